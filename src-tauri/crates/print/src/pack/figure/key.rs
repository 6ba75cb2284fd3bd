//! What the patterns and marks of the calendar mean.

use super::super::model::{BandKind, SegmentKind};
use super::{BAR, LABEL, bands, bars};
use crate::display::{Draw, Ink, Mark, Rect, Stroke};
use crate::layout::{Flow, bolt, stop_mark, triangle};

const SWATCH: f32 = 18.0;

/// Draws the key under the lanes in two lines: what a bar is made of, and what stands behind and beside bars.
pub fn draw(flow: &mut Flow, mark: Mark, live: Rect, y: f32) {
    let mut line = Line { mark, x: live.x, y };
    for (kind, name) in [
        (SegmentKind::Implementation, "implementation"),
        (SegmentKind::Validation, "validation"),
        (SegmentKind::RollbackReserve, "rollback reserve"),
        (SegmentKind::Stabilisation, "stabilisation, watched"),
    ] {
        bars::fill(flow, mark, kind, line.swatch());
        if kind != SegmentKind::Stabilisation {
            line.outline(flow);
        }
        line.name(flow, SWATCH, name);
    }
    for draw in stop_mark(line.x + 4.0, y + BAR - 0.5, 8.0) {
        flow.draw(mark, draw);
    }
    line.name(flow, 8.0, "hard conflict, heavy frame");
    flow.draw(mark, triangle(line.x + 4.5, y + BAR - 0.8, 7.0));
    line.name(flow, 9.0, "soft conflict");
    flow.draw(mark, bolt(line.x + 3.0, y + BAR, 9.0));
    line.name(flow, 6.0, "emergency");

    let mut line = Line { mark, x: live.x, y: y + BAR + 4.5 };
    for (kind, name) in [
        (BandKind::Freeze, "freeze"),
        (BandKind::SoftFreeze, "soft freeze"),
        (BandKind::Peak, "business peak"),
        (BandKind::Maintenance, "maintenance window"),
    ] {
        bands::pattern(flow, mark, kind, line.swatch());
        line.outline(flow);
        line.name(flow, SWATCH, name);
    }
    for by in [0.6, 2.2] {
        let rect = Rect::new(line.x, line.y, SWATCH, BAR).inset(by);
        flow.draw(mark, Draw::Rect { rect, fill: None, stroke: Some(Stroke::solid(0.6, Ink::BLACK)) });
    }
    line.name(flow, SWATCH, "day of the meeting");
}

struct Line {
    mark: Mark,
    x: f32,
    y: f32,
}

impl Line {
    fn swatch(&self) -> Rect {
        Rect::new(self.x, self.y, SWATCH, BAR)
    }

    fn outline(&self, flow: &mut Flow) {
        let stroke = Some(Stroke::solid(0.5, Ink::BLACK));
        flow.draw(self.mark, Draw::Rect { rect: self.swatch(), fill: None, stroke });
    }

    /// Writes `name` behind a sign of this width and moves on.
    fn name(&mut self, flow: &mut Flow, sign: f32, name: &str) {
        self.x += sign + 4.0;
        self.x += flow.label(self.mark, name, LABEL, self.x, self.y + BAR - 1.6) + 13.0;
    }
}
