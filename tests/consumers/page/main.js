import { ManagementClient } from "logto-management";

const logto = new ManagementClient({
  endpoint: location.origin,
  appId: "m2m-admin",
  appSecret: "emulator-secret",
});

logto.users
  .list()
  .count()
  .then((count) => {
    document.body.textContent = `${count} users`;
  });
