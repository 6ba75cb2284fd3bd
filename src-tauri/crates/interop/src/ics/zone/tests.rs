use std::collections::HashMap;

use rayon::prelude::*;
use slipway_domain::time::Resolved;

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

#[test]
fn a_definition_names_nothing_but_what_outlook_reads() {
    for zone in ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"] {
        let told = told(zone, 2026).unwrap();
        for line in told.lines() {
            let (name, _) = line.split_once(':').unwrap();
            let read = ["BEGIN", "END", "TZID", "DTSTART", "RRULE", "TZOFFSETFROM", "TZOFFSETTO"];
            assert!(read.contains(&name), "{zone}: {line}");
        }
        assert_eq!(told.matches("BEGIN:STANDARD").count(), 1, "{zone}");
        assert!(told.matches("BEGIN:DAYLIGHT").count() <= 1, "{zone}");
    }
}

/// One onset of a definition, as it stands in the text.
struct Told {
    start: NaiveDateTime,
    /// Month, which weekday of it, and the weekday in two letters.
    rule: Option<(u32, i32, String)>,
    from: i64,
    to: i64,
}

/// A reader of definitions that shares nothing with their writer.
fn read(text: &str) -> Vec<Told> {
    let mut found = Vec::new();
    let mut lines: HashMap<&str, &str> = HashMap::new();
    for line in text.lines() {
        let (name, value) = line.split_once(':').unwrap();
        match (name, value) {
            ("BEGIN", _) => lines.clear(),
            ("END", "STANDARD" | "DAYLIGHT") => {
                let seconds = |offset: &str| {
                    let (sign, digits) = offset.split_at(1);
                    let pair = |at: usize| digits.get(at..at + 2).map_or(0, |pair| pair.parse::<i64>().unwrap());
                    (pair(0) * 3600 + pair(2) * 60 + pair(4)) * if sign == "-" { -1 } else { 1 }
                };
                let rule = lines.get("RRULE").map(|rule| {
                    let rule = rule.strip_prefix("FREQ=YEARLY;BYMONTH=").unwrap();
                    let (month, day) = rule.split_once(";BYDAY=").unwrap();
                    let (nth, weekday) = day.split_at(day.len() - 2);
                    (month.parse().unwrap(), nth.parse().unwrap(), weekday.to_owned())
                });
                found.push(Told {
                    start: NaiveDateTime::parse_from_str(lines["DTSTART"], "%Y%m%dT%H%M%S").unwrap(),
                    rule,
                    from: seconds(lines["TZOFFSETFROM"]),
                    to: seconds(lines["TZOFFSETTO"]),
                });
            }
            _ => drop(lines.insert(name, value)),
        }
    }
    found
}

impl Told {
    /// When it comes in some years, in seconds of UTC: the days of the month are gone through one by one.
    fn onsets(&self, years: std::ops::RangeInclusive<i32>) -> Vec<i64> {
        let Some((month, nth, weekday)) = &self.rule else { return vec![self.start.and_utc().timestamp() - self.from] };
        let in_year = |year| {
            let days = (1..=31).filter_map(|day| NaiveDate::from_ymd_opt(year, *month, day));
            let such: Vec<_> =
                days.filter(|day| day.format("%a").to_string().to_uppercase()[..2] == *weekday).collect();
            let day = if *nth > 0 { such[*nth as usize - 1] } else { such[such.len() - nth.unsigned_abs() as usize] };
            day.and_time(self.start.time()).and_utc().timestamp() - self.from
        };
        years.map(in_year).collect()
    }
}

#[test]
fn every_definition_means_what_the_zone_means_around_every_change_until_2030() {
    let (begin, end) = (start_of(2025).unwrap(), start_of(2031).unwrap());
    let compared: usize = Zone::names()
        .into_par_iter()
        .filter_map(|name| {
            let zone = Zone::parse(&name).unwrap();
            let annual = AnnualZone::of(&zone, 2025)?;
            let mut text = String::new();
            annual.push(&mut text);
            let text = text.replace("\r\n ", "").replace("\r\n", "\n");
            let told = read(&text);
            let mut onsets: Vec<(i64, i64)> = Vec::new();
            for one in &told {
                onsets.extend(one.onsets(2023..=2031).into_iter().map(|onset| (onset, one.to)));
                let first = one.onsets(1970..=1970)[0];
                assert_eq!(first, one.start.and_utc().timestamp() - one.from, "{name} begins with its first day");
            }
            onsets.sort_unstable();
            let by_text = |at: i64| onsets.iter().rev().find(|(onset, _)| *onset <= at).map(|(_, to)| *to);
            let compare = |at: Instant| {
                let offset = zone.offset_seconds(at);
                assert_eq!(by_text(at.epoch_seconds()), Some(i64::from(offset)), "{name} at {at}: {text}");
                let wall = zone.wall(at);
                let once = matches!(zone.resolve(wall), Resolved::Once(_));
                assert_eq!(annual.wall(at), once.then_some(wall), "{name} at {at}");
            };
            let mut compared = 0;
            let mut day = begin;
            while day < end {
                let next = day.plus_seconds(DAY);
                if day.epoch_seconds() / DAY % 10 == 0 {
                    compare(day);
                }
                if zone.offset_seconds(day) != zone.offset_seconds(next) {
                    for hour in -48..=72 {
                        compare(day.plus_seconds(hour * 3600));
                    }
                    let change = first_with(&zone, day, next, zone.offset_seconds(next));
                    for second in [-1, 0, 1] {
                        compare(change.plus_seconds(second));
                    }
                    compared += 1;
                }
                day = next;
            }
            Some(compared)
        })
        .sum();
    assert!(compared > 1_000, "{compared} changes were looked at");
}
