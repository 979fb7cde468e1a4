// Built only with the cargo feature `probe`: what tests ask of the core.

import { ManagementClient } from "./client.js";
import { ask } from "./core.js";
import * as question from "./questions.js";

const name = (what) => Symbol.for(`logto-management.${what}`);

/** A call that panics once it has waited for a token. */
ManagementClient.prototype[name("panic")] = async function () {
  await this.getAccessToken();
  ask(question.PANIC, []);
};

ManagementClient.prototype[name("allocations")] = () => ({
  made: ask(question.ALLOCATIONS, []),
  live: ask(question.LIVE_ALLOCATIONS, []),
});

/** Names this file, so that the glue has it. */
const probe = true;

export { probe };
