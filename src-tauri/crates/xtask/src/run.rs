//! Opening the window on the sample plan, and building packages.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context as _, Result};

use crate::display::{VirtualDisplay, has_display};
use crate::process::{cargo, command, has, npm, run as run_command};
use crate::{root, setup};

/// How long the window gets to draw itself before its picture is taken.
const DRAWING: Duration = Duration::from_secs(8);

fn built(profile: &str, program: &str) -> PathBuf {
    root().join("target").join(profile).join(program)
}

/// Builds everything in release and opens the window on the sample plan; without a display, leaves a picture and the exports.
pub fn run() -> Result<()> {
    setup::setup()?;
    npm(&["run", "build"])?;
    cargo(&[
        "build",
        "--release",
        "-p",
        "slipway-desktop",
        "-p",
        "slipway-cli",
        "--features",
        "slipway-desktop/custom-protocol",
    ])?;
    let folder = root().join("target/sample");
    fs::create_dir_all(&folder)?;
    let plan = folder.join("sample.slipway");
    let slipway = built("release", "slipway");
    if !plan.exists() {
        run_command(command(&slipway).arg("new").arg(&plan).arg("--sample"))?;
    }
    let mut window = command(built("release", "slipway-desktop"));
    window.arg("--plan").arg(&plan);
    if has_display() {
        return run_command(&mut window);
    }
    println!("There is no display, so the window is drawn on a virtual one.");
    let display = VirtualDisplay::start()?;
    let mut shown = window
        .env("DISPLAY", &display.name)
        .env("NO_AT_BRIDGE", "1")
        .spawn()
        .context("the window could not be started")?;
    std::thread::sleep(DRAWING);
    let picture = folder.join("window.png");
    let taken = run_command(command("import").args(["-window", "root", "-display", &display.name]).arg(&picture));
    let ended = shown.kill().and_then(|()| shown.wait());
    taken?;
    ended.context("the window could not be closed")?;
    let calendar = folder.join("sample.ics");
    let pack = folder.join("cab-pack.pdf");
    run_command(command(&slipway).arg("--plan").arg(&plan).args(["export", "ics", "--out"]).arg(&calendar))?;
    run_command(command(&slipway).arg("--plan").arg(&plan).args(["cab", "pack", "--out"]).arg(&pack))?;
    for (what, path) in [("window", &picture), ("calendar", &calendar), ("CAB pack", &pack), ("plan", &plan)] {
        println!("{what}: {}", path.display());
    }
    Ok(())
}

/// Builds the command line and, where the Tauri CLI is there, the packages.
pub fn dist() -> Result<()> {
    setup::setup()?;
    npm(&["run", "build"])?;
    cargo(&["build", "--profile", "dist", "-p", "slipway-cli"])?;
    println!("command line: {}", built("dist", "slipway").display());
    if !has("cargo-tauri") {
        println!(
            "The Tauri CLI is missing, so no packages were made; install it with: cargo install tauri-cli --version '^2' --locked"
        );
        return Ok(());
    }
    run_command(
        command(env!("CARGO")).args(["tauri", "build", "--bundles", "deb"]).current_dir(root().join("src-tauri")),
    )?;
    // The AppImage step fetches a tool from another host, which not every network allows.
    if let Err(error) = run_command(
        command(env!("CARGO")).args(["tauri", "build", "--bundles", "appimage"]).current_dir(root().join("src-tauri")),
    ) {
        println!("The .deb is made; the AppImage is not, because its tool could not be fetched or run: {error}");
    }
    Ok(())
}
