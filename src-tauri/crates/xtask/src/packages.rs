//! Debian's packages that building, drawing and testing need.

use std::process::{Command, Stdio};

use anyhow::{Result, bail};

use crate::process::{command, has, run, said};

/// What the shell and the crates are built with.
pub const BUILD: &[&str] = &[
    "build-essential",
    "libayatana-appindicator3-dev",
    "librsvg2-dev",
    "libssl-dev",
    "libwebkit2gtk-4.1-dev",
    "libxdo-dev",
    "pkg-config",
];
/// What draws the window where there is no display.
pub const DRAW: &[&str] = &["dbus", "imagemagick", "xdotool", "xvfb"];
/// What the tests ask about the window and the printed pages, and what programs of others are installed with.
pub const TEST: &[&str] = &["poppler-utils", "python3-venv", "qpdf", "webkit2gtk-driver"];
/// What the printed tables are measured against is installed and watched with.
pub const PEERS: &[&str] = &["python3-venv", "time"];
/// What draws the icon.
pub const ICONS: &[&str] = &["librsvg2-bin"];

/// Installs what is missing of some groups; elsewhere than on Debian and Ubuntu it says what is needed.
pub fn install(groups: &[&[&'static str]]) -> Result<()> {
    let wanted: Vec<&str> = groups.iter().copied().flatten().copied().collect();
    if !has("dpkg-query") || !has("apt-get") {
        println!(
            "This is neither Debian nor Ubuntu, so system packages are not installed; needed is what Debian calls {}.",
            wanted.join(", ")
        );
        return Ok(());
    }
    let missing = missing(&wanted);
    if missing.is_empty() {
        return Ok(());
    }
    let is_root = said(command("id").arg("-u")).as_deref() == Some("0");
    if !is_root && !has("sudo") {
        bail!("system packages are missing and sudo is not there; as root run: apt-get install {}", missing.join(" "));
    }
    println!("Installing {}{}", missing.join(", "), if is_root { "." } else { "; sudo may ask for your password." });
    run(apt(is_root).args(["update", "-qq"]))?;
    run(apt(is_root).args(["install", "-y", "-qq", "--no-install-recommends"]).args(&missing))
}

/// Which of some packages the system lacks.
fn missing<'a>(wanted: &[&'a str]) -> Vec<&'a str> {
    // A package that was never heard of makes the query fail, yet it still lists the others.
    let listed = command("dpkg-query")
        .args(["-W", "-f", "${Package} ${db:Status-Status}\n"])
        .args(wanted)
        .stderr(Stdio::null())
        .output()
        .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
        .unwrap_or_default();
    let installed = |name: &str| listed.lines().any(|line| line == format!("{name} installed"));
    wanted.iter().copied().filter(|name| !installed(name)).collect()
}

fn apt(is_root: bool) -> Command {
    let mut apt = if is_root { command("apt-get") } else { command("sudo") };
    if !is_root {
        // Only a password may be asked for, so only sudo gets the terminal.
        apt.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]).stdin(Stdio::inherit());
    }
    // Another installation may hold the lock, and a mirror may fail once.
    apt.args(["-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=3"]);
    apt.env("DEBIAN_FRONTEND", "noninteractive");
    apt
}
