//! The log of requests that tests read. It never holds a token or a secret.

use std::collections::VecDeque;

use bytes::Bytes;
use http::{Request, header};
use serde_json::{Value, json};

/// Entries kept; older ones are forgotten.
const KEPT: usize = 10_000;

/// Requests in order of arrival.
#[derive(Clone, Debug, Default)]
pub(crate) struct Journal(VecDeque<Value>);

impl Journal {
    pub(crate) fn record(&mut self, request: &Request<Bytes>, status: u16, fault: bool) {
        let headers = request.headers();
        let names: Vec<&str> = headers.keys().map(http::HeaderName::as_str).collect();
        let scheme = |wanted: &str| {
            headers.get_all(header::AUTHORIZATION).iter().any(|value| {
                value
                    .to_str()
                    .is_ok_and(|text| text.starts_with(wanted) && text.len() > wanted.len())
            })
        };
        let content_type = headers
            .get(header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok());
        if self.0.len() == KEPT {
            self.0.pop_front();
        }
        self.0.push_back(json!({
            "method": request.method().as_str(),
            "path": request.uri().path(),
            "query": request.uri().query().unwrap_or_default(),
            "headers": names,
            "contentType": content_type,
            "bodyLength": request.body().len(),
            "hasToken": scheme("Bearer "),
            "hasBasic": scheme("Basic "),
            "status": status,
            "fault": fault,
        }));
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    /// All entries as a JSON array.
    pub(crate) fn show(&self) -> Value {
        self.0.iter().cloned().collect()
    }
}
