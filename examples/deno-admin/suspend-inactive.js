// Suspends users who have not signed in for long. See README.md.
import { parseArgs } from "node:util";
import { LogtoError, ManagementClient, NotFoundError } from "logto-management";

const DAY = 86_400_000;
const NAMES = ["LOGTO_ENDPOINT", "LOGTO_APP_ID", "LOGTO_APP_SECRET"];
const HELP = `suspend-inactive.js [--days 365] [--dry-run]

Suspends the users who have not signed in for so many days, or were created so long ago and never have.

  --days N     how many (365)
  --dry-run    names them, and changes nothing
  --help       this

Reads ${NAMES.join(", ")}. A line for each of them goes to the standard output: id, username or
email, and the day of the last sign-in. Exit codes: 0 done, 1 Logto refused or did not answer, 2 a mistake
in the options, the environment or the permissions.`;

/** Ends the program for a mistake of whoever runs it. */
function mistake(message) {
  console.error(message);
  Deno.exit(2);
}

function given() {
  try {
    const { values } = parseArgs({
      options: {
        days: { type: "string", default: "365" },
        "dry-run": { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    return values;
  } catch (error) {
    return mistake(`${error.message}\n\n${HELP}`);
  }
}

function environment() {
  try {
    const values = NAMES.map((name) => Deno.env.get(name));
    const missing = NAMES.filter((_, n) => !values[n]);
    if (missing.length > 0) mistake(`Set ${missing.join(", ")} in the environment.`);
    return values;
  } catch (error) {
    if (!(error instanceof Deno.errors.NotCapable)) throw error;
    return mistake(`${error.message}\nThe script needs --allow-env=${NAMES.join(",")}`);
  }
}

/** The client would only see that no connection was made. */
async function assertReachable(endpoint) {
  const { protocol, hostname, port } = new URL(endpoint);
  const host = `${hostname}:${port || (protocol === "https:" ? 443 : 80)}`;
  const { state } = await Deno.permissions.query({ name: "net", host });
  if (state !== "granted") mistake(`The script needs --allow-net=${host}`);
}

/** Users who were seen last before a time, and are not suspended yet. */
async function inactiveSince(logto, time) {
  const found = [];
  // All are read before the first is changed.
  for await (const user of logto.users.list()) {
    if (!user.isSuspended && (user.lastSignInAt ?? user.createdAt) < time) found.push(user);
  }
  return found;
}

const { days: text, "dry-run": dry, help } = given();
if (help) {
  console.log(HELP);
  Deno.exit(0);
}
const days = Number(text);
if (!(days > 0)) mistake(`--days must be a number above 0, and not ${text}`);
const [endpoint, appId, appSecret] = environment();
if (!URL.canParse(endpoint)) mistake(`LOGTO_ENDPOINT must be an address, and not ${endpoint}`);
await assertReachable(endpoint);

const logto = new ManagementClient({
  endpoint,
  appId,
  appSecret,
  hooks: {
    onRetry: ({ path, error, delayMs }) =>
      console.error(`${path}: ${error.message} Again in ${Math.round(delayMs)} ms.`),
  },
});
try {
  const inactive = await inactiveSince(logto, Date.now() - days * DAY);
  let suspended = 0;
  for (const { id, username, primaryEmail, lastSignInAt } of inactive) {
    const last =
      lastSignInAt === null ? "never" : new Date(lastSignInAt).toISOString().slice(0, 10);
    console.log(`${id}\t${username ?? primaryEmail ?? ""}\t${last}`);
    if (dry) continue;
    try {
      await logto.users.updateIsSuspended(id, { isSuspended: true });
      suspended += 1;
    } catch (error) {
      // Deleted meanwhile.
      if (!(error instanceof NotFoundError)) throw error;
    }
  }
  console.error(`${inactive.length} inactive, ${suspended} suspended`);
} catch (error) {
  if (!(error instanceof LogtoError)) throw error;
  console.error(`${error.name}: ${error.message}`);
  Deno.exit(1);
}
