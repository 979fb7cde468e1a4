//! Which lists are paged, as measured (recording, section 14).

use crate::tenant::Tenant;

#[test]
fn lists_are_paged_always_optionally_or_never() {
    let mut tenant = Tenant::default();
    let user = tenant.user("user_0001");
    let role = tenant.role("role-01");
    let organization = tenant.organization("Org 00");
    let resource = tenant.id_of("/api/resources", "Orders API");
    let application = {
        let list = tenant
            .get(&format!("/api/organizations/{organization}/applications"))
            .json();
        list[0]["id"].as_str().unwrap().to_owned()
    };
    let always = [
        format!("/api/applications/{application}/roles"),
        "/api/logs".into(),
        "/api/organizations".into(),
        format!("/api/organizations/{organization}/applications"),
        format!("/api/organizations/{organization}/users"),
        format!("/api/resources/{resource}/scopes"),
        "/api/roles".into(),
        format!("/api/roles/{role}/applications"),
        format!("/api/roles/{role}/users"),
        "/api/users".into(),
        format!("/api/users/{user}/roles"),
        format!("/api/applications/app-third-party/users/{user}/consent-organizations"),
    ];
    let optionally = [
        "/api/applications".into(),
        format!("/api/applications/{application}/organizations"),
        format!("/api/organizations/{organization}/jit/email-domains"),
        format!("/api/organizations/{organization}/jit/roles"),
        format!("/api/organizations/{organization}/jit/sso-connectors"),
        format!("/api/organizations/{organization}/users/{user}/roles"),
        format!("/api/organizations/{organization}/applications/{application}/roles"),
        "/api/resources".into(),
        format!("/api/roles/{role}/scopes"),
    ];
    let never = [
        format!("/api/applications/{application}/secrets"),
        "/api/connectors".into(),
        format!("/api/organizations/{organization}/users/{user}/scopes"),
        format!("/api/users/{user}/mfa-verifications"),
        format!("/api/users/{user}/organizations"),
        format!("/api/users/{user}/personal-access-tokens"),
        format!("/api/users/{user}/sessions"),
        format!("/api/users/{user}/grants"),
    ];
    let mut paged = |path: &str| {
        let answer = tenant.get(path);
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        answer.header("total-number").is_some()
    };
    for (paths, without, with) in [
        (&always[..], true, true),
        (&optionally[..], false, true),
        (&never[..], false, false),
    ] {
        for path in paths {
            assert_eq!(paged(path), without, "{path}");
            assert_eq!(
                paged(&format!("{path}?page=1&page_size=1")),
                with,
                "{path} with a page"
            );
        }
    }
}
