//! Data stores that releases change.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::Key;
use crate::id::StoreId;

/// A place in which data lies: a database, a bucket.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Store {
    /// Its id.
    pub id: StoreId,
    /// Its key, such as `ledger-db`.
    pub key: Key,
    /// Its name for people.
    pub name: String,
}

/// What a release does to a data store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct StoreUse {
    /// The data store.
    pub store: StoreId,
    /// The number of the schema version that the release brings; none where it leaves the schema alone.
    pub schema: Option<u32>,
    /// Whether its rollback restores the data store as a whole.
    pub restores: bool,
}

/// What a release does to a data store, in one word with the key of the data store.
///
/// `ledger-db`, `ledger-db=12` (brings schema 12), `ledger-db!` and
/// `ledger-db=12!` (the rollback restores it).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreWord {
    /// The key of the data store.
    pub store: Key,
    /// The number of the schema version that the release brings.
    pub schema: Option<u32>,
    /// Whether the rollback restores it.
    pub restores: bool,
}

/// A text that is not a [`StoreWord`].
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{0:?} is not a data store with what happens to it; write it as store, store=12, store! or store=12!")]
pub struct StoreWordError(pub String);

impl std::str::FromStr for StoreWord {
    type Err = StoreWordError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let fail = || StoreWordError(text.to_owned());
        let trimmed = text.trim();
        let (rest, restores) = trimmed.strip_suffix('!').map_or((trimmed, false), |rest| (rest, true));
        let (key, schema) = match rest.rsplit_once('=') {
            Some((key, number)) => (key, Some(number.trim().parse().map_err(|_| fail())?)),
            None => (rest, None),
        };
        Ok(Self { store: Key::parse(key).map_err(|_| fail())?, schema, restores })
    }
}

impl fmt::Display for StoreWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let schema = self.schema.map(|schema| format!("={schema}")).unwrap_or_default();
        write!(f, "{}{schema}{}", self.store, if self.restores { "!" } else { "" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_happens_to_a_store_is_said_in_one_word_and_read_back() {
        for (text, schema, restores) in
            [("db", None, false), ("db=12", Some(12), false), ("db!", None, true), ("db=0!", Some(0), true)]
        {
            let word: StoreWord = text.parse().unwrap();
            assert_eq!((word.store.as_str(), word.schema, word.restores), ("db", schema, restores), "{text}");
            assert_eq!(word.to_string(), text);
        }
    }

    #[test]
    fn a_schema_version_is_a_number_and_a_store_has_a_key() {
        for text in ["", "!", "=12", "db=", "db=twelve", "db=-1", "db=4294967296"] {
            assert!(text.parse::<StoreWord>().is_err(), "{text}");
        }
    }
}
