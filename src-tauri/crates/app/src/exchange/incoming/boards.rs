//! Boards that a plan gets back with the meetings of its calendar.

use slipway_domain::Key;
use slipway_domain::board::{Board, Membership};
use slipway_domain::calendar::Scope;
use slipway_domain::id::BoardId;
use slipway_domain::time::Instant;
use slipway_interop::csv::Problems;
use slipway_interop::ics::{ReadCalendar, ReadEvent};

use super::file::{File, Incoming, Step};
use super::intake::{Intake, Refused, line_of, when};
use super::pattern::{Repeated, repeated};
use super::told::Became;
use crate::exchange::ImportLine;
use crate::publication::About;

impl Intake<'_> {
    /// Takes in a meeting of a board: it is in the plan already, comes back with its board, or becomes nothing, because
    /// whose agenda a release is on is not decided by somebody else's calendar.
    pub(super) fn meeting(
        &mut self,
        file: &mut File<'_>,
        event: &ReadEvent,
        (board, at): (BoardId, Instant),
        number: usize,
    ) {
        let known = self.desk.plan.boards.get(board);
        let stands = known.filter(|board| board.first_meeting(at).is_some_and(|found| found.start() == at));
        match stands {
            Some(board) if !event.cancelled => {
                self.told.say(Became::Unchanged, || line_of(file, event, board.key.as_str(), "board"));
            }
            None if self.rebuilds && known.is_none() => file.meetings.entry(board).or_default().push(number),
            _ => {
                file.meetings_of_others += 1;
                self.told.say(Became::Skipped, || line_of(file, event, "", "nothing"));
            }
        }
    }

    /// Makes the boards again whose meetings a calendar tells one by one, where a rule names all of them.
    pub(super) fn boards(
        &mut self,
        file: &mut File<'_>,
        calendar: &ReadCalendar,
        problems: &mut Problems,
    ) -> Result<(), Refused> {
        for (id, numbers) in std::mem::take(&mut file.meetings) {
            let events: Vec<&ReadEvent> = numbers.iter().filter_map(|number| calendar.events.get(*number)).collect();
            let Some(first) = events.iter().min_by_key(|event| begins(event)).copied() else { continue };
            let told: Vec<_> = events.iter().map(|event| (*event, None)).collect();
            let is_free = self.desk.plan.boards.get(id).is_none() && self.given.insert(id.uuid());
            if let Some(rule) = repeated(&told, &self.zones(calendar)).filter(|_| is_free) {
                self.attempt(file, first, problems, |intake, file| intake.board(file, id, first, &events, rule))?;
            } else {
                file.meetings_of_others += events.len();
                for event in events {
                    self.told.say(Became::Skipped, || line_of(file, event, "", "nothing"));
                }
            }
        }
        Ok(())
    }

    /// Puts a board in of which every meeting came as an event. What its meetings do not tell, who sits on it above all,
    /// is as it is for a new one.
    fn board(
        &mut self,
        file: &File<'_>,
        id: BoardId,
        first: &ReadEvent,
        events: &[&ReadEvent],
        rule: Repeated,
    ) -> Step {
        let of = |event| Incoming { event, came: Vec::new(), about: About::read(&event.uid) };
        let incoming = of(first);
        let name = first.windows.first().map_or_else(String::new, |window| window.title.clone());
        let key = match key(first) {
            Some(key) => self.board_keys.free(key.to_string()),
            None => self.board_keys.of_title(&name),
        };
        let board = Board {
            id,
            key,
            name,
            scope: Scope::default(),
            zone: rule.zone,
            start: rule.start,
            end: rule.end,
            recurrence: Some(rule.recurrence),
            cut_off: Board::CUT_OFF,
            cut_off_major: Board::CUT_OFF_MAJOR,
            membership: Membership {
                place: first.location.clone().unwrap_or_default(),
                link: link(first).unwrap_or_default().to_owned(),
                ..Membership::default()
            },
        };
        board.check().map_err(|error| incoming.problem(format!("{}: {error}", board.name)))?;
        self.told.say(Became::Added, || {
            let when = when(&board.meetings());
            ImportLine {
                summary: format!("board {} {when}", board.name),
                when: Some(when),
                ..line_of(file, first, board.key.as_str(), "board")
            }
        });
        for event in events {
            self.came_back(&of(event), Became::Added)?;
        }
        self.edits.push(board.into());
        Ok(())
    }
}

/// The key of the board, where the usual words name the meeting by it: `CAB@2026-12-01T14:00`.
fn key(event: &ReadEvent) -> Option<Key> {
    let (key, behind) = event.description.split_once('@')?;
    behind.starts_with(|letter: char| letter.is_ascii_digit()).then(|| Key::parse(key).ok()).flatten()
}

/// How to join from elsewhere, where the usual words end with it.
fn link(event: &ReadEvent) -> Option<&str> {
    event.description.lines().last().filter(|line| line.starts_with("https://"))
}

fn begins(event: &ReadEvent) -> Option<chrono::NaiveDateTime> {
    event.windows.first().map(|window| window.start)
}
