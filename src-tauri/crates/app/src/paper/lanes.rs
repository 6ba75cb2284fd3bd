//! Releases in lanes under days, as a calendar on paper draws them.

use chrono::{Datelike, NaiveDate, Weekday};
use slipway_domain::calendar::{Window, WindowKind};
use slipway_domain::release::{Release, ReleaseKind, ReleaseState};
use slipway_domain::time::{Interval, Minutes, Zone};
use slipway_print::calendar::model::{
    Band, BandKind, Bar, BarKind, BarMark, BarStage, CalendarPage, Day, Lane, Segment, SegmentKind,
};

use super::time::{brief, days as told_days, span, week};
use crate::desk::Desk;

/// Days in order, without gaps, as a zone has them.
pub(crate) struct Days<'a> {
    zone: &'a Zone,
    first: NaiveDate,
    last: NaiveDate,
}

impl<'a> Days<'a> {
    /// From the first to the last, which is not before it.
    pub(crate) const fn new(zone: &'a Zone, first: NaiveDate, last: NaiveDate) -> Self {
        Self { zone, first, last }
    }

    /// From the first midnight to the last.
    pub(crate) fn within(&self) -> Interval {
        let end = self.zone.start_of_day(self.last.succ_opt().unwrap_or(self.last));
        Interval::from_start(self.zone.start_of_day(self.first), Minutes::ZERO).extended_to(end)
    }

    /// Whether anything of a release is drawn, its stabilisation included.
    pub(crate) fn show(&self, release: &Release) -> bool {
        let tail = release.planned.segments().stabilisation.end();
        release.occupancy().extended_to(tail).overlaps(self.within())
    }

    /// The week of a Monday and of the first day; on a Sunday there is no room for it.
    fn week_of(&self, date: NaiveDate) -> Option<String> {
        match date.weekday() {
            Weekday::Mon => Some(week(date)),
            Weekday::Sun => None,
            _ => (date == self.first).then(|| format!("W{:02}", date.iso_week().week())),
        }
    }

    fn each(&self) -> Vec<Day> {
        let day = |date: NaiveDate| Day {
            start: self.zone.start_of_day(date).epoch_seconds(),
            end: self.zone.start_of_day(date.succ_opt().unwrap_or(date)).epoch_seconds(),
            date: date.format("%a %-d %b %Y").to_string(),
            weekday: date.format("%a").to_string().chars().take(2).collect(),
            label: date.day().to_string(),
            week: self.week_of(date),
            weekend: matches!(date.weekday(), Weekday::Sat | Weekday::Sun),
            meeting: false,
        };
        self.first.iter_days().take_while(|date| *date <= self.last).map(day).collect()
    }
}

/// A calendar of lanes, each with its name and its releases sorted by start.
pub(crate) fn page(desk: &Desk, days: &Days<'_>, lanes: Vec<(String, Vec<&Release>)>) -> CalendarPage {
    let windows: Vec<(&Window, Vec<Band>)> =
        desk.plan.windows.iter().filter(|window| window.binds()).map(|window| (window, bands(window, days))).collect();
    // A window that holds for every lane is told once, whatever its scope says.
    let (global, scoped): (Vec<_>, Vec<_>) = windows.into_iter().partition(|(window, _)| {
        window.scope.is_global()
            || lanes.len() > 1 && lanes.iter().all(|(_, releases)| concerns(desk, window, releases))
    });
    let lane = |(name, releases): (String, Vec<&Release>)| Lane {
        name,
        bands: scoped
            .iter()
            .filter(|(window, _)| concerns(desk, window, &releases))
            .flat_map(|(_, bands)| bands.clone())
            .collect(),
        bars: releases.into_iter().map(|release| bar(desk, release)).collect(),
    };
    CalendarPage {
        period: told_days(days.first, days.last),
        zone: days.zone.to_string(),
        days: days.each(),
        bands: global.into_iter().flat_map(|(_, bands)| bands).collect(),
        lanes: lanes.into_iter().map(lane).collect(),
        now: None,
    }
}

/// Whether a window that does not hold for everything holds for any part of a lane's releases.
fn concerns(desk: &Desk, window: &Window, releases: &[&Release]) -> bool {
    let mut components = releases.iter().flat_map(|release| desk.plan.components(release));
    components.any(|component| window.scope.covers(&component))
}

/// The occurrences of a window in the days that are shown.
fn bands(window: &Window, days: &Days<'_>) -> Vec<Band> {
    let shown = days.within();
    let band = |at: Interval, when: String| Band {
        kind: kind_of(window.kind),
        name: window.title.clone(),
        start: at.start().epoch_seconds(),
        end: at.end().epoch_seconds(),
        when,
    };
    if window.kind == WindowKind::Holiday {
        // People are away for days and not for hours: one of another zone stands on its own date here too.
        let told = window.told_by_day(shown, days.zone).into_iter();
        let at = told.map(|told| Days::new(days.zone, told.first, told.last).within());
        return at.filter(|at| at.overlaps(shown)).map(|at| band(at, span(at, days.zone))).collect();
    }
    window.occurrences(shown).into_iter().map(|at| band(at, brief(at, &window.zone))).collect()
}

const fn kind_of(kind: WindowKind) -> BandKind {
    match kind {
        WindowKind::FreezeHard => BandKind::Freeze,
        WindowKind::FreezeSoft => BandKind::SoftFreeze,
        WindowKind::Peak => BandKind::Peak,
        WindowKind::MonthEnd => BandKind::MonthEnd,
        WindowKind::Holiday => BandKind::Holiday,
        WindowKind::Vendor => BandKind::Vendor,
        WindowKind::Trading => BandKind::Trading,
        WindowKind::Maintenance => BandKind::Maintenance,
    }
}

fn bar(desk: &Desk, release: &Release) -> Bar {
    let segments = release.planned.segments();
    let part = |kind, at: Interval| Segment { kind, start: at.start().epoch_seconds(), end: at.end().epoch_seconds() };
    let counts = desk.judged().of_release(release.id);
    let found = desk.schedule.of(&desk.plan, release.id);
    let mut conflicts: Vec<String> = found.iter().map(|conflict| conflict.code.to_string()).collect();
    conflicts.sort();
    conflicts.dedup();
    let risk = release.risk.map_or_else(|| "no risk recorded".to_owned(), |risk| format!("{risk} risk"));
    Bar {
        number: release.key.to_string(),
        title: release.title.clone(),
        kind: match release.kind {
            ReleaseKind::Standard => BarKind::Standard,
            ReleaseKind::Normal => BarKind::Normal,
            ReleaseKind::Emergency => BarKind::Emergency,
        },
        risk: release.risk.map(slipway_domain::release::Risk::letter),
        stage: stage(release.state),
        about: format!("{} · {risk} · {}", release.kind, release.state),
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
        when: brief(release.occupancy(), release.planned.zone()),
        conflicts,
    }
}

const fn stage(state: ReleaseState) -> BarStage {
    match state {
        ReleaseState::Draft | ReleaseState::Submitted | ReleaseState::Assessed => BarStage::Proposed,
        ReleaseState::Approved | ReleaseState::Scheduled => BarStage::Settled,
        ReleaseState::Deploying | ReleaseState::Deployed | ReleaseState::Stabilising => BarStage::UnderWay,
        ReleaseState::Closed | ReleaseState::BackedOut => BarStage::Over,
        ReleaseState::Rejected | ReleaseState::Cancelled => BarStage::Void,
    }
}
