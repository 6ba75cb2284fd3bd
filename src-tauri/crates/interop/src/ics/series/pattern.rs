//! The rules that calendars repeat alike.

use chrono::{Datelike, NaiveDateTime};
use slipway_domain::time::Recurrence;

/// The rule without its end, in a form for which Outlook has a pattern (MS-OXCICAL, section 2.1.3.2.2).
///
/// None where it has none, where Outlook would read the form in another way, or
/// where the rule does not name its first time, which then would come before
/// those that are counted.
pub(super) fn repeated(rule: &Recurrence, first: NaiveDateTime) -> Option<String> {
    let mut ways: Vec<(&str, &str)> = parts(rule).filter(|(name, _)| !COMMON.contains(name)).collect();
    ways.sort_unstable();
    let said = |name: &str| parts(rule).find(|(part, _)| *part == name).map(|(_, value)| value);
    let interval: u32 = said("INTERVAL").map_or(Some(1), |value| value.parse().ok())?;
    let counted = said("COUNT").is_none_or(|count| count.parse().is_ok_and(|count: u32| COUNTS.contains(&count)));
    if interval > MOST_INTERVAL || !counted || !rule.names(first) {
        return None;
    }
    let in_every_month = first.day() <= SHORTEST_MONTH;
    let fits = match (said("FREQ")?, ways.as_slice()) {
        ("DAILY" | "WEEKLY", []) | ("MONTHLY", [("BYMONTHDAY", "-1")]) => true,
        ("WEEKLY", [("BYDAY", days)]) => !days.contains(|letter: char| letter.is_ascii_digit()),
        // Some days of every week.
        ("DAILY", [("BYDAY", days)]) if interval == 1 => {
            return Some(format!("FREQ=WEEKLY;BYDAY={days}"));
        }
        ("MONTHLY", []) => in_every_month,
        ("MONTHLY", [("BYMONTHDAY", day)]) => is_one(day, 1..=SHORTEST_MONTH),
        ("MONTHLY", ways) => is_nth(ways),
        ("YEARLY", []) => (first.month(), first.day()) != (2, 29),
        ("YEARLY", [("BYMONTH", month)]) => is_one(month, 1..=12) && (first.month(), first.day()) != (2, 29),
        ("YEARLY", [("BYMONTH", month), ("BYMONTHDAY", day)]) => {
            is_one(month, 1..=12) && is_one(day, 1..=31) && (first.month(), first.day()) != (2, 29)
        }
        ("YEARLY", [("BYDAY", _), ("BYMONTH", month), ..]) if is_one(month, 1..=12) => {
            ways.retain(|(name, _)| *name != "BYMONTH");
            is_nth(&ways)
        }
        _ => false,
    };
    fits.then(|| endless(rule))
}

/// The parts that go with every pattern.
const COMMON: [&str; 5] = ["FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"];
/// Outlook has three digits for the count, and Office 365 refuses a series of one.
const COUNTS: std::ops::RangeInclusive<u32> = 2..=999;
/// Exchange takes no longer intervals of weeks and months.
const MOST_INTERVAL: u32 = 99;
/// A later day moves to the last of a shorter month in Outlook, and is left out by others.
const SHORTEST_MONTH: u32 = 28;

fn is_one(value: &str, within: std::ops::RangeInclusive<u32>) -> bool {
    value.parse().is_ok_and(|number| within.contains(&number))
}

/// Whether it is the first to fourth or the last of a weekday, of working days, of weekends or of all days.
fn is_nth(ways: &[(&str, &str)]) -> bool {
    const NUMBERS: [&str; 5] = ["1", "2", "3", "4", "-1"];
    match ways {
        [("BYDAY", day)] => {
            let number = day.get(..day.len().saturating_sub(2)).unwrap_or_default();
            NUMBERS.contains(&number.trim_start_matches('+'))
        }
        [("BYDAY", days), ("BYSETPOS", number)] => {
            let mut days: Vec<&str> = days.split(',').collect();
            days.sort_unstable();
            let one = days.len() == 1 && days.iter().all(|day| day.len() == 2);
            let many =
                [&["FR", "MO", "TH", "TU", "WE"][..], &["SA", "SU"], &["FR", "MO", "SA", "SU", "TH", "TU", "WE"]];
            NUMBERS.contains(number) && (one || many.contains(&days.as_slice()))
        }
        _ => false,
    }
}

/// The parts of a rule: names and values.
pub(in crate::ics) fn parts(rule: &Recurrence) -> impl Iterator<Item = (&str, &str)> {
    rule.as_str().split(';').filter_map(|part| part.split_once('='))
}

/// The parts of a rule without those that end it.
pub(in crate::ics) fn endless(rule: &Recurrence) -> String {
    let parts = parts(rule).filter(|(name, _)| !["COUNT", "UNTIL"].contains(name));
    parts.map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join(";")
}
