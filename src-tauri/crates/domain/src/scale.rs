//! Numbers that people give from a short scale.

use thiserror::Error;

/// A number that does not lie on its scale.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{found:?} is not {what}; it is a whole number from {low} to {high}")]
pub struct OffScale {
    /// What the number should have told, such as `an impact`.
    pub what: &'static str,
    /// What was there.
    pub found: String,
    /// The lowest number of the scale.
    pub low: u8,
    /// The highest.
    pub high: u8,
}

/// Declares numbers on a scale: `LOW`, `HIGH`, `get`, parsing from a number or a text, `Display` and serde as a number.
macro_rules! scales {
    ($($(#[$doc:meta])* $name:ident, $what:literal, $low:literal to $high:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(try_from = "u8", into = "u8")]
        pub struct $name(u8);

        impl $name {
            /// The lowest number of the scale.
            pub const LOW: Self = Self($low);
            /// The highest number of the scale.
            pub const HIGH: Self = Self($high);

            /// The number.
            pub const fn get(self) -> u8 {
                self.0
            }

            fn off(found: impl std::fmt::Display) -> $crate::OffScale {
                $crate::OffScale { what: $what, found: found.to_string(), low: $low, high: $high }
            }
        }

        impl TryFrom<u8> for $name {
            type Error = $crate::OffScale;

            fn try_from(number: u8) -> Result<Self, Self::Error> {
                if ($low..=$high).contains(&number) { Ok(Self(number)) } else { Err(Self::off(number)) }
            }
        }

        impl From<$name> for u8 {
            fn from(number: $name) -> Self {
                number.0
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::OffScale;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let number = text.trim().parse::<u8>().map_err(|_| Self::off(text))?;
                Self::try_from(number)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

pub(crate) use scales;
