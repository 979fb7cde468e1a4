// The error classes (API.md, "Errors").

/**
 * A class of errors, which have these properties, whatever is known of them. A minifier renames
 * classes that have a name in the code: this one gets its own when it is made.
 */
function named(name, Base, properties) {
  const all = properties?.split(" ") ?? [];
  const { [name]: Named } = {
    [name]: class extends Base {
      constructor(message, options) {
        super(message, options);
        for (const property of all) this[property] = undefined;
      }
    },
  };
  const itself = { value: name, configurable: true, writable: true };
  Object.defineProperty(Named.prototype, "name", itself);
  return Named;
}

/** What all errors have in common. */
const LogtoError = named("LogtoError", Error);

const ApiError = named(
  "ApiError",
  LogtoError,
  "status code data details requestId method path attempts retryAfter",
);
const BadRequestError = named("BadRequestError", ApiError);
const UnauthorizedError = named("UnauthorizedError", ApiError);
const ForbiddenError = named("ForbiddenError", ApiError);
const NotFoundError = named("NotFoundError", ApiError);
const UnprocessableEntityError = named("UnprocessableEntityError", ApiError);
const RateLimitError = named("RateLimitError", ApiError);
const ServerError = named("ServerError", ApiError);

const TokenError = named(
  "TokenError",
  LogtoError,
  "status code error errorDescription requestId attempts",
);
const NetworkError = named("NetworkError", LogtoError, "attempts");
const TimeoutError = named("TimeoutError", LogtoError, "timeout");
const ProtocolError = named("ProtocolError", LogtoError, "status contentType requestId");
const InternalError = named("InternalError", LogtoError);

const byStatus = {
  400: BadRequestError,
  401: UnauthorizedError,
  403: ForbiddenError,
  404: NotFoundError,
  422: UnprocessableEntityError,
  429: RateLimitError,
  500: ServerError,
};

/** The error of a status from 400 on. */
function apiError(message, facts) {
  return makeError(byStatus[Math.min(facts.status, 500)] ?? ApiError, message, facts);
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
