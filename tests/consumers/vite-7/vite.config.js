import { defineConfig } from "vite";

// The development server hands on what is not its own, as the page's own server would later on.
const target = process.env.LOGTO_ENDPOINT;
const withoutOrigin = {
  target,
  configure: (proxy) => proxy.on("proxyReq", (request) => request.removeHeader("origin")),
};

export default defineConfig({
  server: { proxy: target && { "/api": withoutOrigin, "/oidc": withoutOrigin } },
});
