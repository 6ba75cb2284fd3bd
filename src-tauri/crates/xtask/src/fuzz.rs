//! Fuzzing: the readers of what comes from outside, fed by libFuzzer with whatever leads them on ways they did not go yet.
//!
//! It is no part of the test run, because it has no end of its own; the test run only sees to it that the targets
//! can be compiled.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::process::{cargo_command, command, has, run, said};
use crate::{root, target};

/// Where the targets, the inputs to begin with and the dictionaries are; from the folder of the project.
const FOLDER: &str = "src-tauri/crates/interop/fuzz";
/// How long each target is fuzzed where nobody says how long, in seconds.
const SECONDS: u32 = 60;
/// What no input may take: longer than this, in seconds, or more memory, in MiB; and the longest input, in bytes.
const BOUNDS: [&str; 3] = ["-timeout=10", "-rss_limit_mb=512", "-max_len=65536"];

/// What is asked for.
#[derive(Debug, PartialEq, Eq)]
struct Asked {
    /// One target, or all of them.
    target: Option<String>,
    seconds: u32,
}

/// Fuzzes every target, or the one that is named, for some time each.
pub fn fuzz(words: &[&str]) -> Result<()> {
    let asked = asked(words)?;
    let known = targets()?;
    if let Some(unknown) = asked.target.as_ref().filter(|name| !known.contains(name)) {
        bail!("there is no fuzz target {unknown}; the targets are: {}", known.join(", "));
    }
    if !has("cargo-fuzz") {
        bail!("cargo-fuzz is missing; install it with: cargo install cargo-fuzz --locked");
    }
    let triple =
        said(command("rustc").args(["--print", "host-tuple"])).context("rustc does not say what it runs on")?;
    // Without a sanitizer it needs no nightly compiler; nothing that is fuzzed is unsafe.
    run(cargo_command()
        .args(["fuzz", "build", "--sanitizer", "none", "--target", &triple, "--fuzz-dir", FOLDER])
        .env("CARGO_TARGET_DIR", home()))?;
    let mut failed = Vec::new();
    for name in known.iter().filter(|name| asked.target.as_ref().is_none_or(|asked| asked == *name)) {
        println!("\n== {name}: {} seconds ==", asked.seconds);
        let program = home().join(&triple).join("release").join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
        let faults = made("artifacts", name)?;
        let mut fuzzer = fuzzer(&program, name, &faults, asked.seconds)?;
        if run(&mut fuzzer).is_err() {
            failed.push(format!(
                "{name} ended with a fault; its input is in {}, and {} FILE runs it again: make a unit test of it first",
                faults.display(),
                program.display()
            ));
        }
    }
    if failed.is_empty() { Ok(()) } else { bail!("{}", failed.join("\n")) }
}

/// Checks that the targets can be compiled, without compiling libFuzzer for it.
pub fn check() -> Result<()> {
    let manifest = format!("{FOLDER}/Cargo.toml");
    let what = ["clippy", "--locked", "--no-default-features", "--all-targets", "--manifest-path", &manifest];
    run(cargo_command().args(what).args(["--", "-D", "warnings"]).env("CARGO_TARGET_DIR", target()))
}

/// Checks the format of the targets, which are a workspace of their own.
pub fn format() -> Result<()> {
    run(cargo_command().args(["fmt", "--check", "--manifest-path", &format!("{FOLDER}/Cargo.toml")]))
}

fn asked(words: &[&str]) -> Result<Asked> {
    let number = |text: &str| match text.parse() {
        Ok(seconds) if seconds > 0 => Ok(seconds),
        _ => bail!("--seconds needs a whole number from 1 on, not {text}"),
    };
    let (target, seconds) = match words {
        [] => (None, SECONDS),
        ["--seconds", seconds] => (None, number(seconds)?),
        [target] if !target.starts_with('-') => (Some(*target), SECONDS),
        [target, "--seconds", seconds] | ["--seconds", seconds, target] => (Some(*target), number(seconds)?),
        _ => bail!("fuzz knows [TARGET] [--seconds N], not {}", words.join(" ")),
    };
    Ok(Asked { target: target.map(str::to_owned), seconds })
}

/// The names of the targets, sorted.
fn targets() -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(root().join(FOLDER).join("targets"))? {
        let path = entry?.path();
        names.extend(path.file_stem().map(|name| name.to_string_lossy().into_owned()));
    }
    names.sort();
    Ok(names)
}

/// Everything that fuzzing makes: its programs, the inputs that it found, and the faults.
fn home() -> PathBuf {
    target().join("fuzz")
}

/// A folder of a target, made where it is missing.
fn made(kind: &str, name: &str) -> Result<PathBuf> {
    let folder = home().join(kind).join(name);
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

fn fuzzer(program: &Path, name: &str, faults: &Path, seconds: u32) -> Result<Command> {
    let folder = root().join(FOLDER);
    let mut fuzzer = command(program);
    // What is found goes into the first folder; the others are only read.
    fuzzer.arg(made("corpus", name)?).arg(folder.join("seeds").join(name));
    fuzzer.arg(format!("-dict={}", folder.join(format!("{name}.dict")).display()));
    fuzzer.arg(format!("-artifact_prefix={}/", faults.display()));
    fuzzer.arg(format!("-max_total_time={seconds}")).args(BOUNDS).arg("-print_final_stats=1");
    Ok(fuzzer)
}

#[cfg(test)]
mod tests {
    use super::{FOLDER, asked, targets};
    use crate::root;

    #[test]
    fn a_target_and_a_time_are_understood_in_either_order() {
        let told = |words: &[&str]| asked(words).map(|asked| (asked.target, asked.seconds)).ok();
        assert_eq!(told(&[]), Some((None, super::SECONDS)));
        assert_eq!(told(&["ics"]), Some((Some("ics".to_owned()), super::SECONDS)));
        assert_eq!(told(&["ics", "--seconds", "9"]), told(&["--seconds", "9", "ics"]));
        assert_eq!(told(&["--seconds", "9"]), Some((None, 9)));
        for wrong in [&["--seconds"][..], &["--seconds", "0"], &["--seconds", "x"], &["ics", "csv"], &["--what"]] {
            assert_eq!(told(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn every_target_has_inputs_to_begin_with_a_dictionary_and_a_program() {
        let folder = root().join(FOLDER);
        let manifest = std::fs::read_to_string(folder.join("Cargo.toml")).unwrap();
        let names = targets().unwrap();
        assert!(names.len() > 1, "{names:?}");
        for name in names {
            assert!(std::fs::read_dir(folder.join("seeds").join(&name)).unwrap().count() > 0, "{name}");
            assert!(folder.join(format!("{name}.dict")).is_file(), "{name}");
            assert!(manifest.contains(&format!("path = \"targets/{name}.rs\"")), "{name}");
        }
    }
}
