//! What the pages look like, by a rasteriser that shares nothing with the writer.
//!
//! Each page is kept as rows of letters, one for each square of 14 points, from a blank for white paper to `@` for ink.
//! After a change that was meant, look at the pages of the built program, then run the test with `GOLDEN_PAGES=write` and
//! read the difference.

use std::fmt::Write as _;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

use super::*;

/// Side of a square, in points, of which the rasteriser gives each a pixel.
const SQUARE: usize = 14;
/// From paper to ink.
const SHADES: &[u8] = b" .:-=+*#%@";
/// What stands above each page.
const HEAD: &str = "--- page ";

/// The pages of a document as rows of letters.
fn pictures(bytes: Vec<u8>) -> String {
    let pdf = Pdf::new(bytes).unwrap();
    let cache = RenderCache::new();
    let white = PixmapSettings { bg_color: hayro::vello_cpu::color::palette::css::WHITE, ..PixmapSettings::default() };
    let mut told = String::new();
    for (index, page) in pdf.pages().iter().enumerate() {
        let image = render(page, &cache, &InterpreterSettings::default(), &RenderSettings::default(), &white);
        let (width, height) = (usize::from(image.width()), usize::from(image.height()));
        writeln!(told, "{HEAD}{}", index + 1).unwrap();
        for top in (0..height).step_by(SQUARE) {
            let row: String = (0..width)
                .step_by(SQUARE)
                .map(|left| {
                    let (mut ink, mut count) = (0, 0);
                    for y in top..(top + SQUARE).min(height) {
                        for pixel in &image.data()[y * width + left..y * width + (left + SQUARE).min(width)] {
                            // Relative luminance by ITU-R BT.709, as a printer without colour sees it.
                            let luma = (2126 * usize::from(pixel.r)
                                + 7152 * usize::from(pixel.g)
                                + 722 * usize::from(pixel.b))
                                / 10_000;
                            (ink, count) = (ink + 255 - luma, count + 1);
                        }
                    }
                    // Text covers a sixth of its square, so that the letters reach their end at a third.
                    char::from(SHADES[(ink * SHADES.len() * 3 / (count * 256)).min(SHADES.len() - 1)])
                })
                .collect();
            told.push_str(row.trim_end());
            told.push('\n');
        }
    }
    told
}

/// The squares that differ by more than one shade, page by page.
fn differences(kept: &str, now: &str) -> Vec<String> {
    let shade = |row: &str, at: usize| {
        let letter = row.as_bytes().get(at).copied().unwrap_or(b' ');
        SHADES.iter().position(|one| *one == letter).unwrap_or_default()
    };
    let (mut page, mut found) = ("", Vec::new());
    let mut others = now.lines();
    for row in kept.lines() {
        let other = others.next().unwrap_or_default();
        if row.starts_with(HEAD) {
            page = row;
            if other != row {
                found.push(format!("{row}: {other:?} stands in its place"));
                return found;
            }
        } else if (0..row.len().max(other.len())).any(|at| shade(row, at).abs_diff(shade(other, at)) > 1) {
            found.push(format!("{page}\n  was |{row}|\n  is  |{other}|"));
        }
    }
    found.extend(others.next().map(|row| format!("{row:?} is more than was kept")));
    found
}

fn look_as_kept(name: &str, kept: &str, bytes: Vec<u8>) {
    let now = pictures(bytes);
    if std::env::var("GOLDEN_PAGES").is_ok_and(|wish| wish == "write") {
        let path = format!("{}/src/pack/tests/golden/{name}.txt", env!("CARGO_MANIFEST_DIR"));
        std::fs::write(&path, now).unwrap();
        panic!("{path} is written: read the difference, then run the test without GOLDEN_PAGES");
    }
    let found = differences(kept, &now);
    assert!(found.is_empty(), "{} rows look otherwise:\n{}", found.len(), found.join("\n"));
}

#[test]
fn the_pages_of_a_pack_look_as_they_were_approved() {
    let pack = printed(&sample::pack(2), &PrintOptions::default());
    look_as_kept("pack", include_str!("golden/pack.txt"), pack.bytes);
}

#[test]
fn the_pages_of_a_pack_without_colour_on_letter_paper_look_as_they_were_approved() {
    let options = PrintOptions { paper: Paper::Letter, mono: true, ..PrintOptions::default() };
    let pack = printed(&sample::pack(2), &options);
    look_as_kept("letter", include_str!("golden/letter.txt"), pack.bytes);
}

#[test]
fn a_page_that_looks_otherwise_is_found() {
    let kept = "--- page 1\n .:\n @@\n";
    assert_eq!(differences(kept, kept), Vec::<String>::new());
    assert_eq!(differences(kept, "--- page 1\n ..\n %@\n"), Vec::<String>::new(), "one shade is no difference");
    assert_eq!(differences(kept, "--- page 1\n .:\n @\n").len(), 1, "a square without its ink");
    assert_eq!(differences(kept, "--- page 1\n .:\n @@\n--- page 2\n").len(), 1, "a page more");
    assert_eq!(differences(&format!("{kept}--- page 2\n"), kept).len(), 1, "a page less");
}
