//! `cargo xtask generate`: from a server's OpenAPI document and `api/surface.toml` to
//! `api/operations.json`, and from these two to the table of operations and the types.

mod changes;
mod corrections;
mod declarations;
mod document;
mod facts;
mod layout;
mod names;
mod naming;
mod node;
mod query;
mod requests;
mod rows;
mod schema;
mod shapes;
mod source;
mod surface;
mod table;
#[cfg(test)]
mod tests;
mod typescript;
mod walk;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use facts::Facts;
use surface::Surface;

/// Writes the table of operations and the types, from an OpenAPI document or from what an earlier
/// run kept of one.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The OpenAPI document: a file, or the address of a Logto server's, as in
    /// <https://auth.example.com/api/swagger.json>. Without it, the facts in api/operations.json are
    /// used.
    #[arg(long, value_name = "FILE|URL")]
    openapi: Option<String>,
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
    let surface = Surface::parse(&read(&args.root.join(SURFACE))?)?;
    let kept = args.root.join(FACTS);
    let last = match kept.exists() {
        true => Some(facts::from_json(&read(&kept)?)?),
        false => None,
    };
    let facts = match (&args.openapi, &last) {
        (Some(place), _) => {
            let document = serde_json::from_slice(&source::read(place)?)
                .with_context(|| format!("{place} is no JSON"))?;
            from_document(&document, &surface)?
        }
        (None, Some(last)) => from_facts(last, &surface)?,
        (None, None) => bail!("there is no {FACTS}: give an OpenAPI document with --openapi"),
    };
    let outputs = outputs(&facts, &surface)?;
    if args.check {
        return check(&args.root, &outputs);
    }
    for (name, text) in &outputs {
        let path = args.root.join(name);
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(&path, text).with_context(|| format!("{name} cannot be written"))?;
    }
    for line in changes::report(&last.unwrap_or_default(), &facts, &surface)? {
        println!("{line}");
    }
    println!(
        "{} operations, {} schemas",
        facts.operations.len(),
        facts.schemas.len()
    );
    Ok(())
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))
}

/// The facts of an OpenAPI document.
fn from_document(document: &serde_json::Value, surface: &Surface) -> Result<Facts> {
    surface.check(&document::operation_tags(document)?)?;
    let mut facts = document::read(document, &surface.tags)?;
    corrections::apply(&mut facts, surface)?;
    shapes::name(&facts, surface)
}

/// The facts that an earlier run kept, under the names that the surface gives now.
fn from_facts(kept: &Facts, surface: &Surface) -> Result<Facts> {
    let tags: BTreeSet<_> = kept.operations.values().map(|o| o.tag.as_str()).collect();
    if !tags.iter().copied().eq(surface
        .tags
        .iter()
        .map(String::as_str)
        .collect::<BTreeSet<_>>())
    {
        bail!("{FACTS} has other tags than {SURFACE}: give the OpenAPI document with --openapi");
    }
    shapes::name(&shapes::expand(kept)?, surface)
}

/// All that is written, each with its place in the project.
fn outputs(facts: &Facts, surface: &Surface) -> Result<[(&'static str, String); 3]> {
    let rows = rows::rows(facts, surface)?;
    Ok([
        (FACTS, facts::to_json(facts)?),
        (TABLE, table::write(&rows)?),
        (TYPES, declarations::write(&rows, facts, surface)?),
    ])
}

fn check(root: &Path, outputs: &[(&str, String)]) -> Result<()> {
    for (name, text) in outputs {
        if !fs::read_to_string(root.join(name)).is_ok_and(|there| there == *text) {
            bail!("{name} is not current: run `cargo xtask generate`");
        }
    }
    Ok(())
}
