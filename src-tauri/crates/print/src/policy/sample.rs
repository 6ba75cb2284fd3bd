//! A made-up policy, for tests.

use super::model::{PolicyLine, PolicyModel, Replay, ReplayRow};
use crate::planner::sample::provenance;

/// A policy without a line that is not in force.
pub fn empty() -> PolicyModel {
    PolicyModel { provenance: provenance(), ..PolicyModel::default() }
}

fn line(name: &str, conditions: &[&str], route: &str, needed: Option<(u32, u32)>, who: &str) -> PolicyLine {
    PolicyLine {
        name: name.to_owned(),
        conditions: conditions.iter().map(|it| (*it).to_owned()).collect(),
        route: route.to_owned(),
        needed,
        who: who.to_owned(),
        ..PolicyLine::default()
    }
}

/// The lines of a policy of a middling house.
fn lines() -> Vec<PolicyLine> {
    let waits = |line: PolicyLine, time_out: &str, escalation: &str| PolicyLine {
        time_out: time_out.to_owned(),
        escalation: escalation.to_owned(),
        ..line
    };
    vec![
        waits(
            line("Emergency", &["the type is emergency"], "ECAB", Some((2, 2)), "change manager, service owner"),
            "2 hours",
            "executive",
        ),
        waits(
            line(
                "In a freeze",
                &["it lies in a hard freeze", "the exception is granted"],
                "executive",
                Some((1, 1)),
                "business approver",
            ),
            "3 working days",
            "",
        ),
        waits(
            line(
                "Very high risk or regulated",
                &["the risk is very high", "a service is regulated", "the tier is 0 or 1"],
                "CAB",
                None,
                "the board as a whole",
            ),
            "10 working days",
            "executive",
        ),
        waits(
            line(
                "High risk in several regions",
                &["the risk is high or above", "it touches 2 regions or more"],
                "CAB",
                None,
                "the board as a whole",
            ),
            "5 working days",
            "executive",
        ),
        waits(
            line(
                "Moderate risk on a tier 1 service",
                &["the risk is moderate or above", "the tier is 1"],
                "team lead",
                Some((2, 3)),
                "change manager, service owner, security",
            ),
            "2 working days",
            "CAB",
        ),
        line(
            "Standard with enough lead time",
            &["the type is standard", "it is handed in 24 h before"],
            "auto",
            None,
            "",
        ),
        waits(
            line("Everything else", &[], "peer", Some((1, 2)), "deployment lead, test manager"),
            "1 working day",
            "team lead",
        ),
    ]
}

/// A policy in force with so many times the lines of the house.
pub fn policy(times: usize) -> PolicyModel {
    let row = |route: &str, before, after, age: &str| ReplayRow {
        route: route.to_owned(),
        before,
        after,
        median_age: age.to_owned(),
    };
    PolicyModel {
        name: "Hybrid: boards for what is risky, peers for the rest".to_owned(),
        key: "hybrid".to_owned(),
        version: 7,
        in_force: Some("since Mon 2 Nov 2026 (W45), 09:00 Europe/Berlin, put in force by Grace Hopper".to_owned()),
        lines: std::iter::repeat_with(lines).take(times).flatten().collect(),
        otherwise: "A release for which no line holds goes to the CAB.".to_owned(),
        replay: Some(Replay {
            note: "128 releases from Wed 19 Aug to Mon 16 Nov 2026 (Europe/Berlin); 31 of them go another way."
                .to_owned(),
            rows: vec![
                row("auto", 40, 62, "0 min"),
                row("peer", 21, 30, "3 h"),
                row("CAB", 67, 36, "4 d 6 h"),
                row("executive", 0, 0, ""),
            ],
        }),
        ..empty()
    }
}
