use std::collections::BTreeMap;

use proptest::prelude::*;

use super::super::oracle::{Written, YEARLY, written};
use super::super::tests::wall;
use super::*;

/// Tuesday, 22 December 2026, 09:30.
const FIRST: &str = "2026-12-22T09:30";

fn words(rule: &str) -> String {
    let zone = Zone::parse("Europe/Berlin").unwrap();
    Recurrence::parse(rule).unwrap().words(wall(FIRST), &zone)
}

#[test]
fn a_rule_of_days_weeks_and_months_is_told_in_words() {
    for (rule, expected) in [
        ("FREQ=DAILY", "every day"),
        ("FREQ=DAILY;INTERVAL=3;COUNT=5", "every 3 days, 5 times in all"),
        ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "every day, only on Monday to Friday"),
        ("FREQ=DAILY;BYMONTHDAY=13;BYDAY=FR", "every day, only on Friday, only on the 13th of the month"),
        ("FREQ=DAILY;BYMONTH=1,2,3,12", "every day, only in January to March and December"),
        ("FREQ=DAILY;BYHOUR=17,9;BYMINUTE=0,30", "every day at 09:00, 09:30, 17:00 and 17:30"),
        ("FREQ=DAILY;BYHOUR=9,17", "every day at 09:30 and 17:30"),
        ("FREQ=DAILY;BYMINUTE=0;BYSECOND=0,30", "every day at 09:00:00 and 09:00:30"),
        ("FREQ=DAILY;BYHOUR=8,9,10,11;BYMINUTE=0,30", "every day at minutes 0 and 30 of hours 8 to 11"),
        ("FREQ=WEEKLY", "every week on Tuesday"),
        ("FREQ=WEEKLY;BYDAY=TU;UNTIL=20261231", "every week on Tuesday, until 31 Dec 2026"),
        ("FREQ=WEEKLY;BYDAY=SU,MO,WE", "every week on Monday, Wednesday and Sunday"),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SU;WKST=SU",
            "every 2 weeks on Tuesday and Sunday, with weeks that begin on Sunday",
        ),
        ("FREQ=WEEKLY;INTERVAL=2;WKST=SU", "every 2 weeks on Tuesday"),
        ("FREQ=WEEKLY;BYDAY=MO,SU;BYSETPOS=1", "every week on Monday and Sunday, of these only the 1st in each week"),
        ("FREQ=WEEKLY;BYMONTH=6;COUNT=1", "every week on Tuesday, only in June, only once"),
        ("FREQ=MONTHLY", "every month on the 22nd"),
        ("FREQ=MONTHLY;BYDAY=-1FR;COUNT=12", "every month on the last Friday, 12 times in all"),
        (
            "FREQ=MONTHLY;BYDAY=3SA,1MO,-2SU",
            "every month on the 1st Monday, the 3rd Saturday and the 2nd-to-last Sunday",
        ),
        ("FREQ=MONTHLY;BYDAY=MO,-1FR", "every month on every Monday and the last Friday"),
        ("FREQ=MONTHLY;BYMONTHDAY=1,15,-1", "every month on the 1st, the 15th and the last day"),
        (
            "FREQ=MONTHLY;BYMONTHDAY=1,2,3,4,5,6,7;BYDAY=SA",
            "every month on the 1st to the 7th, only if that is Saturday",
        ),
        ("FREQ=MONTHLY;BYMONTHDAY=-3,-11", "every month on the 11th-to-last day and the 3rd-to-last day"),
        (
            "FREQ=MONTHLY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            "every 2 months on every Monday to Friday, of these only the last in each month",
        ),
        ("FREQ=MONTHLY;BYMONTH=3,6;BYDAY=2TU", "every month on the 2nd Tuesday, only in March and June"),
    ] {
        assert_eq!(words(rule), expected, "{rule}");
    }
}

#[test]
fn a_rule_of_years_is_told_in_words() {
    for (rule, expected) in [
        ("FREQ=YEARLY", "every year on the 22nd of December"),
        ("FREQ=YEARLY;BYMONTH=3,6", "every year on the 22nd of March and June"),
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=24,25,26", "every year on the 24th to the 26th of December"),
        ("FREQ=YEARLY;BYMONTHDAY=1", "every year on the 1st of every month"),
        ("FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "every year on the last Sunday of March"),
        ("FREQ=YEARLY;BYDAY=20MO", "every year on the 20th Monday of the year"),
        ("FREQ=YEARLY;BYDAY=MO", "every year on every Monday"),
        ("FREQ=YEARLY;BYDAY=MO;BYMONTH=5", "every year on every Monday of May"),
        (
            "FREQ=YEARLY;BYMONTHDAY=13;BYDAY=2FR",
            "every year on the 13th of every month, only if that is the 2nd Friday of the year",
        ),
        ("FREQ=YEARLY;BYWEEKNO=20", "every year on Tuesday of week 20"),
        (
            "FREQ=YEARLY;INTERVAL=2;BYWEEKNO=1,2,3,-1;BYDAY=MO,SU;WKST=SU",
            "every 2 years on Monday and Sunday of weeks 1 to 3 and the last week, with weeks that begin on Sunday",
        ),
        (
            "FREQ=YEARLY;BYWEEKNO=53;BYMONTHDAY=1",
            "every year on every day of week 53, only if that is the 1st of the month",
        ),
        ("FREQ=YEARLY;BYYEARDAY=1,100,-1", "every year on the 1st day, the 100th day and the last day of the year"),
        (
            "FREQ=YEARLY;BYYEARDAY=100;BYWEEKNO=15;BYDAY=SA,SU;BYMONTHDAY=10;BYMONTH=4",
            "every year on the 100th day of the year, only in week 15, only if that is the 10th of the month, \
             only if that is Saturday or Sunday, only in April",
        ),
        (
            "FREQ=YEARLY;BYMONTH=11;BYDAY=TH;BYSETPOS=4,-1",
            "every year on every Thursday of November, of these only the 4th and the last in each year",
        ),
    ] {
        assert_eq!(words(rule), expected, "{rule}");
    }
}

#[test]
fn a_rule_of_hours_minutes_and_seconds_is_told_in_words() {
    for (rule, expected) in [
        ("FREQ=HOURLY", "every hour"),
        (
            "FREQ=HOURLY;INTERVAL=2;BYHOUR=8,9,10,11,12;BYDAY=SA",
            "every 2 hours, only on Saturday, only in the hours 8 to 12 of the day",
        ),
        ("FREQ=HOURLY;BYMINUTE=0,30", "every hour at minutes 0 and 30"),
        ("FREQ=HOURLY;BYSECOND=15", "every hour at minute 30, second 15"),
        ("FREQ=HOURLY;BYYEARDAY=-1", "every hour, only on the last day of the year"),
        (
            "FREQ=MINUTELY;INTERVAL=15;BYMINUTE=0,15;BYSECOND=0",
            "every 15 minutes at second 0, only in the minutes 0 and 15 of the hour",
        ),
        (
            "FREQ=SECONDLY;INTERVAL=10;BYHOUR=9;BYMINUTE=1;BYSECOND=0,10",
            "every 10 seconds, only in the seconds 0 and 10 of the minute, only in the minute 1 of the hour, only in the hour 9 of the day",
        ),
    ] {
        assert_eq!(words(rule), expected, "{rule}");
    }
}

#[test]
fn an_end_is_told_on_the_wall_of_the_zone() {
    for (rule, expected) in [
        ("FREQ=DAILY;UNTIL=20270131T233000Z", "every day, until 1 Feb 2027 00:30"),
        ("FREQ=DAILY;UNTIL=20270131T233000", "every day, until 31 Jan 2027 23:30"),
        ("FREQ=DAILY;UNTIL=20270131T225959Z", "every day, until 31 Jan 2027"),
        ("FREQ=DAILY;UNTIL=20270131T225958Z", "every day, until 31 Jan 2027 23:59:58"),
        ("FREQ=DAILY;COUNT=9;UNTIL=20270131", "every day, 9 times in all but not after 31 Jan 2027"),
        ("FREQ=DAILY;UNTIL=20271031T003000Z", "every day, until 31 Oct 2027 02:30, the first time that clocks show it"),
        (
            "FREQ=DAILY;UNTIL=20271031T013000Z",
            "every day, until 31 Oct 2027 02:30, the second time that clocks show it",
        ),
        ("FREQ=DAILY;UNTIL=99991231T120000Z", "every day, until 31 Dec 9999 12:00"),
    ] {
        assert_eq!(words(rule), expected, "{rule}");
    }
}

/// Every rule that has one part of another in place of its own.
fn neighbours(one: &Written, other: &Written) -> Vec<Written> {
    let with = |change: &dyn Fn(&mut Written)| {
        let mut near = one.clone();
        change(&mut near);
        near.settle();
        near
    };
    vec![
        with(&|near| near.frequency = other.frequency),
        with(&|near| near.interval = other.interval),
        with(&|near| near.count = other.count),
        with(&|near| near.until = other.until),
        with(&|near| near.months = other.months.clone()),
        with(&|near| near.weeks = other.weeks.clone()),
        with(&|near| near.year_days = other.year_days.clone()),
        with(&|near| near.month_days = other.month_days.clone()),
        with(&|near| near.days = other.days.clone()),
        with(&|near| near.hours = other.hours.clone()),
        with(&|near| near.minutes = other.minutes.clone()),
        with(&|near| near.seconds = other.seconds.clone()),
        with(&|near| near.positions = other.positions.clone()),
        with(&|near| near.week_start = other.week_start),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn rules_with_the_same_words_fall_at_the_same_times(
        one in written(0..=YEARLY), other in written(0..=YEARLY), first in 0_i64..800,
    ) {
        let zone = Zone::utc();
        let first = wall("2023-01-01T09:30") + chrono::TimeDelta::days(first);
        let rule = Recurrence::parse(&one.text()).unwrap();
        let to = first + chrono::TimeDelta::days(if one.frequency < 3 { 40 } else { 3_000 });
        let told = rule.words(first, &zone);
        for near in neighbours(&one, &other) {
            let Ok(near) = Recurrence::parse(&near.text()) else { continue };
            if near.words(first, &zone) == told {
                prop_assert_eq!(near.expand(first, &zone, first, to), rule.expand(first, &zone, first, to), "{} {}", rule, near);
            }
        }
    }

    #[test]
    fn different_rules_of_a_family_have_different_words(rules in prop::collection::vec(family(), 2..60)) {
        let mut known: BTreeMap<String, String> = BTreeMap::new();
        for rule in rules {
            let told = words(&rule);
            let before = known.entry(told).or_insert_with(|| rule.clone());
            prop_assert_eq!(&*before, &rule);
        }
    }
}

/// Rules that say everything themselves, each in one way only.
fn family() -> impl Strategy<Value = String> {
    let days = vec!["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    let days = prop::sample::subsequence(days, 1..=7).prop_map(|days| days.join(","));
    let numbers = |least: i32, most: i32| {
        let all: Vec<i32> = (least..=most).filter(|number| *number != 0).collect();
        prop::sample::subsequence(all, 1..=4)
            .prop_map(|some| some.iter().map(ToString::to_string).collect::<Vec<_>>().join(","))
    };
    let numbered = (-5..=5_i32).prop_filter("no weekday has the number 0", |number| *number != 0);
    let numbered =
        (numbered, prop::sample::select(vec!["MO", "SA"])).prop_map(|(number, day)| format!("{number}{day}"));
    let on = prop_oneof![
        days.clone().prop_map(|days| format!("FREQ=WEEKLY;BYDAY={days}")),
        days.prop_map(|days| format!("FREQ=MONTHLY;BYDAY={days}")),
        numbers(-31, 31).prop_map(|days| format!("FREQ=MONTHLY;BYMONTHDAY={days}")),
        numbered.clone().prop_map(|day| format!("FREQ=MONTHLY;BYDAY={day}")),
        numbers(-9, 9).prop_map(|places| format!("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS={places}")),
        (numbers(1, 12), numbers(-31, 31))
            .prop_map(|(months, days)| format!("FREQ=YEARLY;BYMONTH={months};BYMONTHDAY={days}")),
        (numbers(1, 12), numbered).prop_map(|(months, day)| format!("FREQ=YEARLY;BYMONTH={months};BYDAY={day}")),
        numbers(-366, 366).prop_map(|days| format!("FREQ=YEARLY;BYYEARDAY={days}")),
        numbers(-53, 53).prop_map(|weeks| format!("FREQ=YEARLY;BYWEEKNO={weeks};BYDAY=MO")),
    ];
    let at = prop::option::of((numbers(1, 23), numbers(1, 59)));
    let end = prop_oneof![
        Just(String::new()),
        (1..40_u32).prop_map(|count| format!(";COUNT={count}")),
        (1..=28_u32, 1..=12_u32).prop_map(|(day, month)| format!(";UNTIL=2027{month:02}{day:02}")),
        (0..24_u32, 0..60_u32).prop_map(|(hour, minute)| format!(";UNTIL=20270304T{hour:02}{minute:02}00")),
    ];
    (on, 1..4_u32, at, end).prop_map(|(on, interval, at, end)| {
        let at = at.map_or_else(String::new, |(hours, minutes)| format!(";BYHOUR={hours};BYMINUTE={minutes}"));
        format!("{on};INTERVAL={interval}{at}{end}")
    })
}
