/** API.md, "Exports": exactly these names, and no others. */
import { assert, test } from "./harness.mjs";

const CLASSES = [
  "ApiError",
  "BadRequestError",
  "ForbiddenError",
  "InternalError",
  "LogtoError",
  "ManagementClient",
  "NetworkError",
  "NotFoundError",
  "ProtocolError",
  "RateLimitError",
  "ServerError",
  "TimeoutError",
  "TokenError",
  "UnauthorizedError",
  "UnprocessableEntityError",
];

test("the package exports exactly the client, two functions and the error classes", (t) => {
  const names = [...CLASSES, "escapeLike", "parseLinkHeader"];
  assert.deepEqual(Object.keys(t.logto).sort(), names.sort());
  for (const name of names) {
    assert.equal(typeof t.logto[name], "function");
    assert.equal(t.logto[name].name, name);
  }
});

test("all error classes extend LogtoError, and those of a status extend ApiError", (t) => {
  const { LogtoError, ApiError } = t.logto;
  assert.equal(Object.getPrototypeOf(LogtoError), Error);
  for (const name of CLASSES) {
    if (name === "ManagementClient" || name === "LogtoError") continue;
    assert.instanceOf(t.logto[name].prototype, LogtoError, name);
  }
  const byStatus = [
    "BadRequestError",
    "UnauthorizedError",
    "ForbiddenError",
    "NotFoundError",
    "UnprocessableEntityError",
    "RateLimitError",
    "ServerError",
  ];
  for (const name of byStatus) assert.instanceOf(t.logto[name].prototype, ApiError, name);
  for (const name of ["TokenError", "NetworkError", "TimeoutError", "ProtocolError"]) {
    assert.notInstanceOf(t.logto[name].prototype, ApiError, name);
  }
});
