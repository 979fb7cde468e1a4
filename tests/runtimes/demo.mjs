// The demo on an emulated tenant of one's own, and what a test orders of that tenant.
import assert from "node:assert/strict";
import { join } from "node:path";
import { startEmulator } from "./emulator.mjs";

const root = new URL("../../", import.meta.url).pathname;

/** Starts the emulator with the page and the package in pkg/ on its origin. */
export async function startDemo(program) {
  const emulator = await startEmulator(program, {
    serve: {
      "/": join(root, "www"),
      "/pkg": join(root, "pkg"),
      "/vendor/uplot": join(root, "node_modules/uplot/dist"),
      "/vendor/d3-dsv": join(root, "node_modules/d3-dsv/dist"),
    },
  });
  const { endpoint } = emulator;
  const ask = async (path, init) => {
    const response = await fetch(`${endpoint}/_emulator/${path}`, init);
    assert.ok(response.ok, `${path}: ${response.status}`);
    return response;
  };
  return {
    ...emulator,

    /** Orders something of the emulator. */
    async control(path, body = {}) {
      const headers = { "content-type": "application/json" };
      await ask(path, { method: "POST", headers, body: JSON.stringify(body) });
    },

    /** The next request of this kind gets no answer. */
    async stall(match) {
      await this.control("faults", { times: 1, fault: { kind: "stall" }, match });
    },

    /** What was asked for at a path since the tenant was made. */
    async requests(path) {
      const seen = await (await ask("requests")).json();
      return seen.filter((request) => request.path === path);
    },

    /** Waits until requests have met all faults that were asked for. */
    async faultsAreMet() {
      for (;;) {
        if ((await (await ask("faults")).json()).left === 0) return;
      }
    },
  };
}
