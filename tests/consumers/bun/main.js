import { ManagementClient } from "logto-management";

const logto = new ManagementClient({
  endpoint: process.env.LOGTO_ENDPOINT,
  appId: "m2m-admin",
  appSecret: "emulator-secret",
});

console.log(`${await logto.users.list().count()} users`);
