//! What a display shows.

use std::collections::HashSet;
use std::path::Path;

use anyhow::{Result, bail};

use crate::display::VirtualDisplay;
use crate::process::{command, run};

/// A page that has not been drawn is of one colour or a few; one with text has all the shades of its edges.
const COLOURS: usize = 48;

/// A picture of a whole display.
#[derive(PartialEq, Eq)]
pub struct Picture(Vec<u8>);

impl Picture {
    /// Takes one.
    pub fn take(display: &VirtualDisplay) -> Result<Self> {
        let output = command("import").args(["-window", "root", "-display", &display.name, "ppm:-"]).output()?;
        if !output.status.success() {
            bail!("no picture could be taken: {}", String::from_utf8_lossy(&output.stderr).trim());
        }
        Ok(Self(output.stdout))
    }

    /// Whether it shows more than a background.
    pub fn is_drawn(&self) -> bool {
        let mut colours = HashSet::new();
        // The heading is a few bytes among millions, so it may count as a pixel.
        self.0.chunks_exact(3).any(|pixel| colours.insert(pixel) && colours.len() >= COLOURS)
    }
}

/// Saves a picture of a display as PNG.
pub fn save(display: &VirtualDisplay, path: &Path) -> Result<()> {
    run(command("import").args(["-window", "root", "-display", &display.name]).arg(path))
}

#[cfg(test)]
mod tests {
    use super::Picture;

    #[test]
    fn a_flat_page_is_not_drawn_and_one_with_shades_is() {
        assert!(!Picture(vec![247; 3 * 10_000]).is_drawn());
        assert!(Picture((0..3 * 100).map(|byte| (byte / 3) as u8).collect()).is_drawn());
    }
}
