//! A display to draw on, where the machine has none.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Stdio};

use anyhow::{Context as _, Result};

use crate::process::command;

/// Whether there is a display.
pub fn has_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// Xvfb on a free display; ended by its own process id when dropped.
pub struct VirtualDisplay {
    server: Child,
    /// The display's name, such as `:99`.
    pub name: String,
}

impl VirtualDisplay {
    /// Starts one.
    pub fn start() -> Result<Self> {
        let mut server = command("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("Xvfb could not be started; install it with: apt-get install xvfb")?;
        let mut number = String::new();
        if let Some(output) = server.stdout.take() {
            BufReader::new(output).read_line(&mut number).context("Xvfb said no display")?;
        }
        Ok(Self { server, name: format!(":{}", number.trim()) })
    }
}

impl Drop for VirtualDisplay {
    fn drop(&mut self) {
        // A server that has ended by itself needs no end.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
