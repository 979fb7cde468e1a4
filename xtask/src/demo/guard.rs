//! Who may have the page, and who may call the API through the proxy.
//!
//! Any site that the user visits can send requests to a loopback port. Four things tell the page's
//! own from theirs: `Host` (a name that a foreign site rebinds to 127.0.0.1 is not ours), `Origin`,
//! `Sec-Fetch-Site`, and a token that only the page holds, which no other origin can read.

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::header::{HOST, ORIGIN};
use http::request::Parts;
use http::{HeaderMap, Method};
use subtle::ConstantTimeEq;

use super::refusal::Refusal;
use super::target;

/// The header in which the page proves that it is the served one.
pub(super) const TOKEN_HEADER: &str = "x-demo-token";

/// Checks requests of one run.
pub(super) struct Guard {
    authorities: [String; 2],
    token: String,
}

impl Guard {
    /// A guard with a new token, for a server on that port.
    pub(super) fn new(port: u16) -> Result<Self> {
        let mut random = [0_u8; 32];
        getrandom::fill(&mut random).context("the system gave no random bytes")?;
        // Browsers leave the scheme's own port out.
        let port = match port {
            80 => String::new(),
            port => format!(":{port}"),
        };
        Ok(Self {
            authorities: ["127.0.0.1", "localhost"].map(|host| format!("{host}{port}")),
            token: URL_SAFE_NO_PAD.encode(random),
        })
    }

    /// What the page is served with.
    pub(super) fn token(&self) -> &str {
        &self.token
    }

    /// Checks a request for the page or a file of it.
    pub(super) fn check_page(&self, request: &Parts) -> Result<(), Refusal> {
        self.check_origin(request)?;
        if !target::is_plain(request.uri.path()) {
            return Err(path());
        }
        match one(&request.headers, "sec-fetch-site")? {
            None | Some("same-origin" | "none") => Ok(()),
            // A link to the page. Its opener cannot read it: Cross-Origin-Opener-Policy.
            Some(_)
                if one(&request.headers, "sec-fetch-mode")? == Some("navigate")
                    && one(&request.headers, "sec-fetch-dest")? == Some("document") =>
            {
                Ok(())
            }
            Some(_) => Err(cross_site()),
        }
    }

    /// Checks a request for the API.
    pub(super) fn check_call(&self, request: &Parts) -> Result<(), Refusal> {
        self.check_origin(request)?;
        if !matches!(
            one(&request.headers, "sec-fetch-site")?,
            None | Some("same-origin")
        ) {
            return Err(cross_site());
        }
        let given = one(&request.headers, TOKEN_HEADER)?.unwrap_or_default();
        if !bool::from(given.as_bytes().ct_eq(self.token.as_bytes())) {
            return Err(Refusal::forbidden(
                "demo.token",
                "This is for the served page alone. If this is it, the server was started anew: reload the page.",
            ));
        }
        if !METHODS.contains(&request.method) {
            return Err(Refusal::forbidden(
                "demo.method",
                "The proxy does not forward this method.",
            ));
        }
        if !target::is_below_api(request.uri.path()) {
            return Err(path());
        }
        Ok(())
    }

    fn check_origin(&self, request: &Parts) -> Result<(), Refusal> {
        // Browsers send a path alone; whole URLs and authorities are for other kinds of proxies.
        if request.uri.scheme().is_some() || request.uri.authority().is_some() {
            return Err(Refusal::forbidden(
                "demo.target",
                "The request's target must be a path.",
            ));
        }
        // What two readers of a message can take the length of differently (RFC 9112 §11.2).
        // Browsers send the length.
        if request.headers.contains_key("transfer-encoding") {
            return Err(Refusal::forbidden(
                "demo.transfer_encoding",
                "A request's body comes with Content-Length.",
            ));
        }
        let host = one(&request.headers, HOST.as_str())?;
        let Some(host) = host.filter(|host| self.authorities.iter().any(|own| own == host)) else {
            return Err(Refusal::forbidden(
                "demo.host",
                "The request's Host is not this server's.",
            ));
        };
        match one(&request.headers, ORIGIN.as_str())? {
            None => Ok(()),
            Some(origin) if origin.strip_prefix("http://") == Some(host) => Ok(()),
            Some(_) => Err(Refusal::forbidden(
                "demo.origin",
                "The request comes from another origin.",
            )),
        }
    }
}

const METHODS: [Method; 6] = [
    Method::GET,
    Method::HEAD,
    Method::POST,
    Method::PUT,
    Method::PATCH,
    Method::DELETE,
];

fn path() -> Refusal {
    Refusal::forbidden(
        "demo.path",
        "Only plain paths are served, and those below /api alone are forwarded.",
    )
}

fn cross_site() -> Refusal {
    Refusal::forbidden("demo.cross_site", "The request comes from another site.")
}

/// A header that may come once.
fn one<'a>(headers: &'a HeaderMap, name: &str) -> Result<Option<&'a str>, Refusal> {
    let ambiguous = || {
        Refusal::forbidden(
            "demo.header",
            "A header that decides comes twice, or is not text.",
        )
    };
    let mut values = headers.get_all(name).iter();
    let first = values.next();
    if values.next().is_some() {
        return Err(ambiguous());
    }
    first
        .map(|value| value.to_str().map_err(|_| ambiguous()))
        .transpose()
}
