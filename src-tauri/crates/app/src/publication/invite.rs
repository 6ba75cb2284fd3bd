//! Messages that update one event each in the calendars of people.

use std::path::Path;

use rustc_hash::{FxHashMap, FxHashSet};
use slipway_domain::Plan;
use slipway_domain::board::Board;
use slipway_domain::catalogue::{Person, Role};
use slipway_domain::id::PersonId;
use slipway_interop::ics::{CalendarEvent, EmailAddress, Method, Participant, Status, When, write_update};

use super::WriteInvitations;
use super::course::About;
use super::draft::Draft;
use super::export::put;
use super::ledger::{Leaves, Ledger, Settled};
use super::picked::{Called, picked};
use super::seen::Standing;
use crate::desk::{App, Context, id_of};
use crate::error::{AppError, Result};
use crate::exchange::{WrittenFile, WrittenFiles};
use crate::few::few;
use crate::host::Task;

/// How many people without an address, or events without an organizer, are named.
const NAMED: usize = 5;

/// Writes one message for each event of a calendar, or for each of those that are named.
///
/// Only events of which a message is written count as having left.
pub fn invite(app: &App, input: WriteInvitations, task: &dyn Task) -> Result<WrittenFiles> {
    let (messages, items, warnings) = app.change("calendar_invite", |desk, context| {
        let draft = Draft::of(desk, context, &input.part, input.saved.as_ref())?;
        let given = Given::read(&desk.plan, &input)?;
        let mut drawn = draft.draw(desk, context)?;
        // That is for those who import whole calendars.
        drawn.elsewhere = None;
        let picked = picked(&desk.plan, &drawn.events, &input.uids, &input.keys)?;
        if let Some(picked) = &picked {
            drawn.events.retain(|event| picked.contains(&event.uid));
        }
        let items = drawn.events.len();
        let mut people = Vec::new();
        let (mut mute, mut alone) = (Vec::new(), Vec::new());
        drawn.events.retain(|event| {
            let found = given.people(&desk.plan, event, &mut mute);
            let invites = found.organizer.is_some();
            if let Some(organizer) = found.organizer {
                people.push((event.uid.clone(), (organizer, found.attendees)));
            } else {
                alone.push(event.summary.clone());
            }
            invites
        });
        let settled = draft.number(desk, context, &Ledger::keeping(Standing::default()), drawn, Leaves::Some)?;
        if settled.events.is_empty() && items > 0 {
            return Err(no_message(&alone, &settled));
        }
        let people: FxHashMap<String, _> = people.into_iter().collect();
        let mut names = FileNames::default();
        let message = |event: &CalendarEvent| {
            let (organizer, attendees) = people.get(&event.uid)?;
            let method = if event.status == Status::Cancelled { Method::Cancel } else { Method::Request };
            let name = names.name(&desk.plan, event);
            Some((name, write_update(event, method, organizer, attendees)))
        };
        let messages: Vec<(String, Vec<u8>)> = settled.events.iter().filter_map(message).collect();
        let mut warnings: Vec<String> = settled.left_out().filter(|_| picked.is_some()).into_iter().collect();
        warnings.extend(nobody_invites(&alone));
        warnings.extend(several_in_one(&settled.events));
        warnings.extend(settled.warnings);
        warnings.extend(without_address(mute));
        Ok((messages, items, warnings))
    })?;
    let files = write_all(&app.context("calendar_invite"), Path::new(&input.folder), &messages, task)?;
    Ok(WrittenFiles { files, items, warnings })
}

fn write_all(
    context: &Context,
    folder: &Path,
    messages: &[(String, Vec<u8>)],
    task: &dyn Task,
) -> Result<Vec<WrittenFile>> {
    let mut files = Vec::new();
    for (index, (name, bytes)) in messages.iter().enumerate() {
        task.progress(index, messages.len());
        if task.is_cancelled() {
            return Err(AppError::refused(
                "task.cancelled",
                format!("stopped; {index} of {} messages were written", messages.len()),
            ));
        }
        let path = folder.join(name);
        put(context, &path, bytes)?;
        files.push(WrittenFile { path: path.display().to_string(), bytes: bytes.len() });
    }
    task.progress(messages.len(), messages.len());
    Ok(files)
}

/// Why no message at all could be written.
fn no_message(alone: &[String], settled: &Settled) -> AppError {
    match (nobody_invites(alone), settled.left_out()) {
        (Some(told), _) => AppError::refused("message.nobody_invites", told)
            .hint("name who invites: --organizer PERSON, or Organizer in the window; or give those people an address"),
        (None, told) => AppError::refused("message.never_left", told.unwrap_or_default())
            .hint("nobody has it, so nobody needs to be told; no message was written"),
    }
}

fn nobody_invites(alone: &[String]) -> Option<String> {
    let named = || few(alone.iter().map(String::as_str), NAMED);
    (!alone.is_empty())
        .then(|| format!("nobody with a mail address invites to these, so no message of them was written: {}", named()))
}

/// Who was named to invite and to be invited.
struct Given {
    organizer: Option<Participant>,
    attendees: Vec<PersonId>,
}

/// Who invites to an event, and who is invited.
struct People {
    organizer: Option<Participant>,
    attendees: Vec<Participant>,
}

impl Given {
    fn read(plan: &Plan, input: &WriteInvitations) -> Result<Self> {
        let person = |key| id_of(&plan.people, "person", key);
        let organizer = input.organizer.as_ref().map(|key| asked(plan, person(key)?)).transpose()?;
        let attendees = input.attendees.iter().map(|key| person(key)).collect::<Result<_>>()?;
        Ok(Self { organizer, attendees })
    }

    /// Those who were named; where nobody was, those whom the event is about. People without an address are collected.
    fn people(&self, plan: &Plan, event: &CalendarEvent, mute: &mut Vec<String>) -> People {
        let (first, others) = match About::read(&event.uid) {
            Some(About::Release(id)) => {
                let release = plan.releases.get(id);
                let people = release.map(|release| release.people.iter().map(|held| held.person).collect());
                (release.and_then(|release| release.holder(Role::ReleaseManager)), people.unwrap_or_default())
            }
            Some(About::Window(id, _)) => (plan.windows.get(id).and_then(|window| window.owner), Vec::new()),
            Some(About::Meeting(id, _)) => {
                let board = plan.boards.get(id);
                (board.and_then(|board| board.membership.chair), board.map(members).unwrap_or_default())
            }
            None => (None, Vec::new()),
        };
        let mut reach = |id: PersonId| {
            let person = plan.people.get(id)?;
            let found = participant(person);
            if found.is_none() {
                mute.push(person.name.clone());
            }
            found
        };
        let organizer = self.organizer.clone().or_else(|| first.and_then(&mut reach));
        let asked = if self.attendees.is_empty() { &others } else { &self.attendees };
        People { organizer, attendees: asked.iter().filter_map(|id| reach(*id)).collect() }
    }
}

fn members(board: &Board) -> Vec<PersonId> {
    board.membership.members.iter().map(|member| member.person).collect()
}

fn participant(person: &Person) -> Option<Participant> {
    let address = EmailAddress::parse(person.email.as_deref()?).ok()?;
    Some(Participant { name: person.name.clone(), address })
}

fn asked(plan: &Plan, id: PersonId) -> Result<Participant> {
    let person = plan.people.get(id).ok_or_else(|| AppError::unknown("person", &id.to_string()))?;
    participant(person).ok_or_else(|| {
        AppError::refused("person.no_address", format!("{} has no mail address that can be written to", person.name))
            .hint("give the person an address in the catalogue, or name another organizer")
    })
}

/// Which messages hold dates beside their series: a program that reads one event of a message and no more, as is reported
/// of Outlook, shows those dates as the series has them.
fn several_in_one(events: &[CalendarEvent]) -> Option<String> {
    let has_dates = |event: &&CalendarEvent| {
        event.status != Status::Cancelled && matches!(&event.when, When::Series(series) if series.has_moved())
    };
    let titles: Vec<&str> = events.iter().filter(has_dates).map(|event| event.summary.as_str()).collect();
    let named = few(titles.iter().copied(), NAMED);
    (!titles.is_empty()).then(|| {
        format!("series in which some dates have times of their own: {named}; Outlook may take over the series alone, so look at those dates there, or hand out the calendar file")
    })
}

fn without_address(mut mute: Vec<String>) -> Option<String> {
    mute.sort();
    mute.dedup();
    let named = || few(mute.iter().map(String::as_str), NAMED);
    (!mute.is_empty()).then(|| format!("without a mail address, so not invited: {}", named()))
}

/// Names of files that were given out, so that no message is written over another one.
#[derive(Default)]
struct FileNames(FxHashSet<String>);

impl FileNames {
    /// The key of what an event is about, and the day of an occurrence, as the name of a file; with a number behind it
    /// where another message has that name, as a file system may see it that takes small letters for large ones.
    fn name(&mut self, plan: &Plan, event: &CalendarEvent) -> String {
        let called = Called::of(plan, &event.uid).map(|called| called.date);
        let name = called.unwrap_or_else(|| event.uid.split('@').next().unwrap_or_default().to_owned());
        let plain = |letter: char| if letter.is_alphanumeric() || "-_.".contains(letter) { letter } else { '-' };
        let name = name.chars().map(plain).collect::<String>();
        let name = name.trim_start_matches('.');
        let mut taken = name.to_owned();
        let mut number = 1_u32;
        while !self.0.insert(taken.to_lowercase()) {
            number += 1;
            taken = format!("{name}-{number}");
        }
        format!("{taken}.ics")
    }
}
