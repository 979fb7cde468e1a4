import { delimiter, dirname } from "node:path";

/** Environment of other people's tools: none tells anybody that it was run. */
export const QUIET = {
  ASTRO_TELEMETRY_DISABLED: "1",
  CI: "1",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  DO_NOT_TRACK: "1",
  NEXT_TELEMETRY_DISABLED: "1",
  NO_COLOR: "1",
  NO_UPDATE_NOTIFIER: "1",
  WRANGLER_SEND_METRICS: "false",
  // Some of them want a newer Node than the package.
  PATH: [dirname(process.execPath), process.env.PATH].join(delimiter),
};
