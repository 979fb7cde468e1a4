// Built only with the cargo feature `probe`: what tests ask of the core.

import { ManagementClient, startCall } from "./client.js";
import { present } from "./task.js";

const name = (what) => Symbol.for(`logto-management.${what}`);

/** Called by each instance of the core when it starts. */
function addProbe() {
  const { prototype } = ManagementClient;
  /** A call that panics on purpose. */
  prototype[name("panic")] = function () {
    return startCall(this, (core) => core.panic());
  };
  prototype[name("allocations")] = () => ({
    made: present().allocations(),
    live: present().liveAllocations(),
  });
}

export { addProbe };
