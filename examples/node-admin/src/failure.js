import {
  ForbiddenError,
  LogtoError,
  NetworkError,
  ProtocolError,
  TokenError,
  UnauthorizedError,
} from "logto-management";
import { stopping } from "./stop.js";

/** A mistake in the command, the environment or a file: nothing was done. */
export class Mistake extends Error {}

/** Something could not be done; what can be said of it was said. */
export class Incomplete extends Error {}

/** What is wrong with the connection to Logto is told by `diagnose`. */
const SETUP = [ForbiddenError, NetworkError, ProtocolError, TokenError, UnauthorizedError];

export function exitCode(error) {
  if (stopping.aborted) return stopping.reason.exitCode;
  // A wrong option of the client, such as an endpoint that is no address, is a TypeError.
  return error instanceof Mistake || error instanceof TypeError ? 2 : 1;
}

/** What is said of an error, and what to do about it. */
export function explain(error, { json }) {
  if (stopping.aborted || error instanceof Incomplete) return undefined;
  const known = error instanceof LogtoError || error instanceof TypeError || error.syscall;
  if (!known && !(error instanceof Mistake)) return error.stack;
  const { name, message, status, code, requestId } = error;
  if (json) return JSON.stringify({ error: { name, message, status, code, requestId } });
  const facts = [status, code, requestId].filter(Boolean).join(", ");
  const said = error instanceof Mistake ? message : `${name}: ${message}${facts && ` (${facts})`}`;
  const advice = SETUP.some((kind) => error instanceof kind)
    ? "\n`logto-admin diagnose` tells what is wrong with the connection, and what to do."
    : "";
  return said + advice;
}
