//! The rule behind occurrences that a calendar tells one by one.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Weekday};
use slipway_domain::time::{Interval, Recurrence, Series, Zone};
use slipway_interop::ics::ReadEvent;

/// So many occurrences are needed to tell a rule from them.
const FEWEST: usize = 3;
/// The days of the week as rules call them, from Monday.
const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// A stretch of wall time with its rule.
#[derive(Debug, PartialEq)]
pub(super) struct Repeated {
    pub(super) zone: Zone,
    pub(super) start: NaiveDateTime,
    pub(super) end: NaiveDateTime,
    pub(super) recurrence: Recurrence,
}

/// The rule that names all of these events and no other day until the end of the year of the last one, on the wall of the
/// first of these zones on which it does; none where they differ in more than their days, or no simple rule does.
///
/// Each comes with the day on the wall of its window where its name tells it, and so tells which zones fit.
pub(super) fn repeated<'a>(
    events: &[(&ReadEvent, Option<NaiveDate>)],
    zones: impl IntoIterator<Item = &'a Zone>,
) -> Option<Repeated> {
    let title = &events.first()?.0.windows.first()?.title;
    let mut times = Vec::with_capacity(events.len());
    for (event, day) in events {
        match event.windows.as_slice() {
            [one] if one.title == *title && one.recurrence.is_none() => {
                let series = Series { zone: &one.zone, start: one.start, end: one.end, recurrence: None };
                times.push((series.first(), *day));
            }
            _ => return None,
        }
    }
    times.sort_unstable_by_key(|(at, _)| at.start());
    times.dedup();
    zones.into_iter().find_map(|zone| on_the_wall_of(zone, &times))
}

fn on_the_wall_of(zone: &Zone, times: &[(Interval, Option<NaiveDate>)]) -> Option<Repeated> {
    let walls: Vec<(NaiveDateTime, NaiveDateTime)> =
        times.iter().map(|(at, _)| (zone.wall(at.start()), zone.wall(at.end()))).collect();
    let (start, end) = *walls.first()?;
    let alike = |((from, to), (_, day)): (&(NaiveDateTime, NaiveDateTime), &(Interval, Option<NaiveDate>))| {
        day.is_none_or(|day| from.date() == day) && from.time() == start.time() && *to - *from == end - start
    };
    if !walls.iter().zip(times).all(alike) {
        return None;
    }
    let starts: Vec<NaiveDateTime> = walls.iter().map(|(start, _)| *start).collect();
    Some(Repeated { zone: zone.clone(), start, end, recurrence: rule(&starts, zone)? })
}

/// The first of the rules that suggest themselves that names exactly these walls.
fn rule(walls: &[NaiveDateTime], zone: &Zone) -> Option<Recurrence> {
    if walls.len() < FEWEST {
        return None;
    }
    let (start, last) = (*walls.first()?, *walls.last()?);
    let behind = NaiveDate::from_ymd_opt(last.year() + 1, 1, 1)?.and_time(NaiveTime::MIN);
    let names_all = |text: &String| {
        let rule = Recurrence::parse(text).ok()?;
        let found = rule.expansion(start, zone, start, behind - TimeDelta::seconds(1));
        (!found.cut && found.walls == walls).then_some(rule)
    };
    let days: Vec<NaiveDate> = walls.iter().map(NaiveDateTime::date).collect();
    // The first one may lie beside the rule, which then begins with the next.
    let texts: Vec<String> = [days.as_slice(), days.get(1..)?].into_iter().flat_map(candidates).collect();
    let until = format!(";UNTIL={}", last.format("%Y%m%dT%H%M%S"));
    texts.iter().find_map(names_all).or_else(|| texts.iter().find_map(|text| names_all(&format!("{text}{until}"))))
}

/// Rules that name all of these days, and perhaps others.
fn candidates(days: &[NaiveDate]) -> Vec<String> {
    let months: BTreeSet<u32> = days.iter().map(Datelike::month).collect();
    let weekdays: BTreeSet<u32> = days.iter().map(|day| day.weekday().num_days_from_monday()).collect();
    let mut monthly = Vec::new();
    if let Some(only) = alike(days.iter().map(Datelike::weekday)) {
        if let Some(nth) = alike(days.iter().map(|day| day.day0() / 7 + 1)) {
            monthly.push(format!("BYDAY={nth}{}", word(only)));
        }
        if days.iter().all(|day| (*day + TimeDelta::days(7)).month() != day.month()) {
            monthly.push(format!("BYDAY=-1{}", word(only)));
        }
    }
    if days.iter().all(|day| day.succ_opt().is_some_and(|next| next.month() != day.month())) {
        monthly.push("BYMONTHDAY=-1".to_owned());
    }
    if let Some(only) = alike(days.iter().map(Datelike::day)) {
        monthly.push(format!("BYMONTHDAY={only}"));
    }
    let named = |months: &BTreeSet<u32>| months.iter().map(u32::to_string).collect::<Vec<_>>().join(",");
    let mut texts: Vec<String> = monthly.iter().map(|by| format!("FREQ=MONTHLY;{by}")).collect();
    texts.extend(monthly.iter().map(|by| format!("FREQ=MONTHLY;{by};BYMONTH={}", named(&months))));
    let weekly = weekdays.iter().filter_map(|day| DAYS.get(*day as usize).copied()).collect::<Vec<_>>().join(",");
    let apart =
        days.windows(2).filter_map(|pair| pair.first().zip(pair.last())).map(|(one, next)| (*next - *one).num_days());
    if let Some(weeks) = alike(apart).filter(|days| days % 7 == 0 && *days > 7) {
        texts.push(format!("FREQ=WEEKLY;INTERVAL={};BYDAY={weekly}", weeks / 7));
    }
    texts.push(format!("FREQ=WEEKLY;BYDAY={weekly}"));
    texts.push("FREQ=DAILY".to_owned());
    texts
}

/// What all of them are, if they are all the same.
fn alike<T: PartialEq>(mut all: impl Iterator<Item = T>) -> Option<T> {
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}

fn word(day: Weekday) -> &'static str {
    DAYS.get(day.num_days_from_monday() as usize).copied().unwrap_or("MO")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, start: &str, until: &str) -> Option<String> {
        let zone = Zone::parse("Europe/Berlin").unwrap();
        let wall = |text: &str| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap();
        let found = Recurrence::parse(text).unwrap().expansion(wall(start), &zone, wall(start), wall(until));
        rule(&found.walls, &zone).map(|rule| rule.to_string())
    }

    #[test]
    fn a_rule_is_told_from_its_occurrences() {
        for text in [
            "FREQ=MONTHLY;BYMONTHDAY=-1",
            "FREQ=MONTHLY;BYDAY=4SA;BYMONTH=3,6,9,12",
            "FREQ=MONTHLY;BYDAY=-1SU",
            "FREQ=WEEKLY;BYDAY=TU,TH",
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA",
            "FREQ=MONTHLY;BYMONTHDAY=15",
        ] {
            let start = match text {
                "FREQ=MONTHLY;BYDAY=4SA;BYMONTH=3,6,9,12" => "2025-03-22T08:00",
                "FREQ=WEEKLY;BYDAY=TU,TH" => "2025-01-07T08:00",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA" => "2025-01-04T08:00",
                "FREQ=MONTHLY;BYDAY=-1SU" => "2025-01-26T08:00",
                "FREQ=MONTHLY;BYMONTHDAY=15" => "2025-01-15T08:00",
                _ => "2025-01-31T08:00",
            };
            assert_eq!(told(text, start, "2027-12-31T23:00").as_deref(), Some(text));
        }
    }

    #[test]
    fn the_first_occurrence_may_lie_beside_the_rule() {
        let told = told("FREQ=MONTHLY;BYMONTHDAY=-1", "2025-10-24T06:00", "2027-12-31T23:00");
        assert_eq!(told.as_deref(), Some("FREQ=MONTHLY;BYMONTHDAY=-1"));
    }

    #[test]
    fn a_rule_that_ends_within_a_year_is_told_with_its_end() {
        let told = told("FREQ=MONTHLY;BYMONTHDAY=15;UNTIL=20260815T080000", "2025-01-15T08:00", "2027-12-31T23:00");
        assert_eq!(told.as_deref(), Some("FREQ=MONTHLY;BYMONTHDAY=15;UNTIL=20260815T080000"));
    }

    #[test]
    fn days_without_a_rule_have_none() {
        let zone = Zone::utc();
        let days = ["2026-01-05", "2026-01-09", "2026-02-17", "2026-06-24"];
        let walls = days.map(|day| NaiveDate::parse_from_str(day, "%Y-%m-%d").unwrap().and_time(NaiveTime::MIN));
        assert_eq!(rule(&walls, &zone), None);
        assert_eq!(rule(&walls[..2], &zone), None);
    }
}
