//! A server on a free port, and HTTP/1.1 by hand.

use std::time::Duration;

use emulator::server::{self, Options, Shared};
use emulator::{Config, Emulator};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Longer than anything takes that a test waits for.
const PATIENCE: Duration = Duration::from_secs(10);
/// What a test gives an answer that must not come.
const MOMENT: Duration = Duration::from_millis(50);

/// A running server.
pub(crate) struct Wire {
    pub(crate) address: String,
    pub(crate) emulator: Shared,
}

/// One connection.
pub(crate) struct Connection(TcpStream);

/// A response as it came.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Wire {
    pub(crate) async fn start(options: Options) -> Self {
        let emulator = Shared::new(Emulator::new(Config::default()));
        let listener = server::bind(0).await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        tokio::spawn(server::serve(listener, emulator.clone(), options));
        Self { address, emulator }
    }

    pub(crate) async fn connect(&self) -> Connection {
        Connection(TcpStream::connect(&self.address).await.unwrap())
    }

    /// Sends a request on a connection of its own.
    pub(crate) async fn get(&self, path: &str, headers: &str) -> Answer {
        self.connect().await.get(path, headers).await
    }

    /// Orders a fault.
    pub(crate) async fn order(&self, fault: &str) {
        let body = format!("{{\"fault\":{fault}}}");
        let length = body.len();
        let head =
            format!("POST /_emulator/faults HTTP/1.1\r\nhost: x\r\ncontent-length: {length}");
        let mut connection = self.connect().await;
        connection.send(&format!("{head}\r\n\r\n{body}")).await;
        assert!(connection.read().await.head.starts_with("HTTP/1.1 204"));
    }

    /// An access token of the administrator, in a header.
    pub(crate) async fn token(&self) -> String {
        let body = "grant_type=client_credentials&client_id=m2m-admin&\
                    client_secret=emulator-secret&scope=all&\
                    resource=https%3A%2F%2Fdefault.logto.app%2Fapi";
        let length = body.len();
        let head = format!("POST /oidc/token HTTP/1.1\r\nhost: x\r\ncontent-length: {length}");
        let mut connection = self.connect().await;
        connection.send(&format!("{head}\r\n\r\n{body}")).await;
        let answer = connection.read().await;
        let json: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
        format!(
            "authorization: Bearer {}\r\n",
            json["access_token"].as_str().unwrap()
        )
    }
}

impl Connection {
    pub(crate) async fn send(&mut self, text: &str) {
        self.0.write_all(text.as_bytes()).await.unwrap();
    }

    pub(crate) async fn get(&mut self, path: &str, headers: &str) -> Answer {
        self.send(&format!("GET {path} HTTP/1.1\r\nhost: x\r\n{headers}\r\n"))
            .await;
        self.read().await
    }

    /// Reads one response: to its length, its last chunk, or the end of the connection.
    pub(crate) async fn read(&mut self) -> Answer {
        tokio::time::timeout(PATIENCE, self.read_answer())
            .await
            .expect("an answer comes")
    }

    async fn read_answer(&mut self) -> Answer {
        let mut bytes = Vec::new();
        let head_end = loop {
            if let Some(end) = find(&bytes, b"\r\n\r\n") {
                break end;
            }
            if self.0.read_buf(&mut bytes).await.unwrap_or(0) == 0 {
                return Answer {
                    head: String::from_utf8(bytes).unwrap(),
                    body: Vec::new(),
                };
            }
        };
        let mut body = bytes.split_off(head_end + 4);
        let head = String::from_utf8(bytes).unwrap();
        let answer = Answer {
            head,
            body: Vec::new(),
        };
        let bodiless = answer.head.starts_with("HTTP/1.1 204");
        let length = answer
            .header("content-length")
            .map(|length| length.parse().unwrap());
        let chunked = answer.header("transfer-encoding") == Some("chunked");
        loop {
            let complete = if chunked {
                body.ends_with(b"0\r\n\r\n")
            } else {
                bodiless || length.is_some_and(|length: usize| body.len() >= length)
            };
            if complete || self.0.read_buf(&mut body).await.unwrap_or(0) == 0 {
                return Answer { body, ..answer };
            }
        }
    }

    /// Whether the server has closed the connection, once it does or anything comes.
    pub(crate) async fn closes(&mut self) -> bool {
        let mut bytes = [0; 1];
        let read = tokio::time::timeout(PATIENCE, self.0.read(&mut bytes)).await;
        matches!(read.expect("the connection closes"), Ok(0) | Err(_))
    }

    /// Whether nothing comes and the connection stays open.
    pub(crate) async fn is_silent(&mut self) -> bool {
        let mut bytes = [0; 1];
        tokio::time::timeout(MOMENT, self.0.read(&mut bytes))
            .await
            .is_err()
    }
}

impl Answer {
    pub(crate) fn status(&self) -> u16 {
        self.head
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok())
            .unwrap_or_default()
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (held, value) = line.split_once(": ")?;
            held.eq_ignore_ascii_case(name).then_some(value)
        })
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes
        .windows(wanted.len())
        .position(|window| window == wanted)
}
