//! The made-up plan of a pack: forward schedule, outages, calendar.

use slipway_print::calendar::model::{
    Band, BandKind, Bar, BarKind, BarMark, BarStage, CalendarPage, Day, Lane, Segment, SegmentKind,
};
use slipway_print::pack::model::{ForwardSchedule, Outage, OutageRow, QuarterRow, ScheduleRow};

use super::{MONDAY, number, risk, title};

const DAY: i64 = 86_400;
/// The weeks of the schedule.
const WEEKS: [&str; 5] = [
    "W47 · 16–22 Nov 2026",
    "W48 · 23–29 Nov 2026",
    "W49 · 30 Nov – 6 Dec 2026",
    "W50 · 7–13 Dec 2026",
    "W51 · 14–20 Dec 2026",
];

/// So many releases in five weeks, of which the third has none, and the quarter around them.
pub fn schedule(releases: usize) -> ForwardSchedule {
    let each = releases.div_ceil(4);
    ForwardSchedule {
        period: "16 November to 20 December 2026 (W47–W51)".to_owned(),
        weeks: WEEKS.map(str::to_owned).into(),
        rows: (0..releases).map(|index| schedule_row(index, WEEKS[[0, 1, 3, 4][index / each]])).collect(),
        quarter_label: "October to December 2026".to_owned(),
        quarter: [("October 2026", 4), ("November 2026", 9), ("December 2026", 2)].map(quarter_row).into(),
    }
}

fn quarter_row((period, base): (&str, u32)) -> QuarterRow {
    QuarterRow {
        period: period.to_owned(),
        standard: base + 3,
        normal: 2 * base,
        emergency: base / 4,
        low: base + 3 + 2 * base + base / 4 - base - base / 2 - base / 9 - 1,
        moderate: base,
        high: base / 2,
        very_high: base / 9,
        unassessed: 1,
        outage_minutes: Some(25 * base),
        freeze_days: Some(if base == 2 { 14 } else { 5 }),
    }
}

fn schedule_row(index: usize, week: &str) -> ScheduleRow {
    ScheduleRow {
        week: week.to_owned(),
        number: number(index),
        title: title(index),
        kind: ["normal", "standard", "normal", "emergency"][index % 4].to_owned(),
        services: "Ledger (tier 0), Settlement (tier 1)".to_owned(),
        environments: "production · EU-West, APAC".to_owned(),
        start: "Sat 21 Nov 23:00".to_owned(),
        start_utc: "Sat 21 Nov 22:00 UTC".to_owned(),
        end: "Sun 22 Nov 00:30".to_owned(),
        zone: "Europe/Warsaw".to_owned(),
        outage: if index.is_multiple_of(2) {
            Outage::Yes { minutes: 25, felt_by: "card payers".to_owned() }
        } else {
            Outage::No
        },
        risk: risk(index),
        train: "Nov-2".to_owned(),
        owner: "A. Novak, R. Singh".to_owned(),
        rollback_owner: "T. Ánh".to_owned(),
        gates_passed: 2,
        gates: 3,
        approvals_given: 3,
        approvals: 5,
        conflicts: if index.is_multiple_of(3) { vec!["WIN-02".to_owned(), "DEP-01".to_owned()] } else { Vec::new() },
        status: "assessing".to_owned(),
        changed: index.is_multiple_of(3),
    }
}

/// Five weeks with a freeze, a peak and so many lanes.
pub fn calendar(lanes: usize) -> CalendarPage {
    let days = (0..35)
        .map(|index| {
            let day = if index < 15 { 16 + index } else { index - 14 };
            Day {
                start: MONDAY + index * DAY,
                end: MONDAY + (index + 1) * DAY,
                date: format!("day {index}"),
                weekday: ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"][(index % 7) as usize].to_owned(),
                label: day.to_string(),
                week: (index % 7 == 0).then(|| {
                    let days = ["16–22 Nov", "23–29 Nov", "30 Nov – 6 Dec", "7–13 Dec", "14–20 Dec"];
                    format!("W{} · {}", 47 + index / 7, days[index as usize / 7])
                }),
                weekend: index % 7 >= 5,
                meeting: index == 1,
            }
        })
        .collect();
    let band = |kind, name: &str, from: i64, to: i64| Band {
        kind,
        name: name.to_owned(),
        start: MONDAY + from * DAY,
        end: MONDAY + to * DAY,
        when: format!("day {from} to day {to}"),
    };
    let lane = |index: usize| Lane {
        name: format!("{} production", ["Ledger", "Settlement", "Cards", "Fraud", "Reporting"][index % 5]),
        bands: if index == 0 { vec![band(BandKind::Maintenance, "Sunday window", 6, 7)] } else { Vec::new() },
        bars: (0..4).map(|bar| calendar_bar(index * 4 + bar)).collect(),
    };
    CalendarPage {
        period: "16 November to 20 December 2026".to_owned(),
        zone: "Europe/London".to_owned(),
        days,
        bands: vec![
            band(BandKind::Freeze, "Black Friday", 9, 15),
            band(BandKind::Peak, "Advent sales", 16, 22),
            band(BandKind::SoftFreeze, "Quarter end", 30, 33),
        ],
        lanes: (0..lanes).map(lane).collect(),
        now: None,
    }
}

/// A release of this number.
pub fn calendar_bar(index: usize) -> Bar {
    let start = MONDAY + (index as i64 * 7919 % 33) * DAY + 20 * 3600;
    let parts = [
        (SegmentKind::Implementation, 6),
        (SegmentKind::Validation, 4),
        (SegmentKind::RollbackReserve, 6),
        (SegmentKind::Stabilisation, 30),
    ];
    let mut at = start;
    let segments = parts
        .into_iter()
        .map(|(kind, hours)| {
            let from = at;
            at += hours * 3600;
            Segment { kind, start: from, end: at }
        })
        .collect();
    Bar {
        number: number(index),
        title: title(index),
        kind: [BarKind::Normal, BarKind::Standard, BarKind::Normal, BarKind::Emergency][index % 4],
        risk: [Some('L'), Some('M'), Some('H'), None][index % 4],
        stage: [BarStage::Settled, BarStage::Proposed, BarStage::UnderWay, BarStage::Over, BarStage::Void][index % 5],
        about: "normal · high risk · scheduled".to_owned(),
        segments,
        mark: [BarMark::None, BarMark::Hard, BarMark::None, BarMark::Soft, BarMark::None][index % 5],
        when: "Sat 21 Nov 22:00 to Sun 22 Nov 14:00 UTC".to_owned(),
        conflicts: if index % 5 == 1 { vec!["WIN-02".to_owned()] } else { Vec::new() },
    }
}

/// An outage.
pub fn outage(index: usize) -> OutageRow {
    OutageRow {
        service: "Ledger".to_owned(),
        region: "EU-West".to_owned(),
        when_local: "Sat 21 Nov 23:00–23:25 Europe/Warsaw".to_owned(),
        minutes: 25,
        release: number(index),
        reason: "Cluster is moved while the ledger is read-only".to_owned(),
        users_informed: index != 2,
    }
}
