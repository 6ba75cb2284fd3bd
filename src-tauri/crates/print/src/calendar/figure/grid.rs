//! The weeks and days above the lanes, and the lines between them.

use super::{LABEL, Scale};
use crate::display::{Draw, Ink, Mark, Point, Rect, Stroke};
use crate::layout::Flow;
use crate::text::Style;

const FINE: Stroke = Stroke::solid(0.3, Ink::Grey(0.78));

/// Draws the days from `top`, and their lines through the lanes between `body` and `bottom`.
pub fn draw(flow: &mut Flow, mark: Mark, scale: &Scale<'_>, top: f32, body: f32, bottom: f32) {
    let wide = scale.days.iter().map(|day| scale.x(day.end) - scale.x(day.start)).fold(f32::MAX, f32::min);
    for day in scale.days {
        let (left, right) = (scale.x(day.start), scale.x(day.end));
        let strong = day.week.is_some();
        let stroke = if strong { Stroke::solid(0.6, Ink::Grey(0.45)) } else { FINE };
        let from = if strong { top } else { top + 12.0 };
        let segments = vec![(Point::new(left, from), Point::new(left, bottom))];
        flow.draw(mark, Draw::Lines { segments, stroke });
        if let Some(week) = &day.week {
            flow.label(mark, week, LABEL.bold(), left + 3.0, top + 9.0);
        }
        let centre = |flow: &mut Flow, text: &str, style: Style, y: f32| {
            let paragraph = flow.shape(&text.into(), style);
            let x = left + (right - left - paragraph.natural_width()) / 2.0;
            for line in paragraph.lines(f32::MAX).iter().take(1) {
                flow.line(mark, &paragraph, line, x, y);
            }
        };
        let day_style = if day.weekend { LABEL.in_ink(Ink::MUTED) } else { LABEL };
        // On five weeks a day is as wide as two digits: one letter of the weekday, and the days stand with the week.
        let weekday: String = if wide < 24.0 { day.weekday.chars().take(1).collect() } else { day.weekday.clone() };
        centre(flow, &weekday, day_style, top + 20.0);
        let number: String =
            if wide < 30.0 { day.label.split(' ').next().unwrap_or_default().to_owned() } else { day.label.clone() };
        centre(flow, &number, day_style, top + 31.0);
        if day.meeting {
            // A double frame round the head of the day the board meets.
            for by in [0.6, 2.2] {
                let rect = Rect::new(left, top + 12.0, right - left, body - top - 12.0).inset(by);
                flow.draw(mark, Draw::Rect { rect, fill: None, stroke: Some(Stroke::solid(0.6, Ink::BLACK)) });
            }
        }
    }
    let live = flow.live();
    let ends = [(live.x, body, live.right(), body), (live.right(), top, live.right(), bottom)];
    let segments = ends.map(|(x, y, right, foot)| (Point::new(x, y), Point::new(right, foot))).to_vec();
    flow.draw(mark, Draw::Lines { segments, stroke: Stroke::solid(0.75, Ink::BLACK) });
}

/// A line through the lanes at `x` that says that it is now.
pub fn now(flow: &mut Flow, mark: Mark, x: f32, body: f32, bottom: f32) {
    let segments = vec![(Point::new(x, body - 3.0), Point::new(x, bottom))];
    flow.draw(mark, Draw::Lines { segments, stroke: Stroke::solid(1.4, Ink::Accent) });
    let points = vec![Point::new(x - 3.4, body - 4.2), Point::new(x + 3.4, body - 4.2), Point::new(x, body + 0.6)];
    flow.draw(mark, Draw::Polygon { points, fill: Some(Ink::Accent), stroke: None });
}
