//! The sheet of one item for decision: two pages whose fields never change their order, with the decision at the foot
//! of the second, so that a board member who has read one sheet knows where to look on the next.

mod decision;
mod record;

use std::cell::Cell;

use super::item_anchor;
use super::model::ItemSheet;
use crate::display::{Ink, Mark, Orientation, Stroke, TagKind};
use crate::layout::{Flow, LABEL, Table, fields};
use crate::text::{Style, Text, or_dash};
use decision::Decision;

/// Type of a sheet, smaller and closer than elsewhere, to keep all that a board wants to read on two pages.
const TYPE: Style = Style { size: 8.0, leading: 10.0, ..Style::TABLE };
const SPACING: f32 = 1.5;
/// Its headings, with the space above them.
const HEADING: Style = Style { size: 9.0, leading: 11.0, ..Style::H3 };
const ABOVE: f32 = 4.5;
/// Characters of a field of one line, such as a name or a band of risk.
const SHORT: usize = 120;
/// Characters by which a text that was cut is longer than it was cut to.
const ELLIPSIS: usize = 2;

/// How much of each thing is printed. What is left out is read in the plan.
#[derive(Clone, Copy)]
struct Limits {
    /// Characters of a text.
    text: usize,
    /// Characters of all that a model of risk says.
    risk: usize,
    /// Whether each sentence of a risk stands on a line of its own.
    apart: bool,
    /// Gates, and steps of the plan.
    rows: usize,
    /// Conflicts, comments and approvals.
    remarks: usize,
    /// Earlier releases.
    history: usize,
}

/// From all that a board wants to read down to what always fits.
const LIMITS: [Limits; 8] = [
    Limits { text: 260, risk: 2000, apart: true, rows: 10, remarks: 4, history: 5 },
    Limits { text: 260, risk: 2000, apart: false, rows: 10, remarks: 4, history: 5 },
    Limits { text: 260, risk: 1000, apart: false, rows: 8, remarks: 3, history: 3 },
    Limits { text: 260, risk: 700, apart: false, rows: 8, remarks: 2, history: 2 },
    Limits { text: 220, risk: 420, apart: false, rows: 6, remarks: 2, history: 1 },
    Limits { text: 160, risk: 300, apart: false, rows: 6, remarks: 1, history: 1 },
    Limits { text: 80, risk: 240, apart: false, rows: 4, remarks: 1, history: 1 },
    Limits { text: 40, risk: 80, apart: false, rows: 3, remarks: 1, history: 1 },
];

/// Lays out a sheet, the `place`th of `total`, on two pages of its own. The first one opens the chapter.
pub fn sheet(flow: &mut Flow, item: &ItemSheet, place: usize, total: usize) {
    if place == 1 {
        flow.to_front();
    }
    flow.within_pages(2, &LIMITS, |flow, limits| {
        Sheet { item, limits, cut: Cell::new(false) }.lay_out(flow, place, total);
    });
}

struct Sheet<'m> {
    item: &'m ItemSheet,
    limits: Limits,
    /// Whether a text was cut.
    cut: Cell<bool>,
}

impl Sheet<'_> {
    fn lay_out(&self, flow: &mut Flow, place: usize, total: usize) {
        let item = self.item;
        flow.new_page(Orientation::Portrait);
        flow.section();
        let first = flow.page();
        chapter_line(flow, place, total);
        let title = flow.clip(&item.title, 2 * self.limits.text);
        flow.heading(2, &format!("{}  {title}", item.number), Some(item_anchor(&item.number)));
        self.head(flow);
        self.seven_rs(flow);
        self.scope(flow);
        self.risk(flow);
        self.gates(flow);
        self.plan(flow);
        self.conflicts(flow);
        self.history(flow);
        self.comments(flow);
        self.approvals(flow);
        if self.cut.get() {
            let note = "Where a text ends with …, the rest of it is in the plan.";
            flow.paragraph(&Text::new().muted(note), Style::SMALL, 0.0);
        }
        self.decide(flow, first);
    }

    fn head(&self, flow: &mut Flow) {
        let item = self.item;
        let mut table = self.fields(&item.number);
        table.row([Text::from("Asked for"), Text::new().bold(dash(&item.ask))]);
        let kind = [item.kind.as_str(), item.status.as_str(), item.train.as_str()];
        table.row([Text::from("Type, state, train"), or_dash(&said(kind, " · "))]);
        let mut window = Text::new();
        for (index, time) in item.window.iter().enumerate() {
            let line = if index == 0 { "" } else { "\n" };
            window = window.plain(format!("{line}{}  {}", time.region, time.when)).muted(format!("  {}", time.zone));
        }
        table.row([Text::from("Window"), if window.is_empty() { "–".into() } else { window }]);
        table.row([Text::from("Services"), self.clipped(flow, &item.services)]);
        table.row([Text::from("Environments"), self.clipped(flow, &item.environments)]);
        let people = format!(
            "{} · deployment {} · rollback {}",
            dash(&item.owner),
            dash(&item.deployment_lead),
            dash(&item.rollback_owner)
        );
        table.row([Text::from("Owner"), self.clipped(flow, &people)]);
        self.place(flow, table, self.limits.text, 2.0);
    }

    fn seven_rs(&self, flow: &mut Flow) {
        let rs = &self.item.seven_rs;
        part(flow, "The seven Rs");
        let mut table = self.fields("the seven Rs");
        for (label, text) in [
            ("Raised by", &rs.raised),
            ("Reason", &rs.reason),
            ("Return", &rs.returns),
            ("Risks", &rs.risks),
            ("Resources", &rs.resources),
            ("Responsible", &rs.responsible),
            ("Relationships", &rs.relationships),
        ] {
            table.row([Text::from(label), self.clipped(flow, text)]);
        }
        flow.table(&table, 2.0);
    }

    fn scope(&self, flow: &mut Flow) {
        let item = self.item;
        part(flow, "Scope and reach");
        let mut table = self.fields("scope and reach");
        let package = &item.package;
        let what = [package.version.as_str(), package.hash_state.as_str()];
        table.row([Text::from("Package"), self.clipped(flow, &said(what, " · "))]);
        let between = if self.limits.apart { "\n" } else { " · " };
        table.row([Text::from("Prerequisites"), self.clipped(flow, &package.prerequisites.join(between))]);
        table.row([Text::from("Components"), self.clipped(flow, &item.components)]);
        table.row([Text::from("Blast radius"), self.clipped(flow, &item.blast_radius)]);
        flow.table(&table, 2.0);
    }

    /// Puts the decision at the foot of the second page, and lines for notes between it and what stands above.
    fn decide(&self, flow: &mut Flow, first: usize) {
        const AIR: f32 = 10.0;
        let decision = Decision::new(flow, self.item);
        let top = flow.live().bottom() - decision.room();
        if flow.page() == first || flow.y() + AIR > top {
            flow.continue_page();
        }
        notes(flow, top - AIR);
        flow.advance_to(top);
        decision.draw(flow);
    }

    /// A table of labels and texts of this sheet.
    fn fields(&self, name: &str) -> Table {
        let mut table = fields(&format!("{} – {name}", self.item.number), TYPE);
        table.spacing = SPACING;
        table
    }

    /// Places a table whose texts are cut to `most` characters, followed by `after` points.
    fn place(&self, flow: &mut Flow, mut table: Table, most: usize, after: f32) {
        self.cut.set(flow.clip_cells(&mut table, most + ELLIPSIS) || self.cut.get());
        flow.table(&table, after);
    }

    fn clipped(&self, flow: &mut Flow, text: &str) -> Text {
        self.clipped_to(flow, text, self.limits.text)
    }

    fn clipped_to(&self, flow: &mut Flow, text: &str, most: usize) -> Text {
        let told = flow.clip(text, most);
        self.cut.set(self.cut.get() || told != text);
        or_dash(&told)
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
    flow.advance_to(flow.y() - 9.0);
}

/// A heading of a part of a sheet, kept with what follows it.
fn part(flow: &mut Flow, title: &str) {
    /// A header row and a row under it.
    const FOLLOWS: f32 = 30.0;
    flow.space(ABOVE);
    flow.need(HEADING.leading + 1.0 + FOLLOWS);
    let (live, y) = (flow.live(), flow.y());
    let (text, _) = flow.cut(title, HEADING, live.width, 1);
    let title = text.text().to_owned();
    let mark = Mark::Tagged(flow.tag(TagKind::Heading(3, title.clone())));
    flow.label(mark, &title, HEADING, live.x, y + HEADING.baseline());
    flow.advance_to(y + HEADING.leading + 1.0);
}

/// Lines to write on down to `foot`, as far as there is room for some.
fn notes(flow: &mut Flow, foot: f32) {
    const LINE: f32 = 20.0;
    const HEAD: f32 = 16.0;
    let live = flow.live();
    flow.space(6.0);
    let top = flow.y();
    let lines = ((foot - top) / LINE).floor();
    if lines < 2.0 {
        return;
    }
    let mark = Mark::Tagged(flow.tag(TagKind::Paragraph));
    let y = top + LINE - 3.0;
    let width = flow.label(mark, "Notes", HEADING.in_ink(Ink::MUTED), live.x, y);
    for line in 0..lines as usize {
        let left = if line == 0 { live.x + width.max(LABEL - HEAD) + HEAD } else { live.x };
        flow.rule(left, live.right(), y + 2.0 + line as f32 * LINE, Stroke::HAIRLINE);
    }
    flow.advance_to(top + lines * LINE);
}

/// What is said, between separators.
fn said<'t>(parts: impl IntoIterator<Item = &'t str>, separator: &str) -> String {
    parts.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(separator)
}

fn dash(text: &str) -> &str {
    if text.trim().is_empty() { "–" } else { text }
}
