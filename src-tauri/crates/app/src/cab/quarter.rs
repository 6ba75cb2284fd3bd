//! The summary of a quarter: how many releases start in each month, by type and by risk.

use chrono::{Datelike, Months, NaiveDate};
use slipway_domain::calendar::WindowKind;
use slipway_domain::release::{Release, ReleaseKind, Risk};
use slipway_domain::time::{Interval, Minutes, Zone};
use slipway_print::pack::model::QuarterRow;

use crate::desk::Desk;

/// How many months the summary tells.
const MONTHS: u32 = 3;

/// The months from a day on, and what they are called together.
pub(super) fn summary(desk: &Desk, from: NaiveDate) -> (String, Vec<QuarterRow>) {
    let first = from.with_day(1).unwrap_or(from);
    let months: Vec<NaiveDate> =
        (0..MONTHS).filter_map(|months| first.checked_add_months(Months::new(months))).collect();
    let name = |month: &NaiveDate| month.format("%B %Y").to_string();
    let label = match (months.first(), months.last()) {
        (Some(first), Some(last)) => format!("{} to {}", name(first), name(last)),
        _ => String::new(),
    };
    (label, months.iter().map(|month| row(desk, *month, name(month))).collect())
}

fn row(desk: &Desk, month: NaiveDate, period: String) -> QuarterRow {
    let zone = &desk.plan.settings.zone;
    let within = whole(month, zone);
    let mut row = QuarterRow { period, ..QuarterRow::default() };
    let starting = desk.plan.releases.iter().filter(|release| within.holds(release.occupancy().start()));
    for release in starting.filter(|release| release.state.takes_part()) {
        count(&mut row, release);
    }
    let minutes = desk.plan.projected_outages(within).into_iter().map(|one| one.at.overlap_minutes(within).get());
    let recorded = !desk.plan.outages.is_empty();
    row.outage_minutes = recorded.then(|| u32::try_from(minutes.sum::<i64>()).unwrap_or(u32::MAX));
    row.freeze_days = Some(freeze_days(desk, month, zone));
    row
}

fn count(row: &mut QuarterRow, release: &Release) {
    *match release.kind {
        ReleaseKind::Standard => &mut row.standard,
        ReleaseKind::Normal => &mut row.normal,
        ReleaseKind::Emergency => &mut row.emergency,
    } += 1;
    *match release.risk {
        Some(Risk::Low) => &mut row.low,
        Some(Risk::Moderate) => &mut row.moderate,
        Some(Risk::High) => &mut row.high,
        Some(Risk::VeryHigh) => &mut row.very_high,
        None => &mut row.unassessed,
    } += 1;
}

/// A month on the wall of a zone.
fn whole(month: NaiveDate, zone: &Zone) -> Interval {
    let next = month.checked_add_months(Months::new(1)).unwrap_or(month);
    Interval::from_start(zone.start_of_day(month), Minutes::ZERO).extended_to(zone.start_of_day(next))
}

/// The days of a month on which a hard freeze that binds holds for any of the time.
fn freeze_days(desk: &Desk, month: NaiveDate, zone: &Zone) -> u32 {
    let within = whole(month, zone);
    let hard = desk.plan.windows.iter().filter(|window| window.kind == WindowKind::FreezeHard && window.binds());
    let frozen: Vec<Interval> = hard.flat_map(|window| window.occurrences(within)).collect();
    let days = month.iter_days().take_while(|day| (day.year(), day.month()) == (month.year(), month.month()));
    let holds = |day: &NaiveDate| {
        let next = day.succ_opt().unwrap_or(*day);
        let whole = Interval::from_start(zone.start_of_day(*day), Minutes::ZERO).extended_to(zone.start_of_day(next));
        frozen.iter().any(|freeze| freeze.overlaps(whole))
    };
    u32::try_from(days.filter(holds).count()).unwrap_or(u32::MAX)
}
