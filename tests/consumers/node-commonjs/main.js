const { ManagementClient } = require("logto-management");

const logto = new ManagementClient({
  endpoint: process.env.LOGTO_ENDPOINT,
  appId: "m2m-admin",
  appSecret: "emulator-secret",
});

logto.users
  .list()
  .count()
  .then((count) => console.log(`${count} users`));
