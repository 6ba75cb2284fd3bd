//! In which words events are told, by kind.

use serde::{Deserialize, Serialize};

use super::{Phrase, PhraseError};
use crate::id::CalendarWordsId;
use crate::word::words;

words! {
    /// What an event tells of.
    EventKind, "kind of event" {
        /// A release.
        Release = "release",
        /// A window of the calendar.
        Window = "window",
        /// A meeting of a board.
        Meeting = "meeting",
    }
}

impl EventKind {
    /// The names that stand for something in its words.
    pub const fn places(self) -> &'static [&'static str] {
        match self {
            Self::Release => &[
                "key",
                "title",
                "about",
                "when",
                "type",
                "state",
                "services",
                "environment",
                "team",
                "train",
                "risk",
                "version",
                "release_manager",
                "deployment_of",
                "point_of_no_return",
                "waits_for",
                "plan",
            ],
            Self::Window => &[
                "key",
                "title",
                "when",
                "kind",
                "services",
                "teams",
                "environments",
                "regions",
                "types",
                "owner",
                "plan",
            ],
            Self::Meeting => &["key", "title", "when", "quorum", "place", "link", "chair", "plan"],
        }
    }
}

/// The words of one kind of event: its title, what is said of it, and its categories, each on a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarWords {
    /// Its id.
    pub id: CalendarWordsId,
    /// The kind of event.
    pub kind: EventKind,
    /// The title (SUMMARY).
    pub title: Phrase,
    /// More about it (DESCRIPTION).
    pub description: Phrase,
    /// The categories (CATEGORIES), one on each line.
    pub categories: Phrase,
}

impl CalendarWords {
    /// The words in which events are told where nobody said others: title, description, categories.
    pub const fn usual(kind: EventKind) -> [&'static str; 3] {
        match kind {
            EventKind::Release => [
                "{key} {title}",
                "{about}\n\nWhen: {when}\nType: {type}\nState: {state}\nServices: {services}\n\
                 Environment: {environment}\nTeam: {team}\nDeployment of: {deployment_of}\n\
                 Point of no return: {point_of_no_return}\nWaits for: {waits_for}",
                "{type}",
            ],
            EventKind::Window => [
                "{title}",
                "{title}\n\nWhen: {when}\nKind: {kind}\nServices: {services}\nTeams: {teams}\n\
                 Environments: {environments}\nRegions: {regions}\nTypes: {types}",
                "{kind}",
            ],
            EventKind::Meeting => ["{title}", "{key}: {quorum}\n{link}", "CAB"],
        }
    }

    /// Refuses a name that stands for nothing in this kind of event.
    pub fn check(&self) -> Result<(), PhraseError> {
        let places = self.kind.places();
        [&self.title, &self.description, &self.categories].into_iter().try_for_each(|phrase| phrase.check(places))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_words_name_only_what_stands_for_something() {
        for kind in EventKind::ALL {
            for text in CalendarWords::usual(*kind) {
                Phrase::parse(text).unwrap().check(kind.places()).unwrap();
            }
        }
    }

    #[test]
    fn words_of_a_window_cannot_name_what_only_a_release_has() {
        let [title, description, _] = CalendarWords::usual(EventKind::Window).map(|text| Phrase::parse(text).unwrap());
        let words = CalendarWords {
            id: CalendarWordsId::new(uuid::Uuid::nil()),
            kind: EventKind::Window,
            title,
            description,
            categories: Phrase::parse("{state}").unwrap(),
        };
        assert!(matches!(words.check(), Err(PhraseError::Unknown { line: 1, .. })));
    }
}
