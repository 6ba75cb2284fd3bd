//! Runs the built `slipway` as a person would, in a folder of its own.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "a test stops where something is wrong"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// The moment at which every test takes place: a Monday.
pub const NOW: &str = "2026-11-23T10:00:00Z";

/// A folder with a plan in it, gone with the test.
pub struct Desk {
    folder: tempfile::TempDir,
}

/// What the program said.
pub struct Said {
    /// Its exit code.
    pub code: i32,
    /// Its standard output.
    pub out: String,
    /// Its standard error.
    pub err: String,
}

impl Said {
    /// The JSON document on standard output.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}{}", self.out, self.err))
    }
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

impl Default for Desk {
    fn default() -> Self {
        Self::new()
    }
}

impl Desk {
    /// An empty folder.
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    /// A folder with the sample plan.
    pub fn with_sample() -> Self {
        let desk = Self::new();
        assert_eq!(desk.run(&["new", "plan.slipway", "--sample"]).code, 0);
        desk
    }

    /// A folder with an empty plan.
    pub fn with_plan() -> Self {
        let desk = Self::new();
        assert_eq!(desk.run(&["new", "plan.slipway"]).code, 0);
        desk
    }

    /// A place in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Puts a file into the folder.
    pub fn put(&self, name: &str, content: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), content).expect("a file");
    }

    /// The program in the folder, with nothing of the machine's environment.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(program());
        command
            .current_dir(self.folder.path())
            .env_clear()
            .env("HOME", self.folder.path())
            .env("SLIPWAY_PLAN", "plan.slipway")
            .args(arguments);
        command
    }

    /// Runs the program at [`NOW`] as ada.
    pub fn run(&self, arguments: &[&str]) -> Said {
        self.run_at(NOW, arguments)
    }

    /// Runs the program at another time as ada.
    pub fn run_at(&self, now: &str, arguments: &[&str]) -> Said {
        self.command(&["--as-of", now, "--actor", "ada"]).args(arguments).output().expect("the program runs").into()
    }

    /// Runs it with `--json` and answers with the document.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let mut all = arguments.to_vec();
        all.push("--json");
        self.run(&all).json()
    }
}

/// A file of the tests.
pub fn fixture(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(name).display().to_string()
}

/// A built program: named by an environment variable, or beside the tests.
pub fn built(variable: &str, name: &str) -> PathBuf {
    if let Some(named) = std::env::var_os(variable) {
        return named.into();
    }
    let tests = std::env::current_exe().expect("the test itself");
    tests.ancestors().nth(2).expect("the target folder").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// The Python that reads calendars: named by `CALENDAR_READER`, or where `cargo xtask setup` puts it.
pub fn calendar_reader() -> PathBuf {
    let python = built("CALENDAR_READER", "../tools/calendar-reader/bin/python");
    assert!(python.exists(), "{} is missing; cargo xtask setup installs it", python.display());
    python
}

/// The built `slipway`, built first where it is not there.
fn program() -> PathBuf {
    let program = built("SLIPWAY_BIN", "slipway");
    if !program.exists() {
        let built = Command::new(env!("CARGO")).args(["build", "-p", "slipway-cli"]).status().expect("cargo runs");
        assert!(built.success(), "slipway can be built");
    }
    program
}
