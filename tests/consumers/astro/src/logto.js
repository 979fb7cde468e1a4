import { ManagementClient } from "logto-management";

let client;

/** When it is first needed: the environment of the build is not that of the server. */
export function logto() {
  client ??= new ManagementClient({
    endpoint: process.env.LOGTO_ENDPOINT,
    appId: "m2m-admin",
    appSecret: "emulator-secret",
  });
  return client;
}
