//! How wide the columns of a table are.

use crate::text::{Paragraph, Text};

/// How a column finds its width.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Width {
    /// In points.
    Fixed(f32),
    /// As wide as its widest cell, at most this many points.
    Fit(f32),
    /// This many parts of what the other columns leave.
    Share(f32),
}

/// Where text stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// Text.
    #[default]
    Left,
    /// Numbers.
    Right,
    /// Single letters.
    Centre,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The header cell.
    pub head: Text,
    /// How wide.
    pub width: Width,
    /// Where its text stands.
    pub align: Align,
    /// Whether its cells head their rows.
    pub heads_row: bool,
}

impl Column {
    /// A left-aligned column.
    pub fn new(head: &str, width: Width) -> Self {
        Self { head: head.into(), width, align: Align::Left, heads_row: false }
    }

    /// The same column, right-aligned.
    #[must_use]
    pub fn right(self) -> Self {
        Self { align: Align::Right, ..self }
    }

    /// The same column, centred.
    #[must_use]
    pub fn centre(self) -> Self {
        Self { align: Align::Centre, ..self }
    }

    /// The same column, with cells that head their rows.
    #[must_use]
    pub fn heading_row(self) -> Self {
        Self { heads_row: true, ..self }
    }
}

/// The widths of columns that together are `total` points wide, `padding` left and right of the text included.
///
/// `cells` yields the paragraphs of a column, header first.
pub fn widths<'p, I, C>(columns: &[Column], total: f32, padding: f32, cells: C) -> Vec<f32>
where
    I: Iterator<Item = &'p Paragraph>,
    C: Fn(usize) -> I,
{
    /// No word is reason enough to make a shared column wider than this before it is broken.
    const WORD: f32 = 90.0;
    let pad = 2.0 * padding;
    let word = |index: usize| cells(index).fold(0.0_f32, |w, p| w.max(p.longest_word()));
    let mut widths: Vec<f32> = columns
        .iter()
        .enumerate()
        .map(|(index, column)| match column.width {
            Width::Fixed(width) => width,
            Width::Fit(max) => cells(index).fold(0.0_f32, |w, p| w.max(p.natural_width())).min(max) + pad,
            Width::Share(_) => 0.0,
        })
        .collect();
    let shares: f32 = columns.iter().map(share).sum();
    let taken: f32 = widths.iter().sum();
    let least: Vec<f32> = columns
        .iter()
        .enumerate()
        .map(|(index, column)| if share(column) > 0.0 { word(index).min(WORD) + pad } else { 0.0 })
        .collect();
    let left = (total - taken).max(least.iter().sum());
    // Columns whose longest word needs more than their part get it first; the others share what is left.
    let mut open: Vec<usize> = (0..columns.len()).filter(|index| share(&columns[*index]) > 0.0).collect();
    let (mut rest, mut parts) = (left, shares);
    while let Some(position) = open.iter().position(|index| rest * share(&columns[*index]) / parts < least[*index]) {
        let index = open.remove(position);
        widths[index] = least[index];
        rest -= least[index];
        parts -= share(&columns[index]);
    }
    for index in open {
        widths[index] = rest * share(&columns[index]) / parts;
    }
    let sum: f32 = widths.iter().sum();
    // Without a shared column a narrow table stays narrow; a wide one gives way everywhere.
    if sum > total {
        for width in &mut widths {
            *width *= total / sum;
        }
    }
    widths
}

fn share(column: &Column) -> f32 {
    match column.width {
        Width::Share(parts) => parts,
        Width::Fixed(_) | Width::Fit(_) => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::font::{FontSet, Shaper};
    use crate::text::Style;

    fn measured(columns: &[Column], texts: &[&str], total: f32) -> Vec<f32> {
        let mut shaper = Shaper::new(FontSet::new(None).unwrap());
        let cells: Vec<Paragraph> =
            texts.iter().map(|text| Paragraph::new(&mut shaper, &(*text).into(), Style::TABLE)).collect();
        widths(columns, total, 3.0, |index| cells[index..=index].iter())
    }

    #[test]
    fn a_fitted_column_is_as_wide_as_its_text_and_the_share_takes_the_rest() {
        let columns = [Column::new("No.", Width::Fit(100.0)), Column::new("Title", Width::Share(1.0))];
        let widths = measured(&columns, &["REL-1", "Move the ledger"], 400.0);
        assert!(widths[0] > 20.0 && widths[0] < 60.0, "{widths:?}");
        assert!((widths.iter().sum::<f32>() - 400.0).abs() < 0.01);
    }

    #[test]
    fn too_much_text_never_makes_a_table_wider_than_the_page() {
        let columns = [
            Column::new("a", Width::Fixed(300.0)),
            Column::new("b", Width::Fit(300.0)),
            Column::new("c", Width::Share(1.0)),
        ];
        let widths = measured(&columns, &["x", &"wide ".repeat(40), "unbreakable-but-hyphenated"], 400.0);
        assert!(widths.iter().sum::<f32>() <= 400.01, "{widths:?}");
        assert!(widths.iter().all(|width| *width > 0.0));
    }
}
