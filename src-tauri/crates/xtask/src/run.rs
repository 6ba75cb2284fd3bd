//! Opening the window on the sample plan.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::display::{VirtualDisplay, has_display};
use crate::process::{cargo, cargo_command, command, npm, run as run_command};
use crate::setup::{Purpose, setup};
use crate::window::Window;
use crate::{built, picture, root, target};

/// How the programs are built.
#[derive(Clone, Copy)]
pub enum Build {
    /// As they are handed out.
    Release,
    /// Fast to build, slow to run.
    Debug,
}

impl Build {
    fn profile(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Debug => "debug",
        }
    }
}

/// Builds the programs and the page inside the window.
pub fn programs(build: Build) -> Result<()> {
    npm(&["run", "build"])?;
    // Without this feature the window looks for the development server.
    let mut arguments = vec!["build", "-p", "slipway-desktop", "-p", "slipway-cli"];
    arguments.extend(["--features", "slipway-desktop/custom-protocol"]);
    if matches!(build, Build::Release) {
        arguments.push("--release");
    }
    cargo(&arguments)
}

/// The sample plan; it is made once, and keeps what people do to it.
pub fn sample(slipway: &Path) -> Result<PathBuf> {
    let folder = target().join("sample");
    fs::create_dir_all(&folder)?;
    let plan = folder.join("sample.slipway");
    if !plan.exists() {
        run_command(command(slipway).arg("new").arg(&plan).arg("--sample"))?;
    }
    Ok(plan)
}

/// Builds everything and opens the window on the sample plan; without a display, leaves a picture and the exports.
pub fn run(build: Build) -> Result<()> {
    setup(Purpose::Run)?;
    programs(build)?;
    let slipway = built(build.profile(), "slipway");
    let plan = sample(&slipway)?;
    let desktop = built(build.profile(), "slipway-desktop");
    if has_display() {
        return run_command(command(&desktop).arg("--plan").arg(&plan));
    }
    println!("There is no display, so the window is drawn on a virtual one.");
    let picture = draw(&desktop, &plan)?;
    let calendar = export(&slipway, &plan, &["export", "ics"], "calendar.ics")?;
    let pack = export(&slipway, &plan, &["cab", "pack", "--meeting", "next"], "cab-pack.pdf")?;
    println!();
    for (what, path) in [("plan", &plan), ("window", &picture), ("calendar", &calendar), ("CAB pack", &pack)] {
        println!("{what:9} {}", path.display());
    }
    Ok(())
}

/// Saves a picture of the window.
fn draw(desktop: &Path, plan: &Path) -> Result<PathBuf> {
    let display = VirtualDisplay::start()?;
    let mut window = Window::open(desktop, plan, &display, None)?;
    let drawn = window.wait_drawn(&display)?;
    println!("The window showed its content after {:.1} s.", drawn.content.as_secs_f64());
    window.wait_still(&display)?;
    let path = target().join("sample/window.png");
    picture::save(&display, &path)?;
    Ok(path)
}

fn export(slipway: &Path, plan: &Path, words: &[&str], name: &str) -> Result<PathBuf> {
    let path = target().join("sample").join(name);
    run_command(command(slipway).arg("--plan").arg(plan).args(words).arg("--out").arg(&path))?;
    Ok(path)
}

/// Opens the window on the front end's development server, which ends with the window.
pub fn develop() -> Result<()> {
    setup(Purpose::Run)?;
    cargo(&["build", "-p", "slipway-desktop", "-p", "slipway-cli"])?;
    let slipway = built("debug", "slipway");
    let plan = sample(&slipway)?;
    let port = development_port()?;
    let mut server = command("node")
        .args(["node_modules/vite/bin/vite.js", "--strictPort", "--host", "localhost", "--port", &port])
        .current_dir(root().join("ui"))
        .env("SLIPWAY_BIN", &slipway)
        .env("SLIPWAY_PLAN", &plan)
        .spawn()
        .context("the development server could not be started")?;
    let shown = run_command(cargo_command().args(["run", "-p", "slipway-desktop", "--", "--plan"]).arg(&plan));
    // Only this server, by its own process id.
    let ended = server.kill().and_then(|()| server.wait());
    shown?;
    ended.context("the development server could not be ended")?;
    Ok(())
}

/// The port at which the shell looks for the page, from the shell's own settings.
fn development_port() -> Result<String> {
    let path = root().join("src-tauri/tauri.conf.json");
    let settings: serde_json::Value = serde_json::from_str(&fs::read_to_string(path)?)?;
    let address = settings["build"]["devUrl"].as_str().unwrap_or_default();
    let port = address.trim_end_matches('/').rsplit(':').next().filter(|port| port.parse::<u16>().is_ok());
    Ok(port.context("src-tauri/tauri.conf.json names no port in build.devUrl")?.to_owned())
}
