//! The sample: a realistic portfolio around a moment, the same for the same moment.

mod approvers;
mod bundles;
mod catalogue;
mod chain;
mod christen;
mod clashes;
mod demands;
mod deployments;
mod features;
mod governed;
mod ids;
mod misfits;
mod place;
mod projects;
mod releases;
mod rng;
mod settled;
#[cfg(test)]
mod tests;
mod texts;
mod themes;
mod trains;
mod window_texts;
mod windows;

use slipway_domain::bundle::EffortError;
use slipway_domain::key::KeyError;
use slipway_domain::plan::Settings;
use slipway_domain::release::{PlannedError, ReleaseKind, ReleaseState};
use slipway_domain::time::{Instant, Interval, Minutes, RecurrenceError, Zone, ZoneError};
use slipway_domain::{OffScale, Plan};
use thiserror::Error;
use uuid::Uuid;

pub use ids::ids;
use place::{Yard, between};
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
    /// A number of the sample does not lie on its scale.
    #[error(transparent)]
    Scale(#[from] OffScale),
    /// An effort of the sample is not one.
    #[error(transparent)]
    Effort(#[from] EffortError),
}

/// How many releases the sample has when nobody says.
pub const RELEASES: usize = 120;

/// Releases for each set of misfits in a larger sample.
const PER_SET: usize = 165;

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
    let (markets, days) = extent(releases);
    catalogue::fill(&mut plan, markets, ids)?;
    trains::timetables(&mut plan, as_of);
    windows::fill(&mut plan, as_of, markets, ids)?;
    let within =
        Interval::from_start(as_of.plus(Minutes::hours(-24 * (days / 3 + 30))), Minutes::hours(24 * (days + 90)));
    let mut yard = Yard::new(&mut plan, as_of, within, releases);
    let sets = (releases / PER_SET).max(usize::from(releases >= RELEASES / 2));
    let special = sets * misfits::MISFITS + if sets > 0 { chain::STEPS + 1 } else { 0 };
    if sets > 0 {
        yard.programme(ids)?;
        running(&mut yard, ids)?;
    }
    // First, so that everything else goes round them.
    for (day, set) in misfits::days(yard.today, days * 2 / 3, sets).zip(0..) {
        yard.misfits(set % yard.markets(), day, ids)?;
    }
    yard.fill(releases - special, days, ids)?;
    yard.christen()?;
    deployments::fill(&mut plan);
    settled::fill(&mut plan, as_of, ids)?;
    projects::fill(&mut plan, as_of, ids)?;
    demands::fill(&mut plan, as_of, ids)?;
    clashes::fill(&mut plan, ids)?;
    bundles::fill(&mut plan, as_of, ids)?;
    governed::fill(&mut plan, as_of, ids)?;
    Ok(plan)
}

/// How many markets there are, and over how many days the releases are spread: both carry a part of the growth.
fn extent(releases: usize) -> (usize, i64) {
    let growth = releases as f64 / RELEASES as f64;
    if growth <= 2.0 {
        return (1, 180);
    }
    let markets = (growth.sqrt() * 1.4).round().clamp(1.0, texts::MARKETS.len() as f64);
    (markets as usize, (180.0 * (growth / markets).clamp(1.0, 4.0)) as i64)
}

/// One release is under way at the moment, so that there is something to watch.
fn running(yard: &mut Yard<'_>, ids: &mut dyn FnMut() -> Uuid) -> Result<(), SampleError> {
    let Some(shop) = yard.shop(0, "partner-portal") else { return Ok(()) };
    let start = misfits::under_way(yard.as_of);
    let planned = between(start, Minutes::hours(3), &shop.zone, &shop.service, true)?;
    let theme = yard.theme(&shop, ReleaseKind::Standard);
    let mut release = yard.draft(&shop, ReleaseKind::Standard, theme, ids)?;
    release.planned = planned.clone();
    if !yard.judge(&release).0.is_empty() {
        // Whatever goes on during a freeze is an emergency.
        let theme = yard.theme(&shop, ReleaseKind::Emergency);
        release = yard.draft(&shop, ReleaseKind::Emergency, theme, ids)?;
        release.planned = planned;
    }
    release.state = ReleaseState::Deploying;
    yard.put(release);
    Ok(())
}
