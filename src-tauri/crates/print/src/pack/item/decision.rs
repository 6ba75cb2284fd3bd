//! The box in which the board writes down what it decides about an item, and who signs that.

use crate::display::{Draw, Ink, Mark, Rect, Stroke, TagId, TagKind, mm};
use crate::layout::{Flow, Signatory};
use crate::pack::model::ItemSheet;
use crate::text::{Line, Paragraph, Style, Text};

/// Something to tick, to write on, or both.
struct Field {
    tick: bool,
    label: &'static str,
    /// How much of the width it takes, in twelfths.
    width: u8,
    /// Whether there is a line to write on behind the label.
    blank: bool,
}

const fn tick(label: &'static str, width: u8) -> Field {
    Field { tick: true, label, width, blank: false }
}

const fn tick_and_write(label: &'static str, width: u8) -> Field {
    Field { blank: true, ..tick(label, width) }
}

const fn write(label: &'static str, width: u8) -> Field {
    Field { tick: false, label, width, blank: true }
}

/// What can be decided, line by line; lines of one choice stand together.
const CHOICES: [&[&[Field]]; 7] = [
    &[&[tick("Approve", 3), tick("Provisional – no quorum", 4), tick_and_write("Conflict of interest declared", 5)]],
    &[
        &[tick("Approve with conditions: what, who owns it, due when, verified by whom", 12)],
        &[write("1", 4), write("owner", 3), write("due", 2), write("verified by", 3)],
        &[write("2", 4), write("owner", 3), write("due", 2), write("verified by", 3)],
    ],
    &[&[tick_and_write("Defer to (date)", 5), write("reason", 7)]],
    &[&[tick_and_write("Reject (reason)", 12)]],
    &[&[tick_and_write("More information (what)", 7), write("by whom", 5)]],
    &[&[tick_and_write("Verbal (heard by)", 5), write("time, zone", 3), write("confirmation due (≤ 24 h)", 4)]],
    &[&[write("Votes for", 3), write("against", 2), write("abstain", 3), write("Minutes spent", 4)]],
];

/// Who signs where a sheet names nobody.
const ROLES: [&str; 4] = ["Chair", "Service owner", "Security or risk", "Business representative"];

const LABEL: Style = Style { size: 9.0, leading: 12.0, ..Style::BODY };
const EDGE: Stroke = Stroke::solid(1.5, Ink::BLACK);
/// From line to line, for handwriting.
const LINE: f32 = 18.0;
/// The heading with the space above and under it.
const HEADING: f32 = 19.0;
/// A row to sign on, and the head of these rows.
const SIGNATURE: f32 = mm(10.0);
const SIGNATURE_HEAD: f32 = 17.0;
/// Lines in which stands what the decision covers.
const VALIDITY: usize = 3;
/// Between the parts of the box and inside its edge.
const AIR: f32 = 5.0;

/// The box of one item, measured.
pub struct Decision {
    heading: String,
    signatories: Vec<Signatory>,
    validity: Paragraph,
    lines: Vec<Line>,
}

impl Decision {
    /// Measures the box of an item.
    pub fn new(flow: &mut Flow, item: &ItemSheet) -> Self {
        let unnamed = |role: &str| Signatory { name: String::new(), role: role.to_owned() };
        let signatories =
            if item.signatories.is_empty() { ROLES.map(unnamed).into() } else { item.signatories.clone() };
        let room = flow.live().width - 2.0 * AIR;
        let (validity, lines) = flow.cut(&item.validity, Style::SMALL, room, VALIDITY);
        Self { heading: format!("Decision on {}", item.number), signatories, validity, lines }
    }

    /// The height that is kept for it: the same for most items, so that it stands in one place on every sheet.
    pub fn room(&self) -> f32 {
        Self::height(self.signatories.len().max(ROLES.len()))
    }

    /// How high it is when so many sign.
    fn height(signatories: usize) -> f32 {
        let lines: usize = CHOICES.iter().map(|choice| choice.len()).sum();
        HEADING
            + LINE * lines as f32
            + AIR
            + SIGNATURE_HEAD
            + SIGNATURE * signatories as f32
            + AIR
            + Style::SMALL.leading * VALIDITY as f32
            + AIR
    }

    /// Draws it under the cursor, where there must be room for all of it: half a decision is none.
    pub fn draw(&self, flow: &mut Flow) {
        let live = flow.live();
        let top = flow.y();
        let mark = Mark::Tagged(flow.tag(TagKind::Heading(3, self.heading.clone())));
        flow.label(mark, &self.heading, Style::H3, live.x + AIR, top + 3.0 + Style::H3.baseline());
        flow.advance_to(top + HEADING);
        let list = flow.tag(TagKind::List);
        for choice in CHOICES {
            let item = flow.tag_in(list, TagKind::ListItem);
            let body = flow.tag_in(item, TagKind::ListBody);
            for fields in choice {
                line(flow, body, fields);
            }
        }
        flow.advance_to(flow.y() + AIR);
        flow.signature_rows(&format!("{} – signatures", self.heading), &self.signatories, SIGNATURE);
        flow.advance_to(flow.y() + AIR);
        let mark = Mark::Tagged(flow.tag(TagKind::Paragraph));
        for line in &self.lines {
            let y = flow.y();
            flow.line(mark, &self.validity, line, live.x + AIR, y + Style::SMALL.baseline());
            flow.advance_to(y + Style::SMALL.leading);
        }
        let rect = Rect::new(live.x, top, live.width, Self::height(self.signatories.len()));
        flow.decorate(Draw::Rect { rect, fill: None, stroke: Some(EDGE) });
        flow.advance_to(rect.bottom());
    }
}

/// Sets fields side by side. Their left edges are the same on every line with the same widths.
fn line(flow: &mut Flow, body: TagId, fields: &[Field]) {
    let live = flow.live();
    let (left, width) = (live.x + AIR, live.width - 2.0 * AIR);
    let y = flow.y();
    let baseline = y + LINE - 6.0;
    let indent = if fields.iter().any(|field| field.tick) || fields.len() == 4 && fields[0].label.starts_with("Votes") {
        0.0
    } else {
        14.0
    };
    let mut before = 0;
    for field in fields {
        let part = |twelfths: u8| left + width * f32::from(twelfths) / 12.0;
        let x = if before == 0 { part(before) + indent } else { part(before) };
        let text = if field.tick { Text::new().tick() } else { Text::new() };
        let label = flow.shape(&text.plain(format!("{} ", field.label)), LABEL);
        let mut end = x;
        for line in label.lines(f32::MAX).iter().take(1) {
            flow.line(Mark::Tagged(body), &label, line, x, baseline);
            end = x + line.width + 4.0;
        }
        before += field.width;
        let right = if before >= 12 { left + width } else { part(before) - 8.0 };
        if field.blank && right > end {
            flow.rule(end, right, baseline + 2.0, Stroke::solid(0.5, Ink::Grey(0.4)));
        }
    }
    flow.advance_to(y + LINE);
}
