//! Texts with places in them, such as `{key} {title}`.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A text in which names in braces stand for what differs from event to event; `{{` and `}}` are braces.
///
/// A line in which something stands and everything that stands in it is empty is left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phrase {
    text: String,
    lines: Vec<Vec<Piece>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Text(String),
    Place(String),
}

/// Why a text is not a [`Phrase`].
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PhraseError {
    /// It is longer than [`Phrase::MAX_CHARS`].
    #[error("a text of a calendar has at most {max} characters, this one has {0}", max = Phrase::MAX_CHARS)]
    TooLong(usize),
    /// A brace that is not one of two.
    #[error("line {line} has a {brace} without its other half; write {brace}{brace} for a brace itself")]
    Brace {
        /// The line, from 1.
        line: usize,
        /// The brace.
        brace: char,
    },
    /// A name that stands for nothing.
    #[error("line {line} names {{{name}}}, which stands for nothing here; there are {}", known.iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(", "))]
    Unknown {
        /// The line, from 1.
        line: usize,
        /// The name.
        name: String,
        /// What could stand there.
        known: &'static [&'static str],
    },
}

impl Phrase {
    /// The longest text, in characters.
    pub const MAX_CHARS: usize = 4_000;

    /// Parses a text.
    pub fn parse(text: &str) -> Result<Self, PhraseError> {
        let length = text.chars().count();
        if length > Self::MAX_CHARS {
            return Err(PhraseError::TooLong(length));
        }
        let text = text.replace("\r\n", "\n");
        let lines = text.split('\n').zip(1..).map(|(line, number)| pieces(line, number));
        Ok(Self { lines: lines.collect::<Result<_, _>>()?, text })
    }

    /// The text as it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Refuses a name that is not one of these.
    pub fn check(&self, known: &'static [&'static str]) -> Result<(), PhraseError> {
        let unknown = |piece: &Piece| matches!(piece, Piece::Place(name) if !known.contains(&name.as_str()));
        for (line, number) in self.lines.iter().zip(1..) {
            if let Some(Piece::Place(name)) = line.iter().find(|piece| unknown(piece)) {
                return Err(PhraseError::Unknown { line: number, name: name.clone(), known });
            }
        }
        Ok(())
    }

    /// Nothing at all.
    pub fn empty() -> Self {
        Self { text: String::new(), lines: vec![Vec::new()] }
    }

    /// Whether a name stands in it.
    pub fn names(&self, name: &str) -> bool {
        self.lines.iter().flatten().any(|piece| matches!(piece, Piece::Place(place) if place == name))
    }

    /// The text with what stands for each name; what is told over several lines stays so.
    pub fn told<'a>(&self, what: impl Fn(&str) -> &'a str) -> String {
        let mut out = String::with_capacity(self.text.len() * 2);
        let mut is_first = true;
        for line in &self.lines {
            let mut places = line.iter().filter_map(|piece| match piece {
                Piece::Place(name) => Some(what(name)),
                Piece::Text(_) => None,
            });
            let has_places = line.iter().any(|piece| matches!(piece, Piece::Place(_)));
            if has_places && places.all(str::is_empty) {
                continue;
            }
            if !is_first {
                out.push('\n');
            }
            is_first = false;
            for piece in line {
                out.push_str(match piece {
                    Piece::Text(text) => text,
                    Piece::Place(name) => what(name),
                });
            }
        }
        out
    }
}

fn pieces(line: &str, number: usize) -> Result<Vec<Piece>, PhraseError> {
    let mut pieces = Vec::new();
    let mut text = String::new();
    let mut rest = line;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, behind) = rest.split_at(at);
        text.push_str(before);
        let brace = if behind.starts_with('{') { '{' } else { '}' };
        let alone = || PhraseError::Brace { line: number, brace };
        let mut doubled = behind.chars();
        doubled.next();
        if doubled.next() == Some(brace) {
            text.push(brace);
            rest = doubled.as_str();
            continue;
        }
        let (name, behind) = behind.strip_prefix('{').and_then(|behind| behind.split_once('}')).ok_or_else(alone)?;
        if name.contains('{') {
            return Err(alone());
        }
        if !text.is_empty() {
            pieces.push(Piece::Text(std::mem::take(&mut text)));
        }
        pieces.push(Piece::Place(name.trim().to_owned()));
        rest = behind;
    }
    text.push_str(rest);
    if !text.is_empty() {
        pieces.push(Piece::Text(text));
    }
    Ok(pieces)
}

impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl TryFrom<String> for Phrase {
    type Error = PhraseError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<Phrase> for String {
    fn from(phrase: Phrase) -> Self {
        phrase.text
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn told(text: &str) -> String {
        let what = |name: &str| match name {
            "key" => "R-1",
            "title" => "Payments {4}",
            _ => "",
        };
        Phrase::parse(text).unwrap().told(what)
    }

    #[test]
    fn names_in_braces_are_told_and_what_is_told_is_not_read_again() {
        assert_eq!(told("{key}: { title }"), "R-1: Payments {4}");
        assert_eq!(told("{{key}} {key}"), "{key} R-1");
    }

    #[test]
    fn a_line_of_which_everything_is_empty_is_left_out() {
        assert_eq!(told("{title}\nTeam: {team}\n\nKey: {key} {team}"), "Payments {4}\n\nKey: R-1 ");
        assert_eq!(told("{team}"), "");
    }

    #[test]
    fn a_brace_alone_and_a_name_that_stands_for_nothing_are_refused_with_their_line() {
        for (text, brace) in [("a\n{key", '{'), ("a\nkey}", '}'), ("a\n{a{b}", '{')] {
            assert_eq!(Phrase::parse(text), Err(PhraseError::Brace { line: 2, brace }), "{text}");
        }
        let error = Phrase::parse("x\n{nobody}").unwrap().check(&["key", "title"]).unwrap_err();
        assert_eq!(error.to_string(), "line 2 names {nobody}, which stands for nothing here; there are {key}, {title}");
        let long = "x".repeat(Phrase::MAX_CHARS + 1);
        assert_eq!(Phrase::parse(&long), Err(PhraseError::TooLong(Phrase::MAX_CHARS + 1)));
    }

    proptest! {
        #[test]
        fn any_text_is_told_as_it_is_when_its_braces_are_doubled(text in "[a-z{}\\n ]{0,60}") {
            let doubled = text.replace('{', "{{").replace('}', "}}");
            let phrase = Phrase::parse(&doubled).unwrap();
            prop_assert_eq!(phrase.told(|_| ""), text);
        }

        #[test]
        fn reading_never_stops_and_what_is_read_is_written_as_it_was(text in "\\PC{0,80}") {
            if let Ok(phrase) = Phrase::parse(&text) {
                prop_assert_eq!(phrase.as_str(), text);
            }
        }
    }
}
