//! Keys: the names by which people call things.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use thiserror::Error;

/// The name by which people, files and other programs call one thing of a plan, such as `R-2026-0142`.
///
/// One to 120 characters, without control characters, without `|` (which
/// separates keys in a CSV cell) and without blanks at either end. Unique among
/// the things of one kind. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(Arc<str>);

/// Why a text is not a [`Key`].
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum KeyError {
    /// There is nothing in it.
    #[error("a key needs at least one character")]
    Empty,
    /// It is longer than [`Key::MAX_CHARS`].
    #[error("a key has at most {max} characters, this one has {0}", max = Key::MAX_CHARS)]
    TooLong(usize),
    /// It holds a character that a key cannot hold.
    #[error("a key cannot hold {0:?}")]
    Forbidden(char),
}

impl Key {
    /// The longest key, in characters.
    pub const MAX_CHARS: usize = 120;

    /// Parses a key, taking blanks off both ends.
    pub fn parse(text: &str) -> Result<Self, KeyError> {
        let text = text.trim();
        let chars = text.chars().count();
        if chars == 0 {
            return Err(KeyError::Empty);
        }
        if chars > Self::MAX_CHARS {
            return Err(KeyError::TooLong(chars));
        }
        match text.chars().find(|c| c.is_control() || *c == '|') {
            Some(c) => Err(KeyError::Forbidden(c)),
            None => Ok(Self(Arc::from(text))),
        }
    }

    /// The key that is shown where a thing that should have one is gone.
    pub fn nameless() -> Self {
        Self(Arc::from("?"))
    }

    /// The key as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Borrow<str> for Key {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for Key {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl Serialize for Key {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_at_the_ends_are_not_part_of_a_key() {
        assert_eq!(Key::parse("  R-1 ").unwrap().as_str(), "R-1");
    }

    #[test]
    fn a_key_can_hold_inner_blanks_and_dots() {
        assert!(Key::parse("Release Management").is_ok());
        assert!(Key::parse("oslo.middleware-6.4.0").is_ok());
    }

    #[test]
    fn a_key_cannot_be_empty_long_or_hold_a_separator() {
        assert_eq!(Key::parse("   "), Err(KeyError::Empty));
        assert_eq!(Key::parse(&"x".repeat(121)), Err(KeyError::TooLong(121)));
        assert_eq!(Key::parse("a|b"), Err(KeyError::Forbidden('|')));
        assert_eq!(Key::parse("a\nb"), Err(KeyError::Forbidden('\n')));
    }
}
