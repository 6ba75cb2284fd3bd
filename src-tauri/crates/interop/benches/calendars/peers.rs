//! The same events by the crates of others: from the events of the plan to bytes, and from bytes to what they make of
//! them.

use std::fmt::Write as _;

use calcard::common::PartialDateTime;
use calcard::icalendar::{
    ICalendar, ICalendarClassification, ICalendarComponent, ICalendarComponentType as Kind, ICalendarMethod,
    ICalendarProperty as Property, ICalendarStatus, ICalendarTransparency, ICalendarValue as Value,
};
use chrono::{Datelike, Timelike};
use icalendar::{Calendar, Class, Component, Event, EventLike, EventStatus};
use slipway_domain::time::Instant;
use slipway_interop::ics::{Busy, CalendarEvent, CalendarFile, Status, When};

/// Outlook's name for how an event shows.
fn busy_status(event: &CalendarEvent) -> &'static str {
    match event.busy {
        Busy::Free => "FREE",
        Busy::Busy => "BUSY",
        Busy::Tentative => "TENTATIVE",
    }
}

fn times(event: &CalendarEvent) -> (Instant, Instant) {
    match event.when {
        When::Once { start, end } => (start, end),
        _ => panic!("every event here takes place once"),
    }
}

/// What calcard writes of, and writes.
pub fn calcard_write(file: &CalendarFile) -> Vec<u8> {
    let text = |text: &str| Value::Text(text.to_owned());
    let stamp = |at: Instant| {
        let at = at.utc().naive_utc();
        let part = |part: u32| Some(part as u8);
        Value::PartialDateTime(Box::new(PartialDateTime {
            year: Some(at.year() as u16),
            month: part(at.month()),
            day: part(at.day()),
            hour: part(at.hour()),
            minute: part(at.minute()),
            second: part(at.second()),
            tz_hour: Some(0),
            tz_minute: Some(0),
            tz_minus: false,
        }))
    };
    let mut calendar = ICalendarComponent::new(Kind::VCalendar);
    calendar.add_property(Property::Version, text("2.0"));
    calendar.add_property(Property::Prodid, text(&file.product));
    calendar.add_property(Property::Method, Value::Method(ICalendarMethod::Publish));
    calendar.add_property(Property::Other("X-WR-CALNAME".into()), text(&file.name));
    calendar.add_property(Property::Other("X-WR-RELCALID".into()), text(&file.guid));
    calendar.component_ids = (1..=file.events.len() as u32).collect();
    let mut components = vec![calendar];
    components.extend(file.events.iter().map(|event| {
        let mut told = ICalendarComponent::new(Kind::VEvent);
        let (start, end) = times(event);
        told.add_uid(&event.uid);
        told.add_property(Property::Dtstamp, stamp(event.changed));
        told.add_property(Property::LastModified, stamp(event.changed));
        told.add_property(Property::Created, stamp(event.created));
        told.add_sequence(event.sequence.into());
        told.add_property(Property::Dtstart, stamp(start));
        told.add_property(Property::Dtend, stamp(end));
        told.add_property(Property::Summary, text(&event.summary));
        told.add_property(Property::Description, text(&event.description));
        told.add_property(Property::Location, text(event.location.as_deref().unwrap_or_default()));
        told.add_property(Property::Categories, text(&event.categories.join(",")));
        told.add_property(
            Property::Status,
            Value::Status(match event.status {
                Status::Confirmed => ICalendarStatus::Confirmed,
                Status::Tentative => ICalendarStatus::Tentative,
                Status::Cancelled => ICalendarStatus::Cancelled,
            }),
        );
        told.add_property(
            Property::Transp,
            Value::Transparency(match event.busy {
                Busy::Free => ICalendarTransparency::Transparent,
                _ => ICalendarTransparency::Opaque,
            }),
        );
        told.add_property(Property::Other("X-MICROSOFT-CDO-BUSYSTATUS".into()), text(busy_status(event)));
        told.add_property(Property::Class, Value::Classification(ICalendarClassification::Public));
        told
    }));
    let mut out = String::new();
    ICalendar { components }.write_to(&mut out).unwrap();
    out.into_bytes()
}

/// How many events calcard finds.
pub fn calcard_read(bytes: &[u8]) -> usize {
    let calendar = ICalendar::parse(str::from_utf8(bytes).unwrap()).unwrap();
    calendar.components.iter().filter(|component| component.component_type == Kind::VEvent).count()
}

/// What icalendar writes of, and writes.
pub fn icalendar_write(file: &CalendarFile) -> Vec<u8> {
    let mut calendar = Calendar::new();
    calendar.name(&file.name);
    calendar.extend(file.events.iter().map(|event| {
        let mut told = Event::new();
        let (start, end) = times(event);
        told.uid(&event.uid)
            .timestamp(event.changed.utc())
            .last_modified(event.changed.utc())
            .created(event.created.utc())
            .sequence(event.sequence)
            .starts(start.utc())
            .ends(end.utc())
            .summary(&event.summary)
            .description(&event.description)
            .location(event.location.as_deref().unwrap_or_default())
            .categories(&event.categories)
            .status(match event.status {
                Status::Confirmed => EventStatus::Confirmed,
                Status::Tentative => EventStatus::Tentative,
                Status::Cancelled => EventStatus::Cancelled,
            })
            .class(Class::Public)
            .add_property("TRANSP", if event.busy == Busy::Free { "TRANSPARENT" } else { "OPAQUE" })
            .add_property("X-MICROSOFT-CDO-BUSYSTATUS", busy_status(event));
        told.done()
    }));
    let mut out = String::new();
    write!(out, "{calendar}").unwrap();
    out.into_bytes()
}

/// How many events icalendar finds.
pub fn icalendar_read(bytes: &[u8]) -> usize {
    str::from_utf8(bytes).unwrap().parse::<Calendar>().unwrap().events().count()
}

/// How many events ical finds; its writer is no peer, because it folds inside of characters and escapes nothing.
pub fn ical_read(bytes: &[u8]) -> usize {
    let calendars = ical::IcalParser::new(bytes).map(|calendar| calendar.unwrap().events.len());
    calendars.sum()
}
