/** What the next requests meet instead of their answers. */
export type Fault =
  | { kind: "status"; status: number; retryAfter?: string }
  | { kind: "cut" | "truncate" | "stall" | "garbage" | "html" };

/** A request that the emulator has seen. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** Their names alone. */
  readonly headers: readonly string[];
  readonly contentType: string | null;
  readonly bodyLength: number;
  readonly hasToken: boolean;
  readonly hasBasic: boolean;
  readonly status: number;
  /** Whether it met a fault. */
  readonly fault: boolean;
}

/**
 * An emulated Logto behind a `fetch` function: unit tests of an application run with no network and
 * no server, in every runtime. It answers every operation of the Management API, and begins with 217
 * users, 45 roles, 32 applications, 33 organizations and 12,000 audit logs, the same each time.
 *
 * ```js
 * const emulator = new Emulator();
 * const logto = new ManagementClient({ ...emulator.options, fetch: emulator.fetch });
 * ```
 */
export declare class Emulator {
  /**
   * @param options `endpoint`: the tenant's origin; `seed`: of ids and keys; `tokenLifetime`: of an
   *   access token, in seconds; `now`: the time in epoch milliseconds
   * @throws {TypeError} an option is unknown or of the wrong type
   */
  constructor(options?: {
    endpoint?: string;
    seed?: number;
    tokenLifetime?: number;
    now?: () => number;
  });
  /** Options of a `ManagementClient` that may do everything. */
  readonly options: { endpoint: string; appId: string; appSecret: string };
  /** For the client's option `fetch`. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Adds so many users. */
  addUsers(count: number): void;
  /** Puts the tenant's clock forward, in milliseconds: tokens expire. */
  advance(ms: number): void;
  /**
   * Lets the next requests fail: `times` of them, 1 where it is left out, of this method and path
   * (`*` at its end stands for anything).
   */
  fail(fault: Fault, where?: { times?: number; method?: string; path?: string }): void;
  /** Lets the server refuse every token that it has given. */
  revokeTokens(): void;
  /** The requests since the start or the last reset, oldest first. */
  requests(): SeenRequest[];
  /** Everything as it was at the start. */
  reset(): void;
}
