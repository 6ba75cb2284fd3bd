//! Boards and what they decide on.

use chrono::NaiveDateTime;
use rusqlite::Connection;
use rusqlite::types::ToSql;
use slipway_domain::board::{Board, Membership};
use slipway_domain::id::BoardId;
use slipway_domain::plan::Table;
use slipway_domain::time::Recurrence;

use super::document::{put_people, written};
use super::row::{self, each};
use super::scope;
use crate::StorageError;

const COLUMNS: &[&str] =
    &["id", "key", "name", "zone", "start_wall", "end_wall", "rrule", "cut_off", "cut_off_major", "membership"];

pub(crate) fn put(db: &Connection, board: &Board) -> Result<(), StorageError> {
    let Board { id, key, name, scope, zone, start, end, recurrence, cut_off, cut_off_major, membership } = board;
    let id = id.to_string();
    let said = written(membership, "board", &id)?;
    let values: [&dyn ToSql; 10] = [
        &id,
        &key.as_str(),
        name,
        &zone.name(),
        &start.format("%FT%T").to_string(),
        &end.format("%FT%T").to_string(),
        &recurrence.as_ref().map(Recurrence::as_str),
        &cut_off.to_string(),
        &cut_off_major.to_string(),
        &(*membership != Membership::default()).then_some(&said),
    ];
    row::put(db, "board", COLUMNS, &values)?;
    let members = membership.members.iter().flat_map(|member| [Some(member.person), member.deputy]);
    put_people(db, &id, &members.chain([membership.chair]).flatten().collect())?;
    scope::put(db, "board_scope", "board", &id, scope)
}

pub(crate) fn remove(db: &Connection, id: BoardId) -> Result<(), StorageError> {
    row::remove(db, "board", &id.to_string(), &[("board_scope", "board"), ("named_person", "document")])
}

pub(super) fn all(db: &Connection) -> Result<Table<Board>, StorageError> {
    let mut scopes = scope::all(db, "board_scope", "board", BoardId::new)?;
    each(db, "board", &format!("SELECT {} FROM board", COLUMNS.join(", ")), |cells| {
        let id = cells.id(0, BoardId::new)?;
        let board = Board {
            id,
            key: cells.parsed(1)?,
            name: cells.plain(2)?,
            scope: scopes.remove(&id).unwrap_or_default(),
            zone: cells.parsed(3)?,
            start: cells.parsed::<NaiveDateTime>(4)?,
            end: cells.parsed::<NaiveDateTime>(5)?,
            recurrence: cells.optional(6)?,
            cut_off: cells.parsed(7)?,
            cut_off_major: cells.parsed(8)?,
            membership: cells.json_or_default(9)?,
        };
        cells.checked(board.check())?;
        Ok(board)
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test stops where something is wrong")]

    use slipway_domain::board::{Member, Quorum};
    use slipway_domain::calendar::Scope;
    use slipway_domain::plan::Edit;
    use slipway_domain::release::ReleaseKind;
    use slipway_domain::time::{Minutes, Span};

    use super::*;
    use crate::tables::testing::{berlin, key, mirrors, person, team, uuid, wall};

    #[test]
    fn a_board_is_read_back_with_its_scope_its_meetings_and_its_cut_offs() {
        let plain = Board {
            id: BoardId::new(uuid(90)),
            key: key("CAB"),
            name: "Change advisory board".into(),
            scope: Scope::default(),
            zone: berlin(),
            start: wall("2026-12-01T14:00"),
            end: wall("2026-12-01T15:00"),
            recurrence: None,
            cut_off: Span::ZERO,
            cut_off_major: Span::Calendar(Minutes::hours(36)),
            membership: Membership::default(),
        };
        let full = Board {
            scope: Scope { teams: [team().id].into(), kinds: [ReleaseKind::Normal].into(), ..Scope::default() },
            recurrence: Some(Recurrence::parse("FREQ=WEEKLY;BYDAY=TU").unwrap()),
            cut_off: Span::WorkingDays(5),
            membership: Membership {
                chair: Some(person().id),
                members: vec![Member { person: person().id, group: "Business".into(), votes: true, deputy: None }],
                quorum: Quorum { at_least: 1, chair: true, groups: ["Business".to_owned()].into() },
                place: "Room 4".into(),
                ..Membership::default()
            },
            ..plain.clone()
        };
        mirrors([
            person().into(),
            plain.clone().into(),
            full.into(),
            plain.clone().into(),
            Edit::RemoveBoard(plain.id),
        ]);
    }
}
