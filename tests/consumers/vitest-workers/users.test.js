import { ManagementClient, NotFoundError } from "logto-management";
import { Emulator } from "logto-management/testing";
import { expect, test } from "vitest";

test("an emulator takes the place of a server, within a Worker", async () => {
  expect(navigator.userAgent).toBe("Cloudflare-Workers");
  const emulator = new Emulator();
  const client = new ManagementClient({ ...emulator.options, fetch: emulator.fetch });
  const count = await client.users.list().count();
  await expect(client.users.get("eve")).rejects.toBeInstanceOf(NotFoundError);
  console.log(`${count} users`);
});
