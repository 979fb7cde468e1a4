//! Headers of responses: security, request id, ETag, pages, CORS.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Response, StatusCode, header};
use serde_json::Value;
use sha1::{Digest, Sha1};

use crate::config::Config;
use crate::failure::Failure;
use crate::oidc::Answer;
use crate::page::Page;
use crate::query::Query;
use crate::reply::{Body, Reply};
use crate::store::random::Random;

/// The headers that come with every answer.
const SECURITY: [(&str, &str); 9] = [
    ("cross-origin-resource-policy", "same-origin"),
    ("origin-agent-cluster", "?1"),
    ("referrer-policy", "strict-origin-when-cross-origin"),
    (
        "strict-transport-security",
        "max-age=15552000; includeSubDomains",
    ),
    ("x-content-type-options", "nosniff"),
    ("x-download-options", "noopen"),
    ("x-frame-options", "SAMEORIGIN"),
    ("x-permitted-cross-domain-policies", "none"),
    ("x-xss-protection", "0"),
];
const METHODS: &str = "GET,HEAD,PUT,POST,DELETE,PATCH";
const PAGE: &str = "<!doctype html><html><head><title>Sign in</title></head>\
                    <body>The sign-in experience of the emulated tenant.</body></html>";

/// Makes the response to one request.
pub(crate) struct Responder<'a> {
    request: &'a Request<Bytes>,
    config: &'a Config,
    pub(crate) vary: &'static str,
}

/// A response with the headers that all have.
pub(crate) fn bare(random: &mut Random, status: StatusCode) -> Response<Bytes> {
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = status;
    let headers = response.headers_mut();
    for (name, value) in SECURITY {
        headers.insert(
            HeaderName::from_static(name),
            HeaderValue::from_static(value),
        );
    }
    if let Ok(id) = HeaderValue::try_from(random.token(16)) {
        headers.insert("logto-core-request-id", id);
    }
    response
}

impl<'a> Responder<'a> {
    pub(crate) fn new(request: &'a Request<Bytes>, config: &'a Config) -> Self {
        Self {
            request,
            config,
            vary: "Accept-Encoding, Origin",
        }
    }

    fn start(&self, random: &mut Random, status: StatusCode) -> Response<Bytes> {
        let mut response = bare(random, status);
        response
            .headers_mut()
            .insert(header::VARY, HeaderValue::from_static(self.vary));
        response
    }

    /// An answer of a handler, with its ETag, or the 304 that stands for it.
    pub(crate) fn reply(
        &self,
        random: &mut Random,
        reply: Reply,
        page: Option<Page>,
        query: &Query,
    ) -> Response<Bytes> {
        let mut response = self.start(random, reply.status);
        self.allow_origin(response.headers_mut());
        if let (Some(page), Some(total)) = (page, reply.total) {
            page.write(response.headers_mut(), total, &self.link_target(), query);
        }
        if let Some(location) = reply
            .location
            .and_then(|location| HeaderValue::try_from(location).ok())
        {
            response.headers_mut().insert(header::LOCATION, location);
        }
        match reply.body {
            Body::Json(value) => {
                let body = value.to_string();
                let tag = etag(body.as_bytes());
                set_body(&mut response, "application/json; charset=utf-8", body);
                if self.request.method() == Method::GET {
                    self.validate(&mut response, tag);
                }
            }
            Body::Text => set_reason(&mut response),
            Body::Typed(content_type, text) => {
                let tag = etag(text.as_bytes());
                set_body(&mut response, content_type, text);
                if self.request.method() == Method::GET {
                    self.validate(&mut response, tag);
                }
            }
            Body::Empty => {}
        }
        self.finish(response)
    }

    /// A refusal.
    pub(crate) fn failure(&self, random: &mut Random, failure: &Failure) -> Response<Bytes> {
        let mut response = self.start(random, failure.status);
        self.allow_origin(response.headers_mut());
        let language = self.header(&header::ACCEPT_LANGUAGE);
        match failure.json(language) {
            Some(value) => {
                set_body(
                    &mut response,
                    "application/json; charset=utf-8",
                    value.to_string(),
                );
            }
            None => set_reason(&mut response),
        }
        self.finish(response)
    }

    /// The reason phrase as text.
    pub(crate) fn text(&self, random: &mut Random, status: StatusCode) -> Response<Bytes> {
        self.failure(random, &Failure::text(status))
    }

    /// The answer to a method that the path does not have, and to OPTIONS.
    pub(crate) fn allow(
        &self,
        random: &mut Random,
        status: StatusCode,
        allow: &str,
    ) -> Response<Bytes> {
        let mut response = self.start(random, status);
        self.allow_origin(response.headers_mut());
        if let Ok(allow) = HeaderValue::try_from(allow) {
            response.headers_mut().insert(header::ALLOW, allow);
        }
        if status == StatusCode::OK {
            set_body(&mut response, "text/plain; charset=utf-8", String::new());
        } else {
            set_reason(&mut response);
        }
        response
    }

    /// The answer to the Admin Console's preflight; `None` for other origins and requests.
    pub(crate) fn preflight(&self, random: &mut Random) -> Option<Response<Bytes>> {
        let asks = self
            .request
            .headers()
            .contains_key(header::ACCESS_CONTROL_REQUEST_METHOD);
        if self.request.method() != Method::OPTIONS || !asks || !self.is_admin_console() {
            return None;
        }
        let mut response = self.start(random, StatusCode::NO_CONTENT);
        let headers = response.headers_mut();
        self.allow_origin(headers);
        headers.remove(header::ACCESS_CONTROL_EXPOSE_HEADERS);
        headers.insert(
            header::ACCESS_CONTROL_ALLOW_METHODS,
            HeaderValue::from_static(METHODS),
        );
        if let Some(names) = self
            .request
            .headers()
            .get(header::ACCESS_CONTROL_REQUEST_HEADERS)
        {
            headers.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, names.clone());
        }
        Some(response)
    }

    /// An answer of the OpenID provider.
    pub(crate) fn oidc(&self, random: &mut Random, answer: Answer) -> Response<Bytes> {
        let mut response = self.start(random, answer.status);
        response
            .headers_mut()
            .insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        response.headers_mut().extend(answer.headers);
        if let Some(body) = answer.body {
            let body = body.to_string();
            let tag = etag(body.as_bytes());
            set_body(&mut response, "application/json; charset=utf-8", body);
            if self.request.method() == Method::GET && answer.status == StatusCode::OK {
                self.validate(&mut response, tag);
            }
        }
        self.finish(response)
    }

    /// The single-page application that answers every other path.
    pub(crate) fn page(&self, random: &mut Random) -> Response<Bytes> {
        let method = self.request.method();
        let mut response = self.start(random, StatusCode::OK);
        let headers = response.headers_mut();
        headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        if method != Method::GET && method != Method::HEAD {
            *response.status_mut() = StatusCode::NOT_FOUND;
            set_reason(&mut response);
            return response;
        }
        headers.insert(
            "logto-static-package",
            HeaderValue::from_static("experience"),
        );
        let uncached = HeaderValue::from_static("no-cache, no-store, must-revalidate");
        headers.insert(header::CACHE_CONTROL, uncached);
        set_body(&mut response, "text/html; charset=utf-8", PAGE.into());
        self.finish(response)
    }

    fn header(&self, name: &HeaderName) -> Option<&'a str> {
        self.request
            .headers()
            .get(name)
            .and_then(|value| value.to_str().ok())
    }

    fn is_admin_console(&self) -> bool {
        self.header(&header::ORIGIN) == Some(self.config.admin_origin.as_str())
    }

    /// In production `/api` allows the Admin Console alone (WIRE.md, Transport).
    fn allow_origin(&self, headers: &mut HeaderMap) {
        if self.is_admin_console() {
            if let Some(origin) = self.request.headers().get(header::ORIGIN) {
                headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
            }
            headers.insert(
                header::ACCESS_CONTROL_EXPOSE_HEADERS,
                HeaderValue::from_static("*"),
            );
        }
    }

    /// The URL of a link without its query: the origin from `Host`, the path without `/api`
    /// (WIRE.md, Pagination, 1 and 3).
    fn link_target(&self) -> String {
        let forwarded = |name: &'static str| {
            self.header(&HeaderName::from_static(name))
                .filter(|_| self.config.trust_proxy)
        };
        let host = forwarded("x-forwarded-host")
            .or_else(|| self.header(&header::HOST))
            .or_else(|| {
                self.request
                    .uri()
                    .authority()
                    .map(http::uri::Authority::as_str)
            })
            .map_or_else(
                || self.config.endpoint.clone(),
                |host| {
                    format!(
                        "{}://{host}",
                        forwarded("x-forwarded-proto").unwrap_or("http")
                    )
                },
            );
        let path = self.request.uri().path();
        format!("{host}{}", path.strip_prefix("/api").unwrap_or(path))
    }

    fn validate(&self, response: &mut Response<Bytes>, tag: String) {
        let known = self.header(&header::IF_NONE_MATCH).is_some_and(|held| {
            let mut tags = held
                .split(',')
                .map(|held| held.trim().trim_start_matches("W/"));
            tags.any(|held| held == "*" || held == tag)
        });
        if let Ok(tag) = HeaderValue::try_from(tag) {
            response.headers_mut().insert(header::ETAG, tag);
        }
        if known {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            response.headers_mut().remove(header::CONTENT_TYPE);
            response.headers_mut().remove(header::CONTENT_LENGTH);
            *response.body_mut() = Bytes::new();
        }
    }

    /// HEAD has the length of the body it does not carry.
    fn finish(&self, mut response: Response<Bytes>) -> Response<Bytes> {
        if self.request.method() == Method::HEAD {
            *response.body_mut() = Bytes::new();
        }
        response
    }
}

/// Sets body, type and length.
pub(crate) fn set_body(response: &mut Response<Bytes>, content_type: &'static str, body: String) {
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(header::CONTENT_LENGTH, body.len().into());
    *response.body_mut() = body.into();
}

fn set_reason(response: &mut Response<Bytes>) {
    let reason = response.status().canonical_reason().unwrap_or_default();
    set_body(response, "text/plain; charset=utf-8", reason.to_owned());
}

/// The tag that koa-etag makes: the length in hexadecimal and a SHA-1 in base64 without padding.
fn etag(body: &[u8]) -> String {
    let mut digest = STANDARD.encode(Sha1::digest(body));
    digest.truncate(27);
    format!("\"{:x}-{digest}\"", body.len())
}

/// A JSON answer with no headers but its own.
pub(crate) fn json(status: StatusCode, value: &Value) -> Response<Bytes> {
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = status;
    set_body(
        &mut response,
        "application/json; charset=utf-8",
        value.to_string(),
    );
    response
}
