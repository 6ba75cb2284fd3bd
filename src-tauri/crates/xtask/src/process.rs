//! Running other programs.

use std::ffi::{OsStr, OsString};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context as _, Result, bail};

use crate::{clock, root};

/// How often a program that may not run for ever is looked at.
const LOOK: Duration = Duration::from_millis(50);

/// A program in the project's folder, without standard input.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root()).stdin(Stdio::null());
    command
}

/// The cargo that started this program.
pub fn cargo_command() -> Command {
    command(std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")))
}

/// The npm of the system, in the folder of the front end.
pub fn npm_command() -> Command {
    // On Windows npm is a script, which is found only by its full name.
    let mut npm = command(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.current_dir(root().join("ui"));
    npm
}

/// What a person would type for a command.
fn told(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let short = |word: &OsStr| {
        let text = word.to_string_lossy();
        // The full path of cargo tells nobody anything.
        if text.ends_with("/cargo") { "cargo".to_owned() } else { text.into_owned() }
    };
    words.map(short).collect::<Vec<_>>().join(" ")
}

/// Runs a command, fails when it does, and ends it when the time of the whole run is over.
pub fn run(command: &mut Command) -> Result<()> {
    let told = told(command);
    println!("$ {told}");
    let Some(deadline) = clock::deadline() else {
        let status = command.status().with_context(|| format!("{told} could not be started"))?;
        return if status.success() { Ok(()) } else { bail!("{told} failed ({status})") };
    };
    let mut child = group(command).spawn().with_context(|| format!("{told} could not be started"))?;
    loop {
        if let Some(status) = child.try_wait()? {
            return if status.success() { Ok(()) } else { bail!("{told} failed ({status})") };
        }
        if std::time::Instant::now() >= deadline {
            end_group(&mut child);
            bail!("{told} was ended, because the time of the whole run is over");
        }
        std::thread::sleep(LOOK);
    }
}

/// Makes a command the first of a group of its own, so that whatever it starts can be ended with it.
fn group(command: &mut Command) -> &mut Command {
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    command
}

fn end_group(child: &mut Child) {
    // What has ended by itself needs no end, and there is nothing else to be done here.
    let _ = said(self::command("kill").args(["-KILL", "--", &format!("-{}", child.id())]));
    let _ = child.kill();
    let _ = child.wait();
}

/// Runs cargo in the project's folder.
pub fn cargo(arguments: &[&str]) -> Result<()> {
    run(cargo_command().args(arguments))
}

/// Runs npm in the folder of the front end.
pub fn npm(arguments: &[&str]) -> Result<()> {
    run(npm_command().args(arguments))
}

/// What a command prints, trimmed; nothing when it cannot run or fails.
pub fn said(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether a program is on the path.
pub fn has(program: &str) -> bool {
    let file = format!("{program}{}", std::env::consts::EXE_SUFFIX);
    let paths = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&paths).any(|folder| folder.join(&file).is_file())
}
