//! Keep-alive, faults that end connections, compression.

use std::time::Duration;

use emulator::server::Options;

use crate::wire::Wire;

#[tokio::test]
async fn a_connection_serves_many_requests_and_says_so() {
    let wire = Wire::start(Options::default()).await;
    let mut connection = wire.connect().await;
    for _ in 0..3 {
        let answer = connection.get("/api/status", "").await;
        assert_eq!(answer.status(), 204);
        assert_eq!(answer.header("keep-alive"), Some("timeout=5"));
    }
}

#[tokio::test]
async fn an_idle_connection_is_closed() {
    let mut options = Options::default();
    options.idle_timeout = Duration::from_millis(20);
    let wire = Wire::start(options).await;
    let mut connection = wire.connect().await;
    assert_eq!(connection.get("/api/status", "").await.status(), 204);
    assert!(connection.closes().await);
}

#[tokio::test]
async fn a_cut_closes_the_connection_before_the_first_byte() {
    let wire = Wire::start(Options::default()).await;
    wire.order(r#"{"kind":"cut"}"#).await;
    let answer = wire.get("/api/status", "").await;
    assert_eq!(answer.head, "");
    assert_eq!(wire.get("/api/status", "").await.status(), 204);
}

#[tokio::test]
async fn a_truncated_answer_breaks_off_within_its_body() {
    let wire = Wire::start(Options::default()).await;
    let token = wire.token().await;
    wire.order(r#"{"kind":"truncate"}"#).await;
    let answer = wire.get("/api/users", &token).await;
    assert_eq!(answer.status(), 200);
    let length: usize = answer.header("content-length").unwrap().parse().unwrap();
    assert_eq!(answer.body.len(), length / 2);
    wire.order(r#"{"kind":"truncate"}"#).await;
    let compressed = wire
        .get("/api/users", &format!("{token}accept-encoding: gzip\r\n"))
        .await;
    assert_eq!(
        compressed.header("content-encoding"),
        Some("gzip"),
        "{}",
        compressed.head
    );
    assert!(!compressed.body.ends_with(b"0\r\n\r\n"));
}

#[tokio::test]
async fn a_stall_keeps_the_connection_open_and_holds_up_nobody_else() {
    let wire = Wire::start(Options::default()).await;
    wire.order(r#"{"kind":"stall"}"#).await;
    let mut stalled = wire.connect().await;
    stalled
        .send("GET /api/status HTTP/1.1\r\nhost: x\r\n\r\n")
        .await;
    assert!(stalled.is_silent().await);
    assert_eq!(wire.get("/api/status", "").await.status(), 204);
    assert!(stalled.is_silent().await);
}

#[tokio::test]
async fn a_delayed_answer_comes_after_others() {
    let wire = Wire::start(Options::default()).await;
    wire.order(r#"{"kind":"delay","ms":200}"#).await;
    let mut delayed = wire.connect().await;
    delayed
        .send("GET /api/status HTTP/1.1\r\nhost: x\r\n\r\n")
        .await;
    assert!(delayed.is_silent().await);
    assert_eq!(delayed.read().await.status(), 204);
}

#[tokio::test]
async fn large_answers_are_compressed_and_chunked_where_the_client_takes_it() {
    let wire = Wire::start(Options::default()).await;
    let token = wire.token().await;
    for (accepts, coding) in [
        ("gzip", "gzip"),
        ("gzip, deflate, br", "br"),
        ("deflate", "deflate"),
    ] {
        let headers = format!("{token}accept-encoding: {accepts}\r\n");
        let answer = wire.get("/api/users?page_size=20", &headers).await;
        assert_eq!(answer.header("content-encoding"), Some(coding));
        assert_eq!(answer.header("transfer-encoding"), Some("chunked"));
        assert_eq!(answer.header("content-length"), None);
        assert!(answer.header("etag").unwrap().starts_with('"'));
        assert!(answer.body.len() < 3000, "{} bytes", answer.body.len());
    }
    let plain = wire.get("/api/users?page_size=20", &token).await;
    assert_eq!(
        (
            plain.header("content-encoding"),
            plain.header("transfer-encoding")
        ),
        (None, None)
    );
    let small = wire
        .get(
            "/api/users?page_size=1",
            &format!("{token}accept-encoding: gzip\r\n"),
        )
        .await;
    assert_eq!(small.header("content-encoding"), None);
    assert_eq!(
        small.header("content-length").unwrap().parse(),
        Ok(small.body.len())
    );
}

#[tokio::test]
async fn the_issuer_is_the_address_that_is_served() {
    let wire = Wire::start(Options::default()).await;
    let answer = wire.get("/oidc/.well-known/openid-configuration", "").await;
    let json: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!(json["issuer"], format!("http://{}/oidc", wire.address));
    assert_eq!(wire.emulator.with(|emulator| emulator.config().seed), 1);
}
