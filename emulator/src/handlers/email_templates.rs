//! `/email-templates`: one for each language and purpose, replaced in bulk.

use serde_json::{Value, json};

use crate::context::{Context, Outcome, show};
use crate::failure::Failure;
use crate::reply::Reply;
use crate::router::Route;
use crate::store::table::{assign, id_of, row, text};
use crate::store::{Row, TENANT};

pub(crate) const ROUTES: &[Route] = &[
    Route::get("/email-templates", list),
    Route::put("/email-templates", replace).documented(),
    Route::delete("/email-templates", delete_many),
    Route::get("/email-templates/{id}", get),
    Route::delete("/email-templates/{id}", delete),
    Route::patch("/email-templates/{id}/details", update_details).documented(),
];

/// Whether a template is of the language and the purpose that the query names.
fn fits(cx: &Context<'_>, template: &Row) -> bool {
    ["languageTag", "templateType"].iter().all(|field| {
        let wanted = cx.filter(field);
        wanted.is_none_or(|wanted| text(template, field) == wanted)
    })
}

fn list(cx: &mut Context<'_>) -> Outcome {
    let rows = cx.store.email_templates.iter();
    let rows = rows.filter(|template| fits(cx, template)).collect();
    Ok(cx.list(rows, show))
}

fn replace(cx: &mut Context<'_>) -> Outcome {
    let given = cx.body["templates"].as_array().cloned().unwrap_or_default();
    let mut replaced = Vec::new();
    for template in given {
        let same = |held: &&Row| {
            held["languageTag"] == template["languageTag"]
                && held["templateType"] == template["templateType"]
        };
        let held = cx.store.email_templates.iter().find(same);
        let id = match held.map(|held| id_of(held).to_owned()) {
            Some(id) => id,
            None => cx.store.random.id(),
        };
        let kept = row(json!({
            "tenantId": TENANT,
            "id": id,
            "languageTag": template["languageTag"],
            "templateType": template["templateType"],
            "details": template["details"],
            "createdAt": cx.now,
        }));
        replaced.push(show(&kept));
        cx.store.email_templates.insert(kept);
    }
    Ok(Reply::ok(Value::Array(replaced)))
}

fn delete_many(cx: &mut Context<'_>) -> Outcome {
    let rows = cx.store.email_templates.iter();
    let ids: Vec<String> = rows
        .filter(|template| fits(cx, template))
        .map(|template| id_of(template).to_owned())
        .collect();
    for id in &ids {
        cx.store.email_templates.remove(id);
    }
    Ok(Reply::ok(json!({ "rowCount": ids.len() })))
}

fn get(cx: &mut Context<'_>) -> Outcome {
    Ok(Reply::ok(show(
        cx.store.email_templates.find(&cx.param(0))?,
    )))
}

fn delete(cx: &mut Context<'_>) -> Outcome {
    match cx.store.email_templates.remove(&cx.param(0)) {
        Some(_) => Ok(Reply::no_content()),
        None => Err(Failure::not_found()),
    }
}

fn update_details(cx: &mut Context<'_>) -> Outcome {
    let changes = cx.body.clone();
    let template = cx.store.email_templates.find_mut(&cx.param(0))?;
    if let Some(Value::Object(details)) = template.get_mut("details") {
        assign(details, &changes);
    }
    Ok(Reply::ok(show(template)))
}
