//! Events in the form in which our own writer writes them.

use slipway_domain::time::Instant;

use super::event::Form;
use super::facts::Facts;
use super::lines::Lines;
use super::property::Property;
use super::reader::File;
use super::value::Stamp;
use super::zones::Definition;
use crate::ics::{AnnualZone, Busy, Days, Moved, Series, Status, When};

/// The zones of a file that our own writer defined.
#[derive(Default)]
pub(super) struct Ours {
    zones: Vec<(u32, String, Option<AnnualZone>)>,
}

impl Ours {
    /// When an event takes place, if it and its occurrences hold what our own writer writes and nothing else.
    ///
    /// Neither the order of properties nor folds nor line breaks matter.
    pub(super) fn form(&mut self, file: &File<'_>, master: &Facts<'_>, others: &[Facts<'_>]) -> Option<Form> {
        if !is_ours(master) || !others.iter().all(|other| is_ours(other) && says_the_same(master, other)) {
            return None;
        }
        let start = master.start.as_ref()?;
        let finish = master.finish.as_ref();
        match Stamp::parse(start.raw())? {
            Stamp::Utc(_) if others.is_empty() && master.rules.is_empty() => {
                let start = utc(start)?;
                let end = finish.map_or(Some(start), utc)?;
                Some(Form::Once(start, end))
            }
            Stamp::Day(first) if others.is_empty() && is_day(start) => {
                let Stamp::Day(after) = Stamp::parse(finish.filter(|finish| is_day(finish))?.raw())? else {
                    return None;
                };
                let rule = master.rules.first().map(|rule| rule.raw().to_owned());
                Some(Form::Other(Box::new(When::Days(Days { first, after, rule }))))
            }
            Stamp::Wall(wall) => {
                let name = start.parameter("TZID")?;
                let of = |property: &Property<'_>| match Stamp::parse(property.raw())? {
                    Stamp::Wall(wall) if property.parameters() == start.parameters() => Some(wall),
                    _ => None,
                };
                let definition = file.zones.definition(master.calendar, name)?;
                let zone = self.zone(file, master.calendar, name, definition)?;
                let rule = master.rules.first()?.raw().to_owned();
                let at =
                    |property: &Property<'_>| utc(property).or_else(|| Some(definition.offsets.first(of(property)?)));
                let moved = |other: &Facts<'_>| {
                    let (wall, start, end) =
                        (of(other.occurrence.as_ref()?)?, other.start.as_ref()?, other.finish.as_ref()?);
                    let plain = other.rules.is_empty();
                    Some(Moved { wall, start: at(start)?, end: at(end)? }).filter(|_| plain)
                };
                let moved = others.iter().map(moved).collect::<Option<_>>()?;
                let series = Series { zone, start: wall, end: of(finish?)?, rule, moved };
                Some(Form::Other(Box::new(When::Series(series))))
            }
            _ => None,
        }
    }

    fn zone(&mut self, file: &File<'_>, calendar: u32, name: &str, definition: &Definition) -> Option<AnnualZone> {
        let known = self.zones.iter().find(|(of, known, _)| *of == calendar && known == name);
        if let Some((_, _, zone)) = known {
            return zone.clone();
        }
        let block = file.text.get(definition.from..definition.to).unwrap_or_default();
        let mut lines: Vec<_> = Lines::new(block, 1).take(16).map(|line| line.text()).collect();
        lines.push("END:VTIMEZONE".into());
        let lines: Vec<&str> = lines.iter().map(|line| &**line).collect();
        let zone = AnnualZone::parse(&lines);
        self.zones.push((calendar, name.to_owned(), zone.clone()));
        zone
    }
}

/// Whether the facts are those of one event of ours, and fit together as ours do.
fn is_ours(facts: &Facts<'_>) -> bool {
    let whole = facts.created.is_some()
        && facts.stamp.is_some()
        && facts.changed == facts.stamp
        && facts.sequence.is_some()
        && facts.summary.is_some()
        && facts.description.is_some()
        && facts.public == Some(true);
    let free = facts.shown == Some(Busy::Free);
    let busy = facts.shown.is_some() && facts.transparent == Some(free);
    let off = facts.status == Some(Status::Cancelled);
    !facts.is_foreign && whole && busy && facts.status.is_some() && (!off || free)
}

/// Whether an occurrence says the same as its series but for when it takes place.
fn says_the_same(master: &Facts<'_>, other: &Facts<'_>) -> bool {
    (master.created, master.stamp, master.sequence) == (other.created, other.stamp, other.sequence)
        && (&master.summary, &master.description) == (&other.summary, &other.description)
        && (&master.location, &master.categories) == (&other.location, &other.categories)
        && (master.status, master.shown) == (other.status, other.shown)
        && (&master.url, &master.related) == (&other.url, &other.related)
}

fn is_day(property: &Property<'_>) -> bool {
    property.parameters().eq_ignore_ascii_case("VALUE=DATE")
}

/// The instant of a time in UTC.
fn utc(property: &Property<'_>) -> Option<Instant> {
    match Stamp::parse(property.raw())? {
        Stamp::Utc(utc) if !property.has_parameters() => Instant::from_epoch_seconds(utc.and_utc().timestamp()).ok(),
        _ => None,
    }
}
