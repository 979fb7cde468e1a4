/** Many calls at once need no more tokens than one. */
import { assert, test } from "./harness.mjs";
import { deferred, json, scripted, TOKEN_PREFIX, tokenAnswer } from "./scripted-fetch.mjs";

const tokenRequests = async (t) =>
  (await t.control("requests")).filter(({ path }) => path === "/oidc/token").length;

test("50 concurrent first calls ask for one token", async (t) => {
  const gate = deferred();
  const [logto, fetch] = scripted(t, (request) => json({ id: request.path.split("/").at(-1) }), {
    token: () => gate.promise,
  });
  const calls = Array.from({ length: 50 }, (_, n) => logto.users.get(`u${n}`));
  gate.resolve(tokenAnswer(`${TOKEN_PREFIX}1`));
  const users = await Promise.all(calls);
  assert.deepEqual(
    users.map(({ id }) => id),
    Array.from({ length: 50 }, (_, n) => `u${n}`),
  );
  assert.equal(fetch.tokens.length, 1);
  assert.equal(fetch.api.length, 50);
});

test("50 concurrent first calls ask the server for one token", async (t) => {
  const logto = t.client();
  const pages = await Promise.all(
    Array.from({ length: 50 }, (_, n) => logto.users.list({ pageSize: 1 }).page(n + 1)),
  );
  assert.equal(new Set(pages.map(({ items }) => items[0].id)).size, 50);
  assert.equal(await tokenRequests(t), 1);
});

test("20 concurrent calls that meet a revoked token ask for one more", async (t) => {
  const logto = t.client();
  await logto.users.list({ pageSize: 1 });
  await t.control("revoke", { method: "POST" });
  const pages = await Promise.all(
    Array.from({ length: 20 }, (_, n) => logto.users.list({ pageSize: 1 }).page(n + 1)),
  );
  for (const { items } of pages) assert.equal(items.length, 1);
  assert.equal(await tokenRequests(t), 2);
});

test("two clients do not share a token", async (t) => {
  await t.client().users.list({ pageSize: 1 });
  await t.client().users.list({ pageSize: 1 });
  assert.equal(await tokenRequests(t), 2);
});
