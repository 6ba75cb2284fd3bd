//! Content lines (RFC 5545, section 3.1) and TEXT values (section 3.3.11).

use std::borrow::Cow;

/// The longest line in octets, without its line break.
const MAX_OCTETS: usize = 75;

/// Adds `NAME:value` as one content line, folded so that no line is longer than 75 octets and no character is cut.
pub(super) fn push(out: &mut String, name: &str, value: &str) {
    let mut room = MAX_OCTETS;
    for part in [name, ":", value] {
        let mut rest = part;
        while rest.len() > room {
            let (line, behind) = rest.split_at(rest.floor_char_boundary(room));
            out.push_str(line);
            out.push_str("\r\n ");
            (rest, room) = (behind, MAX_OCTETS - 1);
        }
        out.push_str(rest);
        room -= rest.len();
    }
    out.push_str("\r\n");
}

/// A text with backslash, semicolon, comma and line breaks escaped, and control characters left out.
pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    // Control characters beyond ASCII and the byte order mark begin with one of these bytes.
    let plain = |byte: u8| !matches!(byte, b'\\' | b';' | b',' | 0x00..0x20 | 0x7f | 0xc2 | 0xef);
    if text.bytes().all(plain) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    let mut rest = text;
    // Runs of plain characters are taken over whole: most texts have a few that are not.
    while let Some(place) = rest.bytes().position(|byte| !plain(byte)) {
        let (run, behind) = rest.split_at(place);
        out.push_str(run);
        let mut characters = behind.chars();
        match characters.next() {
            Some(special @ ('\\' | ';' | ',')) => out.extend(['\\', special]),
            Some('\r') if characters.as_str().starts_with('\n') => {}
            Some('\n' | '\r') => out.push_str("\\n"),
            Some('\t') => out.push(' '),
            Some('\u{feff}') => {}
            Some(other) if !other.is_control() => out.push(other),
            _ => {}
        }
        rest = characters.as_str();
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The first characters of a text that together have at most this many UTF-16 units.
pub(super) fn cut(text: &str, units: usize) -> &str {
    let mut used = 0;
    for (index, character) in text.char_indices() {
        used += character.len_utf16();
        if used > units {
            return &text[..index];
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn no_line_is_too_long_and_unfolding_gives_the_value_back(value in "\\PC{0,300}") {
            let mut out = String::new();
            push(&mut out, "SUMMARY", &value);
            prop_assert!(out.ends_with("\r\n"));
            prop_assert!(out.split("\r\n").all(|line| line.len() <= 75));
            prop_assert_eq!(out.replace("\r\n ", ""), format!("SUMMARY:{value}\r\n"));
        }

        #[test]
        fn an_escaped_text_has_no_bare_separator_and_reads_back(value in "[a-z,;\\\\\n ]{0,60}") {
            let out = escaped(&value);
            prop_assert!(!out.contains('\n'));
            let mut back = String::new();
            let mut characters = out.chars();
            while let Some(character) = characters.next() {
                if character == '\\' {
                    match characters.next().unwrap() {
                        'n' => back.push('\n'),
                        other => back.push(other),
                    }
                } else {
                    prop_assert!(character != ',' && character != ';');
                    back.push(character);
                }
            }
            prop_assert_eq!(back, value);
        }
    }

    #[test]
    fn a_cut_counts_what_outlook_counts() {
        assert_eq!(cut("a😀b", 3), "a😀");
        assert_eq!(cut("a😀b", 2), "a");
    }
}
