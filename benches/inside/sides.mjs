// The clients that are compared, each doing the same things in the way that its own documentation
// shows. Every client has its token already, but where getting it is what is measured.

const RAW = { headers: { authorization: "Bearer t", accept: "application/json" } };

async function rawFetch(endpoint) {
  return {
    get: async () => (await fetch(`${endpoint}/api/users/u1`, RAW)).json(),
  };
}

async function ours(endpoint, { logto }) {
  const client = new logto.ManagementClient({ endpoint, appId: "a", appSecret: "s" });
  const walk = async (options) => {
    let count = 0;
    for await (const _ of client.users.list({}, options)) count += 1;
    return count;
  };
  return {
    get: () => client.users.get("u1"),
    walk: () => walk(),
    "walk with prefetch: 4": () => walk({ prefetch: 4 }),
    "walk with prefetch: 16": () => walk({ prefetch: 16 }),
  };
}

async function openLogtoApi(endpoint) {
  const { createManagementApi } = await import("@logto/api/management");
  return createManagementApi("default", { clientId: "a", clientSecret: "s", baseUrl: endpoint })
    .apiClient;
}

/** `@logto/api` has no pagination: the loop is what its users write. */
async function logtoApi(endpoint) {
  const apiClient = await openLogtoApi(endpoint);
  return {
    get: () => apiClient.GET("/api/users/{userId}", { params: { path: { userId: "u1" } } }),
    async walk() {
      let count = 0;
      for (let page = 1; ; page += 1) {
        const query = { page, page_size: 100 };
        const { data } = await apiClient.GET("/api/users", { params: { query } });
        for (const _ of data) count += 1;
        if (data.length < 100) return count;
      }
    },
  };
}

/** It has no time limit either: this is what its users write who want one, as ours has. */
async function limitedLogtoApi(endpoint) {
  const apiClient = await openLogtoApi(endpoint);
  return {
    async get() {
      const controller = new AbortController();
      const timer = setTimeout(() => controller.abort(), 30_000);
      try {
        const { signal } = controller;
        const params = { path: { userId: "u1" } };
        return await apiClient.GET("/api/users/{userId}", { params, signal });
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

/**
 * Octokit, at an API that is not its own. Of its plugins only that for pages: the one for retries
 * passes each call through timers, which takes milliseconds, and would hide all else.
 */
async function octokit(endpoint) {
  const [{ Octokit }, { paginateRest }] = await Promise.all([
    import("@octokit/core"),
    import("@octokit/plugin-paginate-rest"),
  ]);
  const client = new (Octokit.plugin(paginateRest))({ baseUrl: endpoint, auth: "t" });
  return {
    get: async () => (await client.request("GET /api/users/{id}", { id: "u1" })).data,
    async walk() {
      let count = 0;
      const pages = client.paginate.iterator("GET /api/users", { page_size: 100, page: 1 });
      for await (const { data } of pages) for (const _ of data) count += 1;
      return count;
    },
  };
}

export const SIDES = {
  "raw fetch": rawFetch,
  "logto-management": ours,
  "@logto/api": logtoApi,
  "@logto/api, 30 s limit": limitedLogtoApi,
  Octokit: octokit,
};
