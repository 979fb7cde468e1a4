//! `cargo xtask build`: the npm package, into `pkg/`.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::package;
use crate::tools;
use crate::wasm::{self, Variant};

/// Builds the npm package into pkg/.
///
/// Sets up what is missing (the wasm target, the npm packages of the lock file), and does again only
/// what has changed since the last time.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The cargo profile of the crate.
    #[arg(long, default_value = "release")]
    profile: String,
}

/// The crate of the client.
const CLIENT: &str = "logto-management";

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<()> {
    let package = build(&args.profile)?;
    eprintln!("  gzipped bytes that an entry loads (as published; bundled and minified):");
    for size in package::sizes(&package)? {
        eprintln!(
            "    {:16} {:>7} {:>7}",
            size.entry, size.published, size.minified
        );
    }
    println!("{}", package.display());
    Ok(())
}

/// Builds the package and answers its folder.
pub(crate) fn build(profile: &str) -> Result<PathBuf> {
    let variant = Variant {
        name: "package",
        krate: CLIENT,
        profile: profile.to_owned(),
        features: &[],
        optimise: wasm::SMALLEST,
        called: wasm::CALLED,
    };
    into(&variant, &tools::root().join("pkg"))
}

/// Builds the package with what tests ask of the core, which is never published.
pub(crate) fn build_with_probe() -> Result<PathBuf> {
    let variant = Variant {
        name: "probe",
        krate: CLIENT,
        profile: "release".to_owned(),
        features: &["probe"],
        optimise: wasm::SMALLEST,
        called: wasm::CALLED,
    };
    into(&variant, &tools::cache().join("probe/package"))
}

fn into(variant: &Variant, folder: &Path) -> Result<PathBuf> {
    tools::ensure_wasm_target()?;
    tools::ensure_node_modules()?;
    let testing = Variant {
        name: "testing",
        krate: "logto-management-testing",
        profile: variant.profile.clone(),
        features: &[],
        optimise: wasm::SMALL,
        called: &[],
    };
    let files = package::assemble(wasm::build(variant)?, wasm::build(&testing)?)?;
    package::write(folder, &files)?;
    Ok(folder.to_owned())
}
