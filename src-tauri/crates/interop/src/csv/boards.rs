//! Reading boards, and the columns of scopes.

use chrono::NaiveDateTime;
use slipway_domain::Key;
use slipway_domain::board::Board;
use slipway_domain::release::ReleaseKind;
use slipway_domain::time::{Recurrence, Span, Zone};

use super::cells::{Cells, parse, unique};
use super::times::{recurrence, walls};
use super::{Defaults, Problems, Row, Sheet};

/// What the columns `services`, `teams`, `environments`, `regions` and `types` narrow something to.
#[derive(Clone, Debug)]
pub struct ScopeColumns {
    /// Services in scope.
    pub services: Vec<Key>,
    /// Teams in scope.
    pub teams: Vec<Key>,
    /// Environments in scope.
    pub environments: Vec<Key>,
    /// Regions in scope.
    pub regions: Vec<Key>,
    /// Types in scope.
    pub kinds: Vec<ReleaseKind>,
}

/// A row of `boards.csv`.
#[derive(Clone, Debug)]
pub struct BoardRow {
    /// Its key.
    pub key: Key,
    /// Its name, where it is said.
    pub name: Option<String>,
    /// When it first meets, on the wall.
    pub start: NaiveDateTime,
    /// When the first meeting ends, on the wall.
    pub end: NaiveDateTime,
    /// The zone of its wall times.
    pub zone: Zone,
    /// How the meetings recur, if they do.
    pub recurrence: Option<Recurrence>,
    /// What it decides on.
    pub scope: ScopeColumns,
    /// How long before a meeting its agenda closes.
    pub cut_off: Span,
    /// The same for releases of high risk.
    pub cut_off_major: Span,
}

pub(super) fn scope(row: &mut Cells<'_>) -> ScopeColumns {
    ScopeColumns {
        services: row.several("services"),
        teams: row.several("teams"),
        environments: row.several("environments"),
        regions: row.several("regions"),
        kinds: row.several("types"),
    }
}

/// Reads boards; where nothing is said of it, an agenda closes as [`Board::CUT_OFF`] and [`Board::CUT_OFF_MAJOR`] say.
pub fn boards(sheet: &Sheet, defaults: &Defaults) -> Result<Vec<Row<BoardRow>>, Problems> {
    let rows = parse(sheet, &["key", "start", "end"], |row| {
        let (walls, recurrence, scope) = (walls(row, defaults, "board"), recurrence(row), scope(row));
        let (key, name) = (row.needed("key"), row.words("name"));
        let cut_off = row.parsed("cut_off").unwrap_or(Board::CUT_OFF);
        let cut_off_major = row.parsed("cut_off_major").unwrap_or(Board::CUT_OFF_MAJOR);
        let (start, end, zone) = walls?;
        Some(BoardRow { key: key?, name, start, end, zone, recurrence, scope, cut_off, cut_off_major })
    })?;
    unique(sheet, "key", rows, |row| row.key.to_string())
}

#[cfg(test)]
mod tests {
    use super::super::Limits;
    use super::*;

    fn read(text: &str) -> Result<Vec<Row<BoardRow>>, Problems> {
        boards(&Sheet::read(text.as_bytes(), Limits::default()).unwrap(), &Defaults::default())
    }

    #[test]
    fn a_board_has_meetings_a_scope_and_cut_offs_that_are_usual_where_nothing_is_said() {
        let text = "key,name,start,end,zone,rrule,types,cut_off\n\
            CAB,Board,2026-12-01T14:00,2026-12-01T15:00,Europe/Berlin,FREQ=WEEKLY,normal|standard,3wd";
        let rows = read(text).unwrap();
        let board = &rows[0].says;
        assert_eq!((board.cut_off, board.cut_off_major), (Span::WorkingDays(3), Span::WorkingDays(14)));
        assert_eq!(board.scope.kinds, [ReleaseKind::Normal, ReleaseKind::Standard]);
        assert_eq!(board.recurrence.as_ref().map(Recurrence::as_str), Some("FREQ=WEEKLY"));
    }

    #[test]
    fn a_cut_off_that_is_no_length_of_time_is_told_with_its_place() {
        let text = "key,start,end,zone,cut_off\nCAB,2026-12-01T14:00,2026-12-01T15:00,UTC,soon";
        let told = read(text).unwrap_err().to_string();
        assert!(told.starts_with("line 2, column \"cut_off\""), "{told}");
    }
}
