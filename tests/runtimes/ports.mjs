// Servers that do not say where they listen: they are given a port, and asked until they answer.
import { createServer } from "node:net";

/** A port of 127.0.0.1 that nobody listens on. */
export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Waits until a server that was started answers. */
export async function answering(address) {
  const until = performance.now() + 30_000;
  for (;;) {
    try {
      return await fetch(address);
    } catch (error) {
      if (performance.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
