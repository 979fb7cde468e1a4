//! The repository, and the programs that the commands run.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result, bail};

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .map(Path::to_owned)
        .unwrap_or_default()
}

/// Where the commands keep what they made for themselves. Never published, never committed.
pub(crate) fn cache() -> PathBuf {
    target_dir().join("xtask")
}

/// Cargo's target directory.
pub(crate) fn target_dir() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(dir) => root().join(dir),
        None => root().join("target"),
    }
}

/// A command that runs in the root of the repository.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

/// Cargo, the one that runs this command.
pub(crate) fn cargo() -> Command {
    let mut cargo = command(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    // Those of the package xtask, which would make the crates' builds depend on who started them.
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("CARGO_PKG_") || name == "CARGO_MANIFEST_DIR" {
            cargo.env_remove(name);
        }
    }
    cargo
}

/// A Node of the npm packages, or the system's where its version is that one.
pub(crate) fn node(major: &str) -> Result<PathBuf> {
    let packaged = root().join(format!("node_modules/node{major}/bin/node"));
    if packaged.is_file() {
        return Ok(packaged);
    }
    let system = on_path("node").context("Node.js is not installed")?;
    let version = String::from_utf8(output(command(&system).arg("--version"))?)?;
    if !version.starts_with(&format!("v{major}.")) {
        bail!("Node {major} has no npm package for this machine, and the system's is {version}");
    }
    Ok(system)
}

/// Runs a command to its end; its failure is an error that names it.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("{} could not start", name(command)))?;
    if !status.success() {
        bail!("{} failed: {status}", line(command));
    }
    Ok(())
}

/// Runs a command and answers what it wrote to its standard output.
pub(crate) fn output(command: &mut Command) -> Result<Vec<u8>> {
    let output = command
        .stderr(std::process::Stdio::inherit())
        .output()
        .with_context(|| format!("{} could not start", name(command)))?;
    if !output.status.success() {
        bail!("{} failed: {}", line(command), output.status);
    }
    Ok(output.stdout)
}

/// The command as one would type it.
pub(crate) fn line(command: &Command) -> String {
    let mut line = name(command);
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}

fn name(command: &Command) -> String {
    let program = Path::new(command.get_program());
    program
        .file_name()
        .unwrap_or(program.as_os_str())
        .to_string_lossy()
        .into_owned()
}

/// Whether a program of that name is on the path.
pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .map(|dir| dir.join(program))
        .find(|file| file.is_file())
}

/// Shows a step while it runs, and how long it took.
pub(crate) fn step<T>(what: &str, body: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("  {what} …");
    let started = Instant::now();
    let value = body()?;
    let seconds = started.elapsed().as_secs_f64();
    if seconds >= 1.0 {
        eprintln!("  {what}: {seconds:.1} s");
    }
    Ok(value)
}

/// Adds the wasm target to the toolchain, where rustup manages it and it is missing.
pub(crate) fn ensure_wasm_target() -> Result<()> {
    let target = "wasm32-unknown-unknown";
    let mut rustc = command("rustc");
    rustc.args(["--print", "target-libdir", "--target", target]);
    let libdir = String::from_utf8(output(&mut rustc)?)?;
    if Path::new(libdir.trim()).is_dir() {
        return Ok(());
    }
    step("adding the target wasm32-unknown-unknown", || {
        run(command("rustup").args(["target", "add", target]))
            .context("the Rust target wasm32-unknown-unknown is missing and could not be added")
    })
}

/// Installs the npm packages of the repository's lock file, where they are missing or older than it.
pub(crate) fn ensure_node_modules() -> Result<()> {
    ensure_npm_packages(".")
}

/// The same for a folder with a lock file of its own.
pub(crate) fn ensure_npm_packages(folder: &str) -> Result<()> {
    let folder = root().join(folder);
    let stamp = folder.join("node_modules/.xtask-lock");
    let lock = std::fs::read(folder.join("package-lock.json"))?;
    if std::fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    if on_path("node").is_none() || on_path("npm").is_none() {
        bail!("Node.js and npm are needed: https://nodejs.org (Node 20.19 or later)");
    }
    step("npm ci", || {
        let mut npm = command("npm");
        npm.args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
        npm.current_dir(&folder);
        npm.stdout(std::process::Stdio::null());
        run(&mut npm)
    })?;
    std::fs::write(stamp, lock)?;
    Ok(())
}

/// The program of an installed npm package.
pub(crate) fn npm_program(name: &str) -> PathBuf {
    root().join("node_modules/.bin").join(name)
}

/// Biome. The registry of a locked-down machine may lack the packages for other platforms, which
/// `npm ci` wants to see in the lock file; so the platforms' own packages are depended on.
pub(crate) fn biome() -> PathBuf {
    let arch = if cfg!(target_arch = "aarch64") {
        "arm64"
    } else {
        "x64"
    };
    root().join(format!("node_modules/@biomejs/cli-linux-{arch}/biome"))
}
