// From the import of one client to the answer of its first call, ms, in a fresh process.
import { SIDES } from "./sides.mjs";

const { process } = globalThis;
const { side, endpoint, logto } = JSON.parse(process.env.BENCH);
const begin = performance.now();
const context = side === "logto-management" ? { logto: await import(logto) } : {};
const { get } = await SIDES[side](endpoint, context);
await get();
console.log(JSON.stringify(performance.now() - begin));
process.exit(0);
