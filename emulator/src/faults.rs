//! Faults: what goes wrong on purpose, by order of the control API or by share.

mod kind;

use std::collections::VecDeque;

use http::Method;
use serde::Deserialize;

use crate::config::FaultShares;
use crate::decode::wrong;
use crate::store::random::Random;

pub(crate) use kind::Fault;

/// How a server has to send a response: it finds this in the response's extensions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Delivery {
    /// Milliseconds to wait first.
    pub delay: u64,
    /// What happens to the connection.
    pub ending: Ending,
}

/// What happens to the connection that a response is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ending {
    /// The response is sent.
    #[default]
    Whole,
    /// The connection is closed and nothing is sent.
    Cut,
    /// Headers and half of the body are sent, then the connection is closed.
    Truncated,
    /// Nothing is sent and the connection stays open.
    Stalled,
}

/// `POST /_emulator/faults`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Order {
    #[serde(default = "once")]
    times: u64,
    fault: Fault,
    #[serde(default, rename = "match")]
    wanted: Match,
}

fn once() -> u64 {
    1
}

impl Order {
    /// An order that could not be carried out as it stands would let a test pass that tests nothing.
    pub(crate) fn check(&self) -> Result<(), String> {
        self.wanted.check()?;
        self.fault.check()
    }
}

/// Which requests meet a fault.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Match {
    method: Option<String>,
    /// A path, or a prefix that ends in `*`.
    path: Option<String>,
}

impl Match {
    fn check(&self) -> Result<(), String> {
        let Some(path) = self.path.as_deref() else {
            return Ok(());
        };
        let whole = path.strip_suffix('*').unwrap_or(path);
        let is_path = whole.starts_with('/') && !whole.contains(['?', '#', '*']);
        if is_path || path == "*" {
            return Ok(());
        }
        Err(wrong(
            "match.path",
            format_args!(
                "`{path}` is no path; one begins with `/`, has no query, and `*` at its end alone"
            ),
        ))
    }

    fn fits(&self, method: &Method, path: &str) -> bool {
        let path_fits = self
            .path
            .as_deref()
            .is_none_or(|wanted| match wanted.strip_suffix('*') {
                Some(prefix) => path.starts_with(prefix),
                None => path == wanted,
            });
        let method_fits = self
            .method
            .as_deref()
            .is_none_or(|name| name.eq_ignore_ascii_case(method.as_str()));
        path_fits && method_fits
    }
}

/// Faults that were ordered and not met yet, and shares of all requests.
#[derive(Clone, Debug)]
pub(crate) struct Faults {
    orders: VecDeque<Order>,
    shares: FaultShares,
    random: Random,
}

impl Faults {
    pub(crate) fn new(seed: u64, shares: FaultShares) -> Self {
        Self {
            orders: VecDeque::new(),
            shares,
            random: Random::new(seed, "faults"),
        }
    }

    pub(crate) fn order(&mut self, order: Order) {
        if order.times > 0 {
            self.orders.push_back(order);
        }
    }

    pub(crate) fn clear(&mut self) {
        self.orders.clear();
    }

    /// How many faults are still to come.
    pub(crate) fn left(&self) -> u64 {
        self.orders
            .iter()
            .fold(0, |left, order| left.saturating_add(order.times))
    }

    /// The fault that a request meets: the first order that fits, else one by share.
    pub(crate) fn meet(&mut self, method: &Method, path: &str) -> Option<Fault> {
        let found = self
            .orders
            .iter()
            .position(|order| order.wanted.fits(method, path));
        let Some(n) = found else {
            return self.by_share();
        };
        let order = self.orders.get_mut(n)?;
        order.times -= 1;
        let fault = order.fault.clone();
        if order.times == 0 {
            self.orders.remove(n);
        }
        Some(fault)
    }

    fn by_share(&mut self) -> Option<Fault> {
        let FaultShares {
            throttle,
            error,
            cut,
            stall,
            garbage,
        } = self.shares;
        if self.shares.sum() <= 0.0 {
            return None;
        }
        let mut drawn = self.random.share();
        let status = |status, retry_after: Option<&str>| Fault::Status {
            status,
            retry_after: retry_after.map(str::to_owned),
            body: None,
            content_type: None,
            handled: false,
        };
        let which = *self.random.pick(&[500, 502, 503, 504]);
        let kinds = [
            (throttle, status(429, Some("1"))),
            (error, status(which, None)),
            (cut, Fault::Cut { handled: false }),
            (stall, Fault::Stall {}),
            (garbage, Fault::Garbage {}),
        ];
        for (share, fault) in kinds {
            if drawn < share {
                return Some(fault);
            }
            drawn -= share;
        }
        None
    }
}
