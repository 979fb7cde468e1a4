//! The options of a client, checked.

use js_sys::Function;
use serde::Deserialize;
use wasm_bindgen::prelude::*;

use super::Failure;
use super::hooks::Hooks;
use super::store::Store;
use super::values::{self, check_members, function, option, text};
use crate::protocol::endpoint::{Endpoint, EndpointError};
use crate::protocol::retry::Policy;
use crate::protocol::secret::Secret;

/// A client's options, as they were given: `undefined` where one was not.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Given {
    #[serde(with = "serde_wasm_bindgen::preserve")]
    tenant_id: JsValue,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    endpoint: JsValue,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    resource: JsValue,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    scope: JsValue,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    app_id: JsValue,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    app_secret: JsValue,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    get_access_token: JsValue,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    fetch: JsValue,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    headers: JsValue,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    timeout: JsValue,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    total_timeout: JsValue,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    retry: JsValue,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    rate_limit: JsValue,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    token_store: JsValue,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    max_response_bytes: JsValue,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    hooks: JsValue,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    allow_insecure_http: JsValue,
}

impl Default for Given {
    fn default() -> Given {
        const NONE: JsValue = JsValue::UNDEFINED;
        Given {
            tenant_id: NONE,
            endpoint: NONE,
            resource: NONE,
            scope: NONE,
            app_id: NONE,
            app_secret: NONE,
            get_access_token: NONE,
            fetch: NONE,
            headers: NONE,
            timeout: NONE,
            total_timeout: NONE,
            retry: NONE,
            rate_limit: NONE,
            token_store: NONE,
            max_response_bytes: NONE,
            hooks: NONE,
            allow_insecure_http: NONE,
        }
    }
}

const NAMES: &str = "tenantId endpoint resource scope appId appSecret getAccessToken fetch headers \
    timeout totalTimeout retry rateLimit tokenStore maxResponseBytes hooks allowInsecureHttp";
const HOOKS: &str = "onRequest onResponse onRetry onWait onToken";
const RETRY: &str = "attempts baseDelay maxDelay maxRetryAfter";

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
    /// Reads and checks what the constructor was given.
    pub(crate) fn read(options: &JsValue) -> Result<ClientOptions, Failure> {
        check_members(options, "the client's options", NAMES)?;
        let given: Given = serde_wasm_bindgen::from_value(options.clone())
            .map_err(|error| values::thrown(error.into()))?;
        let (endpoint, resource) = place(&given)?;
        let by_tenant = set(&given.tenant_id);
        let rate_limit = rate_limit(&given.rate_limit, by_tenant || endpoint.is_cloud())?;
        if set(&given.fetch) {
            function(given.fetch.clone(), "fetch")?;
        }
        Ok(ClientOptions {
            rate_limit,
            resource,
            endpoint,
            scope: match given.scope.as_string() {
                Some(scope) => scope,
                None if set(&given.scope) => {
                    return Err(Failure::argument("`scope` must be a string."));
                }
                None => "all".into(),
            },
            credentials: credentials(&given)?,
            headers: values::headers(&given.headers)?,
            timeout: positive(&given.timeout, "timeout")?.unwrap_or(30_000.0),
            total_timeout: positive(&given.total_timeout, "totalTimeout")?,
            policy: retry(&given.retry, Policy::default())?.unwrap_or_default(),
            max_response_bytes: positive(&given.max_response_bytes, "maxResponseBytes")?
                .unwrap_or(32.0 * 1024.0 * 1024.0),
            hooks: hooks(&given.hooks)?,
            fetch: if set(&given.fetch) {
                given.fetch
            } else {
                JsValue::UNDEFINED
            },
        })
    }
}

impl ClientOptions {
    /// The resource that the access tokens are asked for; empty where the caller brings them.
    pub(crate) fn resource_of_tokens(&self) -> &str {
        match self.credentials {
            Credentials::Application { .. } => &self.resource,
            Credentials::Callback(_) => "",
        }
    }
}

fn set(value: &JsValue) -> bool {
    !value.is_undefined()
}

/// The endpoint, and the identifier of the API there.
fn place(given: &Given) -> Result<(Endpoint, String), Failure> {
    let insecure = match given.allow_insecure_http.as_bool() {
        Some(allowed) => allowed,
        None if set(&given.allow_insecure_http) => {
            return Err(Failure::argument(
                "`allowInsecureHttp` must be true or false.",
            ));
        }
        None => false,
    };
    let wrong = |error: EndpointError| Failure::argument(error.to_string());
    let tenant = set(&given.tenant_id)
        .then(|| text(&given.tenant_id, "tenantId"))
        .transpose()?;
    // A tenant id is checked even where a custom domain takes the place of its own.
    let of_tenant = tenant
        .as_deref()
        .map(Endpoint::of_tenant)
        .transpose()
        .map_err(wrong)?;
    let endpoint = if set(&given.endpoint) {
        let endpoint = text(&given.endpoint, "endpoint")?;
        Endpoint::parse(&endpoint, insecure).map_err(wrong)?
    } else {
        of_tenant.ok_or_else(|| {
            Failure::argument(
                "`endpoint` is missing: set it to your Logto's address, or set `tenantId` for Logto Cloud.",
            )
        })?
    };
    let resource = if set(&given.resource) {
        text(&given.resource, "resource")?
    } else {
        endpoint.default_resource(tenant.as_deref())
    };
    Ok((endpoint, resource))
}

fn credentials(given: &Given) -> Result<Credentials, Failure> {
    if set(&given.get_access_token) {
        if set(&given.app_id) || set(&given.app_secret) {
            return Err(Failure::argument(
                "`getAccessToken` takes the place of `appId` and `appSecret`: set one or the other.",
            ));
        }
        if set(&given.token_store) {
            return Err(Failure::argument(
                "`tokenStore` is for the tokens of `appId` and `appSecret`: `getAccessToken` can keep \
                 its own.",
            ));
        }
        let callback = function(given.get_access_token.clone(), "getAccessToken")?;
        return Ok(Credentials::Callback(callback));
    }
    for (value, name) in [(&given.app_id, "appId"), (&given.app_secret, "appSecret")] {
        if !set(value) {
            let rest = "` is missing: set `appId` and `appSecret` of a machine-to-machine \
                application, or `getAccessToken`.";
            return Err(Failure::argument(["`", name, rest].concat()));
        }
    }
    Ok(Credentials::Application {
        id: text(&given.app_id, "appId")?,
        secret: Secret::new(&text(&given.app_secret, "appSecret")?),
        store: set(&given.token_store)
            .then(|| Store::read(given.token_store.clone()))
            .transpose()?,
    })
}

fn rate_limit(value: &JsValue, cloud: bool) -> Result<Option<(f64, f64)>, Failure> {
    if !set(value) {
        return Ok(cloud.then_some((200.0, 10_000.0)));
    }
    if value.as_bool() == Some(false) {
        return Ok(None);
    }
    check_members(value, "`rateLimit`", "requests interval")?;
    let member = |name: &str| {
        let value = values::raw_property(value, name)?;
        let name = ["rateLimit.", name].concat();
        let number = positive(&value, &name)?;
        number.ok_or_else(|| Failure::argument(["`", &name, "` is missing."].concat()))
    };
    let requests = member("requests")?;
    if requests < 1.0 {
        return Err(Failure::argument(
            "`rateLimit.requests` must be at least 1.",
        ));
    }
    Ok(Some((requests, member("interval")?)))
}

/// Reads `retry`; what it leaves out is as in `policy`.
pub(super) fn retry(value: &JsValue, mut policy: Policy) -> Result<Option<Policy>, Failure> {
    if !set(value) {
        return Ok(None);
    }
    if value.as_bool() == Some(false) {
        policy.attempts = 1;
        return Ok(Some(policy));
    }
    check_members(value, "`retry`", RETRY)?;
    if let Some(attempts) = option(value, "attempts")? {
        let attempts = attempts.as_f64().unwrap_or(0.0);
        if attempts < 1.0 || attempts.fract() != 0.0 {
            return Err(Failure::argument(
                "`retry.attempts` must be a whole number from 1; 1 sends once.",
            ));
        }
        // Saturating: more attempts than that nobody waits for.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let attempts = attempts as u32;
        policy.attempts = attempts;
    }
    for (name, slot) in [
        ("baseDelay", &mut policy.base_delay),
        ("maxDelay", &mut policy.max_delay),
        ("maxRetryAfter", &mut policy.max_retry_after),
    ] {
        let Some(value) = option(value, name)? else {
            continue;
        };
        match value.as_f64() {
            Some(ms) if ms >= 0.0 => *slot = ms,
            _ => {
                let rest = "` must be a number of milliseconds, 0 or more.";
                return Err(Failure::argument(["`retry.", name, rest].concat()));
            }
        }
    }
    Ok(Some(policy))
}

fn hooks(value: &JsValue) -> Result<Hooks, Failure> {
    if !set(value) {
        return Ok(Hooks(None));
    }
    check_members(value, "`hooks`", HOOKS)?;
    for name in HOOKS.split(' ') {
        if let Some(hook) = option(value, name)? {
            function(hook, &["hooks.", name].concat())?;
        }
    }
    Ok(Hooks(Some(value.clone())))
}

/// A number above 0, which may be `Infinity`.
pub(super) fn positive(value: &JsValue, name: &str) -> Result<Option<f64>, Failure> {
    if !set(value) {
        return Ok(None);
    }
    match value.as_f64() {
        Some(number) if number > 0.0 => Ok(Some(number)),
        _ => Err(Failure::argument(
            ["`", name, "` must be a number greater than 0."].concat(),
        )),
    }
}
