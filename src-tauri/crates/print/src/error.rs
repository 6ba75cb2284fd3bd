//! What can go wrong on the way to paper.

/// Why a document could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    /// The bytes given as a font are not a font that can be embedded.
    #[error("the font “{name}” cannot be used: {reason}")]
    Font {
        /// The name the font goes by, or the role it was given for.
        name: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The PDF could not be written.
    #[error("the PDF could not be written: {0}")]
    Write(String),
    /// The progress callback asked to stop. Nothing was kept.
    #[error("printing was cancelled")]
    Cancelled,
}

/// Something the reader of the document ought to know, although the document was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// No font has this character; the page shows its code point in square brackets instead.
    MissingGlyph {
        /// The character.
        character: char,
        /// The first text it was met in, shortened.
        context: String,
    },
    /// Texts were too long for their places, and end with an ellipsis.
    Shortened {
        /// How many.
        texts: usize,
        /// One of them, shortened.
        context: String,
    },
    /// A drawing would run over more pages than anybody lays side by side; only an outline of it is printed, and the
    /// tables behind it.
    NotDrawn {
        /// The most pages a drawing may have.
        most: usize,
        /// What to do about it.
        advice: &'static str,
    },
}

impl std::fmt::Display for Warning {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::MissingGlyph { character, context } => write!(
                f,
                "no font has the character U+{:04X}, met in “{context}”; its code point is printed instead",
                u32::from(*character)
            ),
            Self::Shortened { texts: 1, context } => write!(
                f,
                "one text is too long for its place and ends with an ellipsis: “{context}…”; read the rest in the plan"
            ),
            Self::Shortened { texts, context } => write!(
                f,
                "{texts} texts are too long for their places and end with an ellipsis, one of them “{context}…”; read \
                 the rest in the plan"
            ),
            Self::NotDrawn { most, advice } => {
                write!(
                    f,
                    "only an outline of the drawing is printed, because it would need more than {most} pages: {advice}"
                )
            }
        }
    }
}
