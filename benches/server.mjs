// A plain server on loopback, in a process of its own: as quick as Node's can be, so that what is
// measured is the clients. The address says what it is: `/LATENCY_MS/USERS/api/users`.
import { fork } from "node:child_process";
import { createServer } from "node:http";
import { answer } from "./inside/answers.mjs";

const file = new URL(import.meta.url).pathname;

/** Starts it; `address(latency, users)` is an endpoint for a client. */
export async function startServer() {
  const server = fork(file, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const port = await new Promise((resolve) => server.once("message", resolve));
  const told = () => new Promise((resolve) => server.once("message", resolve));
  return {
    address: (latency = 0, users = 10_000) => `http://127.0.0.1:${port}/${latency}/${users}`,
    /** How many token requests there were since this was last asked. */
    async tokenRequests() {
      const count = told();
      server.send("tokens");
      return count;
    },
    stop: () => server.kill(),
  };
}

if (process.send && process.argv[1] === file) {
  let tokens = 0;
  process.on("message", () => {
    process.send(tokens);
    tokens = 0;
  });
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    request.resume();
    const [, latency, users, ...path] = request.url.split("/");
    const origin = `http://${request.headers.host}/${latency}/${users}`;
    const { body, headers } = answer(`/${path.join("/")}`, Number(users), origin);
    if (path[0] === "oidc") tokens += 1;
    const send = () => {
      response.writeHead(200, headers);
      response.end(body);
    };
    if (latency === "0") send();
    else setTimeout(send, Number(latency));
  });
  server.listen(0, "127.0.0.1", () => process.send(server.address().port));
}
