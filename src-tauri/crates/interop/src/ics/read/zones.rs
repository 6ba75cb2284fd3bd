//! Which zone an event means by a name.
//!
//! The database and the file's own definition are both heard. Where they agree
//! at the times of an event, the zone of the database is taken. Where they
//! disagree, a name such as `Europe/Berlin` goes before the definition, which is
//! old then, and the definition before any other name, which has been seen to
//! lie. Where there is neither, a person is asked. Nothing is ever taken for UTC
//! because nobody knows better.

use std::collections::HashMap;
use std::sync::Mutex;

use chrono::{Datelike, NaiveDate};
use slipway_domain::time::{Instant, Zone};

use super::names::{Named, all, named};
use super::offsets::Offsets;

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

/// Zones that a file defines, by the calendar in which they stand and their name.
pub(super) type Defined = HashMap<(u32, String), Definition>;

/// A VTIMEZONE.
#[derive(Clone, Debug, Default)]
pub(super) struct Definition {
    pub(super) name: String,
    /// The name by which the file says that others know it.
    pub(super) location: Option<String>,
    pub(super) offsets: Offsets,
    /// Where its lines stand, in bytes, without its END.
    pub(super) from: usize,
    pub(super) to: usize,
}

/// The zones of a file.
pub(super) struct Zones {
    /// The zone of days and of times without one.
    pub(super) given: Option<Zone>,
    defined: Defined,
    /// Which calendar defines a name first.
    anywhere: HashMap<String, u32>,
    /// The zone of the database that goes like a definition in a year and the next.
    alike: Mutex<HashMap<(u32, String, i32), Option<Zone>>>,
}

/// What a name is known by, in one calendar of a file.
#[derive(Clone)]
pub(super) struct Known<'a> {
    pub(super) calendar: u32,
    pub(super) name: String,
    pub(super) named: Option<Named>,
    /// The calendar that defines it, and how.
    pub(super) defined: Option<(u32, &'a Definition)>,
}

/// When an event takes place: at these wall times, and again and again or not.
#[derive(Clone, Copy)]
pub(super) struct Occasion<'a> {
    pub(super) walls: &'a [chrono::NaiveDateTime],
    pub(super) recurs: bool,
}

/// What a name comes to for an event.
pub(super) enum Found<'a> {
    /// A zone, and what a person should know about it.
    Zone(Zone, Option<String>),
    /// No zone of the database goes like the file's own, which tells the instants.
    Own(&'a Offsets),
    /// Nobody knows.
    Unknown,
}

impl Zones {
    pub(super) fn new(given: Option<Zone>, defined: Defined) -> Self {
        let mut anywhere: HashMap<String, u32> = HashMap::new();
        for (calendar, name) in defined.keys() {
            let first = anywhere.entry(name.clone()).or_insert(*calendar);
            *first = (*first).min(*calendar);
        }
        Self { given, defined, anywhere, alike: Mutex::default() }
    }

    /// What is known of a name that stands in a calendar; what another calendar of the file defines is better than
    /// nothing.
    pub(super) fn known(&self, calendar: u32, name: &str) -> Known<'_> {
        let own = |calendar: u32| Some((calendar, self.defined.get(&(calendar, name.to_owned()))?));
        let defined = own(calendar).or_else(|| own(*self.anywhere.get(name)?));
        let location = defined.and_then(|(_, defined)| defined.location.as_deref());
        let named = named(name).or_else(|| named(location?));
        let defined = defined.filter(|(_, defined)| !defined.offsets.is_empty());
        Known { calendar, name: name.to_owned(), named, defined }
    }

    /// What a calendar itself defines a name to be.
    pub(super) fn definition(&self, calendar: u32, name: &str) -> Option<&Definition> {
        self.defined.get(&(calendar, name.to_owned()))
    }

    /// The zone that a name means for an event.
    pub(super) fn find<'a>(&self, known: &Known<'a>, occasion: Occasion<'_>) -> Found<'a> {
        let Some((calendar, Definition { offsets, .. })) = known.defined else {
            return match (&known.named, &self.given) {
                (Some(named), _) => Found::Zone(named.zone.clone(), None),
                (None, Some(given)) => {
                    let name = short(&known.name);
                    let told = format!("there is no zone {name}, so {given} was used as for times without one");
                    Found::Zone(given.clone(), Some(told))
                }
                (None, None) => Found::Unknown,
            };
        };
        let instants = instants(offsets, occasion);
        let name = short(&known.name);
        match &known.named {
            Some(Named { zone, .. }) if offsets.agrees(zone, &instants) => Found::Zone(zone.clone(), None),
            Some(Named { zone, is_city: true }) => {
                let told = format!("the file's own rules of {name} are not those of {zone}, which was used");
                Found::Zone(zone.clone(), Some(told))
            }
            _ => {
                let key = (calendar, known.name.clone());
                let Some(zone) = self.alike(key, offsets, &instants, occasion.recurs) else {
                    return Found::Own(offsets);
                };
                let told = format!("{name} has the rules of {zone} in this file, so that zone was used");
                Found::Zone(zone, Some(told))
            }
        }
    }

    /// The zone of the database whose clocks go alike all year, or from where an event recurs.
    fn alike(&self, key: (u32, String), offsets: &Offsets, instants: &[Instant], recurs: bool) -> Option<Zone> {
        let year = instants.first()?.utc().year();
        let key = (key.0, key.1, year);
        let before = self.alike.lock().ok().and_then(|alike| alike.get(&key).cloned());
        let all_year = before.unwrap_or_else(|| {
            let found = self.search(offsets, &seasons(year));
            if let Ok(mut alike) = self.alike.lock() {
                alike.insert(key, found.clone());
            }
            found
        });
        let fits = |zone: &Zone| offsets.agrees(zone, instants);
        all_year.filter(fits).or_else(|| recurs.then(|| self.search(offsets, instants))?)
    }

    fn search(&self, offsets: &Offsets, instants: &[Instant]) -> Option<Zone> {
        let fits = |zone: &&Zone| offsets.agrees(zone, instants);
        let given = || self.given.as_ref().filter(fits).cloned();
        let well_known = || WELL_KNOWN.iter().filter_map(|name| Zone::parse(name).ok()).find(|zone| fits(&zone));
        given().or_else(well_known).or_else(|| all().iter().find(fits).cloned())
    }
}

/// Moments at which an event lets both be heard: its own, and where it recurs those of a year and the next.
fn instants(offsets: &Offsets, occasion: Occasion<'_>) -> Vec<Instant> {
    let mut instants: Vec<Instant> = occasion.walls.iter().map(|wall| offsets.first(*wall)).collect();
    if let Some(first) = occasion.walls.first().filter(|_| occasion.recurs) {
        // Before it begins nobody asks.
        let begins = instants.first().copied().unwrap_or(Instant::MIN);
        instants.extend(seasons(first.year()).into_iter().filter(|season| *season > begins));
    }
    instants
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

pub(super) fn short(name: &str) -> String {
    name.chars().take(80).collect()
}
