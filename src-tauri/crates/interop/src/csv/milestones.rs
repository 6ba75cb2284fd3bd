//! Reading milestones of projects.

use chrono::NaiveDate;
use slipway_domain::Key;
use slipway_domain::time::Year;

use super::cells::{Cells, parse, unique};
use super::{Problems, Row, Sheet};

/// A row of `milestones.csv`.
#[derive(Clone, Debug)]
pub struct MilestoneRow {
    /// Its key.
    pub key: Key,
    /// What is reached, where it is said.
    pub title: Option<String>,
    /// The project, where it is said.
    pub project: Option<String>,
    /// Key or version of the release that waits for it, where it is said.
    pub release: Option<String>,
    /// The day that was promised, where it is said.
    pub baseline: Option<NaiveDate>,
    /// The day on which it is expected, where it is said.
    pub forecast: Option<NaiveDate>,
    /// The day on which it was reached, where it is said.
    pub actual: Option<NaiveDate>,
}

/// How project tools write days; what could be read in two ways is not among them.
const DAYS: [&str; 5] = ["%Y-%m-%d", "%d.%m.%Y", "%d/%b/%Y", "%d %b %Y", "%b %d, %Y"];
/// The same with two digits for the year, which Jira writes.
const SHORT_DAYS: [&str; 2] = ["%d/%b/%y", "%d-%b-%y"];

/// Reads milestones.
pub fn milestones(sheet: &Sheet) -> Result<Vec<Row<MilestoneRow>>, Problems> {
    let rows = parse(sheet, &["key"], |row| {
        let (baseline, forecast, actual) = (day(row, "baseline"), day(row, "forecast"), day(row, "actual"));
        let (title, project, release) = (row.words("title"), row.words("project"), row.words("release"));
        Some(MilestoneRow { key: row.needed("key")?, title, project, release, baseline, forecast, actual })
    })?;
    unique(sheet, "key", rows, |row| row.key.to_string())
}

fn day(row: &mut Cells<'_>, ours: &str) -> Option<NaiveDate> {
    let text = row.words(ours)?;
    let day = day_of(&text).filter(|day| Year::try_from(chrono::Datelike::year(day)).is_ok());
    if day.is_none() {
        row.complain(ours, format!("{text:?} is not a day that exists and can be read in one way; write 2026-10-01"));
    }
    day
}

/// The day at the head of a text; a time behind it says nothing about the day.
fn day_of(text: &str) -> Option<NaiveDate> {
    let head = |format: &&str| NaiveDate::parse_and_remainder(text, format).ok().filter(|(_, rest)| is_time(rest));
    // A year of two digits must not be read as one of four.
    let short = SHORT_DAYS.iter().find_map(&head);
    let long = DAYS.iter().find_map(&head);
    long.filter(|(day, _)| chrono::Datelike::year(day) > 99).or(short).map(|(day, _)| day)
}

fn is_time(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(['T', ' '])
}

#[cfg(test)]
mod tests {
    use super::super::Limits;
    use super::*;

    fn read(text: &str) -> Result<Vec<Row<MilestoneRow>>, Problems> {
        milestones(&Sheet::read(text.as_bytes(), Limits::default()).unwrap())
    }

    #[test]
    fn days_are_read_as_project_tools_write_them() {
        for text in [
            "2026-12-01",
            "2026-12-01T17:00:00",
            "2026-12-01 17:00",
            "01.12.2026",
            "01/Dec/26 5:00 PM",
            "01/Dec/26",
            "01/Dec/2026",
            "01-Dec-26",
            "1 Dec 2026",
            "\"Dec 1, 2026\"",
        ] {
            let rows = read(&format!("key,forecast\nM-1,{text}")).unwrap();
            assert_eq!(rows[0].says.forecast, NaiveDate::from_ymd_opt(2026, 12, 1), "{text}");
        }
    }

    #[test]
    fn a_day_that_could_be_two_or_does_not_exist_is_told_with_its_place() {
        for text in ["12/01/2026", "2026-02-30", "soon", "0026-12-01", "9999-01-01", "2026-12-011"] {
            let told = read(&format!("key,forecast\nM-1,{text}")).unwrap_err().to_string();
            assert!(told.starts_with("line 2, column \"forecast\""), "{text}: {told}");
        }
    }
}
