// The error classes (API.md, "Errors").

/** What all errors have in common. Those of each class have its properties, whatever is known of them. */
class LogtoError extends Error {}

class ApiError extends LogtoError {
  status;
  code;
  data;
  details;
  requestId;
  method;
  path;
  attempts;
  retryAfter;
}
class BadRequestError extends ApiError {}
class UnauthorizedError extends ApiError {}
class ForbiddenError extends ApiError {}
class NotFoundError extends ApiError {}
class UnprocessableEntityError extends ApiError {}
class RateLimitError extends ApiError {}
class ServerError extends ApiError {}

class TokenError extends LogtoError {
  status;
  code;
  error;
  errorDescription;
  requestId;
  attempts;
}
class NetworkError extends LogtoError {
  attempts;
}
class TimeoutError extends LogtoError {
  timeout;
}
class ProtocolError extends LogtoError {
  status;
  contentType;
  requestId;
}
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

/** The error of a status from 400 on. */
function apiError(message, facts) {
  const { status } = facts;
  const ErrorClass = byStatus[status] ?? (status >= 500 ? ServerError : ApiError);
  return Object.assign(new ErrorClass(message), facts);
}

/** An error, with what is known of the properties that its class carries. */
function makeError(ErrorClass, message, facts, cause) {
  const error = new ErrorClass(message, cause === undefined ? undefined : { cause });
  return Object.assign(error, facts);
}

/** The error of a time limit that ran out. */
function outOfTime(name, timeout, cause) {
  const message = `No answer within ${Math.trunc(timeout)} ms (\`${name}\`).`;
  return makeError(TimeoutError, message, { timeout }, cause);
}

export {
  ApiError,
  apiError,
  BadRequestError,
  ForbiddenError,
  InternalError,
  LogtoError,
  makeError,
  NetworkError,
  NotFoundError,
  outOfTime,
  ProtocolError,
  RateLimitError,
  ServerError,
  TimeoutError,
  TokenError,
  UnauthorizedError,
  UnprocessableEntityError,
};
