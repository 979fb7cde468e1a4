import { createHash, timingSafeEqual } from "node:crypto";

const digest = (text) => createHash("sha256").update(text).digest();

/**
 * The admin whom an `Authorization` header names, by HTTP Basic, or undefined. A stand-in for the sign-in
 * of your own: see README.md.
 */
export function adminOf(authorization) {
  const password = process.env.ADMIN_PASSWORD;
  if (!(password?.length >= 12)) throw new Error("Set ADMIN_PASSWORD, of 12 characters or more.");
  const encoded = authorization?.match(/^Basic ([\w+/]+=*)$/)?.[1] ?? "";
  const [, name, given] =
    Buffer.from(encoded, "base64")
      .toString()
      .match(/^([^:]*):(.*)$/s) ?? [];
  if (!name || !timingSafeEqual(digest(given), digest(password))) return undefined;
  return name;
}
