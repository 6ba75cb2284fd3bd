//! Messages that update one event each in the calendars of people.

use std::path::Path;

use rustc_hash::FxHashMap;
use slipway_domain::Plan;
use slipway_domain::board::Board;
use slipway_domain::catalogue::{Person, Role};
use slipway_domain::id::PersonId;
use slipway_interop::ics::{CalendarEvent, EmailAddress, Method, Participant, Status, write_update};

use super::WriteInvitations;
use super::course::About;
use super::draft::Draft;
use super::export::put;
use super::ledger::Ledger;
use crate::desk::{App, id_of};
use crate::error::{AppError, Result};
use crate::exchange::{WrittenFile, WrittenFiles};
use crate::few::few;
use crate::host::Task;

/// How many people without an address are named.
const NAMED: usize = 5;

/// Writes one message for each event of a part of the plan.
pub fn invite(app: &App, input: WriteInvitations, task: &dyn Task) -> Result<WrittenFiles> {
    let folder = Path::new(&input.folder);
    let (messages, items, warnings) = app.change("calendar_invite", |desk, context| {
        let draft = Draft::of(desk, context, &input.part, None)?;
        let plan = &desk.plan;
        let organizer = input.organizer.as_ref().map(|key| id_of(&plan.people, "person", key)).transpose()?;
        let attendees =
            input.attendees.iter().map(|key| id_of(&plan.people, "person", key)).collect::<Result<Vec<_>>>()?;
        let given = Given { organizer: organizer.map(|id| asked(plan, id)).transpose()?, attendees };
        let mut settled = draft.settle(desk, context, Ledger { floor: FxHashMap::default(), keeps: true })?;
        let mut mute = Vec::new();
        let mut messages = Vec::new();
        for event in &settled.events {
            let people = given.people(&desk.plan, event, &mut mute);
            let Some(organizer) = people.organizer else {
                settled.warnings.push(format!(
                    "{}: nobody with a mail address invites to it, so no message was written; name an organizer",
                    event.summary
                ));
                continue;
            };
            let method = if event.status == Status::Cancelled { Method::Cancel } else { Method::Request };
            let bytes = write_update(event, method, &organizer, &people.attendees);
            messages.push((file_name(&desk.plan, event), bytes));
        }
        settled.warnings.extend(without_address(mute));
        Ok((messages, settled.events.len(), settled.warnings))
    })?;
    let context = app.context("calendar_invite");
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
        put(&context, &path, bytes)?;
        files.push(WrittenFile { path: path.display().to_string(), bytes: bytes.len() });
    }
    task.progress(messages.len(), messages.len());
    Ok(WrittenFiles { files, items, warnings })
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

fn without_address(mut mute: Vec<String>) -> Option<String> {
    mute.sort();
    mute.dedup();
    let named = || few(mute.iter().map(String::as_str), NAMED);
    (!mute.is_empty()).then(|| format!("without a mail address, so not invited: {}", named()))
}

/// The key of what an event is about, and the day of an occurrence, as the name of a file.
fn file_name(plan: &Plan, event: &CalendarEvent) -> String {
    let name = match About::read(&event.uid) {
        Some(About::Release(id)) => plan.releases.get(id).map(|release| release.key.to_string()),
        Some(About::Window(id, day)) => plan.windows.get(id).map(|window| match day {
            None => window.key.to_string(),
            Some(day) => format!("{}-{day}", window.key),
        }),
        Some(About::Meeting(id, at)) => {
            plan.boards.get(id).map(|board| format!("{}-{}", board.key, board.zone.wall(at).format("%Y-%m-%d")))
        }
        None => None,
    };
    let name = name.unwrap_or_else(|| event.uid.split('@').next().unwrap_or_default().to_owned());
    let plain = |letter: char| if letter.is_alphanumeric() || "-_.".contains(letter) { letter } else { '-' };
    format!("{}.ics", name.chars().map(plain).collect::<String>().trim_start_matches('.'))
}
