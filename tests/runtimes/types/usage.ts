// Compiled, never run: what a consumer writes, and what the compiler must refuse.
import {
  ApiError,
  escapeLike,
  type Link,
  ManagementClient,
  NotFoundError,
  type Page,
  type PagedList,
  parseLinkHeader,
  type User,
} from "logto-management";

const logto = new ManagementClient({
  endpoint: "https://auth.example.com",
  appId: "app",
  appSecret: "secret",
  retry: { attempts: 5 },
  hooks: { onRetry: ({ error, delayMs }) => void [error, delayMs.toFixed()] },
});

export async function main(): Promise<void> {
  const list: PagedList<User> = logto.users.list({
    search: `%${escapeLike("a_b")}%`,
    where: { primaryEmail: { like: "tom%" }, name: { exact: ["Alice", "Bob"] } },
    joint: "and",
    pageSize: 50,
  });
  for await (const user of list) void user.primaryEmail?.toLowerCase();
  const page: Page<User> = await list;
  const total: number | undefined = page.total;
  const all: User[] = await list.toArray({ limit: 10 });
  const lines: ReadableStream<Uint8Array> = list.toReadableStream({ format: "ndjson" });
  const streamed: ReadableStream<User> = list.toReadableStream({ prefetch: 2 });
  void [lines, streamed];
  for await (const { items } of list.pages({ from: 3, prefetch: 2 })) void [items, all, total];
  const user: User = await logto.users.get("id", undefined, { timeout: 500 });
  await logto.users.update(user.id, { name: "Alice" });
  await logto.users.delete(user.id);
  const links: Link[] = parseLinkHeader('</a>; rel="next"');
  void links[0]?.rel.includes("next");
  try {
    await logto.roles.get("id");
  } catch (error) {
    if (error instanceof NotFoundError) void error.code;
    if (error instanceof ApiError) void error.status.toFixed();
  }
  const response: Response = await logto.fetch("/api/status");
  void response.status;

  // @ts-expect-error an option that does not exist
  new ManagementClient({ endpoint: "https://a.example", appId: "a", appSecret: "b", retries: 3 });
  // @ts-expect-error a user has no such field
  void user.emailAddress;
  // @ts-expect-error the id is a string
  await logto.users.get(7);
  // @ts-expect-error a limit is required
  await list.toArray();
  // @ts-expect-error this field is not searched
  logto.users.list({ where: { description: "x" } });
}
