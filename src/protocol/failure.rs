//! What went wrong, as data, and what to do about it, in words.

use std::ops::{Deref, DerefMut};

use super::response::Reading;
use super::text::decimal;

/// The class of an error (API.md, "Errors").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The API answered 4xx or 5xx.
    Api,
    /// No token could be had.
    Token,
    /// No response, or one that broke off.
    Network,
    /// A `timeout` or `totalTimeout` ran out.
    Timeout,
    /// A response that is not what an API sends.
    Protocol,
    /// A reason of the caller's that is thrown on as it is, the cause: an aborted signal's, or what
    /// their own code threw.
    Thrown,
    /// A wrong argument.
    Argument,
    /// An argument outside its range.
    Range,
}

/// What went wrong. `V` is a value of the host: what it threw, or a part of the server's answer.
#[derive(Clone, Debug)]
pub struct Failure<V>(Box<Facts<V>>);

/// What a failure says. A field that its class does not carry is `None`.
#[derive(Clone, Debug)]
pub struct Facts<V> {
    /// The error's class.
    pub kind: Kind,
    /// What happened and what to do about it; never a secret, a token or a query.
    pub message: String,
    /// The answer's status.
    pub status: Option<u16>,
    /// The server's own name for the error: `user.username_already_in_use`.
    pub code: Option<String>,
    /// `Logto-Core-Request-Id`
    pub request_id: Option<String>,
    /// The answer's `Content-Type`.
    pub content_type: Option<String>,
    /// What the answer's `Retry-After` asks for, ms.
    pub retry_after: Option<f64>,
    /// The request's method.
    pub method: Option<String>,
    /// The request's path, without its query.
    pub path: Option<String>,
    /// How often the request was sent.
    pub attempts: Option<u32>,
    /// The time that ran out, ms.
    pub timeout: Option<f64>,
    /// OAuth's `error` (RFC 6749 §5.2).
    pub error: Option<String>,
    /// OAuth's `error_description`.
    pub error_description: Option<String>,
    /// The answer's `data`.
    pub data: Option<V>,
    /// The answer's `details`.
    pub details: Option<V>,
    /// What the host threw.
    pub cause: Option<V>,
}

impl<V> From<Facts<V>> for Failure<V> {
    fn from(facts: Facts<V>) -> Failure<V> {
        Failure(Box::new(facts))
    }
}

impl<V> Deref for Failure<V> {
    type Target = Facts<V>;

    fn deref(&self) -> &Facts<V> {
        &self.0
    }
}

impl<V> DerefMut for Failure<V> {
    fn deref_mut(&mut self) -> &mut Facts<V> {
        &mut self.0
    }
}

impl<V> Facts<V> {
    /// Of this class, and nothing more yet.
    pub fn new(kind: Kind, message: impl Into<String>) -> Facts<V> {
        Facts {
            kind,
            message: message.into(),
            status: None,
            code: None,
            request_id: None,
            content_type: None,
            retry_after: None,
            method: None,
            path: None,
            attempts: None,
            timeout: None,
            error: None,
            error_description: None,
            data: None,
            details: None,
            cause: None,
        }
    }
}

impl<V> Failure<V> {
    /// A failure of this class that carries nothing yet.
    pub fn new(kind: Kind, message: impl Into<String>) -> Failure<V> {
        Facts::new(kind, message).into()
    }

    /// What it says.
    pub fn into_facts(self) -> Facts<V> {
        *self.0
    }

    /// A wrong argument.
    pub fn argument(message: impl Into<String>) -> Failure<V> {
        Failure::new(Kind::Argument, message)
    }

    /// A time that ran out: `name` is the option that set it.
    pub fn timeout(name: &str, ms: f64) -> Failure<V> {
        let mut message = String::from("No answer within ");
        message.push_str(&whole(ms));
        message.push_str(" ms (`");
        message.push_str(name);
        message.push_str("`).");
        Facts {
            timeout: Some(ms),
            ..Facts::new(Kind::Timeout, message)
        }
        .into()
    }

    /// The same with its cause.
    #[must_use]
    pub fn caused_by(mut self, cause: V) -> Failure<V> {
        self.cause = Some(cause);
        self
    }
}

/// A number of milliseconds without a fraction.
fn whole(ms: f64) -> String {
    // Saturating: what is out of range is no time anybody waits for.
    #[expect(clippy::cast_possible_truncation)]
    let ms = ms as i64;
    decimal(ms)
}

/// A body above this is answered 404 `Not Found` by the server (WIRE.md, "Errors").
const BODY_LIMIT: usize = 1024 * 1024;

/// What is known about a request that the API refused.
#[derive(Clone, Copy, Debug)]
pub struct Refusal<'a> {
    /// The answer's status.
    pub status: u16,
    /// The answer's `code`.
    pub code: Option<&'a str>,
    /// The answer's `data.code`: what the server's JWT library said.
    pub jwt_code: Option<&'a str>,
    /// The answer's `message`.
    pub message: Option<&'a str>,
    /// What kind of body the answer had.
    pub body: Reading,
    /// The request's method.
    pub method: &'a str,
    /// The request's path.
    pub path: &'a str,
    /// Since when the server has the operation; empty where that is not known.
    pub since: &'a str,
    /// The bytes of the request's body.
    pub body_bytes: usize,
    /// The resource that the access token was asked for; empty where it is not ours to know.
    pub resource: &'a str,
    /// Whether the token endpoint granted a scope; `None` where it is not known.
    pub scope_granted: Option<bool>,
}

impl Refusal<'_> {
    /// The error's message: what the server said, and what to do next where that is known.
    ///
    /// ```
    /// use logto_management::protocol::failure::Refusal;
    /// use logto_management::protocol::response::Reading;
    ///
    /// let refusal = Refusal {
    ///     status: 403,
    ///     code: Some("auth.forbidden"),
    ///     jwt_code: None,
    ///     message: Some("Forbidden. Please check your user roles and permissions."),
    ///     body: Reading::Json,
    ///     method: "GET",
    ///     path: "/api/users",
    ///     since: "",
    ///     body_bytes: 0,
    ///     resource: "https://default.logto.app/api",
    ///     scope_granted: Some(false),
    /// };
    /// assert!(refusal.message().ends_with(
    ///     "assign the machine-to-machine role `Logto Management API access` to the application in \
    ///      the Logto Console."
    /// ));
    /// ```
    pub fn message(&self) -> String {
        let mut text = String::new();
        match self.message {
            Some(message) if !message.is_empty() => text.push_str(message),
            _ => {
                text.push_str(self.method);
                text.push(' ');
                text.push_str(self.path);
                text.push_str(" was answered with status ");
                text.push_str(&decimal(self.status));
            }
        }
        if !text.ends_with(['.', '!', '?']) {
            text.push('.');
        }
        self.advise(&mut text);
        text
    }

    fn advise(&self, text: &mut String) {
        match (self.status, self.code, self.jwt_code) {
            (401, _, Some("ERR_JWT_CLAIM_VALIDATION_FAILED")) => {
                text.push_str(" The access token was made for another audience or issuer");
                if !self.resource.is_empty() {
                    text.push_str(": it was asked for with the resource `");
                    text.push_str(self.resource);
                    text.push('`');
                }
                text.push_str(
                    ". Set `resource` to the API identifier of this tenant's Logto Management API.",
                );
            }
            (401, Some("auth.authorization_header_missing"), _) => text.push_str(
                " The request carried no access token: `getAccessToken` gave none, \
                 and nothing on the way added one.",
            ),
            (403, ..) if self.scope_granted == Some(false) => text.push_str(
                " The access token was granted no scope: assign the machine-to-machine role \
                 `Logto Management API access` to the application in the Logto Console.",
            ),
            (404, ..) if self.body == Reading::Text && self.body_bytes > BODY_LIMIT => {
                text.push_str(" The body of ");
                text.push_str(&decimal(i64::try_from(self.body_bytes).unwrap_or(i64::MAX)));
                text.push_str(
                    " bytes was larger than the server takes, which is about 1 MiB: send less at once.",
                );
            }
            // A route that the server does not have is answered in plain text (WIRE.md, "Errors").
            (404, ..) if self.body == Reading::Text && !self.since.is_empty() => {
                text.push_str(" Logto has this operation since ");
                text.push_str(self.since);
                text.push_str(": the server is older, or something on the way answers for it.");
            }
            (429, Some("auth.exceed_token_limit"), _) => text.push_str(
                " The tenant's quota of tokens for this billing period is spent; \
                 waiting does not help.",
            ),
            // A web page with 502 or 503 is some proxy's, and says nothing about the address.
            (..=499, ..) if self.body == Reading::WebPage => {
                text.push(' ');
                text.push_str(WEB_PAGE);
            }
            _ => {}
        }
    }
}

/// What to do about an error of the token endpoint.
pub fn token_advice(error: &str, status: u16, resource: &str) -> String {
    match error {
        "invalid_client" if status == 401 => {
            " Check `appSecret`: the server knows the application, but not this secret.".into()
        }
        "invalid_client" => {
            " Check `appId` and `endpoint`: the server does not know this application.".into()
        }
        "invalid_target" => {
            let mut text = String::from(" The server has no API resource `");
            text.push_str(resource);
            text.push_str("`: set `resource` to the identifier of the Logto Management API.");
            text
        }
        "unauthorized_client" => {
            " Use a machine-to-machine application: others have no client credentials.".into()
        }
        _ => String::new(),
    }
}

/// What is said where a web page came instead of an API's answer.
pub const WEB_PAGE: &str = "The server answered with a web page (HTML) and not as an API: \
    `endpoint` is probably not the address of Logto itself, or the path is not one of its API.";

#[cfg(test)]
mod tests {
    use super::*;

    const GET: Refusal<'static> = Refusal {
        status: 404,
        code: None,
        jwt_code: None,
        message: None,
        body: Reading::Json,
        method: "GET",
        path: "/api/users/x",
        since: "",
        body_bytes: 0,
        resource: "https://default.logto.app/api",
        scope_granted: Some(true),
    };

    #[test]
    fn a_refusal_says_what_the_server_said() {
        let refusal = Refusal {
            message: Some("The user does not exist"),
            ..GET
        };
        assert_eq!(refusal.message(), "The user does not exist.");
        assert_eq!(
            GET.message(),
            "GET /api/users/x was answered with status 404."
        );
    }

    #[test]
    fn a_wrong_audience_names_the_resource() {
        let refusal = Refusal {
            status: 401,
            jwt_code: Some("ERR_JWT_CLAIM_VALIDATION_FAILED"),
            ..GET
        };
        assert!(
            refusal
                .message()
                .contains("`https://default.logto.app/api`")
        );
    }

    #[test]
    fn a_403_names_the_role_only_where_no_scope_was_granted() {
        let role = "Logto Management API access";
        let forbidden = |scope_granted| Refusal {
            status: 403,
            scope_granted,
            ..GET
        };
        assert!(forbidden(Some(false)).message().contains(role));
        assert!(!forbidden(Some(true)).message().contains(role));
        assert!(!forbidden(None).message().contains(role));
    }

    #[test]
    fn a_404_for_a_large_body_says_so() {
        let large = Refusal {
            body: Reading::Text,
            message: Some("Not Found"),
            body_bytes: 1_200_000,
            ..GET
        };
        assert!(large.message().contains("1200000 bytes"));
        let json = Refusal {
            body: Reading::Json,
            ..large
        };
        assert_eq!(json.message(), "Not Found.");
    }

    #[test]
    fn a_404_of_a_route_that_is_not_there_says_since_when_it_is() {
        let newer = Refusal {
            body: Reading::Text,
            message: Some("Not Found"),
            since: "version 1.42",
            ..GET
        };
        assert!(newer.message().contains("since version 1.42"));
        let of_a_row = Refusal {
            body: Reading::Json,
            ..newer
        };
        assert!(!of_a_row.message().contains("since"));
    }

    #[test]
    fn a_timeout_names_its_option() {
        let failure = Failure::<()>::timeout("totalTimeout", 1500.0);
        assert_eq!(
            failure.message,
            "No answer within 1500 ms (`totalTimeout`)."
        );
    }
}
