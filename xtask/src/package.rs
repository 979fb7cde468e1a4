//! The npm package: the module and its JavaScript, the entries and types of `npm/`, and what goes
//! with them.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;

use crate::wasm::{Files, NAME, read_files};
use crate::{inline, tools};

/// Puts the package together: the client, and the emulator for its users' tests.
pub(crate) fn assemble(mut files: Files, testing: Files) -> Result<Files> {
    let root = tools::root();
    add_inline(&mut files, "", NAME)?;
    let testing = testing
        .into_iter()
        .map(|(path, bytes)| (Path::new(TESTING).join(path), bytes));
    files.extend(testing);
    add_inline(&mut files, "testing/", TESTING_NAME)?;
    for (path, bytes) in read_files(&root.join("npm"))? {
        files.insert(path, bytes);
    }
    join_scripts(&mut files)?;
    for name in ["LICENSE-APACHE", "LICENSE-MIT", "README.md"] {
        // A fresh project has no README yet; its package is then without one, and the test of the
        // package's content says so.
        if let Ok(bytes) = fs::read(root.join(name)) {
            files.insert(name.into(), bytes);
        }
    }
    let manifest = manifest(&fs::read_to_string(root.join("npm/package.json"))?)?;
    files.insert("package.json".into(), manifest.into());
    Ok(files)
}

/// Puts what the entries load of the glue and of `src/host` into one file, under the glue's name: a host
/// loads one file in half the time of thirty. The names of functions and the comments stay; constants of
/// other files are put in their places, which users' bundlers no longer could.
fn join_scripts(files: &mut Files) -> Result<()> {
    let script = format!("{NAME}.js");
    let folder = tools::cache().join("scripts");
    write(&folder, files)?;
    let source = format!("export {{ start }} from './{script}'; export * from './exports.js'");
    fs::write(folder.join("all.js"), source)?;
    let mut esbuild = tools::command(tools::npm_program("esbuild"));
    esbuild.current_dir(&folder).args(["all.js", "--bundle"]);
    esbuild.args(["--format=esm", "--charset=utf8", "--log-level=error"]);
    esbuild.arg("--minify-syntax");
    let joined = tools::output(&mut esbuild)?;
    files.retain(|path, _| !path.starts_with("snippets"));
    files.insert(script.into(), joined);
    Ok(())
}

/// The folder of `logto-management/testing`, and the name of its library.
const TESTING: &str = "testing";
const TESTING_NAME: &str = "logto_management_testing";

/// Adds a module's bytes as JavaScript, for hosts that have no better way to load it.
fn add_inline(files: &mut Files, folder: &str, library: &str) -> Result<()> {
    let module = files
        .get(Path::new(&format!("{folder}{library}_bg.wasm")))
        .context("the build made no module")?;
    let source = inline::source(module);
    files.insert(inline_path(folder, library), source.into());
    Ok(())
}

fn inline_path(folder: &str, library: &str) -> PathBuf {
    format!("{folder}{library}_inline.js").into()
}

/// The package's manifest, with the version of the crate.
fn manifest(source: &str) -> Result<String> {
    let placeholder = "\"version\": \"0.0.0\"";
    let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    anyhow::ensure!(
        source.contains(placeholder),
        "npm/package.json has no {placeholder}"
    );
    let manifest = source.replacen(placeholder, &version, 1);
    serde_json::from_str::<Value>(&manifest).context("npm/package.json")?;
    Ok(manifest)
}

/// Makes a folder hold exactly these files, writing those alone that differ.
pub(crate) fn write(folder: &Path, files: &Files) -> Result<()> {
    fs::create_dir_all(folder)?;
    if let Ok(old) = read_files(folder) {
        for path in old.keys().filter(|path| !files.contains_key(*path)) {
            fs::remove_file(folder.join(path))?;
        }
        remove_empty_folders(folder)?;
    }
    for (path, bytes) in files {
        let path = folder.join(path);
        if fs::read(&path).is_ok_and(|old| old == *bytes) {
            continue;
        }
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, bytes)?;
    }
    Ok(())
}

fn remove_empty_folders(folder: &Path) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            remove_empty_folders(&path)?;
            if fs::read_dir(&path)?.next().is_none() {
                fs::remove_dir(path)?;
            }
        }
    }
    Ok(())
}

/// The gzipped bytes of what an entry loads: as published, and bundled and minified by esbuild, as
/// it is usually deployed.
#[derive(Debug)]
pub(crate) struct Size {
    pub(crate) entry: &'static str,
    pub(crate) published: usize,
    pub(crate) minified: usize,
}

/// The entries: their names here, their files, whether they load the module as a file, and the library
/// whose module it is.
const ENTRIES: [(&str, &str, bool, &str); 4] = [
    ("workerd", "workerd.js", true, NAME),
    ("default", "index.js", false, NAME),
    ("testing, workerd", "testing/workerd.js", true, TESTING_NAME),
    ("testing", "testing/index.js", false, TESTING_NAME),
];

/// Measures the entries for Workers and for everything else.
pub(crate) fn sizes(folder: &Path) -> Result<Vec<Size>> {
    let files = read_files(folder)?;
    let mut sizes = Vec::new();
    for (entry, script, with_module, library) in ENTRIES {
        let home = Path::new(script).parent().unwrap_or(Path::new(""));
        let module = home.join(format!("{library}_bg.wasm"));
        let module = gzipped(files.get(&module).context("no module")?)?;
        let inline = home.join(inline_path("", library));
        let others =
            ["index.js", "workerd.js", "edge-light.js", "slim.js"].map(|name| home.join(name));
        let mut published = if with_module { module } else { 0 };
        for (path, bytes) in &files {
            let is_script = path.extension().is_some_and(|extension| extension == "js");
            let is_loaded = match home.starts_with(TESTING) {
                true => path.starts_with(TESTING) || path == Path::new("decode.js"),
                false => !path.starts_with(TESTING),
            };
            let other = path != Path::new(script) && others.contains(path);
            if is_script && is_loaded && !other && !(with_module && *path == inline) {
                published += gzipped(bytes)?;
            }
        }
        let mut esbuild = tools::command(tools::npm_program("esbuild"));
        esbuild
            .arg(folder.join(script))
            .args(["--bundle", "--minify", "--format=esm"]);
        esbuild.args(["--external:*.wasm", "--log-level=error"]);
        let mut minified = gzipped(&tools::output(&mut esbuild)?)?;
        if with_module {
            minified += module;
        }
        sizes.push(Size {
            entry,
            published,
            minified,
        });
    }
    Ok(sizes)
}

fn gzipped(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manifest_has_the_version_of_the_crate() {
        let manifest = manifest("{ \"name\": \"x\", \"version\": \"0.0.0\" }").unwrap();
        let manifest: Value = serde_json::from_str(&manifest).unwrap();
        assert_eq!(manifest["version"], env!("CARGO_PKG_VERSION"));
    }

    #[test]
    fn a_folder_holds_exactly_what_was_written_last() {
        let folder = tempfile::tempdir().unwrap();
        let first = Files::from([
            ("a.js".into(), b"a".to_vec()),
            ("snippets/x/b.js".into(), b"b".to_vec()),
        ]);
        write(folder.path(), &first).unwrap();
        assert_eq!(read_files(folder.path()).unwrap(), first);
        let second = Files::from([("a.js".into(), b"c".to_vec())]);
        write(folder.path(), &second).unwrap();
        assert_eq!(read_files(folder.path()).unwrap(), second);
        assert!(!folder.path().join("snippets").exists());
    }
}
