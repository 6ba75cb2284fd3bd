//! Projected service outages: how long the services of a release are away while it is carried out.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::Release;
use crate::Plan;
use crate::catalogue::{Region, Service};
use crate::id::ReleaseId;
use crate::time::{Interval, Minutes};

/// What somebody said about the outage of a release. There is one for each release at most; where there is none nobody
/// has said, which is not the same as no outage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outage {
    /// The release, which names it.
    pub id: ReleaseId,
    /// How long behind the start of the release it begins.
    pub after: Minutes,
    /// How long it lasts; 0 says that there is none.
    pub minutes: Minutes,
    /// Who feels it, in a few words.
    pub felt_by: String,
    /// Why, in a few words.
    pub reason: String,
    /// Whether the users were told.
    pub informed: bool,
}

/// Why something is not the outage of a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum OutageError {
    /// It would begin before the release, or last less than nothing.
    #[error("an outage begins with its release or behind that, and lasts 0 minutes or more")]
    Negative,
    /// It would last longer than the release.
    #[error("an outage ends with its release at the latest, and {0} are planned for that")]
    TooLong(Minutes),
}

/// A service that is away, where and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceOutage<'a> {
    /// The release that causes it.
    pub release: &'a Release,
    /// What was said about it.
    pub outage: &'a Outage,
    /// The service.
    pub service: &'a Service,
    /// The region of the service.
    pub region: Option<&'a Region>,
    /// When.
    pub at: Interval,
}

impl Outage {
    /// Checks that it lies within the time of its release.
    pub fn check(&self, release: &Release) -> Result<(), OutageError> {
        if self.after < Minutes::ZERO || self.minutes < Minutes::ZERO {
            return Err(OutageError::Negative);
        }
        let room = release.occupancy().minutes();
        if self.after + self.minutes > room { Err(OutageError::TooLong(room)) } else { Ok(()) }
    }

    /// When it is, by the time of its release; none where it says that there is none.
    pub fn at(&self, release: &Release) -> Option<Interval> {
        let begins = release.occupancy().start().plus(self.after);
        (self.minutes > Minutes::ZERO).then(|| Interval::from_start(begins, self.minutes))
    }
}

impl Plan {
    /// The services that are away in a stretch of time, by start, service and release: the projected service outage.
    ///
    /// Releases that do not take part cause none.
    pub fn projected_outages(&self, within: Interval) -> Vec<ServiceOutage<'_>> {
        let caused = self.outages.iter().filter_map(|outage| {
            let release = self.releases.get(outage.id).filter(|release| release.state.takes_part())?;
            let at = outage.at(release).filter(|at| at.overlaps(within))?;
            Some((release, outage, at))
        });
        let mut found: Vec<ServiceOutage<'_>> = caused
            .flat_map(|(release, outage, at)| {
                let services = release.services.iter().filter_map(|id| self.services.get(*id));
                services.map(move |service| {
                    let region = service.region.and_then(|id| self.regions.get(id));
                    ServiceOutage { release, outage, service, region, at }
                })
            })
            .collect();
        found.sort_by(|one, other| {
            let rank = |of: &ServiceOutage<'_>| (of.at.start(), of.service.key.clone(), of.release.key.clone());
            rank(one).cmp(&rank(other))
        });
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conflict::sketch::{Sketch, planned};
    use crate::release::ReleaseState;

    fn sketch(after: i64, minutes: i64) -> (Sketch, Outage) {
        let mut sketch = Sketch::new().service("pay", 1).service("ledger", 2);
        sketch = sketch.release("R-1", &["pay", "ledger"], "2026-12-18T22:00/23:00");
        let outage = Outage {
            id: sketch.plan.releases.by_key("R-1").unwrap().id,
            after: Minutes::new(after),
            minutes: Minutes::new(minutes),
            felt_by: "Shops".into(),
            reason: "Schema".into(),
            informed: true,
        };
        sketch.plan.outages.put(outage.clone());
        (sketch, outage)
    }

    #[test]
    fn an_outage_lies_within_the_time_of_its_release() {
        let check = |after, minutes| {
            let (sketch, outage) = sketch(after, minutes);
            outage.check(sketch.plan.releases.by_key("R-1").unwrap())
        };
        assert_eq!(check(0, 60), Ok(()));
        assert_eq!(check(15, 45), Ok(()));
        assert_eq!(check(15, 46), Err(OutageError::TooLong(Minutes::new(60))));
        assert_eq!(check(-1, 10), Err(OutageError::Negative));
    }

    #[test]
    fn each_service_of_a_release_that_takes_part_is_away_and_none_where_there_is_no_outage() {
        let within = planned("2026-12-18T00:00/23:59", "Europe/Berlin").occupancy();
        let told = |sketch: &Sketch| {
            let outages = sketch.plan.projected_outages(within).into_iter();
            outages.map(|one| (one.service.key.to_string(), one.at.minutes().get())).collect::<Vec<_>>()
        };
        let (away, _) = sketch(15, 20);
        assert_eq!(told(&away), [("ledger".to_owned(), 20), ("pay".to_owned(), 20)]);
        assert!(told(&sketch(15, 0).0).is_empty());
        assert!(told(&away.change("R-1", |release| release.state = ReleaseState::Cancelled)).is_empty());
    }
}
