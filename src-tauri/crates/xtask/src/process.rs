//! Running other programs.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

use crate::root;

/// A program in the project's folder, without standard input.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root()).stdin(Stdio::null());
    command
}

/// Runs a command and fails when it does.
pub fn run(command: &mut Command) -> Result<()> {
    let told = format!("{command:?}").replace('"', "");
    let status = command.status().with_context(|| format!("{told} could not be started"))?;
    if !status.success() {
        bail!("{told} failed ({status})");
    }
    Ok(())
}

/// Runs cargo in the project's folder.
pub fn cargo(arguments: &[&str]) -> Result<()> {
    run(command(env!("CARGO")).args(arguments))
}

/// Runs npm in the folder of the window's front end.
pub fn npm(arguments: &[&str]) -> Result<()> {
    run(command("npm").args(arguments).current_dir(root().join("ui")))
}

/// What a command prints, trimmed; nothing when it cannot run or fails.
pub fn said(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether a program is on the path.
pub fn has(program: &str) -> bool {
    let paths = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&paths).any(|folder: std::path::PathBuf| Path::new(&folder).join(program).is_file())
}
