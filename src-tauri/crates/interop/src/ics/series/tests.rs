use slipway_domain::Key;
use slipway_domain::calendar::{Scope, WindowKind};
use slipway_domain::id::WindowId;

use super::*;

fn window(zone: &str, start: &str, end: &str, rule: &str) -> Window {
    let wall = |text| NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap();
    Window {
        id: serde_json::from_str::<WindowId>("\"01936a3e-7c00-7000-8000-000000000001\"").unwrap(),
        key: Key::parse("W").unwrap(),
        title: "W".into(),
        kind: WindowKind::Maintenance,
        scope: Scope::default(),
        zone: Zone::parse(zone).unwrap(),
        start: wall(start),
        end: wall(end),
        recurrence: (!rule.is_empty()).then(|| Recurrence::parse(rule).unwrap()),
        severity: None,
        owner: None,
        source: String::new(),
        reviewed: None,
        limit: None,
        freeze: None,
    }
}

fn series(zone: &str, rule: &str) -> Option<Series> {
    let at = |text| Instant::parse(text).unwrap();
    let within = Interval::new(at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z")).unwrap();
    Series::of(&window(zone, "2026-01-04T01:00", "2026-01-04T05:00", rule), within)
}

#[test]
fn the_end_of_a_series_is_told_in_utc_and_is_its_last_occurrence() {
    let rule = series("Europe/Berlin", "FREQ=WEEKLY;BYDAY=SU;UNTIL=20260710T000000").unwrap().rule;
    assert_eq!(rule, "FREQ=WEEKLY;BYDAY=SU;UNTIL=20260704T230000Z");
    assert_eq!(series("Europe/Berlin", "FREQ=WEEKLY;COUNT=4").unwrap().rule, "FREQ=WEEKLY;COUNT=4");
}

#[test]
fn nights_on_which_clocks_change_have_times_of_their_own() {
    let moved = series("Europe/Berlin", "FREQ=WEEKLY;BYDAY=SU").unwrap().moved;
    let nights: Vec<(String, i64)> = moved
        .iter()
        .map(|moved| (moved.wall.date().to_string(), moved.end.epoch_seconds() - moved.start.epoch_seconds()))
        .collect();
    assert_eq!(nights, [("2026-03-29".to_owned(), 3 * 3600), ("2026-10-25".to_owned(), 5 * 3600)]);
}

#[test]
fn the_end_is_found_however_far_off_it_is() {
    let rule = series("Asia/Kolkata", "FREQ=DAILY;UNTIL=20991231").unwrap().rule;
    assert_eq!(rule, "FREQ=DAILY;UNTIL=20991230T193000Z");
}

#[test]
fn rules_for_which_outlook_has_a_pattern_are_series() {
    for rule in [
        "FREQ=DAILY;INTERVAL=3",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,WE;WKST=SU",
        "FREQ=MONTHLY;BYMONTHDAY=4",
        "FREQ=MONTHLY;BYDAY=1SU;COUNT=999",
        "FREQ=MONTHLY;BYDAY=SU,SA;BYSETPOS=2",
        "FREQ=YEARLY;BYMONTH=1;BYDAY=+1SU",
        "FREQ=YEARLY;BYMONTH=1;BYDAY=SU;BYSETPOS=1",
        "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=4",
    ] {
        assert_eq!(series("Europe/Berlin", rule).unwrap().rule, rule);
    }
    let some_days = series("Europe/Berlin", "FREQ=DAILY;BYDAY=SU,MO;COUNT=9").unwrap().rule;
    assert_eq!(some_days, "FREQ=WEEKLY;BYDAY=SU,MO;COUNT=9", "the same days, in the one form that Outlook has");
}

#[test]
fn rules_for_which_outlook_has_no_pattern_are_none() {
    for rule in [
        "FREQ=HOURLY;INTERVAL=36",
        "FREQ=MINUTELY;INTERVAL=1440",
        "FREQ=DAILY;BYHOUR=1,13",
        "FREQ=DAILY;BYMONTH=1",
        "FREQ=DAILY;INTERVAL=2;BYDAY=SU,TU",
        "FREQ=WEEKLY;BYDAY=SU;BYSETPOS=1",
        "FREQ=WEEKLY;INTERVAL=100",
        "FREQ=MONTHLY;BYDAY=SU",
        "FREQ=MONTHLY;BYDAY=1SU,3SU",
        "FREQ=MONTHLY;BYDAY=SU,MO;BYSETPOS=1",
        "FREQ=MONTHLY;BYDAY=SU;BYSETPOS=1,3",
        "FREQ=MONTHLY;BYMONTHDAY=4,18",
        "FREQ=MONTHLY;BYMONTHDAY=-28",
        "FREQ=MONTHLY;BYMONTH=1,7",
        "FREQ=MONTHLY;COUNT=1000",
        "FREQ=YEARLY;BYYEARDAY=4",
        "FREQ=YEARLY;BYDAY=1SU",
        "FREQ=YEARLY;BYMONTHDAY=4",
        "FREQ=YEARLY;BYMONTH=1,7;BYDAY=1SU",
        "FREQ=WEEKLY;UNTIL=20260105",
    ] {
        assert_eq!(series("Europe/Berlin", rule), None, "{rule}");
    }
}

#[test]
fn a_day_that_shorter_months_lack_is_no_series() {
    let within = Interval::ALWAYS;
    let of = |start: &str, end: &str, rule| Series::of(&window("Asia/Kolkata", start, end, rule), within).is_some();
    assert!(!of("2026-01-31T01:00", "2026-01-31T02:00", "FREQ=MONTHLY"), "Outlook takes the last day instead");
    assert!(of("2026-01-31T01:00", "2026-01-31T02:00", "FREQ=MONTHLY;BYMONTHDAY=-1"));
    assert!(of("2026-12-31T01:00", "2026-12-31T02:00", "FREQ=YEARLY"));
    assert!(!of("2028-02-29T01:00", "2028-02-29T02:00", "FREQ=YEARLY"));
    assert!(!of("2026-05-31T01:00", "2026-05-31T02:00", "FREQ=MONTHLY;BYDAY=5SU"), "its fifth is the last");
}

#[test]
fn occurrences_that_run_into_each_other_are_no_series() {
    let at = |text| Instant::parse(text).unwrap();
    let within = Interval::new(at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z")).unwrap();
    let of = |zone, end, rule| Series::of(&window(zone, "2026-01-04T02:00", end, rule), within).is_some();
    assert!(of("Asia/Kolkata", "2026-01-05T02:00", "FREQ=DAILY"), "one ends when the next one starts");
    assert!(!of("Asia/Kolkata", "2026-01-05T02:01", "FREQ=DAILY"));
    assert!(!of("Europe/Berlin", "2026-01-05T02:00", "FREQ=DAILY"), "two o'clock comes twice");
    assert!(!of("Asia/Kolkata", "2026-01-06T02:00", "FREQ=WEEKLY;BYDAY=SU,MO"));
    let days = |end, rule| Days::of(&window("Europe/Berlin", "2026-01-04T00:00", end, rule)).is_some();
    assert!(days("2026-01-05T00:00", "FREQ=DAILY") && !days("2026-01-06T00:00", "FREQ=DAILY"));
    assert!(days("2027-01-04T00:00", "FREQ=YEARLY") && !days("2027-01-05T00:00", "FREQ=YEARLY"));
}

#[test]
fn a_start_that_clocks_skip_or_repeat_is_told_as_an_instant() {
    let at = |text| Instant::parse(text).unwrap();
    let within = Interval::new(at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z")).unwrap();
    let nights = window("Europe/Berlin", "2026-01-04T02:30", "2026-01-04T02:45", "FREQ=WEEKLY");
    let moved = Series::of(&nights, within).unwrap().moved;
    let told: Vec<_> = moved.iter().map(|moved| (moved.start.to_string(), moved.end.to_string())).collect();
    let pair = |start: &str, end: &str| (start.to_owned(), end.to_owned());
    assert_eq!(
        told,
        [pair("2026-03-29T01:30:00Z", "2026-03-29T01:45:00Z"), pair("2026-10-25T00:30:00Z", "2026-10-25T01:45:00Z")]
    );
}

#[test]
fn what_not_every_calendar_repeats_alike_is_no_series() {
    assert_eq!(series("Africa/Casablanca", "FREQ=WEEKLY;BYDAY=SU"), None);
    assert_eq!(series("Europe/Berlin", "FREQ=YEARLY;BYWEEKNO=20;BYDAY=SU"), None);
    assert_eq!(series("Europe/Berlin", "FREQ=WEEKLY;BYDAY=MO"), None, "4 January is a Sunday");
    assert_eq!(series("Europe/Berlin", "FREQ=WEEKLY;COUNT=1"), None);
    assert_eq!(series("Europe/Berlin", ""), None);
}

#[test]
fn a_window_from_midnight_to_midnight_is_whole_days() {
    let days = |end, rule| Days::of(&window("Europe/Berlin", "2026-12-18T00:00", end, rule));
    let yearly = days("2027-01-04T00:00", "FREQ=YEARLY;UNTIL=20291231").unwrap();
    assert_eq!(
        (yearly.after.to_string().as_str(), yearly.rule.as_deref()),
        ("2027-01-04", Some("FREQ=YEARLY;UNTIL=20291218"))
    );
    assert_eq!(days("2027-01-04T00:00", "").unwrap().rule, None);
    assert_eq!(days("2027-01-04T06:00", ""), None);
}
