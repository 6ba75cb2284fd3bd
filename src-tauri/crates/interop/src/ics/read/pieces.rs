//! A rule with occurrences left out, as rules without: a window has a rule, and no exceptions from it.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use slipway_domain::time::{Recurrence, Zone};

use super::times::Which;
use super::value::Stamp;
use crate::ics::series::endless;

/// How far behind the last exception the next occurrence is looked for, in days, step by step.
const AHEAD: [i64; 4] = [1, 400, 20 * 366, 150 * 366];
/// How far behind its first occurrence the end of a counted rule is looked for, in days.
pub(super) const FAR: i64 = 150 * 366;
/// How many days of rules are gone through for one event.
const OF_ONE_EVENT: i64 = 500_000;
/// What a rule costs at most, because going through it ends by itself.
const OF_ONE_RULE: i64 = 2_000_000;

/// How many days of rules are gone through, for an event and for a whole file, so that no file takes for ever.
///
/// An event that takes too much is left out, and a file that does is refused;
/// neither depends on the order in which events are read.
#[derive(Debug)]
pub(super) struct Work<'a> {
    event: i64,
    file: &'a AtomicI64,
}

impl<'a> Work<'a> {
    /// The work of an event, out of that of its file.
    pub(super) fn of(file: &'a AtomicI64) -> Self {
        Self { event: OF_ONE_EVENT, file }
    }

    /// Whether the work of the whole file is used up.
    pub(super) fn is_over(&self) -> bool {
        self.file.load(Ordering::Relaxed) < 0
    }

    /// Whether going through so many days of a rule leaves half of the work of an event for what comes behind it.
    pub(super) fn affords(&self, rule: &Recurrence, days: i64) -> bool {
        self.event - Self::price(rule, days) >= OF_ONE_EVENT / 2
    }

    /// About as many periods and times as are looked at in so many days of a rule.
    fn price(rule: &Recurrence, days: i64) -> i64 {
        let (times, parts) = match rule.as_str().split_once("FREQ=").and_then(|(_, behind)| behind.get(..4)) {
            Some("HOUR") => (24, 1),
            Some("MINU") => (24 * 60, 1),
            Some("SECO") => (24 * 3_600, 1),
            Some("WEEK") => (1, 2),
            Some("MONT") => (1, 4),
            Some("YEAR") => (1, 8),
            _ => (1, 1),
        };
        (days.max(1) * times / parts).clamp(1, OF_ONE_RULE)
    }

    /// Spends days of a rule; false where none are left.
    pub(super) fn spend(&mut self, rule: &Recurrence, days: i64) -> bool {
        let spent = Self::price(rule, days);
        self.event -= spent;
        let file = self.file.fetch_sub(spent, Ordering::Relaxed) - spent;
        self.event >= 0 && file >= 0
    }
}

/// What is left out of a rule.
#[derive(Clone, Debug, Default)]
pub(super) struct Gone {
    walls: BTreeSet<NaiveDateTime>,
    days: BTreeSet<NaiveDate>,
}

impl Gone {
    /// Leaves an occurrence out, or all of a day.
    pub(super) fn add(&mut self, which: Which) {
        match which {
            Which::Wall(wall) => {
                self.walls.insert(wall);
            }
            Which::Day(day) => {
                self.days.insert(day);
            }
        }
    }

    /// Whether what starts at a wall time is left out.
    pub(super) fn holds(&self, wall: NaiveDateTime) -> bool {
        self.walls.contains(&wall) || self.days.contains(&wall.date())
    }

    /// The last time that is left out.
    fn last(&self) -> Option<NaiveDateTime> {
        let day = self.days.last().and_then(NaiveDate::succ_opt).map(|next| next.and_time(NaiveTime::MIN));
        self.walls.last().copied().max(day)
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

/// What is left of a rule without its occurrence at a wall time, in pieces: when each first falls, and how it goes on;
/// none where it is too much work to find out.
pub fn without_occurrence(
    rule: &Recurrence,
    zone: &Zone,
    start: NaiveDateTime,
    wall: NaiveDateTime,
) -> Option<Vec<(NaiveDateTime, Option<Recurrence>)>> {
    let mut gone = Gone::default();
    gone.add(Which::Wall(wall));
    let supply = AtomicI64::new(OF_ONE_EVENT);
    apart(rule, zone, start, &gone, &[], &mut Work::of(&supply)).map(|pieces| pieces.pieces)
}

/// What is left of a rule without its occurrences from a wall time on; none where it falls too often before to find out.
pub fn before_occurrence(
    rule: &Recurrence,
    zone: &Zone,
    start: NaiveDateTime,
    wall: NaiveDateTime,
) -> Option<Vec<(NaiveDateTime, Option<Recurrence>)>> {
    let before = rule.expansion(start, zone, start, wall);
    (!before.cut).then(|| run(rule, &before.walls).into_iter().collect())
}

/// One piece of a rule, of occurrences that follow each other; none of none.
fn run(rule: &Recurrence, walls: &[NaiveDateTime]) -> Option<Piece> {
    match walls {
        [] => None,
        [only] => Some((*only, None)),
        [first, .., last] => Some((*first, until(rule, *last))),
    }
}

/// The pieces of a rule that leave some wall times out, of which none reaches over certain other ones, which are sorted:
/// another piece begins there. None where that would take too much work.
pub(super) fn apart(
    rule: &Recurrence,
    zone: &Zone,
    start: NaiveDateTime,
    gone: &Gone,
    borders: &[NaiveDateTime],
    work: &mut Work<'_>,
) -> Option<Pieces> {
    let whole = || Some(Pieces { pieces: vec![(start, Some(rule.clone()))], left_out: 0 });
    let border = borders.last().copied();
    let Some(last) = gone.last().max(border).filter(|last| *last >= start) else { return whole() };
    if !work.spend(rule, (last - start).num_days()) {
        return None;
    }
    let known = rule.expansion(start, zone, start, last + TimeDelta::seconds(1));
    if known.cut {
        return None;
    }
    let mut walls = known.walls;
    let behind_gone = walls.iter().rposition(|wall| gone.holds(*wall)).map_or(0, |place| place + 1);
    let behind_borders = border.map_or(0, |border| walls.partition_point(|wall| *wall < border));
    let cut = behind_gone.max(behind_borders);
    if cut == 0 {
        return whole();
    }
    let behind_known = walls.get(cut).copied();
    walls.truncate(cut);
    let left_out = walls.iter().filter(|wall| gone.holds(**wall)).count();
    let mut pieces = Vec::new();
    let stretch = |wall: &NaiveDateTime| borders.partition_point(|border| border <= wall);
    for run in walls.split(|wall| gone.holds(*wall)) {
        let apart = run.chunk_by(|one, next| stretch(one) == stretch(next));
        pieces.extend(apart.filter_map(|walls| self::run(rule, walls)));
    }
    let last = walls.last().copied().unwrap_or(start);
    let next = match behind_known {
        Some(next) => Some(next),
        None if is_over(rule, walls.len(), last) => None,
        None => next_behind(rule, zone, start, last, work)?,
    };
    if let Some(next) = next {
        pieces.push((next, rest(rule, zone, start, next, walls.len(), work)?));
    }
    Some(Pieces { pieces, left_out })
}

/// How a rule that fell so often before goes on from one of its occurrences; outer none where that would take too much
/// work.
#[expect(clippy::option_option, reason = "the inner one is an occurrence that comes once")]
fn rest(
    rule: &Recurrence,
    zone: &Zone,
    start: NaiveDateTime,
    next: NaiveDateTime,
    fallen: usize,
    work: &mut Work<'_>,
) -> Option<Option<Recurrence>> {
    if !rule.as_str().split(';').any(|part| part.starts_with("COUNT=")) {
        return Some(Some(rule.clone()));
    }
    // A count begins anew with each piece, so the last piece is told its end.
    let counted = rule.expansion(start, zone, next, next + TimeDelta::days(FAR));
    let end = counted.walls.last().copied().unwrap_or(next);
    let days = if is_over(rule, fallen + counted.walls.len(), end) { (end - next).num_days() } else { FAR };
    if !work.spend(rule, days) || counted.cut {
        return None;
    }
    Some(if end == next { None } else { until(rule, end) })
}

/// The first occurrence behind a wall time; outer none where nobody knows, because there is no work left.
#[expect(clippy::option_option, reason = "the inner one is a rule that never falls again")]
pub(super) fn next_behind(
    rule: &Recurrence,
    zone: &Zone,
    start: NaiveDateTime,
    last: NaiveDateTime,
    work: &mut Work<'_>,
) -> Option<Option<NaiveDateTime>> {
    let mut from = last + TimeDelta::seconds(1);
    for days in AHEAD {
        if !work.spend(rule, days) {
            return None;
        }
        let to = last + TimeDelta::days(days);
        if let Some(next) = rule.expand(start, zone, from, to).first() {
            return Some(Some(*next));
        }
        from = to;
    }
    Some(None)
}

/// Whether a rule that fell so often until a wall time is over then.
fn is_over(rule: &Recurrence, fallen: usize, last: NaiveDateTime) -> bool {
    rule.as_str().split(';').any(|part| match part.split_once('=') {
        Some(("COUNT", count)) => count.parse::<usize>().is_ok_and(|count| fallen >= count),
        // An end in UTC is less than two days away from the same on any wall.
        Some(("UNTIL", until)) => Stamp::parse(until).is_some_and(|until| until.wall() + TimeDelta::days(2) < last),
        _ => false,
    })
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

    fn left_out(walls: impl IntoIterator<Item = NaiveDateTime>) -> Gone {
        let mut gone = Gone::default();
        walls.into_iter().for_each(|wall| gone.add(Which::Wall(wall)));
        gone
    }

    fn cut(rule: &Recurrence, start: &str, gone: &Gone, work: i64) -> Option<Pieces> {
        apart(rule, &Zone::utc(), wall(start), gone, &[], &mut Work::of(&AtomicI64::new(work)))
    }

    fn told(rule: &str, gone: &[&str]) -> Vec<(String, String)> {
        let rule = Recurrence::parse(rule).unwrap();
        let pieces = cut(&rule, "2026-01-04T01:00", &left_out(gone.iter().map(|gone| wall(gone))), 1_000_000);
        let pieces = pieces.unwrap().pieces;
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
    fn a_day_leaves_out_all_that_starts_on_it() {
        let rule = Recurrence::parse("FREQ=HOURLY;INTERVAL=6;COUNT=8").unwrap();
        let mut gone = Gone::default();
        gone.add(Which::Day(wall("2026-01-04T00:00").date()));
        let pieces = cut(&rule, "2026-01-03T18:00", &gone, 1_000_000).unwrap();
        assert_eq!(pieces.left_out, 4);
        let rest = Recurrence::parse("FREQ=HOURLY;INTERVAL=6;UNTIL=20260105T120000").unwrap();
        assert_eq!(pieces.pieces, [(wall("2026-01-03T18:00"), None), (wall("2026-01-05T00:00"), Some(rest))]);
    }

    #[test]
    fn too_much_work_is_refused() {
        let gone = left_out([wall("2120-01-04T01:00")]);
        let answered =
            |rule: &str, work| cut(&Recurrence::parse(rule).unwrap(), "2026-01-04T01:00", &gone, work).is_some();
        assert!(!answered("FREQ=DAILY", 1_000));
        assert!(!answered("FREQ=MINUTELY", i64::MAX), "that alone would be fifty million");
        assert!(!answered("FREQ=DAILY", i64::MAX), "more than twenty thousand occurrences");
        assert!(answered("FREQ=WEEKLY", i64::MAX));
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
            let walls: BTreeSet<NaiveDateTime> = picks.iter().filter_map(|pick| all.get(*pick)).copied().collect();
            let gone = left_out(walls.iter().copied());
            let pieces = cut(&rule, "2026-01-04T01:00", &gone, 10_000_000).unwrap();
            prop_assert_eq!(pieces.left_out, walls.len());
            let mut together = Vec::new();
            for (first, rule) in pieces.pieces {
                match rule {
                    None => together.push(first),
                    Some(rule) => together.extend(rule.expand(first, &zone, first, end)),
                }
            }
            let expected: Vec<NaiveDateTime> = all.into_iter().filter(|wall| !walls.contains(wall)).collect();
            prop_assert_eq!(together, expected);
        }
    }
}
