//! Which zone a file means by a name.

use std::collections::HashMap;
use std::str::FromStr as _;

use chrono::{Datelike, NaiveDate, NaiveDateTime};
use slipway_domain::time::{Instant, Zone};
use windows_timezones::WindowsTimezone;

use super::Remarks;
use super::offsets::Offsets;
use crate::csv::Problem;

/// Names that Windows had once, or that Outlook writes in place of them.
const FORMER: [(&str, &str); 8] = [
    ("Kamchatka Standard Time", "Asia/Kamchatka"),
    ("Mexico Standard Time", "America/Mexico_City"),
    ("Mexico Standard Time 2", "America/Chihuahua"),
    ("Mid-Atlantic Standard Time", "Atlantic/South_Georgia"),
    ("US Eastern", "America/New_York"),
    ("US Pacific", "America/Los_Angeles"),
    ("Central European Standard Time (1)", "Europe/Warsaw"),
    ("Coordinated Universal Time", "UTC"),
];

/// Where zones that only a file defines are looked for first, so that Berlin is not taken for Ceuta.
const WELL_KNOWN: [&str; 16] = [
    "UTC",
    "Europe/London",
    "Europe/Berlin",
    "Europe/Helsinki",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Los_Angeles",
    "America/Sao_Paulo",
    "Asia/Dubai",
    "Asia/Kolkata",
    "Asia/Singapore",
    "Asia/Shanghai",
    "Asia/Tokyo",
    "Australia/Sydney",
    "Pacific/Auckland",
];

/// The zones of a file.
pub(super) struct Zones {
    given: Option<Zone>,
    hint: Option<String>,
    defined: HashMap<String, Offsets>,
    found: HashMap<String, Option<Zone>>,
}

impl Zones {
    pub(super) fn new(given: Option<Zone>, hint: Option<String>, defined: HashMap<String, Offsets>) -> Self {
        Self { given, hint, defined, found: HashMap::new() }
    }

    /// The zone that was given for times without one.
    pub(super) fn given(&self) -> Option<&Zone> {
        self.given.as_ref()
    }

    /// The zone of days and of times that say none.
    pub(super) fn floating(&self, line: usize) -> Result<Zone, Problem> {
        self.given.clone().ok_or_else(|| {
            let hint = match self.hint.as_deref().and_then(named) {
                Some(zone) => format!("the file is about {zone}, so that may be the one"),
                None => "such as Europe/Berlin".to_owned(),
            };
            Problem::of_line(line, format!("a day or a time without a zone needs one for all of them, {hint}"))
        })
    }

    /// The zone of a TZID; `near` is the time about which it was asked.
    ///
    /// The database and the file's own definition are both heard. Where they
    /// disagree, a name such as `Europe/Berlin` goes before the definition,
    /// which is old then, and the definition before any other name, which has
    /// been seen to lie.
    pub(super) fn of(
        &mut self,
        name: &str,
        near: NaiveDateTime,
        line: usize,
        remarks: &mut Remarks,
    ) -> Result<Zone, Problem> {
        if let Some(found) = self.found.get(name) {
            return found.clone().ok_or_else(|| unknown(name, line));
        }
        let zone = self.find(name, near, line, remarks);
        self.found.insert(name.to_owned(), zone.clone());
        zone.ok_or_else(|| unknown(name, line))
    }

    fn find(&self, name: &str, near: NaiveDateTime, line: usize, remarks: &mut Remarks) -> Option<Zone> {
        let defined = self.defined.get(name).filter(|offsets| !offsets.is_empty());
        let location = self.defined.get(name).and_then(|offsets| offsets.location.as_deref());
        let known = named(name).or_else(|| named(location?));
        let seasons = seasons(near.year());
        match (known, defined) {
            (Some(zone), None) => Some(zone),
            (Some(zone), Some(offsets)) if offsets.agrees(&zone, &seasons) => Some(zone),
            (Some(zone), Some(_)) if name.contains('/') => {
                let message = format!("the file's own rules of {name} are not those of {zone}, which was used");
                remarks.add(line, message);
                Some(zone)
            }
            (known, Some(offsets)) => {
                let same = self.alike(offsets, &seasons).or(known)?;
                remarks.add(line, format!("{name} has the rules of {same} in this file, so that zone was used"));
                Some(same)
            }
            (None, None) => {
                let given = self.given.clone()?;
                remarks.add(line, format!("there is no zone {name}, so {given} was used as for times without one"));
                Some(given)
            }
        }
    }

    /// The zone of the database whose clocks go alike.
    fn alike(&self, offsets: &Offsets, seasons: &[Instant]) -> Option<Zone> {
        let first = self.given.iter().cloned();
        let well_known = WELL_KNOWN.iter().filter_map(|name| Zone::parse(name).ok());
        let all = Zone::names().into_iter().filter_map(|name| Zone::parse(&name).ok());
        first.chain(well_known).chain(all).find(|zone| offsets.agrees(zone, seasons))
    }
}

fn unknown(name: &str, line: usize) -> Problem {
    let short: String = name.chars().take(80).collect();
    Problem::of_line(line, format!("there is no zone {short:?}, and the file does not define it; give a zone for it"))
}

/// The zone of a name of the database, of Windows, or with something in front such as `/citadel.org/20260101/`.
fn named(name: &str) -> Option<Zone> {
    let name = name.trim().trim_matches('"');
    if name.is_empty() || name.len() > 200 {
        return None;
    }
    let windows = || WindowsTimezone::from_str(name).ok().map(WindowsTimezone::tzdb_id);
    let former = || FORMER.iter().find(|(former, _)| former.eq_ignore_ascii_case(name)).map(|(_, zone)| *zone);
    let in_front = || {
        let parts: Vec<&str> = name.split('/').filter(|part| !part.is_empty()).collect();
        let last = |count: usize| Some(parts.get(parts.len().checked_sub(count)?..)?.join("/"));
        name.starts_with('/').then(|| [3, 2].into_iter().filter_map(last).find_map(|tail| Zone::parse(&tail).ok()))?
    };
    Zone::parse(name).ok().or_else(|| Zone::parse(windows().or_else(former)?).ok()).or_else(in_front)
}

/// Moments around which clocks of all zones have changed or not, in a year and the next.
fn seasons(year: i32) -> Vec<Instant> {
    let days = [year, year + 1].into_iter().flat_map(|year| {
        [(1, 15), (3, 20), (4, 10), (7, 15), (10, 15), (10, 29), (11, 10)]
            .into_iter()
            .filter_map(move |(month, day)| NaiveDate::from_ymd_opt(year, month, day)?.and_hms_opt(12, 0, 0))
    });
    days.map(|noon| Instant::from(noon.and_utc())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_is_known_by_every_name_that_programs_write() {
        for (name, zone) in [
            ("Europe/Berlin", "Europe/Berlin"),
            ("europe/berlin", "Europe/Berlin"),
            ("W. Europe Standard Time", "Europe/Berlin"),
            ("Eastern Standard Time", "America/New_York"),
            ("India Standard Time", "Asia/Calcutta"),
            ("/freeassociation.sourceforge.net/Europe/Berlin", "Europe/Berlin"),
            ("/citadel.org/20260101_1/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
            ("Mexico Standard Time", "America/Mexico_City"),
            ("UTC", "UTC"),
        ] {
            assert_eq!(named(name).map(|zone| zone.name().to_owned()).as_deref(), Some(zone), "{name}");
        }
        for name in ["", "Customized Time Zone", "tzone://Microsoft/Custom", "/", "//", "Europe/Bielefeld"] {
            assert!(named(name).is_none(), "{name}");
        }
    }
}
