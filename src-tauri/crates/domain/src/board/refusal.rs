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
        "{by} locked the minutes of the meeting on {at}, and nothing of it changes any more; write a correction into the \
         next ones"
    )]
    Locked {
        /// Who locked them.
        by: String,
        /// When.
        at: Instant,
    },
    /// It was opened before.
    #[error("{by} opened the meeting on {at}; a meeting is opened once")]
    Opened {
        /// Who opened it.
        by: String,
        /// When.
        at: Instant,
    },
    /// It was not opened.
    #[error("the meeting was not opened; open it first")]
    NotOpen,
    /// It has ended.
    #[error("{by} ended the meeting on {at}; what is left goes to the next one")]
    Ended {
        /// Who ended it.
        by: String,
        /// When.
        at: Instant,
    },
    /// It has not ended.
    #[error("the meeting has not ended; end it first")]
    NotEnded,
    /// Something would happen before what it follows.
    #[error("the meeting was opened on {opened}, and {at} is before that")]
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

    /// The refusal in a sentence that names the meeting and the person whom it is about, with times in a zone.
    ///
    /// `meeting` is what the meeting is called, with its day: `CAB of 1 Dec 2026`.
    pub fn told(&self, plan: &Plan, zone: &Zone, meeting: &str) -> String {
        let time = |at: &Instant| told_instant(*at, zone);
        match self {
            Self::Locked { by, at } => format!(
                "{by} locked the minutes of the {meeting} on {}, and nothing of it changes any more; write a correction \
                 into the next ones",
                time(at)
            ),
            Self::Opened { by, at } => {
                format!("{by} opened the {meeting} on {}; a meeting is opened once", time(at))
            }
            Self::NotOpen => format!("the {meeting} was not opened; open it first"),
            Self::Ended { by, at } => {
                format!("{by} ended the {meeting} on {}; what is left goes to the next one", time(at))
            }
            Self::NotEnded => format!("the {meeting} has not ended; end it first"),
            Self::TooEarly { opened, at } => {
                format!("the {meeting} was opened on {}, and {} is before that", time(opened), time(at))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::sketch::sketch;
    use crate::conflict::sketch::zone;

    #[test]
    fn a_refusal_of_a_meeting_names_it_and_its_day() {
        let (by, at) = ("Ada".to_owned(), Instant::parse("2026-12-01T13:02:00Z").unwrap());
        let told = |error: &MeetingError| error.told(&sketch().plan, &zone("Europe/Berlin"), "CAB of 1 Dec 2026");
        let (opened, ended) = (by.clone(), by.clone());
        let cases = [
            (
                MeetingError::Locked { by, at },
                "Ada locked the minutes of the CAB of 1 Dec 2026 on 1 Dec 14:02 Europe/Berlin, and nothing of it changes \
                 any more; write a correction into the next ones",
            ),
            (
                MeetingError::Opened { by: opened, at },
                "Ada opened the CAB of 1 Dec 2026 on 1 Dec 14:02 Europe/Berlin; a meeting is opened once",
            ),
            (MeetingError::NotOpen, "the CAB of 1 Dec 2026 was not opened; open it first"),
            (
                MeetingError::Ended { by: ended, at },
                "Ada ended the CAB of 1 Dec 2026 on 1 Dec 14:02 Europe/Berlin; what is left goes to the next one",
            ),
            (MeetingError::NotEnded, "the CAB of 1 Dec 2026 has not ended; end it first"),
            (
                MeetingError::TooEarly { opened: at, at: at.plus_seconds(-120) },
                "the CAB of 1 Dec 2026 was opened on 1 Dec 14:02 Europe/Berlin, and 1 Dec 14:00 Europe/Berlin is before \
                 that",
            ),
        ];
        for (error, sentence) in cases {
            assert_eq!(told(&error), sentence);
        }
    }
}
