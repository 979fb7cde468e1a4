// Runs the matrix of `matrix.mjs` in one runtime, from the packed package:
//
//   node tests/faults/run.mjs --tarball T.tgz --runtime node20 --program PATH [--filter TEXT]
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { makeConsumer } from "../runtimes/consumer.mjs";
import { SILENT, startWorker } from "../runtimes/workerd.mjs";
import { FAULTS } from "./faults.mjs";
import { agrees, cellsOf } from "./matrix.mjs";
import { startPeer } from "./peer.mjs";

const { values } = parseArgs({
  options: {
    tarball: { type: "string" },
    runtime: { type: "string" },
    program: { type: "string" },
    filter: { type: "string", default: "" },
  },
});

/** An attempt's, ms: where the wire stalls, it has to run out. */
const TIMEOUT = { stalled: 1000, otherwise: 15_000 };
const MAX_RESPONSE_BYTES = 1024 * 1024;
const LANES = 64;

const FLAGS = {
  node: [],
  deno: [
    "run",
    "--no-prompt",
    "--no-lock",
    "--node-modules-dir=manual",
    "--allow-env=FAULTS_CONTROL",
    "--allow-net=127.0.0.1",
  ],
  bun: ["run"],
};

function report(message) {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

/** The origin that a redirect leads to. Nothing may ever come there. */
async function startElsewhere() {
  const elsewhere = { requests: 0 };
  const server = createServer((_, response) => {
    elsewhere.requests += 1;
    response.end("{}");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  elsewhere.origin = `http://127.0.0.1:${server.address().port}`;
  elsewhere.stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return elsewhere;
}

/** The cells, each with a peer of its own; `arm` is asked for by the cell itself. */
class Cells {
  #waiting;
  #open = new Map();
  #server;
  control;

  /** Starts all peers at once: no listener may get the port of one that does not listen any more. */
  async start(cells, elsewhere) {
    // Those that stall first, so that they do so side by side.
    const stalls = ({ fault }) => Number(FAULTS[fault].stalls ?? false);
    this.#waiting = cells.toSorted((a, b) => stalls(b) - stalls(a)).values();
    for (const cell of cells) {
      const { id, call, times } = cell;
      const token = `token-${id}-0123456789abcdef`;
      const peer = await startPeer({ fault: FAULTS[cell.fault], call, times, token, elsewhere });
      this.#open.set(id, { cell, peer, token });
    }
    this.#server = createServer(async (request, response) => {
      const [, verb, id] = request.url.split("/");
      if (verb === "arm") {
        await this.#open.get(id).peer.arm();
        return response.end();
      }
      const cell = this.next();
      response.writeHead(cell === undefined ? 204 : 200).end(cell && JSON.stringify(cell));
    });
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    this.control = `http://127.0.0.1:${this.#server.address().port}`;
  }

  stop() {
    this.#server.close();
    this.#server.closeAllConnections();
    for (const { peer } of this.#open.values()) peer.stop();
  }

  /** The next cell, as it is told to the runtime. */
  next() {
    const { value: cell } = this.#waiting.next();
    if (cell === undefined) return undefined;
    const { id, call, fault } = cell;
    const open = this.#open.get(id);
    open.started = performance.now();
    const appSecret = `secret-${id}-0123456789abcdef`;
    return {
      id,
      call,
      armUrl: `${this.control}/arm/${id}`,
      secrets: [open.token, appSecret],
      options: {
        endpoint: open.peer.endpoint,
        appId: "app",
        appSecret,
        timeout: FAULTS[fault].stalls ? TIMEOUT.stalled : TIMEOUT.otherwise,
        maxResponseBytes: MAX_RESPONSE_BYTES,
        retry: { baseDelay: 1, maxDelay: 2 },
      },
    };
  }

  /** Takes down the peer of a cell and says what was seen in it. */
  end({ id, seen, attempts }) {
    const { cell, peer, started } = this.#open.get(id);
    this.#open.delete(id);
    peer.stop();
    // Where nobody listens nobody counts.
    const count = FAULTS[cell.fault].refuses ? attempts : peer.requests;
    return {
      ...cell,
      seen: `${seen} ${count}`,
      ms: Math.round(performance.now() - started),
    };
  }

  get unfinished() {
    const begun = [...this.#open.values()].filter(({ started }) => started !== undefined);
    return begun.map(({ cell }) => `${cell.fault}, ${cell.call}`);
  }
}

async function* inProcess(cells, folder, runtime) {
  const child = spawn(values.program, [...FLAGS[runtime], join(folder, "main.mjs")], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, NO_COLOR: "1", FAULTS_CONTROL: cells.control },
  });
  // Of some faults a runtime has a word of its own to say.
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text) => {
    said += text;
  });
  const exited = once(child, "exit");
  for await (const line of createInterface(child.stdout)) {
    if (line.startsWith('{"id":')) yield cells.end(JSON.parse(line));
    else process.stderr.write(`${line}\n`);
  }
  const [code, signal] = await exited;
  if (code !== 0) {
    process.stderr.write(said);
    throw new Error(`${runtime} ended with ${code ?? signal} in: ${cells.unfinished.join("; ")}`);
  }
}

async function* inWorkerd(cells, folder) {
  const worker = await startWorker(join(folder, "worker.mjs"), {}, SILENT);
  try {
    const ended = [];
    const lane = async () => {
      for (let cell = cells.next(); cell !== undefined; cell = cells.next()) {
        const body = JSON.stringify(cell);
        const response = await worker.dispatchFetch("http://worker/", { method: "POST", body });
        // What workerd cancels does not end by itself.
        const seen = response.ok ? await response.json() : { id: cell.id, seen: "hangs" };
        ended.push(cells.end(seen));
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    yield* ended;
  } finally {
    await worker.dispose();
  }
}

const runtime = values.runtime.replace(/\d+$/, "");
const planned = cellsOf(values.runtime).filter(({ name }) => name.includes(values.filter));
report({ type: "plan", count: planned.length + 1 });
const consumer = makeConsumer(values.tarball);
const elsewhere = await startElsewhere();
const cells = new Cells();
await cells.start(planned, elsewhere.origin);
const results = [];
try {
  cpSync(new URL("inside", import.meta.url).pathname, consumer.folder, { recursive: true });
  const run = runtime === "workerd" ? inWorkerd : inProcess;
  for await (const result of run(cells, consumer.folder, runtime)) {
    results.push(result);
    const { name, seen, expected, ms } = result;
    const passed = agrees(seen, expected);
    const message = passed ? undefined : `expected ${expected}, seen ${seen}`;
    const outcome = passed ? "passed" : "failed";
    report({ type: "test", runtime: values.runtime, file: "faults", name, outcome, ms, message });
  }
  const quiet = elsewhere.requests === 0 && results.length === planned.length;
  report({
    type: "test",
    runtime: values.runtime,
    file: "faults",
    name: "all cells have run, and nothing was sent to the origin that redirects lead to",
    outcome: quiet ? "passed" : "failed",
    ms: 0,
    message: quiet ? undefined : `${results.length} cells, ${elsewhere.requests} requests there`,
  });
} finally {
  cells.stop();
  elsewhere.stop();
  consumer.remove();
}
