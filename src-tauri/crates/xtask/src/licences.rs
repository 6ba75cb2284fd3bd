//! What the project may be built from: licences, packages we decided against, known weaknesses.

use std::fs;

use anyhow::{Result, bail};
use serde_json::Value;

use crate::graph::Graph;
use crate::process::{cargo_command, command, has, run, said};
use crate::root;
use crate::rules::{Ban, FILE, Rules};
use crate::spdx::is_allowed;

/// The programs that are handed out.
const SHIPPED: &[&str] = &["slipway-desktop", "slipway-cli"];

/// Checks the licence and the source of every package, and that none is part of the programs that should not be.
pub fn check() -> Result<()> {
    let rules = Rules::load()?;
    let graph = Graph::load()?;
    let mut wrong = crates(&graph, &rules);
    for ban in &rules.banned {
        wrong.extend(banned(&graph, ban)?);
    }
    let (count, refused) = front_end(&rules)?;
    println!("{} crates and {count} packages of the front end were looked at.", graph.packages.len());
    wrong.extend(refused);
    if !wrong.is_empty() {
        bail!("{}", wrong.join("\n"));
    }
    known_weaknesses()
}

fn crates(graph: &Graph, rules: &Rules) -> Vec<String> {
    let mut wrong = Vec::new();
    for package in &graph.packages {
        let stated = rules.stated.iter().find(|(name, _)| *name == package.name).map(|(_, licence)| licence);
        let licence = package.licence.as_ref().or(stated);
        wrong.extend(refusal(&format!("{} {}", package.name, package.version), licence.map(String::as_str), rules));
        if package.source.as_deref().is_some_and(|source| !source.starts_with("registry+")) {
            wrong.push(format!("{} comes from no registry", package.name));
        }
    }
    wrong
}

/// Why a licence is not good enough; nothing where it is.
fn refusal(package: &str, licence: Option<&str>, rules: &Rules) -> Option<String> {
    let Some(licence) = licence else {
        return Some(format!("{package} states no licence; find it and note it in {FILE}"));
    };
    match is_allowed(licence, &rules.allowed) {
        Ok(true) => None,
        Ok(false) => Some(format!("{package} has the licence {licence}, which {FILE} does not allow")),
        Err(error) => Some(format!("{package}: {error}")),
    }
}

/// Where a package that we decided against is part of a program all the same.
fn banned(graph: &Graph, ban: &Ban) -> Result<Option<String>> {
    for program in SHIPPED {
        let within = graph.within(program)?;
        for package in within.iter().filter(|package| package.name == ban.name) {
            let user = within.iter().find(|user| graph.uses(user, package) && !ban.wrappers.contains(&user.name));
            if let Some(user) = user {
                return Ok(Some(format!("{} is part of {program} through {}: {}", ban.name, user.name, ban.reason)));
            }
        }
    }
    Ok(None)
}

/// How many packages the front end has, and what is wrong with them.
fn front_end(rules: &Rules) -> Result<(usize, Vec<String>)> {
    let lock: Value = serde_json::from_str(&fs::read_to_string(root().join("ui/package-lock.json"))?)?;
    let mut wrong = Vec::new();
    let mut count = 0;
    for (path, package) in lock["packages"].as_object().into_iter().flatten() {
        count += 1;
        // The lock file leaves some licences out, which the installed package states itself.
        let installed = root().join("ui").join(path).join("package.json");
        let own = || -> Option<Value> { serde_json::from_str(&fs::read_to_string(installed).ok()?).ok() };
        let licence = match package["license"].as_str() {
            Some(licence) => Some(licence.to_owned()),
            None => own().and_then(|own| own["license"].as_str().map(str::to_owned)),
        };
        let name = if path.is_empty() { "the front end" } else { path.trim_start_matches("node_modules/") };
        wrong.extend(refusal(name, licence.as_deref(), rules));
    }
    Ok((count, wrong))
}

/// Asks the tools that know of weaknesses, where they are installed and can reach what they know.
fn known_weaknesses() -> Result<()> {
    if has("cargo-deny") {
        let deny = |words: &[&str]| {
            let mut deny = cargo_command();
            deny.args(["deny", "--config", FILE]).args(words);
            deny
        };
        run(&mut deny(&["check", "licenses", "bans", "sources"]))?;
        if said(&mut deny(&["fetch", "db"])).is_some() {
            return run(&mut deny(&["check", "advisories"]));
        }
        println!("Known weaknesses were not checked: cargo-deny could not fetch its database.");
    } else if has("cargo-audit") {
        let output = command("cargo-audit").args(["audit", "--json"]).output()?;
        // Without its database it prints no report at all.
        if serde_json::from_slice::<Value>(&output.stdout).is_ok_and(|report| report["vulnerabilities"].is_object()) {
            return if output.status.success() { Ok(()) } else { run(command("cargo-audit").arg("audit")) };
        }
        println!("Known weaknesses were not checked: cargo-audit could not fetch its database.");
    } else {
        println!("Known weaknesses were not checked: neither cargo-deny nor cargo-audit is installed.");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Rules, refusal};

    #[test]
    fn our_own_rules_can_be_read_and_refuse_what_they_should() {
        let rules = Rules::load().unwrap();
        assert_eq!(refusal("a", Some("MIT OR GPL-2.0"), &rules), None);
        assert!(refusal("a", Some("GPL-2.0-only"), &rules).unwrap().contains("does not allow"));
        assert!(refusal("a", None, &rules).unwrap().contains("no licence"));
    }
}
