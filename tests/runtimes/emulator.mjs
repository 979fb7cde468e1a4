// An emulator process of one's own, on a free port.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** The application that may do everything (`emulator --help`). */
export const CREDENTIALS = { appId: "m2m-admin", appSecret: "emulator-secret" };

/**
 * Starts the emulator.
 *
 * @param {string} program path of the emulator's binary
 * @param {{ serve?: Record<string, string>, arguments?: string[] }} [options] folders to serve, by
 *   prefix, and more arguments
 */
export async function startEmulator(program, options = {}) {
  const serve = Object.entries(options.serve ?? {}).flatMap(([prefix, folder]) => [
    "--serve",
    `${prefix}=${folder}`,
  ]);
  const child = spawn(program, ["--port", "0", ...serve, ...(options.arguments ?? [])], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  // Whatever ends this process, the emulator ends with it.
  const kill = () => child.kill();
  process.once("exit", kill);
  const lines = createInterface(child.stdout);
  const [line] = await Promise.race([
    once(lines, "line"),
    exited.then(([code]) => Promise.reject(new Error(`the emulator ended with ${code}`))),
  ]);
  const endpoint = line.match(/http:\/\/\S+/)?.[0];
  if (endpoint === undefined) throw new Error(`the emulator said: ${line}`);
  return {
    endpoint,
    credentials: CREDENTIALS,
    async stop() {
      process.off("exit", kill);
      child.kill();
      await exited;
    },
  };
}
