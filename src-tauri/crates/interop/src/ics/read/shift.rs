//! A rule of which every occurrence comes so much earlier or later.

use chrono::{Datelike, NaiveDateTime, TimeDelta, Timelike};
use slipway_domain::time::{Recurrence, Zone};

use super::value::Stamp;
use crate::ics::series::parts;

/// The days of the week as rules call them, from Monday.
pub(super) const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
/// Days that every month has, counted from either end.
const IN_EVERY_MONTH: std::ops::RangeInclusive<i64> = 1..=28;

/// The rule that falls so much later, or earlier, than another one whose first time is `first`; its own first time is
/// as far from there.
///
/// None where no rule does: the fifteenth of a month has a day behind it in
/// every month, and the last Friday has none that a rule could name.
pub(super) fn shifted(rule: &Recurrence, first: NaiveDateTime, by: TimeDelta, zone: &Zone) -> Option<Recurrence> {
    if by.is_zero() {
        return Some(rule.clone());
    }
    let said: Vec<(&str, &str)> = parts(rule).collect();
    let part = |name: &str| said.iter().find(|(part, _)| *part == name).map(|(_, value)| *value);
    let frequency = part("FREQ")?;
    let is_plain_interval = part("INTERVAL").is_none_or(|interval| interval == "1");
    let target = first.checked_add_signed(by)?;
    let days = (target.date() - first.date()).num_days();
    let mut ways: Vec<(&str, String)> = said
        .iter()
        .filter(|(name, _)| name.starts_with("BY"))
        .map(|(name, value)| (*name, (*value).to_owned()))
        .collect();
    if target.time() != first.time() {
        ways.retain(|(name, value)| !says_what_the_first_says(name, value, first));
        if ways.iter().any(|(name, _)| ["BYHOUR", "BYMINUTE", "BYSECOND"].contains(name)) {
            return None;
        }
    }
    let mut week_start = part("WKST").map(str::to_owned);
    match frequency {
        "DAILY" | "WEEKLY" => {
            if days != 0 {
                on_other_weekdays(&mut ways, days)?;
                let has_positions = ways.iter().any(|(name, _)| *name == "BYSETPOS");
                if frequency == "WEEKLY" && (has_positions || !is_plain_interval) {
                    // The weeks that are left out, and the places in one, begin as much later.
                    week_start = Some(weekday(week_start.as_deref().unwrap_or("MO"), days)?);
                }
            }
        }
        "MONTHLY" | "YEARLY" => {
            if days != 0 {
                on_other_month_days(&mut ways, first, target, days)?;
            }
        }
        // Hours, minutes and seconds go by the first time alone, or stay on their place in the day.
        _ if ways.is_empty() => {}
        _ if target.time() == first.time() => on_other_weekdays(&mut ways, days)?,
        _ => return None,
    }
    let mut text = format!("FREQ={frequency}");
    let mut add = |name: &str, value: &str| text.extend([";", name, "=", value]);
    for name in ["INTERVAL", "COUNT"] {
        if let Some(value) = part(name) {
            add(name, value);
        }
    }
    for (name, value) in &ways {
        add(name, value);
    }
    if let Some(start) = week_start {
        add("WKST", &start);
    }
    if let Some(until) = part("UNTIL") {
        add("UNTIL", &ended(rule, Stamp::parse(until)?, first, by, zone)?);
    }
    Recurrence::parse(&text).ok()
}

/// Whether a part names the one hour, minute or second that the rule has from its first time anyhow.
fn says_what_the_first_says(name: &str, value: &str, first: NaiveDateTime) -> bool {
    let of_first = match name {
        "BYHOUR" => first.hour(),
        "BYMINUTE" => first.minute(),
        "BYSECOND" => first.second(),
        _ => return false,
    };
    value.parse() == Ok(of_first)
}

/// The weekday that lies so many days behind another.
fn weekday(name: &str, days: i64) -> Option<String> {
    let place = DAYS.iter().position(|day| *day == name)? as i64;
    DAYS.get((place + days).rem_euclid(7) as usize).map(|day| (*day).to_owned())
}

/// Puts the weekdays of a rule off; none where it goes by more than weekdays.
fn on_other_weekdays(ways: &mut [(&str, String)], days: i64) -> Option<()> {
    for (name, value) in ways {
        match *name {
            "BYDAY" => {
                let put_off: Option<Vec<String>> = value.split(',').map(|day| weekday(day.trim(), days)).collect();
                *value = put_off?.join(",");
            }
            // Positions are those of a week, which moves as a whole, and times stay as they are.
            "BYSETPOS" | "BYHOUR" | "BYMINUTE" | "BYSECOND" => {}
            _ => return None,
        }
    }
    Some(())
}

/// Puts the days of the month of a rule off; none where one of them would not stay in its month, whatever month it is.
fn on_other_month_days(
    ways: &mut [(&str, String)],
    first: NaiveDateTime,
    target: NaiveDateTime,
    days: i64,
) -> Option<()> {
    if (first.year(), first.month()) != (target.year(), target.month()) {
        return None;
    }
    let mut names_its_days = false;
    for (name, value) in ways {
        match *name {
            "BYMONTHDAY" => {
                let told: Option<Vec<i64>> = value.split(',').map(|day| day.trim().parse().ok()).collect();
                let told = told?;
                let stay = |sign: i64| {
                    told.iter()
                        .all(|day| [day * sign, (day + days) * sign].iter().all(|day| IN_EVERY_MONTH.contains(day)))
                };
                if !stay(1) && !stay(-1) {
                    return None;
                }
                *value = told.iter().map(|day| (day + days).to_string()).collect::<Vec<_>>().join(",");
                names_its_days = true;
            }
            "BYMONTH" | "BYSETPOS" | "BYHOUR" | "BYMINUTE" | "BYSECOND" => {}
            _ => return None,
        }
    }
    let stays = [first, target].iter().all(|day| IN_EVERY_MONTH.contains(&i64::from(day.day())));
    (names_its_days || stays).then_some(())
}

/// The end of a rule, so much later.
///
/// It is the last occurrence that is put off, because an end in UTC and a clock
/// change between would leave out or let in another one.
fn ended(rule: &Recurrence, until: Stamp, first: NaiveDateTime, by: TimeDelta, zone: &Zone) -> Option<String> {
    let around = TimeDelta::days(2);
    let end = match until {
        Stamp::Day(day) => day.and_hms_opt(23, 59, 59)?,
        Stamp::Utc(wall) | Stamp::Wall(wall) => wall,
    };
    let near = rule.expansion(first, zone, end - around, end + around);
    if near.cut {
        return None;
    }
    let last = near.walls.last().copied().unwrap_or(end);
    Some(last.checked_add_signed(by)?.format("%Y%m%dT%H%M%S").to_string())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn wall(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap()
    }

    fn told(rule: &str, minutes: i64) -> Option<String> {
        let rule = Recurrence::parse(rule).unwrap();
        let by = TimeDelta::minutes(minutes);
        shifted(&rule, wall("2026-01-12T22:00"), by, &Zone::utc()).map(|rule| rule.to_string())
    }

    #[test]
    fn a_rule_keeps_its_days_where_only_the_time_moves() {
        for rule in ["FREQ=MONTHLY;BYDAY=2MO", "FREQ=YEARLY;BYWEEKNO=3;BYDAY=MO", "FREQ=HOURLY;INTERVAL=36"] {
            assert_eq!(told(rule, 90).as_deref(), Some(rule), "{rule}");
        }
        assert_eq!(told("FREQ=DAILY;BYHOUR=22;BYMINUTE=0;BYSECOND=0", 90).as_deref(), Some("FREQ=DAILY"));
        assert_eq!(
            told("FREQ=WEEKLY;UNTIL=20260209T220000Z", 60).as_deref(),
            Some("FREQ=WEEKLY;UNTIL=20260209T230000")
        );
        assert_eq!(told("FREQ=WEEKLY;UNTIL=20260209", 60).as_deref(), Some("FREQ=WEEKLY;UNTIL=20260209T230000"));
    }

    #[test]
    fn the_days_of_a_rule_move_where_every_week_or_month_has_them() {
        let day = 24 * 60;
        for (rule, days, expected) in [
            ("FREQ=WEEKLY;BYDAY=MO", 2, "FREQ=WEEKLY;BYDAY=WE"),
            ("FREQ=WEEKLY;BYDAY=SU,MO", 1, "FREQ=WEEKLY;BYDAY=MO,TU"),
            ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO", 1, "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU;WKST=TU"),
            ("FREQ=WEEKLY;INTERVAL=2", -8, "FREQ=WEEKLY;INTERVAL=2;WKST=SU"),
            ("FREQ=MONTHLY", 3, "FREQ=MONTHLY"),
            ("FREQ=MONTHLY;BYMONTHDAY=12,20", 8, "FREQ=MONTHLY;BYMONTHDAY=20,28"),
            ("FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=-1", -2, "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=-3"),
        ] {
            assert_eq!(told(rule, days * day).as_deref(), Some(expected), "{rule} {days}");
        }
        for (rule, days) in [
            ("FREQ=MONTHLY;BYDAY=2MO", 1),
            ("FREQ=MONTHLY;BYMONTHDAY=12,20", 9),
            ("FREQ=MONTHLY;BYMONTHDAY=-1", 1),
            ("FREQ=MONTHLY", 17),
            ("FREQ=DAILY;BYMONTH=1", 1),
            ("FREQ=DAILY;BYHOUR=9,22", 0),
        ] {
            assert_eq!(told(rule, days * day + 30), None, "{rule} {days}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]
        #[test]
        fn a_shifted_rule_falls_at_every_time_of_the_rule_so_much_later(
            rule in prop::sample::select(vec![
                "FREQ=DAILY", "FREQ=DAILY;INTERVAL=3", "FREQ=DAILY;BYDAY=MO,TH", "FREQ=DAILY;INTERVAL=2;BYDAY=SU,WE",
                "FREQ=WEEKLY;BYDAY=SU,WE", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU", "FREQ=WEEKLY;INTERVAL=3;BYDAY=SU,TU;WKST=SU",
                "FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=-1", "FREQ=MONTHLY", "FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=3,17",
                "FREQ=MONTHLY;BYMONTHDAY=-4", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=MONTHLY;BYMONTHDAY=3,9,12;BYSETPOS=2",
                "FREQ=YEARLY", "FREQ=YEARLY;BYMONTH=2,7", "FREQ=YEARLY;BYMONTHDAY=14", "FREQ=YEARLY;BYDAY=20MO",
                "FREQ=HOURLY;INTERVAL=30", "FREQ=DAILY;BYHOUR=9", "FREQ=DAILY;BYHOUR=9,15", "FREQ=HOURLY;INTERVAL=5;BYDAY=MO",
            ]),
            end in prop::sample::select(vec!["", ";COUNT=9", ";UNTIL=20270301", ";UNTIL=20270328T083000", ";UNTIL=20261025T080000Z"]),
            start in prop::sample::select(vec!["2026-01-01T09:00", "2026-02-14T09:00", "2026-03-31T09:00", "2026-05-10T09:30"]),
            days in -9_i64..10,
            minutes in prop::sample::select(vec![0_i64, 0, 30, 600, -570, 1_000]),
        ) {
            let zone = Zone::parse("Europe/Berlin").unwrap();
            let (rule, start) = (Recurrence::parse(&format!("{rule}{end}")).unwrap(), wall(start));
            let by = TimeDelta::minutes(days * 24 * 60 + minutes);
            if let Some(later) = shifted(&rule, start, by, &zone) {
                let to = wall("2029-01-01T00:00");
                let expected: Vec<_> = rule.expand(start, &zone, start, to).into_iter().map(|wall| wall + by).collect();
                let found = later.expand(start + by, &zone, start + by, to + by);
                prop_assert_eq!(found, expected, "{} as {}", rule, later);
            }
        }
    }
}
