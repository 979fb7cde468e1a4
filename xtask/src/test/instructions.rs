//! What the protocol may cost in instructions: counted by callgrind, so that it is the same whatever else
//! the machine does, and bounded by `benches/budgets.json`.

use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use super::Setup;
use super::debian;
use super::tally::Tally;
use crate::tools;

pub(crate) fn instructions(_: &Setup) -> Result<Tally> {
    let valgrind = match debian::ensure("valgrind") {
        Ok(program) => program,
        Err(why) => return Ok(Tally::skip(why)),
    };
    tools::run(tools::cargo().args([
        "build",
        "--quiet",
        "--release",
        "--package",
        "instructions",
    ]))?;
    let program = tools::target_dir().join("release/instructions");
    let budgets = std::fs::read_to_string(tools::root().join("benches/budgets.json"))?;
    let budgets: Value = serde_json::from_str(&budgets)?;
    let budgets = budgets["instructions"]
        .as_object()
        .context("benches/budgets.json has no instructions")?;
    let mut tally = Tally::default();
    for (name, budget) in budgets {
        let budget = budget.as_u64().context("a budget is no whole number")?;
        let used = each(&valgrind, &program, name)?;
        eprintln!("  {name}: {used} of {budget}");
        tally += if used <= budget {
            Tally::pass()
        } else {
            let over = used - budget;
            Tally::fail(format!(
                "{name}: {used} instructions, {over} more than the budget"
            ))
        };
    }
    Ok(tally)
}

const TIMES: u64 = 1_000;

/// The instructions of doing it once: what a second thousand of times costs, so that starting the
/// process does not count.
fn each(valgrind: &Path, program: &Path, name: &str) -> Result<u64> {
    let counted = |times: u64| {
        let mut command = tools::command(valgrind);
        command.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]);
        let output = command
            .arg(program)
            .arg(name)
            .arg(times.to_string())
            .output()?;
        let said = String::from_utf8_lossy(&output.stderr);
        collected(&said).with_context(|| format!("callgrind did not count {name}: {said}"))
    };
    Ok((counted(2 * TIMES)? - counted(TIMES)?) / TIMES)
}

/// What callgrind says last: `==1== Collected : 123`.
fn collected(said: &str) -> Option<u64> {
    let (_, count) = said.rsplit_once("Collected :")?;
    count.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_is_read_from_what_callgrind_says() {
        let said =
            "==7== Events    : Ir\n==7== Collected : 1234567\n==7== \n==7== I   refs: 1,234,567\n";
        assert_eq!(collected(said), Some(1_234_567));
        assert_eq!(collected("valgrind: no such file"), None);
    }
}
