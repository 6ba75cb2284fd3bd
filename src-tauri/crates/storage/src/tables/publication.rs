//! Calendars that are saved by name, and the words in which events are told.

use slipway_domain::publication::{CalendarWords, SavedCalendar};

use super::document::Document;

impl Document for SavedCalendar {
    const TABLE: &'static str = "saved_calendar";

    fn columns(&self) -> Vec<(&'static str, Option<String>)> {
        vec![("key", Some(self.key.to_string()))]
    }
}

impl Document for CalendarWords {
    const TABLE: &'static str = "calendar_words";

    fn columns(&self) -> Vec<(&'static str, Option<String>)> {
        vec![("kind", Some(self.kind.to_string()))]
    }
}
