// What a call costs over a raw `fetch`.
import { measure } from "../runtimes.mjs";

const RUNTIMES = ["Node 20", "Node 24", "Deno", "Bun", "workerd"];
const CLIENTS = ["logto-management", "@logto/api", "Octokit"];

export const title = "A call, over a raw fetch";

export async function* tables({ server, quick }) {
  const given = { endpoint: server.address(), rounds: quick ? 25 : 300, calls: 20 };
  // Its clock has steps of a millisecond.
  const inWorkerd = { ...given, calls: 25 * given.calls, rounds: Math.ceil(given.rounds / 15) };
  const measured = {};
  for (const runtime of RUNTIMES) {
    measured[runtime] = await measure(runtime, "call", runtime === "workerd" ? inWorkerd : given);
  }
  for (const [place, where] of [
    ["loopback", "a server on loopback"],
    ["alone", "a `fetch` that answers at once"],
  ]) {
    yield {
      name: `call-${place}`,
      title: `${title}, with ${where}`,
      unit: "µs",
      digits: 1,
      columns: ["raw fetch", ...CLIENTS],
      rows: RUNTIMES.map((runtime) => {
        const times = measured[runtime][place];
        const over = CLIENTS.map((client) => times[client] - times["raw fetch"]);
        return [runtime, times["raw fetch"], ...over];
      }),
      note: "The first column is the raw `fetch` itself, the others what a client adds to it, once the runtime has compiled what is done often.",
    };
  }
}
