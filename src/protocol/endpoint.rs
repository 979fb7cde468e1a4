//! The address of a Logto server, and what follows from it.

mod host;

use alloc::string::String;
use core::fmt;

use super::text::{after_last, concat, has, is_one_of, position, split_once};
use super::url::check_path;
use host::{check_host, is_loopback, split_port};

/// The address under which a tenant's `/api` and `/oidc` are found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    base: String,
    host: String,
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

impl EndpointError {
    /// What is wrong, as a clause.
    pub fn message(&self) -> &'static str {
        match self {
            EndpointError::Scheme => {
                "`endpoint` must be an absolute URL such as `https://auth.example.com`"
            }
            EndpointError::Whitespace => {
                "`endpoint` must not have whitespace or control characters"
            }
            EndpointError::NotAscii => {
                "`endpoint` must be ASCII: write an international name in Punycode (`xn--…`)"
            }
            EndpointError::Credentials => {
                "`endpoint` must not have a user or password: use `appId` and `appSecret`"
            }
            EndpointError::Query => "`endpoint` must not have a query or a fragment",
            EndpointError::Host => {
                "`endpoint` must have a host name, an IPv4 address or an IPv6 address in brackets"
            }
            EndpointError::Port => "`endpoint` has a port that is not a number from 1 to 65535",
            EndpointError::Path => {
                "`endpoint` has a path that is not plain: no `//`, dot segments, backslashes, braces or the like"
            }
            EndpointError::EndsInApi => {
                "`endpoint` must not end in `/api`: give the address of the server, the client adds the rest"
            }
            EndpointError::EndsInOidc => {
                "`endpoint` must not end in `/oidc`: give the address of the server, the client adds the rest"
            }
            EndpointError::Insecure => {
                "`endpoint` must be `https:`, or a loopback host, or `allowInsecureHttp` must be true"
            }
            EndpointError::Missing => {
                "`endpoint` is missing: set it to your Logto's address, or set `tenantId` for Logto Cloud"
            }
            EndpointError::Tenant => "`tenantId` must be 1 to 63 letters, digits and hyphens",
        }
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
        for byte in endpoint.bytes() {
            match byte {
                0..=b' ' | 0x7f => return Err(EndpointError::Whitespace),
                0x80.. => return Err(EndpointError::NotAscii),
                b'?' | b'#' => return Err(EndpointError::Query),
                b'\\' => return Err(EndpointError::Path),
                _ => {}
            }
        }
        let (scheme, rest) = split_once(endpoint, "://").ok_or(EndpointError::Scheme)?;
        let secure = scheme.eq_ignore_ascii_case("https");
        if !secure && !scheme.eq_ignore_ascii_case("http") {
            return Err(EndpointError::Scheme);
        }
        let end = position(rest, b'/').unwrap_or(rest.len());
        let (authority, path) = rest.split_at_checked(end).unwrap_or((rest, ""));
        if has(authority, b'@') {
            return Err(EndpointError::Credentials);
        }
        let (host, port) = split_port(authority)?;
        let host = host.to_ascii_lowercase();
        check_host(&host)?;
        let path = check_prefix(path)?;
        if !secure && !allow_insecure_http && !is_loopback(&host) {
            return Err(EndpointError::Insecure);
        }
        let mut base = String::from(if secure { "https://" } else { "http://" });
        base.push_str(&host);
        if !matches!((secure, port), (_, "") | (true, "443") | (false, "80")) {
            base.push(':');
            base.push_str(port);
        }
        base.push_str(path);
        Ok(Endpoint { base, host })
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
    /// The identifier is none.
    pub fn of_tenant(tenant_id: &str) -> Result<Endpoint, EndpointError> {
        check_tenant(tenant_id)?;
        let host = concat(&[tenant_id, CLOUD]).to_ascii_lowercase();
        let base = concat(&["https://", &host]);
        Ok(Endpoint { base, host })
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

    /// The URL of a path, which [`check_path`] or [`expand`](super::url::expand) has let pass.
    pub fn join(&self, path: &str) -> String {
        concat(&[&self.base, path])
    }

    /// The URL of the server, without a trailing slash.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The host, in lower case, without the port.
    pub fn host(&self) -> &str {
        &self.host
    }

    fn cloud_tenant(&self) -> Option<&str> {
        let tenant = self.host.strip_suffix(CLOUD)?;
        (!has(tenant, b'.')).then_some(tenant)
    }
}

/// Checks the identifier of a tenant, which becomes a label of a host name.
///
/// # Errors
/// It is empty, too long, or has other characters than letters, digits and hyphens.
pub fn check_tenant(tenant_id: &str) -> Result<(), EndpointError> {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    // A label that begins so is Punycode, which URL parsers decode and may refuse.
    let punycode = tenant_id.to_ascii_lowercase().starts_with("xn--");
    if (1..=63).contains(&tenant_id.len()) && tenant_id.bytes().all(plain) && !punycode {
        Ok(())
    } else {
        Err(EndpointError::Tenant)
    }
}

/// A path prefix without its trailing slashes.
fn check_prefix(path: &str) -> Result<&str, EndpointError> {
    let mut path = path;
    while let Some(shorter) = path.strip_suffix('/') {
        path = shorter;
    }
    if path.is_empty() {
        return Ok(path);
    }
    check_path(path).map_err(|_| EndpointError::Path)?;
    // URL parsers encode these (WHATWG URL, path percent-encode set) or leave it open.
    if path.bytes().any(|byte| is_one_of(byte, b"\"<>^`|")) {
        return Err(EndpointError::Path);
    }
    match after_last(path, b'/') {
        last if last.eq_ignore_ascii_case("api") => Err(EndpointError::EndsInApi),
        last if last.eq_ignore_ascii_case("oidc") => Err(EndpointError::EndsInOidc),
        _ => Ok(path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base(endpoint: &str) -> Result<String, EndpointError> {
        Endpoint::parse(endpoint, false).map(|endpoint| endpoint.base)
    }

    #[test]
    fn an_endpoint_is_kept_in_its_plainest_form() {
        for (endpoint, plain) in [
            ("https://auth.example.com", "https://auth.example.com"),
            ("HTTPS://Auth.Example.COM:443//", "https://auth.example.com"),
            (
                "https://example.com:8443/id/Logto/",
                "https://example.com:8443/id/Logto",
            ),
            ("https://logto_1", "https://logto_1"),
            ("https://10.0.0.1", "https://10.0.0.1"),
            ("https://[FE80::1]:3001", "https://[fe80::1]:3001"),
            ("https://api", "https://api"),
            ("https://example.com/api/v1", "https://example.com/api/v1"),
            ("http://localhost:80", "http://localhost"),
        ] {
            assert_eq!(base(endpoint).as_deref(), Ok(plain));
        }
    }

    #[test]
    fn what_is_no_plain_endpoint_is_refused() {
        use EndpointError::*;
        for (endpoint, error) in [
            ("", Scheme),
            ("auth.example.com", Scheme),
            ("ftp://example.com", Scheme),
            ("https:/example.com", Scheme),
            (" https://example.com", Whitespace),
            ("https://exam\tple.com", Whitespace),
            ("https://exämple.com", NotAscii),
            ("https://user:pass@example.com", Credentials),
            ("https://example.com@evil.example", Credentials),
            ("https://example.com?x", Query),
            ("https://example.com/#x", Query),
            ("https://", Host),
            ("https:///example.com", Host),
            ("https://example..com", Host),
            ("https://example.com.", Host),
            ("https://ex%61mple.com", Host),
            ("https://a:1:2", Host),
            ("https://127.1", Host),
            ("https://0x7f.0.0.1", Host),
            ("https://127.0.0.01", Host),
            ("https://0x7f000001", Host),
            ("https://1.2.3.256", Host),
            ("https://[::1", Host),
            ("https://[1:2:3:4:5:6:7]", Host),
            ("https://[1::2::3]", Host),
            ("https://[1:2:3:4::5:6:7:8]", Host),
            ("https://[:::]", Host),
            ("https://[::1%25eth0]", Host),
            ("https://example.com:", Port),
            ("https://example.com:0", Port),
            ("https://example.com:65536", Port),
            ("https://example.com:+1", Port),
            ("https://example.com\\x", Path),
            ("https://example.com/a/../b", Path),
            ("https://example.com/%2e", Path),
            ("https://example.com/a//b", Path),
            ("https://example.com/a`b", Path),
            ("https://example.com/{a}", Path),
            ("https://example.com/api", EndsInApi),
            ("https://example.com/x/API//", EndsInApi),
            ("https://example.com/oidc/", EndsInOidc),
        ] {
            assert_eq!(base(endpoint), Err(error), "{endpoint}");
        }
    }

    #[test]
    fn http_is_for_loopback_hosts() {
        for host in [
            "localhost",
            "a.LOCALHOST:3001",
            "127.0.0.1:80",
            "127.255.0.9",
            "[::1]:1",
        ] {
            assert!(base(&["http://", host].concat()).is_ok(), "{host}");
        }
        for host in [
            "example.com",
            "notlocalhost",
            "127.0.0.1.example",
            "128.0.0.1",
            "[::2]",
        ] {
            let endpoint = ["http://", host].concat();
            assert_eq!(base(&endpoint), Err(EndpointError::Insecure), "{host}");
            assert!(Endpoint::parse(&endpoint, true).is_ok(), "{host}");
        }
    }

    #[test]
    fn the_resource_follows_from_tenant_host_or_neither() {
        let resource = |endpoint: &str, tenant| {
            Endpoint::parse(endpoint, false)
                .unwrap()
                .default_resource(tenant)
        };
        assert_eq!(
            resource("https://auth.example.com", None),
            "https://default.logto.app/api"
        );
        assert_eq!(
            resource("https://T1.logto.app", None),
            "https://t1.logto.app/api"
        );
        assert_eq!(
            resource("https://a.b.logto.app", None),
            "https://default.logto.app/api"
        );
        assert_eq!(
            resource("https://auth.example.com", Some("t2")),
            "https://t2.logto.app/api"
        );
    }

    #[test]
    fn a_tenant_has_an_endpoint_in_the_cloud() {
        let endpoint = Endpoint::of_tenant("my-Tenant").unwrap();
        assert_eq!(
            endpoint.join("/oidc/token"),
            "https://my-tenant.logto.app/oidc/token"
        );
        assert!(endpoint.is_cloud());
        assert!(
            !Endpoint::parse("https://logto.app", false)
                .unwrap()
                .is_cloud()
        );
        for id in ["", "a.b", "a/b", "a@b", "ä", "xN--a", &"a".repeat(64)] {
            assert_eq!(Endpoint::of_tenant(id), Err(EndpointError::Tenant), "{id}");
        }
    }
}
