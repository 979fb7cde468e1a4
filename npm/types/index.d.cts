// What `require` gives: the same classes as `import`. CommonJS may take no more than types from the
// declarations of an ES module (`module: node16`), so each value has its type by name.
import type * as esm from "./index.js" with { "resolution-mode": "import" };

export type * from "./index.js" with { "resolution-mode": "import" };

export declare const ApiError: typeof esm.ApiError;
export type ApiError = esm.ApiError;
export declare const BadRequestError: typeof esm.BadRequestError;
export type BadRequestError = esm.BadRequestError;
export declare const ForbiddenError: typeof esm.ForbiddenError;
export type ForbiddenError = esm.ForbiddenError;
export declare const InternalError: typeof esm.InternalError;
export type InternalError = esm.InternalError;
export declare const LogtoError: typeof esm.LogtoError;
export type LogtoError = esm.LogtoError;
export declare const ManagementClient: typeof esm.ManagementClient;
export type ManagementClient = esm.ManagementClient;
export declare const NetworkError: typeof esm.NetworkError;
export type NetworkError = esm.NetworkError;
export declare const NotFoundError: typeof esm.NotFoundError;
export type NotFoundError = esm.NotFoundError;
export declare const ProtocolError: typeof esm.ProtocolError;
export type ProtocolError = esm.ProtocolError;
export declare const RateLimitError: typeof esm.RateLimitError;
export type RateLimitError = esm.RateLimitError;
export declare const ServerError: typeof esm.ServerError;
export type ServerError = esm.ServerError;
export declare const TimeoutError: typeof esm.TimeoutError;
export type TimeoutError = esm.TimeoutError;
export declare const TokenError: typeof esm.TokenError;
export type TokenError = esm.TokenError;
export declare const UnauthorizedError: typeof esm.UnauthorizedError;
export type UnauthorizedError = esm.UnauthorizedError;
export declare const UnprocessableEntityError: typeof esm.UnprocessableEntityError;
export type UnprocessableEntityError = esm.UnprocessableEntityError;
export declare const escapeLike: typeof esm.escapeLike;
export declare const parseLinkHeader: typeof esm.parseLinkHeader;
