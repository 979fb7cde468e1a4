// The error classes (API.md, "Errors"). The core makes them from its failures, which are data.

class LogtoError extends Error {}

class ApiError extends LogtoError {}
class BadRequestError extends ApiError {}
class UnauthorizedError extends ApiError {}
class ForbiddenError extends ApiError {}
class NotFoundError extends ApiError {}
class UnprocessableEntityError extends ApiError {}
class RateLimitError extends ApiError {}
class ServerError extends ApiError {}

class TokenError extends LogtoError {}
class NetworkError extends LogtoError {}
class TimeoutError extends LogtoError {}
class ProtocolError extends LogtoError {}
class InternalError extends LogtoError {}

const classes = {
  LogtoError,
  ApiError,
  BadRequestError,
  UnauthorizedError,
  ForbiddenError,
  NotFoundError,
  UnprocessableEntityError,
  RateLimitError,
  ServerError,
  TokenError,
  NetworkError,
  TimeoutError,
  ProtocolError,
  InternalError,
};

// Named by hand: a minifier renames the classes, and `error.name` stays what the docs say.
for (const [name, value] of Object.entries(classes)) {
  Object.defineProperty(value, "name", { value: name, configurable: true });
  Object.defineProperty(value.prototype, "name", {
    value: name,
    configurable: true,
    writable: true,
  });
}

const byStatus = {
  400: BadRequestError,
  401: UnauthorizedError,
  403: ForbiddenError,
  404: NotFoundError,
  422: UnprocessableEntityError,
  429: RateLimitError,
};

const fieldsOf = {
  api: [
    "status",
    "code",
    "data",
    "details",
    "requestId",
    "method",
    "path",
    "attempts",
    "retryAfter",
  ],
  token: ["status", "code", "error", "errorDescription", "requestId", "attempts"],
  network: ["attempts"],
  timeout: ["timeout"],
  protocol: ["status", "contentType", "requestId"],
};

function classOf(kind, status) {
  switch (kind) {
    case "api":
      return byStatus[status] ?? (status >= 500 ? ServerError : ApiError);
    case "token":
      return TokenError;
    case "network":
      return NetworkError;
    case "timeout":
      return TimeoutError;
    case "protocol":
      return ProtocolError;
    case "range":
      return RangeError;
    default:
      return TypeError;
  }
}

/** Makes the error of a failure. Its properties are those that its class carries, no others. */
function makeError(kind, message, facts) {
  const options = facts.cause === undefined ? undefined : { cause: facts.cause };
  const error = new (classOf(kind, facts.status))(message, options);
  for (const field of fieldsOf[kind] ?? []) error[field] = facts[field];
  return error;
}

/** A new object for `makeError`'s facts. */
function newFacts() {
  return {};
}

export {
  ApiError,
  BadRequestError,
  ForbiddenError,
  InternalError,
  LogtoError,
  makeError,
  NetworkError,
  NotFoundError,
  newFacts,
  ProtocolError,
  RateLimitError,
  ServerError,
  TimeoutError,
  TokenError,
  UnauthorizedError,
  UnprocessableEntityError,
};
