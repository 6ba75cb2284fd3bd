//! The sheet of one item for decision. The order of the fields never changes, so that a board member who has read
//! one sheet knows where to look on the next.

use super::cover::fields;
use super::model::{ItemConflict, ItemSheet};
use super::{item_anchor, or_dash};
use crate::display::{Ink, Orientation};
use crate::layout::{Column, Flow, Table, Width};
use crate::text::{Style, Text};

/// Rows of a sheet stand a little closer than elsewhere, to keep a sheet on two pages.
const SPACING: f32 = 2.2;

/// Lays out a sheet, the `place`th of `total`, on a page of its own. The first one opens the chapter.
pub fn sheet(flow: &mut Flow, item: &ItemSheet, place: usize, total: usize) {
    flow.new_page(Orientation::Portrait);
    flow.section();
    chapter_line(flow, place, total);
    flow.heading(2, &format!("{}  {}", item.number, item.title), Some(item_anchor(&item.number)));
    head(flow, item);
    seven_rs(flow, item);
    package_and_reach(flow, item);
    gates(flow, item);
    plan(flow, item);
    conflicts(flow, item);
    history_and_comments(flow, item);
    decision(flow, item);
}

/// A small line above the title; on the first sheet it is the heading of the chapter as well, so that the fields of
/// every sheet start at the same height.
fn chapter_line(flow: &mut Flow, place: usize, total: usize) {
    let style = Style::SMALL.in_ink(Ink::MUTED);
    let text = format!("Items for decision · {place} of {total}");
    if place == 1 {
        flow.heading_set(1, "Items for decision", &text, style);
    } else {
        flow.paragraph(&text.into(), style, 0.0);
    }
    flow.advance_to(flow.y() - 8.0);
}

fn head(flow: &mut Flow, item: &ItemSheet) {
    let mut table = fields(&item.number, Style::TABLE);
    table.row([Text::from("Asked for"), Text::new().bold(dash(&item.ask))]);
    let kind = format!("{} · {} · train {}", dash(&item.kind), dash(&item.status), dash(&item.train));
    table.row([Text::from("Type, state, train"), kind.into()]);
    let mut window = Text::new();
    for (index, time) in item.window.iter().enumerate() {
        let line = if index == 0 { "" } else { "\n" };
        window = window.plain(format!("{line}{}  {}", time.region, time.when)).muted(format!("  {}", time.zone));
    }
    table.row([Text::from("Window"), if window.is_empty() { "–".into() } else { window }]);
    table.row([Text::from("Services"), or_dash(&item.services)]);
    table.row([Text::from("Environments"), or_dash(&item.environments)]);
    let people = format!(
        "{} · deployment {} · rollback {}",
        dash(&item.owner),
        dash(&item.deployment_lead),
        dash(&item.rollback_owner)
    );
    table.row([Text::from("Owner"), people.into()]);
    flow.table(&table, 2.0);
}

fn seven_rs(flow: &mut Flow, item: &ItemSheet) {
    let rs = &item.seven_rs;
    flow.heading(3, "The seven Rs", None);
    let mut table = fields(&format!("{} – the seven Rs", item.number), Style::TABLE);
    for (label, text) in [
        ("Raised by", &rs.raised),
        ("Reason", &rs.reason),
        ("Return", &rs.returns),
        ("Risks", &rs.risks),
        ("Resources", &rs.resources),
        ("Responsible", &rs.responsible),
        ("Relationships", &rs.relationships),
    ] {
        table.row([Text::from(label), or_dash(text)]);
    }
    flow.table(&table, 2.0);
}

fn package_and_reach(flow: &mut Flow, item: &ItemSheet) {
    flow.heading(3, "Scope and risk", None);
    let mut table = fields(&format!("{} – scope and risk", item.number), Style::TABLE);
    let package = &item.package;
    table.row([
        Text::from("Package"),
        Text::from(format!("{} · {}", dash(&package.version), dash(&package.hash_state))),
    ]);
    table.row([Text::from("Prerequisites"), or_dash(&package.prerequisites.join("\n"))]);
    table.row([Text::from("Components"), or_dash(&item.components)]);
    table.row([Text::from("Blast radius"), or_dash(&item.blast_radius)]);
    table.row([Text::from("Communications"), or_dash(&item.communications)]);
    let because = item.risk_sentences.join("\n");
    table.row([Text::from(format!("Risk {}", dash(&item.risk))), or_dash(&because)]);
    flow.table(&table, 2.0);
}

fn gates(flow: &mut Flow, item: &ItemSheet) {
    flow.heading(3, "Test gates", None);
    if item.gates.is_empty() {
        flow.paragraph(&"No test gate applies.".into(), Style::TABLE, 2.0);
        return;
    }
    let mut table = Table::new(
        &format!("{} – test gates", item.number),
        vec![
            Column::new("Gate", Width::Share(1.0)).heading_row(),
            Column::new("Result", Width::Fit(60.0)),
            Column::new("Numbers", Width::Share(1.4)),
            Column::new("Waiver", Width::Share(1.0)),
        ],
    );
    table.spacing = SPACING;
    for gate in &item.gates {
        let result = if gate.passed { "● Passed".into() } else { Text::new().plain("○ ").bold("Open") };
        table.row([or_dash(&gate.name), result, or_dash(&gate.numbers), or_dash(&gate.waiver)]);
    }
    flow.table(&table, 2.0);
}

fn plan(flow: &mut Flow, item: &ItemSheet) {
    flow.heading(3, "Plan and way back", None);
    if !item.plan.is_empty() {
        let mut table = Table::new(
            &format!("{} – plan", item.number),
            vec![
                Column::new("At", Width::Fit(90.0)).heading_row(),
                Column::new("Step", Width::Share(2.0)),
                Column::new("Who", Width::Share(0.8)),
                Column::new("Minutes", Width::Fit(50.0)).right(),
            ],
        );
        table.spacing = SPACING;
        for step in &item.plan {
            let mut text = or_dash(&step.step);
            if step.point_of_no_return {
                text = text.bold("  ◆ point of no return");
            }
            let minutes = step.minutes.map_or_else(String::new, |minutes| minutes.to_string());
            table.row([or_dash(&step.at), text, or_dash(&step.who), or_dash(&minutes)]);
        }
        flow.table(&table, 4.0);
    }
    let mut table = fields(&format!("{} – way back", item.number), Style::TABLE);
    table.row([Text::from("No return after"), or_dash(&item.point_of_no_return)]);
    let rollback = &item.rollback;
    table.row([Text::from("Rollback"), or_dash(&rollback.procedure)]);
    let measured =
        rollback.measured_minutes.map_or_else(|| "not measured".to_owned(), |m| format!("{m} minutes measured"));
    table.row([
        Text::from("Last tested"),
        Text::from(format!(
            "{}, {measured}",
            if rollback.last_tested.is_empty() { "never" } else { &rollback.last_tested }
        )),
    ]);
    flow.table(&table, 2.0);
}

fn conflicts(flow: &mut Flow, item: &ItemSheet) {
    flow.heading(3, "Conflicts and alternatives", None);
    if item.conflicts.is_empty() {
        flow.paragraph(&"No conflict is open.".into(), Style::TABLE, 2.0);
        return;
    }
    let mut table = Table::new(
        &format!("{} – conflicts", item.number),
        vec![
            Column::new("Code", Width::Fit(90.0)).heading_row(),
            Column::new("Weight", Width::Fit(40.0)),
            Column::new("What is wrong", Width::Share(1.0)),
            Column::new("Alternatives", Width::Share(1.2)),
        ],
    );
    table.spacing = SPACING;
    for conflict in &item.conflicts {
        table.row([
            or_dash(&conflict.code),
            super::registers::weight(conflict.hard),
            or_dash(&conflict.sentence),
            alternatives(conflict),
        ]);
    }
    flow.table(&table, 2.0);
}

fn alternatives(conflict: &ItemConflict) -> Text {
    if conflict.alternatives.is_empty() {
        return "–".into();
    }
    let mut text = Text::new();
    for (index, alternative) in conflict.alternatives.iter().enumerate() {
        let line = if index == 0 { "" } else { "\n" };
        text = text.plain(format!("{line}{}. {}", index + 1, alternative.proposal));
        if !alternative.consequence.is_empty() {
            text = text.muted(format!(" – {}", alternative.consequence));
        }
    }
    text
}

fn history_and_comments(flow: &mut Flow, item: &ItemSheet) {
    flow.heading(3, "History of the services", None);
    let rate = format!("Change failure rate: {}", dash(&item.change_failure_rate));
    flow.paragraph(&rate.into(), Style::TABLE, 3.0);
    let mut table = Table::new(
        &format!("{} – history", item.number),
        vec![
            Column::new("No.", Width::Fit(64.0)).heading_row(),
            Column::new("Date", Width::Fit(80.0)),
            Column::new("Title", Width::Share(1.4)),
            Column::new("Outcome", Width::Share(1.0)),
        ],
    );
    table.spacing = SPACING;
    for row in &item.history {
        table.row([or_dash(&row.number), or_dash(&row.date), or_dash(&row.title), or_dash(&row.outcome)]);
    }
    flow.table(&table, 2.0);
    if !item.comments.is_empty() {
        flow.heading(3, "Comments of reviewers", None);
        let mut table = fields(&format!("{} – comments", item.number), Style::TABLE);
        for comment in &item.comments {
            table.row([or_dash(&comment.who), or_dash(&comment.text)]);
        }
        flow.table(&table, 2.0);
    }
}

fn decision(flow: &mut Flow, item: &ItemSheet) {
    /// Height of everything in the box; it is never split, because half a decision is none.
    const WHOLE: f32 = 300.0;
    flow.need(WHOLE);
    flow.heading(3, &format!("Decision on {}", item.number), None);
    flow.space(4.0);
    flow.ticks(&[
        ("Approve".into(), false),
        ("Provisional – no quorum".into(), false),
        ("Approve with conditions (text, owner, due, verified by)".into(), true),
        ("Defer to (date, reason)".into(), true),
        ("Reject (reason)".into(), true),
        ("More information (what, by whom)".into(), true),
        ("Conflict of interest declared (who)".into(), true),
        ("Verbal approval (heard by, time; confirmation due within 24 h)".into(), true),
    ]);
    flow.blanks(&["For", "Against", "Abstained", "Minutes spent"]);
    flow.space(4.0);
    let signatories: Vec<crate::layout::Signatory> = ["Chair", "Service owner"]
        .map(|role| crate::layout::Signatory { name: String::new(), role: role.to_owned() })
        .into();
    flow.signatures(&signatories);
    flow.paragraph(&Text::new().muted(item.validity.as_str()), Style::SMALL, 0.0);
}

fn dash(text: &str) -> &str {
    if text.trim().is_empty() { "–" } else { text }
}
