//! Where an OpenAPI document comes from: a file, or a Logto server that is up.

use std::time::Duration;

use anyhow::{Context, Result, bail};
use bytes::Bytes;
use http::{Request, StatusCode, header};
use http_body_util::{BodyExt, Empty, Limited};
use hyper_rustls::HttpsConnectorBuilder;
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;

/// A server's document is about 2 MB; what is much larger is something else.
const LIMIT: usize = 64 * 1024 * 1024;

/// How long a server may take for it.
const PATIENCE: Duration = Duration::from_secs(60);

/// Reads a document from a file, or from an `http:` or `https:` URL.
pub(super) fn read(source: &str) -> Result<Vec<u8>> {
    if !source.starts_with("http://") && !source.starts_with("https://") {
        return std::fs::read(source).with_context(|| format!("{source} cannot be read"));
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let loaded = runtime.block_on(async { tokio::time::timeout(PATIENCE, load(source)).await });
    loaded
        .with_context(|| format!("{source} did not answer within {} s", PATIENCE.as_secs()))?
        .with_context(|| format!("{source} cannot be loaded"))
}

async fn load(url: &str) -> Result<Vec<u8>> {
    let connector = HttpsConnectorBuilder::new()
        .with_native_roots()
        .context("the system has no root certificates (Debian: apt-get install ca-certificates)")?
        .https_or_http()
        .enable_http1()
        .build();
    let client = Client::builder(TokioExecutor::new()).build(connector);
    let request = Request::get(url)
        .header(header::ACCEPT, "application/json")
        .body(Empty::<Bytes>::new())?;
    let response = client.request(request).await?;
    match response.status() {
        StatusCode::OK => {}
        status if status.is_redirection() => bail!(
            "it redirects: give the address that it redirects to, as in \
             https://auth.example.com/api/swagger.json"
        ),
        status => bail!("it answers {status}: is a Logto's /api there?"),
    }
    let body = Limited::new(response.into_body(), LIMIT).collect().await;
    let body = body.map_err(|error| anyhow::anyhow!("its body: {error}"))?;
    Ok(body.to_bytes().to_vec())
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::response::Redirect;
    use axum::routing::get;

    use super::read;

    /// A server on a thread of its own, which ends with the test's process.
    fn serve() -> String {
        let (send, receive) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap();
            runtime.block_on(async {
                let routes = Router::new()
                    .route("/api/swagger.json", get(|| async { r#"{"openapi":"3"}"# }))
                    .route("/moved", get(|| async { Redirect::temporary("/") }));
                let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
                send.send(listener.local_addr().unwrap()).unwrap();
                axum::serve(listener, routes).await.unwrap();
            });
        });
        format!("http://{}", receive.recv().unwrap())
    }

    #[test]
    fn a_document_is_loaded_from_a_server() {
        let server = serve();
        let loaded = read(&format!("{server}/api/swagger.json")).unwrap();
        assert_eq!(loaded, br#"{"openapi":"3"}"#);
        let refused = read(&format!("{server}/elsewhere")).unwrap_err();
        assert!(format!("{refused:#}").contains("404"), "{refused:#}");
        let moved = read(&format!("{server}/moved")).unwrap_err();
        assert!(format!("{moved:#}").contains("redirects"), "{moved:#}");
    }

    #[test]
    fn a_server_that_is_not_there_is_named() {
        let error = read("http://127.0.0.1:1/api/swagger.json").unwrap_err();
        assert!(
            format!("{error:#}").contains("http://127.0.0.1:1/"),
            "{error:#}"
        );
    }

    #[test]
    fn a_document_is_read_from_a_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("swagger.json");
        std::fs::write(&path, "{}").unwrap();
        assert_eq!(read(path.to_str().unwrap()).unwrap(), b"{}");
        assert!(
            read("no/such/file")
                .unwrap_err()
                .to_string()
                .contains("no/such/file")
        );
    }
}
