//! Bytes of a calendar file as text, in whichever encoding they were written.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};
use memchr::{memchr, memchr2};

use crate::text::TextError;

/// The text of a file: UTF-8 and UTF-16, each with or without a byte order mark, else Windows-1252.
///
/// UTF-8 is borrowed as it is. In a file that is no UTF-8 each content line is
/// judged for itself, because files are joined from several sources, and after
/// its folds were taken out, because some programs fold inside a character; it
/// stays on the line on which it begins.
pub(super) fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, TextError> {
    let (bytes, wide) = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => {
            let wide = Some(encoding).filter(|encoding| *encoding == UTF_16LE || *encoding == UTF_16BE);
            (bytes.get(length..).unwrap_or_default(), wide)
        }
        None => (bytes, wide(bytes)),
    };
    if let Some(encoding) = wide {
        let text = encoding.decode_without_bom_handling(bytes).0;
        return if text.contains('\0') { Err(TextError::Binary) } else { Ok(text) };
    }
    if memchr(0, bytes).is_some() {
        return Err(TextError::Binary);
    }
    Ok(std::str::from_utf8(bytes).map_or_else(|_| Cow::Owned(mended(bytes)), Cow::Borrowed))
}

/// The encoding of text in which every other byte of the first letters is zero, as ASCII is in UTF-16.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [a, 0, b, 0, ..] if *a != 0 && *b != 0 => Some(UTF_16LE),
        [0, a, 0, b, ..] if *a != 0 && *b != 0 => Some(UTF_16BE),
        _ => None,
    }
}

/// Content lines without their folds, each on its line, those that are no UTF-8 read as Windows-1252.
fn mended(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 16);
    let mut rest = bytes;
    let mut line: Vec<u8> = Vec::new();
    while !rest.is_empty() {
        line.clear();
        let (first, mut behind) = physical(rest);
        line.extend_from_slice(first);
        let mut breaks = 1;
        while let [b' ' | b'\t', folded @ ..] = behind {
            let (more, next) = physical(folded);
            line.extend_from_slice(more);
            behind = next;
            breaks += 1;
        }
        match std::str::from_utf8(&line) {
            Ok(line) => text.push_str(line),
            Err(_) => text.push_str(&WINDOWS_1252.decode_without_bom_handling(&line).0),
        }
        text.extend(std::iter::repeat_n('\n', breaks));
        rest = behind;
    }
    text
}

/// The first line, and what is behind its break.
fn physical(bytes: &[u8]) -> (&[u8], &[u8]) {
    let end = memchr2(b'\r', b'\n', bytes).unwrap_or(bytes.len());
    let (line, behind) = bytes.split_at(end);
    match behind {
        [b'\r', b'\n', rest @ ..] | [_, rest @ ..] => (line, rest),
        [] => (line, &[]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(bytes: &[u8]) -> String {
        decoded(bytes).unwrap().into_owned()
    }

    #[test]
    fn every_encoding_is_read_with_and_without_its_mark_and_a_binary_file_refused() {
        assert_eq!(told(b"\xEF\xBB\xBFA:\xC3\xA9"), "A:é");
        assert!(matches!(decoded("A:é".as_bytes()), Ok(Cow::Borrowed("A:é"))));
        assert_eq!(told(b"A:\xE9"), "A:é\n");
        let little: Vec<u8> = "A:é\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = "A:é\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
        for (mark, bytes) in [(b"\xFF\xFE", &little), (b"\xFE\xFF", &big)] {
            assert_eq!(told(bytes), "A:é\n");
            assert_eq!(told(&[mark, bytes.as_slice()].concat()), "A:é\n");
        }
        for binary in [b"PK\x03\x04\0".as_slice(), b"\xFF\xFE\0\0", b"A\0:\0\0\0", b"\0\0\0\0"] {
            assert_eq!(decoded(binary), Err(TextError::Binary), "{binary:?}");
        }
    }

    #[test]
    fn a_fold_inside_a_character_does_no_harm() {
        assert_eq!(told(b"A:\xC3\r\n \xA9\r\nB:1"), "A:é\n\nB:1\n");
    }

    #[test]
    fn lines_of_different_encodings_stand_beside_each_other() {
        assert_eq!(told(b"A:\xC3\xA9\rB:\xE9\r\nC:\x80"), "A:é\nB:é\nC:€\n");
    }
}
