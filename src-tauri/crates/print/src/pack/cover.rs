//! The cover.

use super::model::{Attendee, PackModel};
use super::{Sheets, TITLE_LINES, item_anchor, or_dash, part_anchor};
use crate::display::{Ink, Mark, Orientation, Stroke, TagKind, mm};
use crate::layout::{Column, Flow, Table, Width, fields};
use crate::text::{Style, Text};

/// Seats that are told on the cover; the page of attendance has all of them.
const SEATS: usize = 9;
/// Characters of a field.
const FIELD: usize = 240;

/// The first page: what, when, where, who, and which state of the plan.
pub fn cover(flow: &mut Flow, model: &PackModel, sheets: &Sheets) {
    flow.new_page(Orientation::Portrait);
    flow.section();
    let live = flow.live();
    flow.advance_to(live.y + mm(6.0));
    flow.rule(live.x, live.x + mm(38.0), flow.y(), Stroke::solid(3.0, Ink::BLACK));
    flow.advance_to(flow.y() + 10.0);
    let kind = flow.shape(&"Change advisory board pack".into(), Style::H2.in_ink(Ink::MUTED));
    let tag = flow.tag(TagKind::Paragraph);
    for line in kind.lines(live.width) {
        let y = flow.y();
        flow.line(Mark::Tagged(tag), &kind, &line, live.x, y + Style::H2.baseline());
        flow.advance_to(y + Style::H2.leading + 2.0);
    }
    let (title, _) = flow.cut(&model.title, Style::TITLE, live.width, TITLE_LINES);
    let title = title.text().to_owned();
    flow.title(&title, part_anchor("cover"));
    flow.space(10.0);
    if model.draft {
        let note = "DRAFT. This pack is not issued: decisions are taken on the issued pack only.";
        flow.paragraph(&Text::new().bold(note), Style::BODY, 8.0);
    }
    meeting(flow, model);
    expected(flow, model);
    this_pack(flow, model);
    contents(flow, model, sheets);
}

fn meeting(flow: &mut Flow, model: &PackModel) {
    let meeting = &model.meeting;
    let mut table = fields("Meeting", Style::TABLE);
    table.row([Text::from("Board"), or_dash(&meeting.board)]);
    for time in &meeting.times {
        let when = Text::new().plain(time.when.as_str()).muted(format!("  {}", time.zone));
        table.row([Text::from(&time.region), when]);
    }
    table.row([Text::from("Place"), or_dash(&meeting.place)]);
    if let Some(link) = &meeting.link {
        table.row([Text::from("Join at"), Text::from(link)]);
    }
    table.row([Text::from("Chair"), or_dash(&meeting.chair)]);
    table.row([Text::from("Quorum"), or_dash(&meeting.quorum_rule)]);
    table.row([Text::from("Expected"), or_dash(&meeting.expected_attendance)]);
    flow.clip_cells(&mut table, FIELD);
    flow.table(&table, 10.0);
}

/// Who is expected: the first seats, and where the others stand.
fn expected(flow: &mut Flow, model: &PackModel) {
    if model.attendance.is_empty() {
        return;
    }
    let mut table = Table::new(
        "Expected attendance",
        vec![
            Column::new("Seat", Width::Share(1.0)),
            Column::new("Expected", Width::Share(1.1)).heading_row(),
            Column::new("Answer", Width::Fit(90.0)),
            Column::new("Deputy", Width::Share(0.9)),
        ],
    );
    table.spacing = 1.8;
    for person in model.attendance.iter().take(SEATS) {
        table.row([or_dash(seat(person)), or_dash(&person.name), or_dash(&person.answer), or_dash(&person.deputy)]);
    }
    flow.clip_cells(&mut table, FIELD / 3);
    flow.table(&table, 2.0);
    let others = model.attendance.len().saturating_sub(SEATS);
    if others > 0 {
        let all = part_anchor("attendance");
        let text = Text::new().plain(format!("{others} more stand on the page of ")).link("attendance", all).plain(".");
        flow.paragraph(&text, Style::TABLE, 0.0);
    }
    flow.space(8.0);
}

/// The seat that somebody fills, else what they attend as.
pub fn seat(person: &Attendee) -> &str {
    if person.seat.is_empty() { &person.role } else { &person.seat }
}

fn this_pack(flow: &mut Flow, model: &PackModel) {
    let identity = &model.identity;
    let mut table = fields("This pack", Style::TABLE);
    let issue = match &identity.supersedes {
        Some(previous) => format!("supersedes {previous}"),
        None => "first issue".to_owned(),
    };
    let state = if model.draft { "draft until issued" } else { "issued" };
    let pack = format!("{}, version {} · {issue} · {state}", identity.pack_id, identity.version);
    table.row([Text::from("Pack"), pack.into()]);
    table.row([Text::from("Snapshot"), or_dash(&identity.snapshot_id)]);
    table.row([Text::from("SHA-256"), or_dash(&identity.snapshot_sha256)]);
    table.row([Text::from("Generated"), or_dash(&identity.generated_at_text)]);
    flow.clip_cells(&mut table, FIELD);
    flow.table(&table, 10.0);
}

/// The parts of the pack with their pages.
fn contents(flow: &mut Flow, model: &PackModel, sheets: &Sheets) {
    let items = model.items.first().map(|item| item_anchor(&item.number));
    let part = |present: bool, name: &str| present.then(|| part_anchor(name));
    let parts = [
        ("Since the last meeting".to_owned(), part(true, "since last")),
        ("Decisions and agenda".to_owned(), part(true, "agenda")),
        ("Forward schedule of change".to_owned(), part(true, "schedule")),
        ("Calendar".to_owned(), part(model.calendar.is_some(), "calendar")),
        ("Projected service outages".to_owned(), part(model.outages.is_some(), "outages")),
        (format!("Items for decision ({})", sheets.0.len()), items),
        ("Risk register".to_owned(), part(model.risks.is_some(), "risks")),
        ("Conflict register".to_owned(), part(true, "conflicts")),
        ("Dependency order".to_owned(), part(true, "dependencies")),
        ("Attendance and signatures".to_owned(), part(true, "attendance")),
        ("Key figures".to_owned(), part(true, "kpis")),
        ("Glossary".to_owned(), part(true, "glossary")),
    ];
    let mut table = Table::new(
        "In this pack",
        vec![Column::new("In this pack", Width::Share(1.0)), Column::new("Page", Width::Fit(40.0)).right()],
    );
    table.spacing = 1.2;
    for (name, anchor) in parts {
        if let Some(anchor) = anchor {
            table.row([Text::new().link(name, anchor.clone()), Text::new().page_of(anchor)]);
        }
    }
    // Half a list of contents is harder to read than one on the next page.
    flow.need(table.rows.len() as f32 * 14.0 + 14.0);
    flow.table(&table, 0.0);
}
