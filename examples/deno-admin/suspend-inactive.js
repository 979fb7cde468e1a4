// Suspends users who have not signed in for long. See README.md.
import { parseArgs } from "node:util";
import { ManagementClient } from "logto-management";

const DAY = 86_400_000;

const { values } = parseArgs({
  options: {
    days: { type: "string", default: "365" },
    "dry-run": { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  },
});
if (values.help) {
  console.log("suspend-inactive [--days 365] [--dry-run]");
  Deno.exit(0);
}
const days = Number(values.days);
if (!(days > 0)) {
  console.error(`--days must be a number above 0, and not ${values.days}`);
  Deno.exit(2);
}

const logto = new ManagementClient({
  endpoint: Deno.env.get("LOGTO_ENDPOINT"),
  appId: Deno.env.get("LOGTO_APP_ID"),
  appSecret: Deno.env.get("LOGTO_APP_SECRET"),
  hooks: {
    onRetry: ({ path, error, delayMs }) =>
      console.error(`${path}: ${error.message} Again in ${Math.round(delayMs)} ms.`),
  },
});

const before = Date.now() - days * DAY;
let suspended = 0;
// All are read before the first is changed: a list that changes while it is walked loses rows.
const inactive = [];
for await (const user of logto.users.list({}, { prefetch: 4 })) {
  const seen = user.lastSignInAt ?? user.createdAt;
  if (!user.isSuspended && seen < before) inactive.push(user);
}
for (const { id, username, primaryEmail, lastSignInAt } of inactive) {
  const last = lastSignInAt === null ? "never" : new Date(lastSignInAt).toISOString().slice(0, 10);
  console.log(`${id}\t${username ?? primaryEmail ?? ""}\t${last}`);
  if (values["dry-run"]) continue;
  await logto.users.updateIsSuspended(id, { isSuspended: true });
  suspended += 1;
}
console.error(`${inactive.length} inactive, ${suspended} suspended`);
