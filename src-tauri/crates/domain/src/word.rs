//! Enumerations that are written as one word in files and on the screen.

use thiserror::Error;

/// A word that is not one of those expected.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{found:?} is not a {what}; expected one of: {}", expected.join(", "))]
pub struct UnknownWord {
    /// What the word should have named, such as `release type`.
    pub what: &'static str,
    /// The word that was there.
    pub found: String,
    /// Every word that would have been understood.
    pub expected: &'static [&'static str],
}

/// Declares an enumeration whose values are words: `ALL`, `as_str`, `FromStr`, `Display` and serde by the word.
///
/// Parsing ignores case and takes `_` and blanks for `-`.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident, $what:literal { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$vdoc])* $variant),+
        }

        impl $name {
            /// Every value, in the order in which they are declared.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Every word, in the same order.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// The word, as files and the wire write it.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::UnknownWord;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let word = text.trim().to_ascii_lowercase().replace(['_', ' '], "-");
                Self::ALL
                    .iter()
                    .copied()
                    .find(|value| value.as_str().eq_ignore_ascii_case(&word))
                    .ok_or_else(|| $crate::UnknownWord {
                        what: $what,
                        found: text.to_owned(),
                        expected: Self::WORDS,
                    })
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    };
}

pub(crate) use words;
