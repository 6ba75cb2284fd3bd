//! A zone's rules as calendars take them: one STANDARD and, where clocks change, one DAYLIGHT.

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};
use serde::{Deserialize, Serialize};
use slipway_domain::time::{Instant, Zone};

use super::line::push;

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
            let wall = at.utc().naive_utc() + chrono::TimeDelta::seconds(i64::from(from));
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

#[cfg(test)]
mod tests {
    use super::*;

    fn told(zone: &str, year: i32) -> Option<String> {
        let zone = AnnualZone::of(&Zone::parse(zone).unwrap(), year)?;
        let mut out = String::new();
        zone.push(&mut out);
        Some(out.replace("\r\n", "\n"))
    }

    #[test]
    fn a_zone_with_summer_time_has_one_rule_into_it_and_one_out_of_it() {
        assert_eq!(
            told("Europe/Berlin", 2026).unwrap(),
            "BEGIN:VTIMEZONE\nTZID:Europe/Berlin\n\
             BEGIN:STANDARD\nDTSTART:19701025T030000\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\n\
             TZOFFSETFROM:+0200\nTZOFFSETTO:+0100\nEND:STANDARD\n\
             BEGIN:DAYLIGHT\nDTSTART:19700329T020000\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\n\
             TZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:DAYLIGHT\nEND:VTIMEZONE\n"
        );
        let eastern = told("America/New_York", 2026).unwrap();
        assert!(eastern.contains("DTSTART:19701101T020000\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\n"), "{eastern}");
        assert!(eastern.contains("DTSTART:19700308T020000\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU\n"), "{eastern}");
        let sydney = told("Australia/Sydney", 2026).unwrap();
        assert!(sydney.contains("BEGIN:DAYLIGHT\nDTSTART:19701004T020000\n"), "summer is in the south: {sydney}");
    }

    #[test]
    fn a_zone_whose_clocks_never_change_has_standard_time_alone() {
        let kolkata = told("Asia/Kolkata", 2026).unwrap();
        assert!(kolkata.contains("TZOFFSETFROM:+0530\nTZOFFSETTO:+0530\n"), "{kolkata}");
        assert!(!kolkata.contains("RRULE") && !kolkata.contains("DAYLIGHT"));
        assert!(told("UTC", 2026).unwrap().contains("TZOFFSETTO:+0000\n"));
    }

    #[test]
    fn a_zone_without_a_rule_or_with_a_new_one_inside_is_refused() {
        assert_eq!(told("Africa/Casablanca", 2026), None, "Ramadan moves through the year");
        assert_eq!(told("America/New_York", 2005), None, "another rule began in 2007");
        assert_eq!(told("Asia/Jerusalem", 2026), None, "the Friday before the last Sunday is no nth Friday");
    }
}
