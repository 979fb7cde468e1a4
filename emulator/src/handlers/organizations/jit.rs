//! Just-in-time provisioning: who becomes a member by e-mail domain or enterprise connector, and
//! with which roles.

use serde_json::{Value, json};

use super::{find, target};
use crate::context::{Context, Outcome, show};
use crate::failure::Failure;
use crate::guard::{Field, IDS, Kind, TEXT};
use crate::reply::Reply;
use crate::router::Route;
use crate::store::relation::Relation;
use crate::store::table::id_of;
use crate::store::{Store, TENANT};

const ROLES: &[Field] = &[Field::required("organizationRoleIds", IDS)];
const CONNECTORS: &[Field] = &[Field::required("ssoConnectorIds", IDS)];

pub(crate) const ROUTES: &[Route] = &[
    Route::get("/organizations/{id}/jit/email-domains", domains).optionally_paged(),
    Route::post("/organizations/{id}/jit/email-domains", add_domain)
        .takes(&[Field::required("emailDomain", Kind::Text(1, 128))]),
    Route::put("/organizations/{id}/jit/email-domains", replace_domains)
        .takes(&[Field::required("emailDomains", Kind::Array(&TEXT))]),
    Route::delete(
        "/organizations/{id}/jit/email-domains/{emailDomain}",
        remove_domain,
    ),
    Route::get("/organizations/{id}/jit/roles", roles).optionally_paged(),
    Route::post("/organizations/{id}/jit/roles", add_roles).takes(ROLES),
    Route::put("/organizations/{id}/jit/roles", replace_roles).takes(ROLES),
    Route::delete(
        "/organizations/{id}/jit/roles/{organizationRoleId}",
        remove_role,
    ),
    Route::get("/organizations/{id}/jit/sso-connectors", connectors).optionally_paged(),
    Route::post("/organizations/{id}/jit/sso-connectors", add_connectors).takes(CONNECTORS),
    Route::put("/organizations/{id}/jit/sso-connectors", replace_connectors).takes(CONNECTORS),
    Route::delete(
        "/organizations/{id}/jit/sso-connectors/{ssoConnectorId}",
        remove_connector,
    ),
];

fn domain(organization: &str, domain: &str) -> Value {
    json!({ "tenantId": TENANT, "organizationId": organization, "emailDomain": domain })
}

fn domains(cx: &mut Context<'_>) -> Outcome {
    let organization = cx.param(0);
    let held = cx.store.jit_domains.get(&organization);
    let rows = held.into_iter().flatten().collect();
    Ok(cx.list(rows, |name: &String| domain(&organization, name)))
}

fn add_domain(cx: &mut Context<'_>) -> Outcome {
    let organization = target(cx)?;
    let name = cx.text("emailDomain").unwrap_or_default();
    let added = cx
        .store
        .jit_domains
        .entry(organization.clone())
        .or_default()
        .insert(name.clone());
    if added {
        Ok(Reply::created(domain(&organization, &name)))
    } else {
        Err(Failure::unique())
    }
}

fn replace_domains(cx: &mut Context<'_>) -> Outcome {
    let organization = target(cx)?;
    let names = cx.ids("emailDomains").into_iter().collect();
    cx.store.jit_domains.insert(organization, names);
    Ok(Reply::no_content())
}

fn remove_domain(cx: &mut Context<'_>) -> Outcome {
    let name = cx.param(1);
    let held = cx.store.jit_domains.get_mut(&cx.param(0));
    let removed = held.is_some_and(|names| names.shift_remove(&name));
    if removed {
        Ok(Reply::no_content())
    } else {
        Err(Failure::not_found())
    }
}

/// What is provisioned beside domains: a relation between organizations and another table.
#[derive(Clone, Copy)]
struct Provisioned {
    field: &'static str,
    relation: fn(&mut Store) -> &mut Relation<2>,
    exists: fn(&Store, &str) -> bool,
}

const JIT_ROLES: Provisioned = Provisioned {
    field: "organizationRoleIds",
    relation: |store| &mut store.jit_roles,
    exists: |store, id| store.organization_roles.has(id),
};
const JIT_CONNECTORS: Provisioned = Provisioned {
    field: "ssoConnectorIds",
    relation: |store| &mut store.jit_sso_connectors,
    exists: |store, id| store.sso_connectors.has(id),
};

fn checked(cx: &Context<'_>, what: Provisioned) -> Result<(String, Vec<String>), Failure> {
    let organization = target(cx)?;
    let ids = cx.ids(what.field);
    let known = ids.iter().all(|id| (what.exists)(cx.store, id));
    if known {
        Ok((organization, ids))
    } else {
        Err(Failure::foreign_key())
    }
}

fn add(cx: &mut Context<'_>, what: Provisioned) -> Outcome {
    let (organization, ids) = checked(cx, what)?;
    for id in &ids {
        (what.relation)(cx.store).insert([&organization, id]);
    }
    Ok(Reply::created_text())
}

fn replace(cx: &mut Context<'_>, what: Provisioned) -> Outcome {
    let (organization, ids) = checked(cx, what)?;
    (what.relation)(cx.store).replace(&[&organization], &ids);
    Ok(Reply::no_content())
}

fn remove(cx: &mut Context<'_>, what: Provisioned) -> Outcome {
    let (organization, id) = (cx.param(0), cx.param(1));
    let removed = (what.relation)(cx.store).remove([&organization, &id]);
    if removed {
        Ok(Reply::no_content())
    } else {
        Err(Failure::not_found())
    }
}

fn roles(cx: &mut Context<'_>) -> Outcome {
    let held = cx.store.jit_roles.under([id_of(find(cx)?)], 1);
    let rows = held
        .filter_map(|id| cx.store.organization_roles.get(id))
        .collect();
    Ok(cx.list(rows, show))
}

fn add_roles(cx: &mut Context<'_>) -> Outcome {
    add(cx, JIT_ROLES)
}

fn replace_roles(cx: &mut Context<'_>) -> Outcome {
    replace(cx, JIT_ROLES)
}

fn remove_role(cx: &mut Context<'_>) -> Outcome {
    remove(cx, JIT_ROLES)
}

fn connectors(cx: &mut Context<'_>) -> Outcome {
    let held = cx.store.jit_sso_connectors.under([id_of(find(cx)?)], 1);
    let rows = held
        .filter_map(|id| cx.store.sso_connectors.get(id))
        .collect();
    Ok(cx.list(rows, show))
}

fn add_connectors(cx: &mut Context<'_>) -> Outcome {
    add(cx, JIT_CONNECTORS)
}

fn replace_connectors(cx: &mut Context<'_>) -> Outcome {
    replace(cx, JIT_CONNECTORS)
}

fn remove_connector(cx: &mut Context<'_>) -> Outcome {
    remove(cx, JIT_CONNECTORS)
}
