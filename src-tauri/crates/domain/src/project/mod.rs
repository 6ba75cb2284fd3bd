//! Milestones of projects beside the trains on which their releases ride.
//!
//! A project promises a day (the baseline), says when it will really be (the
//! forecast), and when it was (the actual). What a release waits for must be
//! there before its train freezes the code.

mod alignment;
mod told;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::id::{ProjectMilestoneId, ReleaseId};
use crate::time::{Instant, Year, YearError};
use crate::{Key, Plan};

pub use alignment::Alignment;

/// A milestone of a project.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjectMilestone {
    /// Its id.
    pub id: ProjectMilestoneId,
    /// Its key, such as `ERP-12`.
    pub key: Key,
    /// What is reached.
    pub title: String,
    /// The project; empty where nobody said.
    pub project: String,
    /// The release that waits for it.
    pub release: Option<ReleaseId>,
    /// The day that was promised.
    pub baseline: Option<NaiveDate>,
    /// The day on which it is expected now.
    pub forecast: Option<NaiveDate>,
    /// The day on which it was reached.
    pub actual: Option<NaiveDate>,
    /// How the forecast changed, oldest first.
    pub slips: Vec<Slip>,
    /// Where its dates come from; empty where nobody said.
    pub source: String,
}

/// One change of a forecast.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slip {
    /// The day that was expected before; none for the first forecast.
    pub from: Option<NaiveDate>,
    /// The day that was expected from then on; none where the forecast was taken back.
    pub to: Option<NaiveDate>,
    /// When that was said.
    pub at: Instant,
}

impl ProjectMilestone {
    /// Checks that its days lie in years that a plan holds.
    pub fn check(&self) -> Result<(), YearError> {
        let days = [self.baseline, self.forecast, self.actual];
        days.into_iter().flatten().try_for_each(|day| Year::try_from(day.year()).map(drop))
    }

    /// The day that counts: when it was, else when it will be, else when it was promised.
    pub fn day(&self) -> Option<NaiveDate> {
        self.actual.or(self.forecast).or(self.baseline)
    }

    /// Gives it another forecast, and keeps what it was before.
    pub fn expect(&mut self, forecast: Option<NaiveDate>, now: Instant) {
        if forecast != self.forecast {
            self.slips.push(Slip { from: self.forecast, to: forecast, at: now });
            self.forecast = forecast;
        }
    }
}

impl Plan {
    /// The milestones that a release waits for, by their days and keys.
    pub fn milestones_of(&self, release: ReleaseId) -> Vec<&ProjectMilestone> {
        let of_it = |milestone: &&ProjectMilestone| milestone.release == Some(release);
        let mut milestones: Vec<&ProjectMilestone> = self.project_milestones.iter().filter(of_it).collect();
        milestones.sort_by(|one, other| (one.day(), &one.key).cmp(&(other.day(), &other.key)));
        milestones
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use uuid::Uuid;

    use super::*;

    pub(crate) fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    pub(crate) fn milestone(key: &str, baseline: &str, forecast: &str) -> ProjectMilestone {
        let some = |text: &str| (!text.is_empty()).then(|| day(text));
        ProjectMilestone {
            id: ProjectMilestoneId::new(Uuid::from_u128(7)),
            key: Key::parse(key).unwrap(),
            title: "Interface is there".into(),
            project: "ERP".into(),
            release: None,
            baseline: some(baseline),
            forecast: some(forecast),
            actual: None,
            slips: Vec::new(),
            source: String::new(),
        }
    }

    #[test]
    fn a_forecast_that_changes_is_kept_and_one_that_stays_is_not() {
        let at = |text| Instant::parse(text).unwrap();
        let mut milestone = milestone("ERP-1", "2026-12-01", "");
        milestone.expect(Some(day("2026-12-01")), at("2026-11-01T10:00:00Z"));
        milestone.expect(Some(day("2026-12-01")), at("2026-11-02T10:00:00Z"));
        milestone.expect(Some(day("2026-12-04")), at("2026-11-03T10:00:00Z"));
        milestone.expect(None, at("2026-11-04T10:00:00Z"));
        let slips: Vec<(Option<NaiveDate>, Option<NaiveDate>)> =
            milestone.slips.iter().map(|slip| (slip.from, slip.to)).collect();
        let (first, later) = (Some(day("2026-12-01")), Some(day("2026-12-04")));
        assert_eq!(slips, [(None, first), (first, later), (later, None)]);
        assert_eq!(milestone.day(), first, "the promise is what is left");
    }
}
