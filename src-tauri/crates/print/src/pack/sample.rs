//! A made-up pack, as large as a test or a measurement needs it.

// The measurement takes this file as a module of its own, so its parts are named by their places.
#[path = "sample/figures.rs"]
mod figures;
#[path = "sample/items.rs"]
mod items;
#[path = "sample/plan.rs"]
mod plan;

use slipway_print::PackModel;
use slipway_print::pack::model::{
    ActionRow, Agenda, AgendaItem, AgendaSection, AgendaTarget, Attendee, DecisionRow, Meeting, PackIdentity,
    Signatory, SinceKind, SinceLastRow, Term, ZonedTime,
};

#[allow(unused_imports, reason = "the measurement needs the whole pack only")]
pub use plan::{calendar, calendar_bar, outage, schedule};

/// Monday 2026-11-16, 00:00 UTC.
const MONDAY: i64 = 1_794_787_200;

/// A pack with `items` sheets.
pub fn pack(items: usize) -> PackModel {
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
        since_label: "since the pack of 10 November 2026 (operation 1791)".to_owned(),
        since_last: since_last(),
        agenda: agenda(items),
        actions: actions(),
        schedule: schedule(items.max(4) + 6),
        calendar: Some(calendar(items.clamp(6, 14))),
        outages: Some((0..4).map(outage).collect()),
        items: (0..items).map(items::item).collect(),
        risks: Some(items::risks(items.max(4) + 2)),
        conflicts: (0..5).map(items::conflict).collect(),
        dependencies: items::dependencies(5),
        map: Some(items::map(5)),
        attendance: attendance(),
        signatories: ["Chair", "Service owner", "Security and risk", "Business representative"]
            .map(|role| Signatory { name: String::new(), role: role.to_owned() })
            .into(),
        kpis: figures::kpis(),
        glossary: vec![
            Term { word: "FRZ-01".to_owned(), meaning: "A release overlaps a hard freeze.".to_owned() },
            Term { word: "WIN-02".to_owned(), meaning: "A release ends behind its maintenance window.".to_owned() },
        ],
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

fn zoned(region: &str, when: &str, zone: &str) -> ZonedTime {
    ZonedTime { region: region.to_owned(), when: when.to_owned(), zone: zone.to_owned() }
}

fn risk(index: usize) -> String {
    ["M 8", "L 3", "H 15", "M 6", "L 2"][index % 5].to_owned()
}

/// All sections, the fourth with the items for decision.
fn agenda(items: usize) -> Agenda {
    let section = |number: &str, title: &str, starts: &str, target, points: Vec<AgendaItem>| AgendaSection {
        number: number.to_owned(),
        title: title.to_owned(),
        starts: starts.to_owned(),
        target,
        points,
    };
    let ends = |index: usize| format!("{:02}:{:02}", 10 + (20 + index * 6) / 60, (20 + index * 6) % 60);
    let decide = |index: usize| AgendaItem {
        target: Some(AgendaTarget::Item(number(index))),
        ..point(&format!("3.4.{}", index + 1), &title(index), 6, &ends(index))
    };
    let late = AgendaItem {
        late: Some("The vendor ended its support on Friday.".to_owned()),
        ..point("3.5.1", "REL-190 Replace the mail relay", 5, "11:20")
    };
    let noted =
        |number: &str, title: &str, note: &str| AgendaItem { note: note.to_owned(), ..point(number, title, 0, "") };
    let sections = vec![
        section(
            "3.1",
            "Previous minutes and open actions",
            "10:00",
            Some(AgendaTarget::Actions),
            vec![point("3.1.1", "Minutes of 10 November", 5, "10:00")],
        ),
        section(
            "3.2",
            "Failed and backed-out changes",
            "10:05",
            None,
            vec![AgendaItem {
                note: "backed out after 40 minutes, PIR due 20 November".to_owned(),
                ..point("3.2.1", "REL-88 Ledger 7.2 with new indexes", 10, "10:05")
            }],
        ),
        section(
            "3.3",
            "Emergency and unauthorised changes since the last meeting",
            "10:15",
            None,
            vec![AgendaItem {
                note: "PIR held on 13 November, one action open".to_owned(),
                ..point("3.3.1", "REL-95 Block a card range", 5, "10:15")
            }],
        ),
        section("3.4", "Items for decision", "10:20", None, (0..items).map(decide).collect()),
        section("3.5", "Late items", "11:20", None, vec![late]),
        section(
            "3.6",
            "Freeze exceptions",
            "11:25",
            None,
            vec![point("3.6.1", "Black Friday: REL-104 asks for one use", 5, "11:25")],
        ),
        section("3.7", "Waivers", "11:30", None, vec![point("3.7.1", "Security review of REL-101", 5, "11:30")]),
        section(
            "3.8",
            "For information",
            "",
            Some(AgendaTarget::Schedule),
            vec![noted("3.8.1", "Four low-risk pre-approved changes", "standard changes of W47")],
        ),
        section(
            "3.9",
            "Completed since the last meeting",
            "",
            None,
            vec![
                noted("3.9.1", "REL-91 Patch the web tier", "successful"),
                noted("3.9.2", "REL-92 DNS", "with issues"),
            ],
        ),
        section(
            "3.10",
            "Process, key figures, any other business",
            "11:35",
            Some(AgendaTarget::Kpis),
            vec![point("3.10.1", "Lead time of the network team", 10, "11:35")],
        ),
    ];
    let note = "Times are Europe/London. The agenda fills 45 of the meeting’s 105 minutes.".to_owned();
    Agenda { sections, note }
}

fn point(number: &str, title: &str, minutes: u32, starts: &str) -> AgendaItem {
    AgendaItem {
        number: number.to_owned(),
        title: title.to_owned(),
        presenter: "R. Singh".to_owned(),
        minutes,
        starts: starts.to_owned(),
        ..AgendaItem::default()
    }
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

/// A row of each kind, and a second release that moved.
fn since_last() -> Vec<SinceLastRow> {
    let row = |kind, subject: &str, change: &str, by: &str, reason: &str| SinceLastRow {
        kind,
        subject: subject.to_owned(),
        change: change.to_owned(),
        by: by.to_owned(),
        reason: reason.to_owned(),
        ..SinceLastRow::default()
    };
    let moved = |subject: &str, from: &str, to: &str, shift: &str, reason: &str| SinceLastRow {
        title: "Settlement engine 4.2".to_owned(),
        from: from.to_owned(),
        to: to.to_owned(),
        shift: shift.to_owned(),
        ..row(SinceKind::Moved, subject, "", "R. Singh", reason)
    };
    vec![
        row(SinceKind::Added, "REL-101", "Ledger cluster moves to the new hall", "A. Novak", "new contract"),
        moved("REL-103", "Sat 21 Nov 22:00 UTC", "Sun 22 Nov 01:00 UTC", "+3 h", "batch overruns"),
        moved("REL-77", "Sat 14 Nov 22:00 UTC", "Sat 28 Nov 22:00 UTC", "+14 d", "hall not ready"),
        row(SinceKind::Withdrawn, "REL-99", "Second acquirer for Poland", "A. Novak", "contract fell through"),
        SinceLastRow {
            from: "M 8".to_owned(),
            to: "H 12".to_owned(),
            ..row(SinceKind::RiskChanged, "REL-102", "", "T. Ánh", "the load test failed")
        },
        row(SinceKind::StateChanged, "REL-91", "deploying → stabilising", "R. Singh", ""),
        row(SinceKind::ApprovalVoided, "REL-103", "Approval of R. Singh, 10 Nov", "", "the window moved"),
        row(SinceKind::ConflictAppeared, "REL-103", "WIN-02 with the window of Ledger production", "", ""),
        row(SinceKind::ConflictResolved, "REL-77", "DEP-01 with REL-76", "", ""),
        row(SinceKind::FreezeChanged, "Black Friday", "starts one day earlier, Wed 25 Nov", "Trading", "forecast"),
    ]
}

fn actions() -> Vec<ActionRow> {
    let action = |what: &str, origin: &str, owner: &str, due: &str, age_days, overdue_days| ActionRow {
        what: what.to_owned(),
        origin: origin.to_owned(),
        owner: owner.to_owned(),
        due: due.to_owned(),
        age_days,
        overdue_days,
    };
    vec![
        action("Ask Trading for the dates of January", "CAB of 27 Oct", "A. Novak", "Fri 13 Nov 2026", 21, Some(4)),
        action("Describe the rollback of the brokers", "REL-104", "R. Singh", "Mon 16 Nov 2026", 7, Some(1)),
        action("Renew the contract with the carrier", "CAB of 10 Nov", "T. Ánh", "Fri 27 Nov 2026", 7, None),
    ]
}

fn attendance() -> Vec<Attendee> {
    let seat = |seat: &str, name: &str, role: &str, answer: &str, deputy: &str, counts| Attendee {
        seat: seat.to_owned(),
        name: name.to_owned(),
        role: role.to_owned(),
        answer: answer.to_owned(),
        deputy: deputy.to_owned(),
        counts_for_quorum: counts,
    };
    vec![
        seat("Chair", "Agnieszka Łukasiewicz", "Change manager", "Accepted", "", true),
        seat("Operations", "Rajesh Singh", "Member", "Accepted", "", true),
        seat("Security", "Παναγιώτης Οικονόμου", "Member", "Declined", "Eleni Markou", true),
        seat("Business", "Nguyễn Thị Ánh", "Member", "Tentative", "", true),
        seat("Test", "Zoë Brandt", "Guest", "No answer", "", false),
    ]
}
