/** What all errors of this package extend. None shows the secret, the token or a query. */
export class LogtoError extends Error {
  /** What the host or the caller's own code threw, or the failure behind this one. */
  readonly cause?: unknown;
}

/** The API answered with a status from 400 on. */
export class ApiError extends LogtoError {
  /** The answer's HTTP status. */
  readonly status: number;
  /** Logto's name for the error, `user.username_already_in_use`: what to compare. */
  readonly code: string | undefined;
  /** Further facts; for a validation error `{ issues, name: "ZodError" }`. */
  readonly data: unknown;
  /** What the server says beyond `message`, where it does: mostly a text. */
  readonly details: unknown;
  /** `Logto-Core-Request-Id`, for the server's logs. */
  readonly requestId: string | undefined;
  /** The request's: `"GET"`. */
  readonly method: string;
  /** The path without its query. */
  readonly path: string;
  /** How often the request was sent. */
  readonly attempts: number;
  /** What the answer's `Retry-After` asks for, ms. */
  readonly retryAfter: number | undefined;
}

/** Status 400: an argument that the server does not take. */
export class BadRequestError extends ApiError {}
/** Status 401: the token was refused, and a new one too. */
export class UnauthorizedError extends ApiError {}
/** Status 403: the application lacks a permission. */
export class ForbiddenError extends ApiError {}
/** Status 404. */
export class NotFoundError extends ApiError {}
/** Status 422: a conflict, or a rule that the values break. */
export class UnprocessableEntityError extends ApiError {}
/** Status 429. */
export class RateLimitError extends ApiError {}
/** A status from 500 on. */
export class ServerError extends ApiError {}

/** No access token could be had; where a network, timeout or protocol failure is the reason, it is the `cause`. */
export class TokenError extends LogtoError {
  /** The token endpoint's HTTP status; `undefined` where it did not answer. */
  readonly status: number | undefined;
  /** Logto's name for the error, `oidc.invalid_client`. */
  readonly code: string | undefined;
  /** OAuth's name for it (RFC 6749 §5.2), `invalid_client`. */
  readonly error: string | undefined;
  /** OAuth's `error_description`: the reason in words. */
  readonly errorDescription: string | undefined;
  /** `Logto-Core-Request-Id`, for the server's logs. */
  readonly requestId: string | undefined;
  /** How often the token was asked for; `undefined` for `getAccessToken`. */
  readonly attempts: number | undefined;
}

/** No response came, or one that broke off. */
export class NetworkError extends LogtoError {
  /** How often the request was sent. */
  readonly attempts: number;
}

/** A `timeout` or `totalTimeout` ran out. */
export class TimeoutError extends LogtoError {
  /** The one that did, ms. */
  readonly timeout: number;
}

/** A response that is not what an API sends: HTML, broken JSON, a redirect, a looping `Link`, too many bytes. */
export class ProtocolError extends LogtoError {
  /** The answer's HTTP status. */
  readonly status: number | undefined;
  /** The answer's `Content-Type`: `text/html` is somebody's web page. */
  readonly contentType: string | undefined;
  /** `Logto-Core-Request-Id`, for the server's logs. */
  readonly requestId: string | undefined;
}

/** A bug in this package. All pending calls reject with it, and the next call starts on a fresh instance. */
export class InternalError extends LogtoError {}
