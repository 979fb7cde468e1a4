/** API.md, "Errors": each class, what it carries, and what its message says. */
import { assert, assertRejects, test } from "./harness.mjs";
import {
  apiError,
  brokenBody,
  connectionFailure,
  hang,
  json,
  redirect,
  scriptedWithoutToken as scripted,
  text,
  scripted as withToken,
} from "./scripted-fetch.mjs";

const CLASS_OF_STATUS = [
  [400, "BadRequestError"],
  [401, "UnauthorizedError"],
  [403, "ForbiddenError"],
  [404, "NotFoundError"],
  [422, "UnprocessableEntityError"],
  [429, "RateLimitError"],
  [500, "ServerError"],
  [501, "ServerError"],
  [503, "ServerError"],
  [599, "ServerError"],
];

for (const [status, name] of CLASS_OF_STATUS) {
  test(`${status} is a ${name}`, async (t) => {
    const [logto] = scripted(t, () => apiError(status, "some.code"), { retry: false });
    await assertRejects(logto.users.get("u"), t.logto[name], (error) => {
      assert.instanceOf(error, t.logto.ApiError);
      assert.instanceOf(error, t.logto.LogtoError);
      assert.instanceOf(error, Error);
      assert.equal(error.name, name);
      assert.equal(error.status, status);
    });
  });
}

test("any other 4xx is an ApiError of no narrower class", async (t) => {
  for (const status of [402, 405, 409, 413, 418, 431]) {
    const [logto] = scripted(t, () => apiError(status));
    const error = await assertRejects(logto.users.get("u"), t.logto.ApiError);
    assert.equal(error.constructor, t.logto.ApiError);
    assert.equal(error.status, status);
  }
});

test("an ApiError carries what the server said", async (t) => {
  const data = { issues: [{ path: ["username"] }], name: "ZodError" };
  const [logto] = scripted(t, [
    apiError(400, "guard.invalid_input", { data, details: "Error in request body." }),
  ]);
  await assertRejects(logto.users.update("u1", {}), t.logto.BadRequestError, (error) => {
    assert.equal(error.code, "guard.invalid_input");
    assert.include(error.message, "Message of guard.invalid_input");
    assert.deepEqual(error.data, data);
    assert.equal(error.details, "Error in request body.");
    assert.equal(error.requestId, "request-id-1");
    assert.equal(error.method, "PATCH");
    assert.equal(error.path, "/api/users/u1");
    assert.equal(error.attempts, 1);
    assert.equal(error.retryAfter, undefined);
  });
});

test("a text of the server's that nobody would read to its end is cut", async (t) => {
  const told = "x".repeat(2_000);
  const long = told.repeat(50);
  const data = { code: long };
  const [logto] = scripted(t, [
    apiError(400, long, { message: long, data }),
    apiError(400, told, { message: told }),
  ]);
  await assertRejects(logto.users.get("u"), t.logto.BadRequestError, (error) => {
    assert.equal(error.code, `${told}…`);
    assert.equal(error.message, `${told}….`);
    assert.deepEqual(error.data, data);
  });
  await assertRejects(logto.users.get("u"), t.logto.BadRequestError, (error) => {
    assert.equal(error.code, told);
    assert.equal(error.message, `${told}.`);
  });
});

test("a long text of the token endpoint is cut", async (t) => {
  const long = "x".repeat(100_000);
  const answer = { code: long, message: long, error: long, error_description: long };
  const [logto] = withToken(t, [], { token: () => json(answer, { status: 400 }) });
  await assertRejects(logto.users.get("u"), t.logto.TokenError, (error) => {
    for (const name of ["code", "error", "errorDescription", "message"]) {
      assert.isBelow(error[name].length, 2_100, name);
      assert.include(error[name], `${long.slice(0, 2_000)}…`, name);
    }
  });
});

test("a path in an error has no query", async (t) => {
  const [logto] = scripted(t, [apiError(400)]);
  const list = logto.users.list({ search: "private text" });
  await assertRejects(list, t.logto.BadRequestError, (error) => {
    assert.equal(error.path, "/api/users");
    assert.notInclude(JSON.stringify({ ...error }) + error.stack, "private");
  });
});

test("retryAfter is in ms, from seconds or from a date", async (t) => {
  const [logto] = scripted(t, [apiError(429, "x", { headers: { "retry-after": "3" } })], {
    retry: false,
  });
  await assertRejects(logto.users.get("u"), t.logto.RateLimitError, (error) => {
    assert.equal(error.retryAfter, 3_000);
  });
  const headers = { "retry-after": new Date(Date.now() + 30_000).toUTCString() };
  const [dated] = scripted(t, [apiError(503, "x", { headers })], { retry: false });
  await assertRejects(dated.users.get("u"), t.logto.ServerError, ({ retryAfter }) => {
    assert.isAtLeast(retryAfter, 25_000);
    assert.isAtMost(retryAfter, 31_000);
  });
});

/** Error bodies that are not `{ code, message }`. */
// A Response belongs to the request that made it (workerd), so each test makes its own.
const ODD_BODIES = [
  ["a message alone", () => json({ message: "Internal" }, { status: 400 }), /Internal/],
  ["plain text", () => text("Method Not Allowed", { status: 405 }), /Method Not Allowed|405/],
  ["no body", () => new Response(null, { status: 431 }), /431/],
  ["HTML", () => text("<html><body>Bad", { status: 502, type: "text/html" }), /502|HTML|endpoint/],
  ["broken JSON", () => text("{", { status: 400, type: "application/json" }), /400/],
  ["null", () => json(null, { status: 400 }), /400/],
  ["a string", () => json("why", { status: 400 }), /400/],
  ["a code that is no string", () => json({ code: 5, message: {} }, { status: 400 }), /400/],
];

for (const [name, answer, says] of ODD_BODIES) {
  test(`an error with ${name} is an ApiError without a code`, async (t) => {
    const response = answer();
    const { status } = response;
    const [logto] = scripted(t, [response], { retry: false });
    await assertRejects(logto.users.get("u"), t.logto.ApiError, (error) => {
      assert.equal(error.status, status);
      assert.equal(error.code, undefined);
      assert.match(error.message, says);
    });
  });
}

test("an error body that breaks off still tells its status, or is a NetworkError", async (t) => {
  const broken = new Response(brokenBody().body, {
    status: 403,
    headers: { "content-type": "application/json" },
  });
  const [logto] = scripted(t, [broken], { retry: false });
  const error = await assertRejects(logto.users.get("u"), t.logto.LogtoError);
  assert.include(["ForbiddenError", "NetworkError"], error.name);
});

test("a web page with 404 names the likely wrong endpoint, with 502 it does not", async (t) => {
  const page = (status) => text("<html>", { status, type: "text/html" });
  const [logto] = scripted(t, [page(404), page(502)], { retry: false });
  await assertRejects(logto.users.get("u"), t.logto.NotFoundError, /`endpoint`/);
  await assertRejects(logto.users.get("u"), t.logto.ServerError, (error) => {
    assert.notInclude(error.message, "`endpoint`");
  });
});

test("a 404 of a route that an older server lacks says since when Logto has it", async (t) => {
  const answers = [text("Not Found", { status: 404 }), text("Not Found", { status: 404 })];
  const [logto] = scripted(t, [...answers, apiError(404)]);
  const { NotFoundError } = t.logto;
  await assertRejects(logto.configs.listActions().page(1), NotFoundError, /since version 1\.42/);
  await assertRejects(logto.request("GET", "/api/configs/actions"), NotFoundError, /1\.42/);
  await assertRejects(logto.configs.listActions().page(1), NotFoundError, (error) => {
    assert.notInclude(error.message, "since");
  });
});

test("headers of a double that are no texts count as missing", async (t) => {
  const throwing = () => {
    throw new Error("no headers here");
  };
  for (const get of [() => 5, () => ["a"], () => ({}), throwing]) {
    const double = { status: 200, headers: { get }, text: async () => "said" };
    const [logto] = scripted(t, [() => double, json({ id: "u" })]);
    assert.equal(await logto.users.get("u"), "said");
    assert.deepEqual(await logto.users.get("u"), { id: "u" });
  }
});

test("a double whose status is no whole number is no Response", async (t) => {
  const double = { status: 200.5, headers: new Headers(), text: async () => "" };
  const [logto] = scripted(t, () => () => double, { retry: false });
  await assertRejects(logto.users.get("u"), t.logto.NetworkError);
});

test("a wrong audience names the resource that was used", async (t) => {
  const data = { code: "ERR_JWT_CLAIM_VALIDATION_FAILED", name: "JWTClaimValidationFailed" };
  const [logto] = withToken(t, () => apiError(401, "auth.unauthorized", { data }), {
    resource: "https://my.example.com/api",
  });
  await assertRejects(logto.users.get("u"), t.logto.UnauthorizedError, (error) => {
    assert.include(error.message, "https://my.example.com/api");
    assert.deepEqual(error.data, data);
  });
});

test("a NetworkError carries its attempts and what the host threw", async (t) => {
  const failure = connectionFailure("ECONNRESET");
  const [logto] = scripted(t, () => failure);
  await assertRejects(logto.users.get("u"), t.logto.NetworkError, (error) => {
    assert.equal(error.attempts, 3);
    assert.equal(error.cause, failure);
    assert.equal(error.name, "NetworkError");
  });
});

test("whatever a fetch throws becomes the cause of a NetworkError", async (t) => {
  for (const thrown of ["a string", 5, null, undefined, { code: "X" }]) {
    const fetch = () => Promise.reject(thrown);
    const options = { endpoint: "https://a.example", getAccessToken: () => null, retry: false };
    const logto = new t.logto.ManagementClient({ ...options, fetch });
    const error = await assertRejects(logto.users.get("u"), t.logto.NetworkError);
    assert.equal(error.cause, thrown);
  }
  const fetch = () => {
    throw new TypeError("thrown at once");
  };
  const options = { endpoint: "https://a.example", getAccessToken: () => null, retry: false };
  const logto = new t.logto.ManagementClient({ ...options, fetch });
  await assertRejects(logto.users.get("u"), t.logto.NetworkError);
});

test("an answer that breaks off is a NetworkError with its cause", async (t) => {
  const [logto] = scripted(t, () => brokenBody());
  await assertRejects(logto.users.get("u"), t.logto.NetworkError, (error) => {
    assert.equal(error.attempts, 3);
    assert.isOk(error.cause);
  });
});

test("a TimeoutError carries the time that ran out", async (t) => {
  const [logto] = scripted(t, () => hang, { timeout: 15, retry: false });
  await assertRejects(logto.users.get("u"), t.logto.TimeoutError, (error) => {
    assert.equal(error.name, "TimeoutError");
    assert.equal(error.timeout, 15);
    assert.include(error.message, "15");
  });
});

test("a ProtocolError carries status, contentType and requestId", async (t) => {
  const headers = { "logto-core-request-id": "id-9" };
  const [logto] = scripted(t, [text("<html>", { type: "text/html", headers })]);
  await assertRejects(logto.users.get("u"), t.logto.ProtocolError, (error) => {
    assert.equal(error.name, "ProtocolError");
    assert.equal(error.status, 200);
    assert.equal(error.contentType, "text/html");
    assert.equal(error.requestId, "id-9");
  });
});

test("every class names itself, and an error says its name and message", async (t) => {
  const answers = [apiError(404, "x"), redirect("https://other.example/")];
  const [logto] = scripted(t, answers);
  const missing = await assertRejects(logto.users.get("u"), t.logto.NotFoundError);
  assert.match(String(missing), /^NotFoundError: Message of x/);
  assert.match(missing.stack, /NotFoundError/);
  const moved = await assertRejects(logto.users.get("u"), t.logto.ProtocolError);
  assert.match(String(moved), /^ProtocolError: /);
});

test("a wrong argument is rejected, not thrown, by methods that return a promise", async (t) => {
  const [logto] = scripted(t, []);
  for (const call of [
    () => logto.users.get(""),
    () => logto.users.create(),
    () => logto.request("GET", "no-slash"),
    () => logto.fetch("no-slash"),
  ]) {
    const promise = call();
    assert.equal(typeof promise.then, "function");
    await assertRejects(promise, TypeError);
  }
});

// The wire.

test(
  "an unknown user is a NotFoundError with the server's code and request id",
  async (t) => {
    const call = t.client().users.get("no-such-user");
    await assertRejects(call, t.logto.NotFoundError, (error) => {
      assert.isString(error.code);
      assert.isString(error.requestId);
      assert.equal(error.path, "/api/users/no-such-user");
    });
  },
  { real: true },
);

test(
  "a conflict is an UnprocessableEntityError with its code",
  async (t) => {
    const logto = t.client();
    const username = `contract_${Math.random().toString(36).slice(2)}`;
    const user = await logto.users.create({ username });
    t.after(() => logto.users.delete(user.id));
    const again = logto.users.create({ username });
    await assertRejects(again, t.logto.UnprocessableEntityError, (error) => {
      assert.equal(error.code, "user.username_already_in_use");
    });
  },
  { real: true },
);

test(
  "a body that fails validation is a BadRequestError with its issues",
  async (t) => {
    const call = t.client().users.create({ username: 5 });
    await assertRejects(call, t.logto.BadRequestError, ({ code, data }) => {
      assert.equal(code, "guard.invalid_input");
      assert.equal(data.name, "ZodError");
      assert.isNotEmpty(data.issues);
    });
  },
  { real: true },
);

test(
  "an unknown path of the API is a NotFoundError",
  async (t) => {
    const call = t.client().request("GET", "/api/no-such-thing");
    await assertRejects(call, t.logto.NotFoundError, (error) => assert.equal(error.status, 404));
  },
  { real: true },
);

test("a method that a path does not have is an ApiError 405", async (t) => {
  const call = t.client().request("PUT", "/api/users", { body: {} });
  await assertRejects(call, t.logto.ApiError, (error) => assert.equal(error.status, 405));
});

/** What can be thrown, and not be looked into. */
const HIDDEN = {
  "a message that throws": () =>
    Object.defineProperty({}, "message", {
      get() {
        throw new Error("inner");
      },
    }),
  "a symbol for its code": () => ({ code: Symbol("code") }),
  "a symbol for its message": () => ({ message: Symbol("message") }),
  "no way to make a text of it": () => Object.create(null),
  "a cause that can't be asked": () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return new Error("outer", { cause: proxy });
  },
  "nothing that can be asked": () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    return proxy;
  },
};

for (const [what, thrown] of Object.entries(HIDDEN)) {
  test(`a fetch that throws what has ${what} is a NetworkError, and asked again`, async (t) => {
    const [logto, fetch] = scripted(t, () => () => Promise.reject(thrown()));
    await assertRejects(logto.users.get("u"), t.logto.NetworkError, (error) => {
      assert.equal(error.attempts, 3);
    });
    assert.equal(fetch.api.length, 3);
  });

  test(`a fetch of tokens that throws what has ${what} is a TokenError`, async (t) => {
    const token = () => Promise.reject(thrown());
    const [logto, fetch] = withToken(t, [], { token });
    await assertRejects(logto.users.get("u"), t.logto.TokenError);
    assert.equal(fetch.tokens.length, 3);
  });
}
