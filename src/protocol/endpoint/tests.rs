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

#[test]
fn each_error_is_said_in_words_of_its_own() {
    use EndpointError::*;
    assert!(Scheme.message().contains("an absolute URL"));
    assert!(Host.message().contains("a host name"));
    assert!(EndsInOidc.message().contains("`/oidc`"));
    assert!(Tenant.message().starts_with("`tenantId` must be 1 to 63"));
    assert_eq!(SAID.lines().count(), Tenant as usize + 1);
}
