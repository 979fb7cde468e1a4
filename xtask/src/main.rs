//! The commands of the project: `cargo xtask …`.

mod arrange;
mod bench;
mod build;
mod demo;
mod docs;
mod generate;
mod inline;
mod package;
mod release;
mod test;
mod tools;
mod unread;
mod wasm;

use std::process::ExitCode;

use clap::Parser;

/// The commands of the project.
#[derive(Debug, Parser)]
enum Command {
    Bench(bench::Args),
    Build(build::Args),
    Demo(demo::Args),
    Docs(docs::Args),
    Release(release::Args),
    Test(test::Args),
    /// Writes the operation table and the types from an OpenAPI document.
    Generate(generate::Args),
}

fn main() -> ExitCode {
    match run(&Command::parse()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: &Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Build(args) => build::run(args)?,
        Command::Demo(args) => demo::run(args)?,
        Command::Docs(args) => docs::run(args)?,
        Command::Bench(args) => return bench::run(args),
        Command::Release(args) => release::run(args)?,
        Command::Test(args) => return test::run(args),
        Command::Generate(args) => generate::run(args)?,
    }
    Ok(ExitCode::SUCCESS)
}
