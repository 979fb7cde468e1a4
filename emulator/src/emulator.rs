//! The tenant: from a request to a response.

use std::sync::Arc;

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method, Request, Response, StatusCode, header};
use serde_json::Value;

use crate::calendar;
use crate::config::Config;
use crate::faults::{Delivery, Fault, Faults};
use crate::journal::Journal;
use crate::jwt::Keys;
use crate::oidc::Oidc;
use crate::respond::{self, Responder};
use crate::store::Store;
use crate::store::random::Random;
use crate::{api, control, seed};

/// Bytes of a request's head above which Node's server answers 431.
const HEAD_LIMIT: usize = 16 * 1024;

/// An emulated Logto tenant.
///
/// ```
/// use bytes::Bytes;
/// use emulator::{Config, Emulator};
///
/// let mut emulator = Emulator::new(Config::default());
/// let request = http::Request::get("/api/status").body(Bytes::new()).unwrap();
/// assert_eq!(emulator.handle(request, 0).status(), 204);
/// ```
#[derive(Clone, Debug)]
pub struct Emulator {
    pub(crate) config: Config,
    pub(crate) store: Store,
    /// The state that a reset goes back to.
    seeded: Arc<Store>,
    /// Whether the state may differ from the seeded one.
    pub(crate) touched: bool,
    pub(crate) keys: Keys,
    pub(crate) faults: Faults,
    pub(crate) journal: Journal,
    /// Randomness of request ids and tokens, which a reset does not repeat.
    pub(crate) noise: Random,
    /// What the control API has put the clock forward by, in ms.
    pub(crate) advanced: u64,
}

impl Emulator {
    /// A freshly seeded tenant.
    pub fn new(config: Config) -> Self {
        let store = seed::store(&config);
        Self::holding(store, config)
    }

    /// A tenant that holds what `seed` describes (README.md, "A tenant of one's own"), and nothing else.
    ///
    /// # Errors
    /// A sentence that names the field of `seed` that is wrong.
    ///
    /// ```
    /// use emulator::{Config, Emulator};
    /// use serde_json::json;
    ///
    /// let seed = json!({ "users": [{ "username": "ada" }] });
    /// assert!(Emulator::with_seed(Config::default(), seed).is_ok());
    /// let seed = json!({ "users": [{ "username": "ada", "roles": ["clerk"] }] });
    /// let error = Emulator::with_seed(Config::default(), seed).unwrap_err();
    /// assert_eq!(error, "`users[0].roles[0]`: there is no role `clerk`");
    /// ```
    pub fn with_seed(config: Config, seed: Value) -> Result<Self, String> {
        let (store, _) = seed::store_of(&config, seed)?;
        Ok(Self::holding(store, config))
    }

    fn holding(store: Store, config: Config) -> Self {
        Self {
            seeded: Arc::new(store.clone()),
            store,
            touched: false,
            keys: Keys::new(config.seed),
            faults: Faults::new(config.seed, config.shares),
            journal: Journal::default(),
            noise: Random::new(config.seed, "noise"),
            advanced: 0,
            config,
        }
    }

    /// What this tenant was made with.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Tells the tenant its own origin, which its tokens name as their issuer.
    pub fn set_endpoint(&mut self, endpoint: impl Into<String>) {
        self.config.endpoint = endpoint.into();
    }

    /// Everything as it was at the start. Keys stay as they are: tokens from before are good.
    pub(crate) fn reset(&mut self) {
        if self.touched {
            self.store = Store::clone(&self.seeded);
            self.touched = false;
        }
        self.faults = Faults::new(self.config.seed, self.config.shares);
        self.journal.clear();
        self.advanced = 0;
    }

    /// Adds so many users, until a reset.
    pub(crate) fn add_users(&mut self, count: usize) {
        self.touched = true;
        crate::seed::add_users(&mut self.store, count);
    }

    /// Adds the rows that `seed` describes, all or none, and answers with them; until a reset.
    pub(crate) fn add_rows(&mut self, seed: Value) -> Result<Value, String> {
        let (store, added) = seed::add_rows(&self.store, seed)?;
        self.store = store;
        self.touched = true;
        Ok(added)
    }

    /// From now on the tenant holds what `seed` describes, after a reset too.
    pub(crate) fn begin_with(&mut self, seed: Value) -> Result<Value, String> {
        let (store, added) = seed::store_of(&self.config, seed)?;
        self.seeded = Arc::new(store);
        self.touched = true;
        self.reset();
        Ok(added)
    }

    /// Does what a request `method /_emulator/name` with this body does, and answers with the body that
    /// it answers with, null for none.
    ///
    /// # Errors
    /// A sentence that names what is wrong with the order.
    pub fn control(&mut self, method: &Method, name: &str, order: Value) -> Result<Value, String> {
        let done = control::act(self, method, name, order);
        done.map(Option::unwrap_or_default)
            .map_err(|refusal| refusal.message)
    }

    /// Answers a request at `now` (epoch ms). How the answer has to be sent is in its
    /// [`Delivery`] extension.
    pub fn handle(&mut self, request: Request<Bytes>, now: u64) -> Response<Bytes> {
        let now = now.saturating_add(self.advanced);
        if let Some(name) = request.uri().path().strip_prefix("/_emulator/") {
            let name = name.to_owned();
            return control::handle(self, &name, &request);
        }
        let fault = self.faults.meet(request.method(), request.uri().path());
        let through = fault.as_ref().is_none_or(Fault::lets_through);
        let mut response = if through {
            self.answer(&request, now)
        } else {
            respond::bare(&mut self.noise, StatusCode::OK)
        };
        if let Ok(date) = HeaderValue::try_from(calendar::http_date(now)) {
            response.headers_mut().insert(header::DATE, date);
        }
        let met = fault.is_some();
        if let Some(fault) = fault {
            response = fault.apply(response);
        }
        self.journal
            .record(&request, response.status().as_u16(), met);
        if self.config.latency > 0 {
            let delivery: &mut Delivery = response.extensions_mut().get_or_insert_default();
            delivery.delay = delivery.delay.saturating_add(self.config.latency);
        }
        response
    }

    fn answer(&mut self, request: &Request<Bytes>, now: u64) -> Response<Bytes> {
        if head_length(request) > HEAD_LIMIT {
            let mut response = Response::new(Bytes::new());
            *response.status_mut() = StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE;
            response
                .headers_mut()
                .insert(header::CONNECTION, HeaderValue::from_static("close"));
            return response;
        }
        let path = request.uri().path().to_owned();
        if path.starts_with("/api/") {
            return api::handle(self, request, now);
        }
        if path.starts_with("/api") {
            let mut responder = Responder::new(request, &self.config);
            responder.vary = "Accept-Encoding";
            return responder.text(&mut self.noise, StatusCode::NOT_FOUND);
        }
        let responder = Responder::new(request, &self.config);
        if let Some(path) = path
            .strip_prefix("/oidc")
            .filter(|path| path.starts_with('/'))
        {
            let mut oidc = Oidc {
                store: &self.store,
                keys: &self.keys,
                config: &self.config,
                random: &mut self.noise,
                now,
            };
            let answer = oidc.handle(request.method(), path, request.headers(), request.body());
            return responder.oidc(&mut self.noise, answer);
        }
        responder.page(&mut self.noise)
    }
}

fn head_length(request: &Request<Bytes>) -> usize {
    let target = request
        .uri()
        .path_and_query()
        .map_or(0, |target| target.as_str().len());
    let headers = |headers: &HeaderMap| -> usize {
        headers
            .iter()
            .map(|(name, value)| name.as_str().len() + value.len() + 4)
            .sum()
    };
    target + headers(request.headers())
}
