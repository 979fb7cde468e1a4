// The client, made as the server that serves this page says.
import { ManagementClient } from "logto-management";

/**
 * Reads `<meta name="logto-demo">` and makes the client.
 *
 * In mode `emulator` the page's origin is the tenant. In mode `proxy` it is a proxy that adds the
 * access token, so no token is asked for here; the page proves by `token` that it is the served one.
 */
export function connect({ hooks, fetch }) {
  const setup = JSON.parse(document.querySelector('meta[name="logto-demo"]').content);
  const endpoint = location.origin;
  switch (setup.mode) {
    case "emulator": {
      const { appId, appSecret } = setup;
      return { setup, logto: new ManagementClient({ endpoint, appId, appSecret, hooks, fetch }) };
    }
    case "proxy": {
      const headers = { "x-demo-token": setup.token };
      const getAccessToken = () => null;
      return {
        setup,
        logto: new ManagementClient({ endpoint, getAccessToken, headers, hooks, fetch }),
      };
    }
    default:
      throw new TypeError(`The page was served with the unknown mode ${setup.mode}.`);
  }
}
