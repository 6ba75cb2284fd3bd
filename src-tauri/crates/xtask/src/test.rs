//! Every check and every test, with one summary.

use std::collections::BTreeSet;
use std::process::{Command, ExitCode};
use std::time::Instant;

use anyhow::{Result, bail};

use crate::graph::{Graph, Package};
use crate::process::{cargo, cargo_command, npm, run};
use crate::setup::{Purpose, setup};
use crate::summary::Summary;
use crate::{architecture, built, clock, fuzz, licences, root, tools, types};

/// One step of the test run.
struct Step {
    name: &'static str,
    what: &'static str,
    act: fn() -> Result<()>,
}

/// Quick ones first, so that the first complaint comes early.
const STEPS: &[Step] = &[
    Step { name: "format", what: "rustfmt has nothing to change", act: format },
    Step { name: "architecture", what: "who may depend on whom, and where things stand", act: architecture::check },
    Step { name: "licences", what: "what the project may be built from", act: licences::check },
    Step { name: "page-types", what: "svelte-check", act: || npm(&["run", "check"]) },
    Step { name: "page-lint", what: "eslint", act: || npm(&["run", "lint"]) },
    Step { name: "page-tests", what: "vitest", act: || npm(&["test"]) },
    Step { name: "page-build", what: "the page inside the window can be built", act: page },
    Step { name: "types", what: "the boundary's generated files are up to date", act: types::check },
    Step { name: "clippy", what: "the linter, over everything", act: clippy },
    Step { name: "rust-tests", what: "the tests of every crate, the shell's included", act: crates },
    Step { name: "program-tests", what: "the built command line, from outside", act: programs },
    Step { name: DESKTOP, what: "the real window, from outside", act: desktop },
];
const DESKTOP: &str = "desktop-tests";

/// The package whose tests see only the built programs.
const OUTSIDE: &str = "slipway-tests";

/// Sets up and runs every step, or those that are named; all of them even when one fails.
pub fn test(words: &[&str]) -> Result<ExitCode> {
    if words == ["--list"] {
        for step in STEPS {
            println!("{:14} {}", step.name, step.what);
        }
        return Ok(ExitCode::SUCCESS);
    }
    let names: Vec<&str> = words.iter().copied().filter(|word| *word != "--only").collect();
    if let Some(unknown) = names.iter().find(|name| STEPS.iter().all(|step| step.name != **name)) {
        let known: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        bail!("there is no step {unknown}; the steps are: {}", known.join(", "));
    }
    clock::bound();
    setup(Purpose::Test)?;
    let chosen = STEPS.iter().filter(|step| names.is_empty() || names.contains(&step.name));
    let mut summary = Summary::default();
    let mut left_out = None;
    for step in chosen {
        // A step that tests nothing would be counted as passed, so it is said instead.
        if step.name == DESKTOP {
            left_out = no_window()?;
            if left_out.is_some() {
                continue;
            }
        }
        println!("\n== {}: {} ==", step.name, step.what);
        let start = Instant::now();
        let done = (step.act)();
        if let Err(error) = &done {
            println!("{} failed: {error:#}", step.name);
        }
        summary.note(step.name, done.is_ok(), start.elapsed());
    }
    if let Some(reason) = left_out {
        println!("\nThe real window was not tested: {reason}.");
    }
    println!("\n{summary}");
    Ok(if summary.failed() == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Why the real window cannot be tested; nothing where it can.
fn no_window() -> Result<Option<&'static str>> {
    if !cfg!(target_os = "linux") {
        return Ok(Some("its driver is set up on Linux only"));
    }
    let there = outside_tests()?.iter().any(|name| name == "desktop");
    Ok((!there).then_some("there is no test named desktop"))
}

fn page() -> Result<()> {
    npm(&["run", "build"])
}

/// The shell cannot even be compiled without some page.
fn any_page() -> Result<()> {
    if root().join("ui/dist/index.html").is_file() { Ok(()) } else { page() }
}

/// Cargo over all packages at once, with the page inside the window.
///
/// Cargo settles the features of a library by what is asked for together; every step asks for the same, so that each
/// library is built once and not once for each step. Without its feature the window looks for a development server.
pub fn whole(verb: &str) -> Command {
    let mut cargo = cargo_command();
    cargo.args([verb, "--workspace", "--features", "slipway-desktop/custom-protocol"]);
    cargo
}

fn format() -> Result<()> {
    cargo(&["fmt", "--all", "--check"])?;
    fuzz::format()
}

fn clippy() -> Result<()> {
    any_page()?;
    run(whole("clippy").args(["--all-targets", "--", "-D", "warnings"]))?;
    fuzz::check()
}

fn crates() -> Result<()> {
    any_page()?;
    let graph = Graph::load()?;
    let inside = graph.members().filter(|package| package.name != OUTSIDE);
    let names: BTreeSet<&str> = inside.flat_map(tests_of).collect();
    let unit = ["--no-fail-fast", "--lib", "--bins", "--examples"];
    run(whole("test").args(unit).args(names.into_iter().flat_map(|name| ["--test", name])))?;
    run(whole("test").args(["--doc", "--no-fail-fast"]))
}

fn programs() -> Result<()> {
    any_page()?;
    black_box(&["slipway"], |name| name != "desktop")
}

fn desktop() -> Result<()> {
    page()?;
    black_box(&["slipway", "slipway-desktop"], |name| name == "desktop")
}

/// The names of a package's tests outside its modules.
fn tests_of(package: &Package) -> impl Iterator<Item = &str> {
    package.targets.iter().filter(|(kind, _)| kind == "test").map(|(_, name)| name.as_str())
}

/// The tests that see only the built programs.
fn outside_tests() -> Result<Vec<String>> {
    Ok(tests_of(Graph::load()?.member(OUTSIDE)?).map(str::to_owned).collect())
}

/// Builds some programs and runs some of the tests that see only the built programs.
fn black_box(built_first: &[&str], is_chosen: fn(&str) -> bool) -> Result<()> {
    let tests = outside_tests()?;
    let chosen: Vec<&str> =
        tests.iter().filter(|name| is_chosen(name)).flat_map(|name| ["--test", name.as_str()]).collect();
    if chosen.is_empty() {
        bail!("the package {OUTSIDE} has no such tests");
    }
    run(whole("build").args(built_first.iter().flat_map(|name| ["--bin", name])).args(&chosen))?;
    run(whole("test")
        .arg("--no-fail-fast")
        .args(chosen)
        .env("SLIPWAY_BIN", built("debug", "slipway"))
        .env("SLIPWAY_DESKTOP", built("debug", "slipway-desktop"))
        .env("TAURI_DRIVER", tools::driver_path())
        .env("CALENDAR_READER", tools::calendar_reader_path()))
}
