//! The components of a file: where its events stand, the zones that it defines, and what it says of itself.
//!
//! Events are only found here; their lines are read later, many events at a
//! time. An END that is missing is made up for where what follows shows that a
//! component is over; one that ends nothing is told and passed over.

use std::borrow::Cow;

use super::lines::{Line, Lines};
use super::offsets;
use super::property::{Name, Property};
use super::value::text;
use super::zones::{Defined, Definition};
use super::{Limits, Remarks};
use crate::csv::{Problem, Problems};

/// How deep components may stand in each other: an alarm in an event in a calendar in a file takes three.
const DEEPEST: usize = 16;
/// How many rules of a kind that takes work are gone through for the zones of a file.
const UNUSUAL: usize = 16;
/// Components that never stand in each other, so that one of them ends the one before.
const APART: [&str; 5] = ["VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE"];

/// Where one VEVENT stands, and where in it stands what tells it from others.
#[derive(Clone, Debug)]
pub(super) struct Span {
    /// The line of its BEGIN.
    pub(super) line: usize,
    /// The line behind it.
    first: usize,
    /// The bytes between its BEGIN and its END.
    from: usize,
    to: usize,
    /// The calendar in which it stands, from 1; 0 outside of one.
    pub(super) calendar: u32,
    /// The byte at which the line of its UID begins, and that of its RECURRENCE-ID.
    uid: Option<usize>,
    occurrence: Option<usize>,
}

impl Span {
    /// Its content lines.
    pub(super) fn lines<'a>(&self, text: &'a str) -> Lines<'a> {
        Lines::new(text.get(self.from..self.to).unwrap_or_default(), self.first)
    }

    /// Its UID as it stands.
    pub(super) fn uid<'a>(&self, text: &'a str) -> Option<Cow<'a, str>> {
        self.value(text, Name::Uid, self.uid?)
    }

    /// The occurrence of a series for which it stands.
    pub(super) fn occurrence<'a>(&self, text: &'a str) -> Option<Cow<'a, str>> {
        self.value(text, Name::Occurrence, self.occurrence?)
    }

    fn value<'a>(&self, text: &'a str, name: Name, begins: usize) -> Option<Cow<'a, str>> {
        let line = Lines::new(text.get(begins..self.to)?, 1).next()?;
        Property::of(name, &line).map(Property::into_value)
    }

    /// Keeps where a line stands that tells it from others.
    fn learn(&mut self, name: Name, begins: usize) {
        match name {
            Name::Uid => self.uid = self.uid.or(Some(begins)),
            Name::Occurrence => self.occurrence = self.occurrence.or(Some(begins)),
            _ => {}
        }
    }
}

/// What a calendar says of itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Header {
    pub(super) name: Option<String>,
    pub(super) guid: Option<String>,
    pub(super) product: Option<String>,
    pub(super) method: Option<String>,
    /// The zone that it names for times without one.
    pub(super) hint: Option<String>,
}

/// What a file holds.
#[derive(Debug, Default)]
pub(super) struct Components {
    pub(super) events: Vec<Span>,
    /// The last event, where the file ends inside of it.
    pub(super) cut: Option<Problem>,
    pub(super) zones: Defined,
    /// What its calendars say of themselves; the first stands for events outside of one.
    pub(super) headers: Vec<Header>,
}

struct Walk<'a, 'r> {
    found: Components,
    open: Vec<Cow<'a, str>>,
    /// The event whose lines come, and how deep it stands.
    event: Option<(Span, usize)>,
    zone: Option<Definition>,
    onset: Option<offsets::Lines>,
    unusual: usize,
    limits: &'r Limits,
    remarks: &'r mut Remarks,
}

/// Walks through the lines of a file.
pub(super) fn components(text: &str, limits: &Limits, remarks: &mut Remarks) -> Result<Components, Problems> {
    let mut walk = Walk {
        found: Components { headers: vec![Header::default()], ..Components::default() },
        open: Vec::new(),
        event: None,
        zone: None,
        onset: None,
        unusual: UNUSUAL,
        limits,
        remarks,
    };
    let mut is_calendar = false;
    let mut lines = Lines::new(text, 1);
    let mut last = 1;
    loop {
        // Most lines are those of events, which are read later.
        let line = if walk.event.is_some() {
            lines.next_with(|first| matches!(first, b'B' | b'E' | b'U' | b'R'))
        } else {
            lines.next()
        };
        let Some(line) = line else { break };
        last = line.number;
        match Name::of(&line) {
            Name::Begin => {
                let component = component(&line);
                is_calendar |= is(&component, "VCALENDAR") || is(&component, "VEVENT");
                walk.begin(component, &line, lines.place()).map_err(Problems::one)?;
            }
            Name::End => walk.end(&component(&line), &line),
            name => match &mut walk.event {
                None => walk.property(name, &line),
                Some((span, depth)) if walk.open.len() == *depth + 1 => span.learn(name, line.begins),
                Some(_) => {}
            },
        }
    }
    if !is_calendar {
        let message = "this is no calendar file: it has neither BEGIN:VCALENDAR nor BEGIN:VEVENT";
        return Err(Problems::one(Problem::of_line(1, message)));
    }
    walk.zone_is_over();
    if let Some((span, _)) = walk.event {
        let span = Span { to: text.len(), ..span };
        let message = format!("the file ends inside the event that begins in line {}", span.line);
        let last = span.lines(text).last().map_or(last, |line| line.number);
        walk.found.cut = Some(Problem::of_line(last, message));
    } else if let Some(open) = walk.open.last() {
        walk.remarks.add(last, format!("the file ends before END:{}", short(open)));
    }
    Ok(walk.found)
}

/// The name of a component that begins or ends on a line.
fn component<'a>(line: &Line<'a>) -> Cow<'a, str> {
    Property::of(Name::Begin, line).map_or(Cow::Borrowed(""), Property::into_value)
}

fn is(component: &str, name: &str) -> bool {
    component.eq_ignore_ascii_case(name)
}

fn short(component: &str) -> String {
    component.chars().take(40).collect::<String>().to_uppercase()
}

impl<'a> Walk<'a, '_> {
    fn begin(&mut self, component: Cow<'a, str>, line: &Line<'a>, behind: (usize, usize)) -> Result<(), Problem> {
        let refused = |message: String| Err(Problem::of_line(line.number, message));
        let limits = self.limits;
        let apart = APART.iter().any(|one| is(&component, one));
        if is(&component, "VCALENDAR") {
            self.over(0, line);
            if self.found.headers.len() > limits.events {
                return refused(format!("the file has more than {} calendars; split it", limits.events));
            }
            self.found.headers.push(Header::default());
        } else if apart && let Some(at) = self.open.iter().position(|open| APART.iter().any(|one| is(open, one))) {
            self.over(at, line);
        }
        if self.open.len() >= DEEPEST {
            return refused(format!("components stand in each other deeper than {DEEPEST}"));
        }
        if is(&component, "VEVENT") {
            if self.found.events.len() >= limits.events {
                return refused(format!("the file has more than {} events; split it", limits.events));
            }
            let (from, first) = behind;
            let calendar = self.calendar();
            let span = Span { line: line.number, first, from, to: from, calendar, uid: None, occurrence: None };
            self.event = Some((span, self.open.len()));
        } else if is(&component, "VTIMEZONE") {
            if self.found.zones.len() >= limits.zones {
                return refused(format!("the file defines more than {} zones", limits.zones));
            }
            self.zone = Some(Definition { from: line.begins, to: line.begins, ..Definition::default() });
        } else if self.zone.is_some() && (is(&component, "STANDARD") || is(&component, "DAYLIGHT")) {
            self.onset_is_over();
            self.onset = Some(offsets::Lines::default());
        }
        self.open.push(component);
        Ok(())
    }

    /// The calendar whose lines come.
    fn calendar(&self) -> u32 {
        let inside = self.open.iter().any(|open| is(open, "VCALENDAR"));
        if inside { self.found.headers.len() as u32 - 1 } else { 0 }
    }

    /// Ends what is open from some depth on, because what begins on a line cannot stand in it.
    fn over(&mut self, depth: usize, line: &Line<'a>) {
        if let Some(open) = self.open.get(depth) {
            self.remarks.add(line.number, format!("END:{} is missing before this line", short(open)));
            self.close(depth, line);
        }
    }

    fn end(&mut self, component: &str, line: &Line<'a>) {
        let Some(at) = self.open.iter().rposition(|open| is(open, component)) else {
            self.remarks.add(line.number, format!("END:{} ends nothing", short(component)));
            return;
        };
        if let Some((span, depth)) = &self.event
            && at < *depth
        {
            let message = format!("END:VEVENT of the event that begins in line {} is missing", span.line);
            self.remarks.add(line.number, message);
        }
        self.close(at, line);
    }

    fn close(&mut self, depth: usize, line: &Line<'a>) {
        if let Some((span, _)) = self.event.take_if(|(_, at)| *at >= depth) {
            self.found.events.push(Span { to: line.begins, ..span });
        }
        if let Some(zone) = &mut self.zone {
            zone.to = line.begins;
            self.onset_is_over();
            if !self.open.iter().take(depth).any(|open| is(open, "VTIMEZONE")) {
                self.zone_is_over();
            }
        }
        self.open.truncate(depth);
    }

    fn onset_is_over(&mut self) {
        if let (Some(zone), Some(lines)) = (&mut self.zone, self.onset.take()) {
            zone.offsets.add(lines, &mut self.unusual);
        }
    }

    fn zone_is_over(&mut self) {
        self.onset_is_over();
        let calendar = self.calendar();
        if let Some(zone) = self.zone.take().filter(|zone| !zone.name.is_empty()) {
            self.found.zones.insert((calendar, zone.name.clone()), zone);
        }
    }

    /// A property outside of events.
    fn property(&mut self, name: Name, line: &Line<'a>) {
        if name == Name::None && !self.open.is_empty() {
            self.remarks.add(line.number, super::NO_COLON);
        }
        let calendar = self.calendar() as usize;
        let in_calendar = self.open.last().is_none_or(|open| is(open, "VCALENDAR"));
        let told = || Property::of(name, line);
        match (&mut self.zone, &mut self.onset, name) {
            (Some(_), Some(onset), Name::Start | Name::OffsetFrom | Name::OffsetTo | Name::Rule | Name::Dates) => {
                if let Some(property) = told() {
                    onset.learn(name, property.value());
                }
            }
            (Some(zone), None, Name::ZoneId) => {
                let told = told().map(|property| property.value().trim_matches('"').trim().to_owned());
                zone.name = told.unwrap_or_default();
            }
            (Some(zone), None, Name::ZonePlace) => {
                zone.location = told().map(|property| property.value().to_owned());
            }
            (None, ..) if in_calendar => {
                let Some(header) = self.found.headers.get_mut(calendar) else { return };
                header.learn(name, told);
            }
            _ => {}
        }
    }
}

impl Header {
    fn learn<'a>(&mut self, name: Name, told: impl Fn() -> Option<Property<'a>>) {
        let field = match name {
            Name::Title => &mut self.name,
            Name::Guid => &mut self.guid,
            Name::Product => &mut self.product,
            Name::Method => &mut self.method,
            Name::Hint => &mut self.hint,
            _ => return,
        };
        if field.is_none() {
            *field = told().map(|property| text(property.raw()));
        }
    }
}
