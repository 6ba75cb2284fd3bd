//! Programs that a test started, and how they end.

use std::collections::HashMap;
use std::process::{Child, Command, Stdio};

/// A program with everything that it started in turn; ended by their process ids when dropped.
pub struct Process(Child);

impl Process {
    /// Starts a program that says nothing.
    pub fn start(command: &mut Command) -> Self {
        Self(command.stdin(Stdio::null()).stderr(Stdio::null()).spawn().unwrap_or_else(|error| {
            panic!("{} could not be started: {error}", command.get_program().display());
        }))
    }

    /// What it says on its standard output, where that was asked for.
    pub fn output(&mut self) -> std::process::ChildStdout {
        self.0.stdout.take().expect("an output that was piped")
    }

    /// Whether it is still there.
    pub fn is_running(&mut self) -> bool {
        matches!(self.0.try_wait(), Ok(None))
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let family = descendants(self.0.id());
        // The first one goes first, so that it starts nobody again.
        let _ = self.0.kill();
        let _ = self.0.wait();
        if !family.is_empty() {
            let ids = family.iter().map(u32::to_string);
            // Who has ended by itself meanwhile needs no end.
            let _ = Command::new("kill").arg("-KILL").args(ids).stderr(Stdio::null()).status();
        }
    }
}

/// Everybody whom a process started, and whom those started.
fn descendants(process: u32) -> Vec<u32> {
    let mut children: HashMap<u32, Vec<u32>> = HashMap::new();
    for entry in std::fs::read_dir("/proc").into_iter().flatten().flatten() {
        let Some(id) = entry.file_name().to_str().and_then(|name| name.parse().ok()) else { continue };
        if let Some(parent) = parent(id) {
            children.entry(parent).or_default().push(id);
        }
    }
    let mut found = Vec::new();
    let mut open = vec![process];
    while let Some(next) = open.pop() {
        let born = children.remove(&next).unwrap_or_default();
        found.extend(&born);
        open.extend(born);
    }
    found
}

fn parent(process: u32) -> Option<u32> {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    // The name in brackets may hold anything; behind it stand the state and the parent.
    let (_, behind) = stat.rsplit_once(')')?;
    behind.split_whitespace().nth(1)?.parse().ok()
}
