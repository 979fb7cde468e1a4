/** API.md: nothing leaves the endpoint, whatever stands in a path, in any encoding. */
import { assert, assertRejects, assertThrows, test } from "./harness.mjs";
import { json, scripted } from "./scripted-fetch.mjs";

/** Values of a path parameter that a URL parser would take for another path. */
const BAD_SEGMENTS = [
  "",
  ".",
  "..",
  "%2e",
  "%2E",
  "%2e%2e",
  "%2E%2e",
  ".%2e",
  "%2e.",
  "%252e",
  "%252e%252e",
  "%25252e.",
  // A proxy that decodes a slash would see these as dot segments.
  "../a",
  "a/../..",
  "%2e%2e%2f",
];

for (const segment of BAD_SEGMENTS) {
  test(`the path segment ${JSON.stringify(segment)} is a TypeError that names it`, async (t) => {
    const [logto, fetch] = scripted(t, []);
    await assertRejects(logto.users.get(segment), TypeError, /userId/);
    await assertRejects(logto.users.delete(segment), TypeError, /userId/);
    await assertRejects(logto.users.deleteRole("u", segment), TypeError, /roleId/);
    assertThrows(() => logto.users.listRoles(segment), TypeError, /userId/);
    const params = { userId: segment };
    await assertRejects(
      logto.request("GET", "/api/users/{userId}", { params }),
      TypeError,
      /userId/,
    );
    assert.equal(fetch.requests.length, 0);
  });
}

/** Values that are strange and harmless: they arrive as they are, within their segment. */
const GOOD_SEGMENTS = [
  "a/b",
  "a\\b",
  "a b",
  "a?b=c",
  "a#b",
  "a%2Fb",
  "...",
  ".a",
  "a..",
  "ü\u{1F600}",
  "a;b=c,d@e:f",
  "{userId}",
  "http://evil.example",
  "a\nb",
];

for (const segment of GOOD_SEGMENTS) {
  test(`the path segment ${JSON.stringify(segment)} stays one segment`, async (t) => {
    const [logto, fetch] = scripted(t, () => json({}));
    await logto.users.deleteRole(segment, "r");
    const { origin, path, url } = fetch.api[0];
    assert.equal(origin, "https://auth.example.com");
    const parts = path.split("/");
    assert.deepEqual([...parts.slice(0, 3), ...parts.slice(4)], ["", "api", "users", "roles", "r"]);
    assert.equal(decodeURIComponent(parts[3]), segment);
    assert.equal(new URL(url).href, url, "a URL parser changes nothing");
  });
}

test("a method writes a value as `request` does, whatever character is in it", async (t) => {
  const [logto, fetch] = scripted(t, () => json({}));
  for (let code = 0; code < 0x180; code += 1) {
    for (const userId of [String.fromCharCode(code), `a${String.fromCharCode(code)}`]) {
      if (userId === ".") continue;
      await logto.users.deleteRole(userId, "r-1_");
      const params = { userId, roleId: "r-1_" };
      await logto.request("DELETE", "/api/users/{userId}/roles/{roleId}", { params });
      const [ofMethod, ofPath] = fetch.api.slice(-2);
      assert.equal(ofMethod.url, ofPath.url, `U+${code.toString(16)}`);
    }
  }
});

test("a lone surrogate in a path does not leave its segment", async (t) => {
  const [logto, fetch] = scripted(t, () => json({}));
  await Promise.allSettled([logto.users.get("a\ud800b")]);
  for (const { path } of fetch.api) assert.match(path, /^\/api\/users\/a[^/]*b$/);
});

/** Finished paths that would reach another place than they say. */
const BAD_PATHS = [
  "",
  "api/users",
  "//evil.example/api/users",
  "///evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "/api\\..\\users",
  "/api/%5c..%5cusers",
  "https://evil.example/api/users",
  "HTTPS://auth.example.com/api/users",
  "javascript:alert(1)",
  "@evil.example/api",
  "/api/../oidc/token",
  "/api/./users",
  "/api/users/..",
  "/api/users/.",
  "/..",
  "/.",
  "/api/%2e%2e/oidc",
  "/api/%2E%2E/oidc",
  "/api/.%2e/oidc",
  "/api/%2e./oidc",
  "/api/%252e%252e/oidc",
  "/api/users/%2e",
  "/api/.\t./oidc",
  "/api/.\n./oidc",
  "/\t/evil.example",
  "/\n/evil.example",
  "\t//evil.example",
  " /api/users",
  "/api/users#fragment",
];

for (const path of BAD_PATHS) {
  test(`the path ${JSON.stringify(path)} is a TypeError everywhere`, async (t) => {
    const [logto, fetch] = scripted(t, []);
    await assertRejects(logto.request("GET", path), TypeError);
    await assertRejects(logto.fetch(path), TypeError);
    assertThrows(() => logto.paginate(path), TypeError);
    assert.equal(fetch.requests.length, 0);
  });
}

test("a path that is no string is a TypeError", async (t) => {
  const [logto, fetch] = scripted(t, []);
  for (const path of [undefined, null, 5, {}, new URL("https://auth.example.com/api")]) {
    await assertRejects(logto.request("GET", path), TypeError, /path/);
    await assertRejects(logto.fetch(path), TypeError, /path/);
    assertThrows(() => logto.paginate(path), TypeError, /path/);
  }
  assert.equal(fetch.requests.length, 0);
});

test("dots in a query or within a segment are no dot segments", async (t) => {
  const [logto, fetch] = scripted(t, () => json({}));
  const good = ["/api/users?a=../b", "/api/.well-known/sign-in-exp", "/api/a..b/c.", "/api/.../x"];
  for (const path of good) await logto.request("GET", path);
  assert.equal(fetch.api.length, good.length);
  for (const [index, { url }] of fetch.api.entries()) {
    assert.equal(url, `https://auth.example.com${good[index]}`);
  }
});

test("a guarded path stays below the prefix of the endpoint", async (t) => {
  const options = { endpoint: "https://example.com/logto" };
  const [logto, fetch] = scripted(t, () => json({}), options);
  await logto.users.get("/admin/x");
  assert.match(fetch.api[0].url, /^https:\/\/example\.com\/logto\/api\/users\/[^/]+$/);
});

test("a message about a bad path does not repeat all of it", async (t) => {
  const [logto] = scripted(t, []);
  const path = `/api/../${"x".repeat(10_000)}`;
  await assertRejects(logto.request("GET", path), TypeError, (error) => {
    assert.isBelow(error.message.length, 1_000);
  });
});

// The wire.

test("a name with a slash reaches the server as one segment", async (t) => {
  const logto = t.client();
  await assertRejects(logto.users.get("a/b"), t.logto.NotFoundError);
  const asked = (await t.control("requests")).filter(({ path }) => path.startsWith("/api/users"));
  assert.equal(asked.length, 1);
  assert.match(asked[0].path, /^\/api\/users\/a(%2F|\/)b$/);
});
