//! The emulator on a loopback port: axum around the core, with connections that can be cut.

mod connection;
mod delivery;
mod files;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::Response;
use bytes::Bytes;
use http_body_util::BodyExt;
use tokio::net::TcpListener;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::SizeAbove;

use crate::Emulator;

/// Bytes from which an answer is compressed.
const COMPRESSED_FROM: u64 = 1024;

/// How the server around an emulator behaves.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Options {
    /// Files served beside the API on the same origin.
    pub files: Vec<Files>,
    /// After how long an idle connection is closed.
    pub idle_timeout: Duration,
}

impl Default for Options {
    fn default() -> Self {
        // Node's default, and what was measured (recording, section 17).
        Self {
            files: Vec::new(),
            idle_timeout: Duration::from_secs(6),
        }
    }
}

/// A directory under a path prefix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Files {
    /// Begins with a slash. A missing file under `/` falls through to the emulator; under
    /// another prefix it is a 404.
    pub prefix: String,
    /// The directory.
    pub directory: PathBuf,
}

/// An emulator that requests share.
#[derive(Clone, Debug)]
pub struct Shared(Arc<Mutex<Emulator>>);

impl Shared {
    /// Shares an emulator.
    pub fn new(emulator: Emulator) -> Self {
        Self(Arc::new(Mutex::new(emulator)))
    }

    /// Runs `act` on the emulator.
    pub fn with<T>(&self, act: impl FnOnce(&mut Emulator) -> T) -> T {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Answers a request at the system's time.
    fn handle(&self, request: http::Request<Bytes>) -> http::Response<Bytes> {
        let now = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap_or_default();
        self.with(|emulator| emulator.handle(request, now.as_millis() as u64))
    }
}

/// The emulator and the files as an axum router, for a server of one's own. Faults that cut the
/// connection need [`serve_router`].
pub fn router(emulator: Shared, options: &Options) -> Router {
    let api = Router::new().fallback(answer).with_state(emulator);
    let compression = CompressionLayer::new().compress_when(SizeAbove::new(COMPRESSED_FROM));
    files::beside(api, &options.files).layer(compression)
}

/// Binds a loopback port; 0 takes a free one.
pub async fn bind(port: u16) -> std::io::Result<TcpListener> {
    TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).await
}

/// Serves an emulator on a listener until the process ends. The emulator takes the listener's
/// address as its endpoint.
pub async fn serve(
    listener: TcpListener,
    emulator: Shared,
    options: Options,
) -> std::io::Result<()> {
    let address = listener.local_addr()?;
    emulator.with(|emulator| emulator.set_endpoint(format!("http://{address}")));
    serve_router(listener, router(emulator, &options), &options).await
}

/// Serves a router that contains [`router`], carrying out the faults that end connections. Tell the
/// emulator its address by [`Emulator::set_endpoint`] first.
pub async fn serve_router(
    listener: TcpListener,
    router: Router,
    options: &Options,
) -> std::io::Result<()> {
    loop {
        let (stream, _) = listener.accept().await?;
        stream.set_nodelay(true)?;
        tokio::spawn(connection::serve(
            stream,
            router.clone(),
            options.idle_timeout,
        ));
    }
}

async fn answer(State(emulator): State<Shared>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(body) = body.collect().await else {
        // The client went away within its body: nobody reads the answer.
        return Response::new(Body::empty());
    };
    let response = emulator.handle(http::Request::from_parts(parts, body.to_bytes()));
    delivery::deliver(response).await
}
