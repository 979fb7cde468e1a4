//! The generator as a whole, on small documents.

mod changes;
mod pets;

use serde_json::{Value, json};

use pets::{answer, document};

use super::facts::{self, Facts};
use super::surface::Surface;
use super::{from_document, from_facts, outputs};

const SURFACE: &str = r#"
tags = ["Pets", "Owners"]
always_paged = ["ListPets"]
methods.CreatePetOwner = "assignOwners"
search."id name" = ["ListPets"]
dates.millis = ["since"]
types.flags = ["includeTags"]
since."version 1.2" = ["CreatePet"]
"#;

fn surface() -> Surface {
    Surface::parse(SURFACE).unwrap()
}

fn generate(document: &Value) -> [String; 3] {
    let facts = from_document(document, &surface()).unwrap();
    outputs(&facts, &surface()).unwrap().map(|(_, text)| text)
}

fn failure(document: &Value) -> String {
    from_document(document, &surface()).unwrap_err().to_string()
}

#[test]
fn the_table_has_a_line_for_each_operation_with_its_columns() {
    let [_, table, _] = generate(&document());
    let rows: Vec<_> = table.lines().filter(|l| l.contains("op(\"")).collect();
    assert_eq!(
        rows,
        [
            r#"    op("pets.list", "GET", "/api/pets").list(List::Always).query("includeTags,kinds,since").dates(Dates::Millis("since")).search("id,name"),"#,
            r#"    op("pets.create", "POST", "/api/pets").body(Body::Required).since("version 1.2"),"#,
            r#"    op("pets.get", "GET", "/api/pets/{id}").public(),"#,
            r#"    op("pets.delete", "DELETE", "/api/pets/{id}"),"#,
            r#"    op("pets.listOwners", "GET", "/api/pets/{id}/owners").list(List::Whole).wrapped_in("owners"),"#,
            r#"    op("pets.assignOwners", "POST", "/api/pets/{id}/owners").body(Body::Optional),"#,
            r#"    op("owners.delete", "DELETE", "/api/owners/{id}").query("date").required("date").answers(),"#,
        ]
    );
    assert!(table.contains("use super::{Body, Dates, List, Operation, op};"));
}

#[test]
fn the_declarations_say_what_the_document_says() {
    let [_, _, types] = generate(&document());
    for text in [
        "  readonly pets: PetsResource;\n  readonly owners: OwnersResource;\n",
        "  list(query?: ListPetsQuery, options?: ListOptions): PagedList<Pet>;\n",
        "  create(\n    body: { bornAt?: number | Date | undefined; name?: string | undefined },\n    options?: CallOptions,\n  ): Promise<Pet>;\n",
        "  get(petId: string, query?: NoQuery, options?: CallOptions): Promise<Pet>;\n",
        "  delete(petId: string, options?: CallOptions): Promise<void>;\n",
        "  listOwners(petId: string, query?: NoQuery, options?: ListOptions): PagedList<{ id?: string }>;\n",
        "  assignOwners(petId: string, body?: object, options?: CallOptions): Promise<void>;\n",
        "    query: DeleteOwnerQuery,\n    options?: CallOptions,\n  ): Promise<{ deleted?: boolean }>;\n",
        "export interface ListPetsQuery extends PageQuery, SearchQuery<\"id\" | \"name\"> {\n\
         \x20 includeTags?: boolean | string | null | undefined;\n\
         \x20 kinds?: readonly PetKind[] | PetKind | null | undefined;\n\
         \x20 since?: Date | number | string | null | undefined;\n}\n",
        "export interface Pet {\n\
         \x20 id: string;\n\
         \x20 collar?: PetCollar;\n\
         \x20 kind: PetKind;\n\
         \x20 name: string;\n\
         \x20 sound?: \"meow\" | \"\" | false;\n\
         \x20 tag: string | null;\n}\n",
        "export interface PetCollar {\n  color?: string;\n  \"is-new\"?: boolean;\n  size?: number;\n}\n",
        "export type PetKind = \"cat\" | \"dog\" | \"fish\";\n",
        "https://openapi.logto.io/operation/operation-listpets",
    ] {
        assert!(types.contains(text), "missing:\n{text}\nin:\n{types}");
    }
}

#[test]
fn what_the_server_fills_in_need_not_be_sent_and_always_comes_back() {
    let mut document = document();
    let pet = json!({
        "type": "object",
        "required": ["name", "tricks"],
        "properties": {
            "name": { "type": "string" },
            "tricks": { "type": "array", "items": { "type": "string" }, "default": [] },
        },
    });
    let media = "content/application~1json/schema";
    for place in ["requestBody", "responses/201"] {
        let pointer = format!("/paths/~1api~1pets/post/{place}/{media}");
        *document.pointer_mut(&pointer).unwrap() = pet.clone();
    }
    let [_, _, types] = generate(&document);
    let method = "  create(\n\
        \x20   body: { name: string; tricks?: readonly string[] | undefined },\n\
        \x20   options?: CallOptions,\n\
        \x20 ): Promise<{ name: string; tricks: string[] }>;\n";
    assert!(types.contains(method), "missing:\n{method}\nin:\n{types}");
}

#[test]
fn a_body_may_be_given_in_more_ways_than_it_comes_back() {
    let mut document = document();
    let properties =
        "/paths/~1api~1pets/post/requestBody/content/application~1json/schema/properties";
    *document.pointer_mut(properties).unwrap() = json!({
        "collar": pets::pet()["properties"]["collar"],
        "kind": pets::pet()["properties"]["kind"],
        "notes": { "type": "object", "additionalProperties": true },
        "toys": { "type": "array", "items": { "type": "string" } },
    });
    let [_, _, types] = generate(&document);
    let body = "export interface CreatePetBody {\n\
         \x20 collar?: Given<PetCollar> | undefined;\n\
         \x20 kind?: PetKind | undefined;\n\
         \x20 notes?: object | undefined;\n\
         \x20 toys?: readonly string[] | undefined;\n}\n";
    assert!(types.contains(body), "missing:\n{body}\nin:\n{types}");
}

#[test]
fn prose_and_other_tags_stay_out() {
    for text in generate(&document()) {
        assert!(!text.contains("prose") && !text.contains("Walks"), "{text}");
    }
}

#[test]
fn the_order_of_the_document_changes_nothing() {
    let mut other = document();
    let mut names = other["paths"]["/api/pets"]["get"]["parameters"].take();
    names.as_array_mut().unwrap().reverse();
    other["paths"]["/api/pets"]["get"]["parameters"] = names;
    assert_eq!(generate(&document()), generate(&other));
}

#[test]
fn the_kept_facts_give_the_same_again() {
    let first = generate(&document());
    let kept = facts::from_json(&first[0]).unwrap();
    let facts = from_facts(&kept, &surface()).unwrap();
    assert_eq!(
        outputs(&facts, &surface()).unwrap().map(|(_, text)| text),
        first
    );
}

#[test]
fn shapes_that_differ_in_lengths_alone_are_one_type() {
    let mut document = document();
    let created = "/paths/~1api~1pets/post/responses/201/content/application~1json/schema";
    *document
        .pointer_mut(&format!("{created}/properties/name/maxLength"))
        .unwrap() = json!(99);
    let facts = from_document(&document, &surface()).unwrap();
    let names: Vec<_> = facts.schemas.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "ListPetOwnersResult",
            "Pet",
            "Pet.2",
            "PetCollar",
            "PetKind"
        ]
    );
    let [_, _, types] = generate(&document);
    assert_eq!(types.matches("export interface Pet {").count(), 1);
    assert!(types.contains("body: { bornAt?: number | Date | undefined; name?: string | undefined },\n    options?: CallOptions,\n  ): Promise<Pet>;"));
}

#[test]
fn a_wrong_description_is_corrected_and_a_needless_correction_refused() {
    let corrected = |place: &str| {
        let text = format!("{SURFACE}\ntypes.corrections.\"{place}\" = \"number[]\"");
        from_document(&document(), &Surface::parse(&text).unwrap())
    };
    let facts = corrected("collar.size").unwrap();
    let json = facts::to_json(&facts).unwrap();
    assert!(
        json.contains(r#""size": { "array": { "of": { "number": {} } } }"#),
        "{json}"
    );
    let error = corrected("collar.weight").unwrap_err().to_string();
    assert!(error.contains("collar.weight"), "{error}");
}

#[test]
fn a_property_whose_name_is_in_brackets_stands_for_any() {
    let mut document = document();
    let schema = "/paths/~1api~1pets~1{id}/get/responses/200/content/application~1json/schema";
    let name = json!({ "type": "object", "properties": { "[anyKey]": { "type": "string" } } });
    document
        .pointer_mut(&format!("{schema}/properties"))
        .unwrap()["name"] = name;
    let facts = from_document(&document, &Surface::parse(SURFACE).unwrap()).unwrap();
    let json = facts::to_json(&facts).unwrap();
    assert!(
        json.contains(r#""name": { "record": { "unknown": {} } }"#),
        "{json}"
    );
}

#[test]
fn what_is_not_understood_is_an_error_that_says_where() {
    let at = |pointer: &str, value: Value| {
        let mut document = document();
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        document.pointer_mut(parent).unwrap()[key] = value;
        failure(&document)
    };
    let schema = "/paths/~1api~1pets~1{id}/get/responses/200/content/application~1json/schema";
    for (place, value) in [
        (format!("{schema}/properties/name/type"), json!("date")),
        (format!("{schema}/properties/name/format"), json!("color")),
        (format!("{schema}/properties/name/multipleOf"), json!(2)),
        (format!("{schema}/not"), json!({})),
        (format!("{schema}/required/0"), json!("nobody")),
        ("/paths/~1api~1pets/trace".to_string(), json!({})),
        ("/paths/~1api~1pets/get/callbacks".to_string(), json!({})),
        (
            "/paths/~1api~1pets/get/parameters/0/in".to_string(),
            json!("header"),
        ),
        (
            "/paths/~1api~1pets/get/security".to_string(),
            json!([{ "key": [] }]),
        ),
        ("/openapi".to_string(), json!("3.1.0")),
    ] {
        let pointer = match place.strip_suffix("/0") {
            Some(list) => {
                let mut document = document();
                document.pointer_mut(list).unwrap()[0] = value;
                let error = failure(&document);
                assert!(error.starts_with(&format!("#{place}: ")), "{error}");
                continue;
            }
            None => place,
        };
        let error = at(&pointer, value);
        assert!(error.starts_with(&format!("#{pointer}: ")), "{error}");
    }
}

#[test]
fn a_schema_that_contains_itself_is_refused() {
    let mut document = document();
    let me = json!({ "$ref": "#/components/schemas/Pet" });
    document["components"]["schemas"] = json!({
        "Pet": { "type": "object", "properties": { "parent": me } },
    });
    document["paths"]["/api/pets/{id}"]["get"]["responses"] = answer("200", &me);
    assert!(failure(&document).contains("contains itself"));
}

#[test]
fn names_that_the_document_does_not_have_are_refused() {
    for (text, name) in [
        ("raw = [\"GetNobody\"]", "GetNobody"),
        ("methods.GetPet = \"get\"", "GetPet"),
        ("resources.Nothing = { name = \"nothing\" }", "Nothing"),
        ("types.names.Nothing = \"Something\"", "Nothing"),
        ("types.flags = [\"nothing\"]", "nothing"),
        ("always_pagged = []", "always_pagged"),
    ] {
        let key = text.split(['=', ' ']).next().unwrap();
        let others: String = SURFACE
            .lines()
            .filter(|l| !l.starts_with(key))
            .map(|l| format!("{l}\n"))
            .collect();
        let error = Surface::parse(&format!("{others}{text}"))
            .and_then(|surface| outputs(&from_document(&document(), &surface)?, &surface))
            .unwrap_err();
        assert!(format!("{error:#}").contains(name), "{error:#}");
    }
}

#[test]
fn check_sees_an_output_that_was_changed_by_hand() {
    let root = tempfile::tempdir().unwrap();
    let at = |name: &str| root.path().join(name);
    let run = |openapi: Option<&str>, check: bool| {
        super::run(&super::Args {
            openapi: openapi.map(|name| at(name).to_string_lossy().into_owned()),
            check,
            root: root.path().to_path_buf(),
        })
    };
    std::fs::create_dir(at("api")).unwrap();
    std::fs::write(at(super::SURFACE), SURFACE).unwrap();
    std::fs::write(at("document.json"), document().to_string()).unwrap();
    assert!(run(None, false).is_err(), "there are no facts yet");
    run(Some("document.json"), false).unwrap();
    run(None, true).unwrap();
    for name in [super::FACTS, super::TABLE, super::TYPES] {
        let good = std::fs::read_to_string(at(name)).unwrap();
        std::fs::write(at(name), format!("{good}\n")).unwrap();
        let error = run(None, true).unwrap_err().to_string();
        assert!(error.contains(name), "{error}");
        std::fs::write(at(name), good).unwrap();
    }
    run(None, true).unwrap();
}

#[test]
fn facts_are_for_the_tags_of_the_surface() {
    let mut other = surface();
    let facts: Facts = from_document(&document(), &other).unwrap();
    other.tags.pop();
    let error = from_facts(&facts, &other).unwrap_err().to_string();
    assert!(error.contains("--openapi"), "{error}");
}
