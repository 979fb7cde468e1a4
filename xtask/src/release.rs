//! `cargo xtask release`: whether a release could be made now, and what would be in it.

use std::collections::BTreeSet;

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use crate::{build, tools};

/// Checks that the present commit can be released, packs the npm package and the crate, and shows what
/// would be published.
///
/// Nothing is published from here: a tag `vVERSION` on the commit does that, by the workflow
/// .github/workflows/publish.yml, which alone has the right to.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Says that nothing is to be published; it is wanted, so that nobody believes otherwise.
    #[arg(long, required = true)]
    dry_run: bool,
    /// Leaves out the tests that look at no package, where all have just been run.
    #[arg(long)]
    skip_tests: bool,
}

const VERSION: &str = env!("CARGO_PKG_VERSION");
const CRATE: &str = "logto-management";

/// Tests that look at what is published.
const LOOKS: [&[&str]; 3] = [
    &["--only", "rustdoc", "--only", "package", "--only", "types"],
    &["--only", "consumers", "--filter", "publint"],
    &["--only", "consumers", "--filter", "are-the-types-wrong"],
];

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<()> {
    let mut release = Release::default();
    release.look("nothing is left to commit", everything_is_committed());
    release.look("the version is new", version_is_new());
    release.look("the version is in one place", version_is_in_one_place());
    release.look("the changelog names it", changelog_names_it());
    if tools::on_path("cargo-deny").is_some() {
        release.look("the supply chain", supply_chain());
    } else {
        println!("– the supply chain is not looked at: `cargo install --locked cargo-deny`");
    }
    if args.skip_tests {
        for arguments in LOOKS {
            release.look(&format!("test {}", arguments.join(" ")), test(arguments));
        }
    } else {
        release.look("all tests", test(&["--all"]));
    }
    let npm = npm_package()?;
    release.look("the files of the npm package", npm.problem);
    release.look("the crate builds from what is packed", crate_builds());
    let crates = crate_package()?;
    release.look("the files of the crate", crates.problem);
    println!("\n{}\n\n{}\n", npm.told, crates.told);
    if release.wrong.is_empty() {
        println!("Ready. `git tag v{VERSION} && git push origin v{VERSION}` publishes both.");
        return Ok(());
    }
    bail!("not ready: {}", release.wrong.join("; "));
}

/// What was looked at.
#[derive(Default)]
struct Release {
    wrong: Vec<String>,
}

impl Release {
    /// Tells what came of a check: nothing, or a problem in words.
    fn look(&mut self, what: &str, found: Result<Option<String>>) {
        match found {
            Ok(None) => println!("✓ {what}"),
            Ok(Some(problem)) => {
                println!("✗ {what}: {problem}");
                self.wrong.push(what.to_owned());
            }
            Err(error) => {
                println!("✗ {what}: {error:#}");
                self.wrong.push(what.to_owned());
            }
        }
    }
}

/// What would be published in one place.
struct Package {
    told: String,
    problem: Result<Option<String>>,
}

fn everything_is_committed() -> Result<Option<String>> {
    let changed = git(&["status", "--porcelain"])?;
    Ok((!changed.is_empty()).then(|| format!("there are changes:\n{changed}")))
}

fn version_is_new() -> Result<Option<String>> {
    let tag = git(&["tag", "--list", &format!("v{VERSION}")])?;
    Ok((!tag.is_empty()).then(|| {
        format!("v{VERSION} is tagged already: raise `version` in the workspace of Cargo.toml")
    }))
}

/// The workspace in Cargo.toml has it, and what follows from that agrees with it.
fn version_is_in_one_place() -> Result<Option<String>> {
    for manifest in ["Cargo.toml", "tests/fuzz/Cargo.toml"] {
        let mut cargo = tools::cargo();
        cargo.args(["metadata", "--locked", "--format-version", "1"]);
        tools::output(cargo.args(["--manifest-path", manifest]))
            .with_context(|| format!("{manifest}: its lock file is old"))?;
    }
    let mut cargo = tools::cargo();
    cargo.args(["metadata", "--no-deps", "--format-version", "1"]);
    let metadata: Value = serde_json::from_slice(&tools::output(&mut cargo)?)?;
    for package in metadata["packages"].as_array().into_iter().flatten() {
        if package["version"] != VERSION {
            let (name, version) = (&package["name"], &package["version"]);
            return Ok(Some(format!(
                "{name} has {version}: write `version.workspace = true`"
            )));
        }
    }
    let readme = std::fs::read_to_string(tools::root().join("src/README.md"))?;
    Ok(requirement_problem(&readme, VERSION))
}

/// What the crate's README tells to write has to find this version.
fn requirement_problem(readme: &str, version: &str) -> Option<String> {
    let mut parts = version.split('.');
    let (major, minor) = (parts.next()?, parts.next()?);
    // Below 1 a minor version is what a major one is later (Cargo's reading of SemVer).
    let wanted = match major {
        "0" => format!("{CRATE} = {{ version = \"0.{minor}\""),
        _ => format!("{CRATE} = {{ version = \"{major}\""),
    };
    (!readme.contains(&wanted)).then(|| format!("src/README.md does not say `{wanted}`"))
}

fn changelog_names_it() -> Result<Option<String>> {
    let changelog = std::fs::read_to_string(tools::root().join("CHANGELOG.md"))?;
    Ok(changelog_problem(&changelog, VERSION))
}

/// Licences, sources and advisories of all crates, as CI looks at them.
fn supply_chain() -> Result<Option<String>> {
    let mut cargo = tools::cargo();
    tools::run(cargo.args(["deny", "--workspace", "check"]))?;
    Ok(None)
}

fn test(arguments: &[&str]) -> Result<Option<String>> {
    let mut this = tools::command(std::env::current_exe()?);
    tools::run(this.arg("test").args(arguments))?;
    Ok(None)
}

fn npm_package() -> Result<Package> {
    let package = build::build("release")?;
    let mut npm = tools::command("npm");
    npm.args(["pack", "--dry-run", "--json", "--loglevel=error"])
        .arg(&package);
    let packed: Value = serde_json::from_slice(&tools::output(&mut npm)?)?;
    let (told, files) = describe(&packed).context("what npm pack says is new")?;
    let list = tools::root().join("tests/runtimes/package-files.txt");
    let list = std::fs::read_to_string(list)?;
    let problem = Ok(npm_problem(&files, &list));
    Ok(Package { told, problem })
}

/// The package has the files of the list.
fn npm_problem(files: &[String], list: &str) -> Option<String> {
    let wanted: BTreeSet<&str> = list.lines().collect();
    let packed: BTreeSet<&str> = files.iter().map(String::as_str).collect();
    (wanted != packed).then(|| {
        let missing: Vec<_> = wanted.difference(&packed).collect();
        let strange: Vec<_> = packed.difference(&wanted).collect();
        format!("missing: {missing:?}, not of the list: {strange:?}")
    })
}

fn crate_package() -> Result<Package> {
    // That the tree is clean is looked at by itself.
    let mut cargo = tools::cargo();
    cargo.args(["package", "--list", "--allow-dirty", "--package", CRATE]);
    let packed = String::from_utf8(tools::output(&mut cargo)?)?;
    let tracked = git(&["ls-files", "src"])?;
    let archive = tools::target_dir().join(format!("package/{CRATE}-{VERSION}.crate"));
    let size = std::fs::metadata(archive).map_or(0, |file| file.len());
    let mut lines = vec![format!(
        "the crate {CRATE} {VERSION}: {:.1} KB packed",
        size as f64 / 1e3
    )];
    for path in packed.lines() {
        // Cargo makes some of them.
        let size = std::fs::metadata(tools::root().join(path)).map_or(0, |file| file.len());
        lines.push(format!("  {:>7.1} KB  {path}", size as f64 / 1e3));
    }
    Ok(Package {
        told: lines.join("\n"),
        problem: Ok(crate_problem(&packed, &tracked)),
    })
}

/// What a crate has beside its sources.
const BESIDE: [&str; 7] = [
    ".cargo_vcs_info.json",
    "CHANGELOG.md",
    "Cargo.lock",
    "Cargo.toml",
    "Cargo.toml.orig",
    "LICENSE-APACHE",
    "LICENSE-MIT",
];

/// The crate has all sources that are committed, what it has beside them, and nothing else.
fn crate_problem(packed: &str, tracked: &str) -> Option<String> {
    let packed: BTreeSet<&str> = packed.lines().collect();
    let wanted: BTreeSet<&str> = tracked.lines().chain(BESIDE).collect();
    let missing: Vec<_> = wanted.difference(&packed).collect();
    let strange: Vec<_> = packed.difference(&wanted).collect();
    (!missing.is_empty() || !strange.is_empty())
        .then(|| format!("missing: {missing:?}, not committed in src: {strange:?}"))
}

/// Cargo builds what it has packed: natively, as `cargo publish` does, and as the client.
fn crate_builds() -> Result<Option<String>> {
    let mut publish = tools::cargo();
    publish.args(["publish", "--dry-run", "--allow-dirty", "--package", CRATE]);
    tools::run(&mut publish)?;
    tools::ensure_wasm_target()?;
    let mut package = tools::cargo();
    package.args(["package", "--allow-dirty", "--package", CRATE]);
    tools::run(package.args(["--target", "wasm32-unknown-unknown"]))?;
    Ok(None)
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

/// The tarball's files with their sizes, and their names.
fn describe(packed: &Value) -> Result<(String, Vec<String>)> {
    let tarball = &packed[0];
    let size = |value: &Value| {
        value
            .as_u64()
            .map(|bytes| format!("{:.1} KB", bytes as f64 / 1e3))
    };
    let mut lines = Vec::new();
    let mut names = Vec::new();
    for file in tarball["files"].as_array().context("no files")? {
        let path = file["path"].as_str().context("a file without a path")?;
        names.push(path.to_owned());
        lines.push(format!(
            "  {:>10}  {path}",
            size(&file["size"]).context("no size")?
        ));
    }
    ensure!(!lines.is_empty(), "the package is empty");
    lines.insert(
        0,
        format!(
            "the npm package {} {}: {} packed, {} unpacked",
            tarball["name"].as_str().context("no name")?,
            tarball["version"].as_str().context("no version")?,
            size(&tarball["size"]).context("no size")?,
            size(&tarball["unpackedSize"]).context("no size")?,
        ),
    );
    Ok((lines.join("\n"), names))
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
        let (told, names) = describe(&packed).unwrap();
        assert!(told.starts_with("the npm package logto-management 1.2.3: 230.0 KB packed, "));
        assert!(told.ends_with("1.2 KB  index.js"), "{told}");
        assert_eq!(names, ["index.js"]);
        assert!(describe(&json!([{ "files": [] }])).is_err());
    }

    #[test]
    fn the_readme_must_tell_a_version_that_finds_this_one() {
        let readme = "logto-management = { version = \"0.1\", default-features = false }";
        assert_eq!(requirement_problem(readme, "0.1.7"), None);
        assert!(requirement_problem(readme, "0.2.0").is_some());
        assert!(requirement_problem(readme, "1.1.0").is_some());
        let readme = "logto-management = { version = \"1\", default-features = false }";
        assert_eq!(requirement_problem(readme, "1.1.0"), None);
    }

    #[test]
    fn a_package_of_other_files_is_told() {
        let files = ["index.js".to_owned()];
        assert_eq!(npm_problem(&files, "index.js\n"), None);
        let problem = npm_problem(&files, "index.js\nslim.js\n").unwrap();
        assert!(problem.contains("missing: [\"slim.js\"]"), "{problem}");
        let problem = npm_problem(&files, "").unwrap();
        assert!(
            problem.contains("not of the list: [\"index.js\"]"),
            "{problem}"
        );
    }

    #[test]
    fn a_crate_has_its_sources_and_nothing_else() {
        let beside = BESIDE.join("\n");
        let packed = format!("{beside}\nsrc/lib.rs");
        assert_eq!(crate_problem(&packed, "src/lib.rs"), None);
        let problem = crate_problem(&packed, "src/lib.rs\nsrc/host/fetch.js").unwrap();
        assert!(
            problem.contains("missing: [\"src/host/fetch.js\"]"),
            "{problem}"
        );
        let problem = crate_problem(&format!("{packed}\nsrc/scratch.rs"), "src/lib.rs").unwrap();
        assert!(problem.contains("src/scratch.rs"), "{problem}");
    }

    #[test]
    fn every_action_of_a_workflow_is_pinned_to_a_commit() {
        let folder = tools::root().join(".github/workflows");
        let mut seen = 0;
        for entry in std::fs::read_dir(folder).unwrap() {
            let workflow = std::fs::read_to_string(entry.unwrap().path()).unwrap();
            for line in workflow.lines().filter(|line| line.contains("uses:")) {
                seen += 1;
                let (_, pinned) = line.split_once('@').unwrap();
                let (commit, version) = pinned.split_once(" # v").unwrap();
                assert!(commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit()));
                assert!(
                    version.starts_with(|first: char| first.is_ascii_digit()),
                    "{line}"
                );
            }
        }
        assert!(seen > 0);
    }
}
