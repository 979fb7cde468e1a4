/// <reference lib="esnext.disposable" />

import type {
  CallOptions,
  HeadersInput,
  ListOptions,
  PagedList,
  QueryValue,
  RetryOptions,
  SearchQuery,
} from "./core.js";
import type { LogtoError } from "./errors.js";
import type { Lists, Requests, Resources } from "./operations.js";

/** What `getAccessToken` gives. */
export type AccessTokenResult =
  /** A token for the calls that wait for it; later calls ask again. */
  | string
  /** A token that is kept until `expiresAt` (ms since the epoch, not seconds), without one until a 401. */
  | { token: string; expiresAt?: number | undefined }
  /** No `Authorization` is sent: something on the way, a proxy of one's own, adds it. */
  | null;

/** What an event says of its attempt. */
export interface AttemptEvent {
  /** The call's number; the same in all its events. */
  id: number;
  /** The method's name, `users.list`; missing where the path belongs to none. */
  operation?: string;
  /** `"GET"`. */
  method: string;
  /** The path without its query. */
  path: string;
  /** From 1. */
  attempt: number;
}

/** Told what happens, never shown a secret, a token or a query. One that throws changes nothing. */
export interface Hooks {
  /** A request is sent. */
  onRequest?: ((event: AttemptEvent) => void) | undefined;
  /** An answer's headers came. */
  onResponse?:
    | ((
        event: AttemptEvent & { status: number; requestId: string | undefined; durationMs: number },
      ) => void)
    | undefined;
  /** The request will be sent again. */
  onRetry?: ((event: AttemptEvent & { error: LogtoError; delayMs: number }) => void) | undefined;
  /** The call waits, `delayMs` at most, for the rate limit or for a token that another call asked for. */
  onWait?:
    | ((event: { id: number; reason: "rateLimit" | "token"; delayMs: number }) => void)
    | undefined;
  /** A token came; `expiresAt` in ms since the epoch. */
  onToken?:
    | ((event: {
        source: "endpoint" | "store" | "callback";
        expiresAt: number | undefined;
        durationMs: number;
      }) => void)
    | undefined;
}

/** A token as a store keeps it. It is as good as the secret until it expires. */
export interface StoredToken {
  /** The access token. */
  token: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

/**
 * Shares the token between isolates or processes: a `Map`, Workers KV, Redis. One that fails or does
 * not answer within two seconds costs a token request, and no more.
 */
export interface TokenStore {
  /** `key` names endpoint, app, resource and scope. */
  get(key: string): StoredToken | null | undefined | Promise<StoredToken | null | undefined>;
  /** Nobody waits for it. */
  set(key: string, value: StoredToken): unknown;
}

/** Options of a client: where Logto is, who asks, and how. */
export interface ManagementClientOptions {
  /** Logto Cloud: the endpoint is `https://{tenantId}.logto.app`. Letters, digits and hyphens, 63 at most. */
  tenantId?: string | undefined;
  /**
   * Self-hosted, or a custom domain (of the tenant, with `tenantId`): `https://auth.example.com`. A path is kept;
   * the client adds `/api` and `/oidc` itself.
   */
  endpoint?: string | undefined;
  /** Allows `http:` for hosts other than loopback. Default `false`. */
  allowInsecureHttp?: boolean | undefined;
  /**
   * The API's identifier. Default: with `tenantId`, or an endpoint on `{id}.logto.app`,
   * `https://{id}.logto.app/api`; else `https://default.logto.app/api`.
   */
  resource?: string | undefined;
  /** Default `"all"`. */
  scope?: string | undefined;
  /** The machine-to-machine application. */
  appId?: string | undefined;
  /** Its secret. It goes to the token endpoint and nowhere else. */
  appSecret?: string | undefined;
  /**
   * Brings access tokens instead of `appId` and `appSecret`. Concurrent calls share one invocation. What it throws is
   * the `cause` of a `TokenError`.
   */
  getAccessToken?:
    | ((request: {
        /** The server refused the last token. */
        forceRefresh: boolean;
        signal?: AbortSignal;
      }) => AccessTokenResult | Promise<AccessTokenResult>)
    | undefined;
  /** Used instead of the host's `fetch`, which is looked up at each call. */
  fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** Sent with every API request. With an `authorization`, calls that need a token are a `TypeError`. */
  headers?: HeadersInput | undefined;
  /** Milliseconds for one attempt, body included: more than 0, `Infinity` for no limit. Default 30,000. */
  timeout?: number | undefined;
  /** Milliseconds for a call with all its attempts, waits and tokens: more than 0. Default: no limit. */
  totalTimeout?: number | undefined;
  /** `false` sends once. Default: 3 attempts. */
  retry?: false | RetryOptions | undefined;
  /**
   * At most `requests` at once (from 1), refilled evenly over `interval` ms (more than 0). Default 200 per 10,000 on
   * Logto Cloud, none elsewhere.
   */
  rateLimit?: false | { requests: number; interval: number } | undefined;
  /** Shares the token of `appId` and `appSecret`. Default: memory alone. */
  tokenStore?: TokenStore | undefined;
  /** The largest answer, in decoded bytes. Default 32 MiB; a larger one is a `ProtocolError`. */
  maxResponseBytes?: number | undefined;
  /** Functions that are told of requests, answers, retries, waits and tokens: for logs and metrics. */
  hooks?: Hooks | undefined;
}

/** One thing that `diagnose` looked at. */
export interface Check {
  /**
   * `endpoint`: a Logto answers there; `clock`: it agrees with the server's; `api`: `/api` is there;
   * `secret`: a token is given; `resource`: the API knows it and takes the token; `scope`: one was
   * granted; `access`: a list can be read.
   */
  name: "endpoint" | "clock" | "api" | "secret" | "resource" | "scope" | "access";
  /** `skipped`: it could not be tried, and `message` says why. */
  outcome: "passed" | "failed" | "skipped";
  /** What was found; never a secret or a token. */
  message: string;
  /** What to do about it. */
  fix?: string;
}

/** What `diagnose` found. As a string, a line for each check. */
export interface Diagnosis {
  /** Nothing failed. */
  ok: boolean;
  /** All seven, in the order in which they were made. */
  checks: Check[];
  toString(): string;
}

/** Options of `request`. */
export interface RequestOptions extends CallOptions {
  /** Values for the braces of the path. */
  params?: Record<string, string> | undefined;
  /** What stands behind the path's `?`: names are sent as they are, and `pageSize` as `page_size`. */
  query?: Record<string, QueryValue> | undefined;
  /**
   * JSON, in which a `Date` is epoch ms, or what `fetch` sends as it is: FormData, Blob, URLSearchParams, bytes, a
   * stream. What JSON would lose, a `Map` or `NaN`, is a `TypeError`.
   */
  body?: unknown;
}

/** A list pages by itself: by `pageSize`, `page(n)` and `pages({ from })`. */
interface OwnPaging {
  page?: undefined;
  page_size?: undefined;
}

/** Options of `paginate`. */
export interface PaginateOptions extends ListOptions {
  /** Values for the braces of the path. */
  params?: Record<string, string> | undefined;
  /** `pageSize`, from 1 to 100, is sent as `page_size`; other names as they are. */
  query?: (Record<string, QueryValue> & OwnPaging) | undefined;
}

/** What a call says of one thing. */
type Part<Known, Name extends "params" | "body" | "query" | "list" | "result"> = Known extends {
  [name in Name]: infer Value;
}
  ? Value
  : never;

/** A query of `request`: the names that are known, and any others. */
type RawQuery<Query> = Omit<NonNullable<Query>, keyof SearchQuery> & Record<string, QueryValue>;

/** What a call says beside its options. */
interface Said<Value> {
  /** Values for the braces of the path. */
  params: Value;
  /** What is sent: JSON, or a form with a file. */
  body: Value;
  /** What stands behind the path's `?`; names that are not known are sent too. */
  query: Value;
}

/** A member that may be left out where it may be undefined. */
type Maybe<Name extends keyof Said<unknown>, Value> = undefined extends Value
  ? Partial<Pick<Said<Value>, Name>>
  : Pick<Said<Value>, Name>;

/** A member that may be left out where there is nothing that must be said. */
type Member<Name extends keyof Said<unknown>, Value> =
  Record<never, never> extends NonNullable<Value>
    ? Maybe<Name, Value | undefined>
    : Maybe<Name, Value>;

/** What `request` takes for a path that is known. */
type KnownRequest<Known> = CallOptions &
  Member<"params", Part<Known, "params">> &
  Maybe<"body", Part<Known, "body">> &
  Member<"query", RawQuery<Part<Known, "query">>>;

/** What `paginate` takes for a path that is known. */
type KnownList<Known> = ListOptions &
  Member<"params", Part<Known, "params">> & {
    /** `pageSize`, from 1 to 100, is sent as `page_size`; names that are not known are sent too. */
    query?: (RawQuery<Part<Known, "query">> & OwnPaging) | undefined;
  };

/** Options that may be left out as a whole where each of them may. */
type Optional<Options> =
  Record<never, never> extends Options ? [options?: Options] : [options: Options];

/** A path that is not known, or `never`: a known one has a type of its own. */
type Unknown<Method, Path> = Method extends keyof Requests
  ? Path extends keyof Requests[Method]
    ? never
    : Path
  : Path;

/**
 * The `init` of `fetch`: the host's, and the call's options. Of a `Request`, its method, headers, body and
 * signal are taken; Firefox hides its body, so there one with another method than GET or HEAD is a `TypeError`.
 */
export type FetchInit = Omit<RequestInit, "headers" | "signal"> &
  Omit<CallOptions, "headers" | "signal"> & {
    headers?: CallOptions["headers"] | RequestInit["headers"];
    signal?: CallOptions["signal"] | null;
  };

/**
 * A client of a Logto tenant's Management API.
 *
 * ```js
 * const logto = new ManagementClient({
 *   endpoint: "https://auth.example.com",
 *   appId: process.env.LOGTO_APP_ID,
 *   appSecret: process.env.LOGTO_APP_SECRET,
 * });
 * for await (const user of logto.users.list()) console.log(user.primaryEmail);
 * ```
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the core adds a property for each resource.
export class ManagementClient {
  /** Sends nothing. Throws `TypeError` for an option that is unknown, missing or contradictory. */
  constructor(options: ManagementClientOptions);
  /**
   * Calls a path, `/api/users/{userId}` with `params`, and resolves to the decoded body. Arguments
   * and result of a known path are typed.
   */
  request<Method extends keyof Requests, Path extends keyof Requests[Method]>(
    method: Method,
    path: Path,
    ...options: Optional<KnownRequest<Requests[Method][Path]>>
  ): Promise<Part<Requests[Method][Path], "result">>;
  /** Calls any other path, a finished one or one that is newer than this package. */
  request<T = unknown, Method extends string = string, Path extends string = string>(
    method: Method,
    path: Unknown<Method, Path>,
    options?: RequestOptions,
  ): Promise<T>;
  /** A list. Arguments and items of a known path are typed. */
  paginate<Path extends keyof Lists>(
    path: Path,
    ...options: Optional<KnownList<Lists[Path]>>
  ): Part<Lists[Path], "list">;
  /** A list at any other path. */
  paginate<T = unknown, Path extends string = string>(
    path: Path extends keyof Lists ? never : Path,
    options?: PaginateOptions,
  ): PagedList<T>;
  /**
   * The host's `Response`, with token, refresh, retries and limits. It rejects for no status, and
   * its `timeout` ends at the headers.
   */
  fetch(path: string, init?: FetchInit): Promise<Response>;
  /** The current access token; `null` where `getAccessToken` gave none. Rejects with `TokenError`. */
  getAccessToken(): Promise<string | null>;
  /**
   * What is wrong where nothing works, and what to do about it. Never rejects.
   *
   * ```js
   * console.log(String(await logto.diagnose()));
   * ```
   */
  diagnose(): Promise<Diagnosis>;
  /** Ends the client: pending calls reject with an `AbortError`, later ones with `TypeError`. */
  [Symbol.dispose](): void;
}

export interface ManagementClient extends Resources {}

/** A link of a `Link` header (RFC 8288). */
export interface Link {
  /** The target, as it stands in the header. */
  uri: string;
  /** The relation types, in lower case. */
  rel: string[];
  /** The other parameters, by lower-case name. */
  params: { [name: string]: string };
}

/** Reads a `Link` header, leniently: what is no link is left out, and nothing throws. */
export function parseLinkHeader(header: string | null | undefined): Link[];

/** Makes a user's text literal inside a `like` pattern: escapes `%`, `_` and `\`. */
export function escapeLike(text: string): string;

// biome-ignore lint/complexity/noUselessEmptyExport: without it, all that is declared here is exported.
export {};
