//! Every check and every test, with one summary.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

use crate::process::{cargo, command, npm, run};
use crate::{architecture, setup};

/// One step of the test run.
struct Step {
    name: &'static str,
    act: fn() -> Result<()>,
}

const STEPS: &[Step] = &[
    Step { name: "format", act: || cargo(&["fmt", "--all", "--check"]) },
    Step { name: "architecture", act: architecture::check },
    Step { name: "types", act: types_up_to_date },
    Step { name: "ui build", act: || npm(&["run", "build"]) },
    Step { name: "ui types", act: || npm(&["run", "check"]) },
    Step { name: "ui lint", act: || npm(&["run", "lint"]) },
    Step { name: "ui tests", act: || npm(&["test"]) },
    Step {
        name: "clippy",
        act: || {
            cargo(&[
                "clippy",
                "--workspace",
                "--all-targets",
                "--features",
                "slipway-desktop/custom-protocol",
                "--",
                "-D",
                "warnings",
            ])
        },
    },
    Step {
        name: "programs",
        act: || {
            cargo(&[
                "build",
                "-p",
                "slipway-cli",
                "-p",
                "slipway-desktop",
                "--features",
                "slipway-desktop/custom-protocol",
            ])
        },
    },
    Step {
        name: "rust tests",
        act: || cargo(&["test", "--workspace", "--features", "slipway-desktop/custom-protocol"]),
    },
];

/// Sets up and runs every step, or the one that is named; all of them even when one fails.
pub fn test(only: Option<String>) -> Result<()> {
    setup::setup()?;
    let chosen: Vec<&Step> = STEPS.iter().filter(|step| only.as_deref().is_none_or(|name| step.name == name)).collect();
    if chosen.is_empty() {
        let names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        bail!("there is no such step; the steps are: {}", names.join(", "));
    }
    let mut results: Vec<(&str, bool, Duration)> = Vec::new();
    for step in chosen {
        println!("\n== {} ==", step.name);
        let start = Instant::now();
        let done = (step.act)();
        if let Err(error) = &done {
            eprintln!("{error:#}");
        }
        results.push((step.name, done.is_ok(), start.elapsed()));
    }
    println!();
    for (name, passed, took) in &results {
        println!("{} {name:14} {:7.1} s", if *passed { "passed" } else { "FAILED" }, took.as_secs_f64());
    }
    let failed = results.iter().filter(|(_, passed, _)| !passed).count();
    println!("{} passed, {failed} failed", results.len() - failed);
    if failed > 0 {
        bail!("{failed} steps failed")
    }
    Ok(())
}

/// Generates the boundary's types and permissions again.
pub fn types() -> Result<()> {
    cargo(&["run", "--quiet", "-p", "slipway-app", "--example", "generate"])
}

fn types_up_to_date() -> Result<()> {
    types()?;
    run(command("git").args([
        "diff",
        "--exit-code",
        "--stat",
        "--",
        "ui/src/backend/generated",
        "src-tauri/capabilities",
    ]))
}
