// What a call costs over a raw `fetch`.
import { median } from "../inside/rounds.mjs";
import { measure } from "../runtimes.mjs";

const RUNTIMES = ["Node 20", "Node 24", "Deno", "Bun", "workerd"];
const CLIENTS = ["logto-management", "@logto/api", "@logto/api, 30 s limit", "Octokit"];

export const title = "A call, over a raw fetch";

/**
 * Each client is measured in processes of its own, beside the raw `fetch`, by turns with the others: a program
 * has one client, and pays for what another leaves behind, or keeps a runtime from compiling.
 */
export async function* tables({ server, quick }) {
  const given = { endpoint: server.address(), rounds: 120, calls: 20, callsAlone: 300 };
  // Its clock has steps of a millisecond.
  const inWorkerd = { ...given, rounds: 10, calls: 300, callsAlone: 10_000 };
  const seen = {};
  const see = (name, value) => {
    seen[name] ??= [];
    seen[name].push(value);
  };
  for (let turn = 0; turn < (quick ? 1 : 5); turn += 1) {
    for (const runtime of RUNTIMES) {
      for (const side of CLIENTS) {
        const how = runtime === "workerd" ? inWorkerd : given;
        const places = await measure(runtime, "call", { ...how, side });
        for (const [place, times] of Object.entries(places)) {
          see(`${place} ${runtime}`, times["raw fetch"]);
          see(`${place} ${runtime} ${side}`, times[side] - times["raw fetch"]);
        }
      }
    }
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
        const over = CLIENTS.map((side) => median(seen[`${place} ${runtime} ${side}`]));
        return [runtime, median(seen[`${place} ${runtime}`]), ...over];
      }),
      note: "The first column is the raw `fetch` itself, the others what a client adds to it, once the runtime has compiled what is done often.",
    };
  }
}
