//! The part of a plan that a calendar holds, and calendars that are saved by name.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::Key;
use crate::id::{BoardId, CalendarId, WindowId};
use crate::release::Selection;

/// Things of one kind: none, all that there are now or later, or some.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Chosen<Id: Ord> {
    /// None of them.
    #[default]
    Nothing,
    /// All of them.
    Everything,
    /// These.
    Only(BTreeSet<Id>),
}

impl<Id: Ord> Chosen<Id> {
    /// Whether it holds one of them.
    pub fn holds(&self, id: &Id) -> bool {
        match self {
            Self::Nothing => false,
            Self::Everything => true,
            Self::Only(ids) => ids.contains(id),
        }
    }

    /// Holds one more; what holds all stays as it is.
    pub(super) fn add(&mut self, id: Id) {
        match self {
            Self::Everything => {}
            Self::Nothing => *self = Self::Only(BTreeSet::from([id])),
            Self::Only(ids) => {
                ids.insert(id);
            }
        }
    }
}

/// What a calendar holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Which releases; none where nothing is said.
    pub releases: Option<Selection>,
    /// Which windows.
    pub layers: Chosen<WindowId>,
    /// The meetings of which boards.
    pub meetings: Chosen<BoardId>,
}

impl Part {
    /// The whole plan: every release, every window, every meeting.
    pub fn everything() -> Self {
        Self { releases: Some(Selection::default()), layers: Chosen::Everything, meetings: Chosen::Everything }
    }

    /// Whether it is the whole plan.
    pub fn is_everything(&self) -> bool {
        *self == Self::everything()
    }
}

/// A calendar that is saved by name, to be given out again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedCalendar {
    /// Its id; calendar programs know the calendar by it for ever.
    pub id: CalendarId,
    /// Its key, which is the name of its file in a published folder.
    pub key: Key,
    /// What calendar programs call it.
    pub name: String,
    /// What it holds.
    pub part: Part,
    /// Whether it is in the published folder.
    pub published: bool,
}

/// Why a calendar cannot be saved as it is.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CalendarNameError {
    /// Its key is no name of a file.
    #[error(
        "the key {0} becomes the name of a file, so it has letters, digits, dots, hyphens and underscores only, and begins with a letter or digit"
    )]
    Key(Key),
    /// It has no name, or one that is too long.
    #[error("a calendar has a name of 1 to {max} characters, this one has {0}", max = SavedCalendar::MAX_NAME)]
    Name(usize),
}

impl SavedCalendar {
    /// The longest name, in characters.
    pub const MAX_NAME: usize = 120;

    /// Refuses a key that is no file name on every system, and a calendar without a name.
    pub fn check(&self) -> Result<(), CalendarNameError> {
        let key = self.key.as_str();
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
        let begins = key.bytes().next().is_some_and(|byte| byte.is_ascii_alphanumeric());
        if !begins || !key.bytes().all(plain) || is_reserved(key) {
            return Err(CalendarNameError::Key(self.key.clone()));
        }
        match self.name.trim().chars().count() {
            1..=Self::MAX_NAME => Ok(()),
            length => Err(CalendarNameError::Name(length)),
        }
    }

    /// The name of its file.
    pub fn file_name(&self) -> String {
        format!("{}.ics", self.key)
    }
}

/// Whether Windows takes a name for a device, whatever stands behind the first dot.
fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).to_ascii_uppercase();
    let numbered = |head: &str| stem.strip_prefix(head).is_some_and(|rest| matches!(rest.as_bytes(), [b'1'..=b'9']));
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn saved(key: &str, name: &str) -> Result<(), CalendarNameError> {
        let calendar = SavedCalendar {
            id: CalendarId::new(uuid::Uuid::nil()),
            key: Key::parse(key).unwrap(),
            name: name.to_owned(),
            part: Part::everything(),
            published: true,
        };
        calendar.check()
    }

    #[test]
    fn a_key_that_is_no_name_of_a_file_on_every_system_is_refused() {
        for key in ["payments", "team-1.eu", "A_b"] {
            assert_eq!(saved(key, "Payments"), Ok(()), "{key}");
        }
        for key in ["../up", "a/b", "a b", ".hidden", "-x", "con", "Lpt1.old", "zahlung-ä"] {
            assert!(matches!(saved(key, "Payments"), Err(CalendarNameError::Key(_))), "{key}");
        }
    }

    #[test]
    fn a_calendar_has_a_name() {
        assert_eq!(saved("a", " "), Err(CalendarNameError::Name(0)));
        assert_eq!(saved("a", &"x".repeat(121)), Err(CalendarNameError::Name(121)));
    }

    #[test]
    fn some_are_held_and_others_are_not() {
        let only = Chosen::Only(BTreeSet::from([1, 2]));
        assert!(only.holds(&1) && !only.holds(&3));
        assert!(Chosen::Everything.holds(&3) && !Chosen::Nothing.holds(&3));
    }
}
