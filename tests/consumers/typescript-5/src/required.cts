import logto = require("logto-management");

const client: logto.ManagementClient = new logto.ManagementClient({
  endpoint: process.env.LOGTO_ENDPOINT,
  appId: "m2m-admin",
  appSecret: "emulator-secret",
});

client.users
  .list()
  .count()
  .then((count) => console.log(`${count} users`));
