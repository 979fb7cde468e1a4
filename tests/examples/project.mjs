// A project of `examples/`, copied to a folder of its own, with the packed package installed in it: what
// a stranger has who follows its README.
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { QUIET } from "../runtimes/quiet.mjs";

const examples = new URL("../../examples/", import.meta.url).pathname;
const run = promisify(execFile);

/** Runs a program to its end: what it wrote, and its exit code. */
export async function finish(program, given, { input, ...options }) {
  const child = spawn(program, given, { ...options, stdio: ["pipe", "pipe", "pipe"] });
  // A program that ends before it has read everything is no fault of ours.
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  const texts = { out: "", said: "" };
  child.stdout.setEncoding("utf8").on("data", (text) => {
    texts.out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    texts.said += text;
  });
  const [code, signal] = await once(child, "close");
  return { code: code ?? signal, ...texts };
}

/**
 * Copies and installs a project. What it depends on comes from npm, as for its users; `dev` is for
 * the tools that build it.
 */
export async function makeProject(name, tarball, { dev = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), `logto-management-${name}-`));
  const source = join(examples, name);
  // What somebody has installed or built in the repository's copy stays there.
  const made = ["node_modules", ".next", ".wrangler", "dist", "main.js"].map((path) =>
    path === "main.js" ? join(source, "public", path) : join(source, path),
  );
  cpSync(source, folder, { recursive: true, filter: (path) => !made.includes(path) });
  const env = { ...process.env, ...QUIET };
  async function npm(...given) {
    try {
      return await run("npm", given, { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 });
    } catch (error) {
      throw new Error(`npm ${given.join(" ")}: ${error.stdout}${error.stderr || error.message}`);
    }
  }
  const flags = ["--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"];
  await npm("install", ...flags, ...(dev ? [] : ["--omit=dev"]), tarball);
  return {
    folder,
    npm,
    manifest: JSON.parse(readFileSync(join(folder, "package.json"), "utf8")),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** Starts a server that says where it listens. */
export async function startServer(given, options) {
  const child = spawn(process.execPath, given, {
    ...options,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const exited = once(child, "exit");
  const kill = () => child.kill();
  process.once("exit", kill);
  const lines = createInterface(child.stdout);
  const listening = (async () => {
    for await (const line of lines) {
      const address = line.match(/http:\/\/\S+/)?.[0];
      if (address !== undefined) return address;
    }
    throw new Error("the server did not say where it listens");
  })();
  const address = await Promise.race([
    listening,
    exited.then(([code]) => Promise.reject(new Error(`the server ended with ${code}`))),
  ]);
  child.stdout.resume();
  return {
    address: address.replace(/\/$/, ""),
    async stop() {
      process.off("exit", kill);
      child.kill();
      await exited;
    },
  };
}

/** A server in front of another, which does something before it hands a request on. */
export async function startProxy(endpoint, before) {
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const { host, connection, "transfer-encoding": _, ...headers } = request.headers;
    try {
      await before(request);
      const { method, url } = request;
      const body = chunks.length > 0 ? Buffer.concat(chunks) : undefined;
      const answer = await fetch(endpoint + url, { method, headers, body });
      const text = await answer.text();
      for (const name of ["content-type", "link", "total-number"]) {
        if (answer.headers.has(name)) response.setHeader(name, answer.headers.get(name));
      }
      response.writeHead(answer.status).end(text);
    } catch {
      response.destroy();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
