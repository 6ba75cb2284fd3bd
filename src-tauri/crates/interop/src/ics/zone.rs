//! A zone's rules as calendars take them: one STANDARD and, where clocks change, one DAYLIGHT.

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Weekday};
use serde::{Deserialize, Serialize};
use slipway_domain::time::{Instant, Zone};

use super::line::push;

mod read;
#[cfg(test)]
mod tests;

/// For how many years a rule must hold before it is taken for one.
const YEARS: i32 = 30;
const DAY: i64 = 86_400;

/// A zone whose clocks change by the same rule every year, or never.
///
/// Outlook knows no other kind: it reduces every VTIMEZONE to one rule into
/// standard time and one into daylight time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnnualZone {
    name: String,
    /// Seconds ahead of UTC in winter, or always.
    standard: i32,
    /// Into standard time, then into daylight time.
    changes: Option<[Change; 2]>,
}

/// A clock change that comes once a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Change {
    month: u32,
    weekday: Weekday,
    /// The first to fourth such weekday of the month; the last where it is -1.
    nth: i8,
    /// On the wall before the change.
    at: NaiveTime,
    from: i32,
    to: i32,
}

/// One clock change, as it happened or will.
#[derive(Clone, Copy)]
struct Onset {
    day: NaiveDate,
    at: NaiveTime,
    from: i32,
    to: i32,
}

impl AnnualZone {
    /// The rule of a zone from a year on; none where it changes later, or is none, as in Casablanca with its Ramadan.
    pub fn of(zone: &Zone, from_year: i32) -> Option<Self> {
        let years: Vec<Vec<Onset>> = (from_year..from_year + YEARS).map(|year| onsets(zone, year)).collect();
        let name = zone.name().to_owned();
        if years.iter().all(Vec::is_empty) {
            let standard = zone.offset_seconds(start_of(from_year)?);
            return Some(Self { name, standard, changes: None });
        }
        let pairs: Vec<[Onset; 2]> =
            years.into_iter().map(|onsets| <[Onset; 2]>::try_from(onsets).ok()).collect::<Option<_>>()?;
        let change = |which: usize| {
            Change::always(&pairs.iter().filter_map(|pair| pair.get(which).copied()).collect::<Vec<_>>())
        };
        let (one, other) = (change(0)?, change(1)?);
        let (standard, daylight) = if one.to < other.to { (one, other) } else { (other, one) };
        Some(Self { name, standard: standard.to, changes: Some([standard, daylight]) })
    }

    /// What a clock on the wall shows at an instant; none where it shows that twice.
    pub(super) fn wall(&self, at: Instant) -> Option<NaiveDateTime> {
        let at = at.utc().naive_utc();
        let offset = self.offset(at);
        let wall = at + TimeDelta::seconds(i64::from(offset));
        let again = self.changes.iter().flatten().filter(|change| change.to != offset).any(|change| {
            let other = i64::from(change.to);
            self.offset(wall - TimeDelta::seconds(other)) == change.to
        });
        (!again).then_some(wall)
    }

    /// Seconds ahead of UTC at a time in UTC, by the rule.
    fn offset(&self, at: NaiveDateTime) -> i32 {
        let changes = self.changes.iter().flatten();
        // The last change may have come in the year before, and the wall may show the next year already.
        let onsets = changes.flat_map(|change| {
            let years = at.year() - 1..=at.year() + 1;
            years.filter_map(move |year| Some((change.onset(year)?, change.to)))
        });
        onsets.filter(|(onset, _)| *onset <= at).max().map_or(self.standard, |(_, to)| to)
    }

    /// The name under which events refer to it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Adds its VTIMEZONE.
    pub(super) fn push(&self, out: &mut String) {
        push(out, "BEGIN", "VTIMEZONE");
        push(out, "TZID", &self.name);
        match &self.changes {
            None => {
                push(out, "BEGIN", "STANDARD");
                push(out, "DTSTART", "19700101T000000");
                push(out, "TZOFFSETFROM", &offset(self.standard));
                push(out, "TZOFFSETTO", &offset(self.standard));
                push(out, "END", "STANDARD");
            }
            Some([standard, daylight]) => {
                standard.push(out, "STANDARD");
                daylight.push(out, "DAYLIGHT");
            }
        }
        push(out, "END", "VTIMEZONE");
    }
}

impl Change {
    /// What all of these have in common, if that is a rule.
    fn always(onsets: &[Onset]) -> Option<Self> {
        let first = onsets.first()?;
        let alike = onsets.iter().all(|onset| {
            (onset.day.month(), onset.day.weekday(), onset.at, onset.from, onset.to)
                == (first.day.month(), first.day.weekday(), first.at, first.from, first.to)
        });
        let nth = |onset: &Onset| (onset.day.day0() / 7 + 1) as i8;
        let last = |onset: &Onset| (onset.day + chrono::Days::new(7)).month() != onset.day.month();
        let nth = if onsets.iter().all(last) {
            -1
        } else {
            Some(nth(first)).filter(|number| onsets.iter().all(|onset| nth(onset) == *number))?
        };
        alike.then_some(Self {
            month: first.day.month(),
            weekday: first.day.weekday(),
            nth,
            at: first.at,
            from: first.from,
            to: first.to,
        })
    }

    fn push(&self, out: &mut String, part: &str) {
        let day = self.day_of(1970).unwrap_or_default();
        let weekday = self.weekday.to_string().to_uppercase();
        let weekday = weekday.get(..2).unwrap_or_default();
        push(out, "BEGIN", part);
        push(out, "DTSTART", &day.and_time(self.at).format("%Y%m%dT%H%M%S").to_string());
        push(out, "RRULE", &format!("FREQ=YEARLY;BYMONTH={};BYDAY={}{weekday}", self.month, self.nth));
        push(out, "TZOFFSETFROM", &offset(self.from));
        push(out, "TZOFFSETTO", &offset(self.to));
        push(out, "END", part);
    }

    /// When it comes in a year, in UTC.
    fn onset(&self, year: i32) -> Option<NaiveDateTime> {
        Some(self.day_of(year)?.and_time(self.at) - TimeDelta::seconds(i64::from(self.from)))
    }

    fn day_of(&self, year: i32) -> Option<NaiveDate> {
        if self.nth > 0 {
            return NaiveDate::from_weekday_of_month_opt(year, self.month, self.weekday, self.nth as u8);
        }
        [5, 4].into_iter().find_map(|nth| NaiveDate::from_weekday_of_month_opt(year, self.month, self.weekday, nth))
    }
}

/// The clock changes of a year, in their order.
fn onsets(zone: &Zone, year: i32) -> Vec<Onset> {
    let (Some(mut day), Some(end)) = (start_of(year), start_of(year + 1)) else { return Vec::new() };
    let mut onsets = Vec::new();
    while day < end {
        let next = day.plus_seconds(DAY);
        let (from, to) = (zone.offset_seconds(day), zone.offset_seconds(next));
        if from != to {
            let at = first_with(zone, day, next, to);
            let wall = at.utc().naive_utc() + TimeDelta::seconds(i64::from(from));
            onsets.push(Onset { day: wall.date(), at: wall.time(), from, to });
        }
        day = next;
    }
    onsets
}

/// The first instant after `before` at which the zone has an offset that it has at `after`.
fn first_with(zone: &Zone, mut before: Instant, mut after: Instant, offset: i32) -> Instant {
    while after.epoch_seconds() - before.epoch_seconds() > 1 {
        let middle = before.plus_seconds((after.epoch_seconds() - before.epoch_seconds()) / 2);
        if zone.offset_seconds(middle) == offset { after = middle } else { before = middle }
    }
    after
}

fn start_of(year: i32) -> Option<Instant> {
    let day = NaiveDate::from_ymd_opt(year, 1, 1)?.and_time(NaiveTime::MIN);
    Instant::from_epoch_seconds(day.and_utc().timestamp()).ok()
}

/// `+0530`; seconds only where there are some.
fn offset(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let (hours, minutes, rest) = (seconds.abs() / 3600, seconds.abs() / 60 % 60, seconds.abs() % 60);
    let rest = if rest == 0 { String::new() } else { format!("{rest:02}") };
    format!("{sign}{hours:02}{minutes:02}{rest}")
}
