//! WIRE.md, Token endpoint.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use bytes::Bytes;
use emulator::{ADMIN, CORS, CORS_ORIGIN, EXPIRED, NO_ROLE};
use http::Request;
use serde_json::Value;

use crate::tenant::{NOW, RESOURCE, Tenant, form};

const GRANT: (&str, &str) = ("grant_type", "client_credentials");
const ALL: [(&str, &str); 3] = [GRANT, ("resource", RESOURCE), ("scope", "all")];
const CLIENT: (&str, &str) = (ADMIN.app_id, ADMIN.app_secret);

fn part(token: &str, n: usize) -> Value {
    let part = token.split('.').nth(n).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
}

#[test]
fn a_token_says_what_the_recorded_one_says() {
    let mut tenant = Tenant::default();
    let answer = tenant.ask(CLIENT, &ALL);
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("cache-control"), Some("no-store"));
    assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
    let body = answer.json();
    let names: Vec<&String> = body.as_object().unwrap().keys().collect();
    assert_eq!(names, ["access_token", "expires_in", "token_type", "scope"]);
    assert_eq!(
        (&body["expires_in"], &body["token_type"]),
        (&3600.into(), &"Bearer".into())
    );
    let token = body["access_token"].as_str().unwrap();
    let header = part(token, 0);
    assert_eq!(
        (&header["alg"], &header["typ"]),
        (&"ES384".into(), &"at+jwt".into())
    );
    let claims = part(token, 1);
    let names: Vec<&String> = claims.as_object().unwrap().keys().collect();
    assert_eq!(
        names,
        [
            "jti",
            "sub",
            "iat",
            "exp",
            "scope",
            "client_id",
            "iss",
            "aud"
        ]
    );
    assert_eq!(claims["iat"], NOW / 1000);
    assert_eq!(claims["exp"], NOW / 1000 + 3600);
    assert_eq!(claims["aud"], RESOURCE);
    assert_eq!(claims["iss"], "http://127.0.0.1:3001/oidc");
}

#[test]
fn the_key_set_verifies_a_token() {
    use p384::ecdsa::signature::Verifier;
    let mut tenant = Tenant::default();
    let keys = tenant.get("/oidc/jwks").json();
    let key = &keys["keys"][0];
    assert_eq!(key["kid"], part(&tenant.token, 0)["kid"]);
    let point = |name: &str| URL_SAFE_NO_PAD.decode(key[name].as_str().unwrap()).unwrap();
    let encoded = [vec![4], point("x"), point("y")].concat();
    let key = p384::ecdsa::VerifyingKey::from_sec1_bytes(&encoded).unwrap();
    let (signed, signature) = tenant.token.rsplit_once('.').unwrap();
    let signature = URL_SAFE_NO_PAD.decode(signature).unwrap();
    let signature = p384::ecdsa::Signature::from_slice(&signature).unwrap();
    key.verify(signed.as_bytes(), &signature).unwrap();
}

#[test]
fn two_tokens_of_one_second_differ() {
    let mut tenant = Tenant::default();
    let parameters = [("resource", RESOURCE), ("scope", "all")];
    assert_ne!(
        tenant.issue(ADMIN, &parameters),
        tenant.issue(ADMIN, &parameters)
    );
}

#[test]
fn secrets_come_in_the_body_too_but_not_twice() {
    let mut tenant = Tenant::default();
    let secret = [
        ("client_id", ADMIN.app_id),
        ("client_secret", ADMIN.app_secret),
    ];
    let body = form(&[&ALL[..], &secret].concat());
    let request =
        || Request::post("/oidc/token").header("content-type", "application/x-www-form-urlencoded");
    let answer = tenant.send(request().body(body.into()).unwrap());
    assert_eq!(answer.status, 200);
    let answer = tenant.ask(CLIENT, &[&ALL[..], &secret].concat());
    assert_eq!(answer.status, 400);
    assert_eq!(
        answer.json()["error_description"],
        "client authentication must only be provided using one mechanism"
    );
}

#[test]
fn a_json_body_is_read_too() {
    let mut tenant = Tenant::default();
    let body = serde_json::json!({
        "grant_type": "client_credentials", "resource": RESOURCE, "scope": "all",
        "client_id": ADMIN.app_id, "client_secret": ADMIN.app_secret,
    });
    let request = Request::post("/oidc/token").header("content-type", "application/json");
    assert_eq!(
        tenant
            .send(request.body(body.to_string().into()).unwrap())
            .status,
        200
    );
}

#[test]
fn refusals_have_the_recorded_status_code_and_words() {
    let wrong = (ADMIN.app_id, "wrong");
    let expired = (EXPIRED.app_id, EXPIRED.app_secret);
    let other = ("resource", "https://nope.example.com/api");
    let slash = ("resource", "https://default.logto.app/api/");
    let scope = ("scope", "all");
    let unknown = "resource indicator is missing, or unknown";
    type Case<'a> = (
        (&'a str, &'a str),
        Vec<(&'a str, &'a str)>,
        u16,
        &'a str,
        &'a str,
    );
    let cases: Vec<Case<'_>> = vec![
        (
            wrong,
            ALL.to_vec(),
            401,
            "oidc.invalid_client",
            "client authentication failed",
        ),
        (
            expired,
            ALL.to_vec(),
            400,
            "oidc.invalid_request",
            "client secret has expired",
        ),
        (
            ("nobody", "x"),
            ALL.to_vec(),
            400,
            "oidc.invalid_client",
            "invalid client nobody",
        ),
        (
            CLIENT,
            vec![GRANT, other, scope],
            400,
            "oidc.invalid_target",
            unknown,
        ),
        (
            CLIENT,
            vec![GRANT, slash, scope],
            400,
            "oidc.invalid_target",
            unknown,
        ),
        (
            CLIENT,
            vec![GRANT, ("resource", "nope"), scope],
            400,
            "oidc.invalid_target",
            "resource indicator must be an absolute URI",
        ),
        (
            CLIENT,
            vec![GRANT, scope],
            400,
            "oidc.invalid_target",
            "both `resource` and `organization_id` are not provided",
        ),
        (
            CLIENT,
            vec![GRANT, ("resource", RESOURCE), other, scope],
            400,
            "oidc.invalid_target",
            "only a single resource indicator value is supported for this grant type",
        ),
        (
            CLIENT,
            vec![("grant_type", "password"), scope],
            400,
            "oidc.unsupported_grant_type",
            "unsupported grant_type requested",
        ),
        (
            CLIENT,
            vec![],
            400,
            "oidc.invalid_request",
            "missing required parameter 'grant_type'",
        ),
        (
            CLIENT,
            vec![GRANT, ("organization_id", "nope"), scope],
            403,
            "oidc.access_denied",
            "app has not associated with the organization",
        ),
        (
            CLIENT,
            vec![GRANT, ("resource", RESOURCE), scope, scope],
            400,
            "oidc.invalid_request",
            "'scope' parameter must not be provided twice",
        ),
    ];
    let mut tenant = Tenant::default();
    for (client, parameters, status, code, description) in cases {
        let answer = tenant.ask(client, &parameters);
        assert_eq!(
            answer.refusal(),
            (status, code.to_owned()),
            "{parameters:?}"
        );
        let body = answer.json();
        assert_eq!(body["error_description"], description);
        assert_eq!(format!("oidc.{}", body["error"].as_str().unwrap()), code);
    }
}

#[test]
fn requests_without_client_authentication_are_refused() {
    let mut tenant = Tenant::default();
    for (header, description) in [
        (None, "no client authentication mechanism provided"),
        (
            Some("Basic !!!"),
            "invalid authorization header value format",
        ),
        (
            Some("Bearer x"),
            "invalid authorization header value format",
        ),
    ] {
        let mut request = Request::post("/oidc/token");
        if let Some(header) = header {
            request = request.header("authorization", header);
        }
        let answer = tenant.send(request.body(form(&ALL).into()).unwrap());
        assert_eq!(answer.refusal(), (400, "oidc.invalid_request".into()));
        assert_eq!(answer.json()["error_description"], description);
    }
}

#[test]
fn a_wrong_secret_by_basic_is_challenged() {
    let mut tenant = Tenant::default();
    let answer = tenant.ask((ADMIN.app_id, "wrong"), &ALL);
    let challenge = answer.header("www-authenticate").unwrap();
    assert!(
        challenge.starts_with("Basic realm=\"http://127.0.0.1:3001/oidc\""),
        "{challenge}"
    );
}

#[test]
fn id_and_secret_are_form_encoded_within_basic() {
    let mut tenant = Tenant::default();
    let secret = "s e/c%r+t:é";
    let created = tenant.post(
        "/api/applications/m2m-admin/secrets",
        serde_json::json!({ "name": "odd" }),
    );
    let value = created.json()["value"].as_str().unwrap().to_owned();
    let encode = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    assert_eq!(
        tenant.ask(("m2m%2Dadmin", &encode(&value)), &ALL).status,
        200
    );
    assert_eq!(
        tenant.ask((ADMIN.app_id, &encode(secret)), &ALL).status,
        401
    );
}

#[test]
fn scopes_that_are_not_granted_are_left_out() {
    let mut tenant = Tenant::default();
    let bogus = [GRANT, ("resource", RESOURCE), ("scope", "all bogus")];
    assert_eq!(tenant.ask(CLIENT, &bogus).json()["scope"], "all");
    let none = tenant.ask(CLIENT, &[GRANT, ("resource", RESOURCE)]);
    assert_eq!(
        (none.status.as_u16(), none.json().get("scope")),
        (200, None)
    );
    let client = (NO_ROLE.app_id, NO_ROLE.app_secret);
    let refused = tenant.ask(client, &ALL);
    assert_eq!(
        (refused.status.as_u16(), refused.json().get("scope")),
        (200, None)
    );
}

#[test]
fn a_page_of_another_origin_is_refused_unless_the_application_names_it() {
    let mut tenant = Tenant::default();
    let mut ask = |client: emulator::Credentials, origin: &str| {
        let secret = [
            ("client_id", client.app_id),
            ("client_secret", client.app_secret),
        ];
        let body: Bytes = form(&[&ALL[..], &secret].concat()).into();
        let request = Request::post("/oidc/token").header("origin", origin);
        tenant.send(request.body(body).unwrap())
    };
    let refused = ask(ADMIN, CORS_ORIGIN);
    assert_eq!(refused.refusal(), (400, "oidc.invalid_request".into()));
    assert_eq!(
        refused.json()["error_description"],
        "origin https://app.example.com not allowed for client: m2m-admin"
    );
    assert_eq!(refused.header("access-control-allow-origin"), None);
    let allowed = ask(CORS, CORS_ORIGIN);
    assert_eq!(allowed.status, 200);
    assert_eq!(
        allowed.header("access-control-allow-origin"),
        Some(CORS_ORIGIN)
    );
    assert_eq!(ask(ADMIN, "http://127.0.0.1:3001").status, 200);
}

#[test]
fn an_application_in_an_organization_gets_that_organizations_token() {
    let mut tenant = Tenant::default();
    let id = tenant.organization("Org 00");
    let applications = serde_json::json!({ "applicationIds": [ADMIN.app_id] });
    tenant.post(
        &format!("/api/organizations/{id}/applications"),
        applications,
    );
    let token = tenant.issue(ADMIN, &[("organization_id", &id)]);
    assert_eq!(
        part(&token, 1)["aud"],
        format!("urn:logto:organization:{id}")
    );
}

#[test]
fn other_paths_of_the_provider_are_unknown() {
    let mut tenant = Tenant::default();
    let answer = tenant.get("/oidc/token");
    assert_eq!(answer.refusal(), (404, "oidc.invalid_request".into()));
    assert_eq!(
        answer.json()["error_description"],
        "unrecognized route or not allowed method (GET on /token)"
    );
    let revoked = tenant.post("/oidc/token/revocation", Value::Null);
    assert_eq!(
        revoked.refusal(),
        (400, "oidc.unsupported_token_type".into())
    );
}
