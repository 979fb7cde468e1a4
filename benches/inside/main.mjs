// Measures in the runtime that it is started in: Node, Deno or Bun.
import { MEASURES } from "./measures.mjs";

const { process } = globalThis;
const { measure, logto, ...given } = JSON.parse(process.env.BENCH);
const context = { logto: await import(logto) };
console.log(JSON.stringify(await MEASURES[measure](given, context)));
process.exit(0);
