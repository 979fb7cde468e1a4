//! `cargo xtask bench`: the benchmarks of `benches/`.

use std::process::ExitCode;

use anyhow::Result;

use crate::{build, tools};

/// Runs the benchmarks, each beside its peers in one run, and prints their tables.
///
/// With `--save` the numbers go to benches/results and the pictures to docs/plots.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Runs this one alone: breakdown, bytes, call, links, memory, start or walk; may be given several times.
    #[arg(long, value_name = "NAME")]
    only: Vec<String>,
    /// A few rounds of each, to see that it works: no numbers to tell anybody.
    #[arg(long)]
    quick: bool,
    /// Keeps the numbers and draws them.
    #[arg(long)]
    save: bool,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<ExitCode> {
    build::build("release")?;
    let mut command = tools::command(tools::node("24")?);
    command.arg(tools::root().join("benches/run.mjs"));
    for name in &args.only {
        command.args(["--only", name]);
    }
    for (given, flag) in [(args.quick, "--quick"), (args.save, "--save")] {
        if given {
            command.arg(flag);
        }
    }
    tools::run(&mut command)?;
    if args.save {
        let mut biome = tools::command(tools::biome());
        tools::run(biome.args(["format", "--write", "benches/results"]))?;
    }
    Ok(ExitCode::SUCCESS)
}
