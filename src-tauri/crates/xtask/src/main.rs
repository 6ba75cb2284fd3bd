//! Set-up and checks of the project: `cargo xtask run | test | bench | fuzz | dist | setup | types | icons`.

mod architecture;
mod bench;
mod clock;
mod containers;
mod display;
mod dist;
mod fuzz;
mod graph;
mod icons;
mod licences;
mod memory;
mod outside;
mod packages;
mod picture;
mod process;
mod rules;
mod run;
mod setup;
mod spdx;
mod summary;
mod test;
mod tools;
mod types;
mod window;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};

const HELP: &str = "cargo xtask COMMAND

  run      set up, build, and open the window on the sample plan;
           without a display: leave its picture and its exports in target/sample
             --debug  build faster, without optimisation
             --dev    with the front end's development server, which reloads on each change
  test     set up, then run every check and every test, ending with one summary
             NAME...  only these steps
             --list   name the steps
  bench    run the benchmarks, and measure the window: its start, its memory and its frames
             NAME...  only these, such as conflicts, desk, peers or window
  fuzz     look for inputs that make a reader fail, hang or fill the memory; needs cargo-fuzz, not nightly
             TARGET       only this one, such as ics or recurrence
             --seconds N  for so long each, and not for a minute
  dist     build the packages for other machines
  setup    install what is missing, and nothing else
  types    generate the boundary's types and permissions again
  icons    draw the icon again in every size and container";

/// The folder of the project.
fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(3).unwrap_or(here)
}

/// The folder of everything that is built.
fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// A program that this project builds.
fn built(profile: &str, program: &str) -> PathBuf {
    target().join(profile).join(format!("{program}{}", std::env::consts::EXE_SUFFIX))
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match dispatch(&words) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(words: &[&str]) -> Result<ExitCode> {
    let Some((command, rest)) = words.split_first() else {
        eprintln!("{HELP}");
        return Ok(ExitCode::from(2));
    };
    match (*command, rest) {
        ("run", []) => run::run(run::Build::Release)?,
        ("run", ["--debug"]) => run::run(run::Build::Debug)?,
        ("run", ["--dev"]) => run::develop()?,
        ("test", rest) => return test::test(rest),
        ("bench", names) => bench::bench(names)?,
        ("fuzz", rest) => fuzz::fuzz(rest)?,
        ("dist", []) => dist::dist()?,
        ("setup", []) => setup::setup(setup::Purpose::Test)?,
        ("types", []) => types::generate()?,
        ("icons", []) => icons::draw()?,
        ("help" | "--help" | "-h", _) => println!("{HELP}"),
        ("run" | "dist" | "setup" | "types" | "icons", rest) => {
            bail!("{command} does not know {}\n\n{HELP}", rest.join(" "))
        }
        _ => {
            eprintln!("there is no command {command}\n\n{HELP}");
            return Ok(ExitCode::from(2));
        }
    }
    Ok(ExitCode::SUCCESS)
}
