// The build fails where a component for the browser imports this.
import "server-only";
import { ManagementClient } from "logto-management";

/**
 * One client for the server's process: all requests share its token. It is made with the first request,
 * since `next build` runs without the secret; and kept beside the modules, which `next dev` loads again
 * and again.
 */
export function logto() {
  globalThis.logtoClient ??= new ManagementClient({
    endpoint: process.env.LOGTO_ENDPOINT,
    appId: process.env.LOGTO_APP_ID,
    appSecret: process.env.LOGTO_APP_SECRET,
    totalTimeout: 20_000,
  });
  return globalThis.logtoClient;
}
