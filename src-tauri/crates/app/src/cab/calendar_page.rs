//! The calendar page of the pack: three weeks of lanes by team, drawn to scale.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use slipway_domain::calendar::{Window, WindowKind};
use slipway_domain::release::{Release, ReleaseKind};
use slipway_domain::time::{Interval, Minutes};
use slipway_print::pack::model::{Band, BandKind, Bar, BarMark, CalendarPage, Day, Lane, Segment, SegmentKind};

use super::meetings::Meeting;
use super::release_words::team;
use crate::desk::Desk;
use crate::paper::time::{brief, days, monday_of, week};

/// How many days the page shows, from the Monday of the meeting's week.
const DAYS: u64 = 21;

pub(super) fn page(desk: &Desk, meeting: &Meeting<'_>) -> CalendarPage {
    let zone = &desk.plan.settings.zone;
    let monday = monday_of(meeting.day);
    let dates: Vec<NaiveDate> = (0..=DAYS).map(|day| monday + Days::new(day)).collect();
    let starts: Vec<_> = dates.iter().map(|day| zone.start_of_day(*day)).collect();
    let shown = Interval::from_start(starts[0], Minutes::ZERO).extended_to(starts[starts.len() - 1]);
    let mut lanes: BTreeMap<&str, Vec<&Release>> = BTreeMap::new();
    for release in desk.plan.releases.iter().filter(|release| release.state.takes_part() && touches(release, shown)) {
        lanes.entry(team(desk, release).unwrap_or("No team")).or_default().push(release);
    }
    for releases in lanes.values_mut() {
        releases.sort_by_key(|release| (release.occupancy().start(), release.key.clone()));
    }
    let windows: Vec<(&Window, Vec<Band>)> =
        desk.plan.windows.iter().filter(|window| window.binds()).map(|window| (window, bands(window, shown))).collect();
    // A window that holds for every lane is told once, whatever its scope says.
    let (global, scoped): (Vec<_>, Vec<_>) = windows.into_iter().partition(|(window, _)| {
        window.scope.is_global() || lanes.len() > 1 && lanes.values().all(|releases| concerns(desk, window, releases))
    });
    CalendarPage {
        period: days(dates[0], dates[dates.len() - 2]),
        zone: zone.to_string(),
        days: dates.iter().zip(starts.windows(2)).map(|(date, ends)| day(*date, ends, meeting)).collect(),
        bands: global.into_iter().flat_map(|(_, bands)| bands).collect(),
        lanes: lanes
            .into_iter()
            .map(|(name, releases)| Lane {
                name: name.to_owned(),
                bands: scoped
                    .iter()
                    .filter(|(window, _)| concerns(desk, window, &releases))
                    .flat_map(|(_, bands)| bands.clone())
                    .collect(),
                bars: releases.into_iter().map(|release| bar(desk, release)).collect(),
            })
            .collect(),
    }
}

fn touches(release: &Release, shown: Interval) -> bool {
    release.occupancy().overlaps(shown) || release.planned.segments().stabilisation.overlaps(shown)
}

fn day(date: NaiveDate, ends: &[slipway_domain::time::Instant], meeting: &Meeting<'_>) -> Day {
    let monday = date.weekday() == Weekday::Mon;
    Day {
        start: ends[0].epoch_seconds(),
        end: ends[1].epoch_seconds(),
        weekday: date.format("%a").to_string().chars().take(2).collect(),
        label: date.day().to_string(),
        week: monday.then(|| week(date)),
        weekend: matches!(date.weekday(), Weekday::Sat | Weekday::Sun),
        meeting: date == meeting.day,
    }
}

/// Whether a window that does not hold for everything holds for any part of a lane's releases.
fn concerns(desk: &Desk, window: &Window, releases: &[&Release]) -> bool {
    let mut components = releases.iter().flat_map(|release| desk.plan.components(release));
    components.any(|component| window.scope.covers(&component))
}

/// The occurrences of a window that are drawn; vendors' windows, holidays and trading hours stand in the conflict
/// register where they matter.
fn bands(window: &Window, shown: Interval) -> Vec<Band> {
    let kind = match window.kind {
        WindowKind::FreezeHard => BandKind::Freeze,
        WindowKind::FreezeSoft => BandKind::SoftFreeze,
        WindowKind::Peak | WindowKind::MonthEnd => BandKind::Peak,
        WindowKind::Maintenance => BandKind::Maintenance,
        WindowKind::Vendor | WindowKind::Holiday | WindowKind::Trading => return Vec::new(),
    };
    let band = |at: Interval| Band {
        kind,
        name: window.title.clone(),
        start: at.start().epoch_seconds(),
        end: at.end().epoch_seconds(),
        when: brief(at, &window.zone),
    };
    window.occurrences(shown).into_iter().map(band).collect()
}

fn bar(desk: &Desk, release: &Release) -> Bar {
    let segments = release.planned.segments();
    let part = |kind, at: Interval| Segment { kind, start: at.start().epoch_seconds(), end: at.end().epoch_seconds() };
    let counts = desk.judged().of_release(release.id);
    let found = desk.schedule.of(&desk.plan, release.id);
    let mut conflicts: Vec<String> = found.iter().map(|conflict| conflict.code.to_string()).collect();
    conflicts.sort();
    conflicts.dedup();
    Bar {
        number: release.key.to_string(),
        title: release.title.clone(),
        segments: vec![
            part(SegmentKind::Implementation, segments.implementation),
            part(SegmentKind::Validation, segments.validation),
            part(SegmentKind::RollbackReserve, segments.rollback),
            part(SegmentKind::Stabilisation, segments.stabilisation),
        ],
        mark: match (counts.hard, counts.soft) {
            (0, 0) => BarMark::None,
            (0, _) => BarMark::Soft,
            _ => BarMark::Hard,
        },
        emergency: release.kind == ReleaseKind::Emergency,
        when: brief(release.occupancy(), release.planned.zone()),
        conflicts,
    }
}
