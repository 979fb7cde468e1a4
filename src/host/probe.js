// Built only with the cargo feature `probe`: what tests ask of the core.

import { allocations, liveAllocations, panic } from "../../../../logto_management.js";
import { ManagementClient } from "./client.js";
import { guard } from "./core.js";

const name = (what) => Symbol.for(`logto-management.${what}`);

/** Called by each instance of the core when it starts. */
function addProbe() {
  const { prototype } = ManagementClient;
  /** A call that panics once it has waited for a token. */
  prototype[name("panic")] = async function () {
    await this.getAccessToken();
    guard(panic);
  };
  prototype[name("allocations")] = () => ({ made: allocations(), live: liveAllocations() });
}

export { addProbe };
