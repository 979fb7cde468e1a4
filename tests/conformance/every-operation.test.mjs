/**
 * Each operation is called through the package as its schemas allow, reaches the server as it
 * should, and its answer is decoded. The arguments are the emulator's, which has them from the
 * facts of the API.
 */
import { assert, test } from "./harness.mjs";
import { OPERATIONS, RAW, UNPAGED } from "./operations.mjs";

/** Ids of rows that are seeded with what most operations on such rows want, by path and use. */
const SEEDED = [
  ["/api/applications", /consent/, () => "app-third-party"],
  ["/api/applications", /protected/, () => "app-protected"],
  ["/api/applications", /./, () => "m2m-admin"],
  ["/api/users", /./, (logto) => idOf(logto, "/api/users", "username", "user_0001")],
  [
    "/api/applications/{id}/users",
    /./,
    (logto) => idOf(logto, "/api/users", "username", "user_0001"),
  ],
  ["/api/resources", /./, (logto) => idOf(logto, "/api/resources", "name", "Orders API")],
  ["/api/roles", /applications/, (logto) => idOf(logto, "/api/roles", "type", "MachineToMachine")],
  ["/api/organizations", /./, (logto) => idOf(logto, "/api/organizations", "name", "Org 00")],
  ["/api/connectors", /factoryId/, () => "simple-mail-transfer-protocol"],
  ["/api/connectors", /./, () => "connector-github"],
];

/** Bodies that mean something where those that the schemas allow do not. */
const BODIES = {
  CreateConnector: {
    connectorId: "discord-universal",
    config: { clientId: "a", clientSecret: "b" },
  },
  CreateConnectorTest: {
    email: "user@example.com",
    config: { host: "a", port: 25, fromEmail: "b", templates: [] },
  },
  CreateHook: { events: ["User.Created"], config: { url: "https://hooks.example.com" } },
  CreateOrganizationInvitation: async (logto) => ({
    invitee: "invited@example.com",
    organizationId: await idOf(logto, "/api/organizations", "name", "Org 00"),
    expiresAt: Date.now() + 600_000,
  }),
  CreateSubjectToken: async (logto) => ({
    userId: await idOf(logto, "/api/users", "username", "user_0001"),
  }),
  CreateUserIdentity: { connectorId: "connector-google", connectorData: { code: "a" } },
  ReplaceOrganizationInvitationStatus: { status: "Revoked" },
  UpdateApplication: { name: "renamed" },
  UpdateConnector: { syncProfile: true },
  UpdateJwtCustomizer: { script: "() => ({})" },
  UpsertJwtCustomizer: { script: "() => ({})" },
};

/** Operations that a tenant refuses which has just been set up, with the server's code. */
const REFUSED = {
  "applications.createProtectedAppMetadataCustomDomain": "application.protected_app_not_configured",
  "applications.deleteLegacySecret": "application.no_legacy_secret_found",
  "applications.deleteProtectedAppMetadataCustomDomain": "application.protected_app_not_configured",
  "applications.deleteUserConsentOrganization": "entity.not_found",
  "applications.deleteUserConsentScope": "entity.not_found",
  "cimd.deleteUserConsentScope": "entity.not_found",
  "oneTimeTokens.verify": "one_time_token.token_not_found",
  "configs.deleteOidcKey": "oidc.key_required",
  "samlApplications.deleteSecret": "application.saml.can_not_delete_active_secret",
  "secrets.delete": "entity.not_found",
  "systems.getApplicationConfig": "application.protected_app_not_configured",
  "users.deleteMfaVerification": "entity.not_found",
  "users.deletePersonalAccessTokenPost": "entity.not_found",
  "users.deleteSession": "entity.not_found",
  "users.getSession": "entity.not_found",
  "users.getSsoIdentity": "entity.not_found",
  "users.updatePersonalAccessTokenName": "entity.not_found",
  "users.verifyPassword": "session.invalid_credentials",
  "verificationCodes.verify": "verification_code.not_found",
};

async function idOf(logto, path, field, value) {
  for await (const row of logto.paginate(path)) if (row[field] === value) return row.id;
  return assert.fail(`no ${value} in ${path}`);
}

/** The value of a path parameter: of a row that is there, or else of one that is made. */
async function parameter(logto, calls, call, name, template, filled) {
  if (call.parameters[name] !== null) return call.parameters[name];
  const seeded = SEEDED.find(([path, use]) => path === template && use.test(call.path));
  if (seeded !== undefined) return seeded[2](logto);
  const named = (row) => row?.[name] ?? row?.id ?? row?.name ?? row?.key ?? row?.domain;
  const list = calls.find(({ method, path }) => method === "GET" && path === template);
  if (list !== undefined) {
    const page = await logto
      .paginate(filled)
      .page(1)
      .catch(() => ({ items: [] }));
    if (named(page.items[0]) !== undefined) return named(page.items[0]);
  }
  const create = calls.find(({ method, path }) => method === "POST" && path === template);
  if (create !== undefined) {
    const made = await logto.request("POST", filled, { body: create.body }).catch(() => undefined);
    if (named(made) !== undefined) return named(made);
  }
  return "1";
}

/** The values of a call's path parameters, in order. */
async function parameters(logto, calls, call) {
  const values = [];
  let [template, filled] = ["", ""];
  for (const segment of call.path.split("/").slice(1)) {
    const name = segment.match(/^\{(.*)\}$/)?.[1];
    let value = segment;
    if (name !== undefined) {
      value = String(await parameter(logto, calls, call, name, template, filled));
      values.push(value);
      value = encodeURIComponent(value);
    }
    template = `${template}/${segment}`;
    filled = `${filled}/${value}`;
  }
  return values;
}

/** The query as the method takes it: pages and search go by other names, dates are Dates. */
function queryOf({ query }) {
  const { page, page_size, search_params, ...own } = query;
  // The server takes one of the two.
  if (own.excludeRoleId !== undefined) delete own.excludeOrganizationId;
  for (const name of Object.keys(own)) {
    if (name.endsWith("_time")) own[name] = new Date(1_700_000_000_000);
  }
  return own;
}

/** What is put somewhere can then be got, changed and deleted there. */
async function putFirst(logto, { method, path: template }, path) {
  const put = calls.find((one) => one.method === "PUT" && one.path === template);
  if (put === undefined || method === "PUT" || method === "POST") return;
  const body = BODIES[put.operationId] ?? put.body;
  await logto.request("PUT", path, { body });
}

let calls;

async function callOf(t, operation) {
  calls ??= await t.control("calls");
  const path = `/api${operation.path}`;
  return calls.find((one) => one.method === operation.method && one.path === path);
}

/** What a call resolves to, by what the server says that it answers. */
function assertDecoded(operation, value, request, answers) {
  const { name, isList } = operation;
  if (isList) {
    assert.isArray(value.items, name);
    const isPaged = !UNPAGED.includes(name);
    assert.equal(new URLSearchParams(request.query).get("page"), isPaged ? "1" : null, name);
    return;
  }
  if (RAW.includes(name)) {
    // A browser hides the status of a redirect that is not followed.
    const hidden = value.type === "opaqueredirect";
    assert.equal(value.status, hidden ? 0 : request.status, name);
    return;
  }
  const types = answers[request.status] ?? [];
  if (request.status === 204) assert.equal(value, undefined, name);
  else if (types.includes("application/json") && value !== undefined) {
    assert.include(["object", "string"], typeof value, name);
  }
}

for (const operation of OPERATIONS) {
  test(`${operation.name} reaches the server and is decoded`, async (t) => {
    const { resource, operation: method, hasBody, hasQuery, name } = operation;
    const call = await callOf(t, operation);
    assert.isOk(call, "the server has it");
    const logto = t.client({ retry: false });
    const args = await parameters(logto, calls, call);
    const path = args.reduce(
      (filled, value) => filled.replace(/\{\w+\}/, encodeURIComponent(value)),
      call.path,
    );
    const query = queryOf(call);
    if (hasBody) {
      const given = BODIES[call.operationId] ?? call.body;
      const body = typeof given === "function" ? await given(logto) : given;
      args.push(call.upload ? { file: new Blob(["PNG"], { type: "image/png" }) } : body);
    }
    if (hasQuery) args.push(query);
    await putFirst(logto, call, path);
    await t.control("requests", { method: "DELETE" });
    const [{ value, reason }] = await Promise.allSettled([logto[resource][method](...args)]);
    const all = await t.control("requests");
    const request = all.find((one) => one.path === path && one.method === operation.method);
    assert.isOk(request, `${operation.method} ${path} in ${JSON.stringify(all)} ${reason}`);
    const type = call.upload ? /^multipart\/form-data; boundary=/ : /^application\/json/;
    if (hasBody) assert.match(request.contentType, type);
    const names = [...new Set(new URLSearchParams(request.query).keys())];
    const own = names.filter((name) => name !== "page" && name !== "page_size");
    if (hasQuery) assert.sameMembers(own, Object.keys(query));
    assert.equal(reason?.code, REFUSED[name], reason?.message);
    if (reason === undefined) assertDecoded(operation, value, request, call.answers);
    else assert.instanceOf(reason, t.logto.ApiError);
  });
}
