//! What a tenant starts with.

use emulator::Config;

use crate::tenant::Tenant;

#[test]
fn the_seed_has_what_tests_count_on() {
    let mut tenant = Tenant::default();
    let mut count = |path: &str| tenant.get(path).header("total-number").unwrap().to_owned();
    assert_eq!(count("/api/users"), "217");
    assert_eq!(count("/api/roles?type=User"), "45");
    assert_eq!(count("/api/roles?type=MachineToMachine"), "4");
    assert_eq!(count("/api/organizations"), "33");
    assert_eq!(count("/api/logs"), "12000");
    assert_eq!(count("/api/applications?page=1"), "32");
    assert_eq!(count("/api/applications?page=1&isThirdParty=true"), "1");
    for kind in [
        "Native",
        "SPA",
        "Traditional",
        "MachineToMachine",
        "Protected",
        "SAML",
    ] {
        assert_ne!(
            count(&format!("/api/applications?page=1&types={kind}")),
            "0",
            "{kind}"
        );
    }
    let orders = tenant.id_of("/api/resources", "Orders API");
    let scopes = tenant.get(&format!("/api/resources/{orders}/scopes"));
    assert_eq!(scopes.header("total-number"), Some("33"));
    let first = tenant.user("user_0001");
    let roles = tenant.get(&format!("/api/users/{first}/roles"));
    assert_eq!(roles.header("total-number"), Some("20"));
}

#[test]
fn users_are_newest_first_and_of_one_shape() {
    let mut tenant = Tenant::default();
    let users = tenant.get("/api/users?page_size=100").json();
    let users = users.as_array().unwrap();
    assert_eq!(users[0]["username"], "user_0217");
    assert_eq!(users[99]["username"], "user_0118");
    for user in users {
        let names: Vec<&String> = user.as_object().unwrap().keys().collect();
        assert_eq!(
            names,
            [
                "id",
                "username",
                "primaryEmail",
                "primaryPhone",
                "name",
                "avatar",
                "customData",
                "identities",
                "lastSignInAt",
                "createdAt",
                "updatedAt",
                "profile",
                "applicationId",
                "cimdClientId",
                "isSuspended",
                "hasPassword",
            ]
        );
        assert!(
            user["primaryEmail"]
                .as_str()
                .unwrap()
                .ends_with("@example.com")
        );
    }
    assert!(users.iter().any(|user| user["isSuspended"] == true));
    assert!(users.iter().any(|user| user["hasPassword"] == true));
}

#[test]
fn the_same_seed_makes_the_same_tenant_and_another_does_not() {
    let users = |seed| {
        let mut config = Config::default();
        config.seed = seed;
        Tenant::new(config).get("/api/users").json()
    };
    assert_eq!(users(7), users(7));
    assert_ne!(users(7), users(8));
}
