const { ManagementClient, NotFoundError } = require("logto-management");
const { Emulator } = require("logto-management/testing");

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

test("an emulator takes the place of a server", async () => {
  const emulator = new Emulator({ seed: { users: [{ id: "ada", customData: { plan: "pro" } }] } });
  const client = new ManagementClient({ ...emulator.options, fetch: emulator.fetch });
  expect(await client.users.get("ada")).toMatchObject({ customData: { plan: "pro" } });
  await expect(client.users.get("eve")).rejects.toBeInstanceOf(NotFoundError);
  expect(() => emulator.seed({ users: [{ roles: ["boss"] }] })).toThrow(TypeError);
});
