//! A zone as a file defines it: when its clocks change, and by how much.

use std::sync::OnceLock;

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use slipway_domain::time::{Instant, Recurrence, Zone};

use super::property::Name;
use super::value::{Stamp, offset};
use super::yearly::Yearly;

/// The most onsets of one zone, and the most times of one onset, that are kept.
const MOST: usize = 400;
/// The first year of a plan, and how many there are.
const FIRST_YEAR: i32 = 1900;
const YEARS: usize = 300;
/// The year up to which a rule of an unusual kind is gone through.
const LAST_YEAR: i32 = 2200;
/// How far it is gone through at once, in days.
const STEP: i64 = 20 * 366;
/// The longest rule, in bytes.
const RULE: usize = 500;

/// The clock changes of a VTIMEZONE.
#[derive(Clone, Debug, Default)]
pub(super) struct Offsets {
    onsets: Vec<Onset>,
    /// What was asked for already, from the first year of a plan on.
    years: OnceLock<Box<[OnceLock<Year>]>>,
}

/// The offsets of a year in UTC.
#[derive(Clone, Debug)]
struct Year {
    /// Seconds ahead when it begins.
    first: i64,
    /// When they change, sorted, and to what.
    changes: Vec<(NaiveDateTime, i64)>,
}

/// One STANDARD or DAYLIGHT as its lines say it.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines {
    start: Option<NaiveDateTime>,
    more: Vec<NaiveDateTime>,
    from: Option<i64>,
    to: Option<i64>,
    rule: Option<String>,
}

/// From when on clocks have an offset; times are on the wall before the change.
#[derive(Clone, Debug)]
struct Onset {
    start: NaiveDateTime,
    /// Other times at which it sets in, sorted.
    more: Vec<NaiveDateTime>,
    from: i64,
    to: i64,
    rule: Option<Yearly>,
}

impl Lines {
    /// Takes a property over; one that cannot be read says nothing.
    pub(super) fn learn(&mut self, name: Name, value: &str) {
        match name {
            Name::Start => self.start = wall(value),
            Name::OffsetFrom => self.from = offset(value),
            Name::OffsetTo => self.to = offset(value),
            Name::Rule if value.len() <= RULE => self.rule = Some(value.to_owned()),
            Name::Dates => {
                let room = MOST.saturating_sub(self.more.len());
                let times = value.split(',').map(|time| time.split_once('/').map_or(time, |(from, _)| from));
                self.more.extend(times.filter_map(wall).take(room));
            }
            _ => {}
        }
    }

    /// The onset; none where it says not when or what it changes. `unusual` is how many rules of a kind that takes
    /// work may still be gone through.
    fn onset(self, unusual: &mut usize) -> Option<Onset> {
        let (start, to) = (self.start?, self.to?);
        let from = self.from.unwrap_or(to);
        let mut more = self.more;
        let rule = self.rule.as_ref().and_then(|text| {
            let yearly = Yearly::parse(text, start, from);
            if yearly.is_none() && *unusual > 0 {
                *unusual -= 1;
                more.extend(each(text, start).unwrap_or_default());
            }
            yearly
        });
        more.sort_unstable();
        Some(Onset { start, more, from, to, rule })
    }
}

fn wall(text: &str) -> Option<NaiveDateTime> {
    match Stamp::parse(text)? {
        Stamp::Day(day) => day.and_hms_opt(0, 0, 0),
        Stamp::Utc(wall) | Stamp::Wall(wall) => Some(wall),
    }
}

/// Every time at which a rule of an unusual kind falls in the years of a plan.
fn each(rule: &str, start: NaiveDateTime) -> Option<Vec<NaiveDateTime>> {
    if !rule.to_ascii_uppercase().contains("FREQ=YEARLY") {
        return None;
    }
    let rule = Recurrence::parse(rule).ok()?;
    let mut from = Instant::MIN.utc().naive_utc().max(start);
    let mut times = Vec::new();
    while from.year() < LAST_YEAR && times.len() < MOST {
        // Step by step, because it may fall every day.
        let to = from + TimeDelta::days(STEP);
        times.extend(rule.expand(start, &Zone::utc(), from, to));
        from = to;
    }
    times.truncate(MOST);
    Some(times)
}

impl Onset {
    /// The last time not after an instant at which it set in, in UTC, and the offset from then on.
    fn last(&self, at: Instant) -> Option<(NaiveDateTime, i64)> {
        // The wall on which the change is told is the one before it.
        let from = TimeDelta::seconds(self.from);
        let wall = at.utc().naive_utc() + from;
        let ruled = self.rule.as_ref().and_then(|rule| rule.last(self.start, wall));
        let listed = self.more.get(..self.more.partition_point(|time| *time <= wall)).and_then(<[_]>::last).copied();
        let first = Some(self.start).filter(|start| *start <= wall);
        Some((ruled.max(listed).max(first)? - from, self.to))
    }
}

impl Offsets {
    /// Adds an onset.
    pub(super) fn add(&mut self, lines: Lines, unusual: &mut usize) {
        if self.onsets.len() < MOST {
            self.onsets.extend(lines.onset(unusual));
        }
    }

    /// Whether it says nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.onsets.is_empty()
    }

    /// Seconds ahead of UTC at an instant; zero where it says nothing.
    pub(super) fn at(&self, at: Instant) -> i64 {
        let utc = at.utc().naive_utc();
        let years = self.years.get_or_init(|| std::iter::repeat_with(OnceLock::new).take(YEARS).collect());
        let year = usize::try_from(utc.year() - FIRST_YEAR).ok().and_then(|index| years.get(index));
        let Some(year) = year else { return self.latest(at) };
        let Year { first, changes } = year.get_or_init(|| self.year(utc.year()));
        let before = changes.partition_point(|(change, _)| *change <= utc);
        changes.get(..before).and_then(<[_]>::last).map_or(*first, |(_, to)| *to)
    }

    /// The offsets of a year, gathered from all onsets.
    fn year(&self, year: i32) -> Year {
        let begins = |year| NaiveDate::from_ymd_opt(year, 1, 1).map(|day| day.and_time(NaiveTime::MIN));
        let (Some(from), Some(to)) = (begins(year), begins(year + 1)) else {
            return Year { first: 0, changes: Vec::new() };
        };
        let changes = self.onsets.iter().flat_map(|onset| {
            let ruled = onset.rule.as_ref().into_iter().flat_map(|rule| {
                // The wall may show another year than UTC does.
                (year - 1..=year + 1).filter_map(|year| rule.at(onset.start, year))
            });
            let walls = ruled.chain(onset.more.iter().copied()).chain([onset.start]);
            walls.map(|wall| (wall - TimeDelta::seconds(onset.from), onset.to))
        });
        let mut changes: Vec<(NaiveDateTime, i64)> =
            changes.filter(|(change, _)| (from..to).contains(change)).collect();
        changes.sort_unstable();
        Year { first: self.latest(Instant::from(from.and_utc())), changes }
    }

    /// The offset of the last change that is not after an instant.
    fn latest(&self, at: Instant) -> i64 {
        let latest = self.onsets.iter().filter_map(|onset| onset.last(at)).max();
        // Before the first change clocks had the offset from which it led away.
        let before = || self.onsets.iter().min_by_key(|onset| onset.start).map(|onset| onset.from);
        latest.map(|(_, to)| to).or_else(before).unwrap_or_default()
    }

    /// The first instant that a wall time can mean here; where clocks jump over it, as if they had not.
    pub(super) fn first(&self, wall: NaiveDateTime) -> Instant {
        let instant = |offset: i64| Instant::from((wall - TimeDelta::seconds(offset)).and_utc());
        let day = TimeDelta::days(1);
        let (before, after) =
            (self.at(Instant::from((wall - day).and_utc())), self.at(Instant::from((wall + day).and_utc())));
        let fits = |offset: &i64| self.at(instant(*offset)) == *offset;
        instant([before, after].into_iter().find(fits).unwrap_or(before))
    }

    /// Whether a zone has the same offsets at each of some instants.
    pub(super) fn agrees(&self, zone: &Zone, at: &[Instant]) -> bool {
        at.iter().all(|at| self.at(*at) == i64::from(zone.offset_seconds(*at)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offsets(onsets: &[&[(Name, &str)]]) -> Offsets {
        let mut offsets = Offsets::default();
        for onset in onsets {
            let mut lines = Lines::default();
            for (name, value) in *onset {
                lines.learn(*name, value);
            }
            offsets.add(lines, &mut 4);
        }
        offsets
    }

    /// Berlin as Outlook writes it.
    fn berlin() -> Offsets {
        offsets(&[
            &[
                (Name::Start, "16010101T030000"),
                (Name::OffsetFrom, "+0200"),
                (Name::OffsetTo, "+0100"),
                (Name::Rule, "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"),
            ],
            &[
                (Name::Start, "16010101T020000"),
                (Name::OffsetFrom, "+0100"),
                (Name::OffsetTo, "+0200"),
                (Name::Rule, "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3"),
            ],
        ])
    }

    fn at(text: &str) -> Instant {
        Instant::parse(text).unwrap()
    }

    #[test]
    fn clocks_change_when_the_file_says_so() {
        let at = |text| berlin().at(at(text));
        assert_eq!((at("2026-03-29T00:59:59Z"), at("2026-03-29T01:00:00Z")), (3600, 7200));
        assert_eq!((at("2026-10-25T00:59:59Z"), at("2026-10-25T01:00:00Z")), (7200, 3600));
        assert_eq!((at("1900-01-01T00:00:00Z"), at("2199-07-01T00:00:00Z")), (3600, 7200));
    }

    #[test]
    fn a_wall_time_is_the_instant_that_the_database_gives_it() {
        let zone = Zone::parse("Europe/Berlin").unwrap();
        let mut wall = NaiveDateTime::parse_from_str("2026-03-20T00:00", "%Y-%m-%dT%H:%M").unwrap();
        for _ in 0..500 * 24 * 2 {
            assert_eq!(berlin().first(wall), zone.resolve(wall).first(), "{wall}");
            wall += TimeDelta::minutes(30);
        }
    }

    #[test]
    fn a_zone_agrees_whose_clocks_change_alike() {
        let at: Vec<Instant> = (1..=12).map(|month| at(&format!("2026-{month:02}-27T12:00:00Z"))).collect();
        let agrees = |zone: &str| berlin().agrees(&Zone::parse(zone).unwrap(), &at);
        assert!(agrees("Europe/Berlin") && agrees("Europe/Madrid"));
        assert!(!agrees("Europe/London") && !agrees("America/New_York") && !agrees("Africa/Lagos"));
    }

    #[test]
    fn listed_changes_and_rules_of_an_unusual_kind_count_too() {
        let listed = offsets(&[
            &[(Name::Start, "20200101T000000"), (Name::OffsetFrom, "+0000"), (Name::OffsetTo, "+0000")],
            &[
                (Name::Start, "20260301T020000"),
                (Name::OffsetFrom, "+0000"),
                (Name::OffsetTo, "+0100"),
                (Name::Dates, "20280301T020000,20270301T020000"),
            ],
            &[
                (Name::Start, "20261001T030000"),
                (Name::OffsetFrom, "+0100"),
                (Name::OffsetTo, "+0000"),
                (Name::Rule, "FREQ=YEARLY;COUNT=3"),
            ],
        ]);
        let told = |text: &str| listed.at(at(text)) / 3600;
        let times = ["2025-06-01", "2026-06-01", "2026-12-01", "2027-06-01", "2027-12-01", "2028-06-01", "2029-06-01"];
        assert_eq!(times.map(|day| told(&format!("{day}T00:00:00Z"))), [0, 1, 0, 1, 0, 1, 0]);
        assert_eq!(listed.at(at("1950-01-01T00:00:00Z")), 0);
    }

    #[test]
    fn what_is_kept_of_a_year_is_what_the_onsets_say() {
        for hour in 0..3 * 366 * 24 {
            let at = at("2026-12-20T00:30:00Z").plus_seconds(hour * 3_600);
            assert_eq!(berlin().latest(at), BERLIN.at(at), "{at}");
        }
    }

    static BERLIN: std::sync::LazyLock<Offsets> = std::sync::LazyLock::new(berlin);

    #[test]
    fn an_onset_without_its_offset_says_nothing() {
        assert!(offsets(&[&[(Name::Start, "19700101T000000")]]).is_empty());
        assert!(offsets(&[&[(Name::OffsetTo, "+0100")]]).is_empty());
    }
}
