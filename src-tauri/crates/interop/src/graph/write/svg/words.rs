//! Text that fits.

use std::fmt::Write as _;

use super::super::xml::escaped;
use super::number;

/// About how wide a text is, in a sans-serif face of a size.
pub(super) fn width(text: &str, size: f64) -> f64 {
    text.chars().map(letter).sum::<f64>() * size
}

/// The width of a letter, as a part of its size.
fn letter(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '(' | ')' | '[' | ']'
        | ' ' | '·' => 0.33,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '…' | '→' => 0.92,
        'A'..='Z' => 0.7,
        // From here on letters are as wide as they are high: Hangul, Kana, ideographs, pictures.
        '\u{1100}'..='\u{11ff}'
        | '\u{2e80}'..='\u{a4cf}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff60}'
        | '\u{1f000}'.. => 1.05,
        _ => 0.57,
    }
}

/// A text on one line and within a width; where it is too long, it ends with an ellipsis.
pub(super) fn fit(text: &str, size: f64, room: f64) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if width(&line, size) <= room {
        return line;
    }
    let room = room - width("…", size);
    let mut used = 0.0;
    let short: String = line
        .chars()
        .take_while(|character| {
            used += letter(*character) * size;
            used <= room
        })
        .collect();
    format!("{}…", short.trim_end())
}

/// Writes a text with its middle at a place; `more` are attributes.
pub(super) fn put(out: &mut String, text: &str, (x, y): (f64, f64), size: f64, more: &str) {
    if text.is_empty() {
        return;
    }
    let _ = writeln!(
        out,
        "<text x=\"{}\" y=\"{}\" font-size=\"{}\"{more}>{}</text>",
        number(x),
        number(y),
        number(size),
        escaped(text)
    );
}
