//! The components of a file: events and zones, with the lines on which they stand.

use std::collections::HashMap;

use ical::PropertyParser;

use super::lines::Line;
use super::offsets::{Offsets, Onset};
use super::{Limits, Remarks};
use crate::csv::{Problem, Problems};

/// How deep components may stand in each other: an alarm in an event in a calendar in a file takes three.
const DEEPEST: usize = 16;

/// What is read of an event; the rest is passed over unparsed.
const OF_EVENTS: [&str; 13] = [
    "UID",
    "DTSTART",
    "DTEND",
    "DURATION",
    "RRULE",
    "RDATE",
    "EXDATE",
    "EXRULE",
    "RECURRENCE-ID",
    "SUMMARY",
    "STATUS",
    "SEQUENCE",
    "DTSTAMP",
];
const OF_ZONES: [&str; 7] = ["TZID", "X-LIC-LOCATION", "DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "RRULE", "RDATE"];

/// One property.
#[derive(Clone, Debug)]
pub(super) struct Property {
    pub(super) line: usize,
    pub(super) name: String,
    pub(super) value: String,
    parameters: Vec<(String, Vec<String>)>,
}

impl Property {
    /// The first value of a parameter.
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        let found = self.parameters.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.and_then(|(_, values)| values.first()).map(|value| value.trim()).filter(|value| !value.is_empty())
    }
}

/// One VEVENT.
#[derive(Clone, Debug, Default)]
pub(super) struct Event {
    pub(super) line: usize,
    properties: Vec<Property>,
}

impl Event {
    /// The first property of a name.
    pub(super) fn first(&self, name: &'static str) -> Option<&Property> {
        self.all(name).next()
    }

    /// Every property of a name.
    pub(super) fn all(&self, name: &'static str) -> impl Iterator<Item = &Property> {
        self.properties.iter().filter(move |property| property.name == name)
    }

    /// The value of a property as a number; none where it says none.
    pub(super) fn number(&self, name: &'static str) -> Option<i64> {
        self.first(name)?.value.trim().parse().ok()
    }
}

/// What a file holds.
#[derive(Debug, Default)]
pub(super) struct Components {
    pub(super) events: Vec<Event>,
    /// Zones by the names under which events refer to them.
    pub(super) zones: HashMap<String, Offsets>,
    /// The zone that the file names for times without one.
    pub(super) hint: Option<String>,
}

#[derive(Default)]
struct Walk {
    found: Components,
    open: Vec<String>,
    /// The event, or the zone with its name, whose lines come.
    event: Option<Event>,
    zone: Option<(Option<String>, Offsets)>,
    onset: Option<Onset>,
}

/// Walks through the lines of a file.
pub(super) fn components(lines: Vec<Line>, limits: &Limits, remarks: &mut Remarks) -> Result<Components, Problems> {
    let mut walk = Walk::default();
    let mut is_calendar = false;
    let last = lines.last().map_or(1, |line| line.number);
    for line in lines {
        let end = line.text.find([':', ';']).unwrap_or(line.text.len());
        let name = line.text.get(..end).unwrap_or_default().trim().to_ascii_uppercase();
        let value = || line.text.get(end + 1..).unwrap_or_default().trim().to_ascii_uppercase();
        match name.as_str() {
            "BEGIN" => {
                let component = value();
                is_calendar |= component == "VCALENDAR" || component == "VEVENT";
                walk.begin(component, line.number, limits).map_err(Problems::one)?;
            }
            "END" => walk.end(&value(), line.number, remarks),
            _ => walk.property(&name, &line, limits, remarks).map_err(Problems::one)?,
        }
    }
    if !is_calendar {
        let message = "this is no calendar file: it has neither BEGIN:VCALENDAR nor BEGIN:VEVENT";
        return Err(Problems::one(Problem::of_line(1, message)));
    }
    if let Some(event) = walk.event {
        let message = format!("the file ends inside the event that begins in line {}", event.line);
        return Err(Problems::one(Problem::of_line(last, message)));
    }
    if let Some(open) = walk.open.last() {
        remarks.add(last, format!("the file ends before END:{open}"));
    }
    Ok(walk.found)
}

impl Walk {
    fn begin(&mut self, component: String, line: usize, limits: &Limits) -> Result<(), Problem> {
        if self.open.len() >= DEEPEST {
            return Err(Problem::of_line(line, format!("components stand in each other deeper than {DEEPEST}")));
        }
        match component.as_str() {
            "VEVENT" if self.event.is_none() => {
                if self.found.events.len() >= limits.events {
                    let message = format!("the file has more than {} events; split it", limits.events);
                    return Err(Problem::of_line(line, message));
                }
                self.event = Some(Event { line, properties: Vec::new() });
            }
            "VEVENT" => {
                return Err(Problem::of_line(line, "an event begins inside another; END:VEVENT is missing"));
            }
            "VTIMEZONE" if self.event.is_none() => {
                if self.found.zones.len() >= limits.zones {
                    let message = format!("the file defines more than {} zones", limits.zones);
                    return Err(Problem::of_line(line, message));
                }
                self.zone = Some((None, Offsets::default()));
            }
            "STANDARD" | "DAYLIGHT" if self.zone.is_some() => self.onset = Some(Onset::default()),
            _ => {}
        }
        self.open.push(component);
        Ok(())
    }

    fn end(&mut self, component: &str, line: usize, remarks: &mut Remarks) {
        let Some(at) = self.open.iter().rposition(|open| open == component) else {
            remarks.add(line, format!("END:{component} ends nothing"));
            return;
        };
        self.open.truncate(at);
        if !self.open.iter().any(|open| open == "VEVENT") {
            self.found.events.extend(self.event.take());
        }
        if ["STANDARD", "DAYLIGHT", "VTIMEZONE"].contains(&component)
            && let (Some((_, offsets)), Some(onset)) = (&mut self.zone, self.onset.take())
        {
            offsets.add(onset);
        }
        if component == "VTIMEZONE"
            && let Some((Some(name), offsets)) = self.zone.take()
        {
            self.found.zones.insert(name, offsets);
        }
    }

    fn property(&mut self, name: &str, line: &Line, limits: &Limits, remarks: &mut Remarks) -> Result<(), Problem> {
        let inside = self.open.last().map(String::as_str);
        if let (Some("VEVENT"), Some(event)) = (inside, &mut self.event) {
            if OF_EVENTS.contains(&name) {
                if event.properties.len() >= limits.properties {
                    let message = format!("the event has more than {} properties", limits.properties);
                    return Err(Problem::of_line(line.number, message));
                }
                match parsed(line) {
                    Some(property) => event.properties.push(property),
                    None => remarks.add(line.number, format!("{name} cannot be read, so the line was passed over")),
                }
            } else if !line.text.contains(':') {
                remarks.add(line.number, "the line has no colon, so it was passed over");
            }
            return Ok(());
        }
        if name == "X-WR-TIMEZONE" && self.found.hint.is_none() {
            self.found.hint = parsed(line).map(|property| property.value);
        }
        let Some((zone, offsets)) = self.zone.as_mut().filter(|_| OF_ZONES.contains(&name)) else { return Ok(()) };
        let Some(property) = parsed(line) else { return Ok(()) };
        match (name, &mut self.onset) {
            ("TZID", None) => *zone = Some(property.value),
            ("X-LIC-LOCATION", None) => offsets.location = Some(property.value),
            (_, Some(onset)) => onset.learn(name, &property.value),
            _ => {}
        }
        Ok(())
    }
}

/// A line as a property; the reader of lines is another author's, given one line at a time so that it loses no place.
fn parsed(line: &Line) -> Option<Property> {
    let text = line.text.trim_end();
    let mut parser = PropertyParser::from_reader(text.as_bytes());
    let found = parser.next()?.ok()?;
    Some(Property {
        line: line.number,
        name: found.name.trim().to_ascii_uppercase(),
        value: found.value.unwrap_or_default().trim().to_owned(),
        parameters: found.params.unwrap_or_default(),
    })
}
