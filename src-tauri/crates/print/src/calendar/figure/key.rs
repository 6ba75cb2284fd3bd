//! What the patterns and marks of the calendar mean.

use std::collections::HashSet;

use super::super::model::{Band, BandKind, Bar, BarKind, BarStage, SegmentKind};
use super::{BAR, LABEL, Sheet, badge, bars, grid, patterns};
use crate::display::{Draw, Ink, Mark, Rect, Stroke};
use crate::layout::{Flow, stop_mark, triangle};

const SWATCH: f32 = 18.0;
/// Width of the sign that says now.
const NOW: f32 = 8.0;
/// From line to line.
const LINE: f32 = BAR + 4.5;
/// Between a sign and its name, and between a name and the next sign.
const BEFORE: f32 = 4.0;
const BEHIND: f32 = 13.0;

/// What stands behind the bars or above them on some sheets only.
#[derive(Debug, Clone, Copy)]
enum Sign {
    Band(BandKind),
    Meeting,
    Now,
}

impl Sign {
    fn name(self) -> String {
        match self {
            Self::Band(kind) => kind.name().to_lowercase(),
            Self::Meeting => "day of the meeting".to_owned(),
            Self::Now => "now".to_owned(),
        }
    }

    const fn width(self) -> f32 {
        if matches!(self, Self::Now) { NOW } else { SWATCH }
    }
}

/// The key under the lanes: what a bar is made of, what stands beside it, and what stands behind it.
pub struct Key {
    /// Whether a release does not take place.
    void: bool,
    /// What stands behind the bars, in lines.
    behind: Vec<Vec<Sign>>,
}

impl Key {
    /// The key of what is drawn on a sheet with these bars and bands beside those of all lanes. What does not occur is
    /// not explained.
    pub fn new<'m>(
        flow: &mut Flow,
        sheet: &Sheet<'_>,
        bands: impl Iterator<Item = &'m Band>,
        mut bars: impl Iterator<Item = &'m Bar>,
    ) -> Self {
        let is_shown = |band: &&Band| sheet.scale.shows(band.start, band.end);
        let mut kinds: HashSet<BandKind> = sheet.all.iter().filter(is_shown).map(|band| band.kind).collect();
        kinds.extend(bands.filter(is_shown).map(|band| band.kind));
        let kinds = BandKind::ALL.into_iter().filter(|kind| kinds.contains(kind)).map(Sign::Band);
        let meeting = sheet.meeting.then_some(Sign::Meeting);
        let now = sheet.now.map(|_| Sign::Now);
        let signs = kinds.chain(meeting).chain(now).collect();
        Self { void: bars.any(|bar| bar.stage == BarStage::Void), behind: lines(flow, signs) }
    }

    /// How high it is with the space above it.
    pub fn height(&self) -> f32 {
        7.5 + (2 + self.behind.len()) as f32 * LINE
    }

    /// Draws it with its upper edge at `y`.
    pub fn draw(&self, flow: &mut Flow, mark: Mark, y: f32) {
        let x = flow.live().x;
        let line = |index: usize| Line { mark, x, y: y + index as f32 * LINE };
        parts(flow, line(0));
        signs_of_labels(flow, line(1), self.void);
        for (index, signs) in self.behind.iter().enumerate() {
            behind(flow, line(2 + index), signs);
        }
    }
}

/// Signs in as many lines as the width of the page needs.
fn lines(flow: &mut Flow, signs: Vec<Sign>) -> Vec<Vec<Sign>> {
    let room = flow.live().width;
    let mut lines: Vec<Vec<Sign>> = Vec::new();
    let mut x = 0.0;
    for sign in signs {
        let width = sign.width() + BEFORE + flow.shape(&sign.name().into(), LABEL).natural_width();
        match lines.last_mut() {
            Some(line) if x + width <= room => line.push(sign),
            _ => {
                lines.push(vec![sign]);
                x = 0.0;
            }
        }
        x += width + BEHIND;
    }
    lines
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
fn signs_of_labels(flow: &mut Flow, mut line: Line, void: bool) {
    for (kind, name) in
        [(BarKind::Standard, "standard"), (BarKind::Normal, "normal"), (BarKind::Emergency, "emergency")]
    {
        badge::draw(flow, line.mark, kind, None, (line.x, line.y));
        line.name(flow, badge::width(kind, None) - 2.0, name);
    }
    line.x -= BEFORE;
    line.name(flow, 0.0, "risk: Low, Moderate, High, Very high");
    for (stage, name) in [
        (BarStage::Proposed, "not agreed"),
        (BarStage::Settled, "agreed"),
        (BarStage::UnderWay, "under way"),
        (BarStage::Over, "over"),
        (BarStage::Void, "called off"),
    ] {
        if stage == BarStage::Void && !void {
            continue;
        }
        bars::plate(flow, line.mark, stage, line.swatch());
        line.name(flow, SWATCH, name);
    }
}

/// What stands behind the bars.
fn behind(flow: &mut Flow, mut line: Line, signs: &[Sign]) {
    for sign in signs {
        match sign {
            Sign::Band(kind) => {
                patterns::pattern(flow, line.mark, *kind, line.swatch());
                line.outline(flow);
            }
            Sign::Meeting => {
                for by in [0.6, 2.2] {
                    let rect = line.swatch().inset(by);
                    let stroke = Some(Stroke::solid(0.6, Ink::BLACK));
                    flow.draw(line.mark, Draw::Rect { rect, fill: None, stroke });
                }
            }
            Sign::Now => grid::now(flow, line.mark, line.x + 4.0, line.y + 5.0, line.y + BAR),
        }
        line.name(flow, sign.width(), &sign.name());
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
        self.x += sign + BEFORE;
        self.x += flow.label(self.mark, name, LABEL, self.x, self.y + BAR - 1.6) + BEHIND;
    }
}
