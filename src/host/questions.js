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

// Of any state that it keeps.
export const FREE = 14;

// Of a client.
export const NEED = 15;
export const LANDED = 16;
export const TAKES = 17;
export const FORCED = 18;
export const ALIVE = 19;
export const FAILED = 20;
export const REFUSE = 21;
export const TAKE = 22;
export const DELAY = 23;
export const GIVE_BACK = 24;
export const LIMITED = 25;
export const REFUSAL = 26;
export const TOKEN_REFUSAL = 27;

// Of a call.
export const BEGIN = 28;
export const ENDED = 29;

// Of a walk.
export const HEAD = 30;
export const NEXT = 31;
export const ADVANCE = 32;

// Of a module that is built for tests (`probe.js`).
export const PANIC = 33;
export const ALLOCATIONS = 34;
export const LIVE_ALLOCATIONS = 35;
