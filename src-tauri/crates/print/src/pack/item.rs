//! The sheet of one item for decision. The order of the fields never changes, so that a board member who has read
//! one sheet knows where to look on the next.

use super::model::{ItemConflict, ItemSheet};
use super::{item_anchor, length, or_dash};
use crate::display::{Ink, Orientation, Stroke};
use crate::layout::{Column, Flow, Table, Width, fields};
use crate::text::{Style, Text};

/// Rows of a sheet stand a little closer than elsewhere, to keep a sheet on two pages.
const SPACING: f32 = 2.2;

/// How much of each thing is printed. What is left out is read in the plan.
#[derive(Clone, Copy)]
struct Limits {
    /// Characters of a text.
    text: usize,
    /// Gates, and steps of the plan.
    rows: usize,
    /// Conflicts and comments.
    remarks: usize,
    /// Earlier releases.
    history: usize,
}

/// From all that a board wants to read down to what always fits.
const LIMITS: [Limits; 3] = [
    Limits { text: 260, rows: 10, remarks: 3, history: 5 },
    Limits { text: 160, rows: 6, remarks: 2, history: 3 },
    Limits { text: 80, rows: 4, remarks: 1, history: 2 },
];

/// Lays out a sheet, the `place`th of `total`, on at most two pages of its own. The first one opens the chapter.
pub fn sheet(flow: &mut Flow, item: &ItemSheet, place: usize, total: usize) {
    flow.within_pages(2, &LIMITS, |flow, limits| Sheet { item, limits }.lay_out(flow, place, total));
}

struct Sheet<'m> {
    item: &'m ItemSheet,
    limits: Limits,
}

impl Sheet<'_> {
    fn lay_out(&self, flow: &mut Flow, place: usize, total: usize) {
        let item = self.item;
        flow.new_page(Orientation::Portrait);
        flow.section();
        chapter_line(flow, place, total);
        let title = cut(&item.title, 2 * self.limits.text).0;
        flow.heading(2, &format!("{}  {title}", item.number), Some(item_anchor(&item.number)));
        self.head(flow);
        self.seven_rs(flow);
        self.package_and_reach(flow);
        self.gates(flow);
        self.plan(flow);
        self.conflicts(flow);
        self.history_and_comments(flow);
        decision(flow, item);
    }

    fn head(&self, flow: &mut Flow) {
        let item = self.item;
        let mut table = fields(&item.number, Style::TABLE);
        table.row([Text::from("Asked for"), Text::new().bold(dash(&item.ask))]);
        let kind = [item.kind.as_str(), item.status.as_str(), item.train.as_str()];
        table.row([Text::from("Type, state, train"), or_dash(&said(kind, " · "))]);
        let mut window = Text::new();
        for (index, time) in item.window.iter().enumerate() {
            let line = if index == 0 { "" } else { "\n" };
            window = window.plain(format!("{line}{}  {}", time.region, time.when)).muted(format!("  {}", time.zone));
        }
        table.row([Text::from("Window"), if window.is_empty() { "–".into() } else { window }]);
        table.row([Text::from("Services"), self.clipped(&item.services)]);
        table.row([Text::from("Environments"), self.clipped(&item.environments)]);
        let people = format!(
            "{} · deployment {} · rollback {}",
            dash(&item.owner),
            dash(&item.deployment_lead),
            dash(&item.rollback_owner)
        );
        table.row([Text::from("Owner"), people.into()]);
        flow.table(&table, 2.0);
    }

    fn seven_rs(&self, flow: &mut Flow) {
        let item = self.item;
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
            table.row([Text::from(label), self.clipped(text)]);
        }
        flow.table(&table, 2.0);
    }

    fn package_and_reach(&self, flow: &mut Flow) {
        let item = self.item;
        flow.heading(3, "Scope and risk", None);
        let mut table = fields(&format!("{} – scope and risk", item.number), Style::TABLE);
        let package = &item.package;
        let what = [package.version.as_str(), package.hash_state.as_str()];
        table.row([Text::from("Package"), or_dash(&said(what, " · "))]);
        table.row([Text::from("Prerequisites"), self.clipped(&package.prerequisites.join("\n"))]);
        table.row([Text::from("Components"), self.clipped(&item.components)]);
        table.row([Text::from("Blast radius"), self.clipped(&item.blast_radius)]);
        table.row([Text::from("Communications"), self.clipped(&item.communications)]);
        let because = item.risk_sentences.join("\n");
        table.row([Text::from(format!("Risk {}", dash(&item.risk))), self.clipped(&because)]);
        flow.table(&table, 2.0);
    }

    fn gates(&self, flow: &mut Flow) {
        let item = self.item;
        flow.heading(3, "Test gates", None);
        let gates = match &item.gates {
            Some(gates) if !gates.is_empty() => gates,
            none => {
                let note = if none.is_some() { "No test gate applies." } else { "Not recorded in the plan." };
                flow.paragraph(&note.into(), Style::TABLE, 2.0);
                return;
            }
        };
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
        for gate in gates.iter().take(self.limits.rows) {
            let result = if gate.passed { "● Passed".into() } else { Text::new().plain("○ ").bold("Open") };
            table.row([or_dash(&gate.name), result, self.clipped(&gate.numbers), self.clipped(&gate.waiver)]);
        }
        flow.table(&table, 2.0);
        self.more(flow, gates.len());
    }

    fn plan(&self, flow: &mut Flow) {
        let item = self.item;
        flow.heading(3, "Plan and way back", None);
        if !item.plan.is_empty() {
            let mut table = Table::new(
                &format!("{} – plan", item.number),
                vec![
                    Column::new(&format!("At, {}", dash(&item.zone)), Width::Fit(110.0)).heading_row(),
                    Column::new("Step", Width::Share(2.0)),
                    Column::new("Who", Width::Share(0.8)),
                    Column::new("Time", Width::Fit(60.0)).right(),
                ],
            );
            table.spacing = SPACING;
            for step in item.plan.iter().take(self.limits.rows) {
                let mut text = self.clipped(&step.step);
                if step.point_of_no_return {
                    text = text.bold("  ◆ point of no return");
                }
                let time = step.minutes.map_or_else(String::new, |minutes| length(minutes.into()));
                table.row([or_dash(&step.at), text, or_dash(&step.who), or_dash(&time)]);
            }
            flow.table(&table, 4.0);
            self.more(flow, item.plan.len());
        }
        let mut table = fields(&format!("{} – way back", item.number), Style::TABLE);
        table.row([Text::from("Point of no return"), or_dash(&item.point_of_no_return)]);
        let rollback = &item.rollback;
        table.row([Text::from("Rollback"), self.clipped(&rollback.procedure)]);
        let tested = match rollback.measured_minutes {
            Some(minutes) => format!("{}, {minutes} minutes measured", dash(&rollback.last_tested)),
            None => rollback.last_tested.clone(),
        };
        table.row([Text::from("Last tested"), or_dash(&tested)]);
        flow.table(&table, 2.0);
    }

    fn conflicts(&self, flow: &mut Flow) {
        let item = self.item;
        flow.heading(3, "Conflicts and alternatives", None);
        if item.conflicts.is_empty() {
            flow.paragraph(&"No conflict is open.".into(), Style::TABLE, 2.0);
            return;
        }
        let mut table = Table::new(
            &format!("{} – conflicts", item.number),
            vec![
                Column::new("Code", Width::Fit(60.0)).heading_row(),
                Column::new("What is wrong", Width::Share(1.2)),
                Column::new("Alternatives", Width::Share(1.0)),
            ],
        );
        table.spacing = SPACING;
        for conflict in item.conflicts.iter().take(self.limits.remarks) {
            let code = super::registers::coded(&conflict.code, conflict.hard);
            table.row([code, self.clipped(&conflict.sentence), alternatives(conflict)]);
        }
        flow.table(&table, 2.0);
        if item.conflicts.len() > self.limits.remarks {
            let rest = format!("{} more stand in the ", item.conflicts.len() - self.limits.remarks);
            let text = Text::new().plain(rest).link("conflict register", super::part_anchor("conflicts")).plain(".");
            flow.paragraph(&text, Style::TABLE, 2.0);
        }
    }

    fn history_and_comments(&self, flow: &mut Flow) {
        let item = self.item;
        flow.heading(3, "History of the services", None);
        let rate = format!("Change failure rate: {}", dash(&item.change_failure_rate));
        flow.paragraph(&rate.into(), Style::TABLE, 3.0);
        let mut table = Table::new(
            &format!("{} – history", item.number),
            vec![
                Column::new("No.", Width::Fit(64.0)).heading_row(),
                Column::new("Date", Width::Fit(110.0)),
                Column::new("Title", Width::Share(1.4)),
                Column::new("Outcome", Width::Share(1.0)),
            ],
        );
        table.spacing = SPACING;
        if item.history.is_empty() {
            flow.paragraph(&"No earlier release of these services is in the plan.".into(), Style::TABLE, 2.0);
        }
        for row in item.history.iter().take(self.limits.history) {
            table.row([or_dash(&row.number), or_dash(&row.date), or_dash(&row.title), or_dash(&row.outcome)]);
        }
        flow.table(&table, 2.0);
        if !item.comments.is_empty() {
            flow.heading(3, "Comments of reviewers", None);
            let mut table = fields(&format!("{} – comments", item.number), Style::TABLE);
            for comment in item.comments.iter().take(self.limits.remarks) {
                table.row([or_dash(&comment.who), self.clipped(&comment.text)]);
            }
            flow.table(&table, 2.0);
        }
    }

    /// Says how many rows a list has beyond the ones that are printed.
    fn more(&self, flow: &mut Flow, rows: usize) {
        if rows > self.limits.rows {
            let note = format!("{} more are in the plan.", rows - self.limits.rows);
            flow.paragraph(&Text::new().muted(note), Style::SMALL, 2.0);
        }
    }

    fn clipped(&self, text: &str) -> Text {
        match cut(text, self.limits.text) {
            (kept, true) => Text::new().plain(format!("{kept} …")).muted(" (in full in the plan)"),
            (whole, false) => or_dash(whole),
        }
    }
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

fn alternatives(conflict: &ItemConflict) -> Text {
    if conflict.alternatives.is_empty() {
        return "–".into();
    }
    let mut text = Text::new();
    for (index, alternative) in conflict.alternatives.iter().enumerate() {
        let line = if index == 0 { "" } else { "\n" };
        let number = if conflict.alternatives.len() > 1 { format!("{}. ", index + 1) } else { String::new() };
        text = text.plain(format!("{line}{number}{}", alternative.proposal));
        if !alternative.consequence.is_empty() {
            text = text.muted(format!(" – {}", alternative.consequence));
        }
    }
    text
}

fn decision(flow: &mut Flow, item: &ItemSheet) {
    /// Height of everything in the box; it is never split, because half a decision is none.
    const WHOLE: f32 = 345.0;
    const EDGE: Stroke = Stroke::solid(1.5, Ink::BLACK);
    flow.space(8.0);
    flow.need(WHOLE);
    let live = flow.live();
    flow.rule(live.x, live.right(), flow.y(), EDGE);
    flow.advance_to(flow.y() + 2.0);
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
    flow.paragraph(&Text::new().muted(item.validity.as_str()), Style::SMALL, 5.0);
    flow.rule(live.x, live.right(), flow.y(), EDGE);
}

/// What is said, between separators.
fn said<'t>(parts: impl IntoIterator<Item = &'t str>, separator: &str) -> String {
    parts.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(separator)
}

/// A text cut at a word behind `most` characters, and whether it was cut.
fn cut(text: &str, most: usize) -> (&str, bool) {
    let Some((end, _)) = text.char_indices().nth(most) else { return (text, false) };
    let kept = &text[..end];
    (kept.rfind(char::is_whitespace).map_or(kept, |at| &kept[..at]).trim_end(), true)
}

fn dash(text: &str) -> &str {
    if text.trim().is_empty() { "–" } else { text }
}
