// From the import to the first answer, in fresh processes, and a crowd of first calls.
import { median } from "../inside/rounds.mjs";
import { inProcess, measure, PROGRAMS } from "../runtimes.mjs";

const CLIENTS = ["raw fetch", "logto-management", "@logto/api", "Octokit"];

export const title = "Starting";

export async function* tables({ server, quick }) {
  const rounds = quick ? 2 : 15;
  const times = {};
  for (let round = 0; round < rounds; round += 1) {
    for (const runtime of Object.keys(PROGRAMS)) {
      for (const side of CLIENTS) {
        const given = { side, endpoint: server.address() };
        const time = await inProcess(runtime, "start.mjs", given);
        times[`${runtime} ${side}`] = [...(times[`${runtime} ${side}`] ?? []), time];
      }
    }
  }
  yield {
    name: "start",
    title: "From the import to the first answer",
    unit: "ms",
    digits: 1,
    columns: CLIENTS,
    rows: Object.keys(PROGRAMS).map((runtime) => [
      runtime,
      ...CLIENTS.map((side) => median(times[`${runtime} ${side}`])),
    ]),
    note: "The token included, where a client gets one; the raw `fetch` and Octokit have theirs.",
  };

  const count = quick ? 100 : 1_000;
  const crowds = [];
  for (const side of ["logto-management", "@logto/api"]) {
    await server.tokenRequests();
    await measure("Node 24", "crowd", { endpoint: server.address(), side, count });
    crowds.push([side, await server.tokenRequests()]);
  }
  yield {
    name: "tokens",
    title: `Token requests of ${count.toLocaleString("en")} first calls at once`,
    unit: "requests",
    digits: 0,
    columns: ["token requests"],
    rows: crowds,
  };
}
