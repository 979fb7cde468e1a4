// Running the core's asynchronous functions. Each call is a task, a coroutine of the core: a step
// takes what it waited for and returns the next promise that it waits for. So it is always the
// call's own promise, in the call's own request context, that carries it on, and a panic surfaces
// here, where it can be caught, instead of in a queue of the core.

import { InternalError } from "./errors.js";
import { interruptAll } from "./wait.js";

let core;
let message = "";
/** Counts the instances of the core; what an earlier one began, the present one can't go on with. */
let generation = 0;

/** Called by each instance of the core when it starts. */
function install(instance) {
  core = instance.constructor;
}

/** The functions of the core's present instance. */
function present() {
  if (core === undefined) {
    throw new Error("logto-management has not been started: `await init(…)` first.");
  }
  if (crashed) revive();
  return core;
}

let crashed = false;

function revive() {
  crashed = false;
  core.revive();
}

/** Called by the core when it panics, right before it stops for good. */
function panicked(text) {
  message = text;
}

function internalError() {
  const what = message === "" ? "" : ` (${message})`;
  return new InternalError(
    `A bug in logto-management stopped this call${what}. Please report it. The client goes on to work.`,
  );
}

/** The core has stopped: what is pending rejects, and the next call finds a fresh instance. */
function crash(cause) {
  const error = internalError();
  error.cause = cause;
  if (!crashed) {
    crashed = true;
    generation += 1;
    try {
      core.abandon();
    } catch {}
    interruptAll();
    // Before the collector meets what the dead instance left behind.
    queueMicrotask(() => {
      if (crashed) revive();
    });
  }
  return error;
}

/** Runs a function of the core that may throw for the caller's mistakes, or because it has stopped. */
function guard(run) {
  try {
    return run();
  } catch (error) {
    throw error instanceof WebAssembly.RuntimeError ? crash(error) : error;
  }
}

/** Runs a task to its end. */
function drive(task) {
  return new Promise((resolve, reject) => {
    const born = generation;
    let awaited;
    const awaits = (promise) => {
      awaited = promise;
    };
    const step = (outcome) => {
      if (born !== generation) return reject(internalError());
      awaited = undefined;
      try {
        task.step(outcome, awaits, resolve, reject);
        if (awaited === undefined) task.free();
      } catch (error) {
        return reject(crash(error));
      }
      awaited?.then(step);
    };
    step();
  });
}

/** Which instance of the core this is. */
function instance() {
  return generation;
}

export { drive, guard, install, instance, internalError, panicked, present };
