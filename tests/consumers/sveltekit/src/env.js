import { defineEnvVars } from "@sveltejs/kit/env";

// Read when the server starts, and never sent to the browser. The build does without it.
export const variables = defineEnvVars({ LOGTO_ENDPOINT: { schema: (value) => value } });
