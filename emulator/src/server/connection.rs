//! One HTTP/1.1 connection.

use std::time::Duration;

use axum::Router;
use axum::body::Body;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tower::ServiceExt;

use crate::Ending;

/// Serves requests until the client leaves, is idle for too long, or a fault cuts the connection.
pub(super) async fn serve(stream: TcpStream, router: Router, idle: Duration) {
    let service = service_fn(move |request: http::Request<Incoming>| {
        let router = router.clone();
        async move {
            let response = router
                .oneshot(request.map(Body::new))
                .await
                .unwrap_or_else(|never| match never {});
            // An error of the service ends the connection before anything is sent.
            match response.extensions().get::<Ending>() {
                Some(Ending::Cut) => {
                    Err(std::io::Error::from(std::io::ErrorKind::ConnectionAborted))
                }
                _ => Ok(response),
            }
        }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(idle)
        .serve_connection(TokioIo::new(stream), service);
    // What ends a connection early is the client's doing or a fault that was ordered.
    let _ended = connection.await;
}
