//! The address of a Logto server, and what follows from it.

mod host;

use alloc::string::String;
use core::fmt;

use super::text::{after_last, before, concat, has, in_lower_case, is_one_of, line, split_once};
use super::url::expand;
use host::{is_host, is_label, is_loopback, is_port, split_port};

/// The address under which a tenant's `/api` and `/oidc` are found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    base: String,
}

/// Why an address is no endpoint. It is not shown: it may hold credentials.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndpointError {
    /// It is no `http:` or `https:` URL.
    Scheme,
    /// It has whitespace or a control character.
    Whitespace,
    /// It has a character outside of ASCII.
    NotAscii,
    /// It has a user or a password.
    Credentials,
    /// It has a query or a fragment.
    Query,
    /// Its host is none, or in a form that URL parsers rewrite.
    Host,
    /// Its port is none.
    Port,
    /// Its path prefix has an empty segment, a dot segment or a character that must be encoded.
    Path,
    /// It names the API instead of the server.
    EndsInApi,
    /// It names the OpenID provider instead of the server.
    EndsInOidc,
    /// The secret would cross a network in the clear.
    Insecure,
    /// There is none.
    Missing,
    /// The tenant's identifier is none.
    Tenant,
}

/// What is said of each [`EndpointError`], in their order.
const SAID: &str = "\
`endpoint` must be an absolute URL such as `https://auth.example.com`
`endpoint` must not have whitespace or control characters
`endpoint` must be ASCII: write an international name in Punycode (`xn--…`)
`endpoint` must not have a user or password: use `appId` and `appSecret`
`endpoint` must not have a query or a fragment
`endpoint` must have a host name, an IPv4 address or an IPv6 address in brackets
`endpoint` has a port that is not a number from 1 to 65535
`endpoint` has a path that is not plain: no `//`, dot segments, backslashes, braces or the like
`endpoint` must not end in `/api`: give the address of the server, the client adds the rest
`endpoint` must not end in `/oidc`: give the address of the server, the client adds the rest
`endpoint` must be `https:`, or a loopback host, or `allowInsecureHttp` must be true
`endpoint` is missing: set it to your Logto's address, or set `tenantId` for Logto Cloud
`tenantId` must be 1 to 63 letters, digits and hyphens";

impl EndpointError {
    /// What is wrong, as a clause.
    pub fn message(&self) -> &'static str {
        line(SAID, *self as usize)
    }
}

impl fmt::Display for EndpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message())
    }
}

impl core::error::Error for EndpointError {}

/// What follows the tenant's identifier in the host of Logto Cloud.
const CLOUD: &str = ".logto.app";

impl Endpoint {
    /// Reads the address of a server, `https://auth.example.com` or with a path prefix.
    ///
    /// What comes out is what a WHATWG URL parser would make of it; what such a parser would
    /// rewrite or repair (other than upper case, a default port and trailing slashes) is refused.
    ///
    /// ```
    /// use logto_management::protocol::endpoint::{Endpoint, EndpointError};
    /// let endpoint = Endpoint::parse("https://Auth.example.com:443/logto/", false)?;
    /// assert_eq!(endpoint.join("/api/users"), "https://auth.example.com/logto/api/users");
    /// assert_eq!(endpoint.default_resource(None), "https://default.logto.app/api");
    /// let insecure = Endpoint::parse("http://auth.example.com", false);
    /// assert_eq!(insecure.unwrap_err(), EndpointError::Insecure);
    /// # Ok::<(), EndpointError>(())
    /// ```
    ///
    /// # Errors
    /// It is no plain `https:` URL (`http:` with a loopback host, or where `allow_insecure_http`),
    /// or it ends in `/api` or `/oidc`.
    pub fn parse(endpoint: &str, allow_insecure_http: bool) -> Result<Endpoint, EndpointError> {
        let lower = in_lower_case(endpoint);
        let parts = Parts::of(&lower);
        if let Some(error) = parts.problem(&lower, allow_insecure_http) {
            return Err(error);
        }
        let start = parts.scheme.len() + "://".len() + parts.authority.len();
        let path = endpoint.get(start..start + parts.path.len());
        Ok(Endpoint {
            base: concat(&[parts.scheme, "://", parts.shown(), path.unwrap_or_default()]),
        })
    }

    /// The endpoint of a tenant of Logto Cloud.
    ///
    /// ```
    /// use logto_management::protocol::endpoint::Endpoint;
    /// let endpoint = Endpoint::of_tenant("my-tenant")?;
    /// assert_eq!(endpoint.base(), "https://my-tenant.logto.app");
    /// assert_eq!(endpoint.default_resource(None), "https://my-tenant.logto.app/api");
    /// assert!(endpoint.is_cloud());
    /// # Ok::<(), logto_management::protocol::endpoint::EndpointError>(())
    /// ```
    ///
    /// # Errors
    /// The identifier, which becomes a label of a host name, is empty, too long, or has other characters
    /// than letters, digits and hyphens.
    pub fn of_tenant(tenant_id: &str) -> Result<Endpoint, EndpointError> {
        let tenant = in_lower_case(tenant_id);
        // A label that begins with `xn--` is Punycode, which URL parsers decode and may refuse.
        if is_label(&tenant) && !has(&tenant, b'_') && !tenant.starts_with("xn--") {
            let base = concat(&["https://", &tenant, CLOUD]);
            Ok(Endpoint { base })
        } else {
            Err(EndpointError::Tenant)
        }
    }

    /// The resource indicator of the Management API: that of the tenant, else of the tenant that
    /// the host names, else what a self-hosted server has, whatever its host is (WIRE.md).
    pub fn default_resource(&self, tenant: Option<&str>) -> String {
        let tenant = tenant.or_else(|| self.cloud_tenant()).unwrap_or("default");
        concat(&["https://", tenant, CLOUD, "/api"])
    }

    /// Whether this is Logto Cloud: the host is `{id}.logto.app`.
    pub fn is_cloud(&self) -> bool {
        self.cloud_tenant().is_some()
    }

    /// The URL of a path, as [`expand`] answers it.
    pub fn join(&self, path: &str) -> String {
        concat(&[&self.base, path])
    }

    /// The URL of the server, without a trailing slash.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The host, in lower case, without the port.
    pub fn host(&self) -> &str {
        let (_, rest) = split_once(&self.base, "://").unwrap_or_default();
        split_port(before(rest, b'/')).0
    }

    fn cloud_tenant(&self) -> Option<&str> {
        let tenant = self.host().strip_suffix(CLOUD)?;
        (!has(tenant, b'.')).then_some(tenant)
    }
}

/// The parts of an address in lower case.
struct Parts<'a> {
    scheme: &'a str,
    /// Host and port.
    authority: &'a str,
    host: &'a str,
    port: &'a str,
    /// The prefix of all paths, without trailing slashes.
    path: &'a str,
}

impl Parts<'_> {
    fn of(address: &str) -> Parts<'_> {
        let (scheme, rest) = split_once(address, "://").unwrap_or_default();
        let authority = before(rest, b'/');
        let (host, port) = split_port(authority);
        let mut path = rest.strip_prefix(authority).unwrap_or_default();
        while let Some(shorter) = path.strip_suffix("/") {
            path = shorter;
        }
        Parts {
            scheme,
            authority,
            host,
            port,
            path,
        }
    }

    /// The authority without a port that goes without saying.
    fn shown(&self) -> &str {
        match (self.scheme, self.port) {
            ("https", "443") | ("http", "80") => self.host,
            _ => self.authority,
        }
    }

    /// Why the address, of which these are the parts, is no endpoint.
    fn problem(&self, address: &str, allow_insecure_http: bool) -> Option<EndpointError> {
        for byte in address.bytes() {
            match byte {
                0..=b' ' | 0x7f => return Some(EndpointError::Whitespace),
                0x80.. => return Some(EndpointError::NotAscii),
                b'?' | b'#' => return Some(EndpointError::Query),
                b'\\' => return Some(EndpointError::Path),
                _ => {}
            }
        }
        let secure = self.scheme == "https";
        if !secure && self.scheme != "http" {
            return Some(EndpointError::Scheme);
        }
        if has(self.authority, b'@') {
            return Some(EndpointError::Credentials);
        }
        if !is_host(self.host) {
            return Some(EndpointError::Host);
        }
        if self.host.len() < self.authority.len() && !is_port(self.port) {
            return Some(EndpointError::Port);
        }
        if !self.path.is_empty() {
            // URL parsers encode these (WHATWG URL, path percent-encode set) or leave it open.
            let is_plain = |byte| !is_one_of(byte, b"\"<>^`|");
            if !self.path.bytes().all(is_plain) || expand(self.path, &[]).is_err() {
                return Some(EndpointError::Path);
            }
        }
        match after_last(self.path, b'/') {
            "api" => return Some(EndpointError::EndsInApi),
            "oidc" => return Some(EndpointError::EndsInOidc),
            _ => {}
        }
        if !secure && !allow_insecure_http && !is_loopback(self.host) {
            return Some(EndpointError::Insecure);
        }
        None
    }
}

#[cfg(test)]
mod tests;
