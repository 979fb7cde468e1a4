// Servers of other people's, which are told on which port to listen.
import { createServer } from "node:net";

/** A port that nobody listens on. */
export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Waits until a server that was started answers at all. */
export async function answering(address) {
  const until = performance.now() + 60_000;
  for (;;) {
    try {
      return await fetch(address);
    } catch (error) {
      if (performance.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
