//! Endpoints, differentially: what is accepted is what the WHATWG URL parser makes of it.

use logto_management::protocol::endpoint::{Endpoint, EndpointError};
use proptest::prelude::*;
use url::{Host, Url};

fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        5 => prop::sample::select(vec![
            "https://", "http://", "HTTPS:", "ftp:", "//", "/", "\\", ":", "@", "?", "#", ".", "..", "[",
            "]", "::", "::1", "127.0.0.1", "127.1", "0x7f", "0177", "1", "256", "localhost", ".localhost",
            "example.com", "EXAMPLE", "a_b", "-", "%2e", "%41", "443", ":80", ":443", ":8443", ":0", "api", "oidc",
            "/api/", "`", "\"", "<", "^", "|", "{", "~!$&'()*+,;=@", "x", "\t", " ", "ä", "logto.app", "fe80", "1:2:3:4:5:6:7:8", "::ffff:1.2.3.4",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,3}",
    ];
    (
        prop::sample::select(vec!["https://", "http://", ""]),
        prop::collection::vec(piece, 0..6),
    )
        .prop_map(|(scheme, pieces)| format!("{scheme}{}", pieces.concat()))
}

/// The loopback hosts, by the URL parser's own idea of what the host is.
fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(800))]

    #[test]
    fn what_is_accepted_is_what_a_url_parser_reads(text in hostile(), insecure in any::<bool>()) {
        let Ok(endpoint) = Endpoint::parse(&text, insecure) else { return Ok(()) };
        let url = Url::parse(&text).unwrap();
        prop_assert!(insecure || url.scheme() == "https" || is_loopback(&url), "{}", text);
        prop_assert_eq!((url.username(), url.password()), ("", None));
        prop_assert_eq!((url.query(), url.fragment()), (None, None));

        // An IPv6 address may be spelled longer than the parser writes it; nothing else differs.
        let base = Url::parse(endpoint.base()).unwrap();
        prop_assert_eq!(base.origin(), url.origin());
        prop_assert_eq!(base.path().trim_end_matches('/'), url.path().trim_end_matches('/'));
        if !endpoint.host().starts_with('[') {
            prop_assert_eq!(Some(endpoint.host()), url.host_str());
            prop_assert_eq!(endpoint.base(), url.as_str().trim_end_matches('/'));
        }

        let last = url.path().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        prop_assert!(!["api", "oidc"].contains(&last), "{}", text);
    }

    #[test]
    fn an_accepted_endpoint_is_its_own_plainest_form(text in hostile()) {
        if let Ok(endpoint) = Endpoint::parse(&text, true) {
            prop_assert_eq!(Endpoint::parse(endpoint.base(), true), Ok(endpoint.clone()));
            prop_assert!(!endpoint.base().ends_with('/'));
        }
    }

    #[test]
    fn ordinary_endpoints_are_accepted(
        labels in prop::collection::vec("[a-z]([a-z0-9-]{0,8}[a-z0-9])?", 1..4),
        port in prop::option::of(1_u16..),
        prefix in prop::collection::vec("[a-z]{1,3}[0-9]", 0..3),
        slashes in "/{0,3}",
    ) {
        let host = labels.join(".");
        prop_assume!(!host.contains("xn--"));
        let port = port.map(|port| format!(":{port}")).unwrap_or_default();
        let path: String = prefix.iter().map(|segment| format!("/{segment}")).collect();
        let text = format!("https://{host}{port}{path}{slashes}");
        let endpoint = Endpoint::parse(&text, false).unwrap();
        let url = Url::parse(&text).unwrap();
        prop_assert_eq!(endpoint.base(), url.as_str().trim_end_matches('/'));
    }

    #[test]
    fn ip_addresses_are_read_as_the_url_parser_reads_them(
        v4 in any::<std::net::Ipv4Addr>(),
        v6 in any::<std::net::Ipv6Addr>(),
        port in 1_u16..,
    ) {
        let v4 = format!("https://{v4}:{port}");
        prop_assert_eq!(Endpoint::parse(&v4, false).map(|endpoint| endpoint.base().to_owned()),
            Ok(Url::parse(&v4).unwrap().as_str().trim_end_matches('/').to_owned()));
        let groups: Vec<String> = v6.segments().iter().map(|group| format!("{group:x}")).collect();
        let v6 = format!("https://[{}]:{port}", groups.join(":"));
        let endpoint = Endpoint::parse(&v6, false).unwrap();
        prop_assert_eq!(Url::parse(endpoint.base()).unwrap(), Url::parse(&v6).unwrap());
    }

    #[test]
    fn an_ipv6_address_is_accepted_exactly_when_the_url_parser_reads_it(
        groups in prop::collection::vec("[0-9a-f]{1,4}|0|[0-9a-f]{5}", 0..10),
        gaps in prop::collection::vec(0..10_usize, 0..3),
    ) {
        // An empty group between two others makes `::`.
        let mut groups = groups;
        for gap in gaps {
            let at = gap.min(groups.len());
            groups.insert(at, String::new());
        }
        for text in [groups.join(":"), format!(":{}", groups.join(":")), format!("{}:", groups.join(":"))] {
            let text = format!("https://[{text}]");
            let accepted = Endpoint::parse(&text, false).is_ok();
            prop_assert_eq!(accepted, Url::parse(&text).is_ok(), "{}", text);
        }
    }

    #[test]
    fn a_tenant_is_always_below_logto_app(id in "\\PC{0,8}|[A-Za-z0-9-]{0,70}") {
        match Endpoint::of_tenant(&id) {
            Ok(endpoint) => {
                let url = Url::parse(endpoint.base()).unwrap();
                let host = format!("{}.logto.app", id.to_ascii_lowercase());
                prop_assert_eq!(url.host_str(), Some(host.as_str()));
                prop_assert!(endpoint.is_cloud());
                prop_assert_eq!(Endpoint::parse(endpoint.base(), false), Ok(endpoint));
            }
            Err(error) => {
                prop_assert_eq!(error, EndpointError::Tenant);
                let plain = id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
                let punycode = id.to_ascii_lowercase().starts_with("xn--");
                prop_assert!(id.is_empty() || id.len() > 63 || !plain || punycode);
            }
        }
    }

    #[test]
    fn no_message_shows_the_address(secret in "[a-z]{20}") {
        for text in [
            format!("https://user:{secret}@example.com"),
            format!("https://example.com?{secret}"),
            format!("http://{secret}.example"),
            format!("{secret}://example.com"),
            format!("https://example.com:{secret}"),
        ] {
            let error = Endpoint::parse(&text, false).unwrap_err();
            prop_assert!(!error.to_string().contains(&secret));
        }
    }
}
