//! The options of a client, as `options.js` has checked them.

use js_sys::Function;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;

use super::Failure;
use super::hooks::Hooks;
use super::store::Store;
use crate::protocol::endpoint::{Endpoint, EndpointError};
use crate::protocol::retry::Policy;
use crate::protocol::secret::Secret;

#[wasm_bindgen]
extern "C" {
    /// What `readClientOptions` gives.
    pub type Given;

    #[wasm_bindgen(method, getter, structural, js_name = tenantId)]
    fn tenant_id(this: &Given) -> Option<String>;
    #[wasm_bindgen(method, getter, structural)]
    fn endpoint(this: &Given) -> Option<String>;
    #[wasm_bindgen(method, getter, structural)]
    fn resource(this: &Given) -> Option<String>;
    #[wasm_bindgen(method, getter, structural)]
    fn scope(this: &Given) -> String;
    #[wasm_bindgen(method, getter, structural, js_name = appId)]
    fn app_id(this: &Given) -> Option<String>;
    #[wasm_bindgen(method, getter, structural, js_name = appSecret)]
    fn app_secret(this: &Given) -> Option<String>;
    #[wasm_bindgen(method, getter, structural, js_name = getAccessToken)]
    fn get_access_token(this: &Given) -> JsValue;
    #[wasm_bindgen(method, getter, structural)]
    fn fetch(this: &Given) -> JsValue;
    #[wasm_bindgen(method, getter, structural)]
    fn headers(this: &Given) -> JsValue;
    #[wasm_bindgen(method, getter, structural)]
    fn timeout(this: &Given) -> f64;
    #[wasm_bindgen(method, getter, structural, js_name = totalTimeout)]
    fn total_timeout(this: &Given) -> Option<f64>;
    #[wasm_bindgen(method, getter, structural)]
    fn retry(this: &Given) -> RawRetry;
    #[wasm_bindgen(method, getter, structural, js_name = rateLimit)]
    fn rate_limit(this: &Given) -> JsValue;
    #[wasm_bindgen(method, getter, structural, js_name = tokenStore)]
    fn token_store(this: &Given) -> JsValue;
    #[wasm_bindgen(method, getter, structural, js_name = maxResponseBytes)]
    fn max_response_bytes(this: &Given) -> f64;
    #[wasm_bindgen(method, getter, structural)]
    fn hooks(this: &Given) -> JsValue;
    #[wasm_bindgen(method, getter, structural, js_name = allowInsecureHttp)]
    fn allow_insecure_http(this: &Given) -> bool;

    /// A `retry`, whole.
    pub(super) type RawRetry;

    #[wasm_bindgen(method, getter, structural)]
    fn attempts(this: &RawRetry) -> f64;
    #[wasm_bindgen(method, getter, structural, js_name = baseDelay)]
    fn base_delay(this: &RawRetry) -> f64;
    #[wasm_bindgen(method, getter, structural, js_name = maxDelay)]
    fn max_delay(this: &RawRetry) -> f64;
    #[wasm_bindgen(method, getter, structural, js_name = maxRetryAfter)]
    fn max_retry_after(this: &RawRetry) -> f64;

    type RawRateLimit;

    #[wasm_bindgen(method, getter, structural)]
    fn requests(this: &RawRateLimit) -> f64;
    #[wasm_bindgen(method, getter, structural)]
    fn interval(this: &RawRateLimit) -> f64;
}

impl From<RawRetry> for Policy {
    fn from(retry: RawRetry) -> Policy {
        // Saturating: more attempts than that nobody waits for.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let attempts = retry.attempts() as u32;
        Policy {
            attempts,
            base_delay: retry.base_delay(),
            max_delay: retry.max_delay(),
            max_retry_after: retry.max_retry_after(),
        }
    }
}

/// Where a client's access tokens come from.
pub(crate) enum Credentials {
    /// The token endpoint, for a machine-to-machine application.
    Application {
        /// Its id.
        id: String,
        /// Its secret.
        secret: Secret,
        /// Where its tokens are shared.
        store: Option<Store>,
    },
    /// The caller's `getAccessToken`.
    Callback(Function),
}

/// What a client is made of.
pub(crate) struct ClientOptions {
    /// The options that the others come from, for `readCallOptions`.
    pub(crate) given: JsValue,
    pub(crate) endpoint: Endpoint,
    pub(crate) resource: String,
    pub(crate) scope: String,
    pub(crate) credentials: Credentials,
    /// `undefined` for the host's.
    pub(crate) fetch: JsValue,
    pub(crate) headers: JsValue,
    /// Milliseconds of one attempt.
    pub(crate) timeout: f64,
    /// Milliseconds of a whole call.
    pub(crate) total_timeout: Option<f64>,
    pub(crate) policy: Policy,
    /// Requests per milliseconds.
    pub(crate) rate_limit: Option<(f64, f64)>,
    pub(crate) max_response_bytes: f64,
    pub(crate) hooks: Hooks,
}

impl ClientOptions {
    /// Reads what the constructor was given.
    pub(crate) fn read(given: &Given) -> Result<ClientOptions, Failure> {
        let tenant = given.tenant_id();
        let (endpoint, resource) = place(given, tenant.as_deref())
            .map_err(|error: EndpointError| Failure::argument(error.to_string()))?;
        let on_cloud = tenant.is_some() || endpoint.is_cloud();
        Ok(ClientOptions {
            given: given.into(),
            rate_limit: rate_limit(given.rate_limit(), on_cloud),
            resource,
            endpoint,
            scope: given.scope(),
            credentials: credentials(given),
            headers: given.headers(),
            timeout: given.timeout(),
            total_timeout: given.total_timeout(),
            policy: given.retry().into(),
            max_response_bytes: given.max_response_bytes(),
            hooks: Hooks::of(given.hooks()),
            fetch: given.fetch(),
        })
    }

    /// The resource that the access tokens are asked for; empty where the caller brings them.
    pub(crate) fn resource_of_tokens(&self) -> &str {
        match self.credentials {
            Credentials::Application { .. } => &self.resource,
            Credentials::Callback(_) => "",
        }
    }
}

/// The endpoint, and the identifier of the API there.
fn place(given: &Given, tenant: Option<&str>) -> Result<(Endpoint, String), EndpointError> {
    // A tenant id is checked even where a custom domain takes the place of its own.
    let of_tenant = tenant.map(Endpoint::of_tenant).transpose()?;
    let endpoint = match given.endpoint() {
        Some(endpoint) => Endpoint::parse(&endpoint, given.allow_insecure_http())?,
        None => of_tenant.ok_or(EndpointError::Missing)?,
    };
    let resource = given.resource();
    let resource = resource.unwrap_or_else(|| endpoint.default_resource(tenant));
    Ok((endpoint, resource))
}

fn credentials(given: &Given) -> Credentials {
    match given.get_access_token().dyn_into() {
        Ok(callback) => Credentials::Callback(callback),
        Err(_) => Credentials::Application {
            id: given.app_id().unwrap_or_default(),
            secret: Secret::new(&given.app_secret().unwrap_or_default()),
            store: Store::of(given.token_store()),
        },
    }
}

fn rate_limit(value: JsValue, on_cloud: bool) -> Option<(f64, f64)> {
    if value.is_undefined() {
        return on_cloud.then_some((200.0, 10_000.0));
    }
    let limit = value
        .is_object()
        .then(|| value.unchecked_into::<RawRateLimit>());
    limit.map(|limit| (limit.requests(), limit.interval()))
}
