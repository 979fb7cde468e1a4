// Compiled, never run: what `request` and `paginate` know of paths, and what they refuse.
import type { ManagementClient, PagedList, Role, User } from "logto-management";

/** True where two types are the same. */
type Same<One, Other> =
  (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;

/** Compiles where the type argument is true. */
declare function holds<Claim extends true>(claim?: Claim): void;

export async function known(logto: ManagementClient): Promise<void> {
  const user = await logto.request("GET", "/api/users/{userId}", {
    params: { userId: "u" },
    query: { includeSsoIdentities: true },
    timeout: 500,
  });
  holds<Same<typeof user, Awaited<ReturnType<typeof logto.users.get>>>>();
  const users = await logto.request("GET", "/api/users", { query: { page: 1, page_size: 20 } });
  holds<Same<typeof users, User[]>>();
  const all = await logto.request("GET", "/api/users");
  holds<Same<typeof all, User[]>>();
  const grants = await logto.request("GET", "/api/users/{userId}/grants", {
    params: { userId: "u" },
  });
  holds<typeof grants extends { grants: unknown[] } ? true : false>();
  const role = await logto.request("POST", "/api/roles", {
    body: { name: "admin", description: "All rights" },
  });
  holds<Same<typeof role, Role>>();
  const gone = await logto.request("DELETE", "/api/roles/{id}", { params: { id: "r" } });
  holds<Same<typeof gone, void>>();
  const list = logto.paginate("/api/roles", { query: { pageSize: 50 }, prefetch: 2 });
  holds<typeof list extends PagedList<infer Item> ? (Item extends Role ? true : false) : false>();
  for await (const scope of logto.paginate("/api/roles/{id}/scopes", { params: { id: "r" } })) {
    holds<Same<typeof scope.name, string>>();
  }
  // A name that a newer server knows is allowed here.
  await logto.request("GET", "/api/users", { query: { newer: "than this package" } });
}

/** What the server fills in need not be sent. */
export async function filledIn(logto: ManagementClient): Promise<void> {
  await logto.organizationRoles.create({ name: "editor" });
  await logto.samlApplications.create({ name: "Payroll" });
  await logto.ssoConnectors.createSigningKey("c", {});
  await logto.signInExperience.update({ passwordPolicy: { length: { min: 12 } } });
  const [expiresAt, organizationId] = [new Date(), "o"];
  await logto.organizationInvitations.create({ invitee: "e@x.example", organizationId, expiresAt });
}

export async function unknown(logto: ManagementClient, path: string): Promise<void> {
  const some = await logto.request("GET", "/api/newer/{id}", { params: { id: "x" } });
  holds<Same<typeof some, unknown>>();
  const own = await logto.request<{ id: string }>("GET", path);
  holds<Same<typeof own, { id: string }>>();
  const finished = await logto.request<User>("GET", "/api/users/u1");
  holds<Same<typeof finished, User>>();
  const items = logto.paginate<{ id: string }>(path);
  holds<Same<typeof items, PagedList<{ id: string }>>>();
}

export async function refused(logto: ManagementClient): Promise<void> {
  // @ts-expect-error the path has a parameter
  await logto.request("GET", "/api/users/{userId}");
  // @ts-expect-error and this is its name
  await logto.request("GET", "/api/users/{userId}", { params: { id: "u" } });
  // @ts-expect-error a body is needed
  await logto.request("POST", "/api/roles", {});
  // @ts-expect-error a role has a name
  await logto.request("POST", "/api/roles", { body: { title: "admin" } });
  // @ts-expect-error this query has a time
  await logto.request("GET", "/api/dashboard/users/active", { query: { date: { day: 1 } } });
  // @ts-expect-error the result is a user
  const wrong: Role = await logto.request("GET", "/api/users/{userId}", {
    params: { userId: "u" },
  });
  // @ts-expect-error `prefetch` is for lists
  await logto.request("GET", "/api/users", { prefetch: 2 });
  // @ts-expect-error a list pages by itself
  logto.paginate("/api/roles", { query: { page: 2 } });
  // @ts-expect-error and sends the size by itself
  logto.paginate("/api/newer", { query: { page_size: 2 } });
  // @ts-expect-error the path has a parameter
  logto.paginate("/api/roles/{id}/scopes");
  void wrong;
}

interface Plan {
  name: string;
  seats: number;
}

/** What may be in a body: more than what comes back. */
export async function bodies(logto: ManagementClient, plan: Plan, name?: string): Promise<void> {
  const roleIds = ["a", "b"] as const;
  await logto.users.assignRoles("u", { roleIds });
  await logto.request("POST", "/api/users/{userId}/roles", {
    params: { userId: "u" },
    body: { roleIds },
  });
  await logto.users.updateCustomData("u", { customData: plan });
  await logto.users.create({ customData: plan, username: name, profile: { nickname: name } });
  await logto.roles.create({ name: "r", description: "d", scopeIds: undefined });
  await logto.customPhrases.replace("fr", { input: { username: "Nom" } });
  const uris = ["https://a.example"] as const;
  const application = await logto.applications.get("a");
  await logto.applications.update("b", {
    oidcClientMetadata: { redirectUris: uris, postLogoutRedirectUris: [] },
    customClientMetadata: application.customClientMetadata,
    customData: application.customData,
  });
  await logto.hooks.create({ events: ["User.Created"], config: { url: "u", headers: undefined } });
  // @ts-expect-error custom data is an object
  await logto.users.updateCustomData("u", { customData: "plan" });
  // @ts-expect-error the ids are strings
  await logto.users.assignRoles("u", { roleIds: [1] as const });
  await logto.applications.update("b", {
    // @ts-expect-error a part of a body has no other fields
    oidcClientMetadata: { redirectUris: [], postLogoutRedirectUris: [], nonsense: 1 },
  });
  // What comes back may be changed.
  (await logto.applications.get("a")).oidcClientMetadata.redirectUris.push("https://b.example");
}

export async function methods(logto: ManagementClient): Promise<void> {
  // @ts-expect-error the server does not know this name
  logto.users.list({ pagesize: 20 });
  // @ts-expect-error applications have no e-mail to search
  logto.applications.list({ where: { primaryEmail: "%" } });
  // @ts-expect-error organizations have no advanced search
  logto.organizations.list({ where: { name: "%" } });
  // @ts-expect-error a name is no date
  logto.roles.list({ type: new Date() });
  // @ts-expect-error `page` is asked for by `page(n)`
  logto.users.list({ page: 2 });
  // @ts-expect-error the id is missing
  await logto.users.get();
  // @ts-expect-error the body is missing
  await logto.users.create();
  // @ts-expect-error a hook needs its events
  await logto.hooks.create({ events: "User.Created" });
  // @ts-expect-error these names must be there
  await logto.organizations.replaceUsers("o");
  logto.logs.list({ start_time: new Date(), end_time: 1_700_000_000_000 });
  await logto.hooks.create({
    name: "h",
    events: ["User.Created"],
    config: { url: "https://a.example" },
  });
  const file: Promise<{ url: string }> = logto.userAssets.create({ file: new Blob(["a"]) });
  const { ok, checks } = await logto.diagnose();
  for (const { name, outcome, fix } of checks) {
    // @ts-expect-error there is no such check
    if (name === "secrets") void [ok, outcome, fix?.length, file];
  }
}
