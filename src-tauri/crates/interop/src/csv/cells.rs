//! Cells parsed into the types of the field, with the place of everything that is wrong.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::str::FromStr;

use chrono::{NaiveDate, NaiveDateTime};
use slipway_domain::time::{Instant, Minutes, Moment, Resolved, Span, Zone};

use super::{Problem, Problems, Row, Sheet};

/// One row while it is parsed; problems gather in it.
pub(super) struct Cells<'a> {
    sheet: &'a Sheet,
    line: usize,
    pub(super) texts: &'a [String],
    problems: Vec<Problem>,
}

impl Cells<'_> {
    pub(super) fn text(&self, ours: &str) -> Option<&str> {
        let cell = self.texts.get(self.sheet.index(ours)?)?;
        (!cell.is_empty()).then_some(cell.as_str())
    }

    pub(super) fn complain(&mut self, ours: &str, message: impl Into<String>) {
        let column = Some(self.sheet.theirs(ours).to_owned());
        self.problems.push(Problem { line: self.line, column, message: message.into() });
    }

    pub(super) fn parsed<T: FromStr<Err: Display>>(&mut self, ours: &str) -> Option<T> {
        match self.text(ours)?.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                let message = error.to_string();
                self.complain(ours, message);
                None
            }
        }
    }

    pub(super) fn needed<T: FromStr<Err: Display>>(&mut self, ours: &str) -> Option<T> {
        if self.text(ours).is_none() {
            self.complain(ours, format!("{ours} is missing"));
        }
        self.parsed(ours)
    }

    pub(super) fn several<T: FromStr<Err: Display>>(&mut self, ours: &str) -> Vec<T> {
        let parts: Vec<String> =
            self.text(ours).unwrap_or_default().split('|').map(|part| part.trim().to_owned()).collect();
        let mut values = Vec::new();
        for part in parts.into_iter().filter(|part| !part.is_empty()) {
            match part.parse() {
                Ok(value) => values.push(value),
                Err(error) => self.complain(ours, T::Err::to_string(&error)),
            }
        }
        values
    }

    pub(super) fn words(&self, ours: &str) -> Option<String> {
        self.text(ours).map(str::to_owned)
    }

    /// A whole number that is not negative.
    pub(super) fn count(&mut self, ours: &str) -> Option<u32> {
        let text = self.words(ours)?;
        let count = text.parse().ok();
        if count.is_none() {
            self.complain(ours, format!("{text:?} is not a whole number from 0 up"));
        }
        count
    }

    /// A day, such as `2026-10-01`.
    pub(super) fn day(&mut self, ours: &str) -> Option<NaiveDate> {
        let text = self.words(ours)?;
        let day = text.parse().ok();
        if day.is_none() {
            self.complain(ours, format!("{text:?} is not a day that exists; write 2026-10-01"));
        }
        day
    }

    /// A word for yes or no.
    pub(super) fn yes_or_no(&mut self, ours: &str) -> Option<bool> {
        let text = self.words(ours)?;
        match text.to_lowercase().as_str() {
            "yes" | "true" | "1" => Some(true),
            "no" | "false" | "0" => Some(false),
            _ => {
                self.complain(ours, format!("{text:?} is neither yes nor no"));
                None
            }
        }
    }

    /// A length in minutes, which cannot be negative.
    pub(super) fn length(&mut self, ours: &str) -> Option<Minutes> {
        match self.parsed::<Span>(ours)? {
            Span::Calendar(minutes) if minutes >= Minutes::ZERO => Some(minutes),
            span => {
                self.complain(ours, format!("{span} is not a length of hours or days; write it as 90m, 2h or 1d"));
                None
            }
        }
    }

    /// A time with an offset, or on the wall of a zone where it must come exactly once.
    pub(super) fn moment(&mut self, ours: &str, zone: Option<&Zone>) -> Option<Moment> {
        let text = self.words(ours)?;
        if let Some(at) = instant(&text) {
            return Some(Moment::of(at, zone.unwrap_or(&Zone::utc())));
        }
        let Some(wall) = wall(&text) else {
            self.complain(
                ours,
                format!("{text:?} is not a time that exists; write 2026-11-28T22:00 or 2026-11-28T21:00:00Z"),
            );
            return None;
        };
        let Some(zone) = zone else {
            self.complain(
                ours,
                format!(
                    "{text:?} has no offset, so the row needs a zone; fill in the column zone or give a zone for all"
                ),
            );
            return None;
        };
        match zone.resolve(wall) {
            Resolved::Once(at) => Some(Moment { at, wall, occurrence: None }),
            Resolved::Never { after } => {
                let next = zone.wall(after).format("%Y-%m-%dT%H:%M");
                self.complain(
                    ours,
                    format!("{text:?} does not exist in {zone}: clocks jump over it; did you mean {next}?"),
                );
                None
            }
            Resolved::Twice { earlier, later } => {
                self.complain(
                    ours,
                    format!("{text:?} comes twice in {zone}: clocks go back over it; write {earlier} or {later}"),
                );
                None
            }
        }
    }
}

/// Parses a time with an offset; a blank for the `T` and no seconds will do.
pub(super) fn instant(text: &str) -> Option<Instant> {
    let text = text.trim().replacen(' ', "T", 1);
    let with_seconds = || {
        let (minutes, offset) = text.split_at_checked("2026-11-28T22:00".len())?;
        Instant::parse(&format!("{minutes}:00{offset}")).ok()
    };
    Instant::parse(&text).ok().or_else(with_seconds)
}

/// Parses a wall time or a date, which stands for its midnight.
pub(super) fn wall(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim().replacen(' ', "T", 1);
    let midnight = || text.parse::<chrono::NaiveDate>().ok().map(|day| day.and_time(chrono::NaiveTime::MIN));
    ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
        .iter()
        .find_map(|form| NaiveDateTime::parse_from_str(&text, form).ok())
        .or_else(midnight)
}

/// Parses every row; answers with all of them or with everything that is wrong.
pub(super) fn parse<T>(
    sheet: &Sheet,
    needed: &[&str],
    one: impl Fn(&mut Cells<'_>) -> Option<T>,
) -> Result<Vec<Row<T>>, Problems> {
    let missing: Vec<&str> = needed.iter().copied().filter(|name| sheet.index(name).is_none()).collect();
    if !missing.is_empty() {
        let message = format!(
            "the column {} is missing; the file has: {}. Name it with --map THEIRS={}",
            missing.join(", "),
            sheet.columns.join(", "),
            missing.first().copied().unwrap_or_default()
        );
        return Err(Problems::one(Problem::of_line(1, message)));
    }
    let (mut rows, mut first, mut count) = (Vec::with_capacity(sheet.rows.len()), Vec::new(), 0);
    for (line, cells) in &sheet.rows {
        let mut row = Cells { sheet, line: *line, texts: cells, problems: Vec::new() };
        let says = one(&mut row);
        count += row.problems.len();
        first.extend(row.problems.into_iter().take(Problems::MOST - first.len().min(Problems::MOST)));
        rows.extend(says.map(|says| Row { line: *line, says }));
    }
    if count == 0 { Ok(rows) } else { Err(Problems { first, count }) }
}

/// Refuses two rows with one key, naming both lines; `ours` is the column to blame.
pub(super) fn unique<T>(
    sheet: &Sheet,
    ours: &str,
    rows: Vec<Row<T>>,
    key: impl Fn(&T) -> String,
) -> Result<Vec<Row<T>>, Problems> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut twins = Vec::new();
    for row in &rows {
        let key = key(&row.says);
        match seen.get(&key) {
            Some(line) => twins.push(Problem {
                line: row.line,
                column: Some(sheet.theirs(ours).to_owned()),
                message: format!("{key:?} is already in line {line}; a key can come only once"),
            }),
            None => drop(seen.insert(key, row.line)),
        }
    }
    let count = twins.len();
    twins.truncate(Problems::MOST);
    if count == 0 { Ok(rows) } else { Err(Problems { first: twins, count }) }
}
