//! WIRE.md, Authorization on `/api`.

use bytes::Bytes;
use emulator::{ADMIN, Config, NO_ROLE};
use http::Request;

use crate::tenant::{Answer, RESOURCE, Tenant};

fn with(tenant: &mut Tenant, header: Option<&str>) -> Answer {
    let mut request = Request::get("/api/users?page_size=1");
    if let Some(header) = header {
        request = request.header("authorization", header);
    }
    tenant.send(request.body(Bytes::new()).unwrap())
}

fn reason(answer: &Answer) -> String {
    assert_eq!(answer.refusal(), (401, "auth.unauthorized".into()));
    answer.json()["data"]["code"].as_str().unwrap().to_owned()
}

#[test]
fn the_scheme_is_case_sensitive() {
    let mut tenant = Tenant::default();
    let token = tenant.token.clone();
    assert_eq!(
        with(&mut tenant, Some(&format!("Bearer {token}"))).status,
        200
    );
    for header in [
        format!("bearer {token}"),
        "Basic eDp5".into(),
        "Bearerx".into(),
    ] {
        let answer = with(&mut tenant, Some(&header));
        let code = "auth.authorization_token_type_not_supported".to_owned();
        assert_eq!(answer.refusal(), (401, code));
        assert_eq!(answer.json()["data"]["supportedTypes"][0], "Bearer");
    }
}

#[test]
fn requests_without_a_token_are_told_so() {
    let mut tenant = Tenant::default();
    let answer = with(&mut tenant, None);
    assert_eq!(
        answer.refusal(),
        (401, "auth.authorization_header_missing".into())
    );
    assert_eq!(answer.header("www-authenticate"), None);
}

#[test]
fn what_is_no_token_is_malformed() {
    let mut tenant = Tenant::default();
    for header in [
        "Bearer garbage",
        "Bearer ",
        "Bearer a.b.c",
        "Bearer ..",
        "Bearer e30.e30",
    ] {
        assert_eq!(
            reason(&with(&mut tenant, Some(header))),
            "ERR_JWS_INVALID",
            "{header}"
        );
    }
}

#[test]
fn a_changed_token_has_no_valid_signature() {
    let mut tenant = Tenant::default();
    let (signed, signature) = tenant.token.rsplit_once('.').unwrap();
    let first = if signature.starts_with('A') { "B" } else { "A" };
    let header = format!("Bearer {signed}.{first}{}", &signature[1..]);
    let answer = with(&mut tenant, Some(&header));
    assert_eq!(reason(&answer), "ERR_JWS_SIGNATURE_VERIFICATION_FAILED");
}

#[test]
fn a_token_ends_on_the_second() {
    let mut tenant = Tenant::default();
    let header = format!("Bearer {}", tenant.token);
    tenant.now += 3_599_999;
    assert_eq!(with(&mut tenant, Some(&header)).status, 200);
    tenant.now += 1;
    let answer = with(&mut tenant, Some(&header));
    assert_eq!(reason(&answer), "ERR_JWT_EXPIRED");
    let data = &answer.json()["data"];
    assert_eq!(
        (&data["claim"], &data["reason"]),
        (&"exp".into(), &"check_failed".into())
    );
    assert_eq!(data["payload"]["aud"], RESOURCE);
}

#[test]
fn the_lifetime_is_configured() {
    let mut config = Config::default();
    config.token_lifetime = 5;
    let mut tenant = Tenant::new(config);
    let header = format!("Bearer {}", tenant.token);
    tenant.now += 5000;
    assert_eq!(reason(&with(&mut tenant, Some(&header))), "ERR_JWT_EXPIRED");
}

#[test]
fn a_token_for_another_resource_is_refused() {
    let mut tenant = Tenant::default();
    let token = tenant.issue(ADMIN, &[("resource", "https://orders.example.com/api")]);
    let answer = with(&mut tenant, Some(&format!("Bearer {token}")));
    assert_eq!(reason(&answer), "ERR_JWT_CLAIM_VALIDATION_FAILED");
    assert_eq!(answer.json()["data"]["claim"], "aud");
}

#[test]
fn a_token_of_another_issuer_is_refused() {
    let mut config = Config::default();
    config.endpoint = "http://evil.example.com".into();
    let token = Tenant::new(config).token;
    let mut tenant = Tenant::default();
    let answer = with(&mut tenant, Some(&format!("Bearer {token}")));
    assert_eq!(reason(&answer), "ERR_JWT_CLAIM_VALIDATION_FAILED");
    assert_eq!(answer.json()["data"]["claim"], "iss");
}

#[test]
fn a_token_of_another_tenant_has_an_unknown_key() {
    let mut config = Config::default();
    config.seed = 2;
    let token = Tenant::new(config).token;
    let mut tenant = Tenant::default();
    let answer = with(&mut tenant, Some(&format!("Bearer {token}")));
    assert_eq!(reason(&answer), "ERR_JWKS_NO_MATCHING_KEY");
}

#[test]
fn a_token_without_scope_is_forbidden() {
    let mut tenant = Tenant::default();
    for client in [NO_ROLE, ADMIN] {
        let scope = if client.app_id == ADMIN.app_id {
            "other"
        } else {
            "all"
        };
        let token = tenant.issue(client, &[("resource", RESOURCE), ("scope", scope)]);
        let answer = with(&mut tenant, Some(&format!("Bearer {token}")));
        assert_eq!(answer.refusal(), (403, "auth.forbidden".into()));
    }
}

#[test]
fn status_and_the_sign_in_experience_are_public() {
    let mut tenant = Tenant {
        token: "garbage".into(),
        ..Tenant::default()
    };
    let status = tenant.get("/api/status");
    assert_eq!((status.status.as_u16(), status.body.len()), (204, 0));
    let experience = tenant.get("/api/.well-known/sign-in-exp");
    assert_eq!(experience.status, 200);
    assert_eq!(
        experience.json()["socialConnectors"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
}
