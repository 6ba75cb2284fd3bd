//! Small bar charts: one bar under the other from a common zero, each with its name before and its figure behind it.

use crate::display::{Draw, Ink, Mark, Point, Rect, Stroke, TagKind};
use crate::layout::Flow;
use crate::text::Style;

/// A bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// What it stands for.
    pub name: String,
    /// How long it is; `None` where there is nothing to draw.
    pub amount: Option<f64>,
    /// The figure as it is printed behind the bar.
    pub shown: String,
}

/// From bar to bar, and the height of one.
const ROW: f32 = 15.0;
const THICK: f32 = 9.0;
/// Where the bars begin.
const NAME: f32 = 138.0;
/// Room kept behind the longest bar for its figure.
const FIGURE: f32 = 120.0;
const AXIS: Stroke = Stroke::solid(0.75, Ink::BLACK);
const SCALE: Stroke = Stroke { width: 0.4, ink: Ink::LINE, dash: Some((2.0, 2.0)) };

/// Draws bars up to `most`, which is the end of the scale and is called `end`. `about` is what a screen reader says
/// before the figures.
pub fn draw(flow: &mut Flow, about: &str, bars: &[Bar], most: f64, end: &str) {
    let height = ROW * bars.len() as f32 + Style::SMALL.leading + 4.0;
    flow.need(height);
    let (live, top) = (flow.live(), flow.y());
    let length = (live.width - NAME - FIGURE).min(330.0);
    let area = Rect::new(live.x, top, live.width, height);
    let mark = Mark::Tagged(flow.tag(TagKind::Figure { alt: alt(about, bars), page: flow.page(), area }));
    let zero = live.x + NAME;
    let foot = top + ROW * bars.len() as f32;
    let upright = |x: f32| vec![(Point::new(x, top), Point::new(x, foot))];
    flow.draw(mark, Draw::Lines { segments: upright(zero + length), stroke: SCALE });
    for (index, bar) in bars.iter().enumerate() {
        let y = top + ROW * index as f32;
        let baseline = y + (ROW - Style::TABLE.leading) / 2.0 + Style::TABLE.baseline();
        flow.cut_label(mark, &bar.name, Style::TABLE, (live.x, baseline), NAME - 8.0);
        let share = bar.amount.map_or(0.0, |amount| if most > 0.0 { (amount / most).clamp(0.0, 1.0) } else { 0.0 });
        let width = length * share as f32;
        if width > 0.0 {
            let rect = Rect::new(zero, y + (ROW - THICK) / 2.0, width, THICK);
            flow.draw(mark, Draw::Rect { rect, fill: Some(Ink::Grey(0.55)), stroke: Some(AXIS) });
        }
        let style = if bar.amount.is_some() { Style::TABLE.bold() } else { Style::TABLE.in_ink(Ink::MUTED) };
        // A dashed line through a figure would be read as a stroke of it.
        let at = zero + width + 5.0;
        let at = if at < zero + length && bar.amount.is_some() && at + 40.0 > zero + length {
            zero + length + 5.0
        } else {
            at
        };
        flow.cut_label(mark, &bar.shown, style, (at, baseline), live.right() - at);
    }
    flow.draw(mark, Draw::Lines { segments: upright(zero), stroke: AXIS });
    let small = Style::SMALL.in_ink(Ink::MUTED);
    let y = foot + small.baseline() + 1.0;
    flow.label(mark, "0", small, zero - 2.0, y);
    flow.label(mark, end, small, zero + length - 2.0, y);
    flow.advance_to(top + height);
}

/// The figures in words.
fn alt(about: &str, bars: &[Bar]) -> String {
    let told: Vec<String> = bars.iter().map(|bar| format!("{} {}", bar.name, bar.shown)).collect();
    format!("{about}: {}. The table under it says the same.", told.join("; "))
}
