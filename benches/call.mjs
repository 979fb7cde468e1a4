// What one call costs over a raw `fetch`, beside `@logto/api`, all in one interleaved run.
//
//   cargo xtask build
//   node benches/call.mjs [--rounds 60] [--calls 100]
//
// It measures the package in `pkg/`. Two servers: one on
// loopback, in a process of its own, and none at all, where `fetch` is a function that answers at
// once, so that nothing but the clients' own work is measured.
import { fork } from "node:child_process";
import { createServer } from "node:http";
import { parseArgs } from "node:util";
import { createManagementApi } from "@logto/api/management";

const user = {
  id: "u1",
  username: "ada",
  primaryEmail: "ada@example.com",
  name: "Ada",
  customData: { plan: "pro", tags: ["a", "b", "c"] },
  identities: {},
  profile: { givenName: "Ada", familyName: "Lovelace" },
  isSuspended: false,
  createdAt: 1_700_000_000_000,
};
const grant = { access_token: "t", expires_in: 3600, token_type: "Bearer", scope: "all" };
const answer = (path) => JSON.stringify(path === "/oidc/token" ? grant : user);

if (process.send) {
  const server = createServer((request, response) => {
    request.resume();
    response.setHeader("content-type", "application/json; charset=utf-8");
    response.end(answer(request.url));
  });
  server.listen(0, "127.0.0.1", () => process.send(server.address().port));
} else {
  await main();
}

async function main() {
  const { values } = parseArgs({
    options: {
      rounds: { type: "string", default: "60" },
      calls: { type: "string", default: "100" },
    },
  });
  const [rounds, calls] = [Number(values.rounds), Number(values.calls)];
  const server = fork(process.argv[1], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const port = await new Promise((resolve) => server.once("message", resolve));
  const loopback = `http://127.0.0.1:${port}`;
  report("loopback server", await compare(loopback, rounds, calls));

  const { fetch } = globalThis;
  const headers = { "content-type": "application/json" };
  globalThis.fetch = async (input) => {
    const url = typeof input === "string" ? input : input.url;
    return new Response(answer(new URL(url).pathname), { headers });
  };
  report("no server", await compare(loopback, rounds, calls));
  globalThis.fetch = fetch;
  server.kill();
}

async function compare(endpoint, rounds, calls) {
  const { ManagementClient } = await import("../pkg/index.js");
  const ours = new ManagementClient({ endpoint, appId: "a", appSecret: "s" });
  const { apiClient: theirs } = createManagementApi("default", {
    clientId: "a",
    clientSecret: "s",
    baseUrl: endpoint,
  });
  const init = { headers: { authorization: "Bearer t", accept: "application/json" } };
  const sides = {
    "raw fetch": async () => (await fetch(`${endpoint}/api/users/u1`, init)).json(),
    "logto-management": () => ours.users.get("u1"),
    "@logto/api": () => theirs.GET("/api/users/{userId}", { params: { path: { userId: "u1" } } }),
  };
  const times = Object.fromEntries(Object.keys(sides).map((name) => [name, []]));
  // The first tenth warms up and does not count.
  for (let round = -rounds / 10; round < rounds; round += 1) {
    for (const [name, call] of Object.entries(sides)) {
      const start = performance.now();
      for (let i = 0; i < calls; i += 1) await call();
      if (round >= 0) times[name].push(((performance.now() - start) * 1000) / calls);
    }
  }
  return times;
}

function report(title, times) {
  const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
  const raw = median(times["raw fetch"]);
  console.log(`\n${title}: µs per call (median of rounds)`);
  for (const [name, list] of Object.entries(times)) {
    const own = median(list);
    console.log(
      `  ${name.padEnd(18)} ${own.toFixed(1).padStart(8)}   over raw ${(own - raw).toFixed(1)}`,
    );
  }
}
