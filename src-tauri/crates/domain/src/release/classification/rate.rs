//! How often releases change their type, by month and team.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use super::Classification;
use crate::id::{ReleaseId, TeamId};
use crate::time::Zone;
use crate::{Key, Plan};

/// How the releases of a team were classified in a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReclassificationRate {
    /// The first day of the month.
    pub month: NaiveDate,
    /// The team; none for releases that no team carries.
    pub team: Option<TeamId>,
    /// Releases that were classified for the first time in the month.
    pub classified: u32,
    /// Classifications in the month, of releases of any month, that changed the type.
    pub reclassified: u32,
}

impl ReclassificationRate {
    /// Per cent that changed their type, rounded half up; none in a month in which nothing was new.
    ///
    /// More than 100 where types of earlier releases were changed.
    pub fn percent(&self) -> Option<u32> {
        let (changed, all) = (u64::from(self.reclassified), u64::from(self.classified));
        let percent = (changed * 200 + all).checked_div(all * 2)?;
        Some(u32::try_from(percent).unwrap_or(u32::MAX))
    }
}

impl Plan {
    /// How often releases changed their type, for each month of a zone and team in which something was classified, by
    /// month and by key of the team, releases without a team first.
    ///
    /// A release counts for the team that carries it now.
    pub fn reclassification_rates(&self, zone: &Zone) -> Vec<ReclassificationRate> {
        let mut all: Vec<&Classification> = self.classifications.iter().collect();
        all.sort_by_key(|classification| (classification.at, classification.id));
        let mut known: BTreeSet<ReleaseId> = BTreeSet::new();
        let mut counts: BTreeMap<(NaiveDate, Option<TeamId>), (u32, u32)> = BTreeMap::new();
        for classification in all {
            let Some(release) = self.releases.get(classification.release) else { continue };
            let day = zone.wall(classification.at).date();
            let month = day.with_day(1).unwrap_or(day);
            let (classified, reclassified) = counts.entry((month, release.team)).or_default();
            *classified += u32::from(known.insert(release.id));
            *reclassified += u32::from(classification.before != classification.chosen);
        }
        let rate = |((month, team), (classified, reclassified))| ReclassificationRate {
            month,
            team,
            classified,
            reclassified,
        };
        let mut rates: Vec<ReclassificationRate> = counts.into_iter().map(rate).collect();
        rates.sort_by_key(|rate| (rate.month, self.key_of(rate.team), rate.team));
        rates
    }

    fn key_of(&self, team: Option<TeamId>) -> Option<&Key> {
        self.teams.get(team?).map(|team| &team.key)
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use proptest::prelude::*;

    use super::super::sketched::classification;
    use super::*;
    use crate::conflict::sketch::{Sketch, zone};
    use crate::release::ReleaseKind;
    use crate::time::Instant;

    const WHEN: &str = "2026-12-18T22:00/02:00";

    /// Two releases of payments, one of billing, one of nobody.
    fn sketch() -> Sketch {
        let sketch = Sketch::new().team("payments", None).team("billing", None);
        let sketch = ["P-1", "P-2", "B-1", "N-1"].iter().fold(sketch, |sketch, key| sketch.release(key, &[], WHEN));
        sketch.carried_by("P-1", "payments").carried_by("P-2", "payments").carried_by("B-1", "billing")
    }

    fn classified(mut sketch: Sketch, release: &str, at: &str, changed: bool) -> Sketch {
        let number = sketch.plan.classifications.len() as u128;
        let mut one = classification(&sketch, release, number, at);
        if changed {
            one.before = ReleaseKind::Standard;
        }
        sketch.plan.classifications.put(one);
        sketch
    }

    /// Every rate, told short: `2026-11 payments 1 of 2: 50`.
    fn told(sketch: &Sketch, zone_name: &str) -> Vec<String> {
        let told = |rate: &ReclassificationRate| {
            let team = rate.team.map_or("nobody", |id| sketch.plan.teams.get(id).unwrap().key.as_str());
            let percent = rate.percent().map_or("-".to_owned(), |percent| percent.to_string());
            format!("{} {team} {} of {}: {percent}", rate.month.format("%Y-%m"), rate.reclassified, rate.classified)
        };
        sketch.plan.reclassification_rates(&zone(zone_name)).iter().map(told).collect()
    }

    #[test]
    fn a_release_is_counted_once_and_each_change_of_its_type_in_its_month() {
        let sketch = classified(sketch(), "P-1", "2026-11-02T10:00:00Z", false);
        let sketch = classified(sketch, "P-2", "2026-11-03T10:00:00Z", true);
        let sketch = classified(sketch, "P-1", "2026-11-04T10:00:00Z", true);
        let sketch = classified(sketch, "P-1", "2026-12-04T10:00:00Z", true);
        let sketch = classified(sketch, "P-2", "2026-12-04T10:00:00Z", false);
        let sketch = classified(sketch, "B-1", "2026-12-05T10:00:00Z", false);
        let sketch = classified(sketch, "N-1", "2026-12-06T10:00:00Z", true);
        assert_eq!(
            told(&sketch, "UTC"),
            [
                "2026-11 payments 2 of 2: 100",
                "2026-12 nobody 1 of 1: 100",
                "2026-12 billing 0 of 1: 0",
                "2026-12 payments 1 of 0: -",
            ]
        );
    }

    #[test]
    fn the_month_is_that_of_the_zone() {
        let sketch = classified(sketch(), "N-1", "2026-11-30T23:00:00Z", false);
        assert_eq!(told(&sketch, "UTC"), ["2026-11 nobody 0 of 1: 0"]);
        assert_eq!(told(&sketch, "Europe/Berlin"), ["2026-12 nobody 0 of 1: 0"]);
        assert_eq!(
            told(&classified(self::sketch(), "N-1", "2026-11-30T22:59:59Z", false), "Europe/Berlin")[0],
            "2026-11 nobody 0 of 1: 0"
        );
    }

    #[test]
    fn per_cent_are_rounded_half_up() {
        let percent = |reclassified, classified| {
            let month = NaiveDate::from_ymd_opt(2026, 11, 1).unwrap();
            ReclassificationRate { month, team: None, classified, reclassified }.percent()
        };
        assert_eq!([percent(1, 8), percent(1, 3), percent(2, 3)], [Some(13), Some(33), Some(67)]);
        assert_eq!([percent(0, 0), percent(3, 0), percent(3, 2)], [None, None, Some(150)]);
    }

    proptest! {
        #[test]
        fn every_release_is_counted_once_and_every_change_once(
            drawn in prop::collection::vec((0_usize..4, 0_i64..200, any::<bool>()), 0..20),
        ) {
            let keys = ["P-1", "P-2", "B-1", "N-1"];
            let first = Instant::parse("2026-06-01T00:00:00Z").unwrap();
            let day = |days: i64| Instant::from(first.utc() + TimeDelta::days(days)).to_string();
            let sketch = drawn.iter().fold(sketch(), |sketch, (release, days, changed)| {
                classified(sketch, keys[*release], &day(*days), *changed)
            });
            let rates = sketch.plan.reclassification_rates(&zone("Europe/Berlin"));
            let releases: BTreeSet<usize> = drawn.iter().map(|(release, ..)| *release).collect();
            let changes = drawn.iter().filter(|(.., changed)| *changed).count();
            prop_assert_eq!(rates.iter().map(|rate| rate.classified as usize).sum::<usize>(), releases.len());
            prop_assert_eq!(rates.iter().map(|rate| rate.reclassified as usize).sum::<usize>(), changes);
        }
    }
}
