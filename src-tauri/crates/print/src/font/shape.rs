//! From characters to positioned glyphs.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;

use harfrust::{Buffer, Direction, Script, ShapeOptions, ShapePlan, ShaperFont};
use unicode_normalization::UnicodeNormalization;

use super::{FaceId, FontSet, Weight};
use crate::error::Warning;

/// How many characters of a text are told in a warning.
const CONTEXT: usize = 60;

/// One glyph, placed. Lengths are in thousandths of an em.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// The face it comes from.
    pub face: FaceId,
    /// Its number in that face.
    pub id: u16,
    /// The byte of the text at which its cluster starts.
    pub start: u32,
    /// How far the pen moves.
    pub advance: f32,
    /// How far the glyph stands right of the pen.
    pub x_offset: f32,
    /// How far the glyph stands above the baseline.
    pub y_offset: f32,
}

/// Shapes text with a set of faces and remembers what the faces lack.
pub struct Shaper {
    fonts: FontSet,
    plans: HashMap<(FaceId, Option<Script>), ShapePlan>,
    missing: BTreeMap<char, String>,
    shortened: BTreeSet<String>,
}

impl Shaper {
    /// A shaper for `fonts`.
    pub fn new(fonts: FontSet) -> Self {
        Self { fonts, plans: HashMap::new(), missing: BTreeMap::new(), shortened: BTreeSet::new() }
    }

    /// The faces in use.
    pub fn fonts(&self) -> &FontSet {
        &self.fonts
    }

    /// Every character no face has, in code point order, and then whether texts were shortened.
    pub fn warnings(&self) -> Vec<Warning> {
        let warn = |(character, context): (&char, &String)| Warning::MissingGlyph {
            character: *character,
            context: context.clone(),
        };
        let shortened = self.shortened.first();
        let shortened =
            shortened.map(|context| Warning::Shortened { texts: self.shortened.len(), context: context.clone() });
        self.missing.iter().map(warn).chain(shortened).collect()
    }

    /// Remembers that only the beginning of a text is printed.
    pub fn note_shortened(&mut self, text: &str) {
        self.shortened.insert(text.trim().chars().take(CONTEXT).collect());
    }

    /// Text as it can be set: composed (NFC), without control characters, tabs and line ends turned into spaces and
    /// line feeds, and with `[U+1F680]` for each character no face has.
    pub fn settable(&mut self, text: &str, weight: Weight) -> String {
        let mut out = String::with_capacity(text.len());
        for character in text.nfc() {
            match character {
                '\n' | '\u{2028}' | '\u{2029}' => out.push('\n'),
                '\t' => out.push(' '),
                c if is_invisible(c) => {}
                c if self.fonts.face_for(c, weight).is_some() => out.push(c),
                c => {
                    self.missing.entry(c).or_insert_with(|| text.chars().take(CONTEXT).collect());
                    let _ = write!(out, "[U+{:04X}]", u32::from(c));
                }
            }
        }
        out
    }

    /// Shapes settable text, left to right, and appends the glyphs. `base` is added to every [`Glyph::start`].
    pub fn shape(&mut self, text: &str, weight: Weight, base: usize, out: &mut Vec<Glyph>) {
        let mut start = 0;
        let mut face = None;
        for (at, character) in text.char_indices() {
            // A space or a mark takes the face of what stands before it, so that a phrase stays one run.
            let joins = character == ' ' || is_mark(character);
            let wanted = match face {
                Some(id) if joins && self.fonts.face(id).has(character) => id,
                _ => self.fonts.face_for(character, weight).unwrap_or(FaceId(0)),
            };
            if let Some(id) = face
                && id != wanted
            {
                self.shape_run(&text[start..at], id, base + start, out);
                start = at;
            }
            face = Some(wanted);
        }
        if let Some(id) = face {
            self.shape_run(&text[start..], id, base + start, out);
        }
    }

    fn shape_run(&mut self, text: &str, id: FaceId, base: usize, out: &mut Vec<Glyph>) {
        let face = self.fonts.face(id);
        let mut buffer = Buffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        buffer.set_direction(Direction::LeftToRight);
        let script = buffer.script();
        buffer.set_language(None);
        let plan = self
            .plans
            .entry((id, script))
            .or_insert_with(|| ShapePlan::new(face.font(), Direction::LeftToRight, script, None, &[]));
        let font = ShaperFont::new(face.font());
        if harfrust::shape(&font, &mut buffer, ShapeOptions::new().plan(Some(plan))).is_err() {
            return;
        }
        let scale = 1000.0 / f32::from(face.units_per_em);
        out.extend(buffer.glyph_infos().iter().zip(buffer.glyph_positions()).map(|(info, position)| Glyph {
            face: id,
            id: info.glyph_id as u16,
            start: info.cluster + base as u32,
            advance: position.x_advance as f32 * scale,
            x_offset: position.x_offset as f32 * scale,
            y_offset: position.y_offset as f32 * scale,
        }));
    }
}

fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}

/// Characters that steer rendering and leave nothing on paper: controls, joiners, selectors, direction marks.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{200C}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E0FFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shaper() -> Shaper {
        Shaper::new(FontSet::new(None).unwrap())
    }

    #[test]
    fn decomposed_text_is_composed_before_shaping() {
        assert_eq!(shaper().settable("Vie\u{302}\u{323}t", Weight::Regular), "Việt");
    }

    #[test]
    fn a_missing_character_becomes_its_code_point_and_a_warning() {
        let mut shaper = shaper();
        assert_eq!(shaper.settable("Go 🚀 now", Weight::Regular), "Go [U+1F680] now");
        assert_eq!(shaper.warnings(), [Warning::MissingGlyph { character: '🚀', context: "Go 🚀 now".to_owned() }]);
    }

    #[test]
    fn arrows_and_ticks_come_from_the_symbol_faces() {
        let mut shaper = shaper();
        let text = shaper.settable("a → b ✓", Weight::Bold);
        let mut glyphs = Vec::new();
        shaper.shape(&text, Weight::Bold, 0, &mut glyphs);
        let faces: Vec<u8> = glyphs.iter().map(|g| g.face.0).collect();
        assert!(faces.contains(&1) && faces.contains(&2) && faces.contains(&3), "{faces:?}");
        assert!(glyphs.iter().all(|g| g.id != 0));
        assert!(shaper.warnings().is_empty());
    }

    #[test]
    fn digits_have_one_width() {
        let mut shaper = shaper();
        let mut glyphs = Vec::new();
        shaper.shape("0123456789", Weight::Regular, 0, &mut glyphs);
        assert!(glyphs.windows(2).all(|pair| (pair[0].advance - pair[1].advance).abs() < 0.01));
    }
}
