//! Errors of the provider: `{code: "oidc.…", message, error, error_description}`.

use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use serde_json::json;

use super::Answer;

/// Why the provider refuses.
#[derive(Clone, Debug)]
pub(crate) struct Refusal {
    status: StatusCode,
    error: &'static str,
    message: Option<&'static str>,
    description: String,
    kind: Kind,
    challenge: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Plain,
    /// Comes without CORS and cache headers.
    Bare,
    /// A page of this origin may not use the client.
    Origin,
    /// The wrong secret by HTTP Basic is challenged (RFC 6749 §5.2).
    Challenge,
}

impl Refusal {
    fn new(
        status: StatusCode,
        error: &'static str,
        message: Option<&'static str>,
        description: impl Into<String>,
    ) -> Self {
        let description = description.into();
        Self {
            status,
            error,
            message,
            description,
            kind: Kind::Plain,
            challenge: None,
        }
    }

    pub(super) fn invalid_request(description: &str) -> Self {
        let message = Some("Request is invalid.");
        Self::new(
            StatusCode::BAD_REQUEST,
            "invalid_request",
            message,
            description,
        )
    }

    pub(super) fn invalid_target(description: &str) -> Self {
        let message = Some("Invalid resource indicator.");
        Self::new(
            StatusCode::BAD_REQUEST,
            "invalid_target",
            message,
            description,
        )
    }

    pub(super) fn unknown_client(id: &str) -> Self {
        let description = format!("invalid client {id}");
        Self::new(StatusCode::BAD_REQUEST, "invalid_client", None, description)
    }

    pub(super) fn wrong_secret(by_basic: bool) -> Self {
        let description = "client authentication failed";
        let mut refusal = Self::new(
            StatusCode::UNAUTHORIZED,
            "invalid_client",
            None,
            description,
        );
        if by_basic {
            refusal.kind = Kind::Challenge;
        }
        refusal
    }

    pub(super) fn expired_secret() -> Self {
        let refusal = Self::invalid_request("client secret has expired");
        Self {
            kind: Kind::Bare,
            ..refusal
        }
    }

    pub(super) fn origin(origin: &str, client: &str) -> Self {
        let refusal =
            Self::invalid_request(&format!("origin {origin} not allowed for client: {client}"));
        Self {
            kind: Kind::Origin,
            ..refusal
        }
    }

    pub(super) fn unauthorized_client() -> Self {
        let description = "requested grant type is not allowed for this client";
        Self::new(
            StatusCode::BAD_REQUEST,
            "unauthorized_client",
            None,
            description,
        )
    }

    pub(super) fn unsupported_grant_type() -> Self {
        let message = Some("Unsupported `grant_type` requested.");
        let description = "unsupported grant_type requested";
        Self::new(
            StatusCode::BAD_REQUEST,
            "unsupported_grant_type",
            message,
            description,
        )
    }

    pub(super) fn unsupported_token_type(description: &str) -> Self {
        Self::new(
            StatusCode::BAD_REQUEST,
            "unsupported_token_type",
            None,
            description,
        )
    }

    pub(super) fn access_denied() -> Self {
        let description = "app has not associated with the organization";
        Self::new(
            StatusCode::FORBIDDEN,
            "access_denied",
            Some("Access denied."),
            description,
        )
    }

    pub(super) fn unknown_route(method: &Method, path: &str) -> Self {
        let refusal = Self::invalid_request(&format!(
            "unrecognized route or not allowed method ({method} on {path})"
        ));
        Self {
            status: StatusCode::NOT_FOUND,
            kind: Kind::Bare,
            ..refusal
        }
    }

    /// Names the realm of the challenge, where there is one.
    pub(super) fn with_realm(mut self, issuer: &str) -> Self {
        if self.kind == Kind::Challenge {
            self.challenge = Some(format!(
                "Basic realm=\"{issuer}\", error=\"{}\", error_description=\"{}\"",
                self.error, self.description
            ));
        }
        self
    }

    pub(super) fn is_bare(&self) -> bool {
        self.kind == Kind::Bare
    }

    pub(super) fn is_origin(&self) -> bool {
        self.kind == Kind::Origin
    }

    pub(super) fn answer(self) -> Answer {
        let code = format!("oidc.{}", self.error);
        let message = self
            .message
            .map_or_else(|| format!("An OIDC error occurred: {code}."), str::to_owned);
        let mut headers = HeaderMap::new();
        let challenge = self
            .challenge
            .and_then(|value| HeaderValue::try_from(value).ok());
        if let Some(challenge) = challenge {
            headers.insert(header::WWW_AUTHENTICATE, challenge);
        }
        let body = json!({
            "code": code,
            "message": message,
            "error": self.error,
            "error_description": self.description,
        });
        Answer {
            status: self.status,
            headers,
            body: Some(body),
        }
    }
}
