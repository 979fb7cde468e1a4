//! Carries out what a response's [`Delivery`] asks for.

use std::convert::Infallible;
use std::future::{Future, pending};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, HttpBody};
use axum::response::Response;
use bytes::Bytes;
use http::HeaderValue;
use hyper::body::{Frame, SizeHint};
use tokio::time::Sleep;

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
        Ending::Truncated => Response::from_parts(parts, Body::new(Broken::new(&body))),
        Ending::Cut => {
            parts.extensions.insert(Ending::Cut);
            Response::from_parts(parts, Body::new(Broken::new(&Bytes::new())))
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

/// How long a connection gets to send what it has before it breaks off.
const GRACE: Duration = Duration::from_millis(5);

/// A body that breaks off.
struct Broken {
    /// What the body would have been, in bytes.
    length: u64,
    half: Option<Bytes>,
    grace: Pin<Box<Sleep>>,
}

impl Broken {
    /// Half of `body`; nothing of it is sent at once.
    fn new(body: &Bytes) -> Self {
        Self {
            length: body.len() as u64,
            half: Some(body.slice(..body.len() / 2)),
            grace: Box::pin(tokio::time::sleep(GRACE)),
        }
    }
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
        // Hyper and the compression would drop what they hold, were the error to come at once.
        self.grace
            .as_mut()
            .poll(context)
            .map(|()| Some(Err(std::io::ErrorKind::ConnectionAborted.into())))
    }

    /// Compression is decided by it.
    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.length)
    }
}
