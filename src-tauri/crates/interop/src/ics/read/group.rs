//! Which components of a file are one event.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use super::components::Span;
use super::property::{Name, Property};
use super::value::{Stamp, line_of, text};
use super::{Remarks, UID};
use crate::csv::Problem;

/// An event and its occurrences with times of their own.
pub(super) struct Together<'a> {
    /// The line on which the first of them begins.
    pub(super) line: usize,
    pub(super) uid: Cow<'a, str>,
    pub(super) master: Option<Span>,
    others: BTreeMap<String, Span>,
}

impl Together<'_> {
    /// Occurrences with times of their own, in the order of their names.
    pub(super) fn others(&self) -> impl Iterator<Item = &Span> {
        self.others.values()
    }
}

/// Events with their occurrences, in the order of the file; of two with one name the newer one.
pub(super) fn by_uid<'a>(file: &'a str, spans: Vec<Span>, remarks: &mut Remarks) -> (Vec<Together<'a>>, Vec<Problem>) {
    let mut order: Vec<Together<'a>> = Vec::with_capacity(spans.len());
    let mut places: HashMap<Cow<'a, str>, usize> = HashMap::with_capacity(spans.len());
    let mut bad = Vec::new();
    for span in spans {
        let uid = match span.uid(file).filter(|uid| !uid.is_empty()) {
            Some(uid) if uid.contains('\\') => Cow::Owned(text(&uid)),
            Some(uid) => uid,
            None => {
                let message = "the event has no UID, so it is known again by its title and its start alone";
                remarks.add(span.line, message);
                Cow::Owned(made(file, &span))
            }
        };
        if uid.chars().count() > UID || uid.chars().any(char::is_control) {
            let message = format!("a UID has at most {UID} characters, and none that cannot be seen");
            bad.push(Problem::of_line(span.line, message));
            continue;
        }
        let place = *places.entry(uid).or_insert_with_key(|uid| {
            order.push(Together { line: span.line, uid: uid.clone(), master: None, others: BTreeMap::new() });
            order.len() - 1
        });
        let Some(together) = order.get_mut(place) else { continue };
        let old = match span.occurrence(file) {
            Some(which) => {
                // However it is written.
                let which = which.to_ascii_uppercase();
                if let Some(old) = together.others.get_mut(&which) {
                    Some(old)
                } else {
                    together.others.insert(which, span);
                    continue;
                }
            }
            None if together.master.is_none() => {
                together.master = Some(span);
                continue;
            }
            None => together.master.as_mut(),
        };
        let Some(old) = old else { continue };
        let uid: String = together.uid.chars().take(80).collect();
        remarks.add(span.line, format!("{uid} is there twice; the one with the higher SEQUENCE was read"));
        if age(file, old) <= age(file, &span) {
            *old = span;
        }
    }
    (order, bad)
}

/// What tells which of two is newer.
fn age(file: &str, span: &Span) -> (i64, Option<Stamp>) {
    let (mut sequence, mut stamp) = (None, None);
    each(file, span, |property| match property.name {
        Name::Sequence if sequence.is_none() => sequence = property.value().parse().ok(),
        Name::Stamp if stamp.is_none() => stamp = Stamp::parse(property.value()),
        _ => {}
    });
    (sequence.unwrap_or(0), stamp)
}

/// A name made of when an event starts and what it is called.
fn made(file: &str, span: &Span) -> String {
    let (mut start, mut title) = (String::new(), String::new());
    each(file, span, |property| match property.name {
        Name::Start if start.is_empty() => start = line_of(property.value()),
        Name::Summary if title.is_empty() => title = line_of(&text(property.raw())),
        _ => {}
    });
    format!("{start} {title}").chars().take(UID).collect()
}

/// Tells the properties of an event itself that have to do with who it is.
fn each<'a>(file: &'a str, span: &Span, mut tell: impl FnMut(Property<'a>)) {
    let mut open: Vec<String> = Vec::new();
    for line in span.lines(file) {
        let name = Name::of(&line);
        let component = || Property::of(name, &line).map(|property| property.value().to_uppercase());
        match name {
            Name::Begin => open.extend(component()),
            Name::End => {
                let component = component();
                if let Some(at) = open.iter().rposition(|open| Some(open) == component.as_ref()) {
                    open.truncate(at);
                }
            }
            Name::Sequence | Name::Stamp | Name::Start | Name::Summary if open.is_empty() => {
                Property::of(name, &line).into_iter().for_each(&mut tell);
            }
            _ => {}
        }
    }
}
