/** WIRE.md, "Transport": what a real connection does, by the emulator's faults. */
import { assert, assertRejects, test } from "./harness.mjs";
import { QUICK } from "./scripted-fetch.mjs";

const USERS = { path: "/api/users*" };

/** A client that has its token, and then the fault for the next `times` requests of users. */
async function faulty(t, fault, { times = 1, match = USERS, ...options } = {}) {
  const logto = t.client({ retry: QUICK, ...options });
  await logto.getAccessToken();
  await t.control("faults", { times, fault, match });
  return logto;
}

const sends = async (t, method = "GET") =>
  (await t.control("requests")).filter(
    (request) => request.path.startsWith("/api/users") && request.method === method,
  ).length;

/** A list whose address is new, so that a browser has no copy of it that it could ask about. */
const someUsers = (logto) =>
  logto.paginate("/api/users", { query: { unread: Math.random(), pageSize: 2 } });

for (const kind of ["cut", "truncate"]) {
  test(`a connection that is ${kind} under a GET is repeated`, async (t) => {
    const logto = await faulty(t, { kind });
    const { items } = await someUsers(logto);
    assert.equal(items.length, 2);
    assert.equal(await sends(t), 2);
  });

  test(`a connection that is always ${kind} is a NetworkError or ProtocolError`, async (t) => {
    // A host's own repetitions use up faults too.
    const logto = await faulty(t, { kind }, { times: 1_000 });
    const error = await assertRejects(someUsers(logto), t.logto.LogtoError);
    assert.include(["NetworkError", "ProtocolError"], error.name);
  });
}

/**
 * Methods that a browser's own `fetch` sends again when a kept-alive connection closes under them. It
 * tells no caller, so there the tests can only ask how often the client has sent. Measured with a
 * bare `fetch` against the emulator.
 */
const RESENT_BY_HOST = {
  chromium: ["POST", "DELETE"],
  firefox: ["POST", "DELETE"],
};
const hostResends = (t, method) => RESENT_BY_HOST[t.runtime]?.includes(method) ?? false;

/** Hooks that count what the client itself sends. */
function counted(method) {
  const counter = { sends: 0, hooks: {} };
  counter.hooks.onRequest = (event) => {
    if (event.method === method && event.path.startsWith("/api/users")) counter.sends += 1;
  };
  return counter;
}

test("a connection that is cut under a POST is a NetworkError and not repeated", async (t) => {
  const counter = counted("POST");
  const logto = await faulty(t, { kind: "cut" }, { hooks: counter.hooks });
  const create = logto.users.create({ username: "cut_off" });
  if (hostResends(t, "POST")) {
    await create;
  } else {
    await assertRejects(create, t.logto.NetworkError, (error) => {
      assert.equal(error.attempts, 1);
      assert.isOk(error.cause);
    });
    assert.equal(await sends(t, "POST"), 1);
  }
  assert.equal(counter.sends, 1);
});

test("an answer that stalls is timed out and repeated", async (t) => {
  const logto = await faulty(t, { kind: "stall" }, { timeout: 300 });
  assert.equal((await someUsers(logto)).items.length, 2);
  assert.equal(await sends(t), 2);
});

test("what says that it is JSON and is not is a ProtocolError", async (t) => {
  const logto = await faulty(t, { kind: "garbage" });
  await assertRejects(logto.users.list({ pageSize: 2 }), t.logto.ProtocolError);
  assert.equal(await sends(t), 1);
});

test("HTML with 200 is a ProtocolError", async (t) => {
  const logto = await faulty(t, { kind: "html" });
  await assertRejects(logto.users.list(), t.logto.ProtocolError, /endpoint/);
});

test("a Retry-After of the server is kept", async (t) => {
  const controller = new AbortController();
  const delays = [];
  const onRetry = ({ delayMs }) => {
    delays.push(delayMs);
    controller.abort("seen enough");
  };
  const fault = { kind: "status", status: 429, retryAfter: "5" };
  const logto = await faulty(t, fault, { hooks: { onRetry } });
  await Promise.allSettled([logto.users.list({}, { signal: controller.signal }).page(1)]);
  assert.equal(delays.length, 1);
  // A page of another origin could not read the header; this one is served by the emulator.
  assert.isAtLeast(delays[0], 5_000);
});

test("a 503 is repeated, and after the last attempt thrown", async (t) => {
  const logto = await faulty(t, { kind: "status", status: 503 }, { times: 4 });
  await assertRejects(logto.users.list(), t.logto.ServerError, (error) => {
    assert.equal(error.attempts, 3);
  });
  assert.equal((await logto.users.list({ pageSize: 2 })).items.length, 2);
});

test("a token request whose connection is cut is repeated", async (t) => {
  const logto = t.client({ retry: QUICK });
  const match = { path: "/oidc/token" };
  await t.control("faults", { times: 1, fault: { kind: "cut" }, match });
  assert.equal((await logto.users.list({ pageSize: 2 })).items.length, 2);
});

test("a DELETE whose answer was lost is done", async (t) => {
  const counter = counted("DELETE");
  const logto = t.client({ retry: QUICK, hooks: counter.hooks });
  const user = await logto.users.create({ username: "soon_gone" });
  const fault = { kind: "cut", handled: true };
  await t.control("faults", { times: 1, fault, match: { method: "DELETE" } });
  const done = logto.users.delete(user.id);
  if (hostResends(t, "DELETE")) {
    // The host's second send met the 404, and the client cannot know of the first.
    await assertRejects(done, t.logto.NotFoundError);
    assert.equal(counter.sends, 1);
  } else {
    assert.equal(await done, undefined);
    assert.equal(counter.sends, 2);
  }
  await assertRejects(logto.users.get(user.id), t.logto.NotFoundError);
});

test("an abort reaches the server's connection", async (t) => {
  const logto = await faulty(t, { kind: "stall" });
  const controller = new AbortController();
  const hooked = t.client({
    getAccessToken: () => logto.getAccessToken(),
    hooks: { onRequest: () => setTimeout(() => controller.abort("mine")) },
  });
  const call = hooked.users.get("u", undefined, { signal: controller.signal });
  const [{ reason }] = await Promise.allSettled([call]);
  assert.equal(reason, "mine");
});

test("requests say who they are as the server wants it", async (t) => {
  await t.client().users.list({ pageSize: 2 });
  const [token, users] = (await t.control("requests")).filter(({ method }) => method !== "OPTIONS");
  assert.equal(token.path, "/oidc/token");
  assert.equal(token.method, "POST");
  assert.equal(users.path, "/api/users");
  assert.equal(users.method, "GET");
});
