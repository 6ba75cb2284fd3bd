//! What a display shows.

use std::collections::HashSet;
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::display::VirtualDisplay;
use crate::process::{command, run};

/// A page that has not been drawn is of one colour or a few; one with text has all the shades of its edges.
const COLOURS: usize = 48;

/// Of so many pixels one is looked at: a look must cost the window that is measured next to nothing.
const APART: usize = 29;
/// Bytes of a pixel.
const PIXEL: usize = 4;

/// A picture of a whole display: its pixels.
#[derive(PartialEq, Eq)]
pub struct Picture(Vec<u8>);

impl Picture {
    /// Takes one.
    pub fn take(display: &VirtualDisplay) -> Result<Self> {
        Self::read(display.look()?).context("the display shows what cannot be read")
    }

    /// Reads a picture in the format of xwd(1) (`X11/XWDFile.h`): a header that begins with its own size, colours of
    /// 12 bytes each, and pixels of 32 bits.
    fn read(mut file: Vec<u8>) -> Option<Self> {
        let number = |place: usize| {
            let bytes = file.get(4 * place..4 * place + 4)?.try_into().ok()?;
            usize::try_from(u32::from_be_bytes(bytes)).ok()
        };
        let (header, bits, colours) = (number(0)?, number(11)?, number(19)?);
        let pixels = header + 12 * colours;
        (bits == 8 * PIXEL && pixels <= file.len()).then(|| Self(file.split_off(pixels)))
    }

    /// Whether it shows more than a background.
    pub fn is_drawn(&self) -> bool {
        let mut colours = HashSet::new();
        self.0.chunks_exact(PIXEL).step_by(APART).any(|pixel| colours.insert(pixel) && colours.len() >= COLOURS)
    }
}

/// Saves a picture of a display as PNG.
pub fn save(display: &VirtualDisplay, path: &Path) -> Result<()> {
    run(command("import").args(["-window", "root", "-display", &display.name]).arg(path))
}

#[cfg(test)]
mod tests {
    use super::{PIXEL, Picture};

    #[test]
    fn a_flat_page_is_not_drawn_and_one_with_shades_is() {
        assert!(!Picture(vec![247; PIXEL * 10_000]).is_drawn());
        assert!(Picture((0..PIXEL * 10_000).map(|byte| (byte / PIXEL) as u8).collect()).is_drawn());
    }

    #[test]
    fn pixels_stand_behind_the_header_and_the_colours() {
        let mut file: Vec<u8> = (0..25)
            .flat_map(|place| match place {
                0 => 100_u32.to_be_bytes(),
                11 => 32_u32.to_be_bytes(),
                19 => 2_u32.to_be_bytes(),
                _ => [0; 4],
            })
            .collect();
        file.extend([0; 24]);
        file.extend([1, 2, 3, 4]);
        assert!(Picture::read(file.clone()) == Some(Picture(vec![1, 2, 3, 4])));
        assert!(Picture::read(file.get(..110).unwrap().to_vec()).is_none());
    }
}
