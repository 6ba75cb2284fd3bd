//! Packages for other machines.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::process::{cargo, command, npm, run, said};
use crate::setup::{Purpose, setup};
use crate::{built, root, target, tools};

/// Shells for which completions are packed, and what each calls its file.
const COMPLETIONS: &[(&str, &str)] =
    &[("bash", "slipway.bash"), ("zsh", "_slipway"), ("fish", "slipway.fish"), ("powershell", "slipway.ps1")];

/// Builds an archive of the command line and the window's packages.
pub fn dist() -> Result<()> {
    setup(Purpose::Run)?;
    npm(&["run", "build"])?;
    // Both programs at once, so that what they share is built once; the packager only wraps what is there.
    cargo(&[
        "build",
        "--profile",
        "dist",
        "-p",
        "slipway-cli",
        "-p",
        "slipway-desktop",
        "--features",
        "slipway-desktop/custom-protocol",
    ])?;
    let mut made = vec![archive()?];
    let packager = tools::packager()?;
    lay_out()?;
    if cfg!(target_os = "linux") {
        made.push(bundle(&packager, "deb", "deb")?);
        match bundle(&packager, "appimage", "AppImage") {
            Ok(path) => made.push(path),
            // Its tool comes from another host, which not every network reaches.
            Err(error) => {
                println!("The AppImage was not made, because its tool could not be fetched or did not run: {error:#}");
            }
        }
    } else {
        run(&mut tauri(&packager))?;
    }
    println!();
    for path in made {
        println!("made {}", path.display());
    }
    Ok(())
}

/// Where the packager works: it knows only of programs that were built in release, and writes into what it packs.
fn packing() -> PathBuf {
    target().join("packing")
}

/// Puts the window where the packager looks for it.
fn lay_out() -> Result<()> {
    let window = built("dist", "slipway-desktop");
    let folder = packing().join("release");
    fs::create_dir_all(&folder)?;
    let name = window.file_name().context("the window has no name")?;
    fs::copy(&window, folder.join(name)).with_context(|| format!("there is no {}", window.display()))?;
    Ok(())
}

fn tauri(packager: &Path) -> Command {
    let mut tauri = command("node");
    tauri.arg(packager).arg("bundle").current_dir(root().join("src-tauri")).env("CARGO_TARGET_DIR", packing());
    tauri
}

/// Makes one kind of package of the window.
fn bundle(packager: &Path, kind: &str, ending: &str) -> Result<PathBuf> {
    run(tauri(packager).args(["--bundles", kind]))?;
    let folder = packing().join("release/bundle").join(kind);
    let found = fs::read_dir(&folder).with_context(|| format!("there is no {}", folder.display()))?;
    let mut made: Vec<PathBuf> = found.filter_map(|entry| Some(entry.ok()?.path())).collect();
    made.retain(|path| path.extension().is_some_and(|extension| extension == ending));
    made.sort_unstable();
    made.pop().with_context(|| format!("{} holds no package", folder.display()))
}

/// Packs the command line with its man page and completions.
fn archive() -> Result<PathBuf> {
    let program = built("dist", "slipway");
    let version = said(command(&program).arg("--version")).context("the command line does not start")?;
    let version = version.rsplit(' ').next().unwrap_or_default();
    let name = format!("slipway-{version}-{}-{}", std::env::consts::OS, std::env::consts::ARCH);
    let parent = target().join("dist/archive");
    let folder = parent.join(&name);
    fs::create_dir_all(folder.join("completions"))?;
    let file = program.file_name().context("the command line has no name")?;
    fs::copy(&program, folder.join(file))?;
    fs::write(folder.join("slipway.1"), printed(&program, &["man"])?)?;
    for (shell, file) in COMPLETIONS {
        fs::write(folder.join("completions").join(file), printed(&program, &["completions", shell])?)?;
    }
    let path = parent.join(format!("{name}.tar.gz"));
    run(command("tar").arg("-czf").arg(&path).arg("-C").arg(&parent).arg(&name))?;
    Ok(path)
}

fn printed(program: &Path, words: &[&str]) -> Result<Vec<u8>> {
    let output = command(program).args(words).output()?;
    if !output.status.success() || output.stdout.is_empty() {
        bail!("slipway {} printed nothing", words.join(" "));
    }
    Ok(output.stdout)
}
