import { ManagementClient } from "npm:logto-management";

const { state } = await Deno.permissions.query({ name: "read" });
if (state === "granted") throw new Error("files can be read");

const logto = new ManagementClient({
  endpoint: Deno.env.get("LOGTO_ENDPOINT"),
  appId: "m2m-admin",
  appSecret: "emulator-secret",
});

console.log(`${await logto.users.list().count()} users`);
