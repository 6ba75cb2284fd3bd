//! The results of a run, as one table.

use std::fmt;
use std::time::Duration;

/// What became of the steps of a run.
#[derive(Default)]
pub struct Summary {
    results: Vec<(&'static str, bool, Duration)>,
}

impl Summary {
    /// Notes what became of a step.
    pub fn note(&mut self, step: &'static str, passed: bool, took: Duration) {
        self.results.push((step, passed, took));
    }

    /// How many steps failed.
    pub fn failed(&self) -> usize {
        self.results.iter().filter(|(_, passed, _)| !passed).count()
    }
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.results.iter().map(|(step, ..)| step.len()).max().unwrap_or(0).max(4);
        writeln!(f, "{:width$}  result  {:>8}", "step", "time")?;
        for (step, passed, took) in &self.results {
            let (minutes, seconds) = (took.as_secs() / 60, took.as_secs_f64() % 60.0);
            let time = format!("{minutes}:{seconds:04.1}");
            writeln!(f, "{step:width$}  {}  {time:>8}", if *passed { "passed" } else { "FAILED" })?;
        }
        write!(f, "{} passed, {} failed", self.results.len() - self.failed(), self.failed())
    }
}

#[cfg(test)]
mod tests {
    use super::Summary;
    use std::time::Duration;

    #[test]
    fn the_last_line_counts_the_steps() {
        let mut summary = Summary::default();
        summary.note("format", true, Duration::from_millis(1_260));
        summary.note("clippy", false, Duration::from_secs(75));
        let told = summary.to_string();
        assert_eq!(told.lines().last(), Some("1 passed, 1 failed"));
        assert!(told.contains("format  passed    0:01.3"), "{told}");
        assert!(told.contains("clippy  FAILED    1:15.0"), "{told}");
    }
}
