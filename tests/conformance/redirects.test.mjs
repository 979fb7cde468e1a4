/** WIRE.md, "Transport": redirects are never followed, so no token and no secret leaves. */
import { assert, assertRejects, test } from "./harness.mjs";
import { redirect, scripted } from "./scripted-fetch.mjs";

const TARGET = "https://evil.example/path/to/something?with=query";

for (const status of [301, 302, 303, 307, 308]) {
  test(`${status} is a ProtocolError that names the target's origin alone`, async (t) => {
    const [logto, fetch] = scripted(t, () => redirect(TARGET, status));
    await assertRejects(logto.users.get("u"), t.logto.ProtocolError, (error) => {
      assert.equal(error.status, status);
      assert.include(error.message, "https://evil.example");
      assert.notInclude(error.message, "something");
    });
    assert.equal(fetch.api.length, 1, "it is not repeated");
  });
}

test("a redirect names an origin and nothing more", async (t) => {
  for (const [location, said] of [
    ["https://evil.example/x?code=1", "to https://evil.example."],
    ["//evil.example", "to //evil.example."],
    ["https://u:p@evil.example:8/x", "to https://evil.example:8."],
    ["https://evil.example\\x", "to https://evil.example."],
    ["https://a@b@evil.example#x", "to https://evil.example."],
    ["com.example+app.1-x://host?code=1", "to com.example+app.1-x://host."],
    ["/api/users//x", "to the same origin."],
    ["users", "to the same origin."],
    ["/callback?code=secret&to=https://app.example/x", "to the same origin."],
    ["callback?code=secret:https://app.example", "to the same origin."],
    ["a//b", "to the same origin."],
    ["://b", "to the same origin."],
    [undefined, "elsewhere."],
  ]) {
    const headers = location === undefined ? {} : { location };
    const [logto] = scripted(t, () => new Response(null, { status: 302, headers }));
    const { message } = await assertRejects(logto.users.get("u"), t.logto.ProtocolError);
    assert.include(message, `The server redirects ${said} Redirects are not followed, since`);
  }
});

test("every request asks the host not to follow redirects", async (t) => {
  const [logto, fetch] = scripted(t, () => Response.json({}));
  await logto.users.get("u");
  await logto.fetch("/api/users/u");
  for (const { init } of fetch.requests) assert.equal(init.redirect, "manual");
});

test("fetch() does not let a caller follow redirects", async (t) => {
  const [logto, fetch] = scripted(t, () => Response.json({}));
  const [outcome] = await Promise.allSettled([logto.fetch("/api/a", { redirect: "follow" })]);
  if (outcome.status === "rejected") assert.instanceOf(outcome.reason, TypeError);
  for (const { init } of fetch.requests) assert.equal(init.redirect, "manual");
});

test("a redirect to the same origin is not followed either", async (t) => {
  for (const target of ["/api/users/v", "https://auth.example.com/api/users/v"]) {
    const [logto, fetch] = scripted(t, () => redirect(target));
    await assertRejects(logto.users.get("u"), t.logto.ProtocolError);
    assert.equal(fetch.api.length, 1);
  }
});

test("a redirect without a usable Location is a ProtocolError", async (t) => {
  for (const target of ["", "http://[", "javascript:alert(1)"]) {
    const [logto] = scripted(t, () => redirect(target));
    await assertRejects(logto.users.get("u"), t.logto.ProtocolError);
  }
  const [logto] = scripted(t, () => new Response(null, { status: 302 }));
  await assertRejects(logto.users.get("u"), t.logto.ProtocolError);
});

test("a list that is redirected is a ProtocolError", async (t) => {
  const [logto] = scripted(t, () => redirect(TARGET));
  await assertRejects(logto.users.list(), t.logto.ProtocolError);
});

// The wire.

test("a redirect of the server is not followed", async (t) => {
  const logto = t.client();
  await logto.getAccessToken();
  const location = `${t.endpoint}/api/roles`;
  const fault = { kind: "redirect", location };
  await t.control("faults", { times: 1, fault, match: { path: "/api/users*" } });
  await assertRejects(logto.users.get("u"), t.logto.ProtocolError, (error) => {
    // A page is not told where it was sent to.
    if (!["chromium", "firefox"].includes(t.runtime)) {
      assert.include(error.message, new URL(t.endpoint).host);
    }
  });
  const asked = await t.control("requests");
  assert.equal(asked.filter(({ path }) => path === "/api/roles").length, 0);
});

test("a redirect of the token endpoint does not carry the secret on", async (t) => {
  const logto = t.client();
  const fault = { kind: "redirect", location: `${t.endpoint}/api/steal` };
  await t.control("faults", { times: 1, fault, match: { path: "/oidc/token" } });
  await assertRejects(logto.users.get("u"), t.logto.TokenError, ({ cause }) => {
    assert.instanceOf(cause, t.logto.ProtocolError);
  });
  const asked = await t.control("requests");
  assert.equal(asked.filter(({ path }) => path === "/api/steal").length, 0);
});
