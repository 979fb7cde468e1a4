//! `cargo xtask docs`: the documentation as a site of static files.

use std::path::PathBuf;

use anyhow::Result;

use crate::tools;

/// Makes the documentation's site: the pages of the repository and a reference of the declarations.
///
/// The files may be served from any path, or opened as they are.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Where it is written; what is there is replaced. Default: target/site
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<()> {
    let out = match &args.out {
        Some(folder) => std::path::absolute(folder)?,
        None => tools::target_dir().join("site"),
    };
    build(&out)?;
    println!("{}", out.join("index.html").display());
    Ok(())
}

/// Writes the site into a folder.
pub(crate) fn build(out: &std::path::Path) -> Result<()> {
    tools::ensure_node_modules()?;
    tools::ensure_npm_packages("docs/site")?;
    tools::step("making the site", || {
        let mut node = tools::command(tools::node("24")?);
        node.args(["docs/site/build.mjs", "--package", "npm", "--stage"])
            .arg(tools::cache().join("site"))
            .arg("--out")
            .arg(out);
        tools::run(&mut node)
    })
}
