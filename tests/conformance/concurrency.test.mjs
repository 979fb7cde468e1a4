/** Many calls at once need no more tokens than one. */
import { assert, test } from "./harness.mjs";
import { deferred, json, scripted, TOKEN_PREFIX, tokenAnswer, turn } from "./scripted-fetch.mjs";

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

const dispose = Symbol.dispose ?? Symbol.for("Symbol.dispose");

test("a token that a disposed client could not have is not missed by the next client", async (t) => {
  const [gone, asked] = scripted(t, [], { token: () => new Promise(() => {}) });
  const pending = gone.users.get("u").catch(({ name }) => name);
  await asked.reached(1, asked.tokens);
  gone[dispose]();
  const gate = deferred();
  const [logto, fetch] = scripted(t, () => json({ id: "u" }), { token: () => gate.promise });
  const first = logto.users.get("u");
  await turn();
  assert.equal(await pending, "AbortError");
  const second = logto.users.get("u");
  await turn();
  gate.resolve(tokenAnswer(`${TOKEN_PREFIX}1`));
  assert.deepEqual(await Promise.all([first, second]), [{ id: "u" }, { id: "u" }]);
  assert.equal(fetch.tokens.length, 1);
});

test("a token that a disposed client has come to have is not the next client's", async (t) => {
  for (let ticks = 0; ticks < 20; ticks += 1) {
    const late = deferred();
    const [gone] = scripted(t, () => json({}), { getAccessToken: () => late.promise });
    gone.users.get("u").catch(() => {});
    await turn();
    late.resolve({ token: "of-the-disposed" });
    for (let tick = 0; tick < ticks; tick += 1) await null;
    gone[dispose]();
    const gate = deferred();
    let asked = 0;
    const getAccessToken = () => {
      asked += 1;
      return gate.promise;
    };
    const [logto, fetch] = scripted(t, () => json({ id: "u" }), { getAccessToken });
    const first = logto.users.get("u");
    await turn();
    const second = logto.users.get("u");
    await turn();
    gate.resolve({ token: "mine" });
    await Promise.all([first, second]);
    const sent = fetch.api.map(({ headers }) => headers.get("authorization"));
    assert.deepEqual(sent, ["Bearer mine", "Bearer mine"], `after ${ticks} ticks`);
    assert.equal(asked, 1);
  }
});
