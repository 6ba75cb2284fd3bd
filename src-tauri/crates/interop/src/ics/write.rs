//! Writing calendar files.

mod component;
mod parts;
#[cfg(test)]
mod tests;
mod update;

use std::collections::BTreeMap;
use std::num::NonZeroU32;

use rayon::prelude::*;

use super::line::{escape, push};
use super::{AnnualZone, CalendarEvent, CalendarFile, When};
use component::{Events, ROOM, uid};

pub use parts::write_split;
pub use update::{Method, write_update};

/// The program, as files name it that are given no other name.
pub const PRODUCT: &str = concat!("-//Slipway//Slipway ", env!("CARGO_PKG_VERSION"), "//EN");

/// How Outlook names itself, with which it reads a file by the faults of one of its versions.
const OUTLOOK: &str = "-//Microsoft Corporation//Outlook ";
/// So many events are written in one go, by one processor.
const WRITTEN_TOGETHER: usize = 64;
/// So many of such portions are in memory beside the file.
const PORTIONS: usize = 16;

/// The file as bytes: UTF-8 without byte order mark, CRLF, zones before events, events sorted by UID.
pub fn write(file: &CalendarFile) -> Vec<u8> {
    calendar(&Head::of(file, file.events.len()), file.events.iter().collect(), "")
}

/// What stands at the beginning of a calendar.
struct Head<'a> {
    product: &'a str,
    method: &'static str,
    /// The name of the calendar, and its name for ever.
    names: Option<(&'a str, &'a str)>,
    refresh: Option<NonZeroU32>,
}

impl<'a> Head<'a> {
    /// That of a file; a single event has no calendar of its own, and Outlook must not be told of one.
    fn of(file: &'a CalendarFile, events: usize) -> Self {
        let names = (events > 1).then_some((file.name.as_str(), file.guid.as_str()));
        Self { product: &file.product, method: "PUBLISH", names, refresh: file.refresh }
    }

    fn push(&self, out: &mut String) {
        let imitates = self.product.is_empty() || self.product.starts_with(OUTLOOK);
        push(out, "BEGIN", "VCALENDAR");
        push(out, "VERSION", "2.0");
        push_text(out, "PRODID", if imitates { PRODUCT } else { self.product });
        push(out, "CALSCALE", "GREGORIAN");
        push(out, "METHOD", self.method);
        if let Some((name, guid)) = self.names {
            push_text(out, "X-WR-CALNAME", name);
            push_text(out, "X-WR-RELCALID", guid);
        }
        if let Some(minutes) = self.refresh {
            push(out, "REFRESH-INTERVAL;VALUE=DURATION", &format!("PT{minutes}M"));
        }
    }
}

/// A whole calendar; `behind` are content lines that stand at the end of each of its events.
fn calendar(head: &Head<'_>, mut events: Vec<&CalendarEvent>, behind: &str) -> Vec<u8> {
    events.sort_by_cached_key(|event| uid(&event.uid));
    let mut out = String::with_capacity(events.len() * ROOM + 1024);
    head.push(&mut out);
    for zone in zones(&events) {
        zone.push(&mut out);
    }
    let together = |events: &[&CalendarEvent]| {
        let mut text = Events::new(events.len(), behind);
        for event in events {
            text.add(event);
        }
        text.out
    };
    for portions in events.chunks(WRITTEN_TOGETHER * PORTIONS) {
        let portions: Vec<String> = portions.par_chunks(WRITTEN_TOGETHER).map(together).collect();
        out.extend(portions);
    }
    push(&mut out, "END", "VCALENDAR");
    out.into_bytes()
}

/// The zones to which events refer, sorted and each once.
fn zones<'a>(events: &[&'a CalendarEvent]) -> Vec<&'a AnnualZone> {
    let used = events.iter().filter_map(|event| match &event.when {
        When::Series(series) => Some((series.zone.name(), &series.zone)),
        When::Once { .. } | When::Days(_) => None,
    });
    used.collect::<BTreeMap<_, _>>().into_values().collect()
}

fn push_text(out: &mut String, name: &str, text: &str) {
    let mut value = String::with_capacity(text.len());
    escape(&mut value, text);
    push(out, name, &value);
}
