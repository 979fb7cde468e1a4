//! `cargo xtask release`: whether a release could be made now, and what would be in it.

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use crate::{build, tools};

/// Checks that the present commit can be released, packs it, and shows what would be published.
///
/// Nothing is published from here: a tag `vVERSION` on the commit does that, by the workflow
/// .github/workflows/publish.yml, which alone has the right to.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Says that nothing is to be published; it is wanted, so that nobody believes otherwise.
    #[arg(long, required = true)]
    dry_run: bool,
    /// Leaves out the tests, where they have just been run.
    #[arg(long)]
    skip_tests: bool,
}

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<()> {
    let mut wrong: Vec<String> = checks()?;
    if !args.skip_tests {
        let mut tests = tools::command(tools::root().join(".ci/run"));
        if let Err(error) = tools::run(&mut tests) {
            wrong.push(format!("the tests fail: {error:#}"));
        }
    }
    let package = build::build("release")?;
    let mut npm = tools::command("npm");
    npm.args(["pack", "--dry-run", "--json", "--loglevel=error"])
        .arg(&package);
    let packed: Value = serde_json::from_slice(&tools::output(&mut npm)?)?;
    println!(
        "{}",
        describe(&packed).context("what npm pack says is new")?
    );
    if wrong.is_empty() {
        println!("Ready. `git tag v{VERSION} && git push origin v{VERSION}` publishes it.");
        return Ok(());
    }
    for problem in &wrong {
        println!("✗ {problem}");
    }
    bail!("not ready: {} to be done", wrong.len());
}

/// What hinders a release, in words.
fn checks() -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    let changed = git(&["status", "--porcelain"])?;
    if !changed.is_empty() {
        wrong.push(format!(
            "there are changes that are not committed:\n{changed}"
        ));
    }
    if !git(&["tag", "--list", &format!("v{VERSION}")])?.is_empty() {
        wrong.push(format!(
            "v{VERSION} is tagged already: raise `version` in the workspace of Cargo.toml"
        ));
    }
    let changelog = std::fs::read_to_string(tools::root().join("CHANGELOG.md"))?;
    wrong.extend(changelog_problem(&changelog, VERSION));
    Ok(wrong)
}

/// The changelog has to name the version, and nothing may still be unreleased.
fn changelog_problem(changelog: &str, version: &str) -> Option<String> {
    let (_, after) = changelog.split_once("## [Unreleased]")?;
    let (unreleased, released) = after.split_once("\n## [").unwrap_or((after, ""));
    if !unreleased.trim().is_empty() {
        return Some(format!(
            "CHANGELOG.md: put what is under [Unreleased] under `## [{version}] - YYYY-MM-DD`"
        ));
    }
    (!released.starts_with(&format!("{version}]")))
        .then(|| format!("CHANGELOG.md: its newest version is not {version}"))
}

fn git(arguments: &[&str]) -> Result<String> {
    let output = tools::output(tools::command("git").args(arguments))?;
    Ok(String::from_utf8(output)?.trim_end().to_owned())
}

/// The tarball's files with their sizes.
fn describe(packed: &Value) -> Result<String> {
    let tarball = &packed[0];
    let size = |value: &Value| {
        value
            .as_u64()
            .map(|bytes| format!("{:.1} KB", bytes as f64 / 1e3))
    };
    let mut lines = Vec::new();
    for file in tarball["files"].as_array().context("no files")? {
        let path = file["path"].as_str().context("a file without a path")?;
        lines.push(format!(
            "  {:>10}  {path}",
            size(&file["size"]).context("no size")?
        ));
    }
    ensure!(!lines.is_empty(), "the package is empty");
    lines.insert(
        0,
        format!(
            "{} {}: {} packed, {} unpacked",
            tarball["name"].as_str().context("no name")?,
            tarball["version"].as_str().context("no version")?,
            size(&tarball["size"]).context("no size")?,
            size(&tarball["unpackedSize"]).context("no size")?,
        ),
    );
    Ok(lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_changelog_must_name_the_version() {
        let ready = "# Changelog\n\n## [Unreleased]\n\n## [1.2.3] - 2026-11-24\n\n- A thing.\n";
        assert_eq!(changelog_problem(ready, "1.2.3"), None);
        let other = changelog_problem(ready, "1.3.0").unwrap();
        assert!(other.contains("not 1.3.0"), "{other}");
        let open = "## [Unreleased]\n\n- A thing.\n";
        let problem = changelog_problem(open, "1.2.3").unwrap();
        assert!(problem.contains("[Unreleased]"), "{problem}");
    }

    #[test]
    fn what_is_packed_is_told_by_file() {
        let packed = json!([{
            "name": "logto-management", "version": "1.2.3", "size": 230_000, "unpackedSize": 900_000,
            "files": [{ "path": "index.js", "size": 1_200 }],
        }]);
        let told = describe(&packed).unwrap();
        assert!(told.starts_with("logto-management 1.2.3: 230.0 KB packed, 900.0 KB unpacked"));
        assert!(told.ends_with("1.2 KB  index.js"), "{told}");
        assert!(describe(&json!([{ "files": [] }])).is_err());
    }
}
