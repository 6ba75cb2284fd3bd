//! A series that changes from one of its occurrences on (RFC 5545, section 3.2.13).

use chrono::{NaiveDateTime, TimeDelta};
use slipway_domain::time::{Interval, Recurrence, Series, Zone};

use super::facts::Facts;
use super::pieces::{FAR, Piece};
use super::reader::{Reader, Trouble};
use super::shift::shifted;
use super::times::Times;
use super::{PIECES, ReadWindow};

/// An event that has a master, as far as is known before its windows are made.
pub(super) struct Whole<'f, 'a> {
    pub(super) event: &'f Facts<'a>,
    pub(super) title: String,
    pub(super) times: Times,
    pub(super) rules: Vec<Recurrence>,
    /// Stretches of wall time beside the rules.
    pub(super) dates: Vec<(NaiveDateTime, NaiveDateTime)>,
}

/// An occurrence about which a file says something of its own.
pub(super) struct Change<'f, 'a> {
    pub(super) event: &'f Facts<'a>,
    /// When its series would have it start.
    pub(super) wall: NaiveDateTime,
    /// Whether it is called off.
    pub(super) off: bool,
    /// When it takes place instead, and how long that is on the wall on any other day; none where it takes no time.
    pub(super) to: Option<(ReadWindow, TimeDelta)>,
}

/// A part of a series in which nothing changes but what changes for one occurrence alone.
pub(super) struct Stretch {
    /// The occurrence with which it begins, by when the series would have it start.
    from: NaiveDateTime,
    /// The line on which its event begins.
    pub(super) line: usize,
    /// What it is called, where that changes.
    title: Option<String>,
    /// How much later its occurrences start than the series would have them.
    later: TimeDelta,
    /// How long they last, on the wall.
    pub(super) length: TimeDelta,
    /// Whether they are all called off.
    pub(super) off: bool,
}

impl Stretch {
    /// The whole of a series, before anything changes.
    fn first(whole: &Whole<'_, '_>) -> Self {
        Self {
            from: NaiveDateTime::MIN,
            line: whole.event.line,
            title: None,
            later: TimeDelta::zero(),
            length: whole.times.length,
            off: false,
        }
    }

    /// When an occurrence of this stretch takes place that the series would have start at a wall time.
    pub(super) fn at(&self, wall: NaiveDateTime) -> (NaiveDateTime, NaiveDateTime) {
        let start = wall + self.later;
        (start, start + self.length)
    }

    /// What its occurrences are called.
    pub(super) fn title<'t>(&'t self, whole: &'t Whole<'_, '_>) -> &'t str {
        self.title.as_deref().unwrap_or(&whole.title)
    }

    /// Whether it is not the series as it began.
    pub(super) fn is_change(&self) -> bool {
        self.from > NaiveDateTime::MIN
    }

    /// A piece of a rule with the times of this stretch: when the series would have it start, when it does, and how it
    /// goes on.
    pub(super) fn pieces_of(&self, (first, rule): Piece, zone: &Zone) -> Vec<(NaiveDateTime, Piece)> {
        let once = |wall: NaiveDateTime| (wall, (wall + self.later, None));
        let Some(rule) = rule else { return vec![once(first)] };
        if let Some(later) = shifted(&rule, first, self.later, zone) {
            return vec![(first, (first + self.later, Some(later)))];
        }
        // It was looked at before that they are few.
        let found = rule.expansion(first, zone, first, first + TimeDelta::days(FAR));
        found.walls.into_iter().take(PIECES + 1).map(once).collect()
    }
}

/// The stretches of a series, in order.
pub(super) struct Stretches {
    /// The series as it began.
    first: Stretch,
    /// What it changed to.
    changed: Vec<Stretch>,
}

impl Stretches {
    /// The stretch in which an occurrence lies that the series would have start at a wall time.
    pub(super) fn of(&self, wall: NaiveDateTime) -> &Stretch {
        let behind = self.changed.partition_point(|stretch| stretch.from <= wall);
        behind.checked_sub(1).and_then(|place| self.changed.get(place)).unwrap_or(&self.first)
    }

    /// Whether the series changes from an occurrence on.
    pub(super) fn begin_at(&self, wall: NaiveDateTime) -> bool {
        self.changed.binary_search_by_key(&wall, |stretch| stretch.from).is_ok()
    }

    /// The occurrences from which on it changes.
    pub(super) fn borders(&self) -> Vec<NaiveDateTime> {
        self.changed.iter().map(|stretch| stretch.from).collect()
    }
}

impl Reader<'_> {
    /// The stretches of a series.
    ///
    /// What cannot be told by windows is told to a person, and stays a change of its one occurrence.
    pub(super) fn stretches(
        &mut self,
        whole: &Whole<'_, '_>,
        changes: &[Change<'_, '_>],
    ) -> Result<Stretches, Trouble> {
        let mut found: Vec<Stretch> = Vec::new();
        // From behind, because where one ends decides whether it can be written out.
        for change in changes.iter().rev() {
            let Some(range) = change.event.occurrence.as_ref().and_then(|which| which.parameter("RANGE")) else {
                continue;
            };
            let next = found.last().map(|stretch| stretch.from);
            let stretch = if range.eq_ignore_ascii_case("THISANDFUTURE") {
                self.stretch(whole, change, next)?
            } else {
                Err("only RANGE=THISANDFUTURE says which ones change")
            };
            match stretch {
                Ok(stretch) => found.push(stretch),
                Err(why) => self.once_only(change.event, why),
            }
        }
        found.reverse();
        Ok(Stretches { first: Stretch::first(whole), changed: found })
    }

    /// Tells that what should change from an occurrence on was read as a change of that one.
    pub(super) fn once_only(&mut self, event: &Facts<'_>, why: &str) {
        if let Some(which) = event.occurrence.as_ref().filter(|which| which.parameter("RANGE").is_some()) {
            let text = format!("what changes from here on was read as a change of this one occurrence: {why}");
            self.remarks.add(which.line, text);
        }
    }

    /// The stretch that a change begins, up to where the next one begins; the inner error says why there is none.
    fn stretch(
        &mut self,
        whole: &Whole<'_, '_>,
        change: &Change<'_, '_>,
        next: Option<NaiveDateTime>,
    ) -> Result<Result<Stretch, &'static str>, Trouble> {
        let (wall, event) = (change.wall, change.event);
        if !self.falls(whole, wall)? {
            return Ok(Err("its series has no occurrence then"));
        }
        let stretch = Stretch { from: wall, line: event.line, ..Stretch::first(whole) };
        if change.off {
            return Ok(Ok(Stretch { off: true, ..stretch }));
        }
        if event.recurs() {
            return Ok(Err("it has a rule of its own"));
        }
        let Some((to, length)) = &change.to else { return Ok(Err("it takes no time")) };
        let zone = &whole.times.zone;
        if to.zone != *zone {
            return Ok(Err("it is told in another zone than its series"));
        }
        let shown = |wall: NaiveDateTime| zone.wall(zone.resolve(wall).first());
        // Where clocks jump over the start, the occurrence is behind the jump as it is.
        let from = if shown(to.start) == to.start { shown(wall) } else { wall };
        let later = to.start - from;
        for rule in &whole.rules {
            if shifted(rule, wall, later, zone).is_none() && !self.can_be_written_out(whole, rule, (wall, next)) {
                return Ok(Err("no rule has these days, and there are too many to write them out; look at its dates"));
            }
        }
        let text = format!("{}: what changes from here on became a window of its own", to.title);
        self.remarks.add(event.line, text);
        Ok(Ok(Stretch { title: Some(to.title.clone()), later, length: *length, ..stretch }))
    }

    /// Whether a series has an occurrence at a wall time, left out or not.
    fn falls(&mut self, whole: &Whole<'_, '_>, wall: NaiveDateTime) -> Result<bool, Trouble> {
        let times = &whole.times;
        if wall == times.start || whole.dates.iter().any(|(start, _)| *start == wall) {
            return Ok(true);
        }
        for rule in &whole.rules {
            self.pay(whole.event, rule, days_to(rule, times.start, wall, wall))?;
            let only = rule.expand(times.start, &times.zone, wall, wall + TimeDelta::seconds(1));
            if !only.is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether the occurrences of a rule from one time on end, by themselves or where the next stretch begins, and are
    /// not too many for windows of their own.
    fn can_be_written_out(
        &mut self,
        whole: &Whole<'_, '_>,
        rule: &Recurrence,
        (from, next): (NaiveDateTime, Option<NaiveDateTime>),
    ) -> bool {
        if next.is_none() && !rule.has_end() {
            return false;
        }
        let (start, to) = (whole.times.start, next.unwrap_or(from + TimeDelta::days(FAR)));
        if !self.work.affords(rule, days_to(rule, start, from, to)) {
            return false;
        }
        let found = rule.expansion(start, &whole.times.zone, from, to);
        let end = found.walls.last().copied().unwrap_or(from);
        self.work.spend(rule, days_to(rule, start, from, end)) && !found.cut && found.walls.len() < PIECES
    }
}

/// How many days of a rule are gone through to see what it does between two times.
pub(super) fn days_to(rule: &Recurrence, start: NaiveDateTime, from: NaiveDateTime, to: NaiveDateTime) -> i64 {
    // What is counted is counted from its start.
    let counted = rule.as_str().contains("COUNT=");
    (to - if counted { start } else { from }).num_days()
}

/// The stretch of time that a window first takes.
pub(super) fn interval(window: &ReadWindow) -> Interval {
    Series { zone: &window.zone, start: window.start, end: window.end, recurrence: None }.first()
}
