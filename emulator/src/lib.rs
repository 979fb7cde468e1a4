//! A Logto that starts in a millisecond, for tests and the demo.
