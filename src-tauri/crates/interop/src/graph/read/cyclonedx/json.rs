//! JSON whose values know their lines.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::super::MOST_LINKS;
use crate::csv::{Problem, Problems};

/// Where the lines of a text begin.
pub(super) struct Lines<'a> {
    text: &'a str,
    begins: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let breaks = text.bytes().zip(1..).filter_map(|(byte, next)| (byte == b'\n').then_some(next));
        Self { text, begins: std::iter::once(0).chain(breaks).collect() }
    }

    /// The line of a value that was read from the text without a copy.
    pub(super) fn at(&self, raw: &RawValue) -> usize {
        self.line(raw.get())
    }

    /// What serde says of a piece of the text, with its line in the whole.
    pub(super) fn fault(&self, piece: &str, error: &serde_json::Error) -> Problems {
        let told = error.to_string();
        // serde ends with the place inside the piece, which is not the place inside the file.
        let what = told.split(" at line ").next().unwrap_or_default();
        let column = error.column();
        let place = if error.is_syntax() || error.is_eof() { format!(" (column {column})") } else { String::new() };
        wrong(self.line(piece) + error.line().saturating_sub(1), format!("this cannot be read: {what}{place}"))
    }

    fn line(&self, piece: &str) -> usize {
        let offset = piece.as_ptr().addr().saturating_sub(self.text.as_ptr().addr());
        self.begins.partition_point(|begin| *begin <= offset).max(1)
    }
}

/// A list whose values are read later; one that is far too long is refused before it fills the memory.
pub(super) struct List<'a>(Vec<&'a RawValue>);

impl<'a> List<'a> {
    pub(super) fn iter(&self) -> impl DoubleEndedIterator<Item = &'a RawValue> + '_ {
        self.0.iter().copied()
    }
}

impl<'l, 'a> IntoIterator for &'l List<'a> {
    type Item = &'a RawValue;
    type IntoIter = std::iter::Copied<std::slice::Iter<'l, &'a RawValue>>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter().copied()
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for List<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Values;

        impl<'de> Visitor<'de> for Values {
            type Value = List<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Self::Value, A::Error> {
                let mut list = Vec::new();
                while let Some(value) = values.next_element()? {
                    if list.len() >= MOST_LINKS {
                        return Err(A::Error::custom(format!(
                            "a list has more than {MOST_LINKS} values; split the file"
                        )));
                    }
                    list.push(value);
                }
                Ok(List(list))
            }
        }

        deserializer.deserialize_seq(Values)
    }
}

/// The names and the texts of the first fields of an object, and of `bomFormat` wherever it stands.
pub(super) fn fields(text: &str) -> Result<Vec<(String, String)>, serde_json::Error> {
    struct Fields;

    impl<'de> Visitor<'de> for Fields {
        type Value = Vec<(String, String)>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut fields = Vec::new();
            while let Some((name, value)) = map.next_entry::<Cow<'de, str>, &'de RawValue>()? {
                if fields.len() < 8 || name == "bomFormat" {
                    fields.push((name.chars().take(60).collect(), value.get().chars().take(60).collect()));
                }
            }
            Ok(fields)
        }
    }

    let mut deserializer = serde_json::Deserializer::from_str(text);
    let fields = deserializer.deserialize_map(Fields)?;
    deserializer.end()?;
    Ok(fields)
}

/// The text that a value is.
pub(super) fn said<'a>(raw: &'a RawValue, lines: &Lines<'_>) -> Result<Cow<'a, str>, Problems> {
    // A text without escapes is taken as it stands.
    if let Ok(text) = serde_json::from_str::<&str>(raw.get()) {
        return Ok(Cow::Borrowed(text));
    }
    serde_json::from_str::<String>(raw.get()).map(Cow::Owned).map_err(|error| lines.fault(raw.get(), &error))
}

/// A file with one problem.
pub(super) fn wrong(line: usize, message: impl Into<String>) -> Problems {
    Problems::one(Problem::of_line(line, message))
}
