/**
 * Collects what is thrown or rejected where nobody catches it, in any runtime, and answers a
 * function that hands over what came since it was last called.
 */
export function watchStrayErrors() {
  let errors = [];
  const { Deno, process } = globalThis;
  if (typeof process?.on === "function" && Deno === undefined && !isWorker()) {
    process.on("unhandledRejection", (reason) => errors.push(reason));
    process.on("uncaughtException", (error) => errors.push(error));
  } else {
    globalThis.addEventListener("unhandledrejection", (event) => {
      event.preventDefault();
      errors.push(event.reason);
    });
    globalThis.addEventListener("error", (event) => {
      event.preventDefault();
      errors.push(event.error ?? event.message);
    });
  }
  return () => {
    const since = errors;
    errors = [];
    return since;
  };
}

function isWorker() {
  return globalThis.navigator?.userAgent === "Cloudflare-Workers";
}
