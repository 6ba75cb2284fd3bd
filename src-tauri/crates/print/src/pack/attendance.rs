//! Who was there, and who signs what the meeting decided.

use super::cover::seat;
use super::model::{Attendee, PackModel, Signatory};
use super::{Sheets, or_dash, part_anchor};
use crate::display::{Ink, Orientation, mm};
use crate::font::Weight;
use crate::layout::{Column, Flow, Row, Table, Width};
use crate::text::{Span, Style, Text};

/// Characters of a name, a seat, a role.
const NAME: usize = 60;
/// A signature needs as much room as this.
const ROW: f32 = mm(14.0);

/// The list of attendance and the signatures of the meeting.
pub fn chapter(flow: &mut Flow, model: &PackModel, _: &Sheets) {
    flow.chapter_page(Orientation::Portrait);
    flow.section();
    flow.heading(1, "Attendance and signatures", Some(part_anchor("attendance")));
    flow.heading(2, "Attendance", None);
    let rule = flow.clip(&model.meeting.quorum_rule, 4 * NAME);
    flow.paragraph(&or_dash(&rule), Style::BODY, 6.0);
    if model.attendance.is_empty() {
        flow.paragraph(&"Nobody has been asked to this meeting yet.".into(), Style::BODY, 6.0);
    } else {
        people(flow, &model.attendance);
    }
    flow.blanks(&["Meeting opened", "Meeting closed"]);
    flow.space(6.0);
    flow.ticks(&[("Quorum met".into(), false), ("No quorum; decisions are provisional".into(), false)]);
    // The heading stays with all of a short block of signatures, because people sign one sheet.
    let rows = model.signatories.len().clamp(1, 5) as f32;
    flow.need(30.0 + 20.0 + rows * ROW);
    flow.heading(2, "Signatures", None);
    let mut signatories = model.signatories.clone();
    if signatories.is_empty() {
        // An empty line is better than no place to sign.
        signatories.push(Signatory::default());
    }
    for person in &mut signatories {
        person.name = flow.clip(&person.name, NAME);
        person.role = flow.clip(&person.role, NAME);
    }
    flow.signatures(&signatories);
}

fn people(flow: &mut Flow, people: &[Attendee]) {
    let mut table = Table::new(
        "Attendance",
        vec![
            Column::new("Name\nseat", Width::Share(1.0)).heading_row(),
            Column::new("Answer\ndeputy", Width::Share(0.75)),
            Column::new("Quorum", Width::Fit(50.0)),
            Column::new("Present", Width::Fixed(46.0)),
            Column::new("Signature", Width::Fixed(mm(70.0))),
        ],
    );
    table.ruled = true;
    table.rows = people.iter().map(row).collect();
    flow.clip_cells(&mut table, NAME);
    flow.table(&table, 6.0);
}

/// Text that does not head its row, although it stands with what does.
fn quiet(text: String) -> Span {
    Span { text, weight: Some(Weight::Regular), ink: Some(Ink::MUTED), ..Span::default() }
}

fn row(person: &Attendee) -> Row {
    let held = [seat(person), person.role.as_str()];
    let held = if held[0] == held[1] || held[1].is_empty() { held[0].to_owned() } else { held.join(", ") };
    let under = |text: &str| if text.is_empty() { String::new() } else { format!("\n{text}") };
    let deputy = if person.deputy.is_empty() { String::new() } else { format!("\ndeputy {}", person.deputy) };
    Row {
        cells: vec![
            or_dash(&person.name).push(quiet(under(&held))),
            or_dash(&person.answer).muted(deputy),
            Text::from(if person.counts_for_quorum { "Counts" } else { "–" }),
            Text::new().tick(),
            Text::new(),
        ],
        min_height: ROW,
        ..Row::default()
    }
}
