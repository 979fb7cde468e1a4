// What `logto-management/testing` does, told in any runtime as `{ name: problem }`.

const names = (value) => Object.keys(value);

/** Runs the checks; `undefined` is a check that holds. */
export async function check(logto, { Emulator }) {
  const { ManagementClient, ProtocolError, TimeoutError, UnauthorizedError } = logto;
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
      const errors = { ProtocolError, TimeoutError, UnauthorizedError };
      await body({ emulator, client, equal, Emulator, ManagementClient, ...errors });
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

  async "a tenant begins with what is given, and is reset to it"({ client, equal, Emulator }) {
    const own = new Emulator({
      seed: {
        resources: [{ name: "Orders", indicator: "https://o.example", scopes: ["read:orders"] }],
        organizationRoles: [{ name: "admin" }],
        roles: [{ name: "clerk", scopes: ["read:orders"], description: undefined }],
        applications: [{ id: "robot", name: "Robot", type: "MachineToMachine", secret: "s" }],
        users: [{ id: "ada", customData: { plan: "pro", gone: undefined }, roles: ["clerk"] }],
        organizations: [{ name: "Acme", members: [{ user: "ada", roles: ["admin"] }] }],
      },
    });
    const logto = client({ fetch: own.fetch });
    equal((await logto.users.get("ada")).customData, { plan: "pro" });
    const [role] = (await logto.users.listRoles("ada")).items;
    equal(role.name, "clerk");
    equal((await logto.roles.listScopes(role.id)).items[0].name, "read:orders");
    const [organization] = (await logto.organizations.list()).items;
    const [member] = (await logto.organizations.listUsers(organization.id)).items;
    equal([member.id, member.organizationRoles[0].name], ["ada", "admin"]);
    equal((await logto.applications.get("robot")).isAdmin, false);
    await logto.users.delete("ada");
    equal(await logto.users.list().count(), 0);
    own.reset();
    equal(await logto.users.list().count(), 1);
  },

  async "an empty tenant is empty, and rows are added to it"({ client, equal, Emulator }) {
    const own = new Emulator({ seed: {} });
    const logto = client({ fetch: own.fetch });
    for (const list of [logto.users, logto.organizations, logto.logs, logto.connectors]) {
      equal((await list.list()).items ?? (await list.list()), []);
    }
    const { users, roles } = own.seed({ users: [{ username: "a" }, { username: "b" }] });
    equal([users.map(({ username }) => username), roles], [["a", "b"], []]);
    equal((await logto.users.get(users[1].id)).username, "b");
    const again = new Emulator({ seed: {} }).seed({ users: [{ username: "a" }] });
    equal(again.users[0].id, users[0].id);
    const other = new Emulator({ seed: {}, randomSeed: 2 }).seed({ users: [{ username: "a" }] });
    equal(other.users[0].id === users[0].id, false);
  },

  async "a mistake in a seed names its place"({ client, equal, Emulator }) {
    const own = new Emulator({ seed: {} });
    const circle = { a: 1 };
    circle.b = [circle];
    for (const [rows, message] of [
      [7, /^invalid type: integer `7`, expected an object of lists/],
      [{ user: [] }, /^`user`: unknown field `user`, expected one of `resources`, /],
      [{ users: [{}, { emial: "a@b.c" }] }, /^`users\[1\]\.emial`: unknown field `emial`/],
      [{ users: [{ username: "1" }] }, /^`users\[0\]\.username`: invalid value: string "1"/],
      [{ users: [{ roles: ["clerk"] }] }, /^`users\[0\]\.roles\[0\]`: there is no role `clerk`$/],
      [
        { users: [{ createdAt: new Date() }] },
        /^`users\[0\]\.createdAt` is a Date, and no JSON\.$/,
      ],
      [{ users: [{ customData: circle }] }, /^`users\[0\]\.customData\.b\[0\]` contains itself\.$/],
      [{ users: [{ customData: { f() {} } }] }, /^`users\[0\]\.customData\.f`: /],
      [
        { users: [{ customData: { a: 1n } }] },
        /^`users\[0\]\.customData\.a` is a bigint, and no JSON\.$/,
      ],
    ]) {
      for (const wrong of [() => own.seed(rows), () => new Emulator({ seed: rows })]) {
        const error = await rejects((async () => wrong())(), TypeError);
        if (!message.test(error.message)) throw new Error(`${error.message} is not ${message}`);
      }
    }
    equal(await client({ fetch: own.fetch }).users.list().count(), 0);
  },

  async "it takes the place of the host's fetch"({ emulator, equal, ManagementClient }) {
    const { fetch } = globalThis;
    globalThis.fetch = emulator.fetch;
    try {
      equal((await new ManagementClient(emulator.options).users.list()).total, 217);
      const url = new URL("/api/status", emulator.options.endpoint);
      equal((await globalThis.fetch(url)).status, 204);
      equal((await globalThis.fetch(new Request(url))).status, 204);
    } finally {
      globalThis.fetch = fetch;
    }
  },

  async "faults of answers: late, emptied, with other headers, elsewhere"({
    emulator,
    client,
    equal,
    ProtocolError,
  }) {
    const logto = client({ retry: false });
    await logto.getAccessToken();
    emulator.fail({ kind: "emptyPage" }, USERS);
    equal((await logto.users.list()).items, []);
    emulator.fail({ kind: "headers", set: { link: null, "total-number": "3" } }, USERS);
    equal((await logto.users.list()).total, 3);
    emulator.fail({ kind: "delay", ms: 1 }, USERS);
    equal((await logto.users.list()).total, 217);
    for (const fault of [
      { kind: "redirect", location: "https://elsewhere.example/" },
      { kind: "html" },
      { kind: "garbage" },
    ]) {
      emulator.fail(fault, USERS);
      await rejects(logto.users.list().page(1), ProtocolError);
    }
    emulator.fail({ kind: "cut", handled: true }, { method: "DELETE" });
    const { id } = await logto.users.create({ username: "gone" });
    await rejects(logto.users.delete(id), Error);
    equal(await logto.users.list().count(), 217);
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
      () => new Emulator({ randomSeed: -1 }),
      () => new Emulator({ endpoint: "here" }),
      () => new Emulator({ now: 7 }),
      () => emulator.addUsers("many"),
      () => emulator.fail({ kind: "gone" }),
      () => emulator.advance(0.5),
    ]) {
      await rejects((async () => wrong())(), TypeError);
    }
  },

  async "a mistake says what is asked for"({ emulator, equal, Emulator }) {
    const origin = "`endpoint` must be an origin, such as https://logto.example.";
    const whole = (name) => `\`${name}\` must be a whole number, not below 0.`;
    for (const [wrong, message] of [
      [() => new Emulator(null), "`options` must be an object."],
      [() => new Emulator("https://logto.example"), "`options` must be an object."],
      [() => new Emulator({ endpoint: "here" }), origin],
      [() => new Emulator({ endpoint: "mailto:a@b.example" }), origin],
      [() => new Emulator({ endpoint: "https://logto.example/tenant" }), origin],
      [() => emulator.fail({ kind: "cut" }, "/api/users"), "`where` must be an object."],
      [() => emulator.fail({ kind: "cut" }, null), "`where` must be an object."],
      [() => emulator.fail({ kind: "cut" }, { times: 1.5 }), whole("times")],
      [
        () => emulator.seed({ users: [{ createdAt: Number.NaN }] }),
        "`users[0].createdAt` is NaN, and no JSON.",
      ],
      [
        () => emulator.fail({ kind: "delay", ms: Number.POSITIVE_INFINITY }),
        "`fault.ms` is Infinity, and no JSON.",
      ],
      ...[Number.NaN, -1, "1", new Date(), undefined].map((now) => [
        () => new Emulator({ now: () => now }).fetch("https://logto.example/api/status"),
        "`now` must return milliseconds since the epoch.",
      ]),
    ]) {
      const error = await rejects((async () => wrong())(), TypeError);
      equal(error.message, message);
    }
    equal(
      new Emulator({ endpoint: "http://localhost:3001/" }).options.endpoint,
      "http://localhost:3001",
    );
  },

  async "a late answer that nobody waits for any more leaves no timer"({ emulator, equal }) {
    const { setTimeout, clearTimeout } = globalThis;
    const timers = new Set();
    globalThis.setTimeout = (...given) => {
      const timer = setTimeout(...given);
      timers.add(timer);
      return timer;
    };
    globalThis.clearTimeout = (timer) => {
      timers.delete(timer);
      clearTimeout(timer);
    };
    try {
      emulator.fail({ kind: "delay", ms: 60_000 });
      const abort = new AbortController();
      const { signal } = abort;
      const late = emulator.fetch("https://logto.example/api/status", { signal });
      while (timers.size === 0) await new Promise((next) => setTimeout(next, 1));
      abort.abort(new RangeError("enough"));
      await rejects(late, RangeError);
      equal(timers.size, 0);
    } finally {
      Object.assign(globalThis, { setTimeout, clearTimeout });
    }
  },

  async "a condition of a fault that does not exist is named"({ emulator, client, equal }) {
    const wrong = async () => emulator.fail({ kind: "cut" }, { paht: "/api/users" });
    const { message } = await rejects(wrong(), TypeError);
    equal(message, "`paht` is unknown in `where`. Known are: times, method, path.");
    emulator.fail({ kind: "cut" }, { times: undefined, method: undefined, path: "/api/roles" });
    equal(await client().users.list().count(), 217);
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
