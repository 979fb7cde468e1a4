//! Forwards the page's calls to the tenant, with the access token that the page never sees.
//!
//! What passes in either direction is on a list. hyper sends the path as it was checked: it neither
//! normalises nor decodes it, follows no redirect and keeps no cookie.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use axum::body::Body;
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::header::{ACCEPT_ENCODING, AUTHORIZATION, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, Method, Request, StatusCode, Uri};
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::body::{Body as _, Incoming};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use serde::Deserialize;
use tokio::time::timeout;
use tower_http::timeout::TimeoutBody;

use super::refusal::Refusal;
use super::tenant::{Secret, Tenant};
use super::token::{AccessToken, AccessTokens};

/// Bytes of a body in either direction.
const MAX_BODY: usize = 10 * 1024 * 1024;
/// Bytes of the token endpoint's answer.
const MAX_TOKEN_BODY: usize = 64 * 1024;
/// For a body of the page's, for the head of an answer, and between two parts of its body.
const PATIENCE: Duration = Duration::from_secs(30);
const CONNECT_PATIENCE: Duration = Duration::from_secs(10);
/// Shorter than the 5 s after which Logto's server (Node's default) closes an idle connection.
const IDLE: Duration = Duration::from_secs(4);

const REQUEST_HEADERS: [&str; 4] = ["accept", "accept-language", "content-type", "if-none-match"];
const RESPONSE_HEADERS: [&str; 8] = [
    "content-type",
    "date",
    "etag",
    "link",
    "logto-core-request-id",
    "retry-after",
    "total-number",
    "total-number-is-capped",
];

/// The way to a tenant.
#[derive(Debug)]
pub(super) struct Proxy {
    tenant: Tenant,
    client: Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
    tokens: AccessTokens,
}

impl Proxy {
    /// A proxy that has sent nothing yet.
    pub(super) fn new(tenant: Tenant) -> Result<Self> {
        let mut http = HttpConnector::new();
        http.enforce_http(false);
        http.set_connect_timeout(Some(CONNECT_PATIENCE));
        let connector = HttpsConnectorBuilder::new()
            .with_native_roots()
            .context(
                "the system has no root certificates (Debian: apt-get install ca-certificates)",
            )?
            .https_or_http()
            .enable_http1()
            .wrap_connector(http);
        let client = Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .pool_idle_timeout(IDLE)
            .build(connector);
        Ok(Self {
            tenant,
            client,
            tokens: AccessTokens::default(),
        })
    }

    /// The tenant's address, which the page shows.
    pub(super) fn endpoint(&self) -> &str {
        self.tenant.endpoint()
    }

    /// Forwards a request that was found to be the page's own.
    pub(super) async fn forward(&self, request: &Parts, body: Body) -> Result<Response, Refusal> {
        let body = collect(body).await?;
        let token = self.token(None).await?;
        let mut response = self.send(request, body.clone(), &token).await?;
        if response.status() == StatusCode::UNAUTHORIZED {
            let renewed = self.token(Some(&token.value)).await?;
            response = self.send(request, body, &renewed).await?;
        }
        answer(response)
    }

    async fn send(
        &self,
        request: &Parts,
        body: Bytes,
        token: &AccessToken,
    ) -> Result<http::Response<Incoming>, Refusal> {
        let path = request
            .uri
            .path_and_query()
            .map_or("/", |path| path.as_str());
        let mut forwarded = Request::new(Full::new(body));
        *forwarded.method_mut() = request.method.clone();
        *forwarded.uri_mut() = self.uri(path)?;
        *forwarded.headers_mut() = listed(&request.headers, &REQUEST_HEADERS);
        let bearer = sensitive(&format!("Bearer {}", token.value.reveal()))?;
        forwarded.headers_mut().insert(AUTHORIZATION, bearer);
        self.exchange(forwarded).await
    }

    async fn exchange(
        &self,
        mut request: Request<Full<Bytes>>,
    ) -> Result<http::Response<Incoming>, Refusal> {
        let identity = HeaderValue::from_static("identity");
        request.headers_mut().insert(ACCEPT_ENCODING, identity);
        let sent = timeout(PATIENCE, self.client.request(request)).await;
        sent.map_err(|_| late())?.map_err(|_| {
            bad_gateway(
                "demo.unreachable",
                "The tenant could not be reached, or broke off.",
            )
        })
    }

    async fn token(&self, refused: Option<&Secret>) -> Result<AccessToken, Refusal> {
        self.tokens.get(refused, || self.ask_for_token()).await
    }

    /// Client credentials with HTTP Basic (RFC 6749 §2.3.1 and §4.4, RFC 8707).
    async fn ask_for_token(&self) -> Result<AccessToken, Refusal> {
        let encode =
            |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
        let id = encode(self.tenant.app_id());
        let secret = encode(self.tenant.app_secret().reveal());
        let basic = format!("Basic {}", STANDARD.encode(format!("{id}:{secret}")));
        let form = form_urlencoded::Serializer::new(String::new())
            .append_pair("grant_type", "client_credentials")
            .append_pair("resource", self.tenant.resource())
            .append_pair("scope", "all")
            .finish();
        let mut request = Request::new(Full::from(form));
        *request.method_mut() = Method::POST;
        *request.uri_mut() = self.uri("/oidc/token")?;
        let headers = request.headers_mut();
        headers.insert(AUTHORIZATION, sensitive(&basic)?);
        let form = HeaderValue::from_static("application/x-www-form-urlencoded");
        headers.insert(CONTENT_TYPE, form);

        let asked = Instant::now();
        let response = self.exchange(request).await?;
        let status = response.status();
        let body = Limited::new(response.into_body(), MAX_TOKEN_BODY).collect();
        let body = timeout(PATIENCE, body).await.map_err(|_| late())?;
        let body = body.map_err(|_| unreadable())?.to_bytes();
        if status != StatusCode::OK {
            return Err(refused(status, &body));
        }
        let granted: Granted = serde_json::from_slice(&body).map_err(|_| unreadable())?;
        Ok(AccessToken::new(
            Secret::new(granted.access_token),
            granted.expires_in.map(Duration::from_secs),
            asked,
        ))
    }

    fn uri(&self, path: &str) -> Result<Uri, Refusal> {
        format!("{}{path}", self.tenant.endpoint())
            .parse()
            .map_err(|_| Refusal::forbidden("demo.path", "The path is not one of a URL."))
    }
}

#[derive(Deserialize)]
struct Granted {
    access_token: String,
    expires_in: Option<u64>,
}

/// The page's body, kept for a second attempt.
async fn collect(body: Body) -> Result<Bytes, Refusal> {
    let large = || {
        let message = "The proxy takes bodies of up to 10 MiB.";
        Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, "demo.body_large", message)
    };
    // Refused by its length before a byte of it is read.
    if body.size_hint().lower() > MAX_BODY as u64 {
        return Err(large());
    }
    let collected = timeout(PATIENCE, Limited::new(body, MAX_BODY).collect()).await;
    let collected = collected.map_err(|_| {
        let message = "The request's body did not come.";
        Refusal::new(StatusCode::REQUEST_TIMEOUT, "demo.body_late", message)
    })?;
    collected.map(|body| body.to_bytes()).map_err(|error| {
        if error.is::<LengthLimitError>() {
            return large();
        }
        let message = "The request's body broke off.";
        Refusal::new(StatusCode::BAD_REQUEST, "demo.body_broken", message)
    })
}

/// The tenant's answer, as far as the page may have it.
fn answer(response: http::Response<Incoming>) -> Result<Response, Refusal> {
    let (parts, body) = response.into_parts();
    if parts.status.is_redirection() && parts.status != StatusCode::NOT_MODIFIED {
        let message =
            "The tenant redirects. Set LOGTO_ENDPOINT to the address that answers itself.";
        return Err(bad_gateway("demo.redirect", message));
    }
    // It was asked not to.
    if parts.headers.contains_key(CONTENT_ENCODING) {
        return Err(bad_gateway(
            "demo.encoding",
            "The tenant's answer is compressed.",
        ));
    }
    let body = TimeoutBody::new(PATIENCE, Limited::new(body, MAX_BODY));
    let mut response = Response::new(Body::new(Box::pin(body)));
    *response.status_mut() = parts.status;
    *response.headers_mut() = listed(&parts.headers, &RESPONSE_HEADERS);
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

fn listed(headers: &HeaderMap, names: &[&'static str]) -> HeaderMap {
    let mut kept = HeaderMap::new();
    for name in names {
        for value in headers.get_all(*name) {
            kept.append(*name, value.clone());
        }
    }
    kept
}

fn sensitive(value: &str) -> Result<HeaderValue, Refusal> {
    let mut value = HeaderValue::try_from(value).map_err(|_| unreadable())?;
    value.set_sensitive(true);
    Ok(value)
}

/// Says the OAuth error's name, never its description, which a server is free to word.
fn refused(status: StatusCode, body: &[u8]) -> Refusal {
    #[derive(Deserialize)]
    struct OAuthError {
        error: String,
    }
    let known = [
        "access_denied",
        "invalid_client",
        "invalid_grant",
        "invalid_request",
        "invalid_scope",
        "invalid_target",
        "unauthorized_client",
        "unsupported_grant_type",
    ];
    let name = serde_json::from_slice::<OAuthError>(body)
        .ok()
        .and_then(|given| known.into_iter().find(|known| *known == given.error));
    let name = name.map_or_else(String::new, |name| format!(" {name}"));
    bad_gateway(
        "demo.token_refused",
        format!(
            "The tenant gave no access token ({}{name}). Check LOGTO_APP_ID, LOGTO_APP_SECRET and LOGTO_RESOURCE.",
            status.as_u16()
        ),
    )
}

fn unreadable() -> Refusal {
    bad_gateway(
        "demo.token_unreadable",
        "The token endpoint's answer is none. Is LOGTO_ENDPOINT right?",
    )
}

fn late() -> Refusal {
    let message = "The tenant did not answer in time.";
    Refusal::new(StatusCode::GATEWAY_TIMEOUT, "demo.late", message)
}

fn bad_gateway(code: &'static str, message: impl Into<String>) -> Refusal {
    Refusal::new(StatusCode::BAD_GATEWAY, code, message)
}
