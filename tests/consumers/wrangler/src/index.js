import { ManagementClient } from "logto-management";

let logto;

export default {
  async fetch(_request, env) {
    logto ??= new ManagementClient({
      endpoint: env.LOGTO_ENDPOINT,
      appId: "m2m-admin",
      appSecret: "emulator-secret",
    });
    return new Response(`${await logto.users.list().count()} users`);
  },
};
