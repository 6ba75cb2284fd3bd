//! What is wrong with a file, and where.

use serde::Serialize;
use thiserror::Error;

use super::Sheet;

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// The line, from 1.
    pub line: usize,
    /// The column by its name in the file, where one column is to blame.
    pub column: Option<String>,
    /// What is wrong, and what was expected.
    pub message: String,
}

impl Problem {
    /// A problem of a whole line.
    pub fn of_line(line: usize, message: impl Into<String>) -> Self {
        Self { line, column: None, message: message.into() }
    }
}

/// Everything that is wrong with a file; at most [`Problems::MOST`] are kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Error)]
#[error("{}", self.summary())]
pub struct Problems {
    /// The first problems, by line.
    pub first: Vec<Problem>,
    /// How many there are in all.
    pub count: usize,
}

impl Problems {
    /// How many problems are kept.
    pub const MOST: usize = 100;

    /// A file with one problem.
    pub fn one(problem: Problem) -> Self {
        Self { first: vec![problem], count: 1 }
    }

    /// The same problems with our columns named as the file names them.
    #[must_use]
    pub fn in_words_of(mut self, sheet: &Sheet) -> Self {
        for column in self.first.iter_mut().filter_map(|problem| problem.column.as_mut()) {
            *column = sheet.theirs(column).to_owned();
        }
        self
    }

    fn summary(&self) -> String {
        let Some(first) = self.first.first() else { return "nothing is wrong".to_owned() };
        let column = first.column.as_ref().map_or_else(String::new, |column| format!(", column {column:?}"));
        let more = if self.count > 1 { format!(" (and {} more problems)", self.count - 1) } else { String::new() };
        format!("line {}{column}: {}{more}", first.line, first.message)
    }
}
