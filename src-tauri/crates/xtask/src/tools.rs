//! Tools that the project installs for itself, beside what it builds.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::process::{cargo_command, command, npm_command, run, said};
use crate::{root, target};

/// The version of the driver that the tests of the real window were written for.
const DRIVER: &str = "2.1.0";
/// What prints the same tables and writes the same calendars as we do, and in which versions; `accel` is the part of
/// it that is written in C.
const PEERS: [(&str, &str); 3] = [("reportlab[accel]", "5.1.0"), ("typst", "0.15.2"), ("icalendar", "7.3.2")];
/// What reads calendars in tests, and in which versions: with the rules of zones and of recurrence that it goes by.
const CALENDAR_READER: [(&str, &str); 4] = [
    ("icalendar", "7.3.2"),
    ("recurring-ical-events", "3.8.2"),
    ("python-dateutil", "2.9.0.post0"),
    ("tzdata", "2026.6"),
];
/// The version of the packager; it goes with the version of the framework.
const PACKAGER: &str = "2.12.5";

fn folder() -> PathBuf {
    target().join("tools")
}

/// Where the driver of the real window is.
pub fn driver_path() -> PathBuf {
    folder().join("bin").join(format!("tauri-driver{}", std::env::consts::EXE_SUFFIX))
}

/// Installs the driver of the real window, where it is missing and the window is tested.
pub fn driver() -> Result<()> {
    if !cfg!(target_os = "linux") || driver_path().is_file() {
        return Ok(());
    }
    println!("Installing tauri-driver {DRIVER} into {}.", folder().display());
    // It only passes requests on, so it is not worth the time of an optimised build.
    run(cargo_command()
        .args(["install", "tauri-driver", "--version", DRIVER, "--locked", "--debug", "--quiet", "--root"])
        .arg(folder())
        .env_remove("CARGO_TARGET_DIR"))
}

/// The packager's own program file, installed where it is missing; it is a program for Node, not a crate to build.
pub fn packager() -> Result<PathBuf> {
    let home = folder().join("packager");
    let program = home.join("node_modules/@tauri-apps/cli/tauri.js");
    let there = said(command("node").arg(&program).arg("--version"));
    if there.is_some_and(|told| told.ends_with(PACKAGER)) {
        return Ok(program);
    }
    println!("Installing the Tauri CLI {PACKAGER} into {}.", home.display());
    std::fs::create_dir_all(&home)?;
    run(npm_command()
        .args(["install", "--no-save", "--no-audit", "--no-fund", "--prefix"])
        .arg(&home)
        .arg(format!("@tauri-apps/cli@{PACKAGER}"))
        .current_dir(root()))?;
    Ok(program)
}

/// A Python with the programs in it that print and write the same as we do, installed where they are missing.
pub fn peers() -> Result<PathBuf> {
    let home = folder().join("peers");
    let python = python_of(&home);
    let versions = "import icalendar, reportlab, rl_accel, typst; \
                    print(reportlab.__version__, typst.__version__, icalendar.__version__)";
    let there = said(command(&python).args(["-c", versions]));
    if there.is_some_and(|told| told == PEERS.map(|(_, version)| version).join(" ")) {
        return Ok(python);
    }
    install(&home, &python, &PEERS)?;
    Ok(python)
}

/// Where the Python is that reads calendars in tests.
pub fn calendar_reader_path() -> PathBuf {
    python_of(&folder().join("calendar-reader"))
}

/// Installs the programs of others that read calendars in tests, where they are missing.
pub fn calendar_reader() -> Result<()> {
    let python = calendar_reader_path();
    let names = CALENDAR_READER.map(|(name, _)| format!("{name:?}")).join(", ");
    let versions = format!("from importlib.metadata import version; print(*map(version, [{names}]))");
    let there = said(command(&python).args(["-c", &versions]));
    if there.is_some_and(|told| told == CALENDAR_READER.map(|(_, version)| version).join(" ")) {
        return Ok(());
    }
    install(&folder().join("calendar-reader"), &python, &CALENDAR_READER)
}

fn python_of(home: &Path) -> PathBuf {
    home.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" })
}

/// Makes a Python of its own with some packages in it.
fn install(home: &Path, python: &Path, packages: &[(&str, &str)]) -> Result<()> {
    let wanted: Vec<String> = packages.iter().map(|(name, version)| format!("{name}=={version}")).collect();
    println!("Installing {} into {}.", wanted.join(", "), home.display());
    run(command("python3").args(["-m", "venv"]).arg(home))?;
    run(command(python).args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]).args(&wanted))
}
