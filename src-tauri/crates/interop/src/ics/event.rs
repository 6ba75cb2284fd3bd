//! Events as they leave the plan.

use std::fmt::Write as _;
use std::num::NonZeroU32;

use serde::{Deserialize, Serialize};
use slipway_domain::time::{Instant, Interval};

use super::{Days, Series};

/// One calendar file.
#[derive(Clone, Debug, Default)]
pub struct CalendarFile {
    /// What calendars call it.
    pub name: String,
    /// Names the calendar for ever, so that importing it again replaces what was there (X-WR-RELCALID).
    pub guid: String,
    /// The program that writes it, such as `-//Slipway//Slipway 0.1//EN`.
    pub product: String,
    /// Its events.
    pub events: Vec<CalendarEvent>,
    /// After how many minutes those who subscribe to it look again (RFC 7986, section 5.7); none in files that are
    /// handed over.
    pub refresh: Option<NonZeroU32>,
}

/// Whether an event will take place (RFC 5545, section 3.8.1.11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Status {
    /// It will.
    Confirmed,
    /// It may.
    Tentative,
    /// It will not; the event is kept so that calendars take it away.
    Cancelled,
}

/// How an event shows in the free-busy view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Busy {
    /// Others may book the time.
    Free,
    /// The time is taken.
    Busy,
    /// The time is perhaps taken.
    Tentative,
}

/// When an event takes place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum When {
    /// Once, told in UTC.
    Once {
        /// When it starts.
        start: Instant,
        /// When it ends.
        end: Instant,
    },
    /// Again and again at the same time on the wall.
    Series(Series),
    /// On whole days.
    Days(Days),
}

impl From<Interval> for When {
    fn from(at: Interval) -> Self {
        Self::Once { start: at.start(), end: at.end() }
    }
}

/// How an event stands to another one (RFC 5545, section 3.2.15; RFC 9253, section 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Relation {
    /// It is a part of the other.
    PartOf,
    /// It waits for the other.
    DependsOn,
}

/// Another event to which an event stands in a relation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Related {
    /// The name of the other.
    pub uid: String,
    /// How the event stands to it.
    pub relation: Relation,
}

/// One event.
///
/// `sequence` rises with every change of the content and never falls;
/// `changed` is the time of that change, so that an unchanged plan is written
/// with the same bytes again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarEvent {
    /// Names the event for ever; at most 202 bytes.
    pub uid: String,
    /// When it first left the plan.
    pub created: Instant,
    /// When its content last changed.
    pub changed: Instant,
    /// How often its content changed.
    pub sequence: u32,
    /// When it takes place.
    #[serde(flatten)]
    pub when: When,
    /// What it is.
    pub summary: String,
    /// More about it.
    pub description: String,
    /// Where it is, if that is known.
    pub location: Option<String>,
    /// What it belongs to.
    pub categories: Vec<String>,
    /// Whether it takes place.
    pub status: Status,
    /// How it shows in the free-busy view.
    pub busy: Busy,
    /// Where more about it is, as a URI.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Events to which it stands in a relation.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Related>,
}

impl CalendarEvent {
    /// Everything of which a change must raise the sequence, as text: each part with its length in front, so that no
    /// two contents read alike.
    ///
    /// What an event may lack adds nothing where it is lacking, so that events that left before there was such a
    /// thing keep their sequence.
    pub fn content(&self) -> String {
        let mut text = String::with_capacity(self.description.len() + 256);
        let mut part = |part: &str| {
            let _ = write!(text, "{}:{part}", part.len());
        };
        match &self.when {
            When::Once { start, end } => part(&format!("{} {}", start.epoch_seconds(), end.epoch_seconds())),
            recurring => part(&serde_json::to_string(recurring).unwrap_or_default()),
        }
        part(&self.uid);
        part(&self.summary);
        part(&self.description);
        part(self.location.as_deref().unwrap_or_default());
        for category in &self.categories {
            part(category);
        }
        part(match self.status {
            Status::Confirmed => "confirmed",
            Status::Tentative => "tentative",
            Status::Cancelled => "cancelled",
        });
        part(match self.busy {
            Busy::Free => "free",
            Busy::Busy => "busy",
            Busy::Tentative => "tentative",
        });
        if let Some(url) = &self.url {
            part(&format!("url {url}"));
        }
        for Related { uid, relation } in &self.related {
            part(&match relation {
                Relation::PartOf => format!("part of {uid}"),
                Relation::DependsOn => format!("depends on {uid}"),
            });
        }
        text
    }

    /// The same event called off: it keeps its name, shows as free, and says so.
    #[must_use]
    pub fn cancelled(mut self) -> Self {
        self.status = Status::Cancelled;
        self.busy = Busy::Free;
        if !self.summary.starts_with("Cancelled: ") {
            self.summary.insert_str(0, "Cancelled: ");
        }
        self
    }
}
