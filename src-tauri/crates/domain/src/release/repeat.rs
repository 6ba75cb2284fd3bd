//! A release that happens again and again.

use chrono::{NaiveDateTime, TimeDelta};
use thiserror::Error;

use super::Planned;
use crate::time::{Expansion, Instant, Recurrence};

/// Why a release is not repeated by a rule.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RepeatError {
    /// The rule goes on for ever.
    #[error("the rule {0} has no end")]
    Endless(String),
    /// The rule falls on the release itself and never again.
    #[error("the rule {0} never falls again")]
    Never(String),
    /// The rule falls too often to plan all of it at once.
    #[error("the rule falls {0} times more, and at most {max} are planned at once", max = Planned::MOST_REPETITIONS)]
    TooMany(usize),
    /// The rule falls more often than anybody counts.
    #[error("the rule {0} falls too often to be counted, and at most {max} times are planned at once", max = Planned::MOST_REPETITIONS)]
    Countless(String),
    /// The rule goes on behind the last year of a plan.
    #[error("the rule {0} goes on behind the year 2199, where no plan reaches")]
    TooFar(String),
}

impl Planned {
    /// The most repetitions that are planned at once: two years of weeks.
    pub const MOST_REPETITIONS: usize = 104;

    /// When something happens again by a rule that first falls now, without the first time itself.
    ///
    /// The rule goes by the wall of the zone, so that a night stays a night on
    /// the other side of a clock change; each repetition is as long as the
    /// first. Of a wall time that comes twice the first is meant, of one that
    /// does not exist the one behind the gap (RFC 5545, section 3.3.5).
    ///
    /// # Errors
    ///
    /// The rule must end, by `COUNT` or `UNTIL`, before the time of plans is
    /// over, and fall once to [`Self::MOST_REPETITIONS`] times more.
    pub fn repeated(&self, rule: &Recurrence) -> Result<Vec<Self>, RepeatError> {
        let text = || rule.as_str().to_owned();
        if !rule.has_end() {
            return Err(RepeatError::Endless(text()));
        }
        let first = self.zone().wall(self.occupancy().start());
        // Far behind the time of plans, so that a rule that goes on there is refused and not cut off.
        let far = first.checked_add_signed(TimeDelta::days(1_000 * 366)).unwrap_or(NaiveDateTime::MAX);
        let Expansion { walls, cut } = rule.expansion(first, self.zone(), first + TimeDelta::seconds(1), far);
        // The end of the last time counts too, and a day covers every offset from UTC.
        let last =
            Instant::MAX.utc().naive_utc() - TimeDelta::minutes(self.occupancy().minutes().get()) - TimeDelta::days(1);
        match walls.len() {
            0 => Err(RepeatError::Never(text())),
            _ if cut => Err(RepeatError::Countless(text())),
            many if many > Self::MOST_REPETITIONS => Err(RepeatError::TooMany(many)),
            _ if walls.iter().any(|wall| *wall > last) => Err(RepeatError::TooFar(text())),
            _ => Ok(walls.into_iter().map(|wall| self.moved_to(self.zone().resolve(wall).first())).collect()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conflict::sketch::planned;

    fn again(first: &str, rule: &str) -> Result<Vec<String>, RepeatError> {
        let planned = planned(first, "Europe/Berlin");
        let told = |again: &Planned| format!("{} {}", again.occupancy().start(), again.occupancy().minutes().get());
        planned.repeated(&Recurrence::parse(rule).unwrap()).map(|all| all.iter().map(told).collect())
    }

    #[test]
    fn a_night_stays_a_night_when_clocks_change_and_the_first_time_is_not_told_again() {
        assert_eq!(
            again("2026-10-17T22:00/01:00", "FREQ=WEEKLY;COUNT=3").unwrap(),
            ["2026-10-24T20:00:00Z 180", "2026-10-31T21:00:00Z 180"]
        );
        assert_eq!(
            again("2026-10-18T02:30/04:00", "FREQ=WEEKLY;COUNT=2").unwrap(),
            ["2026-10-25T00:30:00Z 90"],
            "of an hour that comes twice the first, and as long as ever"
        );
        assert_eq!(again("2026-03-22T02:30/04:00", "FREQ=WEEKLY;COUNT=2").unwrap(), ["2026-03-29T01:30:00Z 90"]);
    }

    #[test]
    fn a_rule_falls_where_it_says_even_when_the_first_time_does_not_fit_it() {
        assert_eq!(
            again("2026-12-02T20:00/22:00", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261216T000000Z").unwrap(),
            ["2026-12-08T19:00:00Z 120", "2026-12-15T19:00:00Z 120"]
        );
    }

    #[test]
    fn a_rule_without_end_one_that_never_falls_again_and_one_that_falls_too_often_are_refused() {
        let refused = |rule: &str| again("2026-12-02T20:00/22:00", rule).unwrap_err();
        assert!(matches!(refused("FREQ=WEEKLY"), RepeatError::Endless(_)));
        assert!(matches!(refused("FREQ=WEEKLY;COUNT=1"), RepeatError::Never(_)));
        assert!(matches!(refused("FREQ=WEEKLY;UNTIL=20261205T000000Z"), RepeatError::Never(_)));
        assert_eq!(refused("FREQ=DAILY;COUNT=106"), RepeatError::TooMany(105));
        assert!(matches!(refused("FREQ=SECONDLY;COUNT=999999999"), RepeatError::Countless(_)));
        assert!(matches!(refused("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=2"), RepeatError::Never(_)));
        assert!(matches!(refused("FREQ=YEARLY;INTERVAL=3;COUNT=80"), RepeatError::TooFar(_)));
        assert!(matches!(refused("FREQ=YEARLY;INTERVAL=174;COUNT=2"), RepeatError::TooFar(_)));
        assert_eq!(again("2026-12-02T20:00/22:00", "FREQ=YEARLY;INTERVAL=173;COUNT=2").unwrap().len(), 1);
        assert_eq!(again("2026-12-02T20:00/22:00", "FREQ=DAILY;COUNT=105").unwrap().len(), 104);
    }
}
