// Starts the server of the profile page. See README.md.
import { serve } from "@hono/node-server";
import { ManagementClient } from "logto-management";
import { createApp } from "./app.js";
import { personOf } from "./person.js";

const NAMES = ["LOGTO_ENDPOINT", "LOGTO_APP_ID", "LOGTO_APP_SECRET", "SPA_APP_ID", "API_RESOURCE"];
const missing = NAMES.filter((name) => !process.env[name]);
if (missing.length > 0) {
  console.error(`Set ${missing.join(", ")} in the environment; README.md says what they are.`);
  process.exit(2);
}
const {
  LOGTO_ENDPOINT: endpoint,
  LOGTO_APP_ID: appId,
  LOGTO_APP_SECRET: appSecret,
  SPA_APP_ID: spa,
  API_RESOURCE: resource,
  // Tokens of a tenant with a custom domain may name another issuer.
  LOGTO_ISSUER: issuer = `${endpoint.replace(/\/+$/, "")}/oidc`,
  HOST: hostname = "127.0.0.1",
  PORT: port = "3000",
} = process.env;

const app = createApp({
  logto: new ManagementClient({ endpoint, appId, appSecret, totalTimeout: 20_000 }),
  person: personOf({ issuer, audience: resource }),
  signIn: { endpoint: issuer.replace(/\/oidc$/, ""), appId: spa, resource },
});
const server = serve({ fetch: app.fetch, hostname, port: Number(port) }, (address) => {
  console.log(`listening on http://${hostname}:${address.port}`);
});
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => server.close());
