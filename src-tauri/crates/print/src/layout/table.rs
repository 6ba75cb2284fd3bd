//! Tables that run over pages.

mod placing;

use super::columns::{Column, widths};
use super::flow::Flow;
use crate::display::TagKind;
use crate::text::{Line, Paragraph, Style, Text};
use placing::Placing;

/// A row of a table.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// One text for each column.
    pub cells: Vec<Text>,
    /// At least this high, for rows written in by hand.
    pub min_height: f32,
    /// Whether its only cell stands across all columns and heads the rows under it.
    pub is_group: bool,
    /// Whether it heads the rows under it with a cell for each column.
    pub leads: bool,
}

impl Row {
    /// A row of these texts.
    pub fn new<T: Into<Text>>(cells: impl IntoIterator<Item = T>) -> Self {
        Self { cells: cells.into_iter().map(Into::into).collect(), ..Self::default() }
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
    /// Whether its columns are divided by lines, for tables that are written in by hand.
    pub ruled: bool,
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
            ruled: false,
        }
    }

    /// Adds a row.
    pub fn row<T: Into<Text>>(&mut self, cells: impl IntoIterator<Item = T>) {
        self.rows.push(Row::new(cells));
    }

    /// Adds a row that heads the rows under it, up to the next of its kind.
    pub fn group(&mut self, title: &str) {
        self.rows.push(Row { cells: vec![title.into()], is_group: true, ..Row::default() });
    }

    /// Adds a row of these texts that heads the rows under it, up to the next of its kind.
    pub fn lead<T: Into<Text>>(&mut self, cells: impl IntoIterator<Item = T>) {
        self.rows.push(Row { leads: true, ..Row::new(cells) });
    }

    /// Leaves out the columns that say `empty` in every row, and returns their headers.
    pub fn drop_columns_of(&mut self, empty: &Text) -> Vec<String> {
        let says = |index: usize| {
            let mut cells = self.rows.iter().filter(|row| !row.is_group).filter_map(|row| row.cells.get(index));
            cells.any(|cell| cell != empty)
        };
        let kept: Vec<bool> = (0..self.columns.len()).map(says).collect();
        let dropped = self.columns.iter().zip(&kept).filter(|(_, kept)| !**kept);
        let dropped = dropped.map(|(column, _)| column.head.spans.iter().map(|span| span.text.as_str()).collect());
        let dropped: Vec<String> = dropped.collect();
        let mut each = kept.iter();
        self.columns.retain(|_| each.next().is_none_or(|kept| *kept));
        for row in self.rows.iter_mut().filter(|row| !row.is_group) {
            let mut each = kept.iter();
            row.cells.retain(|_| each.next().is_none_or(|kept| *kept));
        }
        dropped
    }
}

/// A cell with its text broken to the width of its column.
struct Set {
    paragraph: Paragraph,
    lines: Vec<Line>,
}

impl Set {
    fn new(paragraph: Paragraph, width: f32) -> Self {
        Self { lines: paragraph.lines(width), paragraph }
    }
}

struct SetRow {
    cells: Vec<Set>,
    lines: usize,
    min_height: f32,
    /// What a row says that heads the rows under it.
    group: Option<String>,
    /// Whether it says that in cells.
    leads: bool,
}

impl SetRow {
    fn new(cells: Vec<Set>, min_height: f32) -> Self {
        let lines = cells.iter().map(|cell| cell.lines.len()).max().unwrap_or(0);
        Self { cells, lines, min_height, group: None, leads: false }
    }

    fn height(&self, lines: usize, table: &Table) -> f32 {
        (lines.max(1) as f32 * table.style.leading + 2.0 * table.spacing).max(self.min_height)
    }
}

impl Flow {
    /// Places a table under the cursor, followed by `after` points.
    pub fn table(&mut self, table: &Table, after: f32) {
        if table.rows.is_empty() {
            return;
        }
        let live = self.live();
        let bold = Style { weight: Style::TABLE_HEAD.weight, ..table.style };
        let heads: Vec<Paragraph> = table.columns.iter().map(|c| self.shape(&c.head, bold)).collect();
        let rows: Vec<Vec<Paragraph>> = table.rows.iter().map(|row| self.shape_row(table, row, bold)).collect();
        let widths = widths(&table.columns, live.width, table.gutter, |index| {
            let head = table.head.then(|| &heads[index]);
            let cells = rows.iter().zip(&table.rows).filter(|(_, row)| !row.is_group);
            head.into_iter().chain(cells.filter_map(move |(cells, _)| cells.get(index)))
        });
        let across: f32 = widths.iter().sum();
        let set = |paragraphs: Vec<Paragraph>| -> Vec<Set> {
            let cells = paragraphs.into_iter().zip(&widths);
            cells.map(|(paragraph, width)| Set::new(paragraph, width - 2.0 * table.gutter)).collect()
        };
        let head = table.head.then(|| SetRow::new(set(heads), 0.0));
        let rows: Vec<SetRow> = rows
            .into_iter()
            .zip(&table.rows)
            .map(|(mut cells, row)| match cells.pop() {
                Some(title) if row.is_group => SetRow {
                    group: Some(title.text().to_owned()),
                    ..SetRow::new(vec![Set::new(title, across - 2.0 * table.gutter)], row.min_height)
                },
                last => {
                    let cells: Vec<Paragraph> = cells.into_iter().chain(last).collect();
                    let said = cells.iter().take(2).map(Paragraph::text).collect::<Vec<_>>().join("  ");
                    let group = row.leads.then_some(said);
                    SetRow { group, leads: row.leads, ..SetRow::new(set(cells), row.min_height) }
                }
            })
            .collect();
        let tag = self.tag(TagKind::Table);
        self.place_table(&Placing { table, widths, head, tag, x: live.x }, &rows);
        self.space(after);
    }

    fn shape_row(&mut self, table: &Table, row: &Row, bold: Style) -> Vec<Paragraph> {
        if row.is_group {
            return row.cells.iter().map(|cell| self.shape(cell, bold)).collect();
        }
        let cells = table.columns.iter().zip(&row.cells);
        let style = |column: &Column| if column.heads_row || row.leads { bold } else { table.style };
        cells.map(|(column, cell)| self.shape(cell, style(column))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Width;

    #[test]
    fn columns_that_say_nothing_are_left_out_and_named() {
        let columns = ["No.", "Outage", "Risk"].map(|head| Column::new(head, Width::Share(1.0)));
        let mut table = Table::new("Releases", columns.into());
        table.group("W48");
        table.row(["1", "–", "M 8"]);
        table.row(["2", "–", "–"]);
        assert_eq!(table.drop_columns_of(&"–".into()), ["Outage"]);
        assert_eq!(table.columns.len(), 2);
        assert_eq!(table.rows[0].cells.len(), 1);
        assert_eq!(table.rows[2].cells, [Text::from("2"), Text::from("–")]);
    }
}
