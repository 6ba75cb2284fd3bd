//! What is filled in by hand: tick boxes and signature lines.

use super::columns::{Column, Width};
use super::flow::Flow;
use super::table::{Row, Table};
use crate::display::{Mark, Stroke, TagKind, mm};
use crate::font::Weight;
use crate::text::{Span, Style, Text};

/// Width of the column that says who signs, as far as there is room for it.
const SIGNER: f32 = mm(44.0);
/// The columns beside it: the signature, the date, the time with its zone, and for whom a deputy signs.
const SIGNED: [f32; 4] = [mm(70.0), mm(18.0), mm(20.0), mm(24.0)];

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
            let item = self.tag_in(list, TagKind::ListItem);
            let body = self.tag_in(item, TagKind::ListBody);
            let paragraph = self.shape(label, style);
            let x = self.builder.tick_box(Mark::Tagged(body), live.x + 1.0, baseline) + 7.0;
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

    /// Boxes to tick, side by side.
    pub fn ticks_across(&mut self, labels: &[&str]) {
        let live = self.live();
        let style = Style::BODY.bold();
        let row = style.leading + 5.0;
        self.need(row);
        let y = self.y();
        let baseline = y + style.baseline() + 2.5;
        let list = self.tag(TagKind::List);
        let mut x = live.x + 1.0;
        for label in labels {
            let item = self.tag_in(list, TagKind::ListItem);
            let body = self.tag_in(item, TagKind::ListBody);
            x = self.builder.tick_box(Mark::Tagged(body), x, baseline) + 7.0;
            x += self.label(Mark::Tagged(body), label, style, x, baseline) + mm(14.0);
        }
        self.advance_to(y + row);
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

    /// A row for each signatory, 14 mm high, with a line of 70 mm to sign on.
    pub fn signatures(&mut self, signatories: &[Signatory]) {
        self.signature_rows("Signatures", signatories, mm(14.0));
        self.space(8.0);
    }

    /// A table called `name` with a row for each signatory, `height` points high: role and name, signature (70 mm),
    /// date, time with zone, and for whom a deputy signs.
    pub fn signature_rows(&mut self, name: &str, signatories: &[Signatory], height: f32) {
        let [signature, date, time, deputy] = SIGNED;
        // Names give way on a narrow page: nobody signs on a shorter line.
        let lack = SIGNER + SIGNED.iter().sum::<f32>() - self.live().width;
        let less = if lack > 0.01 { lack / 2.0 } else { 0.0 };
        let signer = SIGNER - less;
        let mut table = Table::new(
            name,
            vec![
                Column::new("Role and name", Width::Fixed(signer)).heading_row(),
                Column::new("Signature", Width::Fixed(signature)),
                Column::new("Date", Width::Fixed(date)),
                Column::new("Time, zone", Width::Fixed(time)),
                Column::new("Deputy for", Width::Fixed(deputy - less)),
            ],
        );
        table.ruled = true;
        let room = signer - 2.0 * table.gutter;
        table.rows = signatories
            .iter()
            .map(|person| Row {
                cells: vec![self.signer(person, room), Text::new(), Text::new(), Text::new(), Text::new()],
                min_height: height,
                ..Row::default()
            })
            .collect();
        self.table(&table, 0.0);
    }

    /// As what somebody signs, and under it the name if it is known, each cut to one line, so that every row is as high
    /// as another.
    fn signer(&mut self, person: &Signatory, room: f32) -> Text {
        let role = self.cut(&person.role, Style::TABLE_HEAD, room, 1).0.text().to_owned();
        let name = self.cut(&person.name, Style::TABLE, room, 1).0.text().to_owned();
        let line = if role.is_empty() || name.is_empty() { "" } else { "\n" };
        let name = Span { text: format!("{line}{name}"), weight: Some(Weight::Regular), ..Span::default() };
        Text::from(role).push(name)
    }
}
