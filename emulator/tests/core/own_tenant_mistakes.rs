//! What is said of a tenant that somebody describes wrongly, and of other orders: the place of the mistake.

use emulator::{Config, Emulator};
use serde_json::{Value, json};

use crate::own_tenant::everything;
use crate::tenant::Tenant;

#[test]
fn a_mistake_names_its_place_and_leaves_everything_as_it_was() {
    let mut tenant = Tenant::with_seed(everything());
    let before = tenant.get("/api/users").json();
    for (seed, said) in [
        (
            json!(7),
            "invalid type: integer `7`, expected an object of lists",
        ),
        (
            json!({ "user": [] }),
            "`user`: unknown field `user`, expected one of `resources`, ",
        ),
        (
            json!({ "users": {} }),
            "`users`: invalid type: map, expected a sequence",
        ),
        (
            json!({ "users": [{}, { "emial": "a@b.c" }] }),
            "`users[1].emial`: unknown field `emial`, expected one of `id`, `username`, ",
        ),
        (
            json!({ "users": [{ "primaryEmail": "ada" }] }),
            "`users[0].primaryEmail`: invalid value: string \"ada\", expected an e-mail address",
        ),
        (
            json!({ "users": [{ "username": "1a" }] }),
            "`users[0].username`: invalid value: string \"1a\", expected letters, digits and `_`, with no digit first",
        ),
        (
            json!({ "users": [{ "primaryPhone": "+1" }] }),
            "`users[0].primaryPhone`: invalid value: string \"+1\", expected digits alone, the country's first",
        ),
        (
            json!({ "users": [{ "id": "a/b" }] }),
            "`users[0].id`: invalid value: string \"a/b\", expected an id of 1 to 128 letters, digits, `-` and `_`",
        ),
        (
            json!({ "users": [{ "customData": [] }] }),
            "`users[0].customData`: invalid type: sequence, expected a map",
        ),
        (
            json!({ "users": [{ "id": "ada" }] }),
            "`users[0].id`: `ada` is taken",
        ),
        (
            json!({ "users": [{ "username": "ADA" }] }),
            "`users[0].username`: `ADA` is taken",
        ),
        (
            json!({ "users": [{ "primaryPhone": "1" }, { "primaryPhone": "1" }] }),
            "`users[1].primaryPhone`: `1` is taken",
        ),
        (
            json!({ "users": [{ "username": "b", "roles": ["clerk", "boss"] }] }),
            "`users[0].roles[1]`: there is no role `boss`",
        ),
        (
            json!({ "users": [{ "roles": ["robot"] }] }),
            "`users[0].roles[0]`: `robot` is a role of machines alone",
        ),
        (json!({ "roles": [{}] }), "`roles[0]`: missing field `name`"),
        (
            json!({ "roles": [{ "name": "" }] }),
            "`roles[0].name`: invalid value: string \"\", expected a text, not empty",
        ),
        (
            json!({ "roles": [{ "name": "x", "type": "Machine" }] }),
            "`roles[0].type`: unknown variant `Machine`, expected `User` or `MachineToMachine`",
        ),
        (
            json!({ "roles": [{ "name": "robot" }] }),
            "`roles[0].name`: `robot` is taken",
        ),
        (
            json!({ "roles": [{ "name": "x", "scopes": ["all"] }] }),
            "`roles[0].scopes[0]`: a scope of the Management API is for roles of machines",
        ),
        (
            json!({
                "resources": [{ "name": "B", "indicator": "b", "scopes": ["read:orders"] }],
                "roles": [{ "name": "x", "scopes": ["read:orders"] }],
            }),
            "`roles[0].scopes[0]`: there is more than one scope `read:orders`: give its id",
        ),
        (
            json!({ "resources": [{ "name": "B", "indicator": "b", "scopes": ["a", { "name": "a" }] }] }),
            "`resources[0].scopes[1].name`: `a` is taken",
        ),
        (
            json!({ "resources": [{ "name": "B", "indicator": "b", "scopes": [{ "name": "a b" }] }] }),
            "`resources[0].scopes[0].name`: invalid value: string \"a b\", expected a name without a space",
        ),
        (
            json!({ "resources": [{ "name": "B", "indicator": "b", "scopes": ["a b"] }] }),
            "`resources[0].scopes[0]`: invalid value: string \"a b\", expected a name without a space",
        ),
        (
            json!({ "resources": [{ "name": "B", "indicator": "https://orders.example.com" }] }),
            "`resources[0].indicator`: `https://orders.example.com` is taken",
        ),
        (
            json!({ "applications": [{ "name": "x", "type": "SPA", "secret": "y" }] }),
            "`applications[0].secret`: an application of the type SPA has none",
        ),
        (
            json!({ "applications": [{ "name": "x", "type": "SPA", "roles": ["robot"] }] }),
            "`applications[0].roles[0]`: an application of the type MachineToMachine alone has roles",
        ),
        (
            json!({ "applications": [{ "name": "x", "type": "MachineToMachine", "roles": ["clerk"] }] }),
            "`applications[0].roles[0]`: `clerk` is a role of users alone",
        ),
        (
            json!({ "organizationRoles": [{ "name": "x", "scopes": ["y"] }] }),
            "`organizationRoles[0].scopes[0]`: there is no organization scope `y`",
        ),
        (
            json!({ "organizationRoles": [{ "name": "Admin" }] }),
            "`organizationRoles[0].name`: `Admin` is taken",
        ),
        (
            json!({ "organizationScopes": [7] }),
            "`organizationScopes[0]`: invalid type: integer `7`, expected a name or an object",
        ),
        (
            json!({ "organizations": [{ "name": "x", "members": [{ "user": "eve" }] }] }),
            "`organizations[0].members[0].user`: there is no user `eve`",
        ),
        (
            json!({ "organizations": [{ "name": "x", "members": [{ "user": "ada", "role": [] }] }] }),
            "`organizations[0].members[0].role`: unknown field `role`, expected `user` or `roles`",
        ),
        (
            json!({ "organizations": [{ "name": "x", "members": [{ "user": "ada", "roles": ["bot"] }] }] }),
            "`organizations[0].members[0].roles[0]`: `bot` is a role of machines alone",
        ),
        (
            json!({ "organizations": [{ "name": "x", "applications": ["Shop"] }] }),
            "`organizations[0].applications[0].application`: an application of the type MachineToMachine alone is in organizations",
        ),
        (
            json!({ "organizations": [{ "id": "acme", "name": "x" }] }),
            "`organizations[0].id`: `acme` is taken",
        ),
    ] {
        // What comes before the mistake is not kept either.
        let mut whole = seed.clone();
        if let Some(lists) = whole.as_object_mut() {
            lists
                .entry("organizationScopes")
                .or_insert(json!(["left:over"]));
        }
        let answer = tenant.post("/_emulator/seed", whole);
        let message = answer.json()["message"].as_str().unwrap().to_owned();
        assert_eq!(answer.status, 400, "{seed}");
        assert!(message.starts_with(said), "{seed}: {message}");
    }
    assert_eq!(tenant.get("/api/users").json(), before);
    let scopes = tenant.get("/api/organization-scopes").names();
    assert_eq!(scopes, ["invite:member", "read:member"]);
    let error = Emulator::with_seed(Config::default(), Value::Null).unwrap_err();
    assert_eq!(error, "invalid type: null, expected an object of lists");
}

#[test]
fn other_orders_name_the_place_of_a_mistake_too() {
    let mut tenant = Tenant::default();
    for (name, order, said) in [
        (
            "clock",
            json!({ "advanceMs": -1 }),
            "`advanceMs`: invalid value: integer `-1`",
        ),
        (
            "users",
            json!({ "count": "many" }),
            "`count`: invalid type: string \"many\"",
        ),
        (
            "faults",
            json!({ "times": 1.5, "fault": { "kind": "cut" } }),
            "`times`: invalid type: floating point",
        ),
        (
            "faults",
            json!({ "fault": { "kind": "gone" } }),
            "`fault.kind`: unknown variant `gone`",
        ),
    ] {
        let answer = tenant.post(&format!("/_emulator/{name}"), order);
        assert_eq!(answer.status, 400);
        let message = answer.json()["message"].as_str().unwrap().to_owned();
        assert!(message.starts_with(said), "{message}");
    }
}
