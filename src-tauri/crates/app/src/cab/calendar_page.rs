//! The calendar page of the pack: two weeks of lanes by team, drawn to scale.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use slipway_domain::calendar::{Window, WindowKind};
use slipway_domain::conflict::told;
use slipway_domain::release::{Release, ReleaseKind};
use slipway_domain::time::Interval;
use slipway_print::pack::model::{Band, BandKind, Bar, BarMark, CalendarPage, Day, Lane, Segment, SegmentKind};

use super::meetings::Meeting;
use crate::desk::Desk;

/// How many days the page shows.
const DAYS: u64 = 14;

pub(super) fn page(desk: &Desk, meeting: &Meeting<'_>, ahead: Interval, scheduled: &[&Release]) -> CalendarPage {
    let zone = &desk.plan.settings.zone;
    let first = zone.wall(ahead.start()).date();
    let dates: Vec<NaiveDate> = (0..=DAYS).filter_map(|day| first.checked_add_days(Days::new(day))).collect();
    let starts: Vec<_> = dates.iter().map(|day| zone.start_of_day(*day)).collect();
    let shown = match (starts.first(), starts.last()) {
        (Some(start), Some(end)) => Interval::from_start(*start, slipway_domain::time::Minutes::ZERO).extended_to(*end),
        _ => ahead,
    };
    let days = dates.iter().zip(starts.windows(2)).enumerate().map(|(index, (date, ends))| Day {
        start: ends[0].epoch_seconds(),
        end: ends[1].epoch_seconds(),
        weekday: date.format("%a").to_string().chars().take(2).collect(),
        label: if index == 0 || date.day() == 1 { date.format("%-d %b").to_string() } else { date.day().to_string() },
        week: (index == 0 || date.weekday() == Weekday::Mon).then(|| format!("W{:02}", date.iso_week().week())),
        weekend: matches!(date.weekday(), Weekday::Sat | Weekday::Sun),
        meeting: *date == meeting.day,
    });
    let mut lanes: BTreeMap<String, Vec<Bar>> = BTreeMap::new();
    for release in scheduled.iter().filter(|release| release.occupancy().overlaps(shown)) {
        let team = release
            .team
            .and_then(|id| desk.plan.teams.get(id))
            .map_or_else(|| "No team".to_owned(), |team| team.name.clone());
        lanes.entry(team).or_default().push(bar(desk, release));
    }
    CalendarPage {
        period: told(shown, zone),
        zone: zone.to_string(),
        days: days.collect(),
        bands: desk.plan.windows.iter().flat_map(|window| bands(window, shown)).collect(),
        lanes: lanes.into_iter().map(|(name, bars)| Lane { name, bands: Vec::new(), bars }).collect(),
    }
}

/// The occurrences of windows that hold for every lane; narrower ones stand in the conflict register where they matter.
fn bands(window: &Window, shown: Interval) -> Vec<Band> {
    let kind = match window.kind {
        WindowKind::FreezeHard | WindowKind::FreezeSoft => BandKind::Freeze,
        WindowKind::Peak => BandKind::Peak,
        WindowKind::Maintenance if window.scope.is_global() => BandKind::Maintenance,
        WindowKind::Maintenance | WindowKind::Vendor | WindowKind::Holiday => return Vec::new(),
    };
    let band = |at: Interval| Band {
        kind,
        name: window.title.clone(),
        start: at.start().epoch_seconds(),
        end: at.end().epoch_seconds(),
        when: told(at, &window.zone),
    };
    window.occurrences(shown).into_iter().map(band).collect()
}

fn bar(desk: &Desk, release: &Release) -> Bar {
    let segments = release.planned.segments();
    let part = |kind, at: Interval| Segment { kind, start: at.start().epoch_seconds(), end: at.end().epoch_seconds() };
    let counts = desk.judged().of_release(release.id);
    let found = desk.schedule.of(&desk.plan, release.id);
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
        when: told(release.occupancy(), release.planned.zone()),
        conflicts: found.iter().map(|conflict| conflict.code.to_string()).collect(),
    }
}
