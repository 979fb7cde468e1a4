// The heap on the way of a walk over a million users.
import { inProcess } from "../runtimes.mjs";

const MIB = 1024 * 1024;

export const title = "The memory of a walk";

export async function* tables({ server, quick }) {
  const users = quick ? 10_000 : 1_000_000;
  const rows = [];
  for (const prefetch of [1, 16]) {
    const given = { endpoint: server.address(0, users), users, options: { prefetch } };
    const heaps = await inProcess("Node 24", "memory.mjs", given, ["--expose-gc"]);
    const at = (tenth) => heaps[tenth - 1] / MIB;
    rows.push([`prefetch: ${prefetch}`, at(1), at(2), at(5), at(10)]);
  }
  yield {
    name: "memory",
    title: `The heap of a walk over ${users.toLocaleString("en")} users`,
    unit: "MiB",
    digits: 2,
    columns: ["after 10 %", "20 %", "50 %", "100 %"],
    rows,
    note: "In Node 24, after a collection.",
  };
}
