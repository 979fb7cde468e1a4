//! Reading what callers pass (`values.js`). What their own getters throw comes back as an error.

use js_sys::Array;
use wasm_bindgen::prelude::*;

use super::Failure;
use crate::protocol::failure::Kind;
use crate::protocol::search::{Joint, Mode, Search, Term};

#[wasm_bindgen(module = "/src/host/values.js")]
extern "C" {
    #[wasm_bindgen(js_name = readQuery, catch)]
    fn read_query(query: &JsValue, all: bool) -> Result<Array, JsValue>;

    #[wasm_bindgen(js_name = readSearch, catch)]
    fn read_search(query: &JsValue) -> Result<Option<RawSearch>, JsValue>;

    #[wasm_bindgen(js_name = readBody, catch)]
    fn read_body(body: &JsValue) -> Result<RawBody, JsValue>;

    #[wasm_bindgen(js_name = readForm, catch)]
    fn read_form(body: &JsValue) -> Result<RawBody, JsValue>;

    #[wasm_bindgen(js_name = readRawBody)]
    fn read_raw_body(body: &JsValue) -> RawBody;

    #[wasm_bindgen(js_name = property, catch)]
    fn read_property(object: &JsValue, name: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(js_name = mergeHeaders)]
    fn merge_headers(first: &JsValue, second: &JsValue) -> JsValue;

    #[wasm_bindgen(js_name = extras, catch)]
    fn read_extras(object: &JsValue, known: &str) -> Result<JsValue, JsValue>;

    type RawSearch;

    #[wasm_bindgen(method, getter)]
    fn terms(this: &RawSearch) -> Array;

    #[wasm_bindgen(method, getter)]
    fn joint(this: &RawSearch) -> Option<String>;

    #[wasm_bindgen(method, getter, js_name = caseSensitive)]
    fn case_sensitive(this: &RawSearch) -> Option<bool>;

    type RawBody;

    #[wasm_bindgen(method, getter)]
    fn body(this: &RawBody) -> JsValue;

    #[wasm_bindgen(method, getter, js_name = type)]
    fn content_type(this: &RawBody) -> Option<String>;

    #[wasm_bindgen(method, getter)]
    fn bytes(this: &RawBody) -> Option<f64>;

    #[wasm_bindgen(method, getter)]
    fn once(this: &RawBody) -> Option<bool>;
}

/// What the caller's code threw, or a mistake of theirs that JavaScript has found.
pub(crate) fn thrown(error: JsValue) -> Failure {
    Failure::new(Kind::Thrown, "").caused_by(error)
}

/// A value of a query.
pub(crate) enum QueryValue {
    Text(String),
    /// A Date, in milliseconds since the epoch.
    Date(f64),
}

/// The parameters of a query and their values, in order: `all` of them, or those that are not the
/// search's.
pub(crate) fn query(query: &JsValue, all: bool) -> Result<Vec<(String, QueryValue)>, Failure> {
    if query.is_undefined() {
        return Ok(Vec::new());
    }
    let flat = read_query(query, all).map_err(thrown)?;
    let mut pairs = Vec::new();
    let mut items = flat.iter();
    while let (Some(name), Some(value)) = (items.next(), items.next()) {
        let name = name.as_string().unwrap_or_default();
        let value = match value.as_f64() {
            Some(time) => QueryValue::Date(time),
            None => QueryValue::Text(value.as_string().unwrap_or_default()),
        };
        pairs.push((name, value));
    }
    Ok(pairs)
}

/// The search that a query asks for.
pub(crate) fn search(query: &JsValue) -> Result<Option<Search>, Failure> {
    if query.is_undefined() {
        return Ok(None);
    }
    let Some(raw) = read_search(query).map_err(thrown)? else {
        return Ok(None);
    };
    let mut search = Search {
        any: None,
        fields: Vec::new(),
        joint: raw.joint().map(|joint| match joint.as_str() {
            "and" => Joint::And,
            _ => Joint::Or,
        }),
        case_sensitive: raw.case_sensitive(),
    };
    for term in raw.terms().iter() {
        let term = Array::from(&term);
        let mut texts = term.iter().map(|text| text.as_string().unwrap_or_default());
        let field = texts.next().unwrap_or_default();
        let mode = match texts.next().as_deref() {
            Some("like") => Some(Mode::Like),
            Some("exact") => Some(Mode::Exact),
            Some("similarTo") => Some(Mode::SimilarTo),
            Some("posix") => Some(Mode::Posix),
            _ => None,
        };
        let term = Term {
            mode,
            values: texts.collect(),
        };
        if field.is_empty() {
            search.any = Some(term);
        } else {
            search.fields.push((field, term));
        }
    }
    Ok(Some(search))
}

/// Both headers; the second's win.
pub(crate) fn merged_headers(first: &JsValue, second: &JsValue) -> JsValue {
    merge_headers(first, second)
}

/// A request's body, as `fetch` takes it.
#[derive(Clone, Default)]
pub(crate) struct Payload {
    /// `undefined` where there is none.
    pub(crate) body: JsValue,
    pub(crate) content_type: Option<String>,
    /// Its size, where that is known.
    pub(crate) bytes: usize,
    /// It is a stream, and can be sent only once.
    pub(crate) once: bool,
}

impl From<RawBody> for Payload {
    fn from(raw: RawBody) -> Payload {
        // A size is a whole number that an array's length can have.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let bytes = raw.bytes().unwrap_or(0.0) as usize;
        Payload {
            body: raw.body(),
            content_type: raw.content_type(),
            bytes,
            once: raw.once().unwrap_or(false),
        }
    }
}

/// A body: what `fetch` can send goes as it is, anything else as JSON.
pub(crate) fn payload(body: &JsValue) -> Result<Payload, Failure> {
    if body.is_undefined() {
        return Ok(Payload::default());
    }
    read_body(body).map(Payload::from).map_err(thrown)
}

/// A body that `fetch` takes as it is.
pub(crate) fn raw_payload(body: &JsValue) -> Payload {
    Payload::from(read_raw_body(body))
}

/// The body of an upload.
pub(crate) fn form(body: &JsValue) -> Result<Payload, Failure> {
    read_form(body).map(Payload::from).map_err(thrown)
}

/// A property of a caller's object; `null` counts as not set.
pub(crate) fn property(object: &JsValue, name: &str) -> Result<Option<JsValue>, Failure> {
    let value = raw_property(object, name)?;
    Ok((!value.is_undefined() && !value.is_null()).then_some(value))
}

/// A property of a caller's object as it is.
pub(crate) fn raw_property(object: &JsValue, name: &str) -> Result<JsValue, Failure> {
    read_property(object, name).map_err(thrown)
}

/// A property of an object that JSON made: `None` where it is no text.
pub(crate) fn text_of(object: &JsValue, name: &str) -> Option<String> {
    property(object, name).ok()??.as_string()
}

/// The members of a `fetch`'s `init` that are not in a list of names, as an object, or `undefined`.
pub(crate) fn extras(init: &JsValue, known: &str) -> Result<JsValue, Failure> {
    read_extras(init, known).map_err(thrown)
}
