//! What JavaScript asks, by number; `host/questions.js` has the same list.

// Of the core itself.
pub(super) const RESERVE: u32 = 0;
pub(super) const TABLE: u32 = 1;
pub(super) const CLIENT: u32 = 2;
pub(super) const CALL: u32 = 3;
pub(super) const WALK: u32 = 4;
pub(super) const REQUEST: u32 = 5;
pub(super) const PATH: u32 = 6;
pub(super) const READING: u32 = 7;
pub(super) const WEB_PAGE: u32 = 8;
pub(super) const SERVES: u32 = 9;
pub(super) const PAGE: u32 = 10;
pub(super) const LINKS: u32 = 11;

// Of any state that it keeps.
pub(super) const FREE: u32 = 12;

// Of a client.
pub(super) const NEED: u32 = 13;
pub(super) const LANDED: u32 = 14;
pub(super) const TAKES: u32 = 15;
pub(super) const FORCED: u32 = 16;
pub(super) const ALIVE: u32 = 17;
pub(super) const FAILED: u32 = 18;
pub(super) const REFUSE: u32 = 19;
pub(super) const TAKE: u32 = 20;
pub(super) const DELAY: u32 = 21;
pub(super) const GIVE_BACK: u32 = 22;
pub(super) const LIMITED: u32 = 23;
pub(super) const REFUSAL: u32 = 24;
pub(super) const TOKEN_REFUSAL: u32 = 25;

// Of a call.
pub(super) const BEGIN: u32 = 26;
pub(super) const ENDED: u32 = 27;

// Of a walk.
pub(super) const HEAD: u32 = 28;
pub(super) const NEXT: u32 = 29;
pub(super) const AHEAD: u32 = 30;
pub(super) const ADVANCE: u32 = 31;

// Of a module that is built for tests (`probe.rs`).
#[cfg(feature = "probe")]
pub(super) const PANIC: u32 = 32;
#[cfg(feature = "probe")]
pub(super) const ALLOCATIONS: u32 = 33;
#[cfg(feature = "probe")]
pub(super) const LIVE_ALLOCATIONS: u32 = 34;
