//! Events of a file, read one by one.

use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicI64, AtomicUsize};

use slipway_domain::time::{Recurrence, RecurrenceError, Zone};

use super::components::Header;
use super::facts::Facts;
use super::group::Together;
use super::names;
use super::pieces::Work;
use super::value::line_of;
use super::windows::Taken;
use super::written::Ours;
use super::zones::{Known, Zones};
use super::{Limits, ReadEvent, Remarks, TITLE};
use crate::csv::Problem;

/// A whole file, as all of its readers see it.
pub(super) struct File<'a> {
    pub(super) text: &'a str,
    pub(super) limits: Limits,
    pub(super) zones: Zones,
    pub(super) headers: Vec<Header>,
    /// Days of rules that may still be gone through.
    pub(super) work: &'a AtomicI64,
    /// Windows that were made.
    pub(super) windows: AtomicUsize,
}

impl File<'_> {
    /// The zone that a calendar, or the first that does, names for times without one.
    pub(super) fn hint(&self, calendar: u32) -> Option<Zone> {
        let own = self.headers.get(calendar as usize).and_then(|header| header.hint.as_deref());
        let any = || self.headers.iter().find_map(|header| header.hint.as_deref());
        names::named(own.or_else(any)?).map(|named| named.zone)
    }

    /// Whether all that a calendar holds is called off (RFC 5546, section 3.2.5).
    fn calls_off(&self, calendar: u32) -> bool {
        let method = self.headers.get(calendar as usize).and_then(|header| header.method.as_deref());
        method.is_some_and(|method| method.trim().eq_ignore_ascii_case("CANCEL"))
    }

    pub(super) fn is_cancelled(&self, facts: &Facts<'_>) -> bool {
        facts.is_cancelled() || self.calls_off(facts.calendar)
    }
}

/// Why an event is not read.
pub(super) enum Trouble {
    /// A person must say something first.
    Ask(Problem),
    /// It cannot be read.
    Bad(Problem),
    /// The file is too much work.
    Over(Problem),
}

impl From<Problem> for Trouble {
    fn from(problem: Problem) -> Self {
        Self::Bad(problem)
    }
}

/// Who reads some of the events of a file.
pub(super) struct Reader<'a> {
    pub(super) file: &'a File<'a>,
    pub(super) utc: Zone,
    pub(super) remarks: Remarks,
    /// What is told once for a file, with the first line that gives rise to it.
    pub(super) once: BTreeMap<String, usize>,
    pub(super) ours: Ours,
    pub(super) work: Work<'a>,
    known: Vec<Known<'a>>,
    rules: HashMap<String, Recurrence>,
    /// Where lines are unfolded.
    place: String,
}

impl<'a> Reader<'a> {
    pub(super) fn new(file: &'a File<'a>) -> Self {
        Self {
            file,
            utc: Zone::utc(),
            remarks: Remarks::default(),
            once: BTreeMap::new(),
            ours: Ours::default(),
            work: Work::of(file.work),
            known: Vec::new(),
            rules: HashMap::new(),
            place: String::new(),
        }
    }

    /// Reads an event with its occurrences that have times of their own.
    pub(super) fn event(&mut self, together: &Together<'a>) -> Result<ReadEvent, Trouble> {
        let file = self.file;
        self.work = Work::of(file.work);
        let (remarks, place) = (&mut self.remarks, &mut self.place);
        let mut read = |span| Facts::of(file.text, span, &file.limits, remarks, place);
        let master = together.master.as_ref().map(&mut read).transpose()?;
        let mut others = Vec::new();
        let mut bad = Vec::new();
        for span in together.others() {
            match read(span) {
                Ok(facts) => others.push(facts),
                Err(problem) => bad.push(problem),
            }
        }
        let Some(main) = master.as_ref().or(others.first()) else {
            let problem =
                bad.into_iter().next().unwrap_or_else(|| Problem::of_line(together.line, "there is no event"));
            return Err(problem.into());
        };
        for problem in bad {
            self.occurrence_left_out(problem);
        }
        let cancelled = master.as_ref().is_some_and(|master| file.is_cancelled(master));
        let taken = if cancelled { Taken::default() } else { self.windows(together.line, master.as_ref(), &others)? };
        let occurrences = if master.is_none() { self.occurrences(&others)? } else { Vec::new() };
        // Our own writer says of an event itself that it was called off.
        let says_so = master.as_ref().filter(|master| master.is_cancelled() == cancelled);
        let form = says_so.and_then(|master| self.ours.form(file, master, &others));
        let mut event = ReadEvent {
            line: together.line,
            uid: together.uid.to_string(),
            windows: taken.windows,
            instant: taken.instant,
            cancelled,
            partial: master.is_none(),
            occurrences,
            sequence: main.sequence.unwrap_or(0),
            stamp: main.stamp,
            created: main.created,
            status: main.status,
            busy: main.busy(),
            form,
            ..ReadEvent::default()
        };
        // The others are not looked at any more.
        let main = match master {
            Some(master) => master,
            None => others.swap_remove(0),
        };
        event.summary = main.summary.unwrap_or_default();
        event.description = main.description.unwrap_or_default();
        (event.location, event.categories) = (main.location, main.categories);
        (event.url, event.related) = (main.url, main.related);
        Ok(event)
    }

    /// Tells that an occurrence could not be read.
    pub(super) fn occurrence_left_out(&mut self, problem: Problem) {
        let message = format!("{}; this change of one occurrence was left out", problem.message);
        self.remarks.add(problem.line, message);
    }

    /// Tells something once for the whole file.
    pub(super) fn once(&mut self, line: usize, text: String) {
        if self.once.len() < Remarks::MOST {
            let first = self.once.entry(text).or_insert(line);
            *first = line.min(*first);
        }
    }

    /// What is known of the name of a zone.
    pub(super) fn known(&mut self, calendar: u32, name: &str) -> &Known<'a> {
        let file = self.file;
        let at = self.known.iter().position(|known| known.calendar == calendar && known.name == name);
        let at = at.unwrap_or_else(|| {
            self.known.push(file.zones.known(calendar, name));
            self.known.len() - 1
        });
        &self.known[at]
    }

    /// A rule by its text; files repeat the same few.
    pub(super) fn rule(&mut self, text: &str) -> Result<Recurrence, RecurrenceError> {
        if let Some(rule) = self.rules.get(text) {
            return Ok(rule.clone());
        }
        let rule = Recurrence::parse(text)?;
        self.rules.insert(text.to_owned(), rule.clone());
        Ok(rule)
    }

    /// What an event is called, in one line.
    pub(super) fn title(&mut self, facts: &Facts<'_>) -> String {
        let title = line_of(facts.summary.as_deref().unwrap_or_default());
        if title.is_empty() {
            return "Event without a title".to_owned();
        }
        match title.char_indices().nth(TITLE) {
            None => title,
            Some((cut, _)) => {
                self.remarks.add(facts.line, format!("a title is cut at {TITLE} characters"));
                title.get(..cut).unwrap_or_default().trim_end().to_owned()
            }
        }
    }
}
