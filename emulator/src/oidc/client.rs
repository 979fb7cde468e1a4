//! Client authentication (RFC 6749 §2.3.1) with the application's secrets.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::{HeaderMap, HeaderName, header};

use super::Parameters;
use super::refusal::Refusal;
use crate::context::strings;
use crate::store::table::text;
use crate::store::{Row, Store};

/// An authenticated client.
pub(super) struct Client {
    pub(super) id: String,
    kind: String,
}

/// What a request authenticates with.
struct Presented {
    id: String,
    secret: Option<String>,
    by_basic: bool,
}

impl Client {
    pub(super) fn authenticate(
        store: &Store,
        headers: &HeaderMap,
        parameters: &Parameters,
        now: u64,
    ) -> Result<Self, Refusal> {
        let presented = Presented::read(headers, parameters)?;
        let application = store
            .applications
            .get(&presented.id)
            .ok_or_else(|| Refusal::unknown_client(&presented.id))?;
        if let Some(origin) = header(headers, &header::ORIGIN)
            && !may_ask_from(headers, application, origin)
        {
            return Err(Refusal::origin(origin, &presented.id));
        }
        let wrong = || Refusal::wrong_secret(presented.by_basic);
        let secret = presented.secret.as_deref().ok_or_else(wrong)?;
        let mut secrets = store.secrets.get(&presented.id).into_iter().flatten();
        match secrets.find(|row| row["value"] == secret) {
            Some(row)
                if row["expiresAt"]
                    .as_u64()
                    .is_some_and(|expiry| expiry <= now) =>
            {
                return Err(Refusal::expired_secret());
            }
            Some(_) => {}
            // The secret of an application of old.
            None if application
                .get("secret")
                .is_some_and(|held| *held == secret) => {}
            None => return Err(wrong()),
        }
        Ok(Self {
            kind: text(application, "type").to_owned(),
            id: presented.id,
        })
    }

    pub(super) fn may_use_client_credentials(&self) -> Result<(), Refusal> {
        let may = self.kind == "MachineToMachine";
        if may {
            Ok(())
        } else {
            Err(Refusal::unauthorized_client())
        }
    }
}

impl Presented {
    fn read(headers: &HeaderMap, parameters: &Parameters) -> Result<Self, Refusal> {
        let header = headers.get(header::AUTHORIZATION);
        let id = parameters.get("client_id").map(str::to_owned);
        let secret = parameters.get("client_secret").map(str::to_owned);
        let Some(header) = header else {
            let id = id.ok_or_else(|| {
                Refusal::invalid_request("no client authentication mechanism provided")
            })?;
            return Ok(Self {
                id,
                secret,
                by_basic: false,
            });
        };
        let malformed = || Refusal::invalid_request("invalid authorization header value format");
        let (name, password) = header.to_str().ok().and_then(basic).ok_or_else(malformed)?;
        if id.is_some_and(|id| id != name) {
            return Err(Refusal::invalid_request(
                "mismatch in body and authorization client ids",
            ));
        }
        if secret.is_some() {
            return Err(Refusal::invalid_request(
                "client authentication must only be provided using one mechanism",
            ));
        }
        Ok(Self {
            id: name,
            secret: Some(password),
            by_basic: true,
        })
    }
}

fn header<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// Whether a page of `origin` may use the client: one of the server's own origin, or of an origin
/// that the application names.
fn may_ask_from(headers: &HeaderMap, application: &Row, origin: &str) -> bool {
    let own = header(headers, &header::HOST).is_some_and(|host| origin == format!("http://{host}"));
    let metadata = application.get("customClientMetadata");
    let named = strings(metadata.and_then(|held| held.get("corsAllowedOrigins")));
    own || named.iter().any(|held| held == origin)
}

/// User and password of HTTP Basic, each form-encoded first.
fn basic(header: &str) -> Option<(String, String)> {
    let (scheme, credentials) = header.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let bytes = STANDARD.decode(credentials.trim()).ok()?;
    let text = String::from_utf8(bytes).ok()?;
    let (name, password) = text.split_once(':')?;
    Some((decode(name)?, decode(password)?))
}

fn decode(text: &str) -> Option<String> {
    let spaced = text.replace('+', " ");
    let decoded = percent_encoding::percent_decode_str(&spaced)
        .decode_utf8()
        .ok()?;
    Some(decoded.into_owned())
}
