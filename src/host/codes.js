// What JavaScript and the core tell each other by number, beside the questions: `exports/alone.rs`,
// `exports/client.rs` and `exports/call.rs` have the same.

// How a body is read, which `READING` answers.
export const NOTHING = 0;
export const JSON_BODY = 1;
export const TEXT = 2;
export const WEB_PAGE = 3;

// How to come by a token, which `NEED` answers; or for how many ms to wait for the flight under way.
export const USE = -1;
export const USE_AND_REFRESH = -2;
export const ASK = -3;

// The rules of a call, as bits.
/** Its body can be sent twice. */
export const REPLAYABLE = 1;
/** Its search has a regular expression. */
export const POSIX = 2;
/** A 404 after an attempt that may have reached the server means that it is done. */
export const FORGIVING = 4;
/** A new token may help. */
export const REFRESHABLE = 8;

// How an attempt ended without an answer; else its status is told.
export const NEVER_SENT = 1;
export const CONNECTION = 2;
export const TIMED_OUT = 3;
export const BODY = 4;

// What follows an attempt, which `ENDED` answers; or after how many ms there is another. Else it failed.
export const DONE = -1;
export const ALREADY_DONE = -2;
export const REFRESH = -3;
