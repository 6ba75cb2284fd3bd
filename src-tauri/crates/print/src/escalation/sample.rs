//! A made-up card, for tests.

use super::model::{DecisionRow, EscalationModel, LevelRow, NoReturn, RollbackCard};
use crate::planner::sample::provenance;

/// A card on which nothing is known.
pub fn empty() -> EscalationModel {
    EscalationModel { provenance: provenance(), ..EscalationModel::default() }
}

fn level(role: &str, name: &str, phone: &str, after: u32, wait: Option<u32>) -> LevelRow {
    LevelRow { role: role.to_owned(), name: name.to_owned(), phone: phone.to_owned(), after, wait }
}

/// A decision on going back of this number.
pub fn decision(number: usize) -> DecisionRow {
    DecisionRow {
        asked: format!("Sat 12 Dec 22:{:02} Europe/Berlin", number % 60),
        decided: format!("Sat 12 Dec 22:{:02} Europe/Berlin", (number + 4) % 60),
        by: "Ravi Singh".to_owned(),
        goes_back: number.is_multiple_of(2),
        reason: format!("Number {number}: replication lags by 40 s and grows."),
    }
}

/// A card of a release with so many levels.
pub fn card(levels: usize) -> EscalationModel {
    let people = [
        ("Deployment lead", "Ravi Singh", "+49 30 901820-4711"),
        ("Rollback owner", "Nguyễn Thị Ánh", "+84 24 3825 1234"),
        ("Service owner", "Agnieszka Łukasiewicz", "+48 22 555 01 02"),
        ("Change manager", "Grace Hopper", ""),
        ("Business approver", "", "+44 20 7946 0958"),
    ];
    let rows = (0..levels).map(|index| {
        let (role, name, phone) = people[index % people.len()];
        level(role, name, phone, 10 * index as u32, (index + 1 < levels).then_some(10))
    });
    EscalationModel {
        title: "Payments 4.2: move the ledger to the new cluster".to_owned(),
        key: "R-2026-0142".to_owned(),
        window: "Sat 12 Dec 2026 (W50), 22:00 – 23:30".to_owned(),
        zone: "Europe/Berlin, UTC+01:00".to_owned(),
        no_return: NoReturn {
            at: "Sat 12 Dec 2026, 22:35".to_owned(),
            zone: "Europe/Berlin, UTC+01:00".to_owned(),
            note: "End of the window at 23:30, less 40 min to go back and 15 min to verify. That is 21:35 UTC."
                .to_owned(),
        },
        chain: "payments".to_owned(),
        levels: rows.collect(),
        rollback: Some(RollbackCard {
            procedure:
                "Point the address back, replay the write-ahead log, release the writers: runbook RB-17, part 3."
                    .to_owned(),
            duration: 40,
            verification: 15,
            tested: "Tue 3 Nov 2026, 39 days before the release".to_owned(),
            evidence: "https://wiki.example.org/ledger/rollback-test-2026-11-03".to_owned(),
            measured: Some(38),
        }),
        ..empty()
    }
}
