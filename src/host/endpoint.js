// Where a client's Logto is. An address is read by the URL parser that `fetch` has too, and what that
// would rewrite or repair, but for upper case, a default port and trailing slashes, is refused. No
// message shows an address: it may hold credentials.

import { demand } from "./values.js";

/** User, host, port, and a path without its trailing slashes. */
const ADDRESS = /^https?:\/\/([^/\\]*@)?([^/\\]*?)(?::([^:/\\\]]*))?([/\\].*?[^/])?\/*$/i;

/** A host name, an IPv4 address, or an IPv6 address in hexadecimal digits alone. */
const HOST = /^((^|\.)[\w-]{1,63})+$|^\[[\da-f:]+\]$/i;

/** Origins, as URL parsers write them, that a secret may go to: by TLS, or on this machine (RFC 6761 §6.3). */
const SAFE = /^https:|^http:\/\/((.+\.)?localhost|127(\.\d+){3}|\[::1\])(:|$)/;

/** What is said of a path that the core refuses. */
const PATH = "has a path that is not plain: no `//`, dot segments, backslashes, braces or the like";

/**
 * Reads the options that say where Logto is: `{ origin, prefix, resource, isCloud }`, the server's origin,
 * what its paths begin with, its Management API's resource indicator, and whether it is Logto Cloud.
 */
function locate({ tenantId, endpoint, resource, allowInsecureHttp }) {
  // It is checked even where a custom domain takes the place of its own. A label that begins with
  // `xn--` is Punycode, which URL parsers decode and may refuse.
  const isLabel = tenantId === undefined || /^(?!xn--)[a-z\d-]{1,63}$/i.test(tenantId);
  demand(isLabel, "tenantId", "1 to 63 letters, digits and hyphens");
  const address = endpoint ?? (tenantId && `https://${tenantId}.logto.app`);
  const [{ origin, hostname }, prefix] = readAddress(address, allowInsecureHttp);
  const tenant = tenantId ?? /^([^.]+)\.logto\.app$/.exec(hostname)?.[1];
  return {
    origin,
    prefix,
    // A self-hosted server has that of `default`, whatever its host is (WIRE.md).
    resource: resource ?? `https://${tenant ?? "default"}.logto.app/api`,
    isCloud: tenant !== undefined,
  };
}

/** The URL of an address, and its path. Whether that is plain is left to the core. */
function readAddress(address, allowInsecureHttp) {
  refuse(
    address === undefined,
    "is missing: set it to your Logto's address, or set `tenantId` for Logto Cloud",
  );
  const [odd] = /[^!-~]/.exec(address) ?? [];
  refuse(odd <= "\x7f", "must not have whitespace or control characters");
  refuse(odd, "must be ASCII: write an international name in Punycode (`xn--…`)");
  refuse(/[?#]/.test(address), "must not have a query or a fragment");
  const [isAbsolute, user, host, port = "1", prefix = ""] = ADDRESS.exec(address) ?? [];
  refuse(!isAbsolute, "must be an absolute URL such as `https://auth.example.com`");
  refuse(user, "must not have a user or password: use `appId` and `appSecret`");
  const isPort = /^[1-9]\d*$/.test(port) && port < 65_536;
  refuse(!isPort, "has a port that is not a number from 1 to 65535");
  const url = parsed(address);
  const { hostname } = url;
  // An IPv6 address may be spelled longer than the parser writes it.
  const isHost = HOST.test(host) && (hostname[0] === "[" || hostname === host.toLowerCase());
  refuse(!isHost, "must have a host name, an IPv4 address or an IPv6 address in brackets");
  const rest = "give the address of the server, the client adds the rest";
  refuse(/\/api$/i.test(prefix), `must not end in \`/api\`: ${rest}`);
  refuse(/\/oidc$/i.test(prefix), `must not end in \`/oidc\`: ${rest}`);
  const isSafe = allowInsecureHttp || SAFE.test(url.origin);
  refuse(!isSafe, "must be `https:`, or a loopback host, or `allowInsecureHttp` must be true");
  return [url, prefix];
}

function refuse(isWrong, what) {
  if (isWrong) throw new TypeError(`\`endpoint\` ${what}.`);
}

/** An address as a URL; where it is none, it has no host. */
function parsed(address) {
  try {
    return new URL(address);
  } catch {
    return { hostname: "" };
  }
}

export { locate, PATH, refuse };
