//! What the lines of one event say, before anybody asks when that is.

use chrono::NaiveDateTime;
use slipway_domain::time::Instant;

use super::components::Span;
use super::property::{Name, Property};
use super::value::{Stamp, text, texts};
use super::{Limits, NO_COLON, Remarks};
use crate::csv::Problem;
use crate::ics::{Busy, Related, Relation, Status};

/// The facts of a VEVENT.
#[derive(Default)]
pub(super) struct Facts<'a> {
    /// The line on which it begins.
    pub(super) line: usize,
    /// The calendar in which it stands.
    pub(super) calendar: u32,
    pub(super) start: Option<Property<'a>>,
    pub(super) finish: Option<Property<'a>>,
    pub(super) duration: Option<Property<'a>>,
    pub(super) occurrence: Option<Property<'a>>,
    pub(super) rules: Vec<Property<'a>>,
    pub(super) dates: Vec<Property<'a>>,
    pub(super) exceptions: Vec<Property<'a>>,
    /// Rules of what is left out (RFC 2445, section 4.8.5.2), which RFC 5545 has no more and some programs still write.
    pub(super) exception_rules: Vec<Property<'a>>,
    pub(super) sequence: Option<u32>,
    pub(super) stamp: Option<Instant>,
    pub(super) created: Option<Instant>,
    pub(super) changed: Option<Instant>,
    pub(super) summary: Option<String>,
    pub(super) description: Option<String>,
    pub(super) location: Option<String>,
    pub(super) categories: Vec<String>,
    pub(super) status: Option<Status>,
    pub(super) transparent: Option<bool>,
    pub(super) shown: Option<Busy>,
    pub(super) url: Option<String>,
    pub(super) related: Vec<Related>,
    /// Whether everybody may see it, where that is said.
    pub(super) public: Option<bool>,
    is_named: bool,
    /// Whether it holds anything that our own writer does not write.
    pub(super) is_foreign: bool,
}

impl<'a> Facts<'a> {
    /// Whether it says when it starts, and not in which zone that is.
    pub(super) fn is_floating(&self) -> bool {
        let has_no_zone = |start: &&Property<'_>| start.parameter("TZID").is_none();
        let stamp = self.start.as_ref().filter(has_no_zone).and_then(|start| Stamp::parse(start.value()));
        matches!(stamp, Some(Stamp::Wall(_)))
    }

    /// Reads the lines of an event.
    pub(super) fn of(
        file: &'a str,
        span: &Span,
        limits: &Limits,
        remarks: &mut Remarks,
        place: &mut String,
    ) -> Result<Self, Problem> {
        let mut facts = Self { line: span.line, calendar: span.calendar, ..Self::default() };
        let mut open: Vec<String> = Vec::new();
        let mut count = 0;
        for line in span.lines(file) {
            let name = Name::of(&line);
            match name {
                Name::Begin | Name::End => {
                    facts.is_foreign = true;
                    let component = Property::of(name, &line).map(Property::into_value).unwrap_or_default();
                    if name == Name::Begin {
                        open.push(component.into_owned());
                    } else if let Some(at) = open.iter().rposition(|open| open.eq_ignore_ascii_case(&component)) {
                        open.truncate(at);
                    }
                }
                _ if !open.is_empty() => {}
                Name::None => {
                    facts.is_foreign = true;
                    remarks.add(line.number, NO_COLON);
                }
                Name::Other => facts.is_foreign = true,
                name => {
                    count += 1;
                    if count > limits.properties {
                        let message = format!("the event has more than {} properties", limits.properties);
                        return Err(Problem::of_line(line.number, message));
                    }
                    let learnt = if name.is_when() {
                        Property::of(name, &line).map(|property| facts.learn(property))
                    } else {
                        Property::of_in(name, &line, place).map(|property| facts.hear(&property))
                    };
                    if learnt.is_none() {
                        facts.is_foreign = true;
                        remarks.add(line.number, NO_COLON);
                    }
                }
            }
        }
        Ok(facts)
    }

    /// Takes over a property that has to do with when it takes place.
    fn learn(&mut self, property: Property<'a>) {
        let ours = match property.name {
            Name::Start => put(&mut self.start, Some(property)),
            Name::Finish => put(&mut self.finish, Some(property)),
            Name::Occurrence => put(&mut self.occurrence, Some(property)),
            Name::Rule => {
                let plain = !property.has_parameters();
                self.rules.push(property);
                plain && self.rules.len() == 1
            }
            Name::Duration => {
                put(&mut self.duration, Some(property));
                false
            }
            Name::Dates => {
                self.dates.push(property);
                false
            }
            Name::Exceptions => {
                self.exceptions.push(property);
                false
            }
            Name::ExceptionRule => {
                self.exception_rules.push(property);
                false
            }
            _ => false,
        };
        self.is_foreign |= !ours;
    }

    /// Takes over a property that says something else about it.
    fn hear(&mut self, property: &Property<'_>) {
        let plain = property.name == Name::Related || !property.has_parameters();
        let ours = match property.name {
            Name::Sequence => put(&mut self.sequence, property.value().parse().ok()),
            Name::Stamp => put(&mut self.stamp, instant(property.value())),
            Name::Created => put(&mut self.created, instant(property.value())),
            Name::Changed => put(&mut self.changed, instant(property.value())),
            Name::Summary => put(&mut self.summary, Some(text(property.raw()))),
            Name::Description => put(&mut self.description, Some(text(property.raw()))),
            Name::Location => put(&mut self.location, Some(text(property.raw()))),
            Name::Url => put(&mut self.url, Some(property.value().to_owned())),
            Name::Status => put(&mut self.status, status(property.value())),
            Name::Busy => put(&mut self.shown, shown(property.value())),
            Name::Transparency => put(&mut self.transparent, transparent(property.value())),
            Name::Class => put(&mut self.public, Some(property.value().eq_ignore_ascii_case("PUBLIC"))),
            Name::Categories => {
                let ours = self.categories.is_empty();
                self.categories.reserve_exact(1);
                self.categories.extend(texts(property.raw()));
                ours
            }
            Name::Related => {
                let told = property.parameter("RELTYPE");
                self.related.extend(related(told, property.raw()));
                told.is_some_and(|told| relation(told).is_some())
            }
            Name::Uid => !std::mem::replace(&mut self.is_named, true),
            _ => false,
        };
        self.is_foreign |= !(ours && plain);
    }

    /// Whether it was called off.
    pub(super) fn is_cancelled(&self) -> bool {
        self.status == Some(Status::Cancelled)
    }

    /// Whether there is more than one time at which it takes place.
    pub(super) fn recurs(&self) -> bool {
        !self.rules.is_empty() || !self.dates.is_empty()
    }

    /// Whether when it takes place is that of others too: those of its rule, or those that change with it.
    pub(super) fn comes_again(&self) -> bool {
        self.recurs() || self.occurrence.as_ref().is_some_and(|which| which.parameter("RANGE").is_some())
    }

    /// How it shows in the free-busy view; what Microsoft's property says goes first, because it says more.
    pub(super) fn busy(&self) -> Option<Busy> {
        self.shown.or(self.transparent.map(|transparent| if transparent { Busy::Free } else { Busy::Busy }))
    }
}

/// Takes a value over that was not said yet; whether that is so and it could be read.
fn put<T>(field: &mut Option<T>, value: Option<T>) -> bool {
    let new = field.is_none() && value.is_some();
    if new {
        *field = value;
    }
    new
}

/// A time in UTC; one without a zone is taken for UTC too, because these times only tell what is newer.
fn instant(text: &str) -> Option<Instant> {
    let utc: NaiveDateTime = match Stamp::parse(text)? {
        Stamp::Utc(wall) | Stamp::Wall(wall) => wall,
        Stamp::Day(day) => day.and_hms_opt(0, 0, 0)?,
    };
    Instant::from_epoch_seconds(utc.and_utc().timestamp()).ok()
}

fn status(text: &str) -> Option<Status> {
    let told = [
        ("CONFIRMED", Status::Confirmed),
        ("TENTATIVE", Status::Tentative),
        ("CANCELLED", Status::Cancelled),
        ("CANCELED", Status::Cancelled),
    ];
    told.iter().find(|(word, _)| text.eq_ignore_ascii_case(word)).map(|(_, status)| *status)
}

/// Whoever is out of office, or works elsewhere, is busy.
fn shown(text: &str) -> Option<Busy> {
    let told = [
        ("FREE", Busy::Free),
        ("TENTATIVE", Busy::Tentative),
        ("BUSY", Busy::Busy),
        ("OOF", Busy::Busy),
        ("WORKINGELSEWHERE", Busy::Busy),
    ];
    told.iter().find(|(word, _)| text.eq_ignore_ascii_case(word)).map(|(_, busy)| *busy)
}

fn transparent(text: &str) -> Option<bool> {
    let told = [("OPAQUE", false), ("TRANSPARENT", true)];
    told.iter().find(|(word, _)| text.eq_ignore_ascii_case(word)).map(|(_, transparent)| *transparent)
}

/// A relation by its name; without one it is that of a part (RFC 5545, section 3.2.15).
fn related(told: Option<&str>, uid: &str) -> Option<Related> {
    let relation = relation(told.unwrap_or("PARENT"))?;
    Some(Related { uid: text(uid.trim()), relation })
}

fn relation(told: &str) -> Option<Relation> {
    let known = [("PARENT", Relation::PartOf), ("DEPENDS-ON", Relation::DependsOn)];
    known.iter().find(|(word, _)| told.eq_ignore_ascii_case(word)).map(|(_, relation)| *relation)
}
