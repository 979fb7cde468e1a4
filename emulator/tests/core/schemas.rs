//! Values against schemas, and the issues that Zod makes of them.

use emulator::facts::{Facts, Kind, Schema};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::string::string_regex;
use serde_json::{Value, json};

fn schema(value: Value) -> Schema {
    serde_json::from_value(value).unwrap()
}

/// The issues of a value.
fn issues(of: Value, value: Value) -> Vec<Value> {
    Facts::get().issues(&schema(of), &value)
}

/// Code and message of the only issue.
fn issue(of: Value, value: Value) -> (String, String) {
    let found = issues(of, value);
    assert_eq!(found.len(), 1, "{found:?}");
    let text = |name: &str| found[0][name].as_str().unwrap().to_owned();
    (text("code"), text("message"))
}

#[test]
fn a_value_of_another_type_is_named() {
    let expected = |of: Value, value: Value, message: &str| {
        let wanted = ("invalid_type".to_owned(), message.to_owned());
        assert_eq!(issue(of, value), wanted);
    };
    expected(
        json!({ "string": {} }),
        json!(1),
        "Expected string, received number",
    );
    expected(
        json!({ "number": {} }),
        json!("1"),
        "Expected number, received string",
    );
    expected(
        json!({ "integer": {} }),
        json!(1.5),
        "Expected integer, received float",
    );
    expected(
        json!({ "boolean": {} }),
        json!(null),
        "Expected boolean, received null",
    );
    expected(
        json!({ "array": { "of": { "string": {} } } }),
        json!({}),
        "Expected array, received object",
    );
    expected(
        json!({ "record": { "string": {} } }),
        json!([]),
        "Expected object, received array",
    );
    expected(
        json!({ "enum": ["a", "b"] }),
        json!(1),
        "Expected 'a' | 'b', received number",
    );
}

#[test]
fn limits_formats_and_patterns_are_kept() {
    let refused = |of: Value, value: Value, code: &str, message: &str| {
        assert_eq!(issue(of, value), (code.to_owned(), message.to_owned()));
    };
    let short = json!({ "string": { "minLength": 2, "maxLength": 3 } });
    let least = "String must contain at least 2 character(s)";
    refused(short.clone(), json!("a"), "too_small", least);
    let most = "String must contain at most 3 character(s)";
    refused(short.clone(), json!("abcd"), "too_big", most);
    // JavaScript counts UTF-16 units.
    refused(short, json!("😀😀"), "too_big", most);
    refused(
        json!({ "integer": { "minimum": 1 } }),
        json!(0),
        "too_small",
        "Number must be greater than or equal to 1",
    );
    refused(
        json!({ "array": { "of": { "string": {} }, "minItems": 1 } }),
        json!([]),
        "too_small",
        "Array must contain at least 1 element(s)",
    );
    let format = |name: &str| json!({ "string": { "format": name } });
    refused(format("url"), json!("x"), "invalid_string", "Invalid url");
    refused(
        format("email"),
        json!("x"),
        "invalid_string",
        "Invalid email",
    );
    refused(
        format("date-time"),
        json!("2026-09-21"),
        "invalid_string",
        "Invalid datetime",
    );
    let digits = json!({ "string": { "format": "regex", "pattern": "/^\\d+$/" } });
    refused(digits.clone(), json!("x1"), "invalid_string", "Invalid");
    assert!(issues(digits, json!("12")).is_empty());
    assert!(issues(format("date-time"), json!("2026-09-21T10:00:00.5Z")).is_empty());
    refused(
        json!({ "enum": ["a", "b"] }),
        json!("c"),
        "invalid_enum_value",
        "Invalid enum value. Expected 'a' | 'b', received 'c'",
    );
    refused(
        json!({ "exactly": false }),
        json!(true),
        "invalid_literal",
        "Invalid literal value, expected false",
    );
}

#[test]
fn null_is_for_what_is_nullable() {
    assert!(issues(json!({ "string": {}, "nullable": true }), json!(null)).is_empty());
    assert_eq!(issues(json!({ "string": {} }), json!(null)).len(), 1);
}

#[test]
fn paths_lead_to_what_is_wrong() {
    let of = json!({ "object": {
        "required": { "list": { "array": { "of": { "record": { "number": {} } } } } },
        "optional": { "name": { "string": {} } },
    } });
    let value = json!({ "list": [{ "a": 1 }, { "b": "x" }], "name": null, "other": 1 });
    let found = issues(of.clone(), value);
    assert_eq!(found[0]["path"], json!(["list", 1, "b"]));
    assert_eq!(found[1]["path"], json!(["name"]));
    assert_eq!(found.len(), 2);
    let missing = issues(of, json!({}));
    assert_eq!(missing[0]["message"], "Required");
    assert_eq!(missing[0]["path"], json!(["list"]));
}

#[test]
fn a_union_reports_all_alternatives_or_the_one_of_the_right_type() {
    let of = json!({ "union": [{ "string": { "minLength": 3 } }, { "number": {} }] });
    assert!(issues(of.clone(), json!(1)).is_empty());
    let none = issues(of.clone(), json!(true));
    assert_eq!(none[0]["code"], "invalid_union");
    assert_eq!(none[0]["unionErrors"].as_array().unwrap().len(), 2);
    assert_eq!(issue(of, json!("a")).0, "too_small");
}

#[test]
fn a_schema_of_no_known_kind_is_refused() {
    for value in [
        json!({}),
        json!({ "text": {} }),
        json!({ "string": { "longest": 1 } }),
    ] {
        assert!(
            serde_json::from_value::<Schema>(value.clone()).is_err(),
            "{value}"
        );
    }
}

/// All schemas of bodies and answers.
fn schemas() -> Vec<&'static Schema> {
    let operations = Facts::get().operations().iter();
    let all = operations.flat_map(|operation| {
        let bodies = operation.body.iter().map(|body| &body.content);
        let contents = bodies.chain(operation.responses.values());
        contents.flat_map(|content| content.values().flatten())
    });
    all.collect()
}

/// Any value that a schema allows.
fn valid(schema: &'static Schema) -> BoxedStrategy<Value> {
    let facts = Facts::get();
    let value = match &schema.kind {
        Kind::String(limits) => match (&limits.pattern, limits.format.as_deref()) {
            (Some(pattern), _) => {
                let source = pattern.source().trim_end_matches('i').trim_matches('/');
                let source = source.trim_matches(['^', '$']);
                let source = source
                    .replace("\\d", "[0-9]")
                    .replace("\\w", "[0-9A-Za-z_]");
                let most = limits.max_length.unwrap_or(usize::MAX);
                let texts = string_regex(&source.replace("\\S+", "[a-z]{1,9}")).unwrap();
                let texts = texts.prop_filter("length", move |text| text.len() <= most);
                texts.prop_map(Value::from).boxed()
            }
            (None, Some("url")) => "https://[a-z]{1,9}\\.com".prop_map(Value::from).boxed(),
            (None, Some("email")) => "[a-z]{1,9}@[a-z]{1,9}\\.com".prop_map(Value::from).boxed(),
            (None, Some("date-time")) => {
                let times = "2026-[01][0-9]-2[0-9]T1[0-9]:[0-5][0-9]:[0-5][0-9]\\.[0-9]{3}Z";
                times.prop_map(Value::from).boxed()
            }
            (None, _) => {
                let most = limits.max_length.unwrap_or(limits.min_length + 30);
                let texts = format!("[ -~à-ü]{{{},{most}}}", limits.min_length);
                string_regex(&texts).unwrap().prop_map(Value::from).boxed()
            }
        },
        Kind::Number(bounds) | Kind::Integer(bounds) => {
            let least = bounds.minimum.unwrap_or(-1e6) as i64;
            (least..1_000_000).prop_map(Value::from).boxed()
        }
        Kind::Boolean => any::<bool>().prop_map(Value::from).boxed(),
        Kind::Unknown => select(vec![json!(null), json!(1), json!({ "a": [] })]).boxed(),
        Kind::Literal(value) => Just(value.clone()).boxed(),
        Kind::Enum(options) => select(options.clone()).prop_map(Value::from).boxed(),
        Kind::Array(items) => {
            let least = items.min_items;
            let lists = prop::collection::vec(valid(&items.of), least..least + 3);
            lists.prop_map(Value::from).boxed()
        }
        Kind::Record(of) => prop::collection::hash_map("[a-z]{1,4}", valid(of), 0..3)
            .prop_map(|record| Value::Object(record.into_iter().collect()))
            .boxed(),
        Kind::Object(object) => {
            let properties: Vec<_> = object
                .properties()
                .map(|(name, schema, required)| {
                    let value = valid(schema).prop_map(move |value| (name.to_owned(), value));
                    if required {
                        value.prop_map(Some).boxed()
                    } else {
                        prop::option::of(value).boxed()
                    }
                })
                .collect();
            properties
                .prop_map(|properties| Value::Object(properties.into_iter().flatten().collect()))
                .boxed()
        }
        Kind::Union(alternatives) => {
            proptest::strategy::Union::new(alternatives.iter().map(valid)).boxed()
        }
        Kind::Ref(name) => valid(facts.schema(name).unwrap()),
        other => panic!("no values of {other:?}"),
    };
    if schema.nullable {
        prop_oneof![Just(Value::Null), value].boxed()
    } else {
        value
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_value_that_a_schema_allows_has_no_issues(
        (schema, value) in any::<Index>()
            .prop_map(|index| *index.get(&schemas()))
            .prop_flat_map(|schema| (Just(schema), valid(schema)))
    ) {
        prop_assert_eq!(Facts::get().issues(schema, &value), Vec::<Value>::new());
    }

    #[test]
    fn an_example_of_any_schema_has_no_issues(
        index in any::<Index>(), seed in any::<u64>(), whole in any::<bool>(), name in "[a-zA-Z]{0,9}",
    ) {
        let schema = *index.get(&schemas());
        let example = Facts::get().example(schema, &name, seed, whole);
        prop_assert_eq!(Facts::get().issues(schema, &example), Vec::<Value>::new());
        prop_assert_eq!(&example, &Facts::get().example(schema, &name, seed, whole));
    }

    #[test]
    fn a_value_without_one_of_its_required_properties_has_an_issue(
        index in any::<Index>(), lost in any::<Index>(),
    ) {
        let objects: Vec<_> = schemas()
            .into_iter()
            .filter_map(|schema| match &Facts::get().resolve(schema).kind {
                Kind::Object(object) if !object.required.is_empty() => Some((schema, object)),
                _ => None,
            })
            .collect();
        let (schema, object) = *index.get(&objects);
        let names: Vec<_> = object.required.keys().collect();
        let name = *lost.get(&names);
        prop_assume!(!matches!(object.required[name].kind, Kind::Unknown));
        let mut value = Facts::get().example(schema, "", 1, true);
        value.as_object_mut().unwrap().remove(name);
        let issues = Facts::get().issues(schema, &value);
        prop_assert_eq!(&issues[0]["path"], &json!([name]));
    }
}
