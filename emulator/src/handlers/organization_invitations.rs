//! `/organization-invitations`: who is asked to join an organization, and what came of it.

use serde_json::{Value, json};

use crate::context::{Context, Outcome, show};
use crate::failure::Failure;
use crate::reply::Reply;
use crate::router::Route;
use crate::store::table::{row, text};
use crate::store::{Row, TENANT};

use super::names_of_roles;

pub(crate) const ROUTES: &[Route] = &[
    Route::get("/organization-invitations", list),
    Route::post("/organization-invitations", create).documented(),
    Route::get("/organization-invitations/{id}", get),
    Route::delete("/organization-invitations/{id}", delete),
    Route::put("/organization-invitations/{id}/status", replace_status).documented(),
    Route::post("/organization-invitations/{id}/message", send_message).documented(),
];

/// A pending invitation whose time is over has expired. Its roles are those that are left, as they
/// are called now.
fn shown(cx: &Context<'_>, invitation: &Row) -> Value {
    let mut shown = show(invitation);
    let roles = invitation["organizationRoles"]
        .as_array()
        .into_iter()
        .flatten();
    let roles = roles.filter_map(|role| role["id"].as_str());
    shown["organizationRoles"] = names_of_roles(cx.store, roles);
    let over = invitation["expiresAt"]
        .as_u64()
        .is_some_and(|end| end <= cx.now);
    if over && invitation["status"] == "Pending" {
        shown["status"] = "Expired".into();
    }
    shown
}

fn list(cx: &mut Context<'_>) -> Outcome {
    let fits = |invitation: &&Row| {
        ["organizationId", "inviterId", "invitee"]
            .iter()
            .all(|field| {
                let wanted = cx.filter(field);
                wanted.is_none_or(|wanted| text(invitation, field) == wanted)
            })
    };
    let rows = cx.store.invitations.iter().rev().filter(fits).collect();
    Ok(cx.list(rows, |invitation| shown(cx, invitation)))
}

fn create(cx: &mut Context<'_>) -> Outcome {
    let invitee = cx.text("invitee").unwrap_or_default();
    let organization = cx.text("organizationId").unwrap_or_default();
    let roles = cx.ids("organizationRoleIds");
    let known = roles
        .iter()
        .all(|role| cx.store.organization_roles.has(role));
    let end = cx
        .body
        .get("expiresAt")
        .and_then(Value::as_u64)
        .unwrap_or_default();
    if end <= cx.now {
        return Err(Failure::invalid_input(
            "The value of `expiresAt` must be in the future.",
        ));
    }
    let inviter = cx.text("inviterId");
    let inviter_known = inviter.is_none_or(|inviter| cx.store.users.has(&inviter));
    if !known || !inviter_known || !cx.store.organizations.has(&organization) {
        return Err(Failure::foreign_key());
    }
    let held = cx.store.invitations.iter().map(|held| shown(cx, held));
    let asked_already = held
        .filter(|held| held["status"] == "Pending")
        .any(|held| held["invitee"] == *invitee && held["organizationId"] == *organization);
    if asked_already {
        return Err(Failure::unique());
    }
    let names = names_of_roles(cx.store, roles.iter().map(String::as_str));
    let created = row(json!({
        "tenantId": TENANT,
        "id": cx.store.random.id(),
        "inviterId": cx.body.get("inviterId").cloned().unwrap_or_default(),
        "invitee": invitee,
        "acceptedUserId": null,
        "organizationId": organization,
        "organizationRoles": names,
        "status": "Pending",
        "createdAt": cx.now,
        "updatedAt": cx.now,
        "expiresAt": end,
    }));
    cx.store.invitations.insert(created.clone());
    Ok(Reply::created(created))
}

fn get(cx: &mut Context<'_>) -> Outcome {
    let invitation = cx.store.invitations.find(&cx.param(0))?;
    Ok(Reply::ok(shown(cx, invitation)))
}

fn delete(cx: &mut Context<'_>) -> Outcome {
    match cx.store.invitations.remove(&cx.param(0)) {
        Some(_) => Ok(Reply::no_content()),
        None => Err(Failure::not_found()),
    }
}

/// 422 of an answer to an invitation.
fn refused(explanation: &str) -> Failure {
    Failure::with(422, "request.invalid_input", &[explanation])
}

/// An invitation that is accepted makes its user a member, with the roles that it names.
fn replace_status(cx: &mut Context<'_>) -> Outcome {
    let (id, status) = (cx.param(0), cx.text("status").unwrap_or_default());
    let user = cx.text("acceptedUserId").filter(|_| status == "Accepted");
    if status == "Accepted" && user.is_none() {
        return Err(refused(
            "The `acceptedUserId` is required when accepting an invitation.",
        ));
    }
    let held = shown(cx, cx.store.invitations.find(&id)?);
    if held["status"] != "Pending" {
        return Err(refused(
            "The status of the invitation cannot be changed anymore.",
        ));
    }
    if status == "Accepted" {
        let user = user.as_deref().unwrap_or_default();
        let row = cx.store.users.get(user).ok_or_else(Failure::not_found)?;
        let invitee = held["invitee"].as_str().unwrap_or_default();
        if !text(row, "primaryEmail").eq_ignore_ascii_case(invitee) {
            return Err(refused(
                "The accepted user must have the same email as the invitee.",
            ));
        }
        let organization = held["organizationId"].as_str().unwrap_or_default();
        cx.store.organization_users.insert([organization, user]);
        for role in held["organizationRoles"].as_array().into_iter().flatten() {
            let role = role["id"].as_str().unwrap_or_default();
            let relation = &mut cx.store.organization_users_roles;
            relation.insert([organization, user, role]);
        }
    }
    let now = cx.now;
    let invitation = cx.store.invitations.find_mut(&id)?;
    invitation.insert("status".into(), status.into());
    invitation.insert("acceptedUserId".into(), user.into());
    invitation.insert("updatedAt".into(), now.into());
    let invitation = cx.store.invitations.find(&id)?;
    Ok(Reply::ok(shown(cx, invitation)))
}

/// No mail is sent.
fn send_message(cx: &mut Context<'_>) -> Outcome {
    cx.store.invitations.find(&cx.param(0))?;
    Ok(Reply::no_content())
}
