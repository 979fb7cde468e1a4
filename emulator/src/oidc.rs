//! The OpenID provider under `/oidc`: the token endpoint for client credentials, its key set and
//! its configuration.

mod client;
mod refusal;

use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use serde_json::{Map, Value, json};

use crate::body;
use crate::config::Config;
use crate::jwt::Keys;
use crate::store::random::Random;
use crate::store::table::text;
use crate::store::{MANAGEMENT_API, Store};
use client::Client;
use refusal::Refusal;

/// A request to the provider.
pub(crate) struct Oidc<'a> {
    pub(crate) store: &'a Store,
    pub(crate) keys: &'a Keys,
    pub(crate) config: &'a Config,
    pub(crate) random: &'a mut Random,
    /// Epoch ms.
    pub(crate) now: u64,
}

/// An answer of the provider.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Option<Value>,
}

/// Parameters of a request, with all values of each.
pub(crate) struct Parameters(Vec<(String, String)>);

impl Parameters {
    fn of(headers: &HeaderMap, body: &[u8]) -> Self {
        if body::media_type(headers) == "application/json" {
            let fields: Map<String, Value> = serde_json::from_slice(body).unwrap_or_default();
            let text = |value: Value| value.as_str().map(str::to_owned);
            let pairs = fields
                .into_iter()
                .filter_map(|(name, value)| Some((name, text(value)?)));
            return Self(pairs.collect());
        }
        Self(form_urlencoded::parse(body).into_owned().collect())
    }

    fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(held, _)| held == name);
        found
            .map(|(_, value)| value.as_str())
            .filter(|value| !value.is_empty())
    }

    fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(held, _)| held == name)
            .map(|(_, value)| value.as_str())
    }

    /// A name that occurs twice and may not.
    fn repeated(&self) -> Option<&str> {
        let once = |name: &str| name == "resource" || self.all(name).count() == 1;
        self.0
            .iter()
            .map(|(name, _)| name.as_str())
            .find(|name| !once(name))
    }
}

impl Oidc<'_> {
    /// Answers a request; `path` comes without `/oidc`.
    pub(crate) fn handle(
        &mut self,
        method: &Method,
        path: &str,
        headers: &HeaderMap,
        body: &[u8],
    ) -> Answer {
        match (method, path) {
            (&Method::POST, "/token") => self.token(headers, body),
            (&Method::POST, "/token/introspection") => {
                structured(headers, "introspected", "introspection").unstored()
            }
            (&Method::POST, "/token/revocation") => structured(headers, "revoked", "revocation"),
            (&Method::GET, "/jwks") => {
                Answer::json(StatusCode::OK, self.keys.jwks()).allowing(headers)
            }
            (&Method::GET, "/.well-known/openid-configuration") => {
                Answer::json(StatusCode::OK, self.configuration()).allowing(headers)
            }
            (&Method::OPTIONS, "/token") => preflight(headers),
            _ => Refusal::unknown_route(method, path).answer(),
        }
    }

    fn issuer(&self) -> String {
        issuer(self.config)
    }

    fn configuration(&self) -> Value {
        let issuer = self.issuer();
        json!({
            "issuer": issuer,
            "token_endpoint": format!("{issuer}/token"),
            "jwks_uri": format!("{issuer}/jwks"),
            "grant_types_supported": ["client_credentials"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
            "id_token_signing_alg_values_supported": ["ES384"],
        })
    }

    fn token(&mut self, headers: &HeaderMap, body: &[u8]) -> Answer {
        let parameters = Parameters::of(headers, body);
        let outcome = self.issue(headers, &parameters);
        // An expired secret and an unknown route are refused before the CORS middleware.
        let bare = matches!(&outcome, Err(refusal) if refusal.is_bare());
        let refused_origin = matches!(&outcome, Err(refusal) if refusal.is_origin());
        let mut answer = outcome.unwrap_or_else(|refusal| refusal.answer());
        if !bare {
            answer = answer.allowing(headers).exposing().unstored();
        }
        if refused_origin {
            answer.headers.remove(header::ACCESS_CONTROL_ALLOW_ORIGIN);
        }
        answer
    }

    fn issue(&mut self, headers: &HeaderMap, parameters: &Parameters) -> Result<Answer, Refusal> {
        let client = Client::authenticate(self.store, headers, parameters, self.now)
            .map_err(|refusal| refusal.with_realm(&self.issuer()))?;
        match parameters.get("grant_type") {
            Some("client_credentials") => {}
            Some(_) => return Err(Refusal::unsupported_grant_type()),
            None => {
                return Err(Refusal::invalid_request(
                    "missing required parameter 'grant_type'",
                ));
            }
        }
        if let Some(name) = parameters.repeated() {
            return Err(Refusal::invalid_request(&format!(
                "'{name}' parameter must not be provided twice"
            )));
        }
        client.may_use_client_credentials()?;
        let grant = self.grant(&client, parameters)?;
        let issued = self.now / 1000;
        let mut claims = Map::new();
        claims.insert("jti".into(), self.random.token(43).into());
        claims.insert("sub".into(), client.id.as_str().into());
        claims.insert("iat".into(), issued.into());
        claims.insert("exp".into(), issued.saturating_add(grant.lifetime).into());
        if !grant.scope.is_empty() {
            claims.insert("scope".into(), grant.scope.as_str().into());
        }
        claims.insert("client_id".into(), client.id.as_str().into());
        claims.insert("iss".into(), self.issuer().into());
        claims.insert("aud".into(), grant.audience.into());
        let mut body = Map::new();
        body.insert("access_token".into(), self.keys.sign(&claims).into());
        body.insert("expires_in".into(), grant.lifetime.into());
        body.insert("token_type".into(), "Bearer".into());
        if !grant.scope.is_empty() {
            body.insert("scope".into(), grant.scope.into());
        }
        Ok(Answer::json(StatusCode::OK, body.into()))
    }

    fn grant(&self, client: &Client, parameters: &Parameters) -> Result<Grant, Refusal> {
        let wanted: Vec<&str> = parameters
            .get("scope")
            .unwrap_or_default()
            .split(' ')
            .filter(|s| !s.is_empty())
            .collect();
        if parameters.all("resource").count() > 1 {
            return Err(Refusal::invalid_target(
                "only a single resource indicator value is supported for this grant type",
            ));
        }
        let Some(indicator) = parameters.get("resource") else {
            return self.organization_grant(client, parameters, &wanted);
        };
        if !crate::guard::is_url(indicator) {
            return Err(Refusal::invalid_target(
                "resource indicator must be an absolute URI",
            ));
        }
        let resource = self
            .store
            .resources
            .iter()
            .find(|resource| resource["indicator"] == indicator)
            .ok_or_else(|| Refusal::invalid_target("resource indicator is missing, or unknown"))?;
        let id = text(resource, "id");
        let granted = |name: &str| {
            self.store.scopes.iter().any(|scope| {
                scope["resourceId"] == id
                    && scope["name"] == name
                    && self
                        .store
                        .applications_roles
                        .under([&client.id], 1)
                        .any(|role| self.store.roles_scopes.has([role, text(scope, "id")]))
            })
        };
        let scope: Vec<&str> = wanted.into_iter().filter(|name| granted(name)).collect();
        let lifetime = if id == MANAGEMENT_API {
            self.config.token_lifetime
        } else {
            resource["accessTokenTtl"].as_u64().unwrap_or(3600)
        };
        Ok(Grant {
            audience: indicator.into(),
            scope: scope.join(" "),
            lifetime,
        })
    }

    fn organization_grant(
        &self,
        client: &Client,
        parameters: &Parameters,
        wanted: &[&str],
    ) -> Result<Grant, Refusal> {
        let organization = parameters.get("organization_id").ok_or_else(|| {
            Refusal::invalid_target("both `resource` and `organization_id` are not provided")
        })?;
        if !self
            .store
            .organization_applications
            .has([organization, &client.id])
        {
            return Err(Refusal::access_denied());
        }
        let granted = |name: &str| {
            let roles = &self.store.organization_applications_roles;
            roles.under([organization, &client.id], 2).any(|role| {
                self.store
                    .organization_roles_scopes
                    .under([role], 1)
                    .any(|scope| {
                        self.store
                            .organization_scopes
                            .get(scope)
                            .is_some_and(|row| row["name"] == name)
                    })
            })
        };
        let scope: Vec<&str> = wanted
            .iter()
            .copied()
            .filter(|name| granted(name))
            .collect();
        Ok(Grant {
            audience: format!("urn:logto:organization:{organization}"),
            scope: scope.join(" "),
            lifetime: 3600,
        })
    }
}

/// What a token will say.
struct Grant {
    audience: String,
    scope: String,
    /// Seconds.
    lifetime: u64,
}

impl Answer {
    fn json(status: StatusCode, body: Value) -> Self {
        Self {
            status,
            headers: HeaderMap::new(),
            body: Some(body),
        }
    }

    /// Lets the origin of the request read the answer.
    fn allowing(mut self, request: &HeaderMap) -> Self {
        let any = HeaderValue::from_static("*");
        let origin = request.get(header::ORIGIN).cloned().unwrap_or(any);
        let vary = HeaderValue::from_static("Accept-Encoding, Origin");
        self.headers.insert(header::VARY, vary);
        self.headers
            .insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        self
    }

    fn exposing(mut self) -> Self {
        let exposed = HeaderValue::from_static("WWW-Authenticate");
        self.headers
            .insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, exposed);
        self
    }

    fn unstored(mut self) -> Self {
        let no_store = HeaderValue::from_static("no-store");
        self.headers.insert(header::CACHE_CONTROL, no_store);
        self
    }
}

/// The issuer of a tenant's tokens.
pub(crate) fn issuer(config: &Config) -> String {
    format!("{}/oidc", config.endpoint)
}

fn structured(headers: &HeaderMap, done: &str, endpoint: &str) -> Answer {
    Refusal::unsupported_token_type(&format!(
        "Structured JWT Tokens cannot be {done} via the {endpoint}_endpoint"
    ))
    .answer()
    .allowing(headers)
    .exposing()
}

fn preflight(headers: &HeaderMap) -> Answer {
    let mut out = HeaderMap::new();
    out.insert(
        header::VARY,
        HeaderValue::from_static("Accept-Encoding, Origin"),
    );
    if let Some(origin) = headers.get(header::ORIGIN) {
        out.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin.clone());
        out.insert(
            header::ACCESS_CONTROL_MAX_AGE,
            HeaderValue::from_static("3600"),
        );
        out.insert(
            header::ACCESS_CONTROL_ALLOW_METHODS,
            HeaderValue::from_static("POST"),
        );
        if let Some(names) = headers.get(header::ACCESS_CONTROL_REQUEST_HEADERS) {
            out.insert(header::ACCESS_CONTROL_ALLOW_HEADERS, names.clone());
        }
    }
    Answer {
        status: StatusCode::NO_CONTENT,
        headers: out,
        body: None,
    }
}
