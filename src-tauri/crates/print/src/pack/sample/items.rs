//! The made-up items of a pack, and the registers behind them.

use slipway_print::map::{MapLink, MapModel, MapNode, NodeKind};
use slipway_print::pack::model::{
    Alternative, ApprovalRow, Comment, ConflictRow, DependencyOrder, DependencyRow, Gate, GateState, HistoryRow,
    ItemConflict, ItemSheet, Package, PlanStep, RiskBand, RiskRegister, RiskRow, RiskTold, Rollback, SevenRs,
};

use super::{number, risk, title, zoned};

/// The sheet of an item.
pub fn item(index: usize) -> ItemSheet {
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
        risk_models: models(index),
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
            gate("System test", GateState::Passed, "412 cases, 0 failed", ""),
            gate("Load test", GateState::Open, "runs on 18 November", ""),
            gate("Security review", GateState::Waived, "1 finding, medium", "until 30 Nov, accepted by the CISO"),
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
        approvals: vec![
            approval("Nguyễn Thị Ánh", "Test manager", "Mon 9 Nov 14:05 UTC", None),
            approval("R. Singh", "Deployment lead", "Tue 10 Nov 09:30 UTC", Some("the window moved by 3 h")),
        ],
        signatories: Vec::new(),
        validity: "Valid only for package hash 4c1d9a0e77b2c8f1, window Sat 21 Nov 22:00–23:30 UTC, snapshot 1842; \
                   any change voids this approval."
            .to_owned(),
    }
}

fn gate(name: &str, state: GateState, numbers: &str, waiver: &str) -> Gate {
    Gate { name: name.to_owned(), state, numbers: numbers.to_owned(), waiver: waiver.to_owned() }
}

fn approval(who: &str, role: &str, when: &str, void: Option<&str>) -> ApprovalRow {
    ApprovalRow {
        who: who.to_owned(),
        role: role.to_owned(),
        when: when.to_owned(),
        decision: "Approved".to_owned(),
        void: void.map(str::to_owned),
    }
}

/// What three models of risk say.
fn models(index: usize) -> Vec<RiskTold> {
    let told = |name: &str, band: &str, sentence: &str, lines: &[&str], decides| RiskTold {
        name: name.to_owned(),
        version: "version 3".to_owned(),
        band: band.to_owned(),
        sentence: sentence.to_owned(),
        lines: lines.iter().map(|line| (*line).to_owned()).collect(),
        decides,
    };
    vec![
        told(
            "Matrix",
            &risk(index),
            "Impact 4 by likelihood 2.",
            &[
                "Tier 0 service is down for 25 minutes: impact 4.",
                "The rollback was tested less than 30 days ago: no step.",
                "Two of the last five releases of this service failed: likelihood +1.",
            ],
            true,
        ),
        told("Rules", "M", "Rule 4: a normal change on a service of tier 0 outside a freeze.", &[], false),
        told(
            "Questionnaire",
            "M 5.40",
            "Ten of ten questions are answered.",
            &[
                "Users affected 6 × 0.20 = 1.20.",
                "Teams involved 4 × 0.10 = 0.40.",
                "Done before 4 × 0.15 = 0.60.",
                "Outage 8 × 0.20 = 1.60.",
                "Back-out 6 × 0.15 = 0.90.",
                "Others 3.5 × 0.20 = 0.70.",
            ],
            false,
        ),
    ]
}

/// The risks of so many releases, all but the last of them in the matrix.
pub fn risks(releases: usize) -> RiskRegister {
    use RiskBand::{High, Low, Moderate, VeryHigh};
    let row = |index: usize| {
        let placed = index + 1 < releases || releases == 1;
        RiskRow {
            number: number(index),
            title: title(index),
            impact: placed.then_some([4, 3, 5, 3, 2][index % 5]),
            likelihood: placed.then_some([2, 1, 3, 2, 1][index % 5]),
            risk: if placed { risk(index) } else { String::new() },
            why: if placed {
                "Two of the last five releases of this service failed."
            } else {
                "Nobody has assessed it."
            }
            .to_owned(),
        }
    };
    RiskRegister {
        bands: [
            [Low, Low, Low, Low, Moderate],
            [Low, Low, Moderate, Moderate, High],
            [Low, Moderate, Moderate, High, High],
            [Low, Moderate, High, High, VeryHigh],
            [High, High, High, VeryHigh, VeryHigh],
        ],
        rows: (0..releases).map(row).collect(),
    }
}

/// So many releases that each wait for the one before.
pub fn dependencies(releases: usize) -> DependencyOrder {
    DependencyOrder { rows: (0..releases).map(dependency).collect(), note: String::new() }
}

/// The same as a drawing: one layer a release.
pub fn map(releases: usize) -> MapModel {
    let node = |index: usize| MapNode {
        key: number(index),
        title: title(index),
        kind: NodeKind::Release,
        note: risk(index),
        critical: index < 3,
        x: 272.0 * index as f64,
        y: 34.0 * (index % 2) as f64,
        width: 184.0,
        height: 44.0,
        ..MapNode::default()
    };
    let nodes: Vec<MapNode> = (0..releases).map(node).collect();
    let link = |from: usize| MapLink {
        from,
        to: from - 1,
        kind: "finish to start".to_owned(),
        critical: from < 3,
        points: vec![(nodes[from].x, nodes[from].y + 22.0), (nodes[from - 1].x + 184.0, nodes[from - 1].y + 22.0)],
        ..MapLink::default()
    };
    let links = (1..releases).map(link).collect();
    MapModel { width: 272.0 * releases as f64 - 88.0, height: 78.0, links, nodes, ..MapModel::default() }
}

/// A row of the conflict register.
pub fn conflict(index: usize) -> ConflictRow {
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
