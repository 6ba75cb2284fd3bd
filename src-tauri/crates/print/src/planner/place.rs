//! Where days and times stand on the sheet.

use super::model::{PlannerDay, PlannerMonth};
use crate::display::Rect;

/// Width of the names of the months.
const NAMES: f32 = 50.0;

/// The columns of the weekdays, and how high a month is. Lengths in points.
#[derive(Debug, Clone, Copy)]
pub struct Grid {
    left: f32,
    /// Width of a day.
    pub cell: f32,
    /// Height of a month.
    pub row: f32,
}

impl Grid {
    /// A month of 31 days that begins on a Sunday reaches into a sixth week.
    pub const COLUMNS: usize = 37;

    /// Columns across `live`, months `row` high.
    pub fn new(live: Rect, row: f32) -> Self {
        Self { left: live.x + NAMES, cell: (live.width - NAMES) / Self::COLUMNS as f32, row }
    }

    /// The left edge of a column.
    pub fn column(&self, column: usize) -> f32 {
        self.left + self.cell * column as f32
    }
}

/// The days of a month on the sheet.
#[derive(Debug, Clone, Copy)]
pub struct Row<'m> {
    /// The days.
    pub days: &'m [PlannerDay],
    /// Its first column.
    first: usize,
    grid: Grid,
    /// Its upper edge.
    pub top: f32,
}

impl<'m> Row<'m> {
    /// A month whose upper edge is at `top`.
    pub fn new(grid: &Grid, month: &'m PlannerMonth, top: f32) -> Self {
        let first = month.days.first().map_or(0, |day| day.weekday);
        Self { days: &month.days, first, grid: *grid, top }
    }

    /// The left edge of the day of this index; of the one behind the last, the right edge of the month.
    pub fn left_of(&self, day: usize) -> f32 {
        self.grid.column(self.first + day)
    }

    /// The cell of the day of this index.
    pub fn cell(&self, day: usize) -> Rect {
        Rect::new(self.left_of(day), self.top, self.grid.cell, self.grid.row)
    }

    /// All its cells.
    pub fn area(&self) -> Rect {
        Rect::new(self.left_of(0), self.top, self.grid.cell * self.days.len() as f32, self.grid.row)
    }

    /// The indexes of the first and the last day that a stretch of time touches, if it touches any.
    pub fn touched(&self, start: i64, end: i64) -> Option<(usize, usize)> {
        let first = self.days.iter().position(|day| start < day.end && end > day.start)?;
        let last = self.days.iter().rposition(|day| start < day.end && end > day.start)?;
        Some((first, last))
    }

    /// The left and right end of a stretch of time, to the hour, cut to the month; nothing where it lies outside.
    pub fn extent(&self, start: i64, end: i64) -> Option<(f32, f32)> {
        let (first, last) = self.touched(start, end)?;
        let x = |day: usize, instant: i64| {
            let PlannerDay { start, end, .. } = &self.days[day];
            let part = (instant.clamp(*start, *end) - start) as f32 / (end - start).max(1) as f32;
            self.left_of(day) + self.grid.cell * part
        };
        Some((x(first, start), x(last, end)))
    }
}
