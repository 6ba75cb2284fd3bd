//! What is filled in by hand: tick boxes and signature lines.

use super::columns::{Column, Width};
use super::flow::Flow;
use super::table::{Row, Table};
use crate::display::{Draw, Ink, Mark, Rect, Stroke, TagKind, mm};
use crate::text::{Style, Text};

/// Side of a tick box: large enough for a ball pen.
const BOX: f32 = mm(3.6);

/// Somebody who signs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Signatory {
    /// The name, or nothing when it is written in.
    pub name: String,
    /// As what they sign.
    pub role: String,
}

impl Flow {
    /// Boxes to tick, one under the other. Each has a label and, after it, a rule to write on up to the right margin
    /// when `write_in` is set.
    pub fn ticks(&mut self, options: &[(Text, bool)]) {
        let live = self.live();
        let style = Style::BODY;
        let row = style.leading + 5.0;
        let list = self.tag(TagKind::List);
        for (label, write_in) in options {
            self.need(row);
            let y = self.y();
            let baseline = y + style.baseline() + 2.5;
            // The foot of the box stands a little under the baseline, as capitals look centred in it.
            let area = Rect::new(live.x + 1.0, baseline - BOX + 1.6, BOX, BOX);
            self.decorate(Draw::Rect { rect: area, fill: None, stroke: Some(Stroke::solid(0.9, Ink::BLACK)) });
            let item = self.tag_in(list, TagKind::ListItem);
            let body = self.tag_in(item, TagKind::ListBody);
            let paragraph = self.shape(label, style);
            let x = area.right() + 7.0;
            let mut end = x;
            for line in paragraph.lines(live.right() - x).iter().take(1) {
                self.line(Mark::Tagged(body), &paragraph, line, x, baseline);
                end = x + line.width + 6.0;
            }
            if *write_in && end < live.right() - mm(20.0) {
                self.rule(end, live.right(), baseline + 2.0, Stroke::HAIRLINE);
            }
            self.advance_to(y + row);
        }
        self.space(4.0);
    }

    /// Labels, each with a rule to write on, side by side in equal parts of the live area.
    pub fn blanks(&mut self, labels: &[&str]) {
        let live = self.live();
        let style = Style::TABLE;
        let row = mm(8.0);
        self.need(row);
        let y = self.y();
        let baseline = y + row - 5.0;
        let part = live.width / labels.len().max(1) as f32;
        let tag = self.tag(TagKind::Paragraph);
        for (index, label) in labels.iter().enumerate() {
            let x = live.x + part * index as f32;
            let width = self.label(Mark::Tagged(tag), &format!("{label} "), style, x, baseline);
            self.rule(x + width + 5.0, x + part - 8.0, baseline + 2.0, Stroke::HAIRLINE);
        }
        self.advance_to(y + row);
    }

    /// A row for each signatory: name, role, signature (70 mm), date and time with zone, 14 mm high.
    pub fn signatures(&mut self, signatories: &[Signatory]) {
        let mut table = Table::new(
            "Signatures",
            vec![
                Column::new("Name", Width::Share(1.0)).heading_row(),
                Column::new("Role", Width::Share(1.0)),
                Column::new("Signature", Width::Fixed(mm(70.0))),
                Column::new("Date, time and zone", Width::Fixed(mm(34.0))),
            ],
        );
        table.rows = signatories
            .iter()
            .map(|person| Row {
                cells: vec![(&person.name).into(), (&person.role).into(), Text::new(), Text::new()],
                min_height: mm(14.0),
                ..Row::default()
            })
            .collect();
        self.table(&table, 8.0);
    }
}
