//! Content lines (RFC 5545, section 3.1) and TEXT values (section 3.3.11).

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation as _;

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

/// Adds a text with backslash, semicolon, comma and line breaks escaped, and control characters left out.
pub(super) fn escape(out: &mut String, text: &str) {
    let plain = |byte: u8| !matches!(byte, b'\\' | b';' | b',') && is_seen(byte);
    let mut rest = text;
    // Runs of plain characters are taken over whole: most texts have a few that are not.
    while let Some(place) = rest.bytes().position(|byte| !plain(byte)) {
        let (run, behind) = rest.split_at(place);
        out.push_str(run);
        let mut characters = behind.chars();
        match characters.next() {
            Some('\\') => out.push_str("\\\\"),
            Some(';') => out.push_str("\\;"),
            Some(',') => out.push_str("\\,"),
            Some('\r') if characters.as_str().starts_with('\n') => {}
            // Programs that take the line and paragraph separators of Unicode for line ends would cut the file there.
            Some('\n' | '\r' | '\u{2028}' | '\u{2029}') => out.push_str("\\n"),
            Some('\t') => out.push(' '),
            Some('\u{feff}') => {}
            Some(other) if !other.is_control() => out.push(other),
            _ => {}
        }
        rest = characters.as_str();
    }
    out.push_str(rest);
}

/// Whether a byte is certainly not the first of a control character, a separator of lines or a byte order mark.
const fn is_seen(byte: u8) -> bool {
    !matches!(byte, 0x00..0x20 | 0x7f | 0xc2 | 0xe2 | 0xef)
}

/// A text on one line: every line break is a space, and what cannot be seen is gone.
pub(super) fn one_line(text: &str) -> Cow<'_, str> {
    if text.bytes().all(is_seen) {
        return Cow::Borrowed(text.trim());
    }
    let is_gone = |character: char| character.is_control() || character == '\u{feff}';
    let line = text.replace("\r\n", " ").replace(['\r', '\n', '\t', '\u{2028}', '\u{2029}'], " ").replace(is_gone, "");
    Cow::Owned(line.trim().to_owned())
}

/// The first characters of a text that together have at most this many UTF-16 units.
///
/// What a reader takes for one character stays whole, such as a family of emoji, unless it is too long by itself.
pub(super) fn cut(text: &str, units: usize) -> &str {
    // No character has more UTF-16 units than bytes.
    if text.len() <= units {
        return text;
    }
    let letters = text.char_indices().map(|(start, letter)| &text[start..start + letter.len_utf8()]);
    match length_within(text.graphemes(true), units) {
        0 => &text[..length_within(letters, units)],
        length => &text[..length],
    }
}

/// How many bytes the first pieces of a text have that together have at most this many UTF-16 units.
fn length_within<'a>(pieces: impl Iterator<Item = &'a str>, units: usize) -> usize {
    let lengths = pieces.scan((0, 0), |(used, length), piece| {
        *used += piece.encode_utf16().count();
        *length += piece.len();
        Some((*used, *length))
    });
    lengths.take_while(|(used, _)| *used <= units).last().map_or(0, |(_, length)| length)
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
            let mut out = String::new();
            escape(&mut out, &value);
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

    proptest! {
        #[test]
        fn an_escaped_text_of_any_kind_has_no_control_character(value in any::<String>()) {
            let mut out = String::new();
            escape(&mut out, &value);
            let is_seen = |character: char| !character.is_control() && !"\u{feff}\u{2028}\u{2029}".contains(character);
            prop_assert!(out.chars().all(is_seen));
            let line = one_line(&value);
            prop_assert!(!line.contains(char::is_control));
            prop_assert_eq!(one_line(&line), line.as_ref());
        }

        #[test]
        fn a_cut_text_is_a_beginning_that_has_room(value in "[a-zé😀👩\u{200d}\u{301}]{0,40}", units in 0_usize..40) {
            let short = cut(&value, units);
            let count = |text: &str| text.encode_utf16().count();
            prop_assert!(value.starts_with(short) && count(short) <= units);
            prop_assert_eq!(cut(short, units), short);
            if count(&value) <= units {
                prop_assert_eq!(short, &value);
            }
        }
    }

    #[test]
    fn a_cut_counts_what_outlook_counts() {
        assert_eq!(cut("a😀b", 3), "a😀");
        assert_eq!(cut("a😀b", 2), "a");
    }

    #[test]
    fn a_cut_goes_around_what_reads_as_one_character() {
        assert_eq!(cut("ab👩\u{200d}🚀", 5), "ab", "an astronaut is a woman joined to a rocket");
        assert_eq!(cut("cafe\u{301}s", 4), "caf");
        assert_eq!(cut("e\u{301}\u{301}\u{301}", 2), "e\u{301}", "one that is too long by itself is cut all the same");
    }

    #[test]
    fn a_line_break_of_any_kind_is_one_space_where_there_is_one_line() {
        assert_eq!(one_line(" a\r\nb\rc\nd\te\u{7}\n"), "a b c d e");
        assert_eq!(one_line("a\u{2028}b\u{2029}c – “d”"), "a b c – “d”");
    }

    #[test]
    fn a_separator_of_lines_of_any_kind_is_a_line_break_in_a_text() {
        let mut out = String::new();
        escape(&mut out, "a\u{2028}b\u{2029}c – “d”\r\ne");
        assert_eq!(out, "a\\nb\\nc – “d”\\ne");
    }
}
