//! Checking what the system has, and installing what it lacks.

use std::fs;

use anyhow::{Context as _, Result, bail};

use crate::process::{command, has, npm, run, said};
use crate::root;

/// The oldest Rust and Node that everything was tried with.
const RUST: (u32, u32) = (1, 92);
const NODE: (u32, u32) = (20, 19);

/// Debian's names of what building and testing need.
const PACKAGES: &[&str] = &[
    "build-essential",
    "pkg-config",
    "libwebkit2gtk-4.1-dev",
    "librsvg2-dev",
    "libssl-dev",
    "libxdo-dev",
    "xvfb",
    "dbus",
    "webkit2gtk-driver",
    "qpdf",
    "poppler-utils",
    "imagemagick",
];

/// Checks Rust and Node, installs system packages and the front end's packages where they are missing.
pub fn setup() -> Result<()> {
    need("Rust", "rustc", RUST, "rustup update stable")?;
    need("Node", "node", NODE, "install Node 20.19 or newer from https://nodejs.org")?;
    if !has("npm") {
        bail!("npm is missing; it comes with Node: install Node 20.19 or newer from https://nodejs.org");
    }
    if cfg!(target_os = "linux") {
        packages()?;
    }
    front_end()
}

fn need(name: &str, program: &str, least: (u32, u32), fix: &str) -> Result<()> {
    let told = said(command(program).arg("--version")).with_context(|| format!("{name} is missing; {fix}"))?;
    let digits = told.trim_start_matches(|c: char| !c.is_ascii_digit());
    let mut parts = digits.split(|c: char| !c.is_ascii_digit()).map_while(|part| part.parse::<u32>().ok());
    let found = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    if found < least {
        bail!("{name} {}.{} or newer is needed, this is {told}; {fix}", least.0, least.1);
    }
    Ok(())
}

fn packages() -> Result<()> {
    if !has("dpkg-query") || !has("apt-get") {
        println!(
            "This is no Debian or Ubuntu, so system packages are not installed; needed are: {}",
            PACKAGES.join(", ")
        );
        return Ok(());
    }
    let installed = |package: &&str| {
        said(command("dpkg-query").args(["-W", "-f", "${Status}", package]))
            .is_some_and(|status| status == "install ok installed")
    };
    let missing: Vec<&str> = PACKAGES.iter().copied().filter(|package| !installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let root = said(command("id").arg("-u")).as_deref() == Some("0");
    println!("Installing {}{}", missing.join(", "), if root { "" } else { " (sudo may ask for your password)" });
    if !root && !has("sudo") {
        bail!("sudo is missing; as root run: apt-get install {}", missing.join(" "));
    }
    let apt = |arguments: &[&str]| {
        let mut apt = if root { command("apt-get") } else { command("sudo") };
        if !root {
            apt.args(["--preserve-env=DEBIAN_FRONTEND", "apt-get"]).stdin(std::process::Stdio::inherit());
        }
        run(apt.args(arguments).env("DEBIAN_FRONTEND", "noninteractive"))
    };
    apt(&["update", "-qq"])?;
    let mut arguments = vec!["install", "-y", "-qq", "--no-install-recommends"];
    arguments.extend(missing);
    apt(&arguments)
}

/// `npm ci` where the lock file is newer than what it made.
fn front_end() -> Result<()> {
    let time = |path: &str| fs::metadata(root().join(path)).and_then(|about| about.modified()).ok();
    match (time("ui/package-lock.json"), time("ui/node_modules/.package-lock.json")) {
        (Some(lock), Some(made)) if made >= lock => Ok(()),
        _ => npm(&["ci", "--no-audit", "--no-fund"]),
    }
}
