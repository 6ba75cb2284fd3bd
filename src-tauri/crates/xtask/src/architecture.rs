//! Rules of the house that a compiler does not check.

use std::fs;

use anyhow::{Result, bail};

use crate::graph::{Graph, Package};
use crate::outside;
use crate::process::{command, said};
use crate::root;

/// What stands at the top level, dot files aside.
const TOP: &[&str] = &["Cargo.lock", "Cargo.toml", "README.md", "icons", "src-tauri", "tests", "ui"];
/// The crates on which the field itself may lean: none of them reads files, clocks or networks.
const DOMAIN: &[&str] = &["chrono", "jiff", "rayon", "rrule", "rustc-hash", "serde", "smallvec", "thiserror", "uuid"];
/// Which crates of ours a crate may know.
const KNOWS: &[(&str, &[&str])] = &[
    ("slipway-domain", &[]),
    ("slipway-storage", &["slipway-domain"]),
    ("slipway-interop", &["slipway-domain"]),
    ("slipway-print", &["slipway-domain"]),
    ("slipway-app", &["slipway-domain", "slipway-storage", "slipway-interop", "slipway-print"]),
    ("slipway-host", &["slipway-domain", "slipway-app"]),
    ("slipway-cli", &["slipway-domain", "slipway-app", "slipway-host"]),
    ("slipway-desktop", &["slipway-domain", "slipway-app", "slipway-host"]),
    ("slipway-testkit", &["slipway-domain"]),
    ("slipway-tests", &[]),
    ("slipway-xtask", &[]),
];
/// The crates that get the clock, ids and the person from whoever starts them.
const TIMELESS: &[&str] = &["slipway-domain", "slipway-storage", "slipway-interop", "slipway-print", "slipway-app"];
/// Features that give a crate the clock of the machine or random ids.
const CLOCKS: &[&str] = &["clock", "now", "tz-system", "v1", "v4"];
/// What only the shell may contain.
const WINDOWS: &[&str] = &["gtk", "tao", "tauri", "webkit2gtk", "wry"];
/// The longest the shell may be, in lines.
const SHELL_LINES: usize = 400;

/// Checks the top level, who depends on whom, how long the shell is, and that nothing points outside.
pub fn check() -> Result<()> {
    let graph = Graph::load()?;
    let mut wrong = top_level();
    for member in graph.members() {
        wrong.extend(direction(member));
        wrong.extend(clocks(member));
        if member.name != "slipway-desktop" {
            let parts = graph.within(&member.name)?;
            let window = parts.iter().find(|part| WINDOWS.contains(&part.name.as_str()));
            wrong.extend(window.map(|part| format!("{} contains {}; only the shell may", member.name, part.name)));
        }
    }
    wrong.extend(field(graph.member("slipway-domain")?));
    wrong.extend(shell()?);
    wrong.extend(outside::find(&graph)?);
    if !wrong.is_empty() {
        bail!("{}", wrong.join("\n"));
    }
    Ok(())
}

fn top_level() -> Vec<String> {
    let listed = said(command("git").arg("ls-files")).unwrap_or_default();
    let mut names: Vec<&str> = listed.lines().filter_map(|path| path.split('/').next()).collect();
    names.dedup();
    names.retain(|name| !name.starts_with('.') && !TOP.contains(name));
    names.iter().map(|name| format!("{name} stands at the top level, where only {} may", TOP.join(", "))).collect()
}

/// What a crate depends on of ours that it may not know.
fn direction(package: &Package) -> Vec<String> {
    let Some((_, may)) = KNOWS.iter().find(|(name, _)| package.name == *name) else {
        return vec![format!("{} has no place yet in the order of our crates", package.name)];
    };
    let known = package.dependencies.iter().filter(|known| known.is_normal && known.name.starts_with("slipway-"));
    known
        .filter(|known| !may.contains(&known.name.as_str()))
        .map(|known| format!("{} depends on {}, which it may not know", package.name, known.name))
        .collect()
}

/// Where a crate that is told the time asks for the means to read it.
fn clocks(package: &Package) -> Vec<String> {
    let is_timeless = TIMELESS.contains(&package.name.as_str());
    let normal = package.dependencies.iter().filter(|dependency| is_timeless && dependency.is_normal);
    normal
        .flat_map(|dependency| dependency.features.iter().map(move |feature| (&dependency.name, feature)))
        .filter(|(_, feature)| CLOCKS.contains(&feature.as_str()))
        .map(|(name, feature)| format!("{} asks {name} for {feature}; time and ids are handed to it", package.name))
        .collect()
}

fn field(domain: &Package) -> Vec<String> {
    let normal = domain.dependencies.iter().filter(|dependency| dependency.is_normal);
    normal
        .filter(|dependency| !DOMAIN.contains(&dependency.name.as_str()))
        .map(|dependency| format!("slipway-domain leans on {}, which is not on its list", dependency.name))
        .collect()
}

fn shell() -> Result<Option<String>> {
    let mut lines = 0;
    for entry in fs::read_dir(root().join("src-tauri/src"))? {
        lines += fs::read_to_string(entry?.path())?.lines().count();
    }
    let complaint = format!("the shell has {lines} lines; it only carries invocations, in fewer than {SHELL_LINES}");
    Ok((lines >= SHELL_LINES).then_some(complaint))
}
