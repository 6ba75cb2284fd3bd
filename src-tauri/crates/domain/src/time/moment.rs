//! An instant together with the wall time that a person meant.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use super::{Instant, Resolved, Zone};
use crate::word::words;

words! {
    /// Which of two equal wall times is meant when clocks go back.
    Occurrence, "turn of a repeated hour" {
        /// The first, before clocks go back.
        Earlier = "earlier",
        /// The second, after clocks went back.
        Later = "later",
    }
}

/// An instant and the wall time for which it stands, in a zone that is kept beside it.
///
/// `at` is what every rule computes with. `wall` is what the person typed or
/// would read; it differs from the wall time of `at` only when the clock skips
/// it. Conflict C18 is raised while [`Self::is_doubtful`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Moment {
    /// The point in time.
    pub at: Instant,
    /// What the clock on the wall shows, or would show.
    pub wall: NaiveDateTime,
    /// Which of the two is meant, where the wall time comes twice and somebody said so.
    pub occurrence: Option<Occurrence>,
}

impl Moment {
    /// The moment of an instant, about which there is no doubt.
    pub fn of(at: Instant, zone: &Zone) -> Self {
        let wall = zone.wall(at);
        let occurrence = match zone.resolve(wall) {
            Resolved::Twice { earlier, .. } if earlier == at => Some(Occurrence::Earlier),
            Resolved::Twice { .. } => Some(Occurrence::Later),
            _ => None,
        };
        Self { at, wall, occurrence }
    }

    /// The moment of a wall time as typed; doubtful where the clock skips or repeats it and `occurrence` does not say which.
    pub fn typed(wall: NaiveDateTime, zone: &Zone, occurrence: Option<Occurrence>) -> Self {
        match (zone.resolve(wall), occurrence) {
            (Resolved::Twice { later, .. }, Some(Occurrence::Later)) => Self { at: later, wall, occurrence },
            (Resolved::Twice { earlier, .. }, _) => Self { at: earlier, wall, occurrence },
            (resolved, _) => Self { at: resolved.first(), wall, occurrence: None },
        }
    }

    /// Whether the wall time does not exist in the zone, or comes twice without a word about which is meant.
    pub fn is_doubtful(&self, zone: &Zone) -> bool {
        match zone.resolve(self.wall) {
            Resolved::Once(_) => false,
            Resolved::Never { .. } => true,
            Resolved::Twice { .. } => self.occurrence.is_none(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wall(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap()
    }

    #[test]
    fn a_moment_made_from_an_instant_is_never_doubtful() {
        let berlin = Zone::parse("Europe/Berlin").unwrap();
        for text in ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-03-29T01:30:00Z"] {
            let at = Instant::parse(text).unwrap();
            let moment = Moment::of(at, &berlin);
            assert!(!moment.is_doubtful(&berlin), "{text}");
            assert_eq!(Moment::typed(moment.wall, &berlin, moment.occurrence).at, at, "{text}");
        }
    }

    #[test]
    fn a_typed_time_is_doubtful_when_skipped_or_repeated() {
        let berlin = Zone::parse("Europe/Berlin").unwrap();
        assert!(Moment::typed(wall("2026-03-29T02:30"), &berlin, None).is_doubtful(&berlin));
        assert!(Moment::typed(wall("2026-10-25T02:30"), &berlin, None).is_doubtful(&berlin));
        assert!(!Moment::typed(wall("2026-10-25T02:30"), &berlin, Some(Occurrence::Later)).is_doubtful(&berlin));
        assert!(!Moment::typed(wall("2026-10-25T03:30"), &berlin, None).is_doubtful(&berlin));
    }
}
