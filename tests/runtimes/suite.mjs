// Tests that belong to Node alone, in the form that `cargo xtask test` reads: a line of JSON each.

const LIMIT_MS = 60_000;

/** Runs tests, given as `{ name: body }`, one after another, and reports each. */
export async function suite(file, tests, limitMs = LIMIT_MS) {
  const report = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
  report({ type: "plan", count: Object.keys(tests).length });
  for (const [name, body] of Object.entries(tests)) {
    const started = performance.now();
    let problem;
    let timer;
    try {
      const late = new Promise((_, reject) => {
        const error = new Error(`not ended after ${limitMs / 1000} s`);
        timer = setTimeout(() => reject(error), limitMs);
      });
      await Promise.race([(async () => body())(), late]);
    } catch (error) {
      problem = error?.stack ?? String(error);
    } finally {
      clearTimeout(timer);
    }
    const ms = Math.round(performance.now() - started);
    const outcome = problem === undefined ? "passed" : "failed";
    report({ type: "test", file, name, outcome, ms, message: problem });
  }
}
