//! A rule with occurrences left out, as rules without: a window has a rule, and no exceptions from it.

use std::collections::BTreeSet;

use chrono::{NaiveDateTime, TimeDelta};
use slipway_domain::time::{Recurrence, Zone};

use crate::ics::series::endless;

/// How far behind the last exception the next occurrence is looked for, in days, step by step.
const AHEAD: [i64; 3] = [400, 20 * 366, 150 * 366];

/// How many days of rules are gone through for a whole file, so that no file takes for ever.
#[derive(Debug)]
pub(super) struct Work(pub(super) i64);

impl Work {
    /// Spends days; false where none are left.
    fn spend(&mut self, days: i64) -> bool {
        self.0 -= days.max(1);
        self.0 >= 0
    }
}

/// One piece of a rule: where it begins, and how it goes on.
pub(super) type Piece = (NaiveDateTime, Option<Recurrence>);

/// A rule in pieces, and how many occurrences they leave out.
#[derive(Debug)]
pub(super) struct Pieces {
    pub(super) pieces: Vec<Piece>,
    pub(super) left_out: usize,
}

/// The pieces of a rule that leave some wall times out; none where that would take too much work.
pub(super) fn without(
    rule: &Recurrence,
    zone: &Zone,
    start: NaiveDateTime,
    gone: &BTreeSet<NaiveDateTime>,
    work: &mut Work,
) -> Option<Pieces> {
    let whole = || Some(Pieces { pieces: vec![(start, Some(rule.clone()))], left_out: 0 });
    let Some(last) = gone.range(start..).next_back() else { return whole() };
    if !work.spend((*last - start).num_days()) {
        return None;
    }
    let mut walls = rule.expand(start, zone, start, *last + TimeDelta::seconds(1));
    let Some(last_gone) = walls.iter().rposition(|wall| gone.contains(wall)) else { return whole() };
    let behind_known = walls.get(last_gone + 1).copied();
    walls.truncate(last_gone + 1);
    let left_out = walls.iter().filter(|wall| gone.contains(wall)).count();
    let mut pieces = Vec::new();
    for run in walls.split(|wall| gone.contains(wall)) {
        match run {
            [] => {}
            [only] => pieces.push((*only, None)),
            [first, .., last] => pieces.push((*first, until(rule, *last))),
        }
    }
    let last = walls.last().copied().unwrap_or(start);
    let next = match behind_known {
        Some(next) => Some(next),
        None => match next_behind(rule, zone, start, last, work) {
            Next::At(next) => Some(next),
            Next::Never => None,
            Next::TooMuch => return None,
        },
    };
    if let Some(next) = next {
        let counted = rule.as_str().split(';').any(|part| part.starts_with("COUNT="));
        let rest = if counted {
            // A count begins anew with each piece, so the last piece is told its end.
            if !work.spend((last - start).num_days() + 5_000) {
                return None;
            }
            let far = next + TimeDelta::days(AHEAD[2]);
            let end = rule.expand(start, zone, next, far).last().copied().unwrap_or(next);
            if end == next { None } else { until(rule, end) }
        } else {
            Some(rule.clone())
        };
        pieces.push((next, rest));
    }
    Some(Pieces { pieces, left_out })
}

/// What comes behind a wall time.
enum Next {
    /// An occurrence.
    At(NaiveDateTime),
    /// Nothing.
    Never,
    /// Nobody knows, because there is no work left.
    TooMuch,
}

/// The first occurrence behind a wall time.
fn next_behind(rule: &Recurrence, zone: &Zone, start: NaiveDateTime, last: NaiveDateTime, work: &mut Work) -> Next {
    let mut from = last + TimeDelta::seconds(1);
    for days in AHEAD {
        if !work.spend((from - start).num_days() + days) {
            return Next::TooMuch;
        }
        let to = last + TimeDelta::days(days);
        if let Some(next) = rule.expand(start, zone, from, to).first() {
            return Next::At(*next);
        }
        from = to;
    }
    Next::Never
}

fn until(rule: &Recurrence, last: NaiveDateTime) -> Option<Recurrence> {
    Recurrence::parse(&format!("{};UNTIL={}", endless(rule), last.format("%Y%m%dT%H%M%S"))).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn wall(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").unwrap()
    }

    fn told(rule: &str, gone: &[&str]) -> Vec<(String, String)> {
        let gone = gone.iter().map(|gone| wall(gone)).collect();
        let rule = Recurrence::parse(rule).unwrap();
        let pieces =
            without(&rule, &Zone::utc(), wall("2026-01-04T01:00"), &gone, &mut Work(1_000_000)).unwrap().pieces;
        let told = |(start, rule): Piece| {
            (start.format("%m-%d").to_string(), rule.map(|rule| rule.to_string()).unwrap_or_default())
        };
        pieces.into_iter().map(told).collect()
    }

    #[test]
    fn a_rule_is_cut_where_an_occurrence_is_left_out_and_goes_on_behind_it() {
        let cut = told("FREQ=WEEKLY", &["2026-01-18T01:00"]);
        let pair = |start: &str, rule: &str| (start.to_owned(), rule.to_owned());
        assert_eq!(cut, [pair("01-04", "FREQ=WEEKLY;UNTIL=20260111T010000"), pair("01-25", "FREQ=WEEKLY")]);
        assert_eq!(
            told("FREQ=WEEKLY;COUNT=4", &["2026-01-11T01:00"]),
            [pair("01-04", ""), pair("01-18", "FREQ=WEEKLY;UNTIL=20260125T010000")]
        );
        assert_eq!(told("FREQ=WEEKLY;COUNT=2", &["2026-01-04T01:00"]), [pair("01-11", "")]);
        assert_eq!(told("FREQ=WEEKLY;COUNT=1", &["2026-01-04T01:00"]), []);
        assert_eq!(
            told("FREQ=WEEKLY", &["2026-01-05T01:00"]),
            [pair("01-04", "FREQ=WEEKLY")],
            "it names no occurrence"
        );
    }

    #[test]
    fn too_much_work_is_refused() {
        let gone = [wall("2120-01-04T01:00")].into();
        let rule = Recurrence::parse("FREQ=DAILY").unwrap();
        assert!(without(&rule, &Zone::utc(), wall("2026-01-04T01:00"), &gone, &mut Work(1_000)).is_none());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(200))]
        #[test]
        fn pieces_together_are_the_rule_without_what_is_left_out(
            rule in prop::sample::select(vec![
                "FREQ=DAILY", "FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;BYDAY=SU,WE", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU",
                "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=DAILY;COUNT=30",
                "FREQ=WEEKLY;UNTIL=20260601T000000", "FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=2", "FREQ=WEEKLY;BYDAY=TU",
            ]),
            picks in prop::collection::vec(0usize..60, 0..12),
        ) {
            let (zone, start, end) = (Zone::utc(), wall("2026-01-04T01:00"), wall("2028-01-01T00:00"));
            let rule = Recurrence::parse(rule).unwrap();
            let all = rule.expand(start, &zone, start, end);
            let gone: BTreeSet<NaiveDateTime> = picks.iter().filter_map(|pick| all.get(*pick)).copied().collect();
            let pieces = without(&rule, &zone, start, &gone, &mut Work(10_000_000)).unwrap();
            prop_assert_eq!(pieces.left_out, gone.len());
            let mut together = Vec::new();
            for (first, rule) in pieces.pieces {
                match rule {
                    None => together.push(first),
                    Some(rule) => together.extend(rule.expand(first, &zone, first, end)),
                }
            }
            let expected: Vec<NaiveDateTime> = all.into_iter().filter(|wall| !gone.contains(wall)).collect();
            prop_assert_eq!(together, expected);
        }
    }
}
