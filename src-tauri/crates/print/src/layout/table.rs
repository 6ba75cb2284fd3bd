//! Tables that run over pages.

use std::ops::Range;

use super::columns::{Align, Column, widths};
use super::flow::Flow;
use crate::display::{ArtifactKind, Draw, Ink, Mark, Rect, Scope, Stroke, TagId, TagKind};
use crate::text::{Line, Paragraph, Style, Text};

/// A row of fewer lines is never split.
const SPLIT: usize = 4;

/// A row of a table.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// One text for each column.
    pub cells: Vec<Text>,
    /// At least this high, for rows written in by hand.
    pub min_height: f32,
}

impl Row {
    /// A row of these texts.
    pub fn new<T: Into<Text>>(cells: impl IntoIterator<Item = T>) -> Self {
        Self { cells: cells.into_iter().map(Into::into).collect(), min_height: 0.0 }
    }
}

/// A table. Its header row is repeated on each page it runs over, with "(continued)" above.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// What the continuation on the next page is called.
    pub name: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
    /// Whether there is a header row. A table without one has row headers.
    pub head: bool,
    /// Type of the cells.
    pub style: Style,
    /// Space above and below the text of a row, in points.
    pub spacing: f32,
    /// Space left and right of the text of a column, in points.
    pub gutter: f32,
}

impl Table {
    /// A table with a header row and no rows yet.
    pub fn new(name: &str, columns: Vec<Column>) -> Self {
        Self {
            name: name.to_owned(),
            columns,
            rows: Vec::new(),
            head: true,
            style: Style::TABLE,
            spacing: 3.0,
            gutter: 4.0,
        }
    }

    /// Adds a row.
    pub fn row<T: Into<Text>>(&mut self, cells: impl IntoIterator<Item = T>) {
        self.rows.push(Row::new(cells));
    }
}

/// A cell with its text broken to the width of its column.
struct Set {
    paragraph: Paragraph,
    lines: Vec<Line>,
}

struct SetRow {
    cells: Vec<Set>,
    lines: usize,
    min_height: f32,
}

impl SetRow {
    fn height(&self, lines: usize, table: &Table) -> f32 {
        (lines.max(1) as f32 * table.style.leading + 2.0 * table.spacing).max(self.min_height)
    }
}

/// A table in the act of being placed.
struct Placing<'t> {
    table: &'t Table,
    widths: Vec<f32>,
    head: Option<SetRow>,
    tag: TagId,
    x: f32,
}

impl Flow {
    /// Places a table under the cursor, followed by `after` points.
    pub fn table(&mut self, table: &Table, after: f32) {
        let live = self.live();
        self.table_within(table, live.x, live.width, after);
    }

    /// Places a table of at most `width` points with its left edge at `x`.
    pub fn table_within(&mut self, table: &Table, x: f32, width: f32, after: f32) {
        if table.rows.is_empty() {
            return;
        }
        let head_style = Style { weight: Style::TABLE_HEAD.weight, ..table.style };
        let heads: Vec<Paragraph> = table.columns.iter().map(|c| self.shape(&c.head, head_style)).collect();
        let rows: Vec<Vec<Paragraph>> = table
            .rows
            .iter()
            .map(|row| {
                let cells = table.columns.iter().zip(&row.cells);
                cells
                    .map(|(column, cell)| self.shape(cell, if column.heads_row { head_style } else { table.style }))
                    .collect()
            })
            .collect();
        let widths = widths(&table.columns, width, table.gutter, |index| {
            let head = table.head.then(|| &heads[index]);
            head.into_iter().chain(rows.iter().filter_map(move |row| row.get(index)))
        });
        let set = |paragraphs: Vec<Paragraph>, min_height: f32| {
            let cells: Vec<Set> = paragraphs
                .into_iter()
                .zip(&widths)
                .map(|(paragraph, width)| Set { lines: paragraph.lines(width - 2.0 * table.gutter), paragraph })
                .collect();
            let lines = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(0);
            SetRow { cells, lines, min_height }
        };
        let head = table.head.then(|| set(heads, 0.0));
        let rows: Vec<SetRow> =
            rows.into_iter().zip(&table.rows).map(|(cells, row)| set(cells, row.min_height)).collect();
        let tag = self.tag(TagKind::Table);
        let placing = Placing { table, widths, head, tag, x };
        self.place_table(&placing, &rows);
        self.space(after);
    }

    fn place_table(&mut self, placing: &Placing<'_>, rows: &[SetRow]) {
        let leading = placing.table.style.leading;
        // The header row never stands at the foot of a page with fewer than two rows under it.
        let first: f32 = rows.iter().take(2).map(|row| row.height(row.lines.min(SPLIT), placing.table)).sum();
        let head_height = placing.head.as_ref().map_or(0.0, |head| head.height(head.lines, placing.table));
        self.need(head_height + first);
        let right = placing.x + placing.widths.iter().sum::<f32>();
        if let Some(head) = &placing.head {
            let group = self.tag_in(placing.tag, TagKind::TableHead);
            let row = self.tag_in(group, TagKind::Row);
            self.head_row(placing, head, Some(row));
        } else {
            self.rule(placing.x, right, self.y(), Stroke::HAIRLINE);
        }
        let body = self.tag_in(placing.tag, TagKind::TableBody);
        for row in rows {
            let tag = self.tag_in(body, TagKind::Row);
            let cells: Vec<TagId> = placing
                .table
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
                let whole = row.height(rest, placing.table);
                if whole <= self.left() + 0.01 {
                    self.body_row(placing, row, from..row.lines, &cells, whole);
                    break;
                }
                let fits = ((self.left() - 2.0 * placing.table.spacing) / leading).floor().max(0.0) as usize;
                let fresh = self.live().height - head_height - Style::SMALL.leading;
                // Splitting is worth it for long rows only; a row higher than a page has no choice.
                let may_split = row.lines >= 2 * SPLIT || row.height(row.lines, placing.table) > fresh;
                if may_split && fits >= SPLIT.min(rest) && rest > fits {
                    let height = row.height(fits, placing.table).min(self.left());
                    self.body_row(placing, row, from..from + fits, &cells, height);
                    from += fits;
                }
                self.continue_table(placing);
            }
        }
    }

    fn continue_table(&mut self, placing: &Placing<'_>) {
        self.continue_page();
        let artifact = Mark::Artifact(ArtifactKind::Layout);
        let note = format!("{} (continued)", placing.table.name);
        let style = Style::SMALL.in_ink(Ink::MUTED);
        let y = self.y();
        self.label(artifact, &note, style, placing.x, y + style.baseline() - 2.0);
        self.advance_to(y + style.leading);
        if let Some(head) = &placing.head {
            self.head_row(placing, head, None);
        } else {
            let right = placing.x + placing.widths.iter().sum::<f32>();
            self.rule(placing.x, right, self.y(), Stroke::HAIRLINE);
        }
    }

    /// Draws the header row; `tag` is its row element the first time and nothing when it is repeated.
    fn head_row(&mut self, placing: &Placing<'_>, head: &SetRow, tag: Option<TagId>) {
        let height = head.height(head.lines, placing.table);
        let width: f32 = placing.widths.iter().sum();
        let (x, y) = (placing.x, self.y());
        let rect = Rect::new(x, y, width, height);
        self.decorate(Draw::Rect { rect, fill: Some(Ink::HEAD), stroke: None });
        self.rule(x, x + width, y + height, Stroke::solid(0.75, Ink::BLACK));
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
            let skip = head.lines - cell.lines.len();
            self.cell(
                placing,
                index,
                cell,
                0..cell.lines.len(),
                mark,
                y + skip as f32 * cell.paragraph.style().leading,
            );
        }
        self.advance_to(y + height);
    }

    fn body_row(&mut self, placing: &Placing<'_>, row: &SetRow, lines: Range<usize>, tags: &[TagId], height: f32) {
        let y = self.y();
        for ((index, cell), tag) in row.cells.iter().enumerate().zip(tags) {
            let range = lines.start.min(cell.lines.len())..lines.end.min(cell.lines.len());
            self.cell(placing, index, cell, range, Mark::Tagged(*tag), y);
        }
        let right = placing.x + placing.widths.iter().sum::<f32>();
        self.rule(placing.x, right, y + height, Stroke::HAIRLINE);
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
            };
            self.line(mark, &cell.paragraph, line, x, y);
            y += style.leading;
        }
    }
}
