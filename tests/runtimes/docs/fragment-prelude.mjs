// What a fragment of the pages finds: a client named `logto`, the package's exports, and the ids
// and values that an application would have. `https://auth.example.com` is the emulator here.
import { readFile } from "node:fs/promises";
import { formatWithOptions } from "node:util";
import { createManagementApi } from "@logto/api/management";
import * as exported from "logto-management";
import { Emulator } from "logto-management/testing";

const { LOGTO_ENDPOINT, LOGTO_APP_ID: appId, LOGTO_APP_SECRET: appSecret } = process.env;
const { ADMIN_APP_ID } = process.env;
const DOCUMENTED = "https://auth.example.com";

const hostFetch = globalThis.fetch;
globalThis.fetch = async (input, init) => {
  if (input === "/logto_management_bg.wasm") {
    const file = new URL("node_modules/logto-management/logto_management_bg.wasm", import.meta.url);
    return new Response(await readFile(file), { headers: { "content-type": "application/wasm" } });
  }
  if (input instanceof Request) {
    return hostFetch(new Request(input.url.replace(DOCUMENTED, LOGTO_ENDPOINT), input), init);
  }
  return hostFetch(String(input).replace(DOCUMENTED, LOGTO_ENDPOINT), init);
};

// One line for each call, however long it is.
console.log = (...values) => {
  process.stdout.write(`${formatWithOptions({ breakLength: Infinity }, ...values)}\n`);
};

const admin = new exported.ManagementClient({
  endpoint: LOGTO_ENDPOINT,
  appId: ADMIN_APP_ID,
  appSecret,
});
const first = async (list) => (await list).items[0].id;
const { apiClient } = createManagementApi("default", {
  clientId: appId,
  clientSecret: appSecret,
  baseUrl: LOGTO_ENDPOINT,
  apiIndicator: "https://default.logto.app/api",
});

Object.assign(globalThis, exported, {
  Emulator,
  apiClient,
  appId,
  appSecret,
  env: { LOGTO: { fetch: (url, init) => fetch(url, init) } },
  id: await first(admin.hooks.list()),
  logto: new exported.ManagementClient({ endpoint: LOGTO_ENDPOINT, appId, appSecret }),
  text: "alan",
  userId: await first(admin.users.list({ pageSize: 1 })),
});
