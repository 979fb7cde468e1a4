//! Static files on the origin of the API.

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use http::{Method, StatusCode, Uri};
use tower::ServiceExt;
use tower_http::services::ServeDir;

use super::Files;

/// Paths that files never hide.
const RESERVED: [&str; 3] = ["/api/", "/oidc/", "/_emulator/"];

/// Puts files in front of a router.
pub(super) fn beside(api: Router, files: &[Files]) -> Router {
    if files.is_empty() {
        return api;
    }
    let mut files = files.to_vec();
    // The longest prefix wins.
    files.sort_by_key(|files| std::cmp::Reverse(files.prefix.len()));
    api.layer(middleware::from_fn(move |request: Request, next: Next| {
        let lookup = Lookup::of(&files, &request);
        async move {
            match lookup {
                Some(lookup) => lookup.answer(request, next).await,
                None => next.run(request).await,
            }
        }
    }))
}

/// A file to look for.
struct Lookup {
    directory: ServeDir,
    request: http::Request<Body>,
    /// Whether a missing file is left to the emulator.
    falls_through: bool,
}

impl Lookup {
    fn of(files: &[Files], request: &Request) -> Option<Self> {
        let path = request.uri().path();
        let reading = matches!(*request.method(), Method::GET | Method::HEAD);
        if !reading || RESERVED.iter().any(|reserved| path.starts_with(reserved)) {
            return None;
        }
        let (found, rest) = files
            .iter()
            .find_map(|files| Some((files, below(&files.prefix, path)?)))?;
        let mut inner = http::Request::new(Body::empty());
        *inner.method_mut() = request.method().clone();
        *inner.headers_mut() = request.headers().clone();
        *inner.uri_mut() = rest.parse::<Uri>().ok()?;
        Some(Self {
            directory: ServeDir::new(&found.directory),
            request: inner,
            falls_through: found.prefix == "/",
        })
    }

    async fn answer(self, request: Request, next: Next) -> Response {
        let response = self.directory.oneshot(self.request).await.into_response();
        if response.status() == StatusCode::NOT_FOUND && self.falls_through {
            return next.run(request).await;
        }
        response
    }
}

/// The path below a prefix, with its slash.
fn below(prefix: &str, path: &str) -> Option<String> {
    let rest = path.strip_prefix(prefix.trim_end_matches('/'))?;
    match rest.as_bytes().first() {
        None => Some("/".into()),
        Some(b'/') => Some(rest.into()),
        Some(_) => None,
    }
}
