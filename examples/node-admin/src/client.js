import { ManagementClient } from "logto-management";
import { Mistake } from "./failure.js";
import { say } from "./output.js";

const NAMES = ["LOGTO_ENDPOINT", "LOGTO_APP_ID", "LOGTO_APP_SECRET"];

/** The client of the tenant that the environment names. */
export function connect() {
  const missing = NAMES.filter((name) => !process.env[name]);
  if (missing.length > 0) {
    throw new Mistake(
      `Set ${missing.join(", ")} in the environment: the tenant's address, and a machine-to-machine ` +
        "application with the role Logto Management API access.",
    );
  }
  const [endpoint, appId, appSecret] = NAMES.map((name) => process.env[name]);
  return new ManagementClient({
    endpoint,
    appId,
    appSecret,
    hooks: {
      onRetry: ({ path, error, delayMs }) =>
        say(`${path}: ${error.message} Again in ${Math.round(delayMs)} ms.`),
    },
  });
}
