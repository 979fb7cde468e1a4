//! What requests of operations without a handler of their own are held to: the facts.

use bytes::Bytes;
use http::{Method, Request};
use serde_json::{Value, json};

use crate::calls::upload;
use crate::tenant::Tenant;

const ASSETS: &str = "/api/user-assets";

#[test]
fn a_parameter_of_the_path_is_one_of_its_options() {
    let mut tenant = Tenant::default();
    let answer = tenant.get("/api/configs/oidc/bogus-keys");
    assert_eq!(answer.status, 400);
    assert_eq!(
        answer.json(),
        json!({
            "code": "guard.invalid_input",
            "data": {
                "issues": [{
                    "received": "bogus-keys",
                    "code": "invalid_enum_value",
                    "options": ["private-keys", "cookie-keys"],
                    "path": ["keyType"],
                    "message":
                        "Invalid enum value. Expected 'private-keys' | 'cookie-keys', received 'bogus-keys'",
                }],
                "name": "ZodError",
            },
            "details": "Error in key path \"keyType\": (invalid_enum_value) Invalid enum value. \
                        Expected 'private-keys' | 'cookie-keys', received 'bogus-keys'",
            "message": "The request params is invalid.",
        })
    );
}

#[test]
fn the_query_is_checked_and_unknown_names_are_ignored() {
    let mut tenant = Tenant::default();
    let bad = tenant.get("/api/dashboard/users/active?date=2024-1-1");
    assert_eq!(bad.json()["message"], "The request query is invalid.");
    assert_eq!(
        bad.json()["data"]["issues"],
        json!([{
            "validation": "regex", "code": "invalid_string", "message": "Invalid",
            "path": ["date"],
        }])
    );
    let good = tenant.get("/api/dashboard/users/active?date=2024-01-01&colour=red");
    assert_eq!(good.status, 200);
    let number = tenant.get("/api/sign-in-exp/username-policy/case-sensitivity-conflicts?limit=x");
    assert_eq!(
        number.json()["data"]["issues"][0]["message"],
        "Expected number, received string"
    );
    let missing = tenant.get("/api/sign-in-exp/username-policy/case-sensitivity-conflicts");
    assert_eq!(missing.json()["data"]["issues"][0]["message"], "Required");
    let third = tenant.get("/api/applications?isThirdParty=maybe");
    assert_eq!(third.json()["data"]["issues"][0]["code"], "invalid_union");
}

#[test]
fn a_body_is_checked_and_loses_what_is_unknown() {
    let mut tenant = Tenant::default();
    let wrong = tenant.patch("/api/configs/oidc/session", json!({ "ttl": "long" }));
    assert_eq!(wrong.refusal(), (400, "guard.invalid_input".into()));
    assert_eq!(wrong.json()["data"]["issues"][0]["path"], json!(["ttl"]));
    let odd = tenant.patch("/api/configs/oidc/session", json!({ "ttl": 60, "odd": 1 }));
    assert_eq!(odd.json(), json!({ "ttl": 60 }));
    let none = tenant.put("/api/captcha-provider", Value::Null);
    assert_eq!(none.json()["data"]["issues"][0]["path"], json!(["config"]));
    let code = tenant.post("/api/verification-codes", json!({ "email": "nobody" }));
    // One alternative is of the right shape: its issue stands alone.
    assert_eq!(code.json()["data"]["issues"][0]["code"], "invalid_string");
}

#[test]
fn operations_need_a_token_unless_they_are_public() {
    let mut tenant = Tenant::default();
    let mut ask = |path: &str| {
        let request = Request::get(path).body(Bytes::new()).unwrap();
        tenant.send(request).status.as_u16()
    };
    assert_eq!(ask("/api/configs/id-token"), 401);
    assert_eq!(ask("/api/domains"), 401);
    for path in [
        "/api/swagger.json",
        "/api/.well-known/phrases",
        "/api/.well-known/account-center",
        "/api/status",
    ] {
        assert!(ask(path) < 300, "{path}");
    }
}

#[test]
fn an_upload_is_a_form_with_a_file() {
    let mut tenant = Tenant::default();
    let good = upload(&mut tenant, ASSETS, "image/png", "file", 100);
    assert_eq!(good.status, 200);
    assert!(
        good.json()["url"]
            .as_str()
            .unwrap()
            .starts_with("http://127.0.0.1:3001/")
    );
    let mime_type = upload(&mut tenant, ASSETS, "text/x-python", "file", 100);
    assert_eq!(
        mime_type.refusal(),
        (400, "guard.mime_type_not_allowed".into())
    );
    let large = upload(&mut tenant, ASSETS, "image/png", "file", (8 << 20) + 1);
    assert_eq!(large.refusal(), (400, "guard.file_size_exceeded".into()));
    let field = upload(&mut tenant, ASSETS, "image/png", "upload", 100);
    assert_eq!(
        field.json(),
        json!({
            "code": "guard.invalid_input",
            "data": {
                "issues": [{
                    "code": "invalid_type", "expected": "array", "received": "undefined",
                    "path": ["file"], "message": "Required",
                }],
                "name": "ZodError",
            },
            "details": "Error in key path \"file\": (invalid_type) Expected array but received undefined.",
            "message": "The request files is invalid.",
        })
    );
    let json = tenant.call(Method::POST, ASSETS, json!({}));
    assert_eq!(json.json()["message"], "The request files is invalid.");
    assert_eq!(json.json()["data"]["issues"][0]["path"], json!([]));
}
