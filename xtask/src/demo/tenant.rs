//! The tenant that the environment names.

use std::fmt;

use anyhow::{Result, bail};
use http::Uri;
use http::uri::Scheme;

/// A text that shows itself to nobody.
#[derive(Clone)]
pub(super) struct Secret(String);

impl Secret {
    pub(super) fn new(text: String) -> Self {
        Self(text)
    }

    pub(super) fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[secret]")
    }
}

/// A Logto, and the machine-to-machine application that calls it.
#[derive(Debug)]
pub(super) struct Tenant {
    endpoint: String,
    app_id: String,
    app_secret: Secret,
    resource: String,
}

impl Tenant {
    /// Reads LOGTO_ENDPOINT, LOGTO_APP_ID, LOGTO_APP_SECRET and LOGTO_RESOURCE; none when none of
    /// the first three is set.
    pub(super) fn from_variables(read: impl Fn(&str) -> Option<String>) -> Result<Option<Self>> {
        const NAMES: [&str; 3] = ["LOGTO_ENDPOINT", "LOGTO_APP_ID", "LOGTO_APP_SECRET"];
        let read = |name: &str| read(name).filter(|value| !value.is_empty());
        let values = NAMES.map(read);
        if values.iter().all(Option::is_none) {
            return Ok(None);
        }
        let [Some(endpoint), Some(app_id), Some(app_secret)] = values else {
            let missing: Vec<_> = NAMES
                .into_iter()
                .filter(|name| read(name).is_none())
                .collect();
            bail!(
                "missing: {}. A real tenant needs all of {}, the emulator none.",
                missing.join(", "),
                NAMES.join(", ")
            );
        };
        let (endpoint, host) = parse(&endpoint)?;
        Ok(Some(Self {
            resource: read("LOGTO_RESOURCE").unwrap_or_else(|| default_resource(&host)),
            endpoint,
            app_id,
            app_secret: Secret::new(app_secret),
        }))
    }

    /// Scheme, host, port and path prefix, without a slash at the end.
    pub(super) fn endpoint(&self) -> &str {
        &self.endpoint
    }

    pub(super) fn app_id(&self) -> &str {
        &self.app_id
    }

    pub(super) fn app_secret(&self) -> &Secret {
        &self.app_secret
    }

    /// The resource indicator of the Management API.
    pub(super) fn resource(&self) -> &str {
        &self.resource
    }
}

fn parse(text: &str) -> Result<(String, String)> {
    let endpoint = text.trim_end_matches('/');
    // Never shown: somebody may have put a password into it.
    let Ok(uri) = endpoint.parse::<Uri>() else {
        bail!("LOGTO_ENDPOINT is no URL");
    };
    let (Some(scheme), Some(authority)) = (uri.scheme(), uri.authority()) else {
        bail!("LOGTO_ENDPOINT is no URL: it begins with https://");
    };
    if authority.as_str().contains('@') || endpoint.contains(['?', '#']) {
        bail!("LOGTO_ENDPOINT has a user, a query or a fragment: it is an address alone");
    }
    let host = authority.host();
    let loopback = matches!(host, "127.0.0.1" | "localhost" | "[::1]");
    if *scheme != Scheme::HTTPS && !(*scheme == Scheme::HTTP && loopback) {
        bail!("LOGTO_ENDPOINT must begin with https:// (http:// is for loopback hosts)");
    }
    if endpoint.ends_with("/api") || endpoint.ends_with("/oidc") {
        bail!("LOGTO_ENDPOINT is the tenant's address, without /api or /oidc at its end");
    }
    Ok((endpoint.to_owned(), host.to_ascii_lowercase()))
}

/// As the client's `resource` option has it (API.md).
fn default_resource(host: &str) -> String {
    match host.strip_suffix(".logto.app") {
        Some(id) if !id.is_empty() && !id.contains('.') => format!("https://{id}.logto.app/api"),
        _ => "https://default.logto.app/api".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::Tenant;

    fn tenant(given: &[(&str, &str)]) -> anyhow::Result<Option<Tenant>> {
        Tenant::from_variables(|name| {
            let (_, value) = given.iter().find(|(given, _)| *given == name)?;
            Some((*value).to_owned())
        })
    }

    fn at(endpoint: &str) -> anyhow::Result<Tenant> {
        let secret = ("LOGTO_APP_SECRET", "hush-hush");
        let given = [
            ("LOGTO_ENDPOINT", endpoint),
            ("LOGTO_APP_ID", "app"),
            secret,
        ];
        tenant(&given).map(Option::unwrap)
    }

    #[test]
    fn nothing_set_is_the_emulator() {
        assert!(tenant(&[]).unwrap().is_none());
        assert!(tenant(&[("LOGTO_APP_ID", "")]).unwrap().is_none());
    }

    #[test]
    fn a_part_of_the_settings_is_an_error_that_names_the_rest_and_no_value() {
        let error = tenant(&[("LOGTO_APP_SECRET", "hush-hush")])
            .unwrap_err()
            .to_string();
        assert!(
            error.starts_with("missing: LOGTO_ENDPOINT, LOGTO_APP_ID."),
            "{error}"
        );
        assert!(!error.contains("hush-hush"));
    }

    #[test]
    fn the_resource_follows_the_tenant() {
        let cloud = at("https://abc.logto.app/").unwrap();
        assert_eq!(cloud.endpoint(), "https://abc.logto.app");
        assert_eq!(cloud.resource(), "https://abc.logto.app/api");
        for own in [
            "https://id.example.com/auth",
            "https://a.b.logto.app",
            "http://localhost:3001",
        ] {
            assert_eq!(
                at(own).unwrap().resource(),
                "https://default.logto.app/api",
                "{own}"
            );
        }
    }

    #[test]
    fn an_endpoint_that_is_none_is_refused_without_being_shown() {
        for endpoint in [
            "id.example.com",
            "http://id.example.com",
            "ftp://id.example.com",
            "https://user:hush-hush@id.example.com",
            "https://id.example.com/api",
            "https://id.example.com/oidc/",
            "https://id.example.com?x=hush-hush",
            "https://",
        ] {
            let error = format!("{:?}", at(endpoint).unwrap_err());
            assert!(error.starts_with("LOGTO_ENDPOINT"), "{endpoint}: {error}");
            assert!(!error.contains("hush-hush"), "{error}");
        }
    }

    #[test]
    fn the_secret_is_not_in_the_debug_output() {
        let shown = format!("{:?}", at("https://abc.logto.app").unwrap());
        assert!(
            shown.contains("app") && !shown.contains("hush-hush"),
            "{shown}"
        );
    }
}
