// Ctrl-C: work stops where it can be taken up again. A second one ends the program at once.

const controller = new AbortController();

/** Aborted when the program has been asked to stop; the reason has the exit code. */
export const stopping = controller.signal;

for (const [signal, exitCode] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
]) {
  process.on(signal, () => {
    if (stopping.aborted) process.exit(exitCode);
    controller.abort(Object.assign(new Error(`stopped by ${signal}`), { exitCode }));
  });
}
