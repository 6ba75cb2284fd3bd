//! What is wrong with a file or should be known about it, while it is read.

use crate::csv::{Problem, Problems};

/// Problems and warnings; only the first of each are kept, however many come.
#[derive(Default)]
pub(super) struct Told {
    problems: Vec<Problem>,
    count: usize,
    warnings: Vec<String>,
    unsaid: usize,
}

impl Told {
    pub(super) fn wrong(&mut self, line: usize, message: impl Into<String>) {
        self.count += 1;
        if self.problems.len() < Problems::MOST {
            self.problems.push(Problem::of_line(line, message));
        }
    }

    pub(super) fn warn(&mut self, line: usize, message: impl std::fmt::Display) {
        if self.warnings.len() < Problems::MOST {
            self.warnings.push(format!("line {line}: {message}"));
        } else {
            self.unsaid += 1;
        }
    }

    /// The warnings, or everything that is wrong.
    pub(super) fn end(mut self) -> Result<Vec<String>, Problems> {
        if self.count > 0 {
            self.problems.sort_by_key(|problem| problem.line);
            return Err(Problems { first: self.problems, count: self.count });
        }
        if self.unsaid > 0 {
            self.warnings.push(format!("and {} more warnings", self.unsaid));
        }
        Ok(self.warnings)
    }
}
