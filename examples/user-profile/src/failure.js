import {
  BadRequestError,
  LogtoError,
  NotFoundError,
  RateLimitError,
  UnprocessableEntityError,
} from "logto-management";
import { KeysUnavailable, Unauthenticated } from "./person.js";

/** An answer that is no success; `fields` are messages by field. */
export class Problem extends Error {
  constructor(status, code, message, fields) {
    super(message);
    Object.assign(this, { status, code, fields });
  }
}

/** Logto's refusals that a person can do something about, with the field that they are about. */
const REFUSALS = {
  "user.username_already_in_use": ["username", "This username is taken."],
  "session.invalid_credentials": ["current", "This is not your present password."],
  "password.rejected": ["next", "Logto takes no such password: choose a longer or rarer one."],
};

/** What the page is told of an error. Logto's own texts stay here. */
export function failure(error) {
  if (error instanceof Problem) return error;
  if (error instanceof Unauthenticated) return new Problem(401, "sign-in", "Sign in first.");
  if (error instanceof NotFoundError) return new Problem(404, "gone", "This account is gone.");
  if (error instanceof UnprocessableEntityError || error instanceof BadRequestError) {
    const [field, message] = REFUSALS[error.code] ?? ["", "Logto does not take this."];
    return new Problem(422, "refused", message, { [field]: message });
  }
  if (error instanceof RateLimitError) {
    return new Problem(503, "busy", "Too much is going on. Try again in a minute.");
  }
  if (error instanceof LogtoError || error instanceof KeysUnavailable) {
    return new Problem(502, "unreachable", "The profile cannot be reached now. Try again.");
  }
  return new Problem(500, "broken", "Something is broken here. It was written down.");
}
