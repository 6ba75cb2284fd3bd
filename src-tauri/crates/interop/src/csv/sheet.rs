//! A table of texts.

use std::collections::{BTreeMap, HashMap};

use super::{Problem, Problems};
use crate::decode;

/// How much a file may hold.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes.
    pub bytes: usize,
    /// Rows.
    pub rows: usize,
    /// Cells.
    pub cells: usize,
    /// Characters of one cell.
    pub cell: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 64 << 20, rows: 200_000, cells: 5_000_000, cell: 20_000 }
    }
}

/// A CSV file in memory: a header and rows with the lines on which they begin.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// The columns as the file names them.
    pub columns: Vec<String>,
    /// The rows: line and cells.
    pub rows: Vec<(usize, Vec<String>)>,
    ours: HashMap<String, usize>,
}

impl Sheet {
    /// A sheet that was not read from a CSV file, within the usual bounds.
    pub fn of(columns: &[&str], rows: Vec<(usize, Vec<String>)>) -> Result<Self, Problems> {
        let limits = Limits::default();
        if rows.len() > limits.rows {
            return Err(Problems::one(Problem::of_line(
                1,
                format!("the file has more than {} rows; split it", limits.rows),
            )));
        }
        let ours = columns.iter().zip(0..).map(|(name, index)| ((*name).to_owned(), index)).collect();
        Ok(Self { columns: columns.iter().map(|name| (*name).to_owned()).collect(), rows, ours })
    }

    /// Reads a file; the separator (comma, semicolon or tab) is found by looking at the header.
    pub fn read(bytes: &[u8], limits: Limits) -> Result<Self, Problems> {
        let whole = |message: String| Problems::one(Problem::of_line(1, message));
        if bytes.len() > limits.bytes {
            return Err(whole(format!("the file has {} bytes; at most {} can be read", bytes.len(), limits.bytes)));
        }
        let text = decode(bytes).map_err(|error| whole(error.to_string()))?;
        if text.trim().is_empty() {
            return Err(whole("the file is empty; a header row is needed".to_owned()));
        }
        let separator = separator(text.split(['\n', '\r']).find(|line| !line.trim().is_empty()).unwrap_or_default());
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator)
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut sheet = Self::default();
        let (mut record, mut cells) = (csv::StringRecord::new(), 0);
        let (mut counted, mut line) = (0, 1);
        loop {
            let start = reader.position().clone();
            let more = reader.read_record(&mut record).map_err(|error| whole(error.to_string()))?;
            if !more {
                break;
            }
            // Its place is that of the empty lines in front of it, and only line feeds are counted there.
            let from = record.position().map_or(start.byte(), csv::Position::byte) as usize;
            let raw = text.get(from..reader.position().byte() as usize).unwrap_or_default();
            let raw = raw.trim_start_matches(['\n', '\r']);
            let begins = reader.position().byte() as usize - raw.len();
            line += line_breaks(text.get(counted..begins).unwrap_or_default());
            counted = begins;
            if raw.matches('"').count() % 2 == 1 {
                let message =
                    "a quoted cell begins here and never ends; close it with \" or double the quotes inside it";
                let column = sheet.columns.get(record.len().saturating_sub(1)).cloned();
                return Err(Problems::one(Problem { line, column, message: message.to_owned() }));
            }
            cells += record.len();
            sheet.take(line, &record, cells, limits)?;
        }
        sheet.ours = sheet.columns.iter().enumerate().map(|(index, name)| (normal(name), index)).collect();
        Ok(sheet)
    }

    fn take(&mut self, line: usize, record: &csv::StringRecord, cells: usize, limits: Limits) -> Result<(), Problems> {
        let fail = |message: String| Err(Problems::one(Problem::of_line(line, message)));
        if cells > limits.cells || self.rows.len() >= limits.rows {
            return fail(format!(
                "the file has too much in it; at most {} rows and {} cells can be read",
                limits.rows, limits.cells
            ));
        }
        if let Some(long) = record.iter().find(|cell| cell.len() > limits.cell) {
            return fail(format!(
                "a cell has {} characters; at most {} can be read",
                long.chars().count(),
                limits.cell
            ));
        }
        if self.columns.is_empty() {
            self.columns = record.iter().map(|cell| cell.trim().to_owned()).collect();
            return Ok(());
        }
        if record.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(());
        }
        if record.len() > self.columns.len() {
            return fail(format!(
                "the row has {} cells and the header {}; quote cells that hold the separator",
                record.len(),
                self.columns.len()
            ));
        }
        self.rows.push((line, record.iter().map(|cell| cell.trim().to_owned()).collect()));
        Ok(())
    }

    /// Says which of their columns is which of ours: `(ours, theirs)`.
    ///
    /// One of theirs may feed several of ours; one that is mapped to a name that is none of ours is kept as a note.
    /// Refuses a name that the file does not have.
    pub fn map(&mut self, map: &BTreeMap<String, String>) -> Result<(), Problems> {
        let mut said = Vec::new();
        for (ours, theirs) in map {
            let index = self.columns.iter().position(|column| normal(column) == normal(theirs)).ok_or_else(|| {
                let message = format!("there is no column {theirs:?}; the file has: {}", self.columns.join(", "));
                Problems::one(Problem::of_line(1, message))
            })?;
            said.push((normal(ours), index));
        }
        // A column about which somebody said something is only what was said, although its name is one of ours.
        self.ours.retain(|_, index| said.iter().all(|(_, taken)| taken != index));
        self.ours.extend(said);
        Ok(())
    }

    /// The index of one of our columns in this file.
    pub fn index(&self, ours: &str) -> Option<usize> {
        self.ours.get(ours).copied()
    }

    /// What the file calls one of our columns.
    pub fn theirs<'a>(&'a self, ours: &'a str) -> &'a str {
        self.index(ours).and_then(|index| self.columns.get(index)).map_or(ours, String::as_str)
    }

    /// The columns of the file that are none of ours, with their indexes.
    pub fn others<'a>(&'a self, ours: &'a [&str]) -> impl Iterator<Item = (usize, &'a str)> + 'a {
        let used: Vec<usize> = ours.iter().filter_map(|name| self.index(name)).collect();
        self.columns
            .iter()
            .enumerate()
            .filter(move |(index, _)| !used.contains(index))
            .map(|(index, name)| (index, name.as_str()))
    }
}

/// How many lines end in a text, by CR, LF or both.
fn line_breaks(text: &str) -> usize {
    text.matches(['\n', '\r']).count() - text.matches("\r\n").count()
}

fn normal(name: &str) -> String {
    name.trim().to_lowercase().replace([' ', '-'], "_")
}

fn separator(header: &str) -> u8 {
    let count = |separator: char| header.matches(separator).count();
    [b',', b';', b'\t'].into_iter().max_by_key(|byte| (count(char::from(*byte)), *byte == b',')).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Sheet, Problems> {
        Sheet::read(text.as_bytes(), Limits::default())
    }

    #[test]
    fn separators_are_found_by_looking() {
        for text in ["a,b\n1,2", "a;b\n1;2", "a\tb\n1\t2"] {
            let sheet = read(text).unwrap();
            assert_eq!(
                (sheet.columns, sheet.rows),
                (vec!["a".into(), "b".into()], vec![(2, vec!["1".into(), "2".into()])])
            );
        }
    }

    #[test]
    fn quoted_cells_hold_separators_quotes_and_line_breaks_and_lines_are_counted_through_them() {
        let sheet = read("a,b\n\"x,\"\"y\"\"\nz\",2\n3,4").unwrap();
        assert_eq!(sheet.rows[0].1[0], "x,\"y\"\nz");
        assert_eq!(sheet.rows[1].0, 4);
    }

    #[test]
    fn lines_are_counted_whatever_ends_them_and_however_many_are_empty() {
        for end in ["\n", "\r\n", "\r"] {
            let sheet = read(&["", "a;b", "1;2", "", "", "3;4", "\"5", "\";6", "7;8"].join(end)).unwrap();
            let lines: Vec<usize> = sheet.rows.iter().map(|(line, _)| *line).collect();
            assert_eq!((sheet.columns, lines), (vec!["a".to_owned(), "b".to_owned()], vec![3, 6, 7, 9]), "{end:?}");
        }
    }

    #[test]
    fn a_broken_quote_is_named_with_the_line_on_which_it_begins() {
        let problems = read("a,b\n1,2\n3,\"open\n5,6\n").unwrap_err();
        assert_eq!(problems.first[0].line, 3);
        assert!(problems.to_string().contains("never ends"), "{problems}");
    }

    #[test]
    fn too_much_is_refused_with_one_clear_sentence() {
        let limits = Limits { cells: 10, ..Limits::default() };
        let problems = Sheet::read("a,b\n".repeat(20).as_bytes(), limits).unwrap_err();
        assert!(problems.to_string().contains("too much"), "{problems}");
    }

    #[test]
    fn a_mapping_to_a_column_that_is_not_there_says_what_is() {
        let mut sheet = read("a,b\n1,2").unwrap();
        let problems = sheet.map(&[("key".to_owned(), "c".to_owned())].into()).unwrap_err();
        assert!(problems.to_string().contains("a, b"), "{problems}");
    }
}
