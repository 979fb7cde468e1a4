//! Values against the facts.
