//! A forward schedule of about five hundred dense pages, for us and for the peers.

use chrono::{Datelike, Days, NaiveDate};
use serde_json::{Value, json};
use slipway_print::pack::model::{ForwardSchedule, Outage, ScheduleRow};
use slipway_print::{Provenance, ScheduleModel};

/// Releases that make about five hundred pages.
const RELEASES: usize = 4_000;
/// Releases of a week.
const WEEK: usize = 40;

/// The sheet and the area of it that ours fill, left, bottom, width and height, in points.
const PAGE: [f64; 2] = [841.89, 595.28];
const LIVE: [f64; 4] = [73.7, 53.86, 694.49, 487.56];
/// The columns: the header, how wide ours come out in points, whether they are bold, whether they stand right.
const COLUMNS: [(&str, f64, bool, bool); 13] = [
    ("No.", 45.7, true, false),
    ("Start\nin UTC", 92.0, false, false),
    ("End\nzone", 74.7, false, false),
    ("Title\ntype", 86.8, false, false),
    ("Services (tier)\nenvironment, regions", 81.1, false, false),
    ("Outage", 43.4, false, false),
    ("Risk", 23.2, false, false),
    ("Train", 31.8, false, false),
    ("Owner, lead\nrollback owner", 63.7, false, false),
    ("Gates", 28.8, false, false),
    ("Appr.", 26.8, false, true),
    ("Conflicts", 52.0, false, false),
    ("Status", 44.5, false, false),
];

/// No two rows say the same, so that nobody gains from remembering what a text looks like.
pub fn schedule() -> ScheduleModel {
    let rows: Vec<ScheduleRow> = (0..RELEASES).map(row).collect();
    let mut weeks: Vec<String> = rows.iter().map(|row| row.week.clone()).collect();
    weeks.dedup();
    ScheduleModel {
        title: "Forward schedule of change, payments".to_owned(),
        schedule: ForwardSchedule {
            period: format!("{} to {}", weeks[0], weeks[weeks.len() - 1]),
            weeks,
            rows,
            ..ForwardSchedule::default()
        },
        provenance: Provenance {
            plan: "Payments".to_owned(),
            classification: "INTERNAL – CONFIDENTIAL".to_owned(),
            language: "en-GB".to_owned(),
            snapshot_id: "1842".to_owned(),
            snapshot_sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".to_owned(),
            generated_at: 1_794_819_600,
            generated_at_text: "2026-11-16 09:00 UTC".to_owned(),
            producer: "Slipway".to_owned(),
        },
    }
}

fn row(index: usize) -> ScheduleRow {
    let pick = |from: &[&str], step: usize| from[index / step % from.len()].to_owned();
    let monday = NaiveDate::from_ymd_opt(2026, 11, 16).unwrap() + Days::new((index / WEEK * 7) as u64);
    let day = monday + Days::new((index % WEEK * 7 / WEEK) as u64);
    let hour = 16 + index % 6;
    let titles = [
        "Move the ledger cluster to the new hall",
        "Card acquirer certificates, yearly rotation",
        "Settlement engine with instant payouts for marketplace sellers",
        "Patch the message brokers",
        "Fraud rules, winter set",
        "Nowy silnik opłat i prowizji",
        "Ενημέρωση υπηρεσίας πληρωμών",
    ];
    ScheduleRow {
        week: format!("W{:02} · {}", monday.iso_week().week(), monday.format("%-d %b %Y")),
        number: format!("REL-{}", 10_101 + index),
        title: format!("{} {}.{}", titles[index % titles.len()], index / 100, index % 100),
        kind: pick(&["normal", "standard", "normal", "emergency"], 1),
        services: format!("Ledger {} (tier 0), Settlement {} (tier 1)", index % 97, index % 89),
        environments: pick(&["production · EU-West, APAC", "production · EU-West", "staging · US-East, APAC"], 3),
        start: format!("{} {}:{:02}", day.format("%a %-d %b"), hour + 1, index % 60),
        start_utc: format!("{} {hour}:{:02} UTC", day.format("%a %-d %b"), index % 60),
        end: format!("{} {}:{:02}", day.format("%a %-d %b"), hour + 2, index % 60),
        zone: pick(&["Europe/Warsaw", "Europe/Athens", "Europe/Paris"], 2),
        outage: match index % 2 {
            0 => Outage::Yes { minutes: 5 + index as u32 % 90, felt_by: "card payers".to_owned() },
            _ => Outage::No,
        },
        risk: pick(&["M 8", "L 3", "H 15", "M 6", "L 2"], 1),
        train: format!("{} {}", day.format("%b"), 1 + index % 4),
        owner: pick(&["A. Novak, R. Singh", "Z. Brandt, R. Singh", "E. Markou, A. Novak"], 5),
        rollback_owner: pick(&["T. Ánh", "A. Łukasiewicz", "Π. Οικονόμου"], 7),
        gates_passed: index as u32 % 8,
        gates: 8,
        approvals_given: index as u32 % 5,
        approvals: 5,
        conflicts: if index.is_multiple_of(3) { vec!["WIN-02".to_owned(), "DEP-01".to_owned()] } else { Vec::new() },
        status: pick(&["assessing", "scheduled", "approved"], 1),
        changed: false,
    }
}

/// The same as the peers read it: a row is the name of a week, or its cells, each a text with a quieter one under it.
pub fn for_peers(model: &ScheduleModel) -> Value {
    let mut rows: Vec<Value> = Vec::new();
    let mut week = "";
    for row in &model.schedule.rows {
        if row.week != week {
            week = &row.week;
            rows.push(json!(week));
        }
        rows.push(json!(cells(row)));
    }
    let columns = COLUMNS.map(|(head, width, bold, right)| json!([head, width, bold, right]));
    let Provenance { plan, classification, snapshot_id, snapshot_sha256, generated_at_text, .. } = &model.provenance;
    json!({
        "page": PAGE,
        "live": LIVE,
        "title": model.title,
        "period": model.schedule.period,
        "classification": classification,
        "foot": format!("Plan {plan} · snapshot {snapshot_id} · generated {generated_at_text}"),
        "foot_second": format!("{classification} · SHA-256 {snapshot_sha256}"),
        "columns": columns,
        "rows": rows,
    })
}

fn cells(row: &ScheduleRow) -> [[String; 2]; 13] {
    let told = |text: String| if text.is_empty() { "–".to_owned() } else { text };
    let only = |text: &str| [told(text.to_owned()), String::new()];
    let below = |text: &str, quiet: &str| [text.to_owned(), quiet.to_owned()];
    [
        only(&row.number),
        below(&row.start, &row.start_utc),
        below(&row.end, &row.zone),
        below(&row.title, &row.kind),
        below(&row.services, &row.environments),
        match &row.outage {
            Outage::Unknown => only(""),
            Outage::No => only("N"),
            Outage::Yes { minutes, felt_by } => below(&format!("Y · {minutes}\u{A0}min"), felt_by),
        },
        only(&row.risk),
        only(&row.train),
        below(&row.owner, &row.rollback_owner),
        only(&format!("{}/{}", row.gates_passed, row.gates)),
        only(&format!("{}/{}", row.approvals_given, row.approvals)),
        only(&row.conflicts.join(", ")),
        only(&row.status),
    ]
}
