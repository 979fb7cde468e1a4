const logto = require("logto-management");

const client = new logto.ManagementClient({
  endpoint: process.env.LOGTO_ENDPOINT,
  appId: "m2m-admin",
  appSecret: "emulator-secret",
});

client.users
  .list()
  .count()
  .then(async (count) => {
    // A module of another kind in the same process has the same client, and the same token.
    const { ManagementClient } = await import("logto-management");
    console.log(client instanceof ManagementClient ? `${count} users` : "two instances");
  });
