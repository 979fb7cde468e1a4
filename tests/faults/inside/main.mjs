// Runs cells in the runtime that it is started in, Node, Deno or Bun, as many at once as is fair.
import { runCell } from "./cell.mjs";

const control = globalThis.process.env.FAULTS_CONTROL;
const LANES = 64;

/** Takes cells until there are none. */
async function lane() {
  for (;;) {
    const response = await fetch(`${control}/next`, { method: "POST" });
    if (response.status === 204) return;
    const cell = await response.json();
    console.log(JSON.stringify({ id: cell.id, ...(await runCell(cell)) }));
  }
}

await Promise.all(Array.from({ length: LANES }, lane));
globalThis.process.exit(0);
