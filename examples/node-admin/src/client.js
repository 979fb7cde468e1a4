import { ManagementClient } from "logto-management";

/** The client of the tenant that the environment names. */
export function connect() {
  const {
    LOGTO_ENDPOINT: endpoint,
    LOGTO_APP_ID: appId,
    LOGTO_APP_SECRET: appSecret,
  } = process.env;
  const missing = ["LOGTO_ENDPOINT", "LOGTO_APP_ID", "LOGTO_APP_SECRET"].filter(
    (name) => !process.env[name],
  );
  if (missing.length > 0) throw new TypeError(`Set ${missing.join(", ")} in the environment.`);
  return new ManagementClient({
    endpoint,
    appId,
    appSecret,
    hooks: {
      onRetry: ({ path, error, delayMs }) =>
        console.error(`${path}: ${error.message} Again in ${Math.round(delayMs)} ms.`),
    },
  });
}
