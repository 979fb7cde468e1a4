//! JavaScript's numbers as those of the core. What is out of range becomes the nearest that is not.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "such a cast of a float saturates"
)]

use crate::protocol::token::Lifetime;

/// Infinity for a token that is kept until it is refused, and its negative for one that is not kept.
pub(super) fn lifetime(until: f64) -> Lifetime {
    match until {
        f64::NEG_INFINITY => Lifetime::Once,
        f64::INFINITY => Lifetime::UntilRefused,
        _ => Lifetime::Until(until),
    }
}

/// Not a number stands for nothing.
pub(super) fn number(value: f64) -> Option<f64> {
    (!value.is_nan()).then_some(value)
}

pub(super) fn small(value: f64) -> u32 {
    value as u32
}

pub(super) fn whole(value: f64) -> usize {
    value as usize
}

/// A status: no answer has one of more digits.
pub(super) fn status(value: f64) -> u16 {
    small(value) as u16
}

/// A number of things, or of one among them.
pub(super) fn count(number: usize) -> f64 {
    number as f64
}
