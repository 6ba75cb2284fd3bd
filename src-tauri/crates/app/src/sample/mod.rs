//! The sample: a realistic portfolio around a moment, the same for the same moment.

mod catalogue;
mod releases;
mod rng;
mod texts;
mod themes;
mod windows;

use slipway_domain::Plan;
use slipway_domain::key::KeyError;
use slipway_domain::plan::Settings;
use slipway_domain::release::PlannedError;
use slipway_domain::time::{Instant, RecurrenceError, Zone, ZoneError};
use thiserror::Error;
use uuid::Uuid;

use rng::Rng;

/// Why a sample could not be made.
#[derive(Debug, Error)]
pub enum SampleError {
    /// Too many or too few releases were asked for.
    #[error("a sample has between 1 and 200,000 releases, not {0}")]
    Size(usize),
    /// A key of the sample is not one.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// A zone of the sample is not one.
    #[error(transparent)]
    Zone(#[from] ZoneError),
    /// A rule of the sample is not one.
    #[error(transparent)]
    Recurrence(#[from] RecurrenceError),
    /// The time of a release makes no sense.
    #[error(transparent)]
    Planned(#[from] PlannedError),
}

/// How many releases the sample has when nobody says.
pub const RELEASES: usize = 120;

/// A plan of this many releases: a third of the time behind `as_of`, the rest ahead of it.
///
/// At [`RELEASES`] it is a mid-sized retailer with 24 services over six months;
/// more releases are more markets over a longer time, with the same share of
/// conflicts.
pub fn sample(as_of: Instant, releases: usize, ids: &mut dyn FnMut() -> Uuid) -> Result<Plan, SampleError> {
    if !(1..=200_000).contains(&releases) {
        return Err(SampleError::Size(releases));
    }
    let zone = Zone::parse("Europe/Berlin")?;
    let mut plan = Plan::new(Settings { guid: ids(), name: "Nordwind Retail".to_owned(), zone });
    let mut rng = Rng::new(0x5117_3A11);
    // Releases grow faster than markets and months, each of which carries a part of the growth.
    let markets =
        ((releases as f64 / RELEASES as f64).sqrt() * 1.4).round().clamp(1.0, texts::MARKETS.len() as f64) as usize;
    let days = (180.0 * (releases as f64 / RELEASES as f64 / markets as f64).clamp(1.0, 4.0)) as i64;
    catalogue::fill(&mut plan, if releases <= RELEASES * 2 { 1 } else { markets }, ids)?;
    windows::fill(&mut plan, as_of, ids)?;
    releases::fill(&mut plan, as_of, releases, days, &mut rng, ids)?;
    Ok(plan)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use slipway_domain::conflict::Schedule;

    use super::*;

    fn made(releases: usize) -> Plan {
        let mut last = 0_u128;
        let mut ids = || {
            last += 1;
            Uuid::from_u128(last)
        };
        sample(Instant::parse("2026-11-23T10:00:00Z").unwrap(), releases, &mut ids).unwrap()
    }

    #[test]
    fn the_sample_is_the_same_for_the_same_moment() {
        assert_eq!(made(RELEASES), made(RELEASES));
    }

    #[test]
    fn the_sample_has_the_proportions_of_a_mid_sized_company() {
        let plan = made(RELEASES);
        assert_eq!((plan.services.len(), plan.teams.len(), plan.environments.len()), (24, 9, 5));
        assert_eq!((plan.regions.len(), plan.trains.len(), plan.releases.len()), (4, 2, RELEASES));
        let tiers: BTreeSet<u8> = plan.services.iter().map(|service| service.tier.number()).collect();
        assert_eq!(tiers.len(), 4);
        let zones: BTreeSet<&str> = plan.regions.iter().map(|region| region.zone.name()).collect();
        assert_eq!(zones.len(), 3);
    }

    #[test]
    fn every_kind_of_conflict_is_in_the_sample_but_few_releases_are_in_hard_conflict() {
        let plan = made(RELEASES);
        let all = Schedule::build(&plan).all(&plan);
        let codes: BTreeSet<String> = all.iter().map(|conflict| conflict.code.to_string()).collect();
        assert_eq!(codes.into_iter().collect::<Vec<_>>(), ["C01", "C02", "C03", "C04", "C05", "C07", "C18"]);
        let hard: BTreeSet<_> =
            all.iter().filter(|conflict| conflict.is_hard()).map(|conflict| conflict.release).collect();
        assert!(hard.len() <= RELEASES / 10, "{} releases are in hard conflict", hard.len());
    }

    #[test]
    fn a_larger_sample_has_more_of_everything() {
        let plan = made(2_000);
        assert_eq!(plan.releases.len(), 2_000);
        assert!(plan.services.len() > 60 && plan.windows.len() > 14);
    }
}
