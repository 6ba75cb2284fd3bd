//! A definition that this program wrote, read back.

use chrono::{Datelike, NaiveDateTime, Weekday};

use super::{AnnualZone, Change};

/// One STANDARD or DAYLIGHT as its lines say it.
#[derive(Default)]
struct Told<'a> {
    start: Option<NaiveDateTime>,
    rule: Option<&'a str>,
    from: Option<i32>,
    to: Option<i32>,
}

impl AnnualZone {
    /// The zone of a VTIMEZONE whose content lines are exactly those that would be written for it; none of any other.
    pub(in crate::ics) fn parse(lines: &[&str]) -> Option<Self> {
        let (mut name, mut told) = ("", Vec::new());
        for line in lines {
            let (property, value) = line.split_once(':')?;
            match (property, told.last_mut()) {
                ("BEGIN", _) if value != "VTIMEZONE" => told.push(Told::default()),
                ("TZID", None) => name = value,
                ("DTSTART", Some(last)) => last.start = NaiveDateTime::parse_from_str(value, "%Y%m%dT%H%M%S").ok(),
                ("RRULE", Some(Told { rule, .. })) => *rule = Some(value),
                ("TZOFFSETFROM", Some(last)) => last.from = seconds(value),
                ("TZOFFSETTO", Some(last)) => last.to = seconds(value),
                _ => {}
            }
        }
        let zone = match told.as_slice() {
            [only] => Self { name: name.to_owned(), standard: only.to?, changes: None },
            [standard, daylight] => {
                let changes = Some([standard.change()?, daylight.change()?]);
                Self { name: name.to_owned(), standard: standard.to?, changes }
            }
            _ => return None,
        };
        let mut written = String::new();
        zone.push(&mut written);
        written.split_terminator("\r\n").eq(lines.iter().copied()).then_some(zone)
    }
}

impl Told<'_> {
    fn change(&self) -> Option<Change> {
        let start = self.start?;
        let (number, _) = self.rule?.rsplit_once("BYDAY=")?.1.split_at_checked(1)?;
        let nth = if number == "-" { -1 } else { number.parse().ok()? };
        let weekday: Weekday = start.weekday();
        Some(Change { month: start.month(), weekday, nth, at: start.time(), from: self.from?, to: self.to? })
    }
}

/// The seconds of `+0530` or `-001736`.
fn seconds(text: &str) -> Option<i32> {
    let (sign, digits) = text.split_at_checked(1)?;
    let pair = |from: usize| digits.get(from..from + 2)?.parse::<i32>().ok();
    let all = pair(0)? * 3_600 + pair(2)? * 60 + pair(4).unwrap_or_default();
    Some(if sign == "-" { -all } else { all })
}

#[cfg(test)]
mod tests {
    use slipway_domain::time::Zone;

    use super::*;

    fn written(zone: &AnnualZone) -> String {
        let mut out = String::new();
        zone.push(&mut out);
        out
    }

    #[test]
    fn every_zone_that_can_be_written_is_read_back() {
        let zones = Zone::names().into_iter().filter_map(|name| AnnualZone::of(&Zone::parse(&name).ok()?, 2026));
        let mut count = 0;
        for zone in zones {
            let text = written(&zone);
            let lines: Vec<&str> = text.split_terminator("\r\n").collect();
            assert_eq!(AnnualZone::parse(&lines), Some(zone), "{text}");
            count += 1;
        }
        assert!(count > 400, "{count}");
    }

    #[test]
    fn a_definition_of_another_program_is_none_of_ours() {
        let berlin = written(&AnnualZone::of(&Zone::parse("Europe/Berlin").unwrap(), 2026).unwrap());
        for (from, to) in [
            ("DTSTART:19701025T030000", "DTSTART:16010101T030000"),
            ("TZID:Europe/Berlin", "TZID:Europe/Berlin\r\nX-LIC-LOCATION:Europe/Berlin"),
            ("BYDAY=-1SU", "BYDAY=-2SU"),
            ("TZOFFSETTO:+0100", "TZNAME:CET"),
            ("BEGIN:DAYLIGHT", "BEGIN:STANDARD"),
        ] {
            assert!(berlin.contains(from));
            let text = berlin.replace(from, to);
            let lines: Vec<&str> = text.split_terminator("\r\n").collect();
            assert_eq!(AnnualZone::parse(&lines), None, "{from}");
        }
        assert_eq!(AnnualZone::parse(&[]), None);
    }
}
