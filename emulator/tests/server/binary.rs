//! The program.

use std::process::{Command as Program, Stdio};

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::process::Command;

const EMULATOR: &str = env!("CARGO_BIN_EXE_emulator");

#[tokio::test]
async fn its_first_line_names_the_address_that_it_serves() {
    let mut child = Command::new(EMULATOR)
        .args(["--port", "0"])
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let line = lines.next_line().await.unwrap().unwrap();
    let address = line.strip_prefix("listening on http://").unwrap();
    assert!(address.starts_with("127.0.0.1:"), "{address}");
    let mut connection = TcpStream::connect(address).await.unwrap();
    let request = b"GET /api/status HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
    connection.write_all(request).await.unwrap();
    let mut answer = String::new();
    connection.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 204"), "{answer}");
}

#[test]
fn its_help_documents_options_credentials_and_the_control_api() {
    let output = Program::new(EMULATOR).arg("--help").output().unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    for word in [
        "--port",
        "--seed",
        "--token-lifetime",
        "--page-cap",
        "--latency",
        "--serve",
        "--resource",
        "--throttle",
        "--errors",
        "--cut",
        "--stall",
        "--garbage",
        "m2m-admin",
        "emulator-secret",
        "/_emulator/faults",
        "/_emulator/reset",
    ] {
        assert!(help.contains(word), "{word}");
    }
}

#[test]
fn a_share_that_is_none_is_refused() {
    for value in ["1.5", "-1", "x"] {
        let share = format!("--cut={value}");
        let output = Program::new(EMULATOR)
            .args(["--port", "0", &share])
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2), "{value}");
    }
}

#[test]
fn shares_of_more_than_all_requests_are_refused() {
    let output = Program::new(EMULATOR)
        .args(["--port", "0", "--throttle=0.6", "--errors=0.6"])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(error, "emulator: the shares are more than 1 together\n");
}

#[test]
fn a_port_that_is_taken_is_named() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let output = Program::new(EMULATOR)
        .args(["--port", &port])
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let error = String::from_utf8(output.stderr).unwrap();
    let start =
        format!("emulator: port {port} on 127.0.0.1 could not be had; --port 0 takes a free one: ");
    assert!(error.starts_with(&start), "{error}");
}
