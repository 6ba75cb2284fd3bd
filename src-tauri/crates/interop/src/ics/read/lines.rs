//! Content lines (RFC 5545, section 3.1) as other programs write them: any line break, any encoding, folds anywhere.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::text::TextError;

/// A content line without its folds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// The line on which it begins, from 1.
    pub(super) number: usize,
    /// What stands on it.
    pub(super) text: String,
}

/// The content lines of a file; empty ones are left out.
///
/// Folds are taken out before bytes become text, because some programs fold in
/// the middle of a character.
pub(super) fn lines(bytes: &[u8]) -> Result<Vec<Line>, TextError> {
    let decoded;
    let bytes = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, length)) if encoding == UTF_16LE || encoding == UTF_16BE => {
            decoded = encoding.decode_without_bom_handling(bytes.get(length..).unwrap_or_default()).0;
            decoded.as_bytes()
        }
        Some((_, length)) => bytes.get(length..).unwrap_or_default(),
        None => bytes,
    };
    if bytes.contains(&0) {
        return Err(TextError::Binary);
    }
    let unfolded = unfolded(bytes);
    let utf8 = unfolded.iter().all(|(_, line)| std::str::from_utf8(line).is_ok());
    let text = |line: Vec<u8>| {
        if utf8 {
            String::from_utf8(line).unwrap_or_default()
        } else {
            WINDOWS_1252.decode_without_bom_handling(&line).0.into_owned()
        }
    };
    let lines = unfolded.into_iter().map(|(number, line)| Line { number, text: text(line) });
    Ok(lines.filter(|line| !line.text.trim().is_empty()).collect())
}

fn unfolded(bytes: &[u8]) -> Vec<(usize, Vec<u8>)> {
    let mut lines: Vec<(usize, Vec<u8>)> = Vec::new();
    let mut rest = bytes;
    let mut number = 0;
    while !rest.is_empty() {
        number += 1;
        let end = rest.iter().position(|byte| matches!(byte, b'\r' | b'\n')).unwrap_or(rest.len());
        let (line, behind) = rest.split_at(end);
        rest = match behind {
            [b'\r', b'\n', rest @ ..] | [_, rest @ ..] => rest,
            [] => &[],
        };
        match (line, lines.last_mut()) {
            ([b' ' | b'\t', folded @ ..], Some((_, last))) => last.extend_from_slice(folded),
            _ => lines.push((number, line.to_vec())),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(bytes: &[u8]) -> Vec<(usize, String)> {
        lines(bytes).unwrap().into_iter().map(|line| (line.number, line.text)).collect()
    }

    #[test]
    fn every_line_break_ends_a_line_and_a_blank_in_front_goes_on_with_it() {
        let expected = vec![(1, "A:one two".to_owned()), (3, "B:three".to_owned())];
        for text in ["A:one\n  two\nB:three\n", "A:one\r\n  two\r\nB:three", "A:one\r\t two\rB:three\r"] {
            assert_eq!(told(text.as_bytes()), expected, "{text:?}");
        }
        assert_eq!(told(b"\n\nA:1\n\n\nB:2"), [(3, "A:1".to_owned()), (6, "B:2".to_owned())]);
    }

    #[test]
    fn a_fold_inside_a_character_does_no_harm() {
        assert_eq!(told(b"A:\xC3\r\n \xA9\r\n"), [(1, "A:é".to_owned())]);
    }

    #[test]
    fn every_encoding_is_read_and_a_binary_file_refused() {
        assert_eq!(told(b"\xEF\xBB\xBFA:\xC3\xA9"), [(1, "A:é".to_owned())]);
        assert_eq!(told(b"A:\xE9"), [(1, "A:é".to_owned())]);
        assert_eq!(told(b"\xFF\xFEA\0:\0\xE9\0\n\0 \0b\0"), [(1, "A:éb".to_owned())]);
        assert_eq!(lines(b"PK\x03\x04\0"), Err(TextError::Binary));
    }
}
