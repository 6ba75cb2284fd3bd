//! Progress on a terminal.

use std::io::{IsTerminal as _, Write as _};

use slipway_app::host::Task;

/// Shows how far long work has come, on standard error and only on a terminal.
pub struct OnTerminal;

impl Task for OnTerminal {
    fn progress(&self, done: usize, whole: usize) {
        let mut stderr = std::io::stderr();
        if stderr.is_terminal() && whole > 0 {
            let end = if done >= whole { "\r\x1b[K" } else { "" };
            // A terminal that cannot be written to needs no progress.
            let _ = write!(stderr, "\r{} %{end}", done * 100 / whole);
        }
    }

    fn is_cancelled(&self) -> bool {
        false
    }
}
