//! Texts that are parsed while they are read.

use std::borrow::Cow;
use std::fmt::Display;
use std::ops::Deref;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

/// A value that is a string on the wire and a type of the field inside.
///
/// Reading fails with the type's own sentence, so that a person learns what was
/// expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text<T>(pub T);

impl<T> Deref for Text<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> From<T> for Text<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl<T: Display> Serialize for Text<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de, T: FromStr<Err: Display>> Deserialize<'de> for Text<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map(Self).map_err(serde::de::Error::custom)
    }
}

impl<T> JsonSchema for Text<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string" })
    }
}

impl<T: 'static> TS for Text<T> {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;

    fn name(_: &ts_rs::Config) -> String {
        "string".to_owned()
    }

    fn inline(_: &ts_rs::Config) -> String {
        "string".to_owned()
    }
}

/// A field of a card that keeps what it holds where it is left out, and loses it where it is null.
///
/// Whoever does not know a field yet can then save a card without wiping it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kept<T> {
    /// It was left out.
    #[default]
    LeftOut,
    /// It was said; nothing is what null says.
    Said(Option<T>),
}

impl<T> Kept<T> {
    /// What the field holds from now on, when it holds `there` now.
    pub fn or(self, there: Option<T>) -> Option<T> {
        match self {
            Self::LeftOut => there,
            Self::Said(value) => value,
        }
    }

    /// The same with what is in it made into something else, which may fail.
    pub fn try_map<U, E>(self, into: impl Fn(T) -> Result<U, E>) -> Result<Kept<U>, E> {
        match self {
            Self::LeftOut => Ok(Kept::LeftOut),
            Self::Said(value) => Ok(Kept::Said(value.map(into).transpose()?)),
        }
    }
}

impl<T> From<Option<T>> for Kept<T> {
    fn from(value: Option<T>) -> Self {
        Self::Said(value)
    }
}

impl<T: Serialize> Serialize for Kept<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::LeftOut => serializer.serialize_none(),
            Self::Said(value) => value.serialize(serializer),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Kept<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::deserialize(deserializer).map(Self::Said)
    }
}

impl<T: JsonSchema> JsonSchema for Kept<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        Option::<T>::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        Option::<T>::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct Card {
        limit: Kept<u32>,
    }

    #[test]
    fn a_field_that_is_left_out_is_kept_and_one_that_is_null_is_taken_away() {
        let limit = |text: &str| serde_json::from_str::<Card>(text).unwrap().limit;
        assert_eq!(limit("{}").or(Some(2)), Some(2));
        assert_eq!(limit(r#"{"limit":null}"#).or(Some(2)), None);
        assert_eq!(limit(r#"{"limit":3}"#).or(Some(2)), Some(3));
        assert_eq!(serde_json::to_string(&limit(r#"{"limit":3}"#)).unwrap(), "3");
    }
}
