//! The sign before the number of a release: its type by shape, its risk by the letter in it.

use super::super::model::BarKind;
use super::BAR;
use crate::display::{Draw, Ink, Mark, Point, Rect, Stroke};
use crate::layout::{Flow, bolt};
use crate::text::Style;

const SIDE: f32 = 9.0;
const LETTER: Style = Style::SMALL.bold();
const PEN: Stroke = Stroke::solid(0.7, Ink::BLACK);

/// How wide it is, with the space behind it.
pub fn width(kind: BarKind, risk: Option<char>) -> f32 {
    match (kind, risk) {
        (BarKind::Emergency, None) => 8.0,
        (BarKind::Emergency, Some(_)) => 15.5,
        _ => SIDE + 2.5,
    }
}

/// Draws it beside a bar, with its left upper corner at `x`, `y`.
pub fn draw(flow: &mut Flow, mark: Mark, kind: BarKind, risk: Option<char>, (x, y): (f32, f32)) {
    let left = match kind {
        BarKind::Emergency => {
            flow.draw(mark, bolt(x + 3.0, y + BAR, 9.0));
            x + 6.5
        }
        BarKind::Normal => {
            let rect = Rect::new(x + 0.5, y, SIDE - 0.5, BAR);
            flow.draw(mark, Draw::Rect { rect, fill: Some(Ink::WHITE), stroke: Some(PEN) });
            x + 0.25
        }
        BarKind::Standard => {
            let points = (0..24)
                .map(|step| {
                    let angle = step as f32 * std::f32::consts::TAU / 24.0;
                    Point::new(x + SIDE / 2.0 + 4.9 * angle.cos(), y + BAR / 2.0 + 4.9 * angle.sin())
                })
                .collect();
            flow.draw(mark, Draw::Polygon { points, fill: Some(Ink::WHITE), stroke: Some(PEN) });
            x
        }
    };
    let Some(risk) = risk else { return };
    let letter = flow.shape(&risk.to_string().into(), LETTER);
    let x = left + (SIDE - letter.natural_width()) / 2.0;
    for line in letter.lines(f32::MAX).iter().take(1) {
        flow.line(mark, &letter, line, x, y + BAR - 1.6);
    }
}
