// Calls by the ten thousand, a twentieth of what they send meeting a fault, and what they leave:
// nothing that grows. `--calls 1000000` for a million.
//
//   node tests/runtimes/soak.mjs --tarball T.tgz [--calls N] [--seed N]
import { strict as assert } from "node:assert";
import { execFile } from "node:child_process";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";
import { makeConsumer } from "./consumer.mjs";
import { suite } from "./suite.mjs";

const { values } = parseArgs({
  options: {
    tarball: { type: "string" },
    calls: { type: "string", default: "50000" },
    seed: { type: "string", default: "1" },
  },
});

const SLICES = 10;

/** What V8 may have more or less of, from one slice to a later one, bytes. */
const HEAP = 1024 * 1024;

/** The module's memory never shrinks, and a collection that comes late needs more of it, bytes. */
const WASM = 4 * 64 * 1024;

const consumer = makeConsumer(values.tarball);
cpSync(new URL("inside/soak.mjs", import.meta.url).pathname, join(consumer.folder, "soak.mjs"));
try {
  let soaked;
  const later = (check) => () => check(soaked);
  await suite("soak", {
    [`${values.calls} calls end as they should`]: async () => {
      const program = ["--expose-gc", join(consumer.folder, "soak.mjs")];
      const given = [values.calls, `${SLICES}`, values.seed];
      const node = promisify(execFile)(process.execPath, [...program, ...given]);
      soaked = JSON.parse((await node).stdout);
      const mib = (bytes) => `${(bytes / 1024 / 1024).toFixed(2)} MiB`;
      const { left, values: good, errors, sent, faults, tokens } = soaked;
      console.error(`  sent ${sent}, faults ${faults}, tokens ${tokens}, values ${good},`, errors);
      console.error(`  heap ${left.map(({ heap }) => mib(heap)).join(", ")}`);
      console.error(`  wasm ${left.map(({ wasm }) => mib(wasm)).join(", ")}`);
      assert.deepEqual(soaked.unexpected, []);
      const ended = good + Object.values(errors).reduce((sum, count) => sum + count, 0);
      assert.equal(ended, Number(values.calls));
    },
    "no promise stays pending, and none is rejected unseen": later(({ left, rejections }) => {
      assert.deepEqual(rejections, []);
      for (const { pending } of left) assert.equal(pending, 0);
    }),
    "no timer is left, and one listener at most to a signal that outlives the calls": later(
      ({ left }) => {
        for (const { timers, listeners } of left) {
          assert.equal(timers, 0);
          assert.ok(listeners <= 1, `${listeners} listeners`);
        }
      },
    ),
    "the module's memory stops growing": later(({ left }) => {
      const growth = left.at(-1).wasm - left.at(1).wasm;
      assert.ok(growth <= WASM, `${growth} bytes more`);
    }),
    "the heap does not grow": later(({ left }) => {
      const heaps = left.map(({ heap }) => heap).slice(1);
      const half = heaps.length >> 1;
      const least = (some) => Math.min(...some);
      const growth = least(heaps.slice(half)) - least(heaps.slice(0, half));
      assert.ok(growth < HEAP, `${growth} bytes more`);
    }),
    "a client that nobody has any more is collected": later(({ collected }) => {
      assert.equal(collected, true);
    }),
  });
} finally {
  consumer.remove();
}
