//! The page's own calls, which the proxy must carry out.

use serde_json::json;

use super::LIST;
use super::fixture::Demo;

#[tokio::test]
async fn the_page_lists_creates_changes_and_deletes() {
    let demo = Demo::start().await;
    let list = demo.own("GET", LIST, "").await;
    assert_eq!(list.status, 200, "{}", list.head);
    assert_eq!(list.header("total-number"), Some("217"));
    assert!(list.head.contains("rel=\"next\""), "{}", list.head);
    assert_eq!(list.json().as_array().unwrap().len(), 5);

    let user = json!({ "username": "through_the_proxy" }).to_string();
    let created = demo.own("POST", "/api/users", &user).await;
    assert_eq!(created.status, 200, "{}", created.head);
    let path = format!("/api/users/{}", created.json()["id"].as_str().unwrap());
    let changed = demo.own("PATCH", &path, r#"{"name":"Proxied"}"#).await;
    assert_eq!(changed.json()["name"], "Proxied");

    let conflict = demo.own("POST", "/api/users", &user).await;
    assert_eq!(conflict.status, 422);
    assert_eq!(conflict.json()["code"], "user.username_already_in_use");

    assert_eq!(demo.own("DELETE", &path, "").await.status, 204);
    assert_eq!(demo.own("GET", &path, "").await.status, 404);
    assert_eq!(demo.tenant.asked_for_tokens(), 1);
}

#[tokio::test]
async fn twenty_first_calls_ask_for_one_token_and_a_revoked_one_is_renewed_once() {
    let demo = Demo::start().await;
    for tokens in [1, 2] {
        let calls = (0..20).map(|_| demo.own("GET", LIST, ""));
        for answer in futures(calls).await {
            assert_eq!(answer.status, 200);
        }
        assert_eq!(demo.tenant.asked_for_tokens(), tokens);
        demo.tenant.control("revoke", "{}");
    }
}

#[tokio::test]
async fn a_second_401_is_the_pages() {
    let demo = Demo::start().await;
    demo.tenant.fault(
        3,
        &json!({ "kind": "status", "status": 401, "body": {} }),
        "/api/*",
    );
    assert_eq!(demo.own("GET", LIST, "").await.status, 401);
    assert_eq!(demo.tenant.asked_for_tokens(), 2);
}

/// Runs them side by side.
async fn futures<F: Future<Output: Send>>(all: impl Iterator<Item = F>) -> Vec<F::Output> {
    let mut all: Vec<_> = all.map(Box::pin).collect();
    let mut done: Vec<Option<F::Output>> = all.iter().map(|_| None).collect();
    std::future::poll_fn(move |context| {
        for (future, done) in all.iter_mut().zip(&mut done) {
            if done.is_none()
                && let std::task::Poll::Ready(value) = future.as_mut().poll(context)
            {
                *done = Some(value);
            }
        }
        if done.iter().all(Option::is_some) {
            return std::task::Poll::Ready(done.drain(..).flatten().collect());
        }
        std::task::Poll::Pending
    })
    .await
}
