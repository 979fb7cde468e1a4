const { ManagementClient, NotFoundError } = require("logto-management");

const logto = new ManagementClient({
  endpoint: process.env.LOGTO_ENDPOINT,
  appId: "m2m-admin",
  appSecret: "emulator-secret",
});

test("users are counted", async () => {
  const count = await logto.users.list().count();
  expect(count).toBe(217);
  console.log(`${count} users`);
});

test("an error has its class", async () => {
  await expect(logto.users.get("nobody")).rejects.toBeInstanceOf(NotFoundError);
});
