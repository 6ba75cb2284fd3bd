//! Drawing the app icon in every size and container that a platform asks for.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};

use crate::containers::{Drawing, icns, ico};
use crate::packages::{self, ICONS};
use crate::process::command;
use crate::root;

/// Up to here the simpler drawing is used, whose few shapes stay apart.
const SMALL: u32 = 32;
/// Every size that goes into a file or a container.
const SIZES: &[u32] = &[16, 24, 32, 48, 64, 128, 256, 512, 1024];
/// Sizes for Windows, with the one first that is shown while developing.
const WINDOWS: &[u32] = &[32, 16, 24, 48, 64, 256];
/// Sizes of the squares that the Microsoft Store asks for.
const STORE: &[u32] = &[30, 44, 71, 89, 107, 142, 150, 284, 310];
/// The side of the Store's own logo.
const STORE_LOGO: u32 = 50;

fn folder() -> PathBuf {
    root().join("icons")
}

/// Draws everything again from the two sources.
pub fn draw() -> Result<()> {
    packages::install(&[ICONS])?;
    let drawings = SIZES.iter().map(|size| drawing(*size)).collect::<Result<Vec<_>>>()?;
    for drawing in drawings.iter().filter(|drawing| drawing.size <= 512) {
        write(&format!("{0}x{0}.png", drawing.size), &drawing.png)?;
        match drawing.size {
            256 => write("128x128@2x.png", &drawing.png)?,
            512 => write("icon.png", &drawing.png)?,
            _ => {}
        }
    }
    let of_size = |size: &u32| drawings.iter().find(|drawing| drawing.size == *size);
    write("icon.ico", &ico(&WINDOWS.iter().filter_map(of_size).collect::<Vec<_>>()))?;
    write("icon.icns", &icns(&drawings))?;
    for size in STORE {
        write(&format!("Square{size}x{size}Logo.png"), &drawing(*size)?.png)?;
    }
    write("StoreLogo.png", &drawing(STORE_LOGO)?.png)?;
    println!("The icon is drawn in {}.", folder().display());
    Ok(())
}

fn write(name: &str, bytes: &[u8]) -> Result<()> {
    fs::write(folder().join(name), bytes).with_context(|| format!("icons/{name} could not be written"))
}

fn drawing(size: u32) -> Result<Drawing> {
    let source = if size <= SMALL { "icon-small.svg" } else { "icon.svg" };
    let side = size.to_string();
    let output = command("rsvg-convert")
        .args(["--width", &side, "--height", &side, "--format", "png"])
        .arg(folder().join(source))
        .output()
        .context("rsvg-convert could not be started; install it with: apt-get install librsvg2-bin")?;
    if !output.status.success() {
        bail!("icons/{source} could not be drawn: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(Drawing { size, png: output.stdout })
}
