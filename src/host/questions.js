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
export const WEB_PAGE = 8;
export const SERVES = 9;
export const PAGE = 10;
export const LINKS = 11;

// Of any state that it keeps.
export const FREE = 12;

// Of a client.
export const NEED = 13;
export const LANDED = 14;
export const TAKES = 15;
export const FORCED = 16;
export const ALIVE = 17;
export const FAILED = 18;
export const REFUSE = 19;
export const TAKE = 20;
export const DELAY = 21;
export const GIVE_BACK = 22;
export const LIMITED = 23;
export const REFUSAL = 24;
export const TOKEN_REFUSAL = 25;

// Of a call.
export const BEGIN = 26;
export const ENDED = 27;

// Of a walk.
export const HEAD = 28;
export const NEXT = 29;
export const AHEAD = 30;
export const ADVANCE = 31;

// Of a module that is built for tests (`probe.js`).
export const PANIC = 32;
export const ALLOCATIONS = 33;
export const LIVE_ALLOCATIONS = 34;
