//! From a display list to the bytes of a file.

mod catalogue;
mod content;
mod file;
#[cfg(test)]
mod oracle;
mod pdf;
mod structure;
mod syntax;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;

pub use pdf::PdfWriter;

use crate::display::Document;
use crate::error::PrintError;
use crate::font::FontSet;

/// Something that can write a document down.
pub trait Writer {
    /// The bytes of the file. The same document gives the same bytes.
    ///
    /// # Errors
    /// [`PrintError::Font`] when a face cannot be embedded, [`PrintError::Write`] when the file cannot be made.
    fn write(&self, document: &Document, fonts: &FontSet) -> Result<Vec<u8>, PrintError>;
}
