//! Carries out what a response's [`Delivery`] asks for.

use std::convert::Infallible;
use std::future::pending;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, HttpBody};
use axum::response::Response;
use bytes::Bytes;
use http::HeaderValue;
use hyper::body::Frame;

use crate::{Delivery, Ending};

/// Makes the response to send. One that is to be cut keeps its [`Ending`] as an extension, which
/// the connection reads.
pub(super) async fn deliver(mut response: http::Response<Bytes>) -> Response {
    let delivery = response
        .extensions_mut()
        .remove::<Delivery>()
        .unwrap_or_default();
    if delivery.delay > 0 {
        tokio::time::sleep(Duration::from_millis(delivery.delay)).await;
    }
    let (mut parts, body) = response.into_parts();
    match delivery.ending {
        Ending::Whole => {
            keep_alive(&mut parts.headers);
            Response::from_parts(parts, Body::from(body))
        }
        Ending::Stalled => pending::<Infallible>().await.into_response(),
        Ending::Truncated => {
            let half = body.slice(..body.len() / 2);
            Response::from_parts(
                parts,
                Body::new(Broken {
                    half: Some(half),
                    waited: false,
                }),
            )
        }
        Ending::Cut => {
            parts.extensions.insert(Ending::Cut);
            Response::from_parts(
                parts,
                Body::new(Broken {
                    half: None,
                    waited: true,
                }),
            )
        }
    }
}

trait Never {
    fn into_response(self) -> Response;
}

impl Never for Infallible {
    fn into_response(self) -> Response {
        match self {}
    }
}

/// As Node's server says it.
fn keep_alive(headers: &mut http::HeaderMap) {
    if !headers.contains_key(http::header::CONNECTION) {
        headers.insert(
            http::header::CONNECTION,
            HeaderValue::from_static("keep-alive"),
        );
        headers.insert("keep-alive", HeaderValue::from_static("timeout=5"));
    }
}

/// A body that breaks off.
struct Broken {
    half: Option<Bytes>,
    /// Whether the connection got a turn to send what it has.
    waited: bool,
}

impl HttpBody for Broken {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        if let Some(half) = self.half.take().filter(|half| !half.is_empty()) {
            return Poll::Ready(Some(Ok(Frame::data(half))));
        }
        if !self.waited {
            self.waited = true;
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(Some(Err(std::io::ErrorKind::ConnectionAborted.into())))
    }
}
