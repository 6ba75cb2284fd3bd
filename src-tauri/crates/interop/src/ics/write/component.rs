//! One event as VEVENTs.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use slipway_domain::time::Instant;

use super::super::line::{cut, escape, one_line, push};
use super::super::{Busy, CalendarEvent, Days, Related, Relation, Series, Status, When, stable};

/// Outlook cuts summaries and locations at this many UTF-16 units.
const OUTLOOK_UNITS: usize = 255;
/// Exchange may not tell longer UIDs from each other, in bytes.
const UID_BYTES: usize = 202;
/// So much of a longer UID is kept in front of what stands for the rest.
const UID_KEPT: usize = 160;
/// How Outlook's own UIDs begin, behind which it looks for more.
const OUTLOOKS_UID: &str = "040000008200E00074C5B7101A82E008";
/// In front of the summary of what will not take place: Outlook shows such an event like any other.
const CALLED_OFF: &str = "Cancelled: ";
/// What a link may begin with; calendars open it when it is clicked.
const SCHEMES: [&str; 4] = ["http", "https", "mailto", "slipway"];

/// The room of an event with an ordinary description, in bytes.
pub(super) const ROOM: usize = 1024;

/// Writes events, one behind the other.
pub(super) struct Events<'a> {
    /// What was written.
    pub(super) out: String,
    /// Content lines that stand at the end of every event.
    behind: &'a str,
    /// Where a value is made ready.
    value: String,
}

impl<'a> Events<'a> {
    /// Room for so many events, with content lines that stand at the end of each.
    pub(super) fn new(count: usize, behind: &'a str) -> Self {
        Self { out: String::with_capacity(count * ROOM), behind, value: String::new() }
    }

    /// Adds an event, and behind it those of its occurrences that have times of their own.
    pub(super) fn add(&mut self, event: &CalendarEvent) {
        match &event.when {
            When::Once { start, end } => self.component(event, |events| {
                events.instant("DTSTART", *start);
                // An end must lie after the start; what has none takes no time (RFC 5545, section 3.6.1).
                if end > start {
                    events.instant("DTEND", *end);
                }
            }),
            When::Days(days) => self.component(event, |events| events.days(days)),
            When::Series(series) => self.series(event, series),
        }
    }

    fn days(&mut self, days: &Days) {
        self.day("DTSTART;VALUE=DATE", days.first);
        self.day("DTEND;VALUE=DATE", days.after);
        if let Some(rule) = &days.rule {
            push(&mut self.out, "RRULE", rule);
        }
    }

    fn series(&mut self, event: &CalendarEvent, series: &Series) {
        let named = |property: &str| format!("{property};TZID={}", series.zone.name());
        let (start, end, which) = (named("DTSTART"), named("DTEND"), named("RECURRENCE-ID"));
        self.component(event, |events| {
            events.wall(&start, series.start);
            events.wall(&end, series.end);
            push(&mut events.out, "RRULE", &series.rule);
        });
        for moved in &series.moved {
            self.component(event, |events| {
                events.wall(&which, moved.wall);
                // On the wall, as Outlook keeps exceptions; in UTC only where the wall shows a time twice, because
                // calendars differ about which of the two is meant.
                if let (Some(from), Some(to)) = (series.zone.wall(moved.start), series.zone.wall(moved.end)) {
                    events.wall(&start, from);
                    events.wall(&end, to);
                } else {
                    events.instant("DTSTART", moved.start);
                    events.instant("DTEND", moved.end);
                }
            });
        }
    }

    /// Adds a VEVENT; `times` adds when it takes place.
    fn component(&mut self, event: &CalendarEvent, times: impl FnOnce(&mut Self)) {
        self.out.push_str("BEGIN:VEVENT\r\n");
        self.text("UID", &uid(&event.uid));
        self.instant("DTSTAMP", event.changed);
        self.instant("LAST-MODIFIED", event.changed);
        self.instant("CREATED", event.created);
        push(&mut self.out, "SEQUENCE", &event.sequence.to_string());
        times(self);
        self.about(event);
        self.out.push_str(self.behind);
        self.out.push_str("END:VEVENT\r\n");
    }

    /// Adds what an event is.
    fn about(&mut self, event: &CalendarEvent) {
        let off = event.status == Status::Cancelled;
        let summary = one_line(&event.summary);
        let summary = if off && !summary.starts_with(CALLED_OFF.trim_end()) {
            Cow::Owned(format!("{CALLED_OFF}{summary}"))
        } else {
            summary
        };
        self.text("SUMMARY", cut(&summary, OUTLOOK_UNITS).trim_end());
        self.text("DESCRIPTION", &event.description);
        if let Some(location) = event.location.as_deref().map(one_line).filter(|location| !location.is_empty()) {
            self.text("LOCATION", cut(&location, OUTLOOK_UNITS).trim_end());
        }
        self.categories(&event.categories);
        self.out.push_str(match event.status {
            Status::Confirmed => "STATUS:CONFIRMED\r\n",
            Status::Tentative => "STATUS:TENTATIVE\r\n",
            Status::Cancelled => "STATUS:CANCELLED\r\n",
        });
        self.out.push_str(match if off { Busy::Free } else { event.busy } {
            Busy::Free => "TRANSP:TRANSPARENT\r\nX-MICROSOFT-CDO-BUSYSTATUS:FREE\r\n",
            Busy::Busy => "TRANSP:OPAQUE\r\nX-MICROSOFT-CDO-BUSYSTATUS:BUSY\r\n",
            Busy::Tentative => "TRANSP:OPAQUE\r\nX-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE\r\n",
        });
        self.out.push_str("CLASS:PUBLIC\r\n");
        if let Some(url) = event.url.as_deref().and_then(link) {
            push(&mut self.out, "URL", url);
        }
        for Related { uid: other, relation } in &event.related {
            let name = match relation {
                Relation::PartOf => "RELATED-TO;RELTYPE=PARENT",
                Relation::DependsOn => "RELATED-TO;RELTYPE=DEPENDS-ON",
            };
            self.text(name, &uid(other));
        }
    }

    fn categories(&mut self, categories: &[String]) {
        self.value.clear();
        for category in categories.iter().map(|category| one_line(category)).filter(|category| !category.is_empty()) {
            if !self.value.is_empty() {
                self.value.push(',');
            }
            escape(&mut self.value, &category);
        }
        if !self.value.is_empty() {
            push(&mut self.out, "CATEGORIES", &self.value);
        }
    }

    fn text(&mut self, name: &str, text: &str) {
        self.value.clear();
        escape(&mut self.value, text);
        push(&mut self.out, name, &self.value);
    }

    fn instant(&mut self, name: &str, at: Instant) {
        self.value.clear();
        basic(&mut self.value, at.utc().naive_utc());
        self.value.push('Z');
        push(&mut self.out, name, &self.value);
    }

    fn wall(&mut self, name: &str, wall: NaiveDateTime) {
        self.value.clear();
        basic(&mut self.value, wall);
        push(&mut self.out, name, &self.value);
    }

    fn day(&mut self, name: &str, day: NaiveDate) {
        self.value.clear();
        basic_day(&mut self.value, day);
        push(&mut self.out, name, &self.value);
    }
}

/// The name of an event as every calendar can keep it.
///
/// One that is too long ends in digits that stand for all of it, so that it is still a name of its own.
pub(super) fn uid(uid: &str) -> Cow<'_, str> {
    let uid = one_line(uid);
    if uid.get(..OUTLOOKS_UID.len()).is_some_and(|first| first.eq_ignore_ascii_case(OUTLOOKS_UID)) {
        return Cow::Owned(format!("slipway-{}", stable::digits(&uid)));
    }
    if uid.len() <= UID_BYTES {
        return uid;
    }
    let kept = uid.get(..uid.floor_char_boundary(UID_KEPT)).unwrap_or_default().trim_end();
    Cow::Owned(format!("{kept}-{}", stable::digits(&uid)))
}

/// A link that may stand in a file: of a kind that is safe to click, and without anything that ends it.
fn link(url: &str) -> Option<&str> {
    let url = url.trim();
    let scheme = url.split_once(':').map(|(scheme, _)| scheme)?;
    let known = SCHEMES.iter().any(|known| known.eq_ignore_ascii_case(scheme));
    let ends = |letter: char| letter.is_whitespace() || letter.is_control() || letter == '\u{feff}';
    (known && !url.contains(ends)).then_some(url)
}

/// A wall time in the basic format of ISO 8601, written out by hand because a file has five for each event.
fn basic(text: &mut String, wall: NaiveDateTime) {
    basic_day(text, wall.date());
    text.push('T');
    for pair in [wall.hour(), wall.minute(), wall.second()] {
        digits(text, pair);
    }
}

fn basic_day(text: &mut String, day: NaiveDate) {
    let year = day.year().clamp(0, 9999).unsigned_abs();
    for pair in [year / 100, year % 100, day.month(), day.day()] {
        digits(text, pair);
    }
}

fn digits(text: &mut String, pair: u32) {
    text.extend([pair / 10 % 10, pair % 10].iter().filter_map(|digit| char::from_digit(*digit, 10)));
}
