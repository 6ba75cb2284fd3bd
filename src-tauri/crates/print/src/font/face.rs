//! One face of a font file, with the numbers the layout and the PDF need from it.

use harfrust::Font;
use harfrust::font::{Blob, name::Name};

use crate::error::PrintError;

/// The place of a face in its [`FontSet`](super::FontSet).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FaceId(pub u8);

/// A parsed face. Lengths are in font units, of which [`Face::units_per_em`] make an em.
pub struct Face {
    font: Font,
    bytes: Blob,
    index: u32,
    /// The PostScript name, as PDF wants it in `/BaseFont`.
    pub name: String,
    /// Font units to the em.
    pub units_per_em: u16,
    /// Height of the line above the baseline.
    pub ascent: i16,
    /// Depth of the line below the baseline; negative.
    pub descent: i16,
    /// Left, bottom, right and top of the box around all glyphs.
    pub bounds: [i16; 4],
    /// 100 to 900; 400 is regular, 700 is bold.
    pub weight: u16,
}

impl Face {
    /// Reads face `index` of a font file.
    ///
    /// # Errors
    /// [`PrintError::Font`] when the bytes are no font.
    pub fn parse(role: &str, bytes: Blob, index: u32) -> Result<Self, PrintError> {
        let unusable = |reason: &str| PrintError::Font { name: role.to_owned(), reason: reason.to_owned() };
        let font = Font::new(bytes.clone(), index).ok_or_else(|| unusable("it is not a font file"))?;
        if font.num_glyphs() == 0 {
            return Err(unusable("it has no glyphs"));
        }
        let metrics = font.metrics();
        let line = metrics.hhea_line.or(metrics.typo_line).unwrap_or_default();
        let short = |value: f64| value.round().clamp(f64::from(i16::MIN), f64::from(i16::MAX)) as i16;
        let bounds = [
            short(metrics.bounds.x_min.to_f64()),
            short(metrics.bounds.y_min.to_f64()),
            short(metrics.bounds.x_max.to_f64()),
            short(metrics.bounds.y_max.to_f64()),
        ];
        let name = postscript_name(&font).unwrap_or_else(|| role.replace(' ', ""));
        Ok(Self {
            name,
            units_per_em: font.units_per_em().max(1),
            ascent: short(line.ascender.to_f64()),
            descent: short(line.descender.to_f64()),
            bounds,
            weight: if role.ends_with("Bold") { 700 } else { 400 },
            font,
            bytes,
            index,
        })
    }

    /// Whether the face has a glyph for `character`.
    pub fn has(&self, character: char) -> bool {
        self.font.charmap().map_unicode(character).is_some()
    }

    /// The glyph the face maps `character` to on its own.
    pub fn glyph(&self, character: char) -> Option<u16> {
        self.font.charmap().map_unicode(character).map(|glyph| glyph.to_u32() as u16)
    }

    /// The advance of a glyph in font units.
    pub fn advance(&self, glyph: u16) -> f32 {
        self.font.glyph_metrics().h_advance(harfrust::GlyphId::new(u32::from(glyph)))
    }

    /// The whole file the face was read from.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Which face of the file.
    pub fn index(&self) -> u32 {
        self.index
    }

    pub(super) fn font(&self) -> &Font {
        &self.font
    }
}

fn postscript_name(font: &Font) -> Option<String> {
    /// Name id 6 of the OpenType `name` table.
    const POSTSCRIPT: u16 = 6;
    let names = font.names();
    let name: Name<'_> = names.get(POSTSCRIPT.into())?;
    let name: String = name.english_or_first()?.name().chars().collect();
    // A PDF name may hold anything, but readers and `pdffonts` expect the PostScript repertoire.
    let name: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || "-_.".contains(*c)).collect();
    (!name.is_empty()).then_some(name)
}
