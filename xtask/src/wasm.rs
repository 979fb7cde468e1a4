//! The crate as a wasm module and its glue: cargo, wasm-bindgen, wasm-opt, and where it counts an
//! arrangement that compresses better (`arrange`).

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use wasm_bindgen_cli_support::Bindgen;

use crate::{arrange, tools, unread};

/// The name of the crate's library, after which wasm-bindgen names its files.
pub(crate) const NAME: &str = "logto_management";

/// What rustc's wasm32-unknown-unknown uses beyond the first version of wasm.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// For what is loaded by everybody: it takes its time, and is arranged. Large functions with one caller
/// stay on their own, since put together they are fewer bytes, and more when they are compressed
/// (docs/performance.md).
pub(crate) const SMALLEST: &[&str] = &[
    "--debuginfo",
    "--one-caller-inline-max-function-size=30",
    "--always-inline-max-function-size=5",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
];

/// What `src/host/core.js` asks for of the client's module. The glue beside it, which the package's
/// entries leave aside, can make no instance of what is left.
pub(crate) const CALLED: &[&str] = &["ask", "memory"];

/// The bytes of the client's stack, which nothing in it comes near: it calls itself nowhere but to write
/// a number. They lie before all else, so that addresses are shorter where the stack is smaller.
const STACK: u32 = 1 << 16;

/// For what is loaded in tests alone.
pub(crate) const SMALL: &[&str] = &["--debuginfo", "-Oz"];

/// What nobody needs who runs the module.
const STRIP: [&str; 3] = [
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
];

/// The optimised module with the names of its functions, in the variant's folder.
const NAMED: &str = "named.wasm";

/// What to build.
#[derive(Clone, Debug)]
pub(crate) struct Variant {
    /// Names the folder of its intermediate files.
    pub(crate) name: &'static str,
    /// The crate, by cargo's name.
    pub(crate) krate: &'static str,
    /// Cargo's profile.
    pub(crate) profile: String,
    /// Cargo features of the crate.
    pub(crate) features: &'static [&'static str],
    /// How hard wasm-opt tries, and at what.
    pub(crate) optimise: &'static [&'static str],
    /// The exports that its users call, where they make instances without the glue; else all.
    pub(crate) called: &'static [&'static str],
}

impl Variant {
    /// The crate's library, after which wasm-bindgen names its files.
    fn library(&self) -> String {
        self.krate.replace('-', "_")
    }

    /// Where wasm-bindgen puts the module.
    fn module(&self, output: &Path) -> PathBuf {
        output.join(format!("{}_bg.wasm", self.library()))
    }

    /// Whether it is arranged, too.
    fn is_arranged(&self) -> bool {
        self.optimise == SMALLEST
    }
}

/// The module and its glue, by path in the package.
pub(crate) type Files = BTreeMap<PathBuf, Vec<u8>>;

/// Builds the module and its glue, or takes them from the last time if nothing has changed.
pub(crate) fn build(variant: &Variant) -> Result<Files> {
    let input = tools::step("compiling the crate", || compile(variant))?;
    let cache = tools::cache().join(variant.name);
    let output = cache.join("bindgen");
    let key = cache_key(variant, &input)?;
    if fs::read(cache.join("key")).is_ok_and(|last| last == key) {
        return read_files(&output);
    }
    if output.exists() {
        fs::remove_dir_all(&output)?;
    }
    fs::create_dir_all(&output)?;
    let library = variant.library();
    tools::step("wasm-bindgen", || bind(&library, &input, &output))?;
    tools::step("wasm-opt", || {
        optimise(variant, &output, &cache.join(NAMED))
    })?;
    if variant.is_arranged() {
        tools::step("arranging the module", || arrange(variant, &output))?;
    }
    fs::write(cache.join("key"), key)?;
    read_files(&output)
}

fn compile(variant: &Variant) -> Result<PathBuf> {
    let root = tools::root();
    let mut cargo = tools::cargo();
    cargo.args(["build", "--package", variant.krate, "--lib"]);
    cargo.args([
        "--target",
        "wasm32-unknown-unknown",
        "--profile",
        &variant.profile,
    ]);
    cargo.args(["--message-format", "json-render-diagnostics"]);
    if !variant.features.is_empty() {
        cargo.arg("--features").arg(variant.features.join(","));
    }
    // Where it was built must not show in what was built.
    let mut flags = vec![format!("--remap-path-prefix={}=.", root.display())];
    if let Some(home) = home_of_cargo() {
        flags.push(format!("--remap-path-prefix={}=cargo", home.display()));
    }
    if variant.is_arranged() {
        flags.push(format!("-Clink-arg=-zstack-size={STACK}"));
    }
    cargo
        .arg("--config")
        .arg(format!("target.wasm32-unknown-unknown.rustflags={flags:?}"));
    cargo.stdout(Stdio::piped());
    let messages = tools::output(&mut cargo)?;
    artifact(&messages).context("cargo named no .wasm file")
}

fn home_of_cargo() -> Option<PathBuf> {
    let home = |name| std::env::var_os(name).map(PathBuf::from);
    home("CARGO_HOME").or_else(|| home("HOME").map(|home| home.join(".cargo")))
}

/// The .wasm file that cargo's messages name last.
fn artifact(messages: &[u8]) -> Option<PathBuf> {
    let messages = String::from_utf8_lossy(messages);
    messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter(|message| message["reason"] == "compiler-artifact")
        .filter_map(|message| {
            let names = message["filenames"].as_array()?;
            names
                .iter()
                .filter_map(Value::as_str)
                .find(|name| name.ends_with(".wasm"))
                .map(Into::into)
        })
        .next_back()
}

/// Everything that the result depends on: the module and the tools.
fn cache_key(variant: &Variant, input: &Path) -> Result<Vec<u8>> {
    let binaryen = tools::root().join("node_modules/binaryen/package.json");
    let binaryen: Value = serde_json::from_slice(&fs::read(binaryen)?)?;
    let mut key = fs::read(input)?;
    key.extend(wasm_bindgen_shared_version().as_bytes());
    key.extend(binaryen["version"].as_str().unwrap_or_default().as_bytes());
    key.extend(variant.optimise.concat().as_bytes());
    if variant.is_arranged() {
        key.extend(include_bytes!("arrange.rs"));
        key.extend(include_bytes!("unread.rs"));
    }
    key.extend(variant.called.concat().as_bytes());
    Ok(key)
}

/// The glue's format; wasm-bindgen itself refuses a module of another version than its own.
fn wasm_bindgen_shared_version() -> &'static str {
    include_str!("../../Cargo.lock")
        .split("[[package]]")
        .find(|package| package.contains("name = \"wasm-bindgen-cli-support\""))
        .unwrap_or_default()
}

fn bind(library: &str, input: &Path, output: &Path) -> Result<()> {
    Bindgen::new()
        .input_path(input)
        .out_name(library)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .generate(output)
}

/// Optimises the module, and keeps beside it the same one with the names of its functions and before
/// it is arranged, for `benches/tables/breakdown.mjs`.
fn optimise(variant: &Variant, output: &Path, named: &Path) -> Result<()> {
    let module = variant.module(output);
    let wasm_opt = |flags: &[&str], from: &Path, to: &Path| {
        let mut command = tools::command(tools::npm_program("wasm-opt"));
        command.args(FEATURES).args(flags);
        tools::run(command.arg(from).arg("-o").arg(to))
    };
    if !variant.called.is_empty() {
        leave_out_the_rest(&module, variant.called)?;
    }
    wasm_opt(variant.optimise, &module, named)?;
    wasm_opt(&STRIP, named, &module)
}

fn arrange(variant: &Variant, output: &Path) -> Result<()> {
    let module = variant.module(output);
    let read = unread::blank(&fs::read(&module)?)?;
    let arranged = arrange::arrange(&read)?;
    Ok(fs::write(&module, arranged)?)
}

/// Takes out of a module what is there for the glue alone: exports, and what nothing else needs.
fn leave_out_the_rest(module: &Path, called: &[&str]) -> Result<()> {
    let exports = called
        .iter()
        .map(|name| json!({ "name": name, "export": name }));
    let outside = json!({ "name": "outside", "root": true, "reaches": called });
    let graph = module.with_extension("json");
    let nodes: Vec<Value> = exports.chain([outside]).collect();
    fs::write(&graph, serde_json::to_vec(&nodes)?)?;
    let mut command = tools::command(tools::npm_program("wasm-metadce"));
    command.args(FEATURES).arg("--debuginfo");
    command.arg("--graph-file").arg(&graph);
    command.arg(module).arg("-o").arg(module);
    // It lists what it takes out.
    tools::output(&mut command)?;
    Ok(fs::remove_file(graph)?)
}

/// All files under a folder, by path within it.
pub(crate) fn read_files(folder: &Path) -> Result<Files> {
    let mut files = Files::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        let entries = fs::read_dir(&next).with_context(|| format!("reading {}", next.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.insert(path.strip_prefix(folder)?.to_owned(), fs::read(&path)?);
            }
        }
    }
    if files.is_empty() {
        bail!("{} is empty", folder.display());
    }
    Ok(files)
}
