//! A table in the act of being placed: row by row, page by page.

use std::ops::Range;

use super::{Set, SetRow, Table};
use crate::display::{ArtifactKind, Draw, Ink, Mark, Point, Rect, Scope, Stroke, TagId, TagKind};
use crate::layout::columns::Align;
use crate::layout::flow::Flow;
use crate::text::Style;

/// A row of fewer lines is never split.
const SPLIT: usize = 4;

pub(super) struct Placing<'t> {
    pub(super) table: &'t Table,
    pub(super) widths: Vec<f32>,
    pub(super) head: Option<SetRow>,
    pub(super) tag: TagId,
    pub(super) x: f32,
}

impl Placing<'_> {
    fn width(&self) -> f32 {
        self.widths.iter().sum()
    }

    fn right(&self) -> f32 {
        self.x + self.width()
    }

    fn head_height(&self) -> f32 {
        self.head.as_ref().map_or(0.0, |head| head.height(head.lines, self.table))
    }

    /// The height of `rows` up to the `count`th that is no group, as far as it is never split.
    fn start_height(&self, rows: &[SetRow], count: usize) -> f32 {
        let bodies = rows.iter().enumerate().filter(|(_, row)| row.group.is_none());
        let last = bodies.take(count).last().map_or(rows.len(), |(index, _)| index + 1);
        rows[..last].iter().map(|row| row.height(row.lines.min(SPLIT), self.table)).sum()
    }
}

impl Flow {
    pub(super) fn place_table(&mut self, placing: &Placing<'_>, rows: &[SetRow]) {
        // The header row never stands at the foot of a page with fewer than two rows under it.
        self.need(placing.head_height() + placing.start_height(rows, 2));
        if let Some(head) = &placing.head {
            let group = self.tag_in(placing.tag, TagKind::TableHead);
            let row = self.tag_in(group, TagKind::Row);
            self.head_row(placing, head, Some(row));
        } else {
            self.rule(placing.x, placing.right(), self.y(), Stroke::HAIRLINE);
        }
        let body = self.tag_in(placing.tag, TagKind::TableBody);
        let mut group = None;
        for (index, row) in rows.iter().enumerate() {
            let tag = self.tag_in(body, TagKind::Row);
            if let Some(title) = &row.group {
                // A group never stands at the foot of a page without a row under it.
                if self.left() < placing.start_height(&rows[index..], 1) {
                    self.continue_table(placing, None);
                }
                if row.leads {
                    self.place_row(placing, row, tag, None);
                    self.rule(placing.x, placing.right(), self.y(), Stroke::solid(0.5, Ink::BLACK));
                } else {
                    self.group_row(placing, row, tag);
                }
                group = Some(title.as_str());
            } else {
                // Nor does the last row stand alone on a page of its own.
                if index + 2 == rows.len() && index > 0 {
                    let ending: f32 = rows[index..].iter().map(|row| row.height(row.lines, placing.table)).sum();
                    let fresh = self.live().height - placing.head_height() - Style::SMALL.leading;
                    if ending > self.left() && ending <= fresh {
                        self.continue_table(placing, group);
                    }
                }
                self.place_row(placing, row, tag, group);
            }
        }
    }

    fn place_row(&mut self, placing: &Placing<'_>, row: &SetRow, tag: TagId, group: Option<&str>) {
        let table = placing.table;
        let cells: Vec<TagId> = table
            .columns
            .iter()
            .map(|column| {
                let kind = if column.heads_row { TagKind::HeaderCell(Scope::Row) } else { TagKind::DataCell };
                self.tag_in(tag, kind)
            })
            .collect();
        let mut from = 0;
        loop {
            let rest = row.lines - from;
            let whole = row.height(rest, table);
            if whole <= self.left() + 0.01 {
                self.body_row(placing, row, from..row.lines, &cells, whole);
                return;
            }
            let fits = ((self.left() - 2.0 * table.spacing) / table.style.leading).floor().max(0.0) as usize;
            let fresh = self.live().height - placing.head_height() - Style::SMALL.leading;
            // Splitting is worth it for long rows only; a row higher than a page has no choice.
            let may_split = row.lines >= 2 * SPLIT || row.height(row.lines, table) > fresh;
            if may_split && fits >= SPLIT.min(rest) && rest > fits {
                let height = row.height(fits, table).min(self.left());
                self.body_row(placing, row, from..from + fits, &cells, height);
                from += fits;
            }
            self.continue_table(placing, group);
        }
    }

    fn continue_table(&mut self, placing: &Placing<'_>, group: Option<&str>) {
        self.continue_page();
        let artifact = Mark::Artifact(ArtifactKind::Layout);
        let group = group.map_or_else(String::new, |group| format!(", {group}"));
        let name = format!("{}{group}", placing.table.name);
        let style = Style::SMALL.in_ink(Ink::MUTED);
        let y = self.y();
        let going_on = " (continued)";
        let room = self.live().width - self.shape(&going_on.into(), style).natural_width() - 2.0;
        let (name, _) = self.cut(&name, style, room, 1);
        let note = format!("{}{going_on}", name.text());
        self.label(artifact, &note, style, placing.x, y + style.baseline() - 2.0);
        self.advance_to(y + style.leading);
        if let Some(head) = &placing.head {
            self.head_row(placing, head, None);
        } else {
            self.rule(placing.x, placing.right(), self.y(), Stroke::HAIRLINE);
        }
    }

    /// Draws the header row; `tag` is its row element the first time and nothing when it is repeated.
    fn head_row(&mut self, placing: &Placing<'_>, head: &SetRow, tag: Option<TagId>) {
        let height = placing.head_height();
        let (x, y) = (placing.x, self.y());
        let rect = Rect::new(x, y, placing.width(), height);
        self.decorate(Draw::Rect { rect, fill: Some(Ink::HEAD), stroke: None });
        self.rule(x, placing.right(), y + height, Stroke::solid(0.75, Ink::BLACK));
        let marks: Vec<Mark> = head
            .cells
            .iter()
            .map(|_| match tag {
                Some(row) => Mark::Tagged(self.tag_in(row, TagKind::HeaderCell(Scope::Column))),
                None => Mark::Artifact(ArtifactKind::Layout),
            })
            .collect();
        // Short headers stand at the bottom of the row, next to what they head.
        for ((index, cell), mark) in head.cells.iter().enumerate().zip(marks) {
            let skip = (head.lines - cell.lines.len()) as f32 * cell.paragraph.style().leading;
            self.cell(placing, index, cell, 0..cell.lines.len(), mark, y + skip);
        }
        self.advance_to(y + height);
    }

    fn group_row(&mut self, placing: &Placing<'_>, row: &SetRow, tag: TagId) {
        let height = row.height(row.lines, placing.table);
        let y = self.y();
        let mark = Mark::Tagged(self.tag_in(tag, TagKind::GroupCell(placing.widths.len())));
        for set in &row.cells {
            let style = set.paragraph.style();
            let mut baseline = y + placing.table.spacing + style.baseline();
            for line in &set.lines {
                self.line(mark, &set.paragraph, line, placing.x + placing.table.gutter, baseline);
                baseline += style.leading;
            }
        }
        self.rule(placing.x, placing.right(), y + height, Stroke::solid(0.5, Ink::BLACK));
        self.advance_to(y + height);
    }

    fn body_row(&mut self, placing: &Placing<'_>, row: &SetRow, lines: Range<usize>, tags: &[TagId], height: f32) {
        let y = self.y();
        for ((index, cell), tag) in row.cells.iter().enumerate().zip(tags) {
            let range = lines.start.min(cell.lines.len())..lines.end.min(cell.lines.len());
            self.cell(placing, index, cell, range, Mark::Tagged(*tag), y);
        }
        self.rule(placing.x, placing.right(), y + height, Stroke::HAIRLINE);
        if placing.table.ruled {
            let mut x = placing.x;
            let between = placing.widths.iter().take(placing.widths.len().saturating_sub(1)).map(|width| {
                x += width;
                (Point::new(x, y), Point::new(x, y + height))
            });
            self.decorate(Draw::Lines { segments: between.collect(), stroke: Stroke::HAIRLINE });
        }
        self.advance_to(y + height);
    }

    fn cell(&mut self, placing: &Placing<'_>, index: usize, cell: &Set, lines: Range<usize>, mark: Mark, top: f32) {
        let style = cell.paragraph.style();
        let left = placing.x + placing.widths[..index].iter().sum::<f32>() + placing.table.gutter;
        let width = placing.widths[index] - 2.0 * placing.table.gutter;
        let mut y = top + placing.table.spacing + style.baseline();
        for line in &cell.lines[lines] {
            let x = match placing.table.columns[index].align {
                Align::Left => left,
                Align::Right => left + width - line.width,
                Align::Centre => left + (width - line.width) / 2.0,
            };
            self.line(mark, &cell.paragraph, line, x, y);
            y += style.leading;
        }
    }
}
