//! What the patterns and marks of the calendar mean.

use super::super::model::{BandKind, BarKind, BarStage, SegmentKind};
use super::{BAR, LABEL, badge, bands, bars, grid};
use crate::display::{Draw, Ink, Mark, Rect, Stroke};
use crate::layout::{Flow, stop_mark, triangle};

const SWATCH: f32 = 18.0;

/// Which signs stand on some sheets only.
#[derive(Debug, Clone, Copy)]
pub struct Signs {
    /// A day on which the board meets.
    pub meeting: bool,
    /// The line that says now.
    pub now: bool,
    /// A release that does not take place.
    pub void: bool,
}

/// Draws the key under the lanes: what a bar is made of, what stands beside it, and what stands behind it.
pub fn draw(flow: &mut Flow, mark: Mark, live: Rect, y: f32, signs: Signs) {
    let line = |index: usize| Line { mark, x: live.x, y: y + index as f32 * (BAR + 4.5) };
    parts(flow, line(0));
    signs_of_labels(flow, line(1), signs);
    behind(flow, line(2), signs);
}

/// What a bar is made of, and what is wrong with it.
fn parts(flow: &mut Flow, mut line: Line) {
    for (kind, name) in [
        (SegmentKind::Implementation, "implementation"),
        (SegmentKind::Validation, "validation"),
        (SegmentKind::RollbackReserve, "rollback reserve"),
        (SegmentKind::Stabilisation, "stabilisation, watched"),
    ] {
        bars::fill(flow, line.mark, kind, line.swatch());
        if kind != SegmentKind::Stabilisation {
            line.outline(flow);
        }
        line.name(flow, SWATCH, name);
    }
    for draw in stop_mark(line.x + 4.0, line.y + BAR - 0.5, 8.0) {
        flow.draw(line.mark, draw);
    }
    line.name(flow, 8.0, "hard conflict, heavy bar");
    flow.draw(line.mark, triangle(line.x + 4.5, line.y + BAR - 0.8, 7.0));
    line.name(flow, 9.0, "soft conflict");
}

/// Types, bands of risk, and how far releases have come.
fn signs_of_labels(flow: &mut Flow, mut line: Line, signs: Signs) {
    for (kind, name) in
        [(BarKind::Standard, "standard"), (BarKind::Normal, "normal"), (BarKind::Emergency, "emergency")]
    {
        badge::draw(flow, line.mark, kind, None, (line.x, line.y));
        line.name(flow, badge::width(kind, None) - 2.0, name);
    }
    line.x -= 4.0;
    line.name(flow, 0.0, "risk: Low, Moderate, High, Very high");
    for (stage, name) in [
        (BarStage::Proposed, "not agreed"),
        (BarStage::Settled, "agreed"),
        (BarStage::UnderWay, "under way"),
        (BarStage::Over, "over"),
        (BarStage::Void, "called off"),
    ] {
        if stage == BarStage::Void && !signs.void {
            continue;
        }
        bars::plate(flow, line.mark, stage, line.swatch());
        line.name(flow, SWATCH, name);
    }
}

/// What stands behind the bars.
fn behind(flow: &mut Flow, mut line: Line, signs: Signs) {
    for (kind, name) in [
        (BandKind::Freeze, "freeze"),
        (BandKind::SoftFreeze, "soft freeze"),
        (BandKind::Peak, "business peak"),
        (BandKind::Maintenance, "maintenance window"),
    ] {
        bands::pattern(flow, line.mark, kind, line.swatch());
        line.outline(flow);
        line.name(flow, SWATCH, name);
    }
    if signs.meeting {
        for by in [0.6, 2.2] {
            let rect = line.swatch().inset(by);
            let stroke = Some(Stroke::solid(0.6, Ink::BLACK));
            flow.draw(line.mark, Draw::Rect { rect, fill: None, stroke });
        }
        line.name(flow, SWATCH, "day of the meeting");
    }
    if signs.now {
        grid::now(flow, line.mark, line.x + 4.0, line.y + 5.0, line.y + BAR);
        line.name(flow, 8.0, "now");
    }
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
