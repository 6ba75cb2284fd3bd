use std::time::{Duration, Instant as Stopwatch};

use proptest::prelude::*;

use super::oracle::{DAILY, MONTHLY, Written, YEARLY, written};
use super::*;

pub(super) fn wall(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap()
}

fn rule(text: &str) -> Recurrence {
    Recurrence::parse(text).unwrap()
}

fn told(text: &str, first: &str, from: &str, to: &str) -> Vec<String> {
    let walls = rule(text).expand(wall(first), &Zone::utc(), wall(from), wall(to));
    walls.iter().map(|wall| wall.format("%y-%m-%d %H:%M").to_string()).collect()
}

/// The rule from its first time, in `[from, to)`, beside what the oracle finds there.
fn agrees(
    written: &Written,
    first: NaiveDateTime,
    from: NaiveDateTime,
    to: NaiveDateTime,
) -> Result<(), TestCaseError> {
    let text = written.text();
    let found = rule(&text).expansion(first, &Zone::utc(), from, to);
    let mut expected = written.all(first, to);
    expected.retain(|wall| *wall >= from);
    let most = usize::from(Recurrence::MAX_OCCURRENCES);
    prop_assert_eq!(found.cut, expected.len() > most, "{}", text);
    expected.truncate(most);
    prop_assert_eq!(found.walls, expected, "{} from {}", text, first);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn rules_of_days_fall_when_every_day_is_asked(
        mut written in written(DAILY..=YEARLY), first in 0_i64..800, skip in 0_i64..900,
    ) {
        (written.hours, written.minutes, written.seconds) = Default::default();
        written.settle();
        let first = wall("2023-01-01T09:30") + TimeDelta::days(first);
        let from = first + TimeDelta::days(skip);
        agrees(&written, first, from, from + TimeDelta::days(1_500))?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn rules_of_days_with_times_of_day_fall_when_every_minute_is_asked(
        mut written in written(DAILY..=MONTHLY), first in 0_i64..90_000, skip in 0_i64..40,
    ) {
        written.seconds = Vec::new();
        written.settle();
        let first = wall("2024-01-01T09:30") + TimeDelta::minutes(first);
        let from = first + TimeDelta::days(skip);
        agrees(&written, first, from, from + TimeDelta::days(70))?;
    }

    #[test]
    fn rules_of_hours_and_minutes_fall_when_every_minute_is_asked(
        mut written in written(1..=2), first in 0_i64..90_000, skip in 0_i64..20_000,
    ) {
        written.seconds = Vec::new();
        written.settle();
        let first = wall("2024-01-01T00:00") + TimeDelta::minutes(first);
        let from = first + TimeDelta::minutes(skip);
        agrees(&written, first, from, from + TimeDelta::days(20))?;
    }

    #[test]
    fn rules_with_seconds_fall_when_every_second_is_asked(
        written in written(0..=DAILY), first in 0_i64..300_000, skip in 0_i64..90_000,
    ) {
        let first = wall("2024-02-27T00:00") + TimeDelta::seconds(first);
        let from = first + TimeDelta::seconds(skip);
        agrees(&written, first, from, from + TimeDelta::hours(50))?;
    }
}

#[test]
fn the_third_saturdays_of_2026() {
    let days: Vec<String> = told("FREQ=MONTHLY;BYDAY=3SA", "2026-01-17T22:00", "2026-01-01T00:00", "2027-01-01T00:00");
    let expected = ["01-17", "02-21", "03-21", "04-18", "05-16", "06-20", "07-18", "08-15", "09-19", "10-17", "11-21"];
    assert_eq!(days[..11], expected.map(|day| format!("26-{day} 22:00")));
    assert_eq!(days[11..], ["26-12-19 22:00"]);
}

#[test]
fn weekdays_with_and_without_a_number_stand_beside_each_other() {
    let days = told("FREQ=MONTHLY;BYDAY=MO,1FR", "2026-06-01T09:00", "2026-06-01T00:00", "2026-07-01T00:00");
    let expected = ["06-01", "06-05", "06-08", "06-15", "06-22", "06-29"];
    assert_eq!(days, expected.map(|day| format!("26-{day} 09:00")));
}

#[test]
fn a_week_number_without_weekdays_takes_the_weekday_of_the_first_time() {
    let days = told("FREQ=YEARLY;BYWEEKNO=20", "2026-05-13T09:00", "2026-01-01T00:00", "2029-01-01T00:00");
    assert_eq!(days, ["26-05-13 09:00", "27-05-19 09:00", "28-05-17 09:00"], "Wednesdays");
    let first = told("FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO", "2024-01-01T09:00", "2024-01-01T00:00", "2027-01-01T00:00");
    assert_eq!(first, ["24-01-01 09:00", "24-12-30 09:00", "25-12-29 09:00"], "the week reaches over the new year");
}

#[test]
fn until_in_utc_is_read_in_the_zone_of_the_window() {
    let rule = rule("FREQ=DAILY;UNTIL=20260103T230000Z");
    let berlin = Zone::parse("Europe/Berlin").unwrap();
    let walls = rule.expand(wall("2026-01-01T00:00"), &berlin, wall("2026-01-01T00:00"), wall("2026-02-01T00:00"));
    assert_eq!(walls.len(), 4, "4 January 00:00 in Berlin is 3 January 23:00 UTC and still counts");
}

#[test]
fn until_in_utc_is_an_instant_also_where_clocks_change() {
    let berlin = Zone::parse("Europe/Berlin").unwrap();
    let last = |rule: &str, first: &str| {
        let walls = super::tests::rule(rule).expand(wall(first), &berlin, wall(first), wall("2027-01-01T00:00"));
        walls.last().unwrap().format("%H:%M").to_string()
    };
    // 02:30 comes twice, and a rule falls at the first of both; the second is 01:30Z.
    assert_eq!(last("FREQ=MINUTELY;INTERVAL=15;UNTIL=20261025T011500Z", "2026-10-25T00:00"), "02:45");
    assert_eq!(last("FREQ=MINUTELY;INTERVAL=15;UNTIL=20261025T003000Z", "2026-10-25T00:00"), "02:30");
    // 02:15 does not come, and is 03:15; so it is later than 03:00.
    assert_eq!(last("FREQ=MINUTELY;INTERVAL=15;UNTIL=20260329T010000Z", "2026-03-29T00:00"), "03:00");
}

#[test]
fn until_on_the_wall_is_kept_to_and_a_day_counts_to_its_end() {
    let days = |text: &str| {
        let berlin = Zone::parse("Europe/Berlin").unwrap();
        rule(text).expand(wall("2026-01-01T22:00"), &berlin, wall("2026-01-01T00:00"), wall("2026-02-01T00:00")).len()
    };
    assert_eq!(days("FREQ=DAILY;UNTIL=20260104T220000"), 4);
    assert_eq!(days("FREQ=DAILY;UNTIL=20260104T215959"), 3);
    assert_eq!(days("FREQ=DAILY;UNTIL=20260104"), 4);
    assert_eq!(days("FREQ=DAILY;UNTIL=20260104T210000Z"), 4);
    assert_eq!(days("FREQ=DAILY;UNTIL=20251231"), 1, "the first time counts in any case");
}

#[test]
fn the_first_time_counts_even_when_the_rule_does_not_name_it() {
    let days = |text: &str| told(text, "2026-01-01T00:00", "2026-01-01T00:00", "2026-01-12T00:00");
    let all = ["26-01-01 00:00", "26-01-04 00:00", "26-01-11 00:00"];
    assert_eq!(days("FREQ=WEEKLY;BYDAY=SU"), all);
    assert_eq!(days("FREQ=WEEKLY;BYDAY=SU;COUNT=2"), all[..2], "as the first of its count");
    assert!(!rule("FREQ=WEEKLY;BYDAY=SU;COUNT=9").names(wall("2026-01-01T00:00")));
    assert!(rule("FREQ=WEEKLY;BYDAY=SU;UNTIL=19990101").names(wall("2026-01-04T00:00")));
}

/// An expansion over a month or a year, and how long it took.
fn timed(text: &str, first: &str, from: &str, to: &str) -> (Expansion, Duration) {
    let (rule, watch) = (rule(text), Stopwatch::now());
    (rule.expansion(wall(first), &Zone::utc(), wall(from), wall(to)), watch.elapsed())
}

#[test]
fn what_falls_too_often_is_cut_and_says_so() {
    for text in ["FREQ=SECONDLY", "FREQ=MINUTELY", "FREQ=DAILY;BYHOUR=1,2,3;BYMINUTE=1,2,3;BYSECOND=1,2,3,4,5,6,7"] {
        let (found, _) = timed(text, "2010-01-01T00:00", "2026-01-01T00:00", "2027-01-01T00:00");
        assert_eq!((found.walls.len(), found.cut), (usize::from(Recurrence::MAX_OCCURRENCES), true), "{text}");
        assert!(found.walls[0] < wall("2026-01-01T02:00"), "{text} skips to where it is asked for");
    }
    let (hourly, _) = timed("FREQ=HOURLY", "2010-01-01T00:00", "2026-01-01T00:00", "2027-01-01T00:00");
    assert_eq!((hourly.walls.len(), hourly.cut), (8760, false));
}

#[test]
fn counts_are_counted_from_the_start() {
    let (found, _) = timed("FREQ=MINUTELY;COUNT=8415362", "2010-01-01T00:00", "2026-01-01T00:00", "2027-01-01T00:00");
    assert_eq!((found.walls.len(), found.cut), (2, false), "a plain count is not even counted");
    let (found, _) =
        timed("FREQ=DAILY;BYDAY=MO,TU;COUNT=1671", "2010-01-04T00:00", "2026-01-01T00:00", "2027-01-01T00:00");
    assert_eq!((found.walls.len(), found.cut), (1, false));
    let (found, took) =
        timed("FREQ=MINUTELY;BYSECOND=0,30;COUNT=99999999", "2010-01-01T00:00", "2026-01-01T00:00", "2027-01-01T00:00");
    assert_eq!((found.walls.len(), found.cut), (0, true), "too many to count");
    assert!(took < Duration::from_secs(3), "{took:?}");
}

#[test]
fn a_rule_that_never_falls_ends() {
    for text in [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=HOURLY;INTERVAL=24;BYHOUR=5",
        "FREQ=SECONDLY;INTERVAL=60;BYSECOND=30",
        "FREQ=DAILY;BYSECOND=60",
        "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6;BYDAY=MO",
        "FREQ=WEEKLY;INTERVAL=4294967295;BYMONTH=3",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=300",
    ] {
        let (found, took) = timed(text, "2026-01-01T00:00", "2026-01-02T00:00", "2199-12-31T00:00");
        assert_eq!(found.walls, [], "{text}");
        assert!(took < Duration::from_secs(3), "{text} {took:?}");
    }
}

#[test]
fn years_that_no_calendar_has_are_no_reason_to_stop_working() {
    for text in ["FREQ=YEARLY;INTERVAL=4294967295", "FREQ=SECONDLY;INTERVAL=4294967295", "FREQ=DAILY;COUNT=4294967295"]
    {
        let found =
            rule(text).expansion(wall("2026-01-01T00:00"), &Zone::utc(), wall("9000-01-01T00:00"), NaiveDateTime::MAX);
        assert!(found.cut || found.walls.len() < 20_000, "{text}");
    }
}

#[test]
fn a_rule_may_be_written_loosely() {
    for (text, like) in [
        ("rrule:freq=weekly; byday=mo, tu;", "FREQ=WEEKLY;BYDAY=MO,TU"),
        ("FREQ=MONTHLY;BYDAY=+1MO", "FREQ=MONTHLY;BYDAY=1MO"),
        ("FREQ=DAILY;X-NOTE=1", "FREQ=DAILY"),
        ("BYDAY=MO;FREQ=WEEKLY;WKST=SU", "FREQ=WEEKLY;BYDAY=MO"),
    ] {
        let days = |text| told(text, "2026-06-01T09:00", "2026-06-01T00:00", "2026-09-01T00:00");
        assert_eq!(days(text), days(like), "{text}");
    }
}

#[test]
fn nonsense_is_refused_with_its_text() {
    for text in [
        "",
        "WEEKLY",
        "FREQ=SOMETIMES",
        "INTERVAL=2",
        "FREQ=WEEKLY;FREQ=DAILY",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=WEEKLY;COUNT=-1",
        "FREQ=WEEKLY;UNTIL=20260230",
        "FREQ=WEEKLY;BYDAY=-1SU€0",
        "FREQ=DÄILY",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;BYDAY=",
        "FREQ=WEEKLY;BYDAY=3SA",
        "FREQ=WEEKLY;BYMONTHDAY=1",
        "FREQ=MONTHLY;BYWEEKNO=1",
        "FREQ=MONTHLY;BYYEARDAY=1",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=MONTHLY;BYMONTHDAY=-32",
        "FREQ=YEARLY;BYWEEKNO=1;BYDAY=1MO",
        "FREQ=MONTHLY;BYSETPOS=1",
        "FREQ=DAILY;BYHOUR=24",
        "FREQ=DAILY;BYEASTER=0",
    ] {
        assert!(matches!(Recurrence::parse(text), Err(RecurrenceError::Unreadable { .. })), "{text}");
    }
    let told = Recurrence::parse("FREQ=DAILY;BYHOUR=24").unwrap_err().to_string();
    assert_eq!(
        told,
        "\"FREQ=DAILY;BYHOUR=24\" is not a recurrence rule such as FREQ=WEEKLY;BYDAY=SU: BYHOUR=24 is not within 0 to 23"
    );
}
