//! `cargo xtask test`: everything that is tested, from one command.

mod checks;
mod debian;
mod instructions;
mod reports;
mod runtimes;
mod tally;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::tools;
use tally::Tally;

/// Runs all tests, and sets up what is missing for them.
///
/// The last line is `N passed, N failed, N skipped`. Only browsers are ever skipped, where they
/// cannot be installed. With LOGTO_ENDPOINT, LOGTO_APP_ID and LOGTO_APP_SECRET set,
/// `--only conformance` runs the contract tests that are fit for it against that server.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Runs this part alone; may be given several times.
    #[arg(long, value_name = "NAME")]
    only: Vec<String>,
    /// Runs the heavy parts too, which install other people's tools.
    #[arg(long)]
    all: bool,
    /// Lists the parts.
    #[arg(long)]
    list: bool,
    /// Runs the contract tests whose file or name has this text.
    #[arg(long, value_name = "TEXT", default_value = "")]
    filter: String,
    /// Puts the table of the part `consumers` into tests/consumers/README.md.
    #[arg(long)]
    save: bool,
}

/// What the parts share.
#[derive(Debug)]
pub(crate) struct Setup {
    filter: String,
    /// Whether tables are put into their pages.
    save: bool,
    /// The package as `npm pack` packs it.
    tarball: PathBuf,
    /// The emulator's binary.
    emulator: PathBuf,
}

type Run = fn(&Setup) -> Result<Tally>;

/// A part that is chosen by its name. Those that need the packed package come with `true`.
const PARTS: &[(&str, &str, bool, Run)] = &[
    (
        "fmt",
        "formatting of Rust and JavaScript",
        false,
        checks::fmt,
    ),
    ("lint", "clippy and Biome", false, checks::lint),
    (
        "rustdoc",
        "cargo doc without a warning",
        false,
        checks::rustdoc,
    ),
    (
        "generated",
        "generated files are up to date",
        false,
        checks::generated,
    ),
    (
        "native",
        "cargo test of the workspace",
        false,
        checks::native,
    ),
    (
        "types",
        "the declarations, as consumers compile them",
        true,
        runtimes::types,
    ),
    (
        "package",
        "the content of the packed package, and its entries",
        true,
        runtimes::package,
    ),
    (
        "links",
        "parseLinkHeader beside http-link-header",
        true,
        runtimes::links,
    ),
    (
        "conformance",
        "the contract tests in the system's Node",
        true,
        runtimes::conformance,
    ),
    (
        "node20",
        "the contract tests in Node 20",
        true,
        runtimes::node20,
    ),
    (
        "node22",
        "the contract tests in Node 22",
        true,
        runtimes::node22,
    ),
    (
        "node24",
        "the contract tests in Node 24",
        true,
        runtimes::node24,
    ),
    (
        "node26",
        "the contract tests in Node 26",
        true,
        runtimes::node26,
    ),
    ("deno", "the contract tests in Deno", true, runtimes::deno),
    ("bun", "the contract tests in Bun", true, runtimes::bun),
    (
        "workerd",
        "the contract tests in workerd",
        true,
        runtimes::workerd,
    ),
    (
        "chromium",
        "the contract tests in Chromium",
        true,
        runtimes::chromium,
    ),
    (
        "firefox",
        "the contract tests in Firefox",
        true,
        runtimes::firefox,
    ),
    (
        "contexts",
        "a client in a Worker's global scope",
        true,
        runtimes::contexts,
    ),
    (
        "cancelled",
        "a Worker's requests, cancelled in each state of a call",
        true,
        runtimes::cancelled,
    ),
    (
        "faults",
        "a wire that misbehaves, in Node 20 and 24, Deno, Bun and workerd",
        true,
        runtimes::faults,
    ),
    (
        "soak",
        "calls by the ten thousand with faults, and what they leave",
        true,
        runtimes::soak,
    ),
    (
        "sustained",
        "many calls, in Node 20",
        true,
        runtimes::sustained,
    ),
    (
        "budgets",
        "bytes, crossings and allocations, counted",
        true,
        runtimes::budgets,
    ),
    (
        "instructions",
        "what the protocol costs in instructions, counted by callgrind",
        false,
        instructions::instructions,
    ),
    ("panic", "a panic on purpose", true, runtimes::panic),
    (
        "wasm-pack",
        "a bare wasm-pack build, where it is installed",
        false,
        runtimes::wasm_pack,
    ),
    ("page", "the demo page in Chromium", true, runtimes::page),
    (
        "console",
        "the demo as an admin console, in Chromium and Firefox",
        true,
        runtimes::console,
    ),
    (
        "docs",
        "the documentation: code, commands, links, quick starts",
        true,
        runtimes::docs,
    ),
    (
        "site",
        "the documentation's site, in Chromium (with --all)",
        false,
        runtimes::site,
    ),
    (
        "walks",
        "the quick starts that install other people's tools (with --all)",
        true,
        runtimes::walks,
    ),
    (
        "testing",
        "logto-management/testing, in Node 20 and 24, Deno, Bun, workerd and browsers",
        true,
        runtimes::testing,
    ),
    (
        "examples",
        "the projects of examples/, on the emulator",
        true,
        runtimes::examples,
    ),
    (
        "examples-built",
        "examples/next-app, and what wrangler deploys (with --all)",
        true,
        runtimes::examples_built,
    ),
    (
        "consumers",
        "a project per bundler, framework, runtime and test runner (with --all)",
        true,
        runtimes::consumers,
    ),
];

/// The parts that install other people's tools, for minutes.
const HEAVY: &[&str] = &["consumers", "examples-built", "site", "walks"];

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    if args.list {
        for (name, what, ..) in PARTS {
            println!("{name:14} {what}");
        }
        return Ok(ExitCode::SUCCESS);
    }
    for name in &args.only {
        if !PARTS.iter().any(|(known, ..)| known == name) {
            bail!("there is no part named {name}; `cargo xtask test --list` has them");
        }
    }
    // By name alone: without a real server they are those of node20 and the like.
    let chosen = |name: &str| {
        if args.only.is_empty() {
            name != "conformance" && (args.all || !HEAVY.contains(&name))
        } else {
            args.only.iter().any(|o| o == name)
        }
    };
    let parts: Vec<_> = PARTS.iter().filter(|(name, ..)| chosen(name)).collect();
    tools::ensure_node_modules()?;
    tools::ensure_wasm_target()?;
    let needs_package = parts.iter().any(|(_, _, needs, _)| *needs);
    let setup = if needs_package {
        runtimes::set_up(args)?
    } else {
        Setup::none()
    };
    let mut total = Tally::default();
    let mut notes = Vec::new();
    for (name, what, _, run) in parts {
        eprintln!("{name}: {what}");
        let started = Instant::now();
        let tally = run(&setup).unwrap_or_else(|error| Tally::fail(format!("{error:#}")));
        eprintln!(
            "{name}: {} ({:.1} s)\n",
            tally.summary(),
            started.elapsed().as_secs_f64()
        );
        notes.extend(tally.notes.iter().map(|note| format!("{name}: {note}")));
        total += tally;
    }
    for note in &notes {
        eprintln!("{note}");
    }
    println!("{}", total.summary());
    Ok(if total.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

impl Setup {
    /// For the parts that need nothing.
    fn none() -> Self {
        Self {
            filter: String::new(),
            save: false,
            tarball: PathBuf::new(),
            emulator: PathBuf::new(),
        }
    }
}
