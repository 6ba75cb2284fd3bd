//! When one event takes place, or first does.

use chrono::{NaiveDateTime, NaiveTime, TimeDelta};
use slipway_domain::time::{Instant, Interval, Series, Zone};

use super::event::Occurs;
use super::facts::Facts;
use super::names::Named;
use super::offsets::Offsets;
use super::property::Property;
use super::reader::{Reader, Trouble};
use super::value::{Length, Stamp, duration, minute_after, minute_of};
use super::zones::{Found, Occasion, short};
use crate::csv::Problem;

/// When an event takes place, or first does, in whole minutes.
pub(super) struct Times {
    pub(super) zone: Zone,
    pub(super) start: NaiveDateTime,
    pub(super) end: NaiveDateTime,
    /// How long it lasts on the wall on a day on which no clock changes.
    pub(super) length: TimeDelta,
    /// Whether it was told in whole days.
    pub(super) whole_days: bool,
    /// The name by which the file calls the zone of its start.
    name: Option<String>,
}

impl Times {
    /// Whether it takes any time.
    pub(super) fn take_time(&self) -> bool {
        self.end > self.start
    }

    /// The stretch of time that it first takes.
    fn exact(&self) -> Interval {
        Series { zone: &self.zone, start: self.start, end: self.end, recurrence: None }.first()
    }

    /// The same times on another wall; none where that wall cannot tell them, because clocks repeat an hour there.
    pub(super) fn on_wall(&self, zone: &Zone) -> Option<Self> {
        let exact = self.exact();
        let (start, end) = (zone.wall(exact.start()), zone.wall(exact.end()));
        let moved = Self { zone: zone.clone(), start, end, name: None, ..*self };
        (moved.take_time() == self.take_time() && moved.exact() == exact).then_some(moved)
    }
}

/// Where the wall stands on which a time is told.
enum Place<'a> {
    Zone(Zone),
    /// In a zone that only the file knows.
    Own(&'a Offsets),
}

impl Place<'_> {
    /// A wall time of this place on the wall of a zone; where it comes twice, the first or the last of the two.
    fn on(&self, wall: NaiveDateTime, zone: &Zone, last: bool) -> NaiveDateTime {
        let instant = match self {
            Self::Zone(own) if own == zone => return wall,
            Self::Zone(own) if last => own.resolve(wall).last(),
            Self::Zone(own) => own.resolve(wall).first(),
            Self::Own(offsets) => offsets.first(wall),
        };
        zone.wall(instant)
    }
}

impl<'a> Reader<'a> {
    /// When an event takes place.
    pub(super) fn times(&mut self, facts: &Facts<'_>, title: &str) -> Result<Times, Trouble> {
        let Some(first) = &facts.start else {
            return Err(Problem::of_line(facts.line, "the event has no DTSTART").into());
        };
        let began = stamp(first, first.value())?;
        let finish = facts.finish.as_ref();
        let ended = finish.map(|finish| stamp(finish, finish.value())).transpose()?;
        let walls: Vec<NaiveDateTime> = [Some(began), ended].into_iter().flatten().map(Stamp::wall).collect();
        let occasion = Occasion { walls: &walls, recurs: facts.recurs() };
        let wall = in_a_plan(first, began.wall())?;
        let place = self.place(facts.calendar, first, began, occasion)?;
        let given = &self.file.zones.given;
        let (zone, start) = match &place {
            Place::Zone(zone) => (zone.clone(), wall),
            Place::Own(_) => {
                let zone = given.clone().unwrap_or_else(|| self.utc.clone());
                let start = place.on(wall, &zone, false);
                (zone, start)
            }
        };
        let name = first.parameter("TZID");
        let end = match (finish, ended, &facts.duration) {
            (Some(finish), Some(ended), _) => {
                let wall = in_a_plan(finish, ended.wall())?;
                match ended {
                    // A day or a time without a zone ends on the wall on which it began.
                    Stamp::Day(_) => place.on(wall, &zone, true),
                    Stamp::Wall(_) if finish.parameter("TZID").is_none() || finish.parameter("TZID") == name => {
                        place.on(wall, &zone, true)
                    }
                    _ => self.place(facts.calendar, finish, ended, occasion)?.on(wall, &zone, true),
                }
            }
            (_, _, Some(length)) => {
                let told = duration(length.value()).ok_or_else(|| {
                    let message = format!("DURATION {:?} is no length such as PT2H or P1D", short(length.value()));
                    Problem::of_line(length.line, message)
                })?;
                behind(&zone, start, told)
            }
            _ if matches!(began, Stamp::Day(_)) => start + TimeDelta::days(1),
            _ => start,
        };
        let whole_days = matches!(began, Stamp::Day(_));
        let end = self.not_before(facts, title, (start, end), whole_days)?;
        let name = name.map(str::to_owned);
        let (start, end) = (minute_of(start), end.map_or(minute_of(start), minute_after));
        // What comes again and lasts some hours does so on every day, also where it begins with clocks that change.
        let told = facts.duration.as_ref().filter(|_| finish.is_none() && facts.comes_again());
        let told =
            told.and_then(|told| duration(told.value())).map(|told| minute_after(start + told.on_wall()) - start);
        // A day that is told to take no time was read as that day.
        let length = told.filter(|told| *told > TimeDelta::zero()).unwrap_or(end - start);
        let times = Times { zone, start, end, length, whole_days, name };
        let shown = self.file.zones.given.as_ref().filter(|_| matches!(began, Stamp::Utc(_)) && !facts.recurs());
        let mut times = shown.and_then(|zone| times.on_wall(zone)).unwrap_or(times);
        if !facts.comes_again() {
            times.length = times.end - times.start;
        }
        Ok(times)
    }

    /// The end of an event that takes time; none of one that takes none.
    fn not_before(
        &mut self,
        facts: &Facts<'_>,
        title: &str,
        (start, end): (NaiveDateTime, NaiveDateTime),
        whole_days: bool,
    ) -> Result<Option<NaiveDateTime>, Trouble> {
        if end < start {
            let line = facts.finish.as_ref().map_or(facts.line, |end| end.line);
            return Err(Problem::of_line(line, format!("the event ends ({end}) before it starts ({start})")).into());
        }
        if end > start {
            return Ok(Some(end));
        }
        if whole_days {
            // The last day instead of the first one behind it is a fault that many programs make.
            self.remarks
                .add(facts.line, format!("{title} ends on the day on which it begins, so it was read as that day"));
            return Ok(Some(start + TimeDelta::days(1)));
        }
        // A whole event without length is told as such, and whoever asks for it says what that comes to.
        if facts.occurrence.is_some() {
            self.remarks.add(facts.line, format!("{title}: this one occurrence takes no time, so it makes no window"));
        }
        Ok(None)
    }

    /// The occurrence that a series names, by its wall time or by its day.
    pub(super) fn occurrence(
        &mut self,
        facts: &Facts<'_>,
        property: &Property<'_>,
        value: &str,
        times: &Times,
    ) -> Result<Which, Trouble> {
        let stamp = stamp(property, value)?;
        let wall = match (stamp, property.parameter("TZID")) {
            (Stamp::Day(day), _) => return Ok(Which::Day(day)),
            // Days have no zone, and whoever writes their midnight in UTC means the day.
            (stamp, _) if times.whole_days && stamp.wall().time() == NaiveTime::MIN => stamp.wall(),
            // Where the series itself says no zone, its own time with a Z is that time and no other.
            (Stamp::Utc(wall), _) if facts.is_floating() && wall.time() == times.start.time() => wall,
            (Stamp::Wall(wall), None) => wall,
            (Stamp::Wall(wall), name) if name == times.name.as_deref() => wall,
            (stamp, _) => {
                let occasion = Occasion { walls: &[stamp.wall()], recurs: false };
                self.place(facts.calendar, property, stamp, occasion)?.on(stamp.wall(), &times.zone, false)
            }
        };
        let wall = minute_of(in_a_plan(property, wall)?);
        if times.whole_days || (wall.time() == NaiveTime::MIN && times.start.time() != NaiveTime::MIN) {
            // Outlook matches by the day alone, and says midnight for it.
            return Ok(Which::Day(wall.date()));
        }
        Ok(Which::Wall(wall))
    }

    /// The occurrence that an event names of a series which the file does not hold; none where it names none.
    pub(super) fn alone(&mut self, facts: &Facts<'_>) -> Result<Option<Occurs>, Trouble> {
        let Some(property) = &facts.occurrence else { return Ok(None) };
        let stamp = stamp(property, property.value())?;
        let wall = in_a_plan(property, stamp.wall())?;
        if let Stamp::Day(day) = stamp {
            return Ok(Some(Occurs::On(day)));
        }
        let occasion = Occasion { walls: &[wall], recurs: false };
        let utc = self.utc.clone();
        let at = self.place(facts.calendar, property, stamp, occasion)?.on(wall, &utc, false);
        Ok(Some(Occurs::At(Instant::from(minute_of(at).and_utc()))))
    }

    /// A date beside a rule: a time, or a stretch of time.
    pub(super) fn beside(
        &mut self,
        facts: &Facts<'_>,
        property: &Property<'_>,
        value: &str,
        times: &Times,
    ) -> Result<(NaiveDateTime, NaiveDateTime), Trouble> {
        let (from, to) = value.split_once('/').map_or((value, None), |(from, to)| (from, Some(to)));
        let start = self.occurrence(facts, property, from, times)?.wall(times);
        let end = match to {
            None => start + times.length,
            Some(to) => match duration(to) {
                Some(length) => minute_after(behind(&times.zone, start, length)),
                None => self.occurrence(facts, property, to, times)?.wall(times),
            },
        };
        Ok((start, end))
    }

    /// Where a time is told.
    fn place(
        &mut self,
        calendar: u32,
        property: &Property<'_>,
        stamp: Stamp,
        occasion: Occasion<'_>,
    ) -> Result<Place<'a>, Trouble> {
        let name = match (stamp, property.parameter("TZID")) {
            (Stamp::Utc(_), _) => return Ok(Place::Zone(self.utc.clone())),
            (Stamp::Day(_), _) | (_, None) => return self.floating(calendar, property.line).map(Place::Zone),
            (Stamp::Wall(_), Some(name)) => name,
        };
        let file = self.file;
        let known = self.known(calendar, name);
        match file.zones.find(known, occasion) {
            Found::Zone(zone, told) => {
                if let Some(told) = told {
                    self.once(property.line, told);
                }
                Ok(Place::Zone(zone))
            }
            Found::Own(offsets) if !occasion.recurs => {
                self.once(
                    property.line,
                    format!("{} is a zone that only this file knows; its rules were used", short(name)),
                );
                Ok(Place::Own(offsets))
            }
            Found::Own(_) => {
                let named = known.named.as_ref().map(|Named { zone, .. }| zone);
                let instead = named.or(file.zones.given.as_ref()).cloned();
                let Some(zone) = instead else { return Err(unknown(name, property.line)) };
                let name = short(name);
                self.once(
                    property.line,
                    format!("no zone has the rules of {name}, so {zone} was used for what recurs"),
                );
                Ok(Place::Zone(zone))
            }
            Found::Unknown => Err(unknown(name, property.line)),
        }
    }

    /// The zone of days and of times that say none.
    fn floating(&mut self, calendar: u32, line: usize) -> Result<Zone, Trouble> {
        let hint = self.file.hint(calendar);
        match (self.file.zones.given.clone(), hint) {
            (Some(given), Some(hint)) if given != hint => {
                self.once(line, format!("the file is about {hint}, but times without a zone were read in {given}"));
                Ok(given)
            }
            (Some(given), _) => Ok(given),
            (None, hint) => {
                let hint = hint.map_or_else(
                    || "such as Europe/Berlin".to_owned(),
                    |zone| format!("the file is about {zone}, so that may be the one"),
                );
                let message = format!("a day or a time without a zone needs one for all of them, {hint}");
                Err(Trouble::Ask(Problem::of_line(line, message)))
            }
        }
    }
}

/// Which occurrence of a series is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Which {
    /// The one that starts at a wall time.
    Wall(NaiveDateTime),
    /// That of a day.
    Day(chrono::NaiveDate),
}

impl Which {
    /// When it starts; on a day, when the others start.
    pub(super) fn wall(self, times: &Times) -> NaiveDateTime {
        match self {
            Self::Wall(wall) => wall,
            Self::Day(day) => day.and_time(times.start.time()),
        }
    }
}

/// The time of a property; a time that is declared a day is one.
pub(super) fn stamp(property: &Property<'_>, value: &str) -> Result<Stamp, Problem> {
    let is_day = || property.parameter("VALUE").is_some_and(|kind| kind.eq_ignore_ascii_case("DATE"));
    match Stamp::parse(value) {
        Some(stamp @ (Stamp::Wall(wall) | Stamp::Utc(wall))) if wall.time() == NaiveTime::MIN && is_day() => {
            Ok(Stamp::Day(stamp.wall().date()))
        }
        Some(stamp) => Ok(stamp),
        None => {
            let message = format!(
                "{} {:?} is no time that exists; expected 20261218, 20261218T180000 or 20261218T180000Z",
                property.name.told(),
                short(value)
            );
            Err(Problem::of_line(property.line, message))
        }
    }
}

/// The wall time that lies a length behind another: days on the wall, and hours as they pass (RFC 5545, section 3.3.6).
fn behind(zone: &Zone, start: NaiveDateTime, length: Length) -> NaiveDateTime {
    let wall = start + TimeDelta::days(length.days);
    if length.seconds == 0 {
        return wall;
    }
    zone.wall(zone.resolve(wall).first().plus_seconds(length.seconds))
}

fn unknown(name: &str, line: usize) -> Trouble {
    let short = short(name);
    let message = format!("there is no zone {short:?}, and the file does not define it; give a zone for it");
    Trouble::Ask(Problem::of_line(line, message))
}

/// A time that lies within the years of a plan, and more than a year from their ends.
fn in_a_plan(property: &Property<'_>, wall: NaiveDateTime) -> Result<NaiveDateTime, Problem> {
    let (first, last) = (Instant::MIN.utc().naive_utc(), Instant::MAX.utc().naive_utc());
    let year = TimeDelta::days(367);
    if first + year <= wall && wall <= last - year {
        return Ok(wall);
    }
    let name = property.name.told();
    Err(Problem::of_line(property.line, format!("{name} {wall} lies outside the years of a plan")))
}
