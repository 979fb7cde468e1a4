// What `logto-management/testing` does, told in any runtime as `{ name: problem }`.

const names = (value) => Object.keys(value);

/** Runs the checks; `undefined` is a check that holds. */
export async function check({ ManagementClient, TimeoutError, UnauthorizedError }, { Emulator }) {
  const problems = {};
  const equal = (seen, wanted) => {
    const [a, b] = [seen, wanted].map((value) => JSON.stringify(value));
    if (a !== b) throw new Error(`${a} is not ${b}`);
  };
  for (const [name, body] of Object.entries(CHECKS)) {
    try {
      const emulator = new Emulator();
      const client = (more) =>
        new ManagementClient({
          ...emulator.options,
          fetch: emulator.fetch,
          retry: { baseDelay: 1 },
          ...more,
        });
      await body({ emulator, client, equal, Emulator, TimeoutError, UnauthorizedError });
      problems[name] = null;
    } catch (error) {
      problems[name] = error?.stack ?? String(error);
    }
  }
  return problems;
}

async function rejects(promise, kind) {
  try {
    await promise;
  } catch (error) {
    if (error instanceof kind) return error;
    throw new Error(`it is no ${kind.name}: ${error}`);
  }
  throw new Error("it did not reject");
}

const USERS = { path: "/api/users*" };

const CHECKS = {
  async "a tenant of 217 users is walked"({ client, equal }) {
    const ids = new Set();
    for await (const user of client().users.list({}, { prefetch: 4 })) ids.add(user.id);
    equal(ids.size, 217);
  },

  async "what is written is read, and forms are understood"({ client, equal }) {
    const logto = client();
    const { id } = await logto.users.create({ username: "made_here", customData: { a: [1] } });
    equal((await logto.users.get(id)).customData, { a: [1] });
    const file = new File(["x"], "x.png", { type: "image/png" });
    equal(names(await logto.userAssets.create({ file })), ["url"]);
    equal(await logto.users.delete(id), undefined);
  },

  async "two emulators know nothing of each other"({ emulator, client, equal, Emulator }) {
    const other = new Emulator();
    await client().users.create({ username: "here_alone" });
    equal(await client().users.list().count(), 218);
    equal(await client({ fetch: other.fetch }).users.list().count(), 217);
    emulator.reset();
    equal(await client().users.list().count(), 217);
  },

  async "time travel: a token expires, and one request more is made"({ emulator, client, equal }) {
    const logto = client();
    await logto.users.list();
    emulator.advance(3_700_000);
    equal((await logto.users.list()).total, 217);
    const tokens = emulator.requests().filter(({ path }) => path === "/oidc/token");
    equal(tokens.length, 2);
    equal(tokens[0].hasBasic, true);
  },

  async "tokens are revoked, and a new one is asked for"({ emulator, client, equal }) {
    const logto = client();
    await logto.users.list();
    emulator.revokeTokens();
    equal((await logto.users.list()).total, 217);
    equal(emulator.requests().filter(({ status }) => status === 401).length, 1);
  },

  async "faults of every kind are met and lived through"({ emulator, client, equal }) {
    const logto = client({ timeout: 100 });
    await logto.getAccessToken();
    for (const fault of [
      { kind: "status", status: 503 },
      { kind: "status", status: 429, retryAfter: "0" },
      { kind: "cut" },
      { kind: "truncate" },
      { kind: "stall" },
    ]) {
      emulator.fail(fault, USERS);
      equal((await logto.users.list()).total, 217);
    }
    equal(emulator.requests().filter(({ fault }) => fault).length, 5);
  },

  async "an attempt that stalls for good is a TimeoutError"({ emulator, client, TimeoutError }) {
    const logto = client({ timeout: 20 });
    await logto.getAccessToken();
    emulator.fail({ kind: "stall" }, { ...USERS, times: 3 });
    await rejects(logto.users.list().page(1), TimeoutError);
  },

  async "more users are there on request"({ emulator, client, equal }) {
    emulator.addUsers(1_000);
    equal(await client().users.list().count(), 1_217);
  },

  async "a wrong token is refused"({ client, UnauthorizedError }) {
    const logto = client({ appId: undefined, appSecret: undefined, getAccessToken: () => "wrong" });
    await rejects(logto.users.list().page(1), UnauthorizedError);
  },

  async "nothing is sent elsewhere, and mistakes are told"({ emulator, Emulator }) {
    await rejects(emulator.fetch("https://elsewhere.example/api/users", {}), TypeError);
    for (const wrong of [
      () => new Emulator({ users: 3 }),
      () => new Emulator({ seed: -1 }),
      () => emulator.addUsers("many"),
      () => emulator.fail({ kind: "gone" }),
      () => emulator.advance(0.5),
    ]) {
      await rejects((async () => wrong())(), TypeError);
    }
  },

  async "an abort is the caller's own"({ emulator, client }) {
    const abort = new AbortController();
    emulator.fail({ kind: "stall" }, { path: "/oidc/token" });
    const reason = new RangeError("enough");
    const logto = client();
    const call = logto.users.get("u", {}, { signal: abort.signal });
    abort.abort(reason);
    if ((await rejects(call, RangeError)) !== reason) throw new Error("another reason");
    // The token is still waited for, since other calls might want it.
    logto[Symbol.dispose ?? Symbol.for("Symbol.dispose")]();
  },
};
