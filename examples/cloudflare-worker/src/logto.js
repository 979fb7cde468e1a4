import { ManagementClient } from "logto-management";

let client;

/** One client for an isolate: its requests share the token. */
export function logto(env) {
  client ??= new ManagementClient({
    endpoint: env.LOGTO_ENDPOINT,
    appId: env.LOGTO_APP_ID,
    appSecret: env.LOGTO_APP_SECRET, // wrangler secret put LOGTO_APP_SECRET
    // A new isolate takes the token that another has brought.
    tokenStore: {
      get: (key) => env.TOKENS.get(key, "json"),
      set: (key, value) =>
        env.TOKENS.put(key, JSON.stringify(value), {
          expiration: Math.ceil(value.expiresAt / 1000),
        }),
    },
  });
  return client;
}
