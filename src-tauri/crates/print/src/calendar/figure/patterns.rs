//! The patterns of bands, which say without colour what a stretch of time means.

use super::super::model::{Band, BandKind};
use super::Scale;
use crate::display::{Draw, Ink, Mark, Point, Rect, Stroke};
use crate::layout::{Flow, cross_hatch, dots, hatch};

/// Room at the upper edge of a lane in which regions trade, so that no name stands on their comb.
pub const EDGE: f32 = 4.0;
/// How long the teeth of the comb are, and about how far apart.
const TOOTH: f32 = 3.4;
const TEETH: f32 = 1.9;
/// Height of the line of a maintenance window, and how far its middle stands above the lower edge of the lane.
const FOOT: f32 = 1.4;
/// The pen of freezes: thick enough and far enough apart to live through a photocopier.
const HATCH: Stroke = Stroke::solid(0.4, Ink::Grey(0.45));
const PITCH: f32 = 5.0;
/// A soft freeze is hatched the other way and half as dense; its pen is heavier, because it lies over other patterns.
const SOFT: Stroke = Stroke::solid(0.6, Ink::Grey(0.35));
const SOFT_PITCH: f32 = 9.0;
/// From rule to rule of a month end.
const RULES: f32 = 4.0;
/// The cross-hatch of a vendor's window is finer than any freeze.
const FINE: Stroke = Stroke::solid(0.3, Ink::Grey(0.55));
const FINE_PITCH: f32 = 4.2;

/// What lies over what: grounds below, then what leaves them in sight, and freezes on top of everything.
const LAYERS: [&[BandKind]; 3] = [
    &[
        BandKind::Holiday,
        BandKind::Maintenance,
        BandKind::Vendor,
        BandKind::MonthEnd,
        BandKind::Peak,
        BandKind::Trading,
    ],
    &[BandKind::SoftFreeze],
    &[BandKind::Freeze],
];

/// The room that the combs of these bands need at the upper edge.
pub fn edge<'m>(scale: &Scale<'_>, bands: impl IntoIterator<Item = &'m Band>) -> f32 {
    let trades = |band: &Band| band.kind == BandKind::Trading && scale.shows(band.start, band.end);
    if bands.into_iter().any(trades) { EDGE } else { 0.0 }
}

/// Fills the part of each band that lies in `area`, the light ones first.
///
/// Where regions trade, only their combs and freezes reach the upper edge: between the lines and dots of other kinds
/// teeth would not be seen.
pub fn draw(flow: &mut Flow, mark: Mark, scale: &Scale<'_>, bands: &[&Band], area: Rect) {
    let edge = edge(scale, bands.iter().copied()).min(area.height);
    let below = Rect { y: area.y + edge, height: area.height - edge, ..area };
    let area_of = |kind| match kind {
        BandKind::Trading | BandKind::SoftFreeze | BandKind::Freeze => area,
        _ => below,
    };
    for kinds in LAYERS {
        let mut rects: Vec<(BandKind, Rect)> = Vec::new();
        for kind in kinds {
            rects.extend(stretches(scale, bands, *kind, area_of(*kind)).map(|rect| (*kind, rect)));
        }
        for (kind, rect) in &rects {
            ground(flow, mark, *kind, *rect);
        }
        // Behind all grounds of a layer, so that none hides where another begins and ends.
        for (kind, rect) in &rects {
            sides(flow, mark, *kind, *rect);
        }
    }
}

/// The pattern of a kind of band.
pub fn pattern(flow: &mut Flow, mark: Mark, kind: BandKind, rect: Rect) {
    ground(flow, mark, kind, rect);
    sides(flow, mark, kind, rect);
}

/// Where bands of a kind lie in `area`. Those without a name are joined where they meet: regions that trade at the same
/// time are one comb.
fn stretches(scale: &Scale<'_>, bands: &[&Band], kind: BandKind, area: Rect) -> impl Iterator<Item = Rect> {
    let shown = bands.iter().filter(|band| band.kind == kind && scale.shows(band.start, band.end));
    let mut found: Vec<(f32, f32)> = shown.map(|band| (scale.x(band.start), scale.x(band.end))).collect();
    if kind.word().is_none() {
        found.sort_by(|one, other| one.0.total_cmp(&other.0));
        found.dedup_by(|next, last| {
            let meet = next.0 <= last.1;
            if meet {
                last.1 = last.1.max(next.1);
            }
            meet
        });
    }
    found.into_iter().map(move |(left, right)| Rect::new(left, area.y, (right - left).max(1.5), area.height))
}

fn ground(flow: &mut Flow, mark: Mark, kind: BandKind, rect: Rect) {
    let mut fill = |ink: Ink| flow.draw(mark, Draw::Rect { rect, fill: Some(ink), stroke: None });
    match kind {
        BandKind::Maintenance => {
            fill(Ink::Grey(0.88));
            flow.draw(mark, foot(rect));
        }
        BandKind::Holiday => fill(Ink::Grey(0.93)),
        BandKind::Peak => flow.draw(mark, dots(rect, PITCH, 0.9, Ink::Grey(0.35))),
        BandKind::MonthEnd => flow.draw(mark, rules(rect)),
        BandKind::Trading => flow.draw(mark, comb(rect)),
        BandKind::Vendor => {
            for draw in cross_hatch(rect, FINE_PITCH, FINE) {
                flow.draw(mark, draw);
            }
        }
        // What lies below stays in sight: a vendor's window forbids what a soft freeze may let through.
        BandKind::SoftFreeze => flow.draw(mark, hatch(rect, SOFT_PITCH, SOFT, true)),
        BandKind::Freeze => {
            fill(Ink::WHITE);
            flow.draw(mark, hatch(rect, PITCH, HATCH, false));
        }
    }
}

/// Level lines, anchored to the page so that lanes under each other join without a seam.
fn rules(rect: Rect) -> Draw {
    let (first, last) = ((rect.y / RULES).ceil() as i32, (rect.bottom() / RULES).floor() as i32);
    let line = |y: f32| (Point::new(rect.x, y), Point::new(rect.right(), y));
    Draw::Lines { segments: (first..=last).map(|row| line(row as f32 * RULES)).collect(), stroke: HATCH }
}

/// A line along the lower edge: it is what a copy leaves of a grey ground.
fn foot(rect: Rect) -> Draw {
    let y = rect.bottom() - FOOT;
    let segments = vec![(Point::new(rect.x, y), Point::new(rect.right(), y))];
    Draw::Lines { segments, stroke: Stroke::solid(FOOT, Ink::Grey(0.45)) }
}

/// Upright teeth that hang from the upper edge, the first and the last where the hours begin and end.
fn comb(rect: Rect) -> Draw {
    let gaps = (rect.width / TEETH).round().max(1.0);
    let tooth = |index: u32| {
        let x = rect.x + rect.width * index as f32 / gaps;
        (Point::new(x, rect.y), Point::new(x, rect.y + TOOTH.min(rect.height)))
    };
    Draw::Lines { segments: (0..=gaps as u32).map(tooth).collect(), stroke: Stroke::solid(0.6, Ink::Grey(0.2)) }
}

fn sides(flow: &mut Flow, mark: Mark, kind: BandKind, rect: Rect) {
    // A holiday begins and ends with its day: its sides stand beside the lines between days.
    let (stroke, inset) = match kind {
        BandKind::Freeze => (Stroke::solid(0.75, Ink::BLACK), 0.0),
        BandKind::SoftFreeze => (Stroke { dash: Some((2.0, 1.5)), ..Stroke::solid(0.5, Ink::BLACK) }, 0.0),
        BandKind::MonthEnd => (Stroke::solid(0.4, Ink::BLACK), 0.0),
        BandKind::Holiday => (Stroke { dash: Some((0.7, 1.8)), ..Stroke::solid(0.7, Ink::BLACK) }, 0.7),
        BandKind::Vendor => (Stroke { dash: Some((4.0, 2.0)), ..Stroke::solid(0.5, Ink::BLACK) }, 0.0),
        BandKind::Peak | BandKind::Trading | BandKind::Maintenance => return,
    };
    let upright = |x: f32| (Point::new(x, rect.y), Point::new(x, rect.bottom()));
    let inset = if rect.width > 4.0 * inset { inset } else { 0.0 };
    let segments = [rect.x + inset, rect.right() - inset].map(upright).to_vec();
    flow.draw(mark, Draw::Lines { segments, stroke });
}
