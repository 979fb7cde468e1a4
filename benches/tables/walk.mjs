// Walks over 10,000 users, and what an item costs where the pages cost nothing.
import { measure } from "../runtimes.mjs";

const RUNTIME = "Node 24";
const LATENCIES = [0, 5, 50];

export const title = "Walks over lists";

export async function* tables({ server, quick }) {
  const users = quick ? 1_000 : 10_000;
  const measured = {};
  for (const latency of LATENCIES) {
    const rounds = quick || latency === 50 ? 1 : 5;
    const endpoint = server.address(latency, users);
    measured[latency] = await measure(RUNTIME, "walk", { endpoint, users, rounds });
  }
  const ways = Object.keys(measured[0]);
  yield {
    name: "walk",
    title: `A walk over ${users.toLocaleString("en")} users, by the server's latency`,
    unit: "users a second",
    digits: 0,
    columns: LATENCIES.map((latency) => `${latency} ms`),
    rows: ways.map((way) => [way, ...LATENCIES.map((latency) => measured[latency][way])]),
    note: `In ${RUNTIME}, in pages of 100. \`@logto/api\` is walked by a loop that its user writes.`,
  };

  const runtimes = ["Node 20", "Node 24", "Deno", "Bun"];
  const items = {};
  for (const runtime of runtimes) {
    items[runtime] = await measure(runtime, "iterate", { users, rounds: quick ? 2 : 200 });
  }
  const sides = Object.keys(items[runtimes[0]]);
  yield {
    name: "iterator",
    title: "An item of a walk, where `fetch` answers at once",
    unit: "ns",
    digits: 0,
    columns: sides,
    rows: runtimes.map((runtime) => [runtime, ...sides.map((side) => items[runtime][side])]),
    note: "The generator fetches, parses and yields by hand, without a check of any kind. Both are compiled by then.",
  };
}
