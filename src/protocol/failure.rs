//! What went wrong, as data, and what to do about it, in words.

use alloc::string::String;

use super::response::Reading;
use super::text::{concat, decimal, owned};

/// A body above this is answered 404 `Not Found` by the server (WIRE.md, "Errors").
const BODY_LIMIT: usize = 1024 * 1024;

/// What is known about a request that the API refused.
#[derive(Clone, Copy, Debug)]
pub struct Refusal<'a> {
    /// The answer's status.
    pub status: u16,
    /// The answer's `code`, if it has one.
    pub code: &'a str,
    /// The answer's `data.code`: what the server's JWT library said.
    pub jwt_code: &'a str,
    /// The answer's `message`.
    pub message: &'a str,
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
    /// Whether it was a search by a regular expression.
    pub posix: bool,
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
    ///     code: "auth.forbidden",
    ///     jwt_code: "",
    ///     message: "Forbidden. Please check your user roles and permissions.",
    ///     body: Reading::Json,
    ///     method: "GET",
    ///     path: "/api/users",
    ///     since: "",
    ///     body_bytes: 0,
    ///     resource: "https://default.logto.app/api",
    ///     scope_granted: Some(false),
    ///     posix: false,
    /// };
    /// assert!(refusal.message().ends_with(
    ///     "assign the machine-to-machine role `Logto Management API access` to the application in \
    ///      the Logto Console."
    /// ));
    /// ```
    pub fn message(&self) -> String {
        let status = decimal(self.status);
        let answered = [
            self.method,
            " ",
            self.path,
            " was answered with status ",
            &status,
        ];
        let mut text = match self.message {
            "" => concat(&answered),
            said => owned(said),
        };
        if !matches!(text.bytes().last(), Some(b'.' | b'!' | b'?')) {
            text.push_str(".");
        }
        self.advise(&mut text);
        text
    }

    fn advise(&self, text: &mut String) {
        match (self.status, self.code, self.jwt_code) {
            (401, _, "ERR_JWT_CLAIM_VALIDATION_FAILED") => {
                text.push_str(" The access token was made for another audience or issuer");
                if !self.resource.is_empty() {
                    text.push_str(": it was asked for with the resource `");
                    text.push_str(self.resource);
                    text.push_str("`");
                }
                text.push_str(
                    ". Set `resource` to the API identifier of this tenant's Logto Management API.",
                );
            }
            (401, "auth.authorization_header_missing", _) => text.push_str(
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
            (429, SPENT, _) => text.push_str(
                " The tenant's quota of tokens for this billing period is spent; \
                 waiting does not help.",
            ),
            (500, ..) if self.posix => text.push_str(" The `posix` expression is probably wrong."),
            // A web page with 502 or 503 is some proxy's, and says nothing about the address.
            (..=499, ..) if self.body == Reading::WebPage => {
                text.push_str(" ");
                text.push_str(WEB_PAGE);
            }
            _ => {}
        }
    }
}

/// What is known about a token request that was refused.
#[derive(Clone, Copy, Debug)]
pub struct TokenRefusal<'a> {
    /// The HTTP status.
    pub status: u16,
    /// The body's `code`.
    pub code: &'a str,
    /// The body's `message`.
    pub message: &'a str,
    /// The body's `error` (RFC 6749 §5.2).
    pub error: &'a str,
    /// The body's `error_description`.
    pub description: &'a str,
    /// The resource that the token was asked for.
    pub resource: &'a str,
}

impl TokenRefusal<'_> {
    /// The error's message: what the server said, and what to do about it.
    pub fn message(&self) -> String {
        let mut text = owned("No access token could be had: ");
        match (self.description, self.message) {
            ("", "") => {
                text.push_str("the token endpoint answered with status ");
                text.push_str(&decimal(self.status));
            }
            ("", said) | (said, _) => text.push_str(said),
        }
        if text.bytes().last() != Some(b'.') {
            text.push_str(".");
        }
        self.advise(&mut text);
        text
    }

    fn advise(&self, text: &mut String) {
        match self.error {
            "invalid_client" if self.status == 401 => text.push_str(
                " Check `appSecret`: the server knows the application, but not this secret.",
            ),
            "invalid_client" => text.push_str(
                " Check `appId` and `endpoint`: the server does not know this application.",
            ),
            "invalid_target" => {
                text.push_str(" The server has no API resource `");
                text.push_str(self.resource);
                text.push_str("`: set `resource` to the identifier of the Logto Management API.");
            }
            "unauthorized_client" => text.push_str(
                " Use a machine-to-machine application: others have no client credentials.",
            ),
            _ => {}
        }
        if self.code == SPENT {
            text.push_str(" The tenant's quota of tokens is spent; waiting does not help.");
        }
    }
}

/// The code that says that the tenant's tokens of this billing period are spent.
pub const SPENT: &str = "auth.exceed_token_limit";

/// What is said where a web page came instead of an API's answer.
pub const WEB_PAGE: &str = "The server answered with a web page (HTML) and not as an API: \
    `endpoint` is probably not the address of Logto itself, or the path is not one of its API.";

#[cfg(test)]
mod tests {
    use super::*;

    const GET: Refusal<'static> = Refusal {
        status: 404,
        code: "",
        jwt_code: "",
        message: "",
        body: Reading::Json,
        method: "GET",
        path: "/api/users/x",
        since: "",
        body_bytes: 0,
        resource: "https://default.logto.app/api",
        scope_granted: Some(true),
        posix: false,
    };

    #[test]
    fn a_refusal_says_what_the_server_said() {
        let refusal = Refusal {
            message: "The user does not exist",
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
            jwt_code: "ERR_JWT_CLAIM_VALIDATION_FAILED",
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
            message: "Not Found",
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
            message: "Not Found",
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
    fn a_refused_token_request_says_what_the_server_said_and_what_to_do() {
        let refused = TokenRefusal {
            status: 400,
            code: "oidc.invalid_target",
            message: "Invalid resource indicator",
            error: "invalid_target",
            description: "resource indicator is missing, or unknown",
            resource: "https://x.logto.app/api",
        };
        let message = refused.message();
        assert!(message.contains("missing, or unknown. The server has no"));
        assert!(message.contains("`https://x.logto.app/api`"));
        let bare = TokenRefusal {
            status: 401,
            code: "",
            message: "",
            error: "invalid_client",
            description: "",
            ..refused
        };
        assert!(bare.message().contains("status 401. Check `appSecret`"));
        let spent = TokenRefusal {
            code: SPENT,
            error: "",
            ..refused
        };
        assert!(spent.message().ends_with("waiting does not help."));
    }
}
