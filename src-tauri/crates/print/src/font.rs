//! The typefaces of a document: the faces shipped with the program, and one a person may add.

mod face;
mod shape;
mod subset;

pub use face::{Face, FaceId};
pub use shape::{Glyph, Shaper};
pub use subset::{Subset, SubsetGlyph, subset_used};

use crate::error::PrintError;

const REGULAR: &[u8] = include_bytes!("../fonts/NotoSans-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../fonts/NotoSans-Bold.ttf");
const MATH: &[u8] = include_bytes!("../fonts/NotoSansMath-Subset.ttf");
const SYMBOLS: &[u8] = include_bytes!("../fonts/NotoSansSymbols2-Subset.ttf");

/// The licence of the shipped fonts (SIL Open Font License 1.1), to be shown wherever licences are shown.
pub const FONT_LICENCE: &str = include_str!("../fonts/OFL.txt");

/// How heavy a piece of text is. The house style has two weights and no third.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Weight {
    /// Running text.
    #[default]
    Regular,
    /// Headings, labels and header rows.
    Bold,
}

/// A font a person points to, for scripts the shipped faces do not cover (Chinese, Japanese, Korean ...).
#[derive(Debug, Clone)]
pub struct FallbackFont {
    /// The bytes of a `.ttf`, `.otf`, `.ttc` or `.otc` file.
    pub bytes: Vec<u8>,
    /// Which face of a collection; 0 for a single font.
    pub index: u32,
}

/// The faces in the order in which they are asked for a character.
///
/// Face 0 is the regular weight and face 1 the bold one; the rest are asked in turn for what these lack.
pub struct FontSet {
    faces: Vec<Face>,
}

impl FontSet {
    /// The shipped faces, and `fallback` after them.
    ///
    /// # Errors
    /// [`PrintError::Font`] when the fallback is not a font or has too many glyphs to be addressed.
    pub fn new(fallback: Option<&FallbackFont>) -> Result<Self, PrintError> {
        let mut faces = vec![
            Face::parse("Noto Sans", REGULAR.into(), 0)?,
            Face::parse("Noto Sans Bold", BOLD.into(), 0)?,
            Face::parse("Noto Sans Math", MATH.into(), 0)?,
            Face::parse("Noto Sans Symbols 2", SYMBOLS.into(), 0)?,
        ];
        if let Some(font) = fallback {
            faces.push(Face::parse("the added font", font.bytes.clone().into(), font.index)?);
        }
        Ok(Self { faces })
    }

    /// All faces; the index is the [`FaceId`].
    pub fn faces(&self) -> &[Face] {
        &self.faces
    }

    /// The face behind an id this set handed out.
    pub fn face(&self, id: FaceId) -> &Face {
        &self.faces[usize::from(id.0)]
    }

    /// The first face that has `character`, starting with the one for `weight`.
    pub fn face_for(&self, character: char, weight: Weight) -> Option<FaceId> {
        let own = match weight {
            Weight::Regular => FaceId(0),
            Weight::Bold => FaceId(1),
        };
        if self.face(own).has(character) {
            return Some(own);
        }
        (2..self.faces.len()).map(|index| FaceId(index as u8)).find(|id| self.face(*id).has(character))
    }
}
