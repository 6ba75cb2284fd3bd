//! What is told of events on their way into a plan.

use crate::exchange::import::LINES;
use crate::exchange::{ImportLine, ImportOutcome, ImportRemark};

/// How many remarks are told with their places.
const REMARKS: usize = 1_000;

/// What became of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Became {
    /// Something new.
    Added,
    /// What was there is different.
    Updated,
    /// What was there is as it was.
    Unchanged,
    /// What was there was taken out or called off.
    Removed,
    /// Nothing, because a newer one came before.
    Older,
    /// Nothing, by choice or because a rule keeps it out.
    Skipped,
}

impl Became {
    /// The word for it.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Updated => "updated",
            Self::Unchanged => "unchanged",
            Self::Removed => "removed",
            Self::Older => "older",
            Self::Skipped => "skipped",
        }
    }

    /// New where there was nothing, otherwise as it was or different.
    pub(super) const fn of(there: bool, same: bool) -> Self {
        match (there, same) {
            (false, _) => Self::Added,
            (true, true) => Self::Unchanged,
            (true, false) => Self::Updated,
        }
    }
}

/// What is told of all files together; every event is counted, and only so many are told.
#[derive(Default)]
pub(super) struct Told {
    counts: [usize; 6],
    lines: Vec<ImportLine>,
    remarks: Vec<ImportRemark>,
    more: usize,
}

/// How much was told at some moment.
pub(super) struct Moment {
    counts: [usize; 6],
    lines: usize,
    remarks: usize,
    more: usize,
}

impl Told {
    /// Counts what became of an event, and tells the line of it where there is room.
    pub(super) fn say(&mut self, became: Became, line: impl FnOnce() -> ImportLine) {
        self.counts[became as usize] += 1;
        if self.lines.len() < LINES {
            self.lines.push(ImportLine { outcome: became.as_str().to_owned(), ..line() });
        }
    }

    /// Tells something about a place in a file, or about the whole file.
    pub(super) fn remark(&mut self, file: &str, line: Option<usize>, text: String) {
        if self.remarks.len() < REMARKS {
            self.remarks.push(ImportRemark { file: file.to_owned(), line, text });
        } else {
            self.more += 1;
        }
    }

    /// How much is told now.
    pub(super) fn moment(&self) -> Moment {
        Moment { counts: self.counts, lines: self.lines.len(), remarks: self.remarks.len(), more: self.more }
    }

    /// Takes everything back that was told since a moment.
    pub(super) fn back_to(&mut self, moment: &Moment) {
        self.counts = moment.counts;
        self.lines.truncate(moment.lines);
        self.remarks.truncate(moment.remarks);
        self.more = moment.more;
    }

    /// What an import answers with, before anything is written.
    pub(super) fn outcome(self, made: Vec<String>) -> ImportOutcome {
        let count = |became: Became| self.counts[became as usize];
        let told = |remark: &ImportRemark| match remark.line {
            Some(line) => format!("{}, line {line}: {}", remark.file, remark.text),
            None => format!("{}: {}", remark.file, remark.text),
        };
        let mut warnings: Vec<String> = self.remarks.iter().map(told).collect();
        if self.more > 0 {
            warnings.push(format!("and {} more of these", self.more));
        }
        ImportOutcome {
            rows: self.counts.iter().sum(),
            added: count(Became::Added),
            updated: count(Became::Updated),
            unchanged: count(Became::Unchanged),
            removed: count(Became::Removed),
            older: count(Became::Older),
            skipped: count(Became::Skipped),
            made,
            lines: self.lines,
            warnings,
            remarks: self.remarks,
            changed: None,
        }
    }
}
