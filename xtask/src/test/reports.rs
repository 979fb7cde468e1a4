//! Running programs that test, and reading what they say: cargo's test runner, and the scripts in
//! `tests/runtimes`, which write a line of JSON for each test.

use std::io::{BufRead, BufReader, IsTerminal, Write};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use serde::Deserialize;

use super::tally::Tally;
use crate::tools;

#[derive(Debug, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum Report {
    Plan {
        count: usize,
    },
    Test {
        file: String,
        name: String,
        outcome: String,
        #[serde(default)]
        message: Option<String>,
    },
}

/// Runs a script that writes reports.
pub(crate) fn script(command: &mut Command) -> Result<Tally> {
    let mut child = command
        .stdout(Stdio::piped())
        .stdin(Stdio::null())
        .spawn()
        .with_context(|| format!("{} could not start", tools::line(command)))?;
    let stdout = child.stdout.take().context("no standard output")?;
    let mut tally = Tally::default();
    let mut planned = None;
    for line in BufReader::new(stdout).lines() {
        let line = line?;
        match serde_json::from_str(&line) {
            Ok(Report::Plan { count }) => planned = Some(count),
            Ok(Report::Test {
                file,
                name,
                outcome,
                message,
            }) => {
                let test = format!("{file}: {name}");
                match outcome.as_str() {
                    "passed" => tally.passed += 1,
                    "skipped" => tally += Tally::skip(test),
                    _ => {
                        clear_progress();
                        let message = message.unwrap_or_default();
                        eprintln!("  FAILED {test}\n{}", indent(&message));
                        tally += Tally::fail(format!("{test}\n{}", indent(&message)));
                    }
                }
                show_progress(&tally, planned);
            }
            Err(_) => eprintln!("{line}"),
        }
    }
    clear_progress();
    let status = child.wait()?;
    let seen = tally.passed + tally.failed + tally.skipped;
    if !status.success() {
        tally += Tally::fail(format!("the script ended with {status} after {seen} tests"));
    } else if planned != Some(seen) || seen == 0 {
        tally += Tally::fail(format!(
            "{seen} tests were reported, {planned:?} were planned"
        ));
    }
    Ok(tally)
}

/// Runs `cargo test`, whose results are counted by test and not by crate.
pub(crate) fn cargo_test(command: &mut Command) -> Result<Tally> {
    let mut child = command
        .stdout(Stdio::piped())
        .stdin(Stdio::null())
        .spawn()
        .with_context(|| format!("{} could not start", tools::line(command)))?;
    let stdout = child.stdout.take().context("no standard output")?;
    let mut tally = Tally::default();
    let mut failures = String::new();
    let mut failing = false;
    for line in BufReader::new(stdout).lines() {
        let line = line?;
        failing |= line == "failures:";
        if let Some(result) = line.strip_prefix("test result: ") {
            tally += counts(result);
            failing = false;
            show_progress(&tally, None);
        } else if failing {
            failures.push_str(&line);
            failures.push('\n');
        }
    }
    clear_progress();
    let status = child.wait()?;
    if !failures.is_empty() {
        eprintln!("{failures}");
        tally.notes.push(failures);
    }
    if !status.success() && tally.failed == 0 {
        tally += Tally::fail(format!("{} ended with {status}", tools::line(command)));
    }
    Ok(tally)
}

/// The counts in `ok. 3 passed; 0 failed; 1 ignored; …`.
fn counts(result: &str) -> Tally {
    let count = |what: &str| {
        result
            .split([';', '.'])
            .find_map(|part| part.trim().strip_suffix(what)?.trim().parse().ok())
            .unwrap_or(0)
    };
    Tally {
        passed: count("passed"),
        failed: count("failed"),
        skipped: count("ignored"),
        notes: Vec::new(),
    }
}

fn indent(text: &str) -> String {
    text.lines().map(|line| format!("    {line}\n")).collect()
}

fn show_progress(tally: &Tally, planned: Option<usize>) {
    let mut stderr = std::io::stderr();
    let done = tally.passed + tally.failed + tally.skipped;
    let of = planned
        .map(|count| format!(" of {count}"))
        .unwrap_or_default();
    if stderr.is_terminal() {
        let _ = write!(stderr, "\r  {done}{of}");
    } else if planned.is_some() && done.is_multiple_of(200) {
        eprintln!("  {done}{of}");
    }
}

fn clear_progress() {
    let mut stderr = std::io::stderr();
    if stderr.is_terminal() {
        let _ = write!(stderr, "\r\x1b[K");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_counts_of_a_test_binary_are_read() {
        let tally = counts("FAILED. 12 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out");
        assert_eq!((tally.passed, tally.failed, tally.skipped), (12, 2, 1));
    }

    #[test]
    fn a_script_that_reports_fewer_tests_than_planned_has_failed() {
        let plan = r#"{"type":"plan","count":2}"#;
        let test = r#"{"type":"test","file":"a","name":"b","outcome":"passed","ms":1}"#;
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("echo '{plan}'; echo '{test}'")]);
        let tally = script(&mut shell).unwrap();
        assert_eq!((tally.passed, tally.failed), (1, 1));
    }

    #[test]
    fn a_script_that_ends_badly_has_failed() {
        let tally = script(Command::new("sh").args(["-c", "exit 3"])).unwrap();
        assert_eq!((tally.passed, tally.failed), (0, 1));
    }
}
