//! What stands behind the bars: rest days, freezes, peaks and maintenance windows.

use super::super::model::{Band, BandKind};
use super::{LABEL, MOST_STRIPS, Rows, STRIP, Scale};
use crate::display::{Draw, Ink, Mark, Point, Rect, Stroke};
use crate::layout::{Flow, dots, hatch};
use crate::text::Paragraph;

/// The pen of freezes: thick enough and far enough apart to live through a photocopier.
const HATCH: Stroke = Stroke::solid(0.4, Ink::Grey(0.45));
const PITCH: f32 = 5.0;
/// A soft freeze is hatched the other way and half as dense.
const SOFT_PITCH: f32 = 9.0;

/// The name of a band, placed in a row above the bars.
pub struct PlacedBand<'m> {
    band: &'m Band,
    pub(super) row: usize,
    x: f32,
    label: Paragraph,
}

/// Places the names of the bands that have one: inside a band that is wide enough, else beside it. A band that comes
/// again and is too narrow for its name is named the first time only.
pub fn place<'m>(flow: &mut Flow, scale: &Scale<'_>, bands: &'m [Band]) -> Vec<PlacedBand<'m>> {
    let mut named: Vec<&Band> = bands.iter().filter(|band| scale.shows(band.start, band.end)).collect();
    named.sort_by_key(|band| band.start);
    let mut placed = Vec::new();
    let mut told: Vec<(BandKind, &str)> = Vec::new();
    for band in named {
        let (text, style) = match band.kind {
            BandKind::Freeze => (format!("FREEZE {}", band.name), LABEL.bold()),
            BandKind::SoftFreeze => (format!("Soft freeze {}", band.name), LABEL),
            BandKind::Peak => (format!("Peak {}", band.name), LABEL),
            // Windows recur nightly: named each time, they would be all there is to see.
            BandKind::Maintenance => continue,
        };
        let label = flow.shape(&text.into(), style);
        let width = label.natural_width() + 6.0;
        let (left, right) = (scale.x(band.start), scale.x(band.end));
        if width > right - left && told.contains(&(band.kind, band.name.as_str())) {
            continue;
        }
        told.push((band.kind, &band.name));
        let x = if width <= right - left || left + width <= scale.area.right() {
            left + 2.0
        } else {
            (scale.area.right() - width).max(scale.area.x)
        };
        placed.push((band, x, width, label));
    }
    placed.sort_by(|one, other| one.1.total_cmp(&other.1));
    let mut rows = Rows::default();
    let place = |(band, x, width, label): (&'m Band, f32, f32, Paragraph)| PlacedBand {
        row: rows.take(x, x + width),
        band,
        x,
        label,
    };
    placed.into_iter().map(place).filter(|band| band.row < MOST_STRIPS).collect()
}

/// Writes the names on white boxes: text never stands on a hatch.
pub fn names(flow: &mut Flow, mark: Mark, bands: &[PlacedBand<'_>], top: f32) {
    for placed in bands {
        let back =
            Rect::new(placed.x, top + placed.row as f32 * STRIP, placed.label.natural_width() + 4.0, STRIP - 1.5);
        let frame = (placed.band.kind == BandKind::Freeze).then_some(Stroke::solid(0.5, Ink::BLACK));
        flow.draw(mark, Draw::Rect { rect: back, fill: Some(Ink::WHITE), stroke: frame });
        for line in placed.label.lines(f32::MAX).iter().take(1) {
            flow.line(mark, &placed.label, line, back.x + 2.0, back.bottom() - 2.3);
        }
    }
}

/// Tints the days on which people rest.
pub fn rest_days(flow: &mut Flow, mark: Mark, scale: &Scale<'_>, area: Rect) {
    for day in scale.days.iter().filter(|day| day.weekend) {
        let rect = Rect::new(scale.x(day.start), area.y, scale.x(day.end) - scale.x(day.start), area.height);
        flow.draw(mark, Draw::Rect { rect, fill: Some(Ink::Grey(0.955)), stroke: None });
    }
}

/// Fills the part of each band that lies in `area`, the light ones first.
pub fn draw(flow: &mut Flow, mark: Mark, scale: &Scale<'_>, bands: &[&Band], area: Rect) {
    let mut bands: Vec<&Band> = bands.iter().copied().filter(|band| scale.shows(band.start, band.end)).collect();
    bands.sort_by_key(|band| match band.kind {
        BandKind::Maintenance => 0,
        BandKind::Peak => 1,
        BandKind::SoftFreeze => 2,
        BandKind::Freeze => 3,
    });
    for band in bands {
        let x = scale.x(band.start);
        pattern(flow, mark, band.kind, Rect::new(x, area.y, (scale.x(band.end) - x).max(1.5), area.height));
    }
}

/// The pattern of a kind of band.
pub fn pattern(flow: &mut Flow, mark: Mark, kind: BandKind, rect: Rect) {
    match kind {
        BandKind::Maintenance => flow.draw(mark, Draw::Rect { rect, fill: Some(Ink::Grey(0.88)), stroke: None }),
        BandKind::Peak => flow.draw(mark, dots(rect, PITCH, 0.9, Ink::Grey(0.35))),
        BandKind::SoftFreeze => {
            flow.draw(mark, Draw::Rect { rect, fill: Some(Ink::WHITE), stroke: None });
            flow.draw(mark, hatch(rect, SOFT_PITCH, HATCH, true));
            sides(flow, mark, rect, Stroke { dash: Some((2.0, 1.5)), ..Stroke::solid(0.5, Ink::BLACK) });
        }
        BandKind::Freeze => {
            flow.draw(mark, Draw::Rect { rect, fill: Some(Ink::WHITE), stroke: None });
            flow.draw(mark, hatch(rect, PITCH, HATCH, false));
            sides(flow, mark, rect, Stroke::solid(0.75, Ink::BLACK));
        }
    }
}

fn sides(flow: &mut Flow, mark: Mark, rect: Rect, stroke: Stroke) {
    let segments = [rect.x, rect.right()].map(|x| (Point::new(x, rect.y), Point::new(x, rect.bottom()))).to_vec();
    flow.draw(mark, Draw::Lines { segments, stroke });
}
