//! What stands behind the bars: rest days, and the names of freezes, peaks and other windows.

use super::super::model::{Band, BandKind};
use super::{LABEL, MOST_STRIPS, Rows, STRIP, Scale};
use crate::display::{Draw, Ink, Mark, Rect, Stroke};
use crate::layout::Flow;
use crate::text::Paragraph;

/// The name of a band, placed in a row above the bars.
pub struct PlacedBand<'m> {
    band: &'m Band,
    pub(super) row: usize,
    x: f32,
    width: f32,
    label: Paragraph,
}

impl PlacedBand<'_> {
    fn right(&self) -> f32 {
        self.x + self.width
    }
}

/// Places the names of the bands that have one: inside a band that is wide enough, else beside it. A band that comes
/// again and is too narrow for its name is named the first time only.
pub fn place<'m>(flow: &mut Flow, scale: &Scale<'_>, bands: &'m [Band]) -> Vec<PlacedBand<'m>> {
    let mut named: Vec<&Band> = bands.iter().filter(|band| scale.shows(band.start, band.end)).collect();
    named.sort_by_key(|band| band.start);
    let mut wanted: Vec<PlacedBand<'m>> = Vec::new();
    let mut told: Vec<(BandKind, &str)> = Vec::new();
    for band in named {
        let Some(text) = label(band) else { continue };
        let style = if band.kind == BandKind::Freeze { LABEL.bold() } else { LABEL };
        let (label, _) = flow.cut(&text, style, scale.area.width - 6.0, 1);
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
        wanted.push(PlacedBand { band, row: 0, x, width, label });
    }
    let mut placed = in_sight(wanted);
    placed.sort_by(|one, other| one.x.total_cmp(&other.x));
    let mut rows = Rows::default();
    for name in &mut placed {
        name.row = rows.take(name.x, name.right());
    }
    placed
}

/// The names that [`MOST_STRIPS`] rows have room for, the weightiest first: no holiday takes the place of a freeze.
fn in_sight(mut wanted: Vec<PlacedBand<'_>>) -> Vec<PlacedBand<'_>> {
    wanted.sort_by_key(|name| name.band.kind);
    let mut taken: Vec<Vec<(f32, f32)>> = vec![Vec::new(); MOST_STRIPS];
    wanted.retain(|name| {
        let is_free = |row: &&mut Vec<(f32, f32)>| row.iter().all(|(from, to)| *to <= name.x || *from >= name.right());
        let free = taken.iter_mut().find(is_free);
        free.map(|row| row.push((name.x, name.right()))).is_some()
    });
    wanted
}

/// What a band is called on paper; a name that begins with its kind is not told twice.
fn label(band: &Band) -> Option<String> {
    let word = band.kind.word()?;
    let begins = band.name.to_lowercase().replace('-', " ").starts_with(&word.to_lowercase());
    // The word of a freeze stands in capitals whatever its name says.
    Some(if begins && band.kind != BandKind::Freeze { band.name.clone() } else { format!("{word} {}", band.name) })
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
