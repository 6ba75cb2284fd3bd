//! A made-up pack, as large as a test or a measurement needs it.

use slipway_print::PackModel;
use slipway_print::calendar::model::{
    Band, BandKind, Bar, BarKind, BarMark, BarStage, CalendarPage, Day, Lane, Segment, SegmentKind,
};
use slipway_print::pack::model::{
    Agenda, AgendaItem, AgendaTarget, Alternative, Attendee, Comment, ConflictRow, DecisionRow, DependencyOrder,
    DependencyRow, ForwardSchedule, Gate, HistoryRow, ItemConflict, ItemSheet, Meeting, Outage, OutageRow,
    PackIdentity, Package, PlanStep, Rollback, ScheduleRow, SevenRs, Signatory, SinceLastRow, ZonedTime,
};

const DAY: i64 = 86_400;
/// Monday 2026-11-16, 00:00 UTC.
const MONDAY: i64 = 1_794_787_200;

/// A pack with `items` sheets.
pub fn pack(items: usize) -> PackModel {
    let mut agenda = vec![
        agenda_item("3.1", "Minutes of the last meeting and open actions", 5, "10:00", Some(AgendaTarget::SinceLast)),
        agenda_item("3.3", "Emergency and unauthorised changes since the last meeting", 5, "10:05", None),
    ];
    for index in 0..items {
        let starts = format!("{:02}:{:02}", 10 + (10 + index * 6) / 60, (10 + index * 6) % 60);
        let target = Some(AgendaTarget::Item(number(index)));
        agenda.push(agenda_item(&format!("3.4.{}", index + 1), &title(index), 6, &starts, target));
    }
    agenda.push(agenda_item("3.8", "Forward schedule, for information", 10, "11:30", Some(AgendaTarget::Schedule)));
    PackModel {
        title: "Payments change board, 17 November 2026".to_owned(),
        language: "en-GB".to_owned(),
        classification: "INTERNAL – CONFIDENTIAL".to_owned(),
        draft: false,
        identity: PackIdentity {
            pack_id: "CAB-2026-W47".to_owned(),
            version: 2,
            supersedes: Some("CAB-2026-W47 version 1".to_owned()),
            snapshot_id: "1842".to_owned(),
            snapshot_sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".to_owned(),
            generated_at: MONDAY + 9 * 3600,
            generated_at_text: "2026-11-16 09:00 UTC".to_owned(),
            producer: "Slipway 0.1.0".to_owned(),
        },
        meeting: Meeting {
            board: "Payments change advisory board".to_owned(),
            times: vec![
                zoned("London", "Tue 17 Nov 2026, 10:00–11:45", "Europe/London, UTC+00:00"),
                zoned("Warszawa", "Tue 17 Nov 2026, 11:00–12:45", "Europe/Warsaw, UTC+01:00"),
                zoned("Hà Nội", "Tue 17 Nov 2026, 17:00–18:45", "Asia/Ho_Chi_Minh, UTC+07:00"),
            ],
            place: "Room 4.12, Leadenhall Street".to_owned(),
            link: Some("https://meet.example.org/payments-cab".to_owned()),
            chair: "Agnieszka Łukasiewicz".to_owned(),
            quorum_rule: "Chair and at least three of five members, one of them for security".to_owned(),
            expected_attendance: "6 of 7; Παναγιώτης Οικονόμου sends a deputy".to_owned(),
        },
        decisions: (0..items).map(decision).collect(),
        since_last: vec![
            since("Added", "REL-101", "Ledger cluster moves to the new hall", "A. Novak, new contract"),
            since("Moved", "REL-103", "Sat 21 Nov 22:00 → Sun 22 Nov 01:00 (+3 h)", "R. Singh, batch overruns"),
            since("Freeze changed", "Black Friday", "starts one day earlier, Wed 25 Nov", "Trading, forecast"),
        ],
        agenda: Agenda {
            items: agenda,
            note: "Times are Europe/London. The agenda fills 45 of the meeting’s 105 minutes.".to_owned(),
        },
        schedule: ForwardSchedule {
            period: "16 November to 20 December 2026 (W47–W51)".to_owned(),
            rows: (0..items.max(4) + 6).map(schedule_row).collect(),
        },
        calendar: Some(calendar(items.clamp(6, 14))),
        outages: Some((0..4).map(outage).collect()),
        items: (0..items).map(item).collect(),
        conflicts: (0..5).map(conflict).collect(),
        dependencies: DependencyOrder { rows: (0..5).map(dependency).collect(), note: String::new() },
        attendance: ["Agnieszka Łukasiewicz", "Rajesh Singh", "Παναγιώτης Οικονόμου", "Nguyễn Thị Ánh"]
            .map(|name| Attendee {
                name: name.to_owned(),
                role: "Member".to_owned(),
                answer: "Accepted".to_owned(),
                deputy: String::new(),
                counts_for_quorum: true,
            })
            .into(),
        signatories: ["Chair", "Service owner", "Security and risk", "Business representative"]
            .map(|role| Signatory { name: String::new(), role: role.to_owned() })
            .into(),
    }
}

/// The number of the release with this index.
pub fn number(index: usize) -> String {
    format!("REL-{}", 101 + index)
}

fn title(index: usize) -> String {
    let titles = [
        "Move the ledger cluster to the new hall",
        "Card acquirer certificates, yearly rotation",
        "Settlement engine 4.2 with instant payouts for marketplace sellers in all regions",
        "Patch the message brokers",
        "Fraud rules, winter set",
    ];
    titles[index % titles.len()].to_owned()
}

fn agenda_item(number: &str, title: &str, minutes: u32, starts: &str, target: Option<AgendaTarget>) -> AgendaItem {
    AgendaItem {
        number: number.to_owned(),
        title: title.to_owned(),
        presenter: "R. Singh".to_owned(),
        minutes,
        starts: starts.to_owned(),
        target,
    }
}

fn zoned(region: &str, when: &str, zone: &str) -> ZonedTime {
    ZonedTime { region: region.to_owned(), when: when.to_owned(), zone: zone.to_owned() }
}

fn risk(index: usize) -> String {
    ["M 8", "L 3", "H 15", "M 6", "L 2"][index % 5].to_owned()
}

fn decision(index: usize) -> DecisionRow {
    DecisionRow {
        number: number(index),
        title: title(index),
        window: "Sat 21 Nov 22:00–23:30 UTC".to_owned(),
        risk: risk(index),
        ask: "Approve for W47".to_owned(),
    }
}

fn since(kind: &str, subject: &str, change: &str, by: &str) -> SinceLastRow {
    SinceLastRow { kind: kind.to_owned(), subject: subject.to_owned(), change: change.to_owned(), by: by.to_owned() }
}

fn schedule_row(index: usize) -> ScheduleRow {
    ScheduleRow {
        week: ["W47 · 16–22 Nov 2026", "W48 · 23–29 Nov 2026"][usize::from(index > 5)].to_owned(),
        number: number(index),
        title: title(index),
        kind: ["normal", "standard", "major", "emergency"][index % 4].to_owned(),
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

fn outage(index: usize) -> OutageRow {
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

fn item(index: usize) -> ItemSheet {
    ItemSheet {
        number: number(index),
        title: title(index),
        kind: "normal".to_owned(),
        status: "assessing".to_owned(),
        ask: "Approve for W47".to_owned(),
        window: vec![
            zoned("London", "Sat 21 Nov 2026, 22:00–23:30", "Europe/London, UTC+00:00"),
            zoned("Hà Nội", "Sun 22 Nov 2026, 05:00–06:30", "Asia/Ho_Chi_Minh, UTC+07:00"),
        ],
        zone: "UTC".to_owned(),
        services: "Ledger (tier 0), Settlement (tier 1)".to_owned(),
        environments: "production · EU-West, APAC".to_owned(),
        train: "Nov-2".to_owned(),
        owner: "A. Novak".to_owned(),
        deployment_lead: "R. Singh".to_owned(),
        rollback_owner: "Nguyễn Thị Ánh".to_owned(),
        risk: risk(index),
        risk_sentences: vec![
            "Tier 0 service is down for 25 minutes (+4).".to_owned(),
            "The rollback was tested less than 30 days ago (−1).".to_owned(),
            "Two of the last five releases of this service failed (+3).".to_owned(),
        ],
        seven_rs: SevenRs {
            raised: "Infrastructure, A. Novak, 2 November".to_owned(),
            reason: "The lease of the old hall ends on 31 December.".to_owned(),
            returns: "£ 340 000 a year; 40 % more write throughput".to_owned(),
            risks: "Replication lag at the switch; a payer sees “try again”.".to_owned(),
            resources: "Two engineers, one database administrator, the hall team on site".to_owned(),
            responsible: "R. Singh builds and deploys, T. Ánh tests".to_owned(),
            relationships: "After REL-104 (brokers); before the freeze of 25 November".to_owned(),
        },
        package: Package {
            version: "ledger-infra 7.3.0".to_owned(),
            hash_state: "sha256 4c1d… unchanged since the test".to_owned(),
            prerequisites: vec![
                "Cables laid and measured – closed".to_owned(),
                "Firewall request FW-2291 – open, due 19 Nov".to_owned(),
            ],
        },
        components: "ledger-db, ledger-api, settlement-reader".to_owned(),
        blast_radius: "7 services behind it: Cards, Payouts, Reporting, Fraud, Statements, Search, Support".to_owned(),
        gates: Some(vec![
            gate("System test", true, "412 cases, 0 failed", ""),
            gate("Load test", true, "p99 84 ms at 1 200/s", ""),
            gate("Security review", false, "1 finding, medium", "waived until 30 Nov by CISO"),
        ]),
        plan: (0..7)
            .map(|step| PlanStep {
                at: format!("Sat 21 Nov 22:{:02}", step * 8),
                step: ["Announce and set read-only", "Stop writers", "Switch replication", "Move the address"]
                    [step % 4]
                    .to_owned(),
                who: "R. Singh".to_owned(),
                minutes: Some(8),
                point_of_no_return: step == 4,
            })
            .collect(),
        point_of_no_return: "Sat 21 Nov 22:40 UTC, when the old primary accepts no more writes".to_owned(),
        rollback: Rollback {
            procedure: "Point the address back, replay the write-ahead log, release the writers.".to_owned(),
            last_tested: "3 November 2026".to_owned(),
            measured_minutes: Some(18),
        },
        communications: "Status page 24 h before; merchants by mail on Thursday; support briefed.".to_owned(),
        conflicts: vec![ItemConflict {
            code: "WIN-02".to_owned(),
            hard: index.is_multiple_of(2),
            sentence: "Ends 30 minutes after the maintenance window of Ledger production.".to_owned(),
            alternatives: vec![
                Alternative {
                    proposal: "Start at 21:30 UTC".to_owned(),
                    consequence: "overlaps the end-of-day batch by 5 minutes".to_owned(),
                },
                Alternative { proposal: "Sun 22 Nov 01:00 UTC".to_owned(), consequence: String::new() },
            ],
        }],
        history: (0..5)
            .map(|row| HistoryRow {
                number: format!("REL-{}", 60 + row),
                date: "2026-10-03".to_owned(),
                title: "Ledger 7.2 with new indexes".to_owned(),
                outcome: if row == 1 { "backed out" } else { "successful" }.to_owned(),
            })
            .collect(),
        change_failure_rate: "12 % over twelve months".to_owned(),
        comments: vec![Comment { who: "Security".to_owned(), text: "Fine once FW-2291 is closed.".to_owned() }],
        validity: "Valid only for package hash 4c1d…, window Sat 21 Nov 22:00–23:30 UTC, snapshot 1842; any change \
                   voids this approval."
            .to_owned(),
    }
}

fn gate(name: &str, passed: bool, numbers: &str, waiver: &str) -> Gate {
    Gate { name: name.to_owned(), passed, numbers: numbers.to_owned(), waiver: waiver.to_owned() }
}

fn conflict(index: usize) -> ConflictRow {
    ConflictRow {
        code: "FRZ-01".to_owned(),
        hard: index.is_multiple_of(2),
        release: number(index),
        other: "BLACK-FRIDAY".to_owned(),
        overlap: "25 Nov 00:00 to 25 Nov 04:00 UTC".to_owned(),
        sentence: "Stabilisation runs 4 hours into the freeze.".to_owned(),
        remedy: "Start one day earlier, or ask for an exception from Trading.".to_owned(),
    }
}

fn dependency(index: usize) -> DependencyRow {
    DependencyRow {
        order: index as u32 + 1,
        number: number(index),
        title: title(index),
        ends: "21 Nov 23:30 UTC".to_owned(),
        waits_for: if index == 0 { String::new() } else { format!("{} finished", number(index - 1)) },
        slack: Some(150),
        critical: index < 3,
    }
}
