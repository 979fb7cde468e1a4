//! What a new document changes, and what is told of it.

use serde_json::{Value, json};

use super::pets::{document, query};
use super::{from_document, generate, surface};
use crate::generate::changes;

#[test]
fn the_report_names_what_changed_and_nothing_else() {
    let report = |old: &Value, new: &Value| {
        let facts = |document| from_document(document, &surface()).unwrap();
        changes::report(&facts(old), &facts(new), &surface()).unwrap()
    };
    let old = document();
    assert_eq!(report(&old, &old), [""; 0]);

    let mut new = document();
    new["info"]["version"] = json!("1.1.0");
    new["paths"]["/api/pets/{id}"]
        .as_object_mut()
        .unwrap()
        .remove("delete");
    new["paths"]["/api/pets/{id}/feed"] = json!({ "post": {
        "operationId": "FeedPet",
        "tags": ["Pets"],
        "parameters": [{ "$ref": "#/components/parameters/petId-root" }],
        "responses": { "204": { "description": "" } },
    } });
    let parameters = new["paths"]["/api/pets"]["get"]["parameters"]
        .as_array_mut()
        .unwrap();
    parameters.push(query("color", &json!({ "type": "string" })));
    assert_eq!(
        report(&old, &new),
        [
            "server 1.0.0 → 1.1.0",
            "operations: 1 added, 1 removed, 1 changed",
            "+ pets.feed (FeedPet)",
            "- pets.delete (DeletePet)",
            "~ pets.list (ListPets)",
            r#"    + query.color: {"schema":{"string":{}}}"#,
        ]
    );

    let mut text = old.to_string();
    text = text.replace(r#""dog","fish""#, r#""fish","bird""#);
    assert_eq!(
        report(&old, &serde_json::from_str(&text).unwrap()),
        [
            "schemas: 0 added, 0 removed, 1 changed",
            "~ PetKind",
            "    + enum: \"bird\"",
            "    - enum: \"dog\"",
        ]
    );
}

/// The lines that one text has and the other has not, with a sign.
fn difference(old: &str, new: &str) -> Vec<String> {
    let missing = |from: &str, to: &str, sign: &str| {
        let there: std::collections::BTreeSet<_> = to.lines().collect();
        let lines = from.lines().filter(|line| !there.contains(line));
        lines
            .map(|line| format!("{sign} {}", line.trim()))
            .collect()
    };
    let gone: Vec<String> = missing(old, new, "-");
    let come: Vec<String> = missing(new, old, "+");
    [gone, come].concat()
}

#[test]
fn a_change_of_the_document_changes_the_rows_and_types_concerned_and_no_others() {
    let [_, old_table, old_types] = generate(&document());
    let changed = |from: &str, to: &str| {
        let text = document().to_string();
        assert!(text.contains(from), "{from}");
        let [_, table, types] = generate(&serde_json::from_str(&text.replace(from, to)).unwrap());
        (
            difference(&old_table, &table),
            difference(&old_types, &types),
        )
    };
    let (table, types) = changed(r#""dog","fish""#, r#""dog","bird""#);
    assert_eq!(table, [""; 0]);
    assert_eq!(
        types,
        [
            r#"- export type PetKind = "cat" | "dog" | "fish";"#,
            r#"+ export type PetKind = "cat" | "dog" | "bird";"#,
        ]
    );
}
