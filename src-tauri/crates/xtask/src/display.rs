//! A display to draw on, where the machine has none.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Stdio};

use anyhow::{Context as _, Result, bail};

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
    /// Starts one of the size in which the window opens.
    pub fn start() -> Result<Self> {
        let server = command("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("Xvfb could not be started; install it with: apt-get install xvfb")?;
        let mut display = Self { server, name: String::new() };
        let mut number = String::new();
        if let Some(output) = display.server.stdout.take() {
            BufReader::new(output).read_line(&mut number)?;
        }
        // The server says its number once it can be drawn on, and nothing when it ends before.
        if number.trim().is_empty() {
            bail!("Xvfb ended before it had a display");
        }
        display.name = format!(":{}", number.trim());
        Ok(display)
    }
}

impl Drop for VirtualDisplay {
    fn drop(&mut self) {
        // A server that has ended by itself needs no end.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
