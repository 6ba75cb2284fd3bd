//! The words of the pack.

use super::model::PackModel;
use super::{CELL, Sheets, part_anchor};
use crate::display::Orientation;
use crate::layout::{Column, Flow, Table, Width};
use crate::text::{Style, Text};

/// What every pack explains.
const TERMS: [(&str, &str); 14] = [
    ("CAB, ECAB", "Change advisory board; the smaller board that decides on emergencies."),
    ("FSC", "Forward schedule of change: every change that is planned in the coming weeks."),
    ("PSO", "Projected service outage: when a service will be away because of a change."),
    ("Standard, normal, emergency", "Done before and approved once for all; assessed each time; cannot wait."),
    ("Freeze", "Time in which nothing may go in. A soft freeze asks for a reason."),
    ("Maintenance window", "Time in which work on a component is expected."),
    ("Gate, waiver", "A test that must be passed; the acceptance of the risk that it is not."),
    ("Point of no return", "The last moment at which going back still ends inside the window."),
    ("Back-out, rollback", "Going back to what was there before."),
    ("Stabilisation", "The time after a deployment in which its team stays at hand."),
    ("PIR", "Post-implementation review: what was learnt from a change."),
    ("Change failure rate", "The share of deployments that needed a repair at once."),
    ("L, M, H, V", "Bands of risk: low, moderate, high, very high. The number is the score."),
    ("Provisional", "Decided without quorum: it counts when a board with quorum has confirmed it."),
];

/// A short glossary behind the other parts.
pub fn chapter(flow: &mut Flow, model: &PackModel, _: &Sheets) {
    let rows = TERMS.len() + model.glossary.len();
    if flow.left() < 60.0 + 14.0 * rows as f32 {
        flow.chapter_page(Orientation::Portrait);
    }
    flow.space(18.0);
    flow.section();
    flow.heading(1, "Glossary", Some(part_anchor("glossary")));
    let mut table = Table::new(
        "Glossary",
        vec![Column::new("Word", Width::Fit(150.0)).heading_row(), Column::new("Meaning", Width::Share(1.0))],
    );
    table.style = Style { size: 8.0, leading: 10.0, ..Style::TABLE };
    table.spacing = 1.8;
    for (word, meaning) in TERMS {
        table.row([word, meaning]);
    }
    for term in &model.glossary {
        table.row([Text::from(&term.word), Text::from(&term.meaning)]);
    }
    flow.clip_cells(&mut table, CELL);
    flow.table(&table, 0.0);
}
