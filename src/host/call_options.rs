//! The options of a call, checked.

use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::Failure;
use super::options::{positive, retry};
use super::values::{self, check_members, property};
use crate::protocol::failure::Kind;
use crate::protocol::retry::Policy;

/// The options of one call.
#[derive(Clone, Default)]
pub(crate) struct CallOptions {
    /// The caller's signal, if any.
    pub(crate) signal: Option<JsValue>,
    pub(crate) timeout: Option<f64>,
    pub(crate) total_timeout: Option<f64>,
    pub(crate) policy: Option<Policy>,
    /// Headers as the caller gave them, with lower-case names.
    pub(crate) headers: Option<JsValue>,
    pub(crate) prefetch: Option<u32>,
}

/// The names of a call's options.
pub(crate) const CALL: &str = "signal timeout totalTimeout retry headers";
/// The names of a list's options.
pub(crate) const LIST: &str = "signal timeout totalTimeout retry headers prefetch";

impl CallOptions {
    /// Reads a call's options: an object of which the members named in `known` are allowed, or
    /// `undefined`.
    pub(crate) fn read(options: &JsValue, known: &str) -> Result<CallOptions, Failure> {
        if options.is_undefined() {
            return Ok(CallOptions::default());
        }
        CallOptions::members(options, "the call's options", known)
    }

    /// Reads a call's options among the members of an object, which are those named in `known`.
    pub(crate) fn members(
        options: &JsValue,
        what: &str,
        known: &str,
    ) -> Result<CallOptions, Failure> {
        if options.is_undefined() {
            return Ok(CallOptions::default());
        }
        check_members(options, what, known)?;
        CallOptions::of(options)
    }

    /// Reads those members of an object that are a call's options.
    pub(crate) fn of(options: &JsValue) -> Result<CallOptions, Failure> {
        let member = |name| Ok::<_, Failure>(property(options, name)?.unwrap_or_default());
        Ok(CallOptions {
            signal: property(options, "signal")?.map(signal).transpose()?,
            timeout: positive(&member("timeout")?, "timeout")?,
            total_timeout: positive(&member("totalTimeout")?, "totalTimeout")?,
            policy: retry(&member("retry")?)?,
            headers: property(options, "headers")?
                .map(|given| values::headers(&given))
                .transpose()?,
            prefetch: property(options, "prefetch")?
                .map(|value| prefetch(&value))
                .transpose()?,
        })
    }

    /// The signals that a call listens to.
    pub(crate) fn signals(&self) -> Array {
        self.signal.iter().collect()
    }
}

fn signal(value: JsValue) -> Result<JsValue, Failure> {
    let has = |name: &str| Ok::<_, Failure>(property(&value, name)?.is_some());
    if value.is_object() && has("aborted")? && has("addEventListener")? {
        return Ok(value);
    }
    Err(Failure::argument("`signal` must be an AbortSignal."))
}

/// How many pages may be under way: a whole number from 1.
pub(crate) fn prefetch(value: &JsValue) -> Result<u32, Failure> {
    whole(value, "prefetch")
}

/// A whole number from 1.
pub(crate) fn whole(value: &JsValue, name: &str) -> Result<u32, Failure> {
    match value.as_f64() {
        Some(number) if number >= 1.0 && number.fract() == 0.0 && number < f64::from(u32::MAX) => {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let number = number as u32;
            Ok(number)
        }
        _ => Err(Failure::new(
            Kind::Range,
            ["`", name, "` must be a whole number from 1."].concat(),
        )),
    }
}
