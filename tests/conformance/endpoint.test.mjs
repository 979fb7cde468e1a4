/** API.md, `endpoint` and `tenantId`: which addresses are taken, and where requests go then. */
import { assert, assertThrows, test } from "./harness.mjs";
import {
  APP_ID,
  APP_SECRET,
  ENDPOINT,
  json,
  scripted,
  scriptedWithoutToken,
} from "./scripted-fetch.mjs";

/** Where a client with these options sends what it asks for, without the path of that. */
async function baseOf(t, options) {
  const [logto, fetch] = scriptedWithoutToken(t, () => json({}), options);
  await logto.users.get("u");
  const [{ url }] = fetch.api;
  assert.ok(url.endsWith("/api/users/u"), url);
  return url.slice(0, -"/api/users/u".length);
}

/** The same, or what the constructor says where it throws. */
async function baseOrError(t, options) {
  try {
    return await baseOf(t, options);
  } catch (error) {
    assert.equal(error.name, "TypeError", JSON.stringify(options));
    return error;
  }
}

const PLAIN = [
  ["https://auth.example.com", "https://auth.example.com"],
  ["HTTPS://Auth.Example.COM:443//", "https://auth.example.com"],
  ["https://example.com:8443/id/Logto/", "https://example.com:8443/id/Logto"],
  [
    "https://example.com/a%2Fb/c%41/~!$&'()*+,;=:@[]-._///",
    "https://example.com/a%2Fb/c%41/~!$&'()*+,;=:@[]-._",
  ],
  ["https://logto_1", "https://logto_1"],
  [`https://${"a".repeat(63)}.b`, `https://${"a".repeat(63)}.b`],
  ["https://10.0.0.1", "https://10.0.0.1"],
  ["https://[FE80::1]:3001", "https://[fe80::1]:3001"],
  ["https://[1:0:0:0:0:0:0:2]", "https://[1::2]"],
  ["https://api", "https://api"],
  ["https://example.com/api/v1", "https://example.com/api/v1"],
  ["http://localhost:80", "http://localhost"],
];

test("an endpoint is kept in its plainest form", async (t) => {
  for (const [endpoint, plain] of PLAIN) {
    assert.equal(await baseOf(t, { endpoint }), plain, endpoint);
    assert.equal(await baseOf(t, { endpoint: plain }), plain);
  }
});

const SCHEME = "must be an absolute URL such as `https://auth.example.com`.";
const WHITESPACE = "must not have whitespace or control characters.";
const ASCII = "must be ASCII: write an international name in Punycode (`xn--…`).";
const CREDENTIALS = "must not have a user or password: use `appId` and `appSecret`.";
const QUERY = "must not have a query or a fragment.";
const HOST = "must have a host name, an IPv4 address or an IPv6 address in brackets.";
const PORT = "has a port that is not a number from 1 to 65535.";
const PATH =
  "has a path that is not plain: no `//`, dot segments, backslashes, braces or the like.";
const API = "must not end in `/api`: give the address of the server, the client adds the rest.";
const OIDC = "must not end in `/oidc`: give the address of the server, the client adds the rest.";
const INSECURE = "must be `https:`, or a loopback host, or `allowInsecureHttp` must be true.";
const MISSING = "is missing: set it to your Logto's address, or set `tenantId` for Logto Cloud.";

/** What is said of which endpoints. */
const REFUSED = {
  [MISSING]: [undefined],
  [SCHEME]: ["auth.example.com", "//auth.example.com", "ftp://example.com", "https:/example.com"],
  [WHITESPACE]: [" https://example.com", "https://exam\tple.com", "https://a\n", "https://a\x7f"],
  [ASCII]: ["https://exämple.com", "https://example.com/ä", "https://a\u{85}", "https://ａ"],
  [CREDENTIALS]: [
    "https://user:password@example.com",
    "https://example.com@evil.example",
    "https://@example.com",
    "https://a:1@b:2@c",
  ],
  [QUERY]: ["https://example.com?x", "https://example.com/#x", "https://example.com?"],
  [HOST]: [
    "https://",
    "https:///example.com",
    "https://example..com",
    "https://example.com.",
    `https://${"a".repeat(64)}.b`,
    "https://ex%61mple.com",
    "https://{tenant}.logto.app",
    "https://a:1:2",
    "https://127.1",
    "https://0x7f.0.0.1",
    "https://127.0.0.01",
    "https://0x7f000001",
    "https://1.2.3.256",
    "https://a.1",
    "https://[::1",
    "https://[1:2:3:4:5:6:7]",
    "https://[1::2::3]",
    "https://[1:2:3:4::5:6:7:8]",
    "https://[:::]",
    "https://[::1%25eth0]",
    "https://[::1.2.3.4]",
  ],
  [PORT]: [":", ":0", ":65536", ":+1", ":00443", ":1e3", ":/logto"].map(
    (port) => `https://example.com${port}`,
  ),
  [PATH]: [
    "\\x",
    "/a\\x",
    "/a%5Cx",
    "/a/../b",
    "/a/.",
    "/%2e",
    "/%252e",
    "/%2%65",
    "/..;x",
    "/a%2f..%2Fb",
    "/a//b",
    "//a",
    '/a"b',
    "/a<b",
    "/a>b",
    "/a^b",
    "/a`b",
    "/a|b",
    "/{a}",
    "/a}",
  ].map((path) => `https://example.com${path}`),
  [API]: ["/api", "/api/", "/x/API//"].map((path) => `https://example.com${path}`),
  [OIDC]: ["/oidc", "/x/Oidc/"].map((path) => `https://example.com${path}`),
  [INSECURE]: [
    "example.com",
    "notlocalhost",
    "localhost.example.com",
    "127.0.0.1.example",
    "128.0.0.1",
    "[::2]",
  ].map((host) => `http://${host}`),
};

for (const [said, endpoints] of Object.entries(REFUSED)) {
  test(`the constructor says that an endpoint ${said}`, (t) => {
    for (const endpoint of endpoints) {
      const options = { endpoint, appId: APP_ID, appSecret: APP_SECRET };
      assertThrows(
        () => new t.logto.ManagementClient(options),
        TypeError,
        ({ message }) => assert.equal(message, `\`endpoint\` ${said}`, endpoint),
      );
    }
  });
}

test("http: is taken for loopback hosts, and for others with allowInsecureHttp", async (t) => {
  const hosts = ["localhost:3001", "a.localhost", "127.0.0.1:3001", "127.255.0.9", "[::1]:3001"];
  for (const host of hosts) {
    assert.equal(await baseOf(t, { endpoint: `http://${host}` }), `http://${host}`);
  }
  for (const endpoint of REFUSED[INSECURE]) {
    assert.equal(await baseOf(t, { endpoint, allowInsecureHttp: true }), endpoint);
  }
});

test("a path prefix of the endpoint is kept and trailing slashes are dropped", async (t) => {
  const [logto, fetch] = scripted(t, [json({})], { endpoint: "https://example.com/logto///" });
  await logto.users.get("u");
  assert.equal(fetch.tokens[0].url, "https://example.com/logto/oidc/token");
  assert.equal(fetch.api[0].url, "https://example.com/logto/api/users/u");
});

/** Where a client goes and which resource it asks a token for. */
const PLACES = [
  [{ tenantId: "my-tenant" }, "https://my-tenant.logto.app", "https://my-tenant.logto.app/api"],
  [
    { tenantId: "my-tenant", endpoint: "https://id.example.com" },
    "https://id.example.com",
    "https://my-tenant.logto.app/api",
  ],
  [
    { endpoint: "https://Abc123.logto.app/" },
    "https://abc123.logto.app",
    "https://abc123.logto.app/api",
  ],
  [{ endpoint: ENDPOINT }, ENDPOINT, "https://default.logto.app/api"],
  ...["https://logto.app.example", "https://logto.app", "https://a.b.logto.app"].map((endpoint) => [
    { endpoint },
    endpoint,
    "https://default.logto.app/api",
  ]),
  [{ endpoint: ENDPOINT, resource: "urn:my-api" }, ENDPOINT, "urn:my-api"],
];

for (const [options, origin, resource] of PLACES) {
  test(`${JSON.stringify(options)} asks ${origin} for ${resource}`, async (t) => {
    const [logto, fetch] = scripted(t, [json({})], { endpoint: undefined, ...options });
    await logto.users.get("u");
    assert.equal(fetch.tokens[0].url, `${origin}/oidc/token`);
    assert.equal(fetch.api[0].url, `${origin}/api/users/u`);
    const form = new URLSearchParams(await fetch.tokens[0].text());
    assert.equal(form.get("resource"), resource);
  });
}

test("a tenant is a label below logto.app, and checked even beside an endpoint", async (t) => {
  for (const tenantId of ["a", "My-Tenant", "0", "-", "a".repeat(63)]) {
    const base = await baseOf(t, { tenantId, endpoint: undefined });
    assert.equal(base, `https://${tenantId.toLowerCase()}.logto.app`);
  }
  for (const tenantId of [
    "a.b",
    "a/b",
    "a@b",
    "a_b",
    "a\n",
    "ä",
    "\u{212a}",
    "xN--a",
    "a".repeat(64),
  ]) {
    for (const endpoint of [undefined, ENDPOINT]) {
      const { message } = await baseOrError(t, { tenantId, endpoint });
      assert.equal(message, "`tenantId` must be 1 to 63 letters, digits and hyphens.");
    }
  }
});

/** Numbers below `limit` that look random, and are the same in each run. */
function chooser(seed) {
  let state = seed;
  return (limit) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
}

const PIECES = [
  ..."https:// http:// HTTPS: ftp: // / \\ : @ ? # . .. [ ] :: ::1 127.0.0.1 127.1 0x7f 0177 1 256".split(
    " ",
  ),
  ..."localhost .localhost example.com EXAMPLE a_b - %2e %41 443 :80 :443 :8443 :0 api oidc /api/".split(
    " ",
  ),
  ..."` \" < ^ | { ~!$&'()*+,;=@ x \t ä logto.app fe80 1:2:3:4:5:6:7:8 ::ffff:1.2.3.4 xn-- \u{2028}".split(
    " ",
  ),
];

test("what is accepted is what a URL parser makes of it, and anything else is refused", async (t) => {
  const choose = chooser(1);
  const withoutSlashes = (path) => path.replace(/\/+$/, "");
  let accepted = 0;
  for (let round = 0; round < 3_000; round += 1) {
    let endpoint = ["https://", "http://", "https://example.com", ""][choose(4)];
    for (let left = choose(6); left > 0; left -= 1) endpoint += PIECES[choose(PIECES.length)];
    const base = endpoint === "" ? new TypeError() : await baseOrError(t, { endpoint });
    if (typeof base !== "string") continue;
    accepted += 1;
    const url = new URL(endpoint);
    assert.equal(base, url.origin + withoutSlashes(url.pathname), endpoint);
    assert.equal(url.username + url.password + url.search + url.hash, "", endpoint);
    assert.notMatch(withoutSlashes(url.pathname), /\/(api|oidc)$/);
    const isLoopback = /^(\[::1\]|127\..*|(.*\.)?localhost)$/.test(url.hostname);
    assert.ok(url.protocol === "https:" || isLoopback, endpoint);
    assert.equal(await baseOf(t, { endpoint: base }), base);
  }
  assert.isAbove(accepted, 100);
});

test("ordinary endpoints and addresses are accepted", async (t) => {
  const choose = chooser(2);
  const some = (most, make) => Array.from({ length: choose(most) + 1 }, make);
  const octets = () => Array.from({ length: 4 }, () => choose(256)).join(".");
  const groups = () => Array.from({ length: 8 }, () => choose(65_536).toString(16)).join(":");
  const label = () => `l${choose(1e9).toString(36)}`;
  for (let round = 0; round < 300; round += 1) {
    const host = [octets(), `[${groups()}]`, some(3, label).join(".")][choose(3)];
    const port = [`:${choose(65_535) + 1}`, ""][choose(2)];
    const prefix = ["", ...some(2, label)].join("/");
    const endpoint = `https://${host}${port}${prefix}${"/".repeat(choose(3))}`;
    assert.equal(await baseOf(t, { endpoint }), new URL(endpoint).origin + prefix, endpoint);
  }
});

test("an IPv6 address is accepted exactly where the URL parser reads it", async (t) => {
  const choose = chooser(3);
  for (let round = 0; round < 300; round += 1) {
    const groups = Array.from(
      { length: choose(10) },
      () => ["0", "1f", "abcd", "", "12345"][choose(5)],
    );
    const endpoint = `https://[${groups.join(":")}]`;
    let expected;
    try {
      expected = new URL(endpoint).origin;
    } catch {}
    const base = await baseOrError(t, { endpoint });
    assert.equal(base.message ? undefined : base, expected, endpoint);
  }
});

test("no message shows the address", async (t) => {
  const secret = "abcdefghijklmnop";
  for (const endpoint of [
    `https://user:${secret}@example.com`,
    `https://example.com?${secret}`,
    `http://${secret}.example`,
    `${secret}://example.com`,
    `https://example.com:${secret}`,
    `https://${secret}..example`,
    `https://[${secret}]`,
    `https://example.com/../${secret}`,
  ]) {
    const { message } = await baseOrError(t, { endpoint });
    assert.match(message, /^`endpoint` (must|has) /);
    assert.notInclude(message, secret);
  }
});
