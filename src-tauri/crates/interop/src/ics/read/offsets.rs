//! A zone as a file defines it: when its clocks change, and by how much.

use chrono::{NaiveDateTime, TimeDelta};
use slipway_domain::time::{Instant, Recurrence, Zone};

use super::value::{Stamp, offset};

/// The most onsets of one zone, and the most times of one onset, that are kept.
const MOST: usize = 400;

/// The clock changes of a VTIMEZONE.
#[derive(Clone, Debug, Default)]
pub(super) struct Offsets {
    /// The name by which the file says that others know it.
    pub(super) location: Option<String>,
    onsets: Vec<Onset>,
}

/// One STANDARD or DAYLIGHT: from when on clocks have an offset.
#[derive(Clone, Debug, Default)]
pub(super) struct Onset {
    start: Option<NaiveDateTime>,
    more: Vec<NaiveDateTime>,
    from: i64,
    to: Option<i64>,
    rule: Option<Recurrence>,
}

impl Onset {
    /// Takes a property over; one that cannot be read says nothing.
    pub(super) fn learn(&mut self, name: &str, value: &str) {
        let wall = |text: &str| match Stamp::parse(text)? {
            Stamp::Day(day) => day.and_hms_opt(0, 0, 0),
            Stamp::Utc(wall) | Stamp::Wall(wall) => Some(wall),
        };
        match name {
            "DTSTART" => self.start = wall(value),
            "TZOFFSETFROM" => self.from = offset(value).unwrap_or(self.from),
            "TZOFFSETTO" => self.to = offset(value),
            "RRULE" => self.rule = Recurrence::parse(value).ok(),
            "RDATE" => {
                let room = MOST.saturating_sub(self.more.len());
                self.more.extend(value.split(',').filter_map(wall).take(room));
            }
            _ => {}
        }
    }

    /// The last time before an instant at which it set in, and the offset from then on.
    fn last_before(&self, at: Instant) -> Option<(NaiveDateTime, i64)> {
        let (start, to) = (self.start?, self.to?);
        // The wall on which the change is told is the one before it.
        let wall = at.utc().naive_utc() + TimeDelta::seconds(self.from);
        let ruled = self.rule.as_ref().map(|rule| {
            let tomorrow = wall + TimeDelta::seconds(1);
            rule.expand(start, &Zone::utc(), wall - TimeDelta::days(2 * 366), tomorrow)
        });
        let all = ruled.into_iter().flatten().chain(self.more.iter().copied()).chain([start]);
        all.filter(|onset| *onset <= wall).max().map(|onset| (onset - TimeDelta::seconds(self.from), to))
    }
}

impl Offsets {
    /// Adds an onset.
    pub(super) fn add(&mut self, onset: Onset) {
        if self.onsets.len() < MOST && onset.start.is_some() && onset.to.is_some() {
            self.onsets.push(onset);
        }
    }

    /// Whether it says nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.onsets.is_empty()
    }

    /// Seconds ahead of UTC at an instant.
    fn at(&self, at: Instant) -> Option<i64> {
        let latest = self.onsets.iter().filter_map(|onset| onset.last_before(at)).max();
        // Before the first change clocks had the offset from which it led away.
        latest.map(|(_, to)| to).or_else(|| Some(self.onsets.iter().min_by_key(|onset| onset.start)?.from))
    }

    /// Whether a zone has the same offsets at each of some instants.
    pub(super) fn agrees(&self, zone: &Zone, at: &[Instant]) -> bool {
        at.iter().all(|at| self.at(*at) == Some(i64::from(zone.offset_seconds(*at))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Berlin as Outlook writes it.
    pub(super) fn berlin() -> Offsets {
        let mut offsets = Offsets::default();
        for (start, from, to, rule) in [
            ("16010101T030000", "+0200", "+0100", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"),
            ("16010101T020000", "+0100", "+0200", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3"),
        ] {
            let mut onset = Onset::default();
            for (name, value) in [("DTSTART", start), ("TZOFFSETFROM", from), ("TZOFFSETTO", to), ("RRULE", rule)] {
                onset.learn(name, value);
            }
            offsets.add(onset);
        }
        offsets
    }

    #[test]
    fn clocks_change_when_the_file_says_so() {
        let at = |text| berlin().at(Instant::parse(text).unwrap());
        assert_eq!((at("2026-03-29T00:59:59Z"), at("2026-03-29T01:00:00Z")), (Some(3600), Some(7200)));
        assert_eq!((at("2026-10-25T00:59:59Z"), at("2026-10-25T01:00:00Z")), (Some(7200), Some(3600)));
    }

    #[test]
    fn a_zone_agrees_whose_clocks_change_alike() {
        let at: Vec<Instant> =
            (1..=12).map(|month| Instant::parse(&format!("2026-{month:02}-27T12:00:00Z")).unwrap()).collect();
        let agrees = |zone: &str| berlin().agrees(&Zone::parse(zone).unwrap(), &at);
        assert!(agrees("Europe/Berlin") && agrees("Europe/Madrid"));
        assert!(!agrees("Europe/London") && !agrees("America/New_York") && !agrees("Africa/Lagos"));
    }

    #[test]
    fn an_onset_without_its_offset_says_nothing() {
        let mut offsets = Offsets::default();
        let mut onset = Onset::default();
        onset.learn("DTSTART", "19700101T000000");
        offsets.add(onset);
        assert!(offsets.is_empty());
    }
}
