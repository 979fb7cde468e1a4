//! Access control of an application: which users may sign in to it.

use serde_json::{Value, json};

use super::find;
use crate::context::{Context, Outcome, strings};
use crate::failure::Failure;
use crate::guard::{Field, Kind, TEXT};
use crate::reply::Reply;
use crate::router::Route;
use crate::store::table::{Table, id_of};

const STRINGS: Kind = Kind::Array(&TEXT);
const RULE: Kind = Kind::Fields(&[
    Field::required("organizationId", TEXT),
    Field::required("organizationRoleIds", STRINGS),
]);
const ACCESS: &[Field] = &[
    Field::required("userIds", STRINGS),
    Field::required("userRoleIds", STRINGS),
    Field::required("organizationIds", STRINGS),
    Field::required("organizationRoleRules", Kind::Array(&RULE)),
];

pub(crate) const ROUTES: &[Route] = &[
    Route::get("/applications/{applicationId}/access-control", get),
    Route::put("/applications/{applicationId}/access-control", replace).takes(ACCESS),
];

/// What is named in it and is deleted is in it no more.
fn get(cx: &mut Context<'_>) -> Outcome {
    let held = cx.store.access_control.get(id_of(find(cx)?));
    let held = held.unwrap_or(&Value::Null);
    let left = |ids: &Value, table: &Table| {
        let mut ids = strings(Some(ids));
        ids.retain(|id| table.has(id));
        ids
    };
    let rules = held["organizationRoleRules"].as_array();
    let rules = rules.into_iter().flatten().filter_map(|rule| {
        let roles = left(&rule["organizationRoleIds"], &cx.store.organization_roles);
        let there =
            !roles.is_empty() && cx.store.organizations.has(rule["organizationId"].as_str()?);
        there.then(
            || json!({ "organizationId": rule["organizationId"], "organizationRoleIds": roles }),
        )
    });
    Ok(Reply::ok(json!({
        "userIds": left(&held["userIds"], &cx.store.users),
        "userRoleIds": left(&held["userRoleIds"], &cx.store.roles),
        "organizationIds": left(&held["organizationIds"], &cx.store.organizations),
        "organizationRoleRules": rules.collect::<Value>(),
    })))
}

fn replace(cx: &mut Context<'_>) -> Outcome {
    let application = id_of(find(cx)?).to_owned();
    let all = |field: &str, has: &dyn Fn(&str) -> bool| cx.ids(field).iter().all(|id| has(id));
    let rules = cx.body["organizationRoleRules"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    let rules_hold = rules.iter().all(|rule| {
        let organization = rule["organizationId"].as_str().unwrap_or_default();
        let roles = strings(rule.get("organizationRoleIds"));
        cx.store.organizations.has(organization)
            && roles
                .iter()
                .all(|role| cx.store.organization_roles.has(role))
    });
    let known = all("userIds", &|id| cx.store.users.has(id))
        && all("userRoleIds", &|id| cx.store.roles.has(id))
        && all("organizationIds", &|id| cx.store.organizations.has(id))
        && rules_hold;
    if !known {
        return Err(Failure::foreign_key());
    }
    let access = Value::Object(cx.body.clone());
    cx.store.access_control.insert(application, access.clone());
    Ok(Reply::ok(access))
}
