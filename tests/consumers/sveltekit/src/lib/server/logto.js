import { ManagementClient } from "logto-management";
import { LOGTO_ENDPOINT } from "$app/env/private";

let client;

/** When it is first needed: the environment of the build is not that of the server. */
export function logto() {
  client ??= new ManagementClient({
    endpoint: LOGTO_ENDPOINT,
    appId: "m2m-admin",
    appSecret: "emulator-secret",
  });
  return client;
}
