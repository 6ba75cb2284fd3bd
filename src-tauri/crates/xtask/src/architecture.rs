//! Rules of the house that a compiler does not check.

use std::fs;

use anyhow::{Result, bail};

use crate::process::{command, said};
use crate::root;

/// What may stand at the top level.
const TOP: &[&str] = &["Cargo.lock", "Cargo.toml", "README.md", "icons", "src-tauri", "tests", "ui"];
/// The crates on which the field itself may lean.
const DOMAIN: &[&str] = &["chrono", "jiff", "rrule", "rustc-hash", "serde", "smallvec", "thiserror", "uuid"];
/// The longest the shell may be, in lines.
const SHELL_LINES: usize = 400;

/// Checks the top level, who depends on whom, and how long the shell is.
pub fn check() -> Result<()> {
    top_level()?;
    for below in ["domain", "storage", "interop", "print", "app", "host", "cli"] {
        let package = format!("slipway-{below}");
        let tree = tree(&package)?;
        if let Some(found) = tree.iter().find(|name| name.starts_with("tauri") || name.starts_with("webkit2gtk")) {
            bail!("{package} depends on {found}; only the shell may");
        }
        let names = |other: &str| tree.iter().any(|name| name == other);
        if matches!(below, "print" | "interop") && names("slipway-storage") {
            bail!("{package} depends on slipway-storage; it may know only slipway-domain");
        }
    }
    let manifest = fs::read_to_string(root().join("src-tauri/crates/domain/Cargo.toml"))?;
    let direct = manifest.split("[dependencies]").nth(1).unwrap_or_default().split('[').next().unwrap_or_default();
    for name in direct.lines().filter_map(|line| line.split(['.', ' ', '=']).next()).filter(|name| !name.is_empty()) {
        if !DOMAIN.contains(&name) {
            bail!("slipway-domain depends on {name}; a crate of the field reads no files, clocks or networks");
        }
    }
    let mut lines = 0;
    for entry in fs::read_dir(root().join("src-tauri/src"))? {
        lines += fs::read_to_string(entry?.path())?.lines().count();
    }
    if lines >= SHELL_LINES {
        bail!("the shell has {lines} lines; it carries invocations and nothing else, in fewer than {SHELL_LINES}");
    }
    Ok(())
}

fn top_level() -> Result<()> {
    let listed = said(command("git").args(["ls-tree", "--name-only", "HEAD"])).unwrap_or_default();
    let visible: Vec<&str> = listed.lines().filter(|name| !name.starts_with('.')).collect();
    if visible.iter().any(|name| !TOP.contains(name)) {
        bail!("the top level holds {}; it should hold {}", visible.join(", "), TOP.join(", "));
    }
    Ok(())
}

/// Every crate on which a package depends when it is shipped.
fn tree(package: &str) -> Result<Vec<String>> {
    let told = said(
        command(env!("CARGO")).args(["tree", "-p", package, "-e", "normal", "--prefix", "none", "--format", "{p}"]),
    );
    let Some(told) = told else { bail!("the dependencies of {package} could not be listed") };
    Ok(told.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect())
}
