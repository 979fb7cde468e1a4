/** API.md, "new ManagementClient(options)": what is refused, and what the options mean. */
import { assert, assertThrows, test } from "./harness.mjs";
import {
  APP_ID,
  APP_SECRET,
  ENDPOINT,
  json,
  scripted,
  scriptedFetch,
  turn,
} from "./scripted-fetch.mjs";

const GOOD = { endpoint: ENDPOINT, appId: APP_ID, appSecret: APP_SECRET };

/** Each a name, the options, and what the message must name. */
const REFUSED = [
  ["no options at all", undefined, /./],
  ["options that are no object", "https://auth.example.com", /./],
  ["an unknown option", { ...GOOD, endpont: "x" }, /endpont/],
  ["neither endpoint nor tenantId", { appId: "a", appSecret: "b" }, /endpoint|tenantId/],
  ["no credentials", { endpoint: ENDPOINT }, /appId|getAccessToken/],
  ["appId without appSecret", { endpoint: ENDPOINT, appId: "a" }, /appSecret/],
  ["appSecret without appId", { endpoint: ENDPOINT, appSecret: "b" }, /appId/],
  ["an empty appId", { ...GOOD, appId: "" }, /appId/],
  ["an empty appSecret", { ...GOOD, appSecret: "" }, /appSecret/],
  ["an appSecret that is no string", { ...GOOD, appSecret: 5 }, /appSecret/],
  ["getAccessToken beside appSecret", { ...GOOD, getAccessToken: () => null }, /getAccessToken/],
  ["getAccessToken that is no function", { endpoint: ENDPOINT, getAccessToken: "t" }, /getAccess/],
  [
    "a tenantId that is no host label",
    { ...GOOD, endpoint: undefined, tenantId: "a/b" },
    /tenantId/,
  ],
  ["an empty tenantId", { ...GOOD, endpoint: undefined, tenantId: "" }, /tenantId/],
  ["a resource that is no string", { ...GOOD, resource: 1 }, /resource/],
  ["a scope that is no string", { ...GOOD, scope: ["all"] }, /scope/],
  ["a fetch that is no function", { ...GOOD, fetch: "fetch" }, /fetch/],
  ["headers that are no object", { ...GOOD, headers: 5 }, /headers/],
  ["hooks that are no object", { ...GOOD, hooks: 5 }, /hooks/],
  ["an unknown hook", { ...GOOD, hooks: { onRespond: () => {} } }, /onRespond/],
  ["a hook that is no function", { ...GOOD, hooks: { onRetry: true } }, /onRetry/],
  ["a hook that is null", { ...GOOD, hooks: { onRetry: null } }, /onRetry/],
  ["headers that are null", { ...GOOD, headers: null }, /headers/],
  ["a timeout that is null", { ...GOOD, timeout: null }, /timeout/],
  ["retry: true", { ...GOOD, retry: true }, /retry.*false or an object/],
  ["a number of retry that is null", { ...GOOD, retry: { baseDelay: null } }, /baseDelay/],
  ["an unknown key of retry", { ...GOOD, retry: { tries: 3 } }, /tries/],
  ["rateLimit: true", { ...GOOD, rateLimit: true }, /rateLimit/],
  [
    "an unknown key of rateLimit",
    { ...GOOD, rateLimit: { requests: 1, interval: 1, per: 1 } },
    /per/,
  ],
  ["rateLimit without interval", { ...GOOD, rateLimit: { requests: 5 } }, /interval/],
  ["rateLimit without requests", { ...GOOD, rateLimit: { interval: 5 } }, /requests/],
  [
    "an allowInsecureHttp that is no boolean",
    { ...GOOD, allowInsecureHttp: "yes" },
    /allowInsecure/,
  ],
];

for (const [name, options, names] of REFUSED) {
  test(`the constructor refuses ${name}`, (t) => {
    assertThrows(() => new t.logto.ManagementClient(options), TypeError, names);
  });
}

/** Values that are out of range; whether `TypeError` or `RangeError` is not the contract's. */
const OUT_OF_RANGE = [
  ["timeout", [-1, Number.NaN, "5"]],
  ["totalTimeout", [-1, Number.NaN, "5"]],
  ["maxResponseBytes", [-1, Number.NaN, "5"]],
];

for (const [option, values] of OUT_OF_RANGE) {
  test(`the constructor refuses a ${option} that is no time or size`, (t) => {
    for (const value of values) {
      assertThrows(
        () => new t.logto.ManagementClient({ ...GOOD, [option]: value }),
        Error,
        (error) => {
          assert.include(["TypeError", "RangeError"], error.name, String(value));
          assert.include(error.message, option);
        },
      );
    }
  });
}

test("the constructor refuses numbers of retry and rateLimit that make no sense", (t) => {
  const cases = [
    { retry: { attempts: 0 } },
    { retry: { attempts: 1.5 } },
    { retry: { baseDelay: -1 } },
    { retry: { maxDelay: "8" } },
    { retry: { maxRetryAfter: Number.NaN } },
    { rateLimit: { requests: 0, interval: 1000 } },
    { rateLimit: { requests: 5, interval: 0 } },
    { rateLimit: { requests: Number.NaN, interval: 1000 } },
  ];
  for (const options of cases) {
    const [group] = Object.keys(options);
    const key = Object.keys(options[group]).find((name) => {
      return !(options[group][name] >= 1 && Number.isInteger(options[group][name]));
    });
    assertThrows(
      () => new t.logto.ManagementClient({ ...GOOD, ...options }),
      Error,
      (error) => {
        assert.include(["TypeError", "RangeError"], error.name, JSON.stringify(options));
        assert.include(error.message, key);
      },
    );
  }
});

for (const endpoint of ["", 5]) {
  test(`the constructor refuses the endpoint ${JSON.stringify(endpoint)}`, (t) => {
    assertThrows(() => new t.logto.ManagementClient({ ...GOOD, endpoint }), TypeError, /endpoint/);
  });
}

test("options that are undefined count as not given", async (t) => {
  const [logto, fetch] = scripted(t, [json({})], {
    endpoint: ENDPOINT,
    tenantId: undefined,
    timeout: undefined,
    totalTimeout: undefined,
    headers: undefined,
    hooks: undefined,
    rateLimit: undefined,
    scope: undefined,
    getAccessToken: undefined,
    appId: APP_ID,
    appSecret: APP_SECRET,
  });
  await logto.users.get("u");
  assert.equal(fetch.api.length, 1);
});

test("the constructor sends nothing", async (t) => {
  const [, fetch] = scripted(t, []);
  await turn();
  assert.equal(fetch.requests.length, 0);
});

test("fetch is called with a string and an init, and with no this", async (t) => {
  const [logto, fetch] = scripted(t, [json({})]);
  await logto.users.get("u");
  assert.equal(fetch.requests.length, 2);
  for (const request of fetch.requests) {
    assert.equal(typeof request.url, "string");
    assert.equal(request.argumentCount, 2);
    assert.equal(request.receiver, undefined);
  }
});

test("the host's fetch is looked up at each call", async (t) => {
  const logto = t.client({ endpoint: ENDPOINT, getAccessToken: () => null });
  const original = globalThis.fetch;
  t.after(() => {
    globalThis.fetch = original;
  });
  const double = scriptedFetch([json({ id: "u" })]);
  globalThis.fetch = double;
  assert.deepEqual(await logto.users.get("u"), { id: "u" });
  assert.equal(double.api.length, 1);
});

test("options of the host's own that fetch() is given stay as they are", async (t) => {
  const logto = t.client({ endpoint: ENDPOINT, getAccessToken: () => null });
  const client = globalThis.Deno?.createHttpClient({});
  // What Deno and Bun know; other hosts may refuse what they do not.
  const own = client ? { client } : globalThis.Bun ? { keepalive: true } : {};
  const original = globalThis.fetch;
  t.after(() => {
    globalThis.fetch = original;
    client?.close();
  });
  const double = scriptedFetch([json({})]);
  globalThis.fetch = double;
  await logto.fetch("/api/users", { method: "POST", body: "{}", ...own });
  for (const name of Object.keys(own)) assert.equal(double.api[0].init[name], own[name]);
});

test("headers of the client are sent with every API request and not with token requests", async (t) => {
  const [logto, fetch] = scripted(t, () => json({}), { headers: { "X-Tenant": "a" } });
  await logto.users.get("u");
  await logto.request("GET", "/api/users/u", { headers: { "x-trace": "b" } });
  await logto.users.get("u", undefined, { headers: { "x-tenant": "c" } });
  assert.equal(fetch.api[0].headers.get("x-tenant"), "a");
  assert.equal(fetch.api[1].headers.get("x-tenant"), "a");
  assert.equal(fetch.api[1].headers.get("x-trace"), "b");
  assert.equal(fetch.api[2].headers.get("x-tenant"), "c");
  assert.equal(fetch.tokens[0].headers.has("x-tenant"), false);
});
