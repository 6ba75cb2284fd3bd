//! The built window on a virtual display.

use std::path::Path;
use std::process::Child;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::display::VirtualDisplay;
use crate::memory;
use crate::picture::Picture;
use crate::process::{command, said};

/// The longest that drawing may take.
const BOUND: Duration = Duration::from_secs(30);
/// How often the display is looked at.
const LOOK: Duration = Duration::from_millis(20);

/// A window that has not changed for so long has drawn what it has to show.
const PAUSE: Duration = Duration::from_millis(500);

/// A running window; ended by its own process id when dropped.
pub struct Window {
    process: Child,
    started: Instant,
}

/// How soon a window was there.
#[derive(Clone, Copy)]
pub struct Drawn {
    /// Until the window stood on the display.
    pub opened: Duration,
    /// Until it showed its first content.
    pub content: Duration,
    /// Until it showed everything: nothing changed for a while afterwards.
    pub ready: Duration,
}

impl Window {
    /// Opens a plan; `home` keeps what the program remembers away from what the person's own one does.
    pub fn open(program: &Path, plan: &Path, display: &VirtualDisplay, home: Option<&Path>) -> Result<Self> {
        let mut window = command(program);
        window.arg("--plan").arg(plan).env("DISPLAY", &display.name).env("GDK_BACKEND", "x11");
        window.env_remove("WAYLAND_DISPLAY");
        // There is no assistive technology here, and waiting for its bus would be measured.
        window.env("NO_AT_BRIDGE", "1");
        // Nor is there a graphics card behind a virtual display, and looking for one delays the first frames.
        window.env("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
        if let Some(home) = home {
            for name in ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"] {
                window.env(name, home.join(name));
            }
        }
        let started = Instant::now();
        let process = window.spawn().with_context(|| format!("{} could not be started", program.display()))?;
        Ok(Self { process, started })
    }

    /// Waits until the window shows something, and no longer than is reasonable.
    pub fn wait_drawn(&mut self, display: &VirtualDisplay) -> Result<Drawn> {
        let named = || {
            let mut search = command("xdotool");
            said(search.args(["search", "--onlyvisible", "--name", "Slipway"]).env("DISPLAY", &display.name))
        };
        let opened = self.wait(|| Ok(named().is_some_and(|ids| !ids.is_empty())))?;
        let content = self.wait(|| Ok(Picture::take(display)?.is_drawn()))?;
        let mut last = Picture::take(display)?;
        let (mut ready, started) = (content, self.started);
        self.wait(|| {
            let now = Picture::take(display)?;
            if now != last {
                (last, ready) = (now, started.elapsed());
            }
            Ok(started.elapsed() > ready + PAUSE)
        })?;
        Ok(Drawn { opened, content, ready })
    }

    /// The memory of all its processes, in bytes.
    pub fn memory(&self) -> Result<u64> {
        memory::of_family(self.process.id())
    }

    /// Waits until two looks in a row see the same, so that a picture shows a finished page.
    pub fn wait_still(&mut self, display: &VirtualDisplay) -> Result<()> {
        let mut last = Picture::take(display)?;
        self.wait(|| {
            std::thread::sleep(Duration::from_millis(700));
            let now = Picture::take(display)?;
            let still = now == last;
            last = now;
            Ok(still)
        })?;
        Ok(())
    }

    fn wait(&mut self, mut ready: impl FnMut() -> Result<bool>) -> Result<Duration> {
        loop {
            if let Some(status) = self.process.try_wait()? {
                bail!("the window ended by itself ({status})");
            }
            if ready()? {
                return Ok(self.started.elapsed());
            }
            if self.started.elapsed() > BOUND {
                bail!("the window was not drawn within {} s", BOUND.as_secs());
            }
            std::thread::sleep(LOOK);
        }
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        // A window that has ended by itself needs no end.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
