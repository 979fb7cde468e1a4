// What the core is asked, by number; `exports/questions.rs` has the same list.

// Of the core itself.
export const RESERVE = 0;
export const TABLE = 1;
export const CLIENT = 2;
export const CALL = 3;
export const WALK = 4;
export const REQUEST = 5;
export const PATH = 6;
export const READING = 7;
export const REDIRECTED = 8;
export const WEB_PAGE = 9;
export const RETRY_AFTER = 10;
export const SERVES = 11;
export const PAGE = 12;
export const LINKS = 13;
export const ESCAPE_LIKE = 14;

// Of any state that it keeps.
export const FREE = 15;

// Of a client.
export const NEED = 16;
export const LANDED = 17;
export const TAKES = 18;
export const FORCED = 19;
export const ALIVE = 20;
export const FAILED = 21;
export const REFUSE = 22;
export const TAKE = 23;
export const DELAY = 24;
export const GIVE_BACK = 25;
export const LIMITED = 26;
export const REFUSAL = 27;
export const TOKEN_REFUSAL = 28;

// Of a call.
export const BEGIN = 29;
export const ENDED = 30;

// Of a walk.
export const HEAD = 31;
export const NEXT = 32;
export const ADVANCE = 33;

// Of a module that is built for tests (`probe.js`).
export const PANIC = 34;
export const ALLOCATIONS = 35;
export const LIVE_ALLOCATIONS = 36;
