// Built only with the cargo feature `panic-probe`: a call that panics on purpose.

import { ManagementClient, startCall } from "./client.js";

/** Called by each instance of the core when it starts. */
function addPanicProbe() {
  ManagementClient.prototype[Symbol.for("logto-management.panic")] = function () {
    return startCall(this, (core) => core.panic());
  };
}

export { addPanicProbe };
