//! Forms with files: `multipart/form-data` (RFC 7578).

use bytes::Bytes;
use http::{HeaderMap, header};
use serde_json::json;

use crate::body;
use crate::store::Row;

/// The files of a form by the name of their field: `filename`, `mimetype`, and `size` in bytes. `None`
/// where the request is no form.
pub(crate) fn files(headers: &HeaderMap, body: &Bytes) -> Option<Row> {
    if body::media_type(headers) != "multipart/form-data" {
        return None;
    }
    let content_type = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    let boundary = parameter(content_type, "boundary")?;
    let delimiter = format!("--{boundary}").into_bytes();
    let parts = split(body, &delimiter);
    Some(parts.into_iter().filter_map(file).collect())
}

/// What lies between the delimiters, without the line ends that belong to them.
fn split<'a>(body: &'a [u8], delimiter: &[u8]) -> Vec<&'a [u8]> {
    let mut parts = Vec::new();
    let mut rest = body;
    let mut inside = false;
    while let Some(at) = find(rest, delimiter) {
        let (before, after) = rest.split_at(at);
        if inside {
            let part = before.strip_prefix(b"\r\n").unwrap_or(before);
            parts.push(part.strip_suffix(b"\r\n").unwrap_or(part));
        }
        inside = true;
        rest = after.get(delimiter.len()..).unwrap_or_default();
    }
    parts
}

/// One part, if it is a file.
fn file(part: &[u8]) -> Option<(String, serde_json::Value)> {
    let end = find(part, b"\r\n\r\n")?;
    let (head, content) = part.split_at(end);
    let head = String::from_utf8_lossy(head);
    let line = |name: &str| {
        head.lines().find_map(|line| {
            let (held, value) = line.split_once(':')?;
            held.eq_ignore_ascii_case(name)
                .then(|| value.trim().to_owned())
        })
    };
    let disposition = line("content-disposition")?;
    let name = parameter(&disposition, "name")?;
    let filename = parameter(&disposition, "filename")?;
    let mime_type = line("content-type").unwrap_or_else(|| "application/octet-stream".into());
    let size = content.len() - 4;
    let file = json!({ "filename": filename, "mimetype": mime_type, "size": size });
    Some((name, file))
}

/// A parameter of a header, `name=value` or `name="value"`.
fn parameter(header: &str, name: &str) -> Option<String> {
    header.split(';').skip(1).find_map(|parameter| {
        let (held, value) = parameter.split_once('=')?;
        (held.trim() == name).then(|| value.trim().trim_matches('"').to_owned())
    })
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;
    use http::{HeaderMap, HeaderValue, header};
    use serde_json::json;

    use super::files;

    fn form(content_type: &'static str, body: &'static str) -> Option<serde_json::Value> {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
        files(&headers, &Bytes::from_static(body.as_bytes())).map(Into::into)
    }

    #[test]
    fn a_file_is_known_by_name_type_and_size() {
        let body = "--b\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nno file\r\n\
                    --b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a b.png\"\r\n\
                    Content-Type: image/png\r\n\r\n12\r\n3\r\n--b--\r\n";
        assert_eq!(
            form("multipart/form-data; boundary=\"b\"", body),
            Some(json!({
                "file": { "filename": "a b.png", "mimetype": "image/png", "size": 5 },
            }))
        );
    }

    #[test]
    fn what_is_no_form_has_no_files() {
        assert_eq!(form("application/json", "{}"), None);
        assert_eq!(form("multipart/form-data", "--b--"), None);
        assert_eq!(
            form("multipart/form-data; boundary=b", "broken"),
            Some(json!({}))
        );
    }
}
