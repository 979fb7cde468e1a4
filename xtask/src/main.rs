//! The commands of the project: `cargo xtask …`.

mod build;
mod generate;
mod package;
mod tools;
mod wasm;

use clap::Parser;

/// The commands of the project.
#[derive(Debug, Parser)]
enum Command {
    Build(build::Args),
    /// Writes the operation table and the types from an OpenAPI document.
    Generate(generate::Args),
}

fn main() -> anyhow::Result<()> {
    match Command::parse() {
        Command::Build(args) => build::run(&args),
        Command::Generate(args) => generate::run(&args),
    }
}
