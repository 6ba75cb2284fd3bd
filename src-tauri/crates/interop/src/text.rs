//! Bytes of a text file turned into text.

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use thiserror::Error;

/// Why bytes are not a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum TextError {
    /// It holds zero bytes, as pictures and programs do.
    #[error("this is not a text file")]
    Binary,
}

/// Decodes UTF-8 and UTF-16 with or without a byte order mark, and anything else as Windows-1252.
pub fn decode(bytes: &[u8]) -> Result<String, TextError> {
    let (text, _) = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, length)) if encoding == UTF_16LE || encoding == UTF_16BE || encoding == UTF_8 => {
            encoding.decode_without_bom_handling(bytes.get(length..).unwrap_or_default())
        }
        _ => {
            let (text, wrong) = UTF_8.decode_without_bom_handling(bytes);
            if wrong { WINDOWS_1252.decode_without_bom_handling(bytes) } else { (text, false) }
        }
    };
    if text.contains('\0') { Err(TextError::Binary) } else { Ok(text.into_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_that_spreadsheets_write_is_read() {
        assert_eq!(decode("é".as_bytes()).unwrap(), "é");
        assert_eq!(decode(b"\xEF\xBB\xBF\xC3\xA9").unwrap(), "é");
        assert_eq!(decode(b"\xFF\xFE\xE9\x00").unwrap(), "é");
        assert_eq!(decode(b"\xFE\xFF\x00\xE9").unwrap(), "é");
        assert_eq!(decode(b"\xE9").unwrap(), "é");
    }

    #[test]
    fn a_binary_file_is_refused() {
        assert_eq!(decode(b"PK\x03\x04\0\0"), Err(TextError::Binary));
    }
}
