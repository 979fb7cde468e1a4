// Compiled, never run: every option, and what else API.md promises, in a consumer's words.
import {
  type AccessTokenResult,
  type CallOptions,
  type Hooks,
  type ListIterator,
  type ListOptions,
  type ListUsersQuery,
  LogtoError,
  ManagementClient,
  type ManagementClientOptions,
  NetworkError,
  type Page,
  ProtocolError,
  type QueryValue,
  type Resources,
  type RetryOptions,
  type Role,
  type SearchTerm,
  TimeoutError,
  TokenError,
  type User,
} from "logto-management";
import { ApiError, init, ManagementClient as SlimClient } from "logto-management/slim";

const hooks: Hooks = {
  onRequest: ({ id, operation, method, path, attempt }) =>
    void [id.toFixed(), operation?.length, method.length, path.length, attempt.toFixed()],
  onResponse: ({ status, requestId, durationMs }) =>
    void [status.toFixed(), requestId?.length, durationMs.toFixed()],
  onRetry: ({ error, delayMs }) => void [error instanceof ApiError, delayMs.toFixed()],
  onWait: ({ reason }) => void (reason satisfies "rateLimit" | "token"),
  onToken: ({ source, expiresAt }) => void [source.length, expiresAt?.toFixed()],
};

/** What may be missing may be undefined (`exactOptionalPropertyTypes`). */
export function optional(attempts: number | undefined, onRetry: Hooks["onRetry"]): CallOptions {
  const { baseDelay, maxDelay, maxRetryAfter }: RetryOptions = {};
  const seen: Hooks = { onRequest: undefined, onResponse: undefined, onRetry, onWait: undefined };
  new ManagementClient({ tenantId: "t", appId: "a", appSecret: "s", hooks: seen });
  return { retry: { attempts, baseDelay, maxDelay, maxRetryAfter } };
}

/** As a consumer passes them on, whose environment may lack them. */
export function construct(environment: { [name: string]: string | undefined }): ManagementClient {
  const options: ManagementClientOptions = {
    tenantId: environment.TENANT,
    endpoint: environment.ENDPOINT,
    allowInsecureHttp: true,
    resource: "https://default.logto.app/api",
    scope: "all",
    appId: environment.APP_ID,
    appSecret: environment.APP_SECRET,
    fetch: (url, init) => fetch(url, init),
    headers: new Headers({ "x-test": "1" }),
    timeout: 1000,
    totalTimeout: 5000,
    retry: { attempts: 3, baseDelay: 1, maxDelay: 2, maxRetryAfter: 3 },
    rateLimit: { requests: 200, interval: 10_000 },
    maxResponseBytes: 1024,
    hooks,
  };
  return new ManagementClient({ ...options, headers: { "x-tenant": environment.TENANT } });
}

// The host's own `fetch`, and one that reads what it is given.
new ManagementClient({ endpoint: "https://a.example", getAccessToken: () => null, fetch });
new ManagementClient({ endpoint: "https://a.example", getAccessToken: () => "t", retry: false });
new ManagementClient({
  tenantId: "t",
  rateLimit: false,
  headers: [["x-test", "1"]],
  getAccessToken: async ({ forceRefresh, signal }): Promise<AccessTokenResult> => {
    signal?.throwIfAborted();
    return { token: String(forceRefresh), expiresAt: Date.now() };
  },
});

export async function calls(logto: ManagementClient, userId: string): Promise<void> {
  const call: CallOptions = { signal: AbortSignal.timeout(1), headers: { a: "b" }, retry: false };
  const list: ListOptions = { ...call, prefetch: 3, timeout: 1, totalTimeout: 2 };
  const roles: Page<Role> = await logto.users.listRoles(userId, { pageSize: 20 }, list);
  for (const role of roles) void role.name;
  void [roles.links.next?.toFixed(), roles.hasNext, roles.totalIsCapped, roles.pageSize];

  const iterator: ListIterator<User> = logto.users.list()[Symbol.asyncIterator]();
  const results = await Promise.all([iterator.next(), iterator.next()]);
  for (const result of results) if (!result.done) void result.value.id;
  await iterator.return();
  const first: User | undefined = (await logto.users.list()).items[0];
  void first?.primaryEmail;
  const count: number = await logto.users.list().count();
  void count;
  await logto.users.list().then(({ items }) => items.length);
  await logto.users.list().catch((reason: unknown) => reason);
  await (logto.users.delete(userId, call) satisfies Promise<void>);

  const terms: SearchTerm[] = ["%a%", { exact: "a" }, { exact: ["a"] }, { posix: "^a" }];
  const query: ListUsersQuery = { caseSensitive: true, where: { name: { similarTo: "a|b" } } };
  for (const search of terms) logto.users.list({ ...query, search });
  logto.users.list({ search: { like: "a%", exact: undefined } });
  logto.users.list({ search: null, where: { name: null }, joint: null, caseSensitive: null });
  logto.roles.list({ where: null });
  const given: Record<string, QueryValue> = { pageSize: 5, newer: "a" };
  logto.paginate("/api/roles", { query: given });
  logto.paginate("/api/newer", { query: given });
  logto.logs.list({ start_time: new Date(0), end_time: 1 });

  const created = await logto.request<{ id: string }>("POST", "/api/users", {
    body: { name: "a" },
    query: { a: [1, "b"], b: null, c: undefined, d: new Date() },
  });
  void created.id;
  for await (const user of logto.paginate<User>("/api/users", { query: { pageSize: 5 } })) {
    void user.id;
  }
  const init = { method: "POST", body: "{}", headers: { a: "b" }, timeout: 5 };
  const response: Response = await logto.fetch("/api/users", init);
  void response.ok;
  const own: RequestInit = { method: "POST", signal: null };
  await logto.fetch("/api/users", own);
  await logto.fetch("/api/users", new Request("https://a.example"));
  await logto.fetch("/api/users", { ...call, signal: null });
  const token: string | null = await logto.getAccessToken();
  void token;
  const { users }: Resources = logto;
  await users.update(userId, { customData: { a: 1 } });
}

/** What a `catch` narrows to. */
export function explain(error: unknown): string | undefined {
  if (error instanceof ApiError) return `${error.status} ${error.code ?? ""} ${error.requestId}`;
  if (error instanceof TokenError) return error.errorDescription ?? error.error;
  if (error instanceof NetworkError) return error.attempts.toFixed();
  if (error instanceof TimeoutError) return error.timeout.toFixed();
  if (error instanceof ProtocolError) return error.contentType;
  if (error instanceof LogtoError) return String(error.cause);
  return undefined;
}

export async function slim(response: Response, bytes: Uint8Array): Promise<void> {
  await init(response);
  await init(Promise.resolve(response));
  await init(bytes);
  await init(bytes.slice().buffer);
  using logto = new SlimClient({ endpoint: "https://a.example", getAccessToken: () => null });
  await calls(logto, "id");
}

export function refused(logto: ManagementClient): void {
  // @ts-expect-error the options are required
  new ManagementClient();
  // @ts-expect-error this mode is none
  logto.users.list({ search: { regex: "a" } });
  // @ts-expect-error a term has one mode
  logto.users.list({ search: { like: "a%", exact: "ab" } });
  // @ts-expect-error and so has that of a field
  logto.users.list({ where: { name: { posix: "^a", similarTo: "a" } }, caseSensitive: true });
  // @ts-expect-error this joint is none
  logto.users.list({ joint: "xor" });
  // @ts-expect-error the client pages by itself
  logto.users.list({ page: 2 });
  // @ts-expect-error the server's name for it is not the client's
  logto.users.list({ page_size: 20 });
  // @ts-expect-error the server does not know it
  logto.users.list({ nonsense: "a" });
  // @ts-expect-error only lists prefetch
  logto.users.get("id", undefined, { prefetch: 2 });
  // @ts-expect-error one method takes no query
  logto.users.delete("id", {}, {});
  // @ts-expect-error the body is required
  logto.roles.create();
  // @ts-expect-error of a body's field
  logto.users.update("id", { name: 7 });
  // @ts-expect-error nothing of wasm-bindgen's is shown
  logto.free();
}

// @ts-expect-error what helps the declarations is no export
export type { KnownRequest } from "logto-management";
