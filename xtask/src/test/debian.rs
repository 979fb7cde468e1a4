//! What the tests take from Debian's packages: browsers, and valgrind.

use std::path::PathBuf;

use crate::tools;

/// Finds a program, or installs it where that is possible; otherwise answers what to do.
pub(crate) fn ensure(name: &str) -> Result<PathBuf, String> {
    let package = if name == "firefox" {
        "firefox-esr"
    } else {
        name
    };
    let find = || tools::on_path(package).or_else(|| tools::on_path(name));
    if let Some(found) = find() {
        return Ok(found);
    }
    let command = format!("apt-get install --yes --no-install-recommends {package}");
    if is_root() && tools::on_path("apt-get").is_some() {
        let installed = tools::step(&command, || {
            let apt = || {
                let mut apt = tools::command("apt-get");
                apt.env("DEBIAN_FRONTEND", "noninteractive")
                    .stdout(std::process::Stdio::null());
                apt
            };
            tools::run(apt().args(["update", "--quiet"]))?;
            tools::run(apt().args([
                "install",
                "--yes",
                "--quiet",
                "--no-install-recommends",
                package,
            ]))
        });
        if let Err(error) = installed {
            return Err(format!(
                "{name} could not be installed ({error:#}); try: {command}"
            ));
        }
    }
    find().ok_or_else(|| format!("{name} is not installed; as root: {command}"))
}

fn is_root() -> bool {
    let id = tools::output(tools::command("id").arg("-u"));
    id.is_ok_and(|id| id.trim_ascii() == b"0")
}
