// The rules of a call, as bits; `rules` in exports.rs reads them.

/** Its body can be sent twice. */
const REPLAYABLE = 1;
/** Its search has a regular expression. */
const POSIX = 2;
/** A 404 after an attempt that may have reached the server means that it is done. */
const FORGIVING = 4;
/** A new token may help. */
const REFRESHABLE = 8;

export { FORGIVING, POSIX, REFRESHABLE, REPLAYABLE };
