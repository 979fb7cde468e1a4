//! Static files beside the API.

use emulator::server::{Files, Options};

use crate::wire::Wire;

async fn start() -> (Wire, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let (www, package) = (folder.path().join("www"), folder.path().join("pkg"));
    std::fs::create_dir_all(www.join("api")).unwrap();
    std::fs::create_dir(&package).unwrap();
    std::fs::write(www.join("index.html"), "<h1>page</h1>").unwrap();
    std::fs::write(www.join("api/users"), "hidden").unwrap();
    std::fs::write(folder.path().join("secret.txt"), "secret").unwrap();
    std::fs::write(package.join("core.wasm"), b"\0asm").unwrap();
    std::fs::write(package.join("index.js"), "export {};").unwrap();
    let mut options = Options::default();
    options.files = vec![
        Files {
            prefix: "/".into(),
            directory: www,
        },
        Files {
            prefix: "/pkg".into(),
            directory: package,
        },
    ];
    (Wire::start(options).await, folder)
}

#[tokio::test]
async fn files_have_their_types() {
    let (wire, _folder) = start().await;
    for (path, content_type) in [
        ("/", "text/html"),
        ("/pkg/core.wasm", "application/wasm"),
        ("/pkg/index.js", "text/javascript"),
    ] {
        let answer = wire.get(path, "").await;
        assert_eq!(
            (answer.status(), answer.header("content-type")),
            (200, Some(content_type))
        );
    }
}

#[tokio::test]
async fn the_api_is_never_hidden() {
    let (wire, _folder) = start().await;
    assert_eq!(wire.get("/api/users", "").await.status(), 401);
    assert_eq!(wire.get("/_emulator/requests", "").await.status(), 200);
}

#[tokio::test]
async fn what_is_missing_is_the_emulators_page_at_the_root_and_404_below_a_prefix() {
    let (wire, _folder) = start().await;
    let page = wire.get("/users?page=2", "").await;
    assert_eq!(
        (page.status(), page.header("content-type")),
        (200, Some("text/html; charset=utf-8"))
    );
    assert_eq!(wire.get("/pkg/nope.js", "").await.status(), 404);
}

#[tokio::test]
async fn nothing_outside_the_folder_is_served() {
    let (wire, _folder) = start().await;
    for path in [
        "/pkg/../secret.txt",
        "/pkg/%2e%2e/secret.txt",
        "/../secret.txt",
        "/pkg/..%2fsecret.txt",
    ] {
        let answer = wire.get(path, "").await;
        assert!(
            !answer.body.windows(6).any(|window| window == b"secret"),
            "{path}"
        );
    }
}
