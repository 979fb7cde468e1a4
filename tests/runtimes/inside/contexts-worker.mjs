// A Worker with one client in global scope, which all its requests share. `contexts.mjs` plays the
// server behind it and the clients in front of it.
import { ManagementClient } from "logto-management";

let logto;

export default {
  async fetch(request, env) {
    logto ??= new ManagementClient({
      endpoint: env.ENDPOINT,
      appId: "a",
      appSecret: "s",
      timeout: env.TIMEOUT,
      retry: false,
    });
    const { pathname } = new URL(request.url);
    await fetch(`${env.ENDPOINT}/arrived`);
    if (pathname === "/early") {
      // Begins a call, does not wait for it, and answers: its request context is gone then.
      logto.users.get("u").catch(() => {});
      await fetch(`${env.ENDPOINT}/hold`);
      return new Response("early");
    }
    return Response.json(await logto.users.get("u"));
  },
};
