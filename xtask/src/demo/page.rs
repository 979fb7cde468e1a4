//! The page: `www/` and the package, with the headers that keep others from using it.

use std::path::{Path, PathBuf};

use axum::body::Body;
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, Method, Request, StatusCode};
use sha2::{Digest, Sha256};
use tower::ServiceExt;
use tower_http::services::ServeDir;

use super::refusal::Refusal;

/// Where index.html says how to connect.
const META: &str = "<meta name=\"logto-demo\" content=\"";

/// The libraries that the page uses, by their folders below `/vendor/`, and where npm puts them.
const VENDOR: [(&str, &str); 2] = [("uplot", "uplot/dist"), ("d3-dsv", "d3-dsv/dist")];

/// The page's files.
#[derive(Debug)]
pub(super) struct Page {
    www: PathBuf,
    package: PathBuf,
    node_modules: PathBuf,
}

impl Page {
    /// The page of a folder, with the package at `/pkg/` and libraries of `node_modules` at `/vendor/`.
    pub(super) fn new(www: PathBuf, package: PathBuf, node_modules: PathBuf) -> Self {
        Self {
            www,
            package,
            node_modules,
        }
    }

    /// The folder that has a path's file, and its path there.
    fn locate<'a>(&self, path: &'a str) -> (PathBuf, &'a str) {
        let below = |folder: &str| {
            path.strip_prefix(folder)
                .filter(|rest| rest.starts_with('/'))
        };
        if let Some(rest) = below("/pkg") {
            return (self.package.clone(), rest);
        }
        for (name, folder) in VENDOR {
            if let Some(rest) = below(&format!("/vendor/{name}")) {
                return (self.node_modules.join(folder), rest);
            }
        }
        (self.www.clone(), path)
    }

    /// Answers a request for the page, told how to connect by `setup`, or for a file of it.
    pub(super) async fn answer(
        &self,
        request: &Parts,
        setup: &serde_json::Value,
    ) -> Result<Response, Refusal> {
        if !matches!(request.method, Method::GET | Method::HEAD) {
            return Err(Refusal::forbidden(
                "demo.method",
                "The page's files are only read.",
            ));
        }
        let mut response = match request.uri.path() {
            "/" | "/index.html" => self.index(setup).await?,
            path => {
                let (folder, rest) = self.locate(path);
                file(&folder, rest, request).await?
            }
        };
        isolate(response.headers_mut());
        Ok(response)
    }

    /// Read anew each time, so that what is edited is seen after a reload.
    async fn index(&self, setup: &serde_json::Value) -> Result<Response, Refusal> {
        let broken = || {
            let status = StatusCode::INTERNAL_SERVER_ERROR;
            let message = "www/index.html is missing, or has no logto-demo meta element.";
            Refusal::new(status, "demo.index", message)
        };
        let html = tokio::fs::read_to_string(self.www.join("index.html"))
            .await
            .map_err(|_| broken())?;
        let html = with_setup(&html, setup).ok_or_else(broken)?;
        let policy = HeaderValue::try_from(policy(&html)).map_err(|_| broken())?;
        let mut response = Response::new(Body::from(html));
        let headers = response.headers_mut();
        headers.insert(CONTENT_SECURITY_POLICY, policy);
        let html = HeaderValue::from_static("text/html; charset=utf-8");
        headers.insert(CONTENT_TYPE, html);
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        Ok(response)
    }
}

async fn file(folder: &Path, path: &str, request: &Parts) -> Result<Response, Refusal> {
    let missing = || {
        Refusal::new(
            StatusCode::NOT_FOUND,
            "demo.not_found",
            "There is no such file.",
        )
    };
    let mut inner = Request::new(Body::empty());
    *inner.method_mut() = request.method.clone();
    *inner.uri_mut() = path.parse().map_err(|_| missing())?;
    inner.headers_mut().clone_from(&request.headers);
    let served = ServeDir::new(folder).append_index_html_on_directories(false);
    let response = served
        .oneshot(inner)
        .await
        .unwrap_or_else(|never| match never {});
    if matches!(
        response.status(),
        StatusCode::NOT_FOUND | StatusCode::INTERNAL_SERVER_ERROR
    ) {
        return Err(missing());
    }
    let mut response = response.map(Body::new);
    // Kept by the browser, asked about at each use: a package built anew is seen.
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    Ok(response)
}

/// Nobody else frames, opens or embeds it.
pub(super) fn isolate(headers: &mut HeaderMap) {
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers
        .entry(CONTENT_SECURITY_POLICY)
        .or_insert(HeaderValue::from_static(
            "default-src 'none'; frame-ancestors 'none'",
        ));
}

/// The page with what it connects by.
fn with_setup(html: &str, setup: &serde_json::Value) -> Option<String> {
    let (before, after) = html.split_once(META)?;
    let (_, after) = after.split_once('"')?;
    let setup = escape(&setup.to_string());
    Some(format!("{before}{META}{setup}\"{after}"))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

/// The policy of the page. An import map is an inline script, which its hash allows.
fn policy(html: &str) -> String {
    let maps: String = html
        .split("<script type=\"importmap\">")
        .skip(1)
        .filter_map(|rest| rest.split_once("</script>"))
        .map(|(map, _)| format!(" 'sha256-{}'", STANDARD.encode(Sha256::digest(map))))
        .collect();
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{maps}; style-src 'self'; \
         img-src 'self' data: https:; connect-src 'self'; frame-ancestors 'none'; \
         base-uri 'none'; form-action 'none'"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_setup_cannot_leave_its_attribute() {
        let html = format!("<head>{META}old\"></head>");
        let page = with_setup(&html, &json!({ "endpoint": "\"><script>'&" })).unwrap();
        let value = page
            .strip_prefix(&format!("<head>{META}"))
            .and_then(|rest| rest.strip_suffix("\"></head>"))
            .unwrap();
        assert!(!value.contains(['"', '<', '>', '\'']), "{value}");
        assert!(value.contains("&amp;"), "{value}");
        assert!(with_setup("<head></head>", &json!({})).is_none());
    }

    #[test]
    fn the_policy_allows_an_import_map_by_its_hash_and_nothing_else_inline() {
        // The example of CSP Level 3, section 8.3.
        let policy = policy("<script type=\"importmap\">alert('Hello, world.');</script>");
        let hash = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='";
        assert!(policy.contains(&format!("script-src 'self' 'wasm-unsafe-eval' {hash};")));
        assert!(!policy.contains("unsafe-inline"));
    }
}
