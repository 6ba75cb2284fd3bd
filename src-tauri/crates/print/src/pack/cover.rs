//! The cover.

use super::model::PackModel;
use super::{Sheets, item_anchor, or_dash, part_anchor};
use crate::display::{Ink, Mark, Orientation, Stroke, TagKind, mm};
use crate::layout::{Column, Flow, Table, Width, fields};
use crate::text::{Style, Text};

/// The first page: what, when, where, who, and which state of the plan.
pub fn cover(flow: &mut Flow, model: &PackModel, sheets: &Sheets) {
    flow.new_page(Orientation::Portrait);
    flow.section();
    let live = flow.live();
    flow.advance_to(live.y + mm(12.0));
    flow.rule(live.x, live.x + mm(38.0), flow.y(), Stroke::solid(3.0, Ink::BLACK));
    flow.advance_to(flow.y() + 10.0);
    let kind = flow.shape(&"Change advisory board pack".into(), Style::H2.in_ink(Ink::MUTED));
    let tag = flow.tag(TagKind::Paragraph);
    for line in kind.lines(live.width) {
        let y = flow.y();
        flow.line(Mark::Tagged(tag), &kind, &line, live.x, y + Style::H2.baseline());
        flow.advance_to(y + Style::H2.leading + 2.0);
    }
    flow.title(&model.title, part_anchor("cover"));
    flow.space(18.0);

    let meeting = &model.meeting;
    let mut table = fields("Meeting", Style::BODY);
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
    flow.table(&table, 14.0);

    let identity = &model.identity;
    let mut table = fields("This pack", Style::TABLE);
    table.row([Text::from("Pack"), format!("{}, version {}", identity.pack_id, identity.version).into()]);
    if let Some(previous) = &identity.supersedes {
        table.row([Text::from("Supersedes"), Text::from(previous)]);
    }
    table.row([Text::from("Snapshot of the plan"), Text::from(&identity.snapshot_id)]);
    table.row([Text::from("SHA-256"), Text::from(&identity.snapshot_sha256)]);
    table.row([Text::from("Generated"), Text::from(&identity.generated_at_text)]);
    flow.table(&table, 10.0);
    if model.draft {
        let note = "This is a draft. Decisions are taken on the issued pack only.";
        flow.paragraph(&Text::new().bold(note), Style::BODY, 4.0);
    }
    contents(flow, model, sheets);
}

/// The parts of the pack with their pages.
fn contents(flow: &mut Flow, model: &PackModel, sheets: &Sheets) {
    let items = model.items.first().map(|item| item_anchor(&item.number));
    let part = |present: bool, name: &str| present.then(|| part_anchor(name));
    let parts = [
        ("Decisions and agenda".to_owned(), part(true, "agenda")),
        ("Since the last meeting".to_owned(), part(!model.since_last.is_empty(), "since last")),
        ("Forward schedule of change".to_owned(), part(true, "schedule")),
        ("Calendar".to_owned(), part(model.calendar.is_some(), "calendar")),
        ("Projected service outages".to_owned(), part(model.outages.is_some(), "outages")),
        (format!("Items for decision ({})", sheets.0.len()), items),
        ("Conflict register".to_owned(), part(true, "conflicts")),
        ("Dependency order".to_owned(), part(true, "dependencies")),
        ("Attendance and signatures".to_owned(), part(true, "attendance")),
    ];
    let mut table = Table::new(
        "In this pack",
        vec![Column::new("In this pack", Width::Share(1.0)), Column::new("Page", Width::Fit(40.0)).right()],
    );
    for (name, anchor) in parts {
        if let Some(anchor) = anchor {
            table.row([Text::new().link(name, anchor.clone()), Text::new().page_of(anchor)]);
        }
    }
    flow.space(8.0);
    flow.table(&table, 0.0);
}
