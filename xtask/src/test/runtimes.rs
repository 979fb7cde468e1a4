//! The parts that run the packed package, by the scripts in `tests/runtimes`.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::reports::script;
use super::tally::Tally;
use super::{Args, Setup, debian};
use crate::{build, docs, tools};

/// Builds the package, packs it, and builds the emulator.
pub(crate) fn set_up(args: &Args) -> Result<Setup> {
    let tarball = pack(&build::build("release")?, "package")?;
    let emulator = tools::step("building the emulator", || {
        let mut cargo = tools::cargo();
        tools::run(cargo.args(["build", "--package", "emulator"]))?;
        Ok(tools::target_dir().join("debug/emulator"))
    })?;
    Ok(Setup {
        filter: args.filter.clone(),
        save: args.save,
        tarball,
        emulator,
    })
}

fn pack(package: &Path, name: &str) -> Result<PathBuf> {
    let folder = tools::cache().join(name).join("packed");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    let mut npm = tools::command("npm");
    npm.args(["pack", "--loglevel=error", "--pack-destination"])
        .arg(&folder)
        .arg(package);
    tools::output(&mut npm)?;
    let packed = std::fs::read_dir(&folder)?
        .next()
        .context("npm pack packed nothing")??;
    Ok(packed.path())
}

/// A script of `tests/runtimes`. Some of what they import needs a newer Node than the package.
fn runner(name: &str) -> Result<Command> {
    let mut command = tools::command(tools::node("24")?);
    command.arg(tools::root().join("tests/runtimes").join(name));
    Ok(command)
}

/// The script that runs the contract tests in a runtime.
fn contract_runner(setup: &Setup, runtime: &str, program: &Path) -> Result<Command> {
    let mut command = runner("run.mjs")?;
    command
        .arg("--tarball")
        .arg(&setup.tarball)
        .arg("--emulator")
        .arg(&setup.emulator);
    command
        .args(["--runtime", runtime, "--filter", &setup.filter])
        .arg("--program")
        .arg(program);
    Ok(command)
}

fn contract(setup: &Setup, runtime: &str, program: &Path) -> Result<Tally> {
    script(&mut contract_runner(setup, runtime, program)?)
}

pub(crate) fn conformance(setup: &Setup) -> Result<Tally> {
    let names = ["LOGTO_ENDPOINT", "LOGTO_APP_ID", "LOGTO_APP_SECRET"];
    let given = names
        .iter()
        .filter(|name| std::env::var_os(name).is_some())
        .count();
    let mut command = contract_runner(setup, "node", Path::new("node"))?;
    match given {
        0 => {}
        3 => {
            command.arg("--real");
        }
        _ => bail!("{} are wanted together", names.join(", ")),
    }
    script(&mut command)
}

pub(crate) fn node20(setup: &Setup) -> Result<Tally> {
    contract(setup, "node", &tools::node("20")?)
}

pub(crate) fn node22(setup: &Setup) -> Result<Tally> {
    contract(setup, "node", &tools::node("22")?)
}

pub(crate) fn node24(setup: &Setup) -> Result<Tally> {
    contract(setup, "node", &tools::node("24")?)
}

pub(crate) fn node26(setup: &Setup) -> Result<Tally> {
    contract(setup, "node", &tools::node("26")?)
}

pub(crate) fn deno(setup: &Setup) -> Result<Tally> {
    contract(setup, "deno", &deno_program())
}

/// Deno's program for this machine; see [`tools::biome`] for why it is not the package `deno`.
fn deno_program() -> PathBuf {
    tools::root().join("node_modules/@deno/linux-x64-glibc/deno")
}

pub(crate) fn bun(setup: &Setup) -> Result<Tally> {
    contract(setup, "bun", &tools::npm_program("bun"))
}

pub(crate) fn workerd(setup: &Setup) -> Result<Tally> {
    contract(setup, "workerd", Path::new("workerd"))
}

pub(crate) fn chromium(setup: &Setup) -> Result<Tally> {
    browser(setup, "chromium")
}

pub(crate) fn firefox(setup: &Setup) -> Result<Tally> {
    browser(setup, "firefox")
}

fn browser(setup: &Setup, name: &str) -> Result<Tally> {
    match debian::ensure(name) {
        Ok(program) => contract(setup, name, &program),
        Err(why) => Ok(Tally::skip(why)),
    }
}

/// A script that tests the packed package in Node.
fn packed(setup: &Setup, name: &str) -> Result<Tally> {
    script(runner(name)?.arg("--tarball").arg(&setup.tarball))
}

pub(crate) fn types(setup: &Setup) -> Result<Tally> {
    packed(setup, "types.mjs")
}

pub(crate) fn package(setup: &Setup) -> Result<Tally> {
    packed(setup, "package.mjs")
}

pub(crate) fn links(setup: &Setup) -> Result<Tally> {
    packed(setup, "links.mjs")
}

pub(crate) fn contexts(setup: &Setup) -> Result<Tally> {
    packed(setup, "contexts.mjs")
}

pub(crate) fn soak(setup: &Setup) -> Result<Tally> {
    packed(setup, "soak.mjs")
}

pub(crate) fn cancelled(setup: &Setup) -> Result<Tally> {
    packed(setup, "cancelled.mjs")
}

/// The wire that misbehaves, in the runtimes of servers.
pub(crate) fn faults(setup: &Setup) -> Result<Tally> {
    let programs = [
        ("node20", tools::node("20")?),
        ("node24", tools::node("24")?),
        ("deno", deno_program()),
        ("bun", tools::npm_program("bun")),
        ("workerd", PathBuf::from("workerd")),
    ];
    let mut tally = Tally::default();
    for (runtime, program) in programs {
        let mut command = tools::command(tools::node("24")?);
        command
            .arg(tools::root().join("tests/faults/run.mjs"))
            .args(["--runtime", runtime, "--filter", &setup.filter])
            .arg("--program")
            .arg(program);
        tally += script(command.arg("--tarball").arg(&setup.tarball))?;
    }
    Ok(tally)
}

pub(crate) fn sustained(setup: &Setup) -> Result<Tally> {
    let mut command = runner("sustained.mjs")?;
    command.arg("--tarball").arg(&setup.tarball);
    script(command.arg("--node20").arg(tools::node("20")?))
}

pub(crate) fn budgets(_: &Setup) -> Result<Tally> {
    let mut command = runner("budgets.mjs")?;
    command.arg("--package").arg(tools::root().join("pkg"));
    script(command.arg("--probe").arg(build::build_with_probe()?))
}

pub(crate) fn panic(_: &Setup) -> Result<Tally> {
    let package = build::build_with_probe()?;
    let mut command = tools::command(tools::node("24")?);
    // So that the test can ask for a collection of what a dead instance has left behind.
    command
        .arg("--expose-gc")
        .arg(tools::root().join("tests/runtimes/panic.mjs"));
    script(command.arg("--package").arg(package))
}

/// Where wasm-pack is not installed there is nothing to test: nobody needs it. Without a
/// wasm-bindgen it would download one, or compile it for minutes.
pub(crate) fn wasm_pack(_: &Setup) -> Result<Tally> {
    let installed = (tools::on_path("wasm-pack"), tools::on_path("wasm-bindgen"));
    let (Some(program), Some(_)) = installed else {
        eprintln!("  wasm-pack and wasm-bindgen are not both on the path, and not needed");
        return Ok(Tally::default());
    };
    script(runner("wasm-pack.mjs")?.arg("--wasm-pack").arg(program))
}

pub(crate) fn page(setup: &Setup) -> Result<Tally> {
    let program = match debian::ensure("chromium") {
        Ok(program) => program,
        Err(why) => return Ok(Tally::skip(why)),
    };
    let mut command = runner("page.test.mjs")?;
    command.arg("--emulator").arg(&setup.emulator);
    script(command.arg("--program").arg(program))
}

/// The demo as an admin console, in both browsers.
pub(crate) fn console(setup: &Setup) -> Result<Tally> {
    let mut tally = Tally::default();
    for name in ["chromium", "firefox"] {
        tally += match debian::ensure(name) {
            Ok(program) => {
                let mut command = runner("console.test.mjs")?;
                command
                    .args(["--browser", name])
                    .arg("--program")
                    .arg(program);
                script(command.arg("--emulator").arg(&setup.emulator))?
            }
            Err(why) => Tally::skip(why),
        };
    }
    Ok(tally)
}

/// `logto-management/testing`, in every runtime.
pub(crate) fn testing(setup: &Setup) -> Result<Tally> {
    let mut command = runner("testing.mjs")?;
    command.arg("--tarball").arg(&setup.tarball);
    command.arg("--emulator").arg(&setup.emulator);
    command.arg("--node20").arg(tools::node("20")?);
    command.arg("--deno").arg(deno_program());
    command.arg("--bun").arg(tools::npm_program("bun"));
    let mut tally = add_browsers(&mut command);
    tally += script(&mut command)?;
    Ok(tally)
}

/// Names both browsers' programs to a script, or says which is missing.
fn add_browsers(command: &mut Command) -> Tally {
    let mut tally = Tally::default();
    for name in ["chromium", "firefox"] {
        match debian::ensure(name) {
            Ok(program) => {
                command.arg(format!("--{name}")).arg(program);
            }
            Err(why) => tally += Tally::skip(why),
        }
    }
    tally
}

/// The projects of `examples/`, as their READMEs say.
fn examples_runner(setup: &Setup) -> Result<Command> {
    let mut command = tools::command(tools::node("24")?);
    command
        .arg(tools::root().join("tests/examples/run.mjs"))
        .arg("--tarball")
        .arg(&setup.tarball)
        .arg("--emulator")
        .arg(&setup.emulator);
    command.arg("--deno").arg(deno_program());
    Ok(command)
}

/// Those that are installed in seconds.
pub(crate) fn examples(setup: &Setup) -> Result<Tally> {
    let mut command = examples_runner(setup)?;
    let mut tally = Tally::default();
    match debian::ensure("chromium") {
        Ok(program) => {
            command.arg("--chromium").arg(program);
        }
        Err(why) => tally += Tally::skip(why),
    }
    tally += script(&mut command)?;
    Ok(tally)
}

/// Those that other people's tools build.
pub(crate) fn examples_built(setup: &Setup) -> Result<Tally> {
    let program = match debian::ensure("chromium") {
        Ok(program) => program,
        Err(why) => return Ok(Tally::skip(why)),
    };
    let mut command = examples_runner(setup)?;
    command.arg("--heavy").arg("--chromium").arg(program);
    script(&mut command)
}

/// Everybody's tools, each in a project of its own.
pub(crate) fn consumers(setup: &Setup) -> Result<Tally> {
    let mut command = tools::command(tools::node("24")?);
    command
        .arg(tools::root().join("tests/consumers/run.mjs"))
        .args(["--filter", &setup.filter])
        .arg("--tarball")
        .arg(&setup.tarball)
        .arg("--emulator")
        .arg(&setup.emulator);
    for name in ["chromium", "firefox"] {
        match debian::ensure(name) {
            Ok(program) => {
                command.arg(format!("--{name}")).arg(program);
            }
            Err(why) => return Ok(Tally::skip(why)),
        }
    }
    command.arg("--node20").arg(tools::node("20")?);
    command.arg("--deno").arg(deno_program());
    command.arg("--bun").arg(tools::npm_program("bun"));
    if setup.save {
        command.arg("--save");
    }
    script(&mut command)
}

/// The documentation, and the quick starts that need nothing but the package.
pub(crate) fn docs(setup: &Setup) -> Result<Tally> {
    let mut tally = Tally::default();
    let mut command = docs_runner(setup)?;
    for name in ["chromium", "firefox"] {
        match debian::ensure(name) {
            Ok(program) => {
                command.arg(format!("--{name}")).arg(program);
            }
            Err(why) => tally += Tally::skip(why),
        }
    }
    tally += script(&mut command)?;
    Ok(tally)
}

/// The documentation's site: its links, and that it is shown.
pub(crate) fn site(_: &Setup) -> Result<Tally> {
    let program = match debian::ensure("chromium") {
        Ok(program) => program,
        Err(why) => return Ok(Tally::skip(why)),
    };
    let folder = tools::cache().join("tested-site");
    docs::build(&folder)?;
    let mut command = runner("site.mjs")?;
    command.arg("--site").arg(folder);
    script(command.arg("--chromium").arg(program))
}

/// The quick starts whose commands install more than the package.
pub(crate) fn walks(setup: &Setup) -> Result<Tally> {
    script(docs_runner(setup)?.arg("--walks"))
}

fn docs_runner(setup: &Setup) -> Result<Command> {
    let mut command = runner("docs.mjs")?;
    command
        .arg("--tarball")
        .arg(&setup.tarball)
        .arg("--emulator")
        .arg(&setup.emulator)
        .arg("--xtask")
        .arg(std::env::current_exe()?)
        .arg("--node")
        .arg(tools::node("24")?)
        .arg("--deno")
        .arg(deno_program())
        .arg("--bun")
        .arg(tools::npm_program("bun"));
    Ok(command)
}
