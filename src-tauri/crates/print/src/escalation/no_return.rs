//! The point of no return in a frame, large enough to be read from the other end of the room.

use super::fitted;
use super::model::NoReturn;
use crate::display::{Draw, Ink, Mark, Rect, Stroke, TagKind};
use crate::layout::Flow;
use crate::text::Style;

/// From the frame to what stands in it.
const PAD: f32 = 10.0;
/// Between the time and its zone.
const GAP: f32 = 12.0;
/// The note never has more lines than this.
const NOTE: usize = 3;
const ZONE: Style = Style { size: 12.0, leading: 16.0, ..Style::BODY };
const TITLE: &str = "Point of no return";

/// Draws the frame; `size` is the largest type of the time, `most` the lines that a note may have.
pub fn draw(flow: &mut Flow, point: &NoReturn, size: f32, most: usize) {
    flow.space(10.0);
    let live = flow.live();
    let room = live.width - 2.0 * PAD;
    let at = if point.at.is_empty() { "not known" } else { &point.at };
    let (time, times) = fitted(flow, at, size, room);
    let (zone, zones) = flow.cut(&point.zone, ZONE, room, 1);
    let (note, notes) = flow.cut(&point.note, Style::TABLE, room, most.min(NOTE));
    let beside = times.len() == 1 && times[0].width + GAP + zone.natural_width() <= room;
    let below = if beside { 0 } else { zones.len() };
    let height = 2.0 * PAD - 2.0
        + Style::H2.leading
        + time.style().leading * times.len() as f32
        + ZONE.leading * below as f32
        + Style::TABLE.leading * notes.len() as f32;
    flow.need(height);
    let top = flow.y();
    let frame = Rect::new(live.x, top, live.width, height).inset(1.25);
    flow.decorate(Draw::Rect { rect: frame, fill: None, stroke: Some(Stroke::solid(2.5, Ink::Hard)) });
    flow.outline(2, TITLE);
    let x = live.x + PAD;
    let mut y = top + PAD - 2.0;
    let heading = Mark::Tagged(flow.tag(TagKind::Heading(2, TITLE.to_owned())));
    flow.label(heading, TITLE, Style::H2, x, y + Style::H2.baseline());
    y += Style::H2.leading;
    let mark = Mark::Tagged(flow.tag(TagKind::Paragraph));
    let mut end = x;
    for line in &times {
        let baseline = y + time.style().baseline();
        flow.line(mark, &time, line, x, baseline);
        end = x + line.width;
        y += time.style().leading;
    }
    let mark = if zones.is_empty() { mark } else { Mark::Tagged(flow.tag(TagKind::Paragraph)) };
    for line in &zones {
        if beside {
            flow.line(mark, &zone, line, end + GAP, y - time.style().leading + time.style().baseline());
        } else {
            flow.line(mark, &zone, line, x, y + ZONE.baseline());
            y += ZONE.leading;
        }
    }
    if !notes.is_empty() {
        let mark = Mark::Tagged(flow.tag(TagKind::Paragraph));
        for line in &notes {
            flow.line(mark, &note, line, x, y + Style::TABLE.baseline());
            y += Style::TABLE.leading;
        }
    }
    flow.advance_to(top + height);
}
