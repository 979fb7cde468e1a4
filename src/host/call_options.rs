//! The options of a call, checked.

use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::Failure;
use super::options::{positive, retry};
use super::values::{self, check_members, option, property};
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
    /// Headers as the caller gave them, with lower-case names, or `undefined`.
    pub(crate) headers: JsValue,
    pub(crate) prefetch: Option<u32>,
}

/// The names of a call's options.
pub(crate) const CALL: &str = "signal timeout totalTimeout retry headers";
/// The names of a list's options.
pub(crate) const LIST: &str = "signal timeout totalTimeout retry headers prefetch";

impl CallOptions {
    /// Reads a call's options among the members of an object, which are those named in `known`, or
    /// of `undefined`. `policy` is the client's.
    pub(crate) fn read(
        options: &JsValue,
        what: &str,
        known: &str,
        policy: Policy,
    ) -> Result<CallOptions, Failure> {
        if options.is_undefined() {
            return Ok(CallOptions::default());
        }
        check_members(options, what, known)?;
        let given = option(options, "signal")?.map(signal).transpose()?;
        CallOptions::of(options, given, policy)
    }

    /// Reads the call's options in `fetch`'s `init`, which may have a `signal` that is `null`.
    pub(crate) fn of_init(init: &JsValue, policy: Policy) -> Result<CallOptions, Failure> {
        let given = property(init, "signal")?.map(signal).transpose()?;
        CallOptions::of(init, given, policy)
    }

    fn of(
        options: &JsValue,
        signal: Option<JsValue>,
        policy: Policy,
    ) -> Result<CallOptions, Failure> {
        let member = |name| values::raw_property(options, name);
        Ok(CallOptions {
            signal,
            timeout: positive(&member("timeout")?, "timeout")?,
            total_timeout: positive(&member("totalTimeout")?, "totalTimeout")?,
            policy: retry(&member("retry")?, policy)?,
            headers: values::headers(&member("headers")?)?,
            prefetch: option(options, "prefetch")?
                .map(|value| prefetch(&value))
                .transpose()?,
        })
    }

    /// The options of a call that is sent once; `policy` is the client's.
    pub(crate) fn once(policy: Policy) -> CallOptions {
        CallOptions {
            policy: Some(Policy {
                attempts: 1,
                ..policy
            }),
            ..CallOptions::default()
        }
    }

    /// The signals that a call listens to.
    pub(crate) fn signals(&self) -> Array {
        self.signal.iter().collect()
    }
}

fn signal(value: JsValue) -> Result<JsValue, Failure> {
    let member = |name| values::raw_property(&value, name);
    if value.is_object()
        && member("aborted")?.as_bool().is_some()
        && member("addEventListener")?.is_function()
        && member("removeEventListener")?.is_function()
    {
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
