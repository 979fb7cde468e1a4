import { env, waitUntil } from "cloudflare:workers";
import { ManagementClient } from "logto-management";

let client;

/** One client for an isolate: its requests, however many at once, share the token. */
export function logto() {
  client ??= new ManagementClient({
    endpoint: env.LOGTO_ENDPOINT,
    appId: env.LOGTO_APP_ID,
    appSecret: env.LOGTO_APP_SECRET,
    // A new isolate takes the token that another has brought.
    tokenStore: {
      get: (key) => env.TOKENS.get(key, "json"),
      set(key, value) {
        const expiration = Math.ceil(value.expiresAt / 1000);
        waitUntil(env.TOKENS.put(key, JSON.stringify(value), { expiration }));
      },
    },
  });
  return client;
}
