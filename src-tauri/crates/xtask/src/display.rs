//! A display to draw on, where the machine has none.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Child, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::{Context as _, Result, bail};

use crate::process::command;
use crate::target;

/// Whether there is a display.
pub fn has_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// Xvfb on a free display; ended by its own process id when dropped.
pub struct VirtualDisplay {
    server: Child,
    /// Where it keeps what it shows.
    memory: PathBuf,
    /// The display's name, such as `:99`.
    pub name: String,
}

impl VirtualDisplay {
    /// Starts one of the size in which the window opens.
    pub fn start() -> Result<Self> {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let memory = target().join(format!("display-{}-{number}", std::process::id()));
        fs::create_dir_all(&memory)?;
        let server = command("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp", "-fbdir"])
            .arg(&memory)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("Xvfb could not be started; install it with: apt-get install xvfb")?;
        let mut display = Self { server, memory, name: String::new() };
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

    /// What it shows, in the format of xwd(1). Read from its memory, so that a look costs the window next to nothing.
    pub fn look(&self) -> Result<Vec<u8>> {
        fs::read(self.memory.join("Xvfb_screen0")).context("the display does not say what it shows")
    }
}

impl Drop for VirtualDisplay {
    fn drop(&mut self) {
        // A server that has ended by itself needs no end.
        let _ = self.server.kill();
        let _ = self.server.wait();
        let _ = fs::remove_dir_all(&self.memory);
    }
}
