//! Checking what the machine has, and installing what it lacks.

use std::fs;
use std::time::SystemTime;

use anyhow::{Result, bail};

use crate::display::has_display;
use crate::packages::{self, BUILD, DRAW, TEST};
use crate::process::{command, has, npm, npm_command, said};
use crate::{root, tools};

/// The oldest Rust and Node that everything was tried with.
const RUST: (u32, u32) = (1, 92);
const NODE: (u32, u32) = (20, 19);
const NODE_FIX: &str = "install Node 20.19 or newer from https://nodejs.org or with: nvm install 20";

/// What the machine is set up for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Building and opening the window.
    Run,
    /// Every check and every test.
    Test,
}

/// Checks Rust, Node and npm, and installs system packages and the front end's packages where they are missing.
pub fn setup(purpose: Purpose) -> Result<()> {
    need("Rust", said(command("rustc").arg("--version")), RUST, "install it with: rustup update stable")?;
    need("Node", said(command("node").arg("--version")), NODE, NODE_FIX)?;
    if said(npm_command().arg("--version")).is_none() {
        bail!("npm is missing or broken; it comes with Node: {NODE_FIX}");
    }
    system(purpose)?;
    if purpose == Purpose::Test {
        checkers()?;
        tools::driver()?;
        tools::calendar_reader()?;
    }
    front_end()
}

/// Fails where a program is missing or older than needed, with what mends it.
fn need(name: &str, told: Option<String>, least: (u32, u32), fix: &str) -> Result<()> {
    let Some(told) = told else { bail!("{name} is missing; {fix}") };
    if version(&told) < least {
        bail!("{name} {}.{} or newer is needed, and this is {told}; {fix}", least.0, least.1);
    }
    Ok(())
}

/// The first two numbers of what a program says of its version.
fn version(told: &str) -> (u32, u32) {
    let mut numbers = told
        .trim_start_matches(|c: char| !c.is_ascii_digit())
        .split(|c: char| !c.is_ascii_digit())
        .map_while(|part| part.parse().ok());
    (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0))
}

fn system(purpose: Purpose) -> Result<()> {
    if cfg!(target_os = "macos") {
        println!("Slipway is tried on Debian and Ubuntu only; on macOS the real window is not tested.");
        if said(command("xcode-select").arg("-p")).is_none() {
            bail!("the command line tools of Xcode are missing; install them with: xcode-select --install");
        }
        return Ok(());
    }
    if cfg!(windows) {
        println!("Slipway is tried on Debian and Ubuntu only; on Windows it needs the C++ Build Tools and WebView2.");
        return Ok(());
    }
    match purpose {
        Purpose::Test => packages::install(&[BUILD, DRAW, TEST]),
        Purpose::Run if has_display() => packages::install(&[BUILD]),
        Purpose::Run => packages::install(&[BUILD, DRAW]),
    }
}

/// The formatter and the linter, which a minimal Rust leaves out.
fn checkers() -> Result<()> {
    for (program, component) in [("cargo-fmt", "rustfmt"), ("cargo-clippy", "clippy")] {
        if !has(program) {
            bail!("{component} is missing; install it with: rustup component add {component}");
        }
    }
    Ok(())
}

/// Installs the front end's packages where the lock file is newer than what was installed from it.
fn front_end() -> Result<()> {
    let changed =
        |path: &str| -> Option<SystemTime> { fs::metadata(root().join(path)).and_then(|about| about.modified()).ok() };
    match (changed("ui/package-lock.json"), changed("ui/node_modules/.package-lock.json")) {
        (Some(lock), Some(installed)) if installed >= lock => Ok(()),
        _ => install_front_end(),
    }
}

fn install_front_end() -> Result<()> {
    let Err(refused) = npm(&["ci", "--no-audit", "--no-fund", "--loglevel", "error"]) else { return Ok(()) };
    // A registry that lacks binaries for other platforms makes npm refuse a lock file that cannot name them.
    println!("{refused}; trying npm install, which keeps to the versions of the lock file and leaves it as it is.");
    npm(&["install", "--no-save", "--no-audit", "--no-fund"])
}

#[cfg(test)]
mod tests {
    use super::version;

    #[test]
    fn a_version_is_found_in_what_programs_say() {
        assert_eq!(version("rustc 1.95.0 (59807616e 2026-04-14)"), (1, 95));
        assert_eq!(version("v20.20.2"), (20, 20));
        assert_eq!(version("11.19.1"), (11, 19));
        assert_eq!(version("nothing"), (0, 0));
    }
}
