//! `cargo xtask generate`: from a server's OpenAPI document and `api/surface.toml` to
//! `api/operations.json`, and from these two to the table of operations and the types.

mod corrections;
mod declarations;
mod document;
mod facts;
mod layout;
mod names;
mod node;
mod query;
mod rows;
mod schema;
mod shapes;
mod surface;
mod table;
mod typescript;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use surface::Surface;

/// Writes the table of operations and the types, from an OpenAPI document or from what an earlier
/// run kept of one.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The OpenAPI document, as a Logto server serves it at /api/swagger.json. Without it, the
    /// facts in api/operations.json are used.
    #[arg(long, value_name = "FILE")]
    openapi: Option<PathBuf>,
    /// Writes nothing, and fails if what is written is not what would be.
    #[arg(long, conflicts_with = "openapi")]
    check: bool,
    /// The project's folder.
    #[arg(long, hide = true, default_value = concat!(env!("CARGO_MANIFEST_DIR"), "/.."))]
    root: PathBuf,
}

const SURFACE: &str = "api/surface.toml";
const FACTS: &str = "api/operations.json";
const TABLE: &str = "src/operations/table.rs";
const TYPES: &str = "npm/types/operations.d.ts";

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<()> {
    let read = |path: &Path| {
        fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))
    };
    let surface = Surface::parse(&read(&args.root.join(SURFACE))?)?;
    let facts = match &args.openapi {
        Some(path) => {
            let document = serde_json::from_str(&read(path)?)
                .with_context(|| format!("{} is no JSON", path.display()))?;
            surface.check(&document::operation_tags(&document)?)?;
            let mut facts = document::read(&document, &surface.tags)?;
            corrections::apply(&mut facts, &surface)?;
            facts
        }
        None => shapes::expand(&facts::from_json(&read(&args.root.join(FACTS))?)?)?,
    };
    let facts = shapes::name(&facts, &surface)?;
    let rows = rows::rows(&facts, &surface)?;
    let outputs = [
        (FACTS, facts::to_json(&facts)?),
        (TABLE, table::write(&rows)?),
        (TYPES, declarations::write(&rows, &facts, &surface)?),
    ];
    for (name, text) in &outputs {
        let path = args.root.join(name);
        let is_current = fs::read_to_string(&path).is_ok_and(|there| there == *text);
        if args.check && !is_current {
            bail!("{name} is not current: run `cargo xtask generate`");
        }
        if !args.check && !is_current {
            path.parent().map_or(Ok(()), fs::create_dir_all)?;
            fs::write(&path, text).with_context(|| format!("{name} cannot be written"))?;
        }
    }
    Ok(())
}
