//! The parts that look at the sources alone.

use std::process::Command;

use anyhow::Result;

use super::Setup;
use super::reports::cargo_test;
use super::tally::Tally;
use crate::tools;

fn check(mut command: Command) -> Tally {
    Tally::of(tools::run(&mut command))
}

fn cargo(arguments: &str) -> Tally {
    let mut cargo = tools::cargo();
    cargo.args(arguments.split(' '));
    check(cargo)
}

pub(crate) fn fmt(_: &Setup) -> Result<Tally> {
    let mut tally = cargo("fmt --all --check");
    let mut biome = tools::command(tools::biome());
    biome.arg("format");
    tally += check(biome);
    Ok(tally)
}

pub(crate) fn lint(_: &Setup) -> Result<Tally> {
    let mut tally = cargo("clippy --quiet --workspace --all-targets -- -D warnings");
    tally += cargo(
        "clippy --quiet --package logto-management --lib --target wasm32-unknown-unknown -- -D warnings",
    );
    // With it the emulator's core is compiled as it is published.
    tally += cargo(
        "clippy --quiet --package logto-management-testing --target wasm32-unknown-unknown -- -D warnings",
    );
    let mut biome = tools::command(tools::biome());
    biome.args(["lint", "--error-on-warnings"]);
    tally += check(biome);
    Ok(tally)
}

/// The documentation is made without a warning: a link that leads nowhere is one. As docs.rs makes
/// that of the crate; of all crates with what is private; and of what wasm32 alone has.
pub(crate) fn rustdoc(_: &Setup) -> Result<Tally> {
    let mut tally = Tally::default();
    for arguments in [
        "doc --quiet --no-deps --package logto-management",
        "doc --quiet --no-deps --workspace --document-private-items",
        "doc --quiet --no-deps --package logto-management --document-private-items \
         --target wasm32-unknown-unknown",
        "doc --quiet --no-deps --package logto-management-testing --document-private-items \
         --target wasm32-unknown-unknown",
    ] {
        let mut cargo = tools::cargo();
        cargo
            .args(arguments.split(' '))
            .env("RUSTDOCFLAGS", "-D warnings");
        tally += check(cargo);
    }
    Ok(tally)
}

pub(crate) fn generated(_: &Setup) -> Result<Tally> {
    let mut this = tools::command(std::env::current_exe()?);
    this.args(["generate", "--check"]);
    Ok(check(this))
}

pub(crate) fn native(_: &Setup) -> Result<Tally> {
    let mut cargo = tools::cargo();
    cargo.args(["test", "--workspace", "--no-fail-fast"]);
    cargo_test(&mut cargo)
}
