//! A made-up meeting, for tests.

use super::model::{
    ActionRow, CalendarChange, ConditionRow, FreezeDecision, MinutesItem, MinutesModel, PlanState, Presence, Quorum,
    SeatRow, Votes,
};
use crate::planner::sample::provenance;

/// A meeting in which nothing happened.
pub fn empty() -> MinutesModel {
    MinutesModel { title: "Payments change board".to_owned(), provenance: provenance(), ..MinutesModel::default() }
}

/// The item of this number; of three, one is plain, one provisional with conditions, one only said.
pub fn item(number: usize) -> MinutesItem {
    let plain = MinutesItem {
        place: format!("3.{number}"),
        number: format!("R-2026-{number:05}"),
        title: format!("Payments {number}.0 for Łódź and Hà Nội"),
        decision: "Approved".to_owned(),
        votes: Some(Votes { in_favour: 5, against: 1, abstained: 2 }),
        minutes_spent: Some(8),
        minutes_planned: Some(10),
        comments: format!("Support for number {number} is briefed on Thursday."),
        ..MinutesItem::default()
    };
    match number % 3 {
        1 => MinutesItem {
            decision: "Approved with conditions".to_owned(),
            reason: "The load test ends the day before.".to_owned(),
            provisional: true,
            conditions: vec![
                condition("The load test shows p99 below 100 ms at 1 200 requests a second.", "Ravi Singh"),
                condition("Firewall request FW-2291 is closed.", "Nguyễn Thị Ánh"),
            ],
            interests: vec!["Agnieszka Łukasiewicz (service owner)".to_owned()],
            ..plain
        },
        2 => MinutesItem {
            decision: "Deferred".to_owned(),
            reason: "Until Tue 24 Nov 2026 (W48): the way back was never tested.".to_owned(),
            verbal: "Heard by Grace on Tue 17 Nov 2026, 14:40 Europe/Berlin; to be confirmed in writing by Wed 18 Nov \
                     2026, 14:40 Europe/Berlin."
                .to_owned(),
            votes: None,
            minutes_planned: None,
            ..plain
        },
        _ => plain,
    }
}

fn condition(text: &str, owner: &str) -> ConditionRow {
    ConditionRow {
        text: text.to_owned(),
        owner: owner.to_owned(),
        due: "Fri 20 Nov 2026".to_owned(),
        verified_by: "Test manager".to_owned(),
    }
}

fn seat(seat: &str, presence: Presence, who: &str, deputy_for: &str) -> SeatRow {
    SeatRow { seat: seat.to_owned(), presence, who: who.to_owned(), deputy_for: deputy_for.to_owned() }
}

/// A meeting that decided about so many items.
pub fn minutes(items: usize) -> MinutesModel {
    MinutesModel {
        title: "Payments change board, Tue 17 Nov 2026".to_owned(),
        key: "CAB-2026-W47".to_owned(),
        board: "Payments change board".to_owned(),
        held: "Tue 17 Nov 2026 (W47), 14:00–15:12".to_owned(),
        zone: "Europe/Berlin, UTC+01:00".to_owned(),
        place: "Room 2.14 and by video".to_owned(),
        chair: "Grace Hopper".to_owned(),
        locked: true,
        locked_note: "Grace Hopper locked these minutes on Wed 18 Nov 2026, 09:05 Europe/Berlin.".to_owned(),
        seats: vec![
            seat("Change manager (chair)", Presence::Present, "Grace Hopper", ""),
            seat("Service owner, payments", Presence::Present, "Agnieszka Łukasiewicz", ""),
            seat("Security", Presence::Deputy, "Trần Văn Bình", "Ada Lovelace"),
            seat("Business", Presence::Apologies, "Γιώργος Παπαδόπουλος", ""),
            seat("Operations", Presence::Absent, "", ""),
        ],
        quorum: Quorum {
            met: true,
            sentence: "3 of 5 seats were taken; 3 are needed, the chair among them.".to_owned(),
        },
        items: (1..=items).map(item).collect(),
        actions: vec![
            ActionRow {
                text: "Test the way back of the ledger on the standby.".to_owned(),
                about: "R-2026-00002".to_owned(),
                owner: "Ravi Singh".to_owned(),
                due: "Mon 23 Nov 2026".to_owned(),
            },
            ActionRow {
                text: "Tell the merchants of the outage.".to_owned(),
                owner: "Support lead".to_owned(),
                due: "Thu 19 Nov 2026".to_owned(),
                ..ActionRow::default()
            },
        ],
        freezes: vec![FreezeDecision {
            freeze: "F-YEAR-END Year end".to_owned(),
            decision: "Published as proposed".to_owned(),
            reason: "Finance closes its books from 18 December.".to_owned(),
        }],
        calendar_changes: vec![CalendarChange {
            operation: 1839,
            subject: "R-2026-00004".to_owned(),
            change: "from Sat 21 Nov 22:00 to Sun 22 Nov 06:00 Europe/Berlin".to_owned(),
            by: "Grace Hopper, 14:31 Europe/Berlin".to_owned(),
        }],
        next_meeting: "Tue 24 Nov 2026 (W48), 14:00–15:00 Europe/Berlin".to_owned(),
        distribution: vec!["the board".to_owned(), "service owners".to_owned(), "cab-minutes@example.org".to_owned()],
        before: PlanState {
            operation: "operation 1801".to_owned(),
            sha256: "4c1d86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a".to_owned(),
        },
        after: PlanState {
            operation: "operation 1842".to_owned(),
            sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".to_owned(),
        },
        ..empty()
    }
}
