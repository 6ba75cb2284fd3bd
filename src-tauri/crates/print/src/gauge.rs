//! Bars that show how much there is of what there may be, with the same in words beside them.

use crate::display::{Draw, Ink, Mark, Point, Rect, Stroke, TagKind};
use crate::layout::{Flow, hatch};
use crate::text::{Style, Text};

/// How much of something there is, and how much there may be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gauge {
    /// What is counted.
    pub name: String,
    /// How much there is.
    pub taken: u32,
    /// How much there may be; none where nobody set a limit.
    pub limit: Option<u32>,
    /// What one of it is called, and many.
    pub unit: (&'static str, &'static str),
}

/// From bar to bar, and the height of one.
const ROW: f32 = 16.0;
const BAR: f32 = 8.0;
/// Where the bars begin and how long the longest is.
const NAME: f32 = 122.0;
const LENGTH: f32 = 190.0;
/// Up to so many units are told apart in a bar.
const TOLD_APART: u32 = 24;
const FRAME: Stroke = Stroke::solid(0.75, Ink::BLACK);

/// Draws the gauges to one scale for each unit.
pub fn draw(flow: &mut Flow, gauges: &[Gauge]) {
    for gauge in gauges {
        let alike = gauges.iter().filter(|other| other.unit == gauge.unit);
        let most = alike.map(|other| other.taken.max(other.limit.unwrap_or(0))).max().unwrap_or(0).max(1);
        flow.need(ROW);
        let top = flow.y();
        let live = flow.live();
        let y = top + Style::TABLE.baseline() + (ROW - Style::TABLE.leading) / 2.0;
        let mark = Mark::Tagged(flow.tag(TagKind::Paragraph));
        flow.cut_label(mark, &gauge.name, Style::TABLE.bold(), (live.x, y), NAME - 8.0);
        let x = live.x + NAME;
        bar(flow, gauge, most, Rect::new(x, top + (ROW - BAR) / 2.0, LENGTH, BAR));
        let words = flow.shape(&words(gauge), Style::TABLE);
        for line in words.lines(live.width - NAME - LENGTH - 10.0).iter().take(1) {
            flow.line(mark, &words, line, x + LENGTH + 10.0, y);
        }
        flow.advance_to(top + ROW);
    }
}

/// What the bar shows: `3 of 4 releases, 1 left`.
fn words(gauge: &Gauge) -> Text {
    let unit = |count: u32| if count == 1 { gauge.unit.0 } else { gauge.unit.1 };
    match gauge.limit {
        None => Text::new().bold(gauge.taken.to_string()).plain(format!(" {}, no limit", unit(gauge.taken))),
        Some(limit) => {
            let text = Text::new().bold(format!("{} of {limit}", gauge.taken)).plain(format!(" {}", unit(limit)));
            match limit.checked_sub(gauge.taken) {
                None => text.bold(format!(", {} too many", gauge.taken - limit)),
                Some(0) => text.plain(", full"),
                Some(left) => text.plain(format!(", {left} left")),
            }
        }
    }
}

/// Black for what is there, hatched for what is too much, white for what is left; without a frame where there is no
/// limit.
fn bar(flow: &mut Flow, gauge: &Gauge, most: u32, area: Rect) {
    let at = |count: u32| area.width * count.min(most) as f32 / most as f32;
    let limit = gauge.limit.unwrap_or(gauge.taken);
    let filled = Rect { width: at(gauge.taken.min(limit)), ..area };
    let ink = if gauge.limit.is_some() { Ink::Grey(0.25) } else { Ink::Grey(0.6) };
    flow.decorate(Draw::Rect { rect: filled, fill: Some(ink), stroke: None });
    if gauge.taken > limit {
        let over = Rect { x: area.x + at(limit), width: at(gauge.taken) - at(limit), ..area };
        flow.decorate(hatch(over, 3.0, Stroke::solid(0.9, Ink::Hard), false));
        flow.decorate(Draw::Rect { rect: over, fill: None, stroke: Some(Stroke::solid(0.75, Ink::Hard)) });
    }
    if gauge.limit.is_some() {
        let frame = Rect { width: at(limit), ..area };
        flow.decorate(Draw::Rect { rect: frame, fill: None, stroke: Some(FRAME) });
    }
    let line = |count: u32| {
        let x = area.x + at(count);
        (Point::new(x, area.y), Point::new(x, area.bottom()))
    };
    if most <= TOLD_APART {
        let (dark, light): (Vec<u32>, Vec<u32>) = (1..limit).partition(|count| *count < gauge.taken);
        for (counts, ink) in [(dark, Ink::WHITE), (light, Ink::LINE)] {
            let segments = counts.into_iter().map(line).collect();
            flow.decorate(Draw::Lines { segments, stroke: Stroke::solid(0.5, ink) });
        }
    }
    if limit == 0 || (gauge.limit.is_none() && gauge.taken == 0) {
        // Nothing of nothing is still a place on the scale.
        flow.decorate(Draw::Lines { segments: vec![line(0)], stroke: FRAME });
    }
}
