/** What a browser may do with these pages. */
const headers = [
  {
    key: "Content-Security-Policy",
    value: "frame-ancestors 'none'; base-uri 'none'; object-src 'none'",
  },
  { key: "Referrer-Policy", value: "no-referrer" },
  { key: "X-Content-Type-Options", value: "nosniff" },
];

export default {
  poweredByHeader: false,
  headers: async () => [{ source: "/:path*", headers }],
};
