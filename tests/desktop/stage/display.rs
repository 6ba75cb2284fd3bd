//! A display to draw on.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use super::process::Process;

/// Xvfb on a free display.
pub struct Display {
    _server: Process,
    /// Its name, such as `:99`.
    pub name: String,
}

impl Display {
    /// Starts one of the size in which the window opens.
    pub fn start() -> Self {
        let mut server = Process::start(
            Command::new("Xvfb")
                .args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-nolisten", "tcp"])
                .stdout(Stdio::piped()),
        );
        let mut number = String::new();
        // The server says its number once it can be drawn on, and nothing when it ends before.
        BufReader::new(server.output()).read_line(&mut number).expect("the number of the display");
        assert!(!number.trim().is_empty(), "Xvfb ended before it had a display");
        Self { _server: server, name: format!(":{}", number.trim()) }
    }

    /// Saves what it shows as PNG.
    pub fn picture(&self, path: &Path) -> bool {
        let mut import = Command::new("import");
        import.args(["-window", "root", "-display", &self.name]).arg(path);
        import.status().is_ok_and(|status| status.success())
    }

    /// Hands something to `xdotool`, which is a person at this display.
    pub fn hand(&self, words: &[&str]) -> Option<String> {
        let output = Command::new("xdotool").args(words).env("DISPLAY", &self.name).output().expect("xdotool runs");
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// The window of a title, where it is on the display.
    pub fn find(&self, title: &str) -> Option<String> {
        let found = self.hand(&["search", "--onlyvisible", "--name", &format!("^{title}$")]);
        found.unwrap_or_default().lines().last().map(str::to_owned)
    }

    /// Waits until a window of a title is on it, and answers with the window.
    pub async fn window(&self, title: &str) -> String {
        for _ in 0..200 {
            if let Some(window) = self.find(title) {
                return window;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("waited 20 s for a window named {title}");
    }
}
