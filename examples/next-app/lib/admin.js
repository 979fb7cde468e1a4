import "server-only";
import { headers } from "next/headers";
import { adminOf } from "./credentials.js";

/**
 * The admin who asks. Every page and every action calls it: `proxy.js` asks for the password, but what is
 * not behind it, by a mistake in its `matcher` or a flaw in the framework, is still behind this. An action
 * is an endpoint that anybody can send a request to.
 */
export async function requireAdmin() {
  const admin = adminOf((await headers()).get("authorization"));
  if (admin === undefined) throw new Error("Nobody is signed in.");
  return admin;
}
