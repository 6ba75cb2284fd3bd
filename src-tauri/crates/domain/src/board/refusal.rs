//! Why a meeting cannot take a step.

use thiserror::Error;

use super::{Membership, names};
use crate::Plan;
use crate::conflict::told_instant;
use crate::id::PersonId;
use crate::time::{Instant, Minutes, Zone};

/// Why a meeting cannot take a step.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum MeetingError {
    /// Its minutes are locked.
    #[error(
        "{by} locked its minutes on {at}, and nothing of it changes any more; write a correction into the next ones"
    )]
    Locked {
        /// Who locked them.
        by: String,
        /// When.
        at: Instant,
    },
    /// It was opened before.
    #[error("{by} opened it on {at}; a meeting is opened once")]
    Opened {
        /// Who opened it.
        by: String,
        /// When.
        at: Instant,
    },
    /// It was not opened.
    #[error("it was not opened; open it first")]
    NotOpen,
    /// It has ended.
    #[error("{by} ended it on {at}; what is left goes to the next meeting")]
    Ended {
        /// Who ended it.
        by: String,
        /// When.
        at: Instant,
    },
    /// It has not ended.
    #[error("it has not ended; end it first")]
    NotEnded,
    /// Something would happen before what it follows.
    #[error("it was opened on {opened}, and {at} is before that")]
    TooEarly {
        /// When it was opened.
        opened: Instant,
        /// When the step would be taken.
        at: Instant,
    },
    /// A step that needs a name has none.
    #[error("somebody does this by name; say who")]
    Nameless,
    /// A person would fill two seats.
    #[error("one person fills one seat; note either that somebody is there, or for whom they came")]
    TwoSeats(PersonId),
    /// Somebody would have come in the place of one who is there.
    #[error("somebody who is there needs nobody in their place; leave the deputy out, or note how the person is away")]
    NeedsNoDeputy(PersonId),
    /// A point of an agenda has no name.
    #[error("a point of the agenda needs a name")]
    NamelessPoint,
    /// A point would be talked about for no time or for half a day.
    #[error("a point is talked about for 1 to {max} minutes, not {0}", max = Membership::MAX_PER_ITEM.get())]
    Length(Minutes),
    /// A point that was taken off would be talked about, or the other way round.
    #[error("a point is either off the agenda or talked about; put it back on first, or take another point")]
    Off,
}

impl MeetingError {
    /// The name by which programs know it.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Locked { .. } => "meeting.locked",
            Self::Opened { .. } => "meeting.opened",
            Self::NotOpen => "meeting.not_open",
            Self::Ended { .. } => "meeting.ended",
            Self::NotEnded => "meeting.not_ended",
            Self::TooEarly { .. } => "meeting.too_early",
            Self::Nameless => "meeting.nameless",
            Self::TwoSeats(_) => "meeting.two_seats",
            Self::NeedsNoDeputy(_) => "meeting.no_deputy",
            Self::NamelessPoint => "meeting.point",
            Self::Length(_) => "meeting.length",
            Self::Off => "meeting.off",
        }
    }

    /// The refusal in a sentence that names the person whom it is about, with times in a zone.
    pub fn told(&self, plan: &Plan, zone: &Zone) -> String {
        let time = |at: &Instant| told_instant(*at, zone);
        match self {
            Self::Locked { by, at } => format!(
                "{by} locked its minutes on {}, and nothing of it changes any more; write a correction into the next ones",
                time(at)
            ),
            Self::Opened { by, at } => format!("{by} opened it on {}; a meeting is opened once", time(at)),
            Self::Ended { by, at } => format!("{by} ended it on {}; what is left goes to the next meeting", time(at)),
            Self::TooEarly { opened, at } => {
                format!("it was opened on {}, and {} is before that", time(opened), time(at))
            }
            Self::TwoSeats(person) => {
                let name = names::person(plan, *person);
                format!("{name} fills one seat; note either that {name} is there, or for whom {name} came")
            }
            Self::NeedsNoDeputy(person) => {
                let name = names::person(plan, *person);
                format!(
                    "{name} is there and needs nobody in their place; leave the deputy out, or note how {name} is away"
                )
            }
            _ => self.to_string(),
        }
    }
}
