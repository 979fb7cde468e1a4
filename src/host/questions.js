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
export const SERVES = 10;
export const PAGE = 11;
export const LINKS = 12;

// Of any state that it keeps.
export const FREE = 13;

// Of a client.
export const NEED = 14;
export const LANDED = 15;
export const TAKES = 16;
export const FORCED = 17;
export const ALIVE = 18;
export const FAILED = 19;
export const REFUSE = 20;
export const TAKE = 21;
export const DELAY = 22;
export const GIVE_BACK = 23;
export const LIMITED = 24;
export const REFUSAL = 25;
export const TOKEN_REFUSAL = 26;

// Of a call.
export const BEGIN = 27;
export const ENDED = 28;

// Of a walk.
export const HEAD = 29;
export const NEXT = 30;
export const ADVANCE = 31;

// Of a module that is built for tests (`probe.js`).
export const PANIC = 32;
export const ALLOCATIONS = 33;
export const LIVE_ALLOCATIONS = 34;
