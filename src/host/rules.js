// The rules of a call, as bits; `rules` in exports.rs reads them.

/** Sending it twice does what sending it once does. */
const IDEMPOTENT = 1;
/** Its body can be sent twice. */
const REPLAYABLE = 2;
/** Its search has a regular expression. */
const POSIX = 4;
/** A 404 after an attempt that may have reached the server means that it is done. */
const FORGIVING = 8;
/** A new token may help. */
const REFRESHABLE = 16;

export { FORGIVING, IDEMPOTENT, POSIX, REFRESHABLE, REPLAYABLE };
