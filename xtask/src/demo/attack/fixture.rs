//! A demo in proxy mode before an emulated tenant that writes down what reaches it.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::extract::Request;
use axum::middleware::{self, Next};
use bytes::Bytes;
use emulator::server::{self, Options, Shared};
use emulator::{Config, Emulator};
use http::HeaderMap;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::super::guard::Guard;
use super::super::page::Page;
use super::super::proxy::Proxy;
use super::super::site::{self, Backend, Site};
use super::super::tenant::Tenant;

/// What must be in no answer.
pub(super) const ADMIN_SECRET: &str = emulator::ADMIN.app_secret;
/// Longer than anything takes that a test waits for.
const PATIENCE: Duration = Duration::from_secs(20);
const INDEX: &str = "<!doctype html><meta name=\"logto-demo\" content=\"{}\">";

/// The emulator, and the headers of all requests that came to its socket.
pub(super) struct Upstream {
    pub(super) host: String,
    emulator: Shared,
    seen: Arc<Mutex<Vec<(String, HeaderMap)>>>,
}

/// The demo's server.
pub(super) struct Demo {
    pub(super) port: u16,
    pub(super) token: String,
    pub(super) tenant: Upstream,
    _files: tempfile::TempDir,
}

/// An answer as it came.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) head: String,
    body: Vec<u8>,
}

impl Upstream {
    async fn start() -> Self {
        let emulator = Shared::new(Emulator::new(Config::default()));
        let listener = server::bind(0).await.unwrap();
        let host = listener.local_addr().unwrap().to_string();
        emulator.with(|emulator| emulator.set_endpoint(format!("http://{host}")));
        let seen = Arc::new(Mutex::new(Vec::new()));
        let journal = seen.clone();
        let options = Options::default();
        let router = server::router(emulator.clone(), &options).layer(middleware::from_fn(
            move |request: Request, next: Next| {
                let path = request.uri().path().to_owned();
                journal
                    .lock()
                    .unwrap()
                    .push((path, request.headers().clone()));
                next.run(request)
            },
        ));
        tokio::spawn(async move { server::serve_router(listener, router, &options).await });
        Self {
            host,
            emulator,
            seen,
        }
    }

    /// Orders something by the control API, past the socket.
    pub(super) fn control(&self, order: &str, body: &str) {
        let request = http::Request::post(format!("/_emulator/{order}"))
            .header("content-type", "application/json")
            .body(Bytes::from(body.to_owned()))
            .unwrap();
        let answer = self.emulator.with(|emulator| emulator.handle(request, 0));
        assert!(answer.status().is_success(), "{order}: {:?}", answer.body());
    }

    pub(super) fn fault(&self, times: u32, fault: &Value, path: &str) {
        let order = json!({ "times": times, "fault": fault, "match": { "path": path } });
        self.control("faults", &order.to_string());
    }

    /// How many requests came.
    pub(super) fn reached(&self) -> usize {
        self.seen.lock().unwrap().len()
    }

    pub(super) fn asked_for_tokens(&self) -> usize {
        let seen = self.seen.lock().unwrap();
        seen.iter()
            .filter(|(path, _)| path == "/oidc/token")
            .count()
    }

    pub(super) fn last_request_headers(&self) -> HeaderMap {
        self.seen.lock().unwrap().last().unwrap().1.clone()
    }

    /// Every `Authorization` that came: the secret in Basic, the access tokens in Bearer.
    pub(super) fn authorizations(&self) -> Vec<String> {
        let seen = self.seen.lock().unwrap();
        seen.iter()
            .filter_map(|(_, headers)| headers.get("authorization"))
            .map(|value| value.to_str().unwrap().to_owned())
            .collect()
    }
}

impl Demo {
    pub(super) async fn start() -> Self {
        let upstream = Upstream::start().await;
        let tenant = Tenant::from_variables(|name| {
            Some(match name {
                "LOGTO_ENDPOINT" => format!("http://{}", upstream.host),
                "LOGTO_APP_ID" => emulator::ADMIN.app_id.to_owned(),
                "LOGTO_APP_SECRET" => ADMIN_SECRET.to_owned(),
                _ => return None,
            })
        });
        let files = tempfile::tempdir().unwrap();
        let www = files.path().join("www");
        let package = files.path().join("pkg");
        std::fs::create_dir_all(www.join("js")).unwrap();
        std::fs::create_dir(&package).unwrap();
        std::fs::write(www.join("index.html"), INDEX).unwrap();
        std::fs::write(www.join("js/main.js"), "export {};").unwrap();
        std::fs::write(package.join("package.json"), "{}").unwrap();

        let listener = server::bind(0).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let guard = Guard::new(port).unwrap();
        let token = guard.token().to_owned();
        let proxy = Proxy::new(tenant.unwrap().unwrap()).unwrap();
        let backend = Backend::Tenant(Box::new(proxy));
        let router = site::router(Site::new(
            Page::new(www, package, "node_modules".into()),
            guard,
            backend,
        ));
        tokio::spawn(
            async move { server::serve_router(listener, router, &Options::default()).await },
        );
        Self {
            port,
            token,
            tenant: upstream,
            _files: files,
        }
    }

    /// The beginning of a request with the right `Host` alone.
    pub(super) fn head(&self, method: &str, target: &str) -> String {
        format!(
            "{method} {target} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n",
            self.port
        )
    }

    /// The head of a request as the page sends it.
    pub(super) fn own_head(&self, method: &str, target: &str) -> String {
        let (head, port, token) = (self.head(method, target), self.port, &self.token);
        format!(
            "{head}Origin: http://127.0.0.1:{port}\r\nSec-Fetch-Site: same-origin\r\nx-demo-token: {token}\r\n\r\n"
        )
    }

    /// A call of the page's.
    pub(super) async fn own(&self, method: &str, target: &str, body: &str) -> Answer {
        let head = self.own_head(method, target);
        if body.is_empty() {
            return self.raw(&head).await;
        }
        let head = head.strip_suffix("\r\n").unwrap();
        let length = body.len();
        let kind = "Content-Type: application/json";
        self.raw(&format!(
            "{head}{kind}\r\nContent-Length: {length}\r\n\r\n{body}"
        ))
        .await
    }

    /// Sends bytes on a connection of their own, and reads all that comes.
    pub(super) async fn raw(&self, request: &str) -> Answer {
        let request = request.replacen("\r\n", "\r\nConnection: close\r\n", 1);
        let exchange = async {
            let mut stream = TcpStream::connect(("127.0.0.1", self.port)).await.unwrap();
            stream.write_all(request.as_bytes()).await.unwrap();
            let mut bytes = Vec::new();
            // A server that refuses what it has not read to its end may reset the connection.
            let _reset = stream.read_to_end(&mut bytes).await;
            Answer::parse(&bytes)
        };
        tokio::time::timeout(PATIENCE, exchange)
            .await
            .expect("an answer comes")
    }

    /// The request is refused, shows nothing, and does not reach the tenant.
    pub(super) async fn assert_refused(&self, request: &str) {
        let before = self.tenant.reached();
        let answer = self.raw(request).await;
        let shown = request.replace(&self.token, "TOKEN");
        // 400 is hyper's, for what is no HTTP; 404 is the page's, for what is none of its files.
        assert!(
            matches!(answer.status, 400 | 403 | 404),
            "{} for {shown}",
            answer.status
        );
        if answer.status == 403 {
            let json = answer.json();
            assert!(
                json["code"].is_string() && json["message"].is_string(),
                "{shown}"
            );
        }
        assert!(!answer.text().contains(&self.token), "{shown}");
        assert_eq!(answer.text().matches("HTTP/1.1 ").count(), 1, "{shown}");
        assert_eq!(self.tenant.reached(), before, "{shown}");
    }
}

impl Answer {
    fn parse(bytes: &[u8]) -> Self {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
        let end = end.unwrap_or_else(|| panic!("no head: {:?}", String::from_utf8_lossy(bytes)));
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        Self {
            status: head[9..12].parse().unwrap(),
            head,
            body: bytes[end + 4..].to_vec(),
        }
    }

    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.head.split("\r\n").skip(1).find_map(|line| {
            let (given, value) = line.split_once(':')?;
            given.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    pub(super) fn body(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// Head and body.
    pub(super) fn text(&self) -> String {
        format!("{}\r\n\r\n{}", self.head, self.body())
    }

    /// The body without the lines of a chunked one.
    pub(super) fn json(&self) -> Value {
        let body = self.body();
        let begin = body.find(['{', '[']).expect("JSON");
        let end = body.rfind(['}', ']']).expect("JSON");
        serde_json::from_str(&body[begin..=end]).unwrap()
    }
}
