//! Windows as calendars can repeat them.

mod pattern;
#[cfg(test)]
mod tests;

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};
use slipway_domain::calendar::Window;
use slipway_domain::time::{Instant, Interval, Recurrence, Resolved, Zone};

use super::AnnualZone;
use pattern::repeated;
pub(super) use pattern::{endless, parts};

/// The years in which the end of a rule is looked for.
const CENTURIES: i32 = 200;

/// How far from its start the occurrences of a series are compared with each other: four years hold a leap day.
const COMPARED: TimeDelta = TimeDelta::days(4 * 366);

/// A recurring event at the same time on the wall.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Series {
    pub(in crate::ics) zone: AnnualZone,
    pub(in crate::ics) start: NaiveDateTime,
    pub(in crate::ics) end: NaiveDateTime,
    /// The rule, with its end in UTC.
    pub(in crate::ics) rule: String,
    /// Occurrences that clocks make longer or shorter than the others, or that begin or end when clocks change.
    pub(in crate::ics) moved: Vec<Moved>,
}

/// An occurrence of a series with times of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// When the series would have it start, on the wall.
    pub(in crate::ics) wall: NaiveDateTime,
    pub(in crate::ics) start: Instant,
    pub(in crate::ics) end: Instant,
}

/// Whole days, once or recurring, wherever the reader is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Days {
    pub(in crate::ics) first: NaiveDate,
    /// The first day after it.
    pub(in crate::ics) after: NaiveDate,
    /// The rule, with its end as a day.
    pub(in crate::ics) rule: Option<String>,
}

impl Series {
    /// Whether some of its occurrences have times of their own, each of which is an event beside it (RFC 5545, section
    /// 3.8.4.4).
    pub const fn has_moved(&self) -> bool {
        !self.moved.is_empty()
    }

    /// A recurring window as a series; `within` bounds where occurrences with times of their own are looked for.
    ///
    /// None where calendars would not agree about it: a zone without an annual
    /// rule, a rule for which Outlook has no pattern, a first time that the rule
    /// does not name, two occurrences that start on one day or run into each
    /// other, or clocks that change inside the first occurrence.
    pub fn of(window: &Window, within: Interval) -> Option<Self> {
        let Window { zone, start, end, recurrence, .. } = window;
        let rule = recurrence.as_ref()?;
        let repeated = repeated(rule, *start)?;
        let series = window.series();
        let length = *end - *start;
        // Calendars differ about times that clocks skip or repeat, and lengthen or shorten no occurrence.
        let is_alike = |wall: NaiveDateTime, at: &Interval| {
            [wall, wall + length].iter().all(|end| matches!(zone.resolve(*end), Resolved::Once(_)))
                && at.end().epoch_seconds() - at.start().epoch_seconds() == length.num_seconds()
        };
        if !is_alike(*start, &series.first()) || !are_apart(rule, zone, *start, length) {
            return None;
        }
        let around = TimeDelta::days(1);
        let (from, to) = (within.start().utc().naive_utc() - around, within.end().utc().naive_utc() + around);
        let found = rule.expansion(*start, zone, from, to);
        let all: Vec<(NaiveDateTime, Interval)> =
            found.walls.into_iter().filter_map(|wall| Some((wall, series.at(wall)?))).collect();
        let run_into = |pair: &[(NaiveDateTime, Interval)]| matches!(pair, [one, next] if one.1.end() > next.1.start());
        if found.cut || all.windows(2).any(run_into) {
            return None;
        }
        let moved = all.into_iter().filter(|(wall, at)| at.overlaps(within) && !is_alike(*wall, at));
        Some(Self {
            zone: AnnualZone::of(zone, start.year())?,
            start: *start,
            end: *end,
            rule: ended(rule, &repeated, *start, zone, |last| {
                zone.resolve(last).first().utc().format("%Y%m%dT%H%M%SZ").to_string()
            })?,
            moved: moved.map(|(wall, at)| Moved { wall, start: at.start(), end: at.end() }).collect(),
        })
    }
}

impl Days {
    /// One whole day; none for the last day that a calendar knows.
    pub fn on(day: NaiveDate) -> Option<Self> {
        Some(Self { first: day, after: day.succ_opt()?, rule: None })
    }

    /// A window that begins and ends at midnight; none where it does not, or recurs as not every calendar can.
    pub fn of(window: &Window) -> Option<Self> {
        let Window { zone, start, end, recurrence, .. } = window;
        if start.time() != NaiveTime::MIN || end.time() != NaiveTime::MIN {
            return None;
        }
        let rule = match recurrence {
            None => None,
            Some(rule) => {
                let repeated = repeated(rule, *start)?;
                if !are_apart(rule, zone, *start, *end - *start) {
                    return None;
                }
                Some(ended(rule, &repeated, *start, zone, |last| last.format("%Y%m%d").to_string())?)
            }
        };
        Some(Self { first: start.date(), after: end.date(), rule })
    }
}

/// Whether each occurrence starts on a day of its own and is over when the next one starts, as Outlook demands.
fn are_apart(rule: &Recurrence, zone: &Zone, first: NaiveDateTime, length: TimeDelta) -> bool {
    let found = rule.expansion(first, zone, first, first + COMPARED);
    let apart =
        |pair: &[NaiveDateTime]| matches!(pair, [one, next] if one.date() < next.date() && *one + length <= *next);
    !found.cut && found.walls.windows(2).all(apart)
}

/// The rule with its end: its count, or `UNTIL` as `form` has it, which is the last occurrence, whichever way it was
/// said. None for a rule that falls once.
fn ended(
    rule: &Recurrence,
    repeated: &str,
    first: NaiveDateTime,
    zone: &Zone,
    form: impl Fn(NaiveDateTime) -> String,
) -> Option<String> {
    if parts(rule).any(|(name, _)| name == "UNTIL") {
        let last = last(rule, first, zone).filter(|last| *last > first)?;
        return Some(format!("{repeated};UNTIL={}", form(last)));
    }
    let count = parts(rule).find(|(name, _)| *name == "COUNT");
    Some(count.map_or_else(|| repeated.to_owned(), |(_, count)| format!("{repeated};COUNT={count}")))
}

/// The last occurrence of a rule that ends.
fn last(rule: &Recurrence, first: NaiveDateTime, zone: &Zone) -> Option<NaiveDateTime> {
    let far = NaiveDate::from_ymd_opt(first.year() + CENTURIES, 1, 1)?.and_time(NaiveTime::MIN);
    let mut last = first;
    loop {
        let found = rule.expansion(first, zone, last, far);
        match (found.walls.last(), found.cut) {
            (Some(end), false) => return Some(*end),
            (Some(end), true) if *end > last => last = *end,
            _ => return None,
        }
    }
}
