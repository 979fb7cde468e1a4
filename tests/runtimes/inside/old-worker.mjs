// A Worker whose compatibility date is older than weak references: a call, a walk that nobody ends, and a
// signal that is aborted while it is listened to.
import { ManagementClient } from "logto-management";

export default {
  async fetch(_request, env) {
    const logto = new ManagementClient({ endpoint: env.ENDPOINT, appId: "a", appSecret: "s" });
    const user = await logto.users.get("u");
    await logto.users.listOrganizations("u").pages().next();
    const controller = new AbortController();
    const response = await logto.fetch("/api/status", { signal: controller.signal });
    controller.abort();
    return Response.json({ user, status: response.status, registry: typeof FinalizationRegistry });
  },
};
