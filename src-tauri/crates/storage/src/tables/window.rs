//! Windows and their scopes.

use chrono::NaiveDateTime;
use rusqlite::Connection;
use rusqlite::types::ToSql;
use slipway_domain::calendar::{Freeze, Signature, Window};
use slipway_domain::id::{PersonId, WindowId};
use slipway_domain::plan::Table;

use super::row::{self, Cells, each};
use super::scope;
use crate::StorageError;

const COLUMNS: &[&str] = &[
    "id",
    "key",
    "title",
    "kind",
    "zone",
    "start_wall",
    "end_wall",
    "rrule",
    "severity",
    "owner",
    "source",
    "reviewed",
    "at_once",
    "stage",
    "business_by",
    "business_at",
    "it_by",
    "it_at",
];

pub(crate) fn put(db: &Connection, window: &Window) -> Result<(), StorageError> {
    let id = window.id.to_string();
    let freeze = window.freeze.as_ref();
    let business = freeze.and_then(|freeze| freeze.business.as_ref());
    let it = freeze.and_then(|freeze| freeze.it.as_ref());
    let values: [&dyn ToSql; 18] = [
        &id,
        &window.key.as_str(),
        &window.title,
        &window.kind.as_str(),
        &window.zone.name(),
        &window.start.format("%FT%T").to_string(),
        &window.end.format("%FT%T").to_string(),
        &window.recurrence.as_ref().map(slipway_domain::time::Recurrence::as_str),
        &window.severity.map(slipway_domain::conflict::Severity::as_str),
        &window.owner.map(|id| id.to_string()),
        &Some(window.source.as_str()).filter(|source| !source.is_empty()),
        &window.reviewed.map(|day| day.format("%F").to_string()),
        &window.limit,
        &freeze.map(|freeze| freeze.stage.as_str()),
        &business.map(|signature| signature.by.as_str()),
        &business.map(|signature| signature.at.epoch_seconds()),
        &it.map(|signature| signature.by.as_str()),
        &it.map(|signature| signature.at.epoch_seconds()),
    ];
    row::put(db, "window", COLUMNS, &values)?;
    scope::put(db, "window_scope", "window", &id, &window.scope)
}

pub(crate) fn remove(db: &Connection, id: WindowId) -> Result<(), StorageError> {
    row::remove(db, "window", &id.to_string(), &[("window_scope", "window")])
}

/// How far a freeze was agreed on; none for a window without a stage.
fn freeze(cells: &Cells<'_>) -> Result<Option<Freeze>, StorageError> {
    let Some(stage) = cells.optional(13)? else { return Ok(None) };
    Ok(Some(Freeze { stage, business: signature(cells, 14)?, it: signature(cells, 16)? }))
}

fn signature(cells: &Cells<'_>, at: usize) -> Result<Option<Signature>, StorageError> {
    let (by, signed) = (cells.plain::<Option<String>>(at)?, cells.optional_instant(at + 1)?);
    Ok(by.zip(signed).map(|(by, at)| Signature { by, at }))
}

pub(super) fn all(db: &Connection) -> Result<Table<Window>, StorageError> {
    let mut scopes = scope::all(db, "window_scope", "window", WindowId::new)?;
    each(db, "window", &format!("SELECT {} FROM window", COLUMNS.join(", ")), |cells| {
        let id = cells.id(0, WindowId::new)?;
        let window = Window {
            id,
            key: cells.parsed(1)?,
            title: cells.plain(2)?,
            kind: cells.parsed(3)?,
            scope: scopes.remove(&id).unwrap_or_default(),
            zone: cells.parsed(4)?,
            start: cells.parsed::<NaiveDateTime>(5)?,
            end: cells.parsed::<NaiveDateTime>(6)?,
            recurrence: cells.optional(7)?,
            severity: cells.optional(8)?,
            owner: cells.optional_id(9, PersonId::new)?,
            source: cells.plain::<Option<String>>(10)?.unwrap_or_default(),
            reviewed: cells.optional(11)?,
            limit: cells.plain(12)?,
            freeze: freeze(&cells)?,
        };
        cells.checked(window.check())?;
        Ok(window)
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test stops where something is wrong")]

    use slipway_domain::calendar::{FreezeStage, Scope, WindowKind};
    use slipway_domain::conflict::Severity;
    use slipway_domain::plan::Edit;
    use slipway_domain::release::ReleaseKind;
    use slipway_domain::time::Recurrence;

    use super::*;
    use crate::tables::testing::{at, environment, freeze, mirrors, person, region, service, team};

    #[test]
    fn a_window_is_read_back_for_everything_and_for_every_part_of_a_scope() {
        let window = freeze();
        let full = Window {
            scope: Scope {
                services: [service(30).id, service(31).id].into(),
                teams: [team().id].into(),
                environments: [environment(12).id].into(),
                regions: [region().id].into(),
                kinds: ReleaseKind::ALL.iter().copied().collect(),
            },
            recurrence: Some(Recurrence::parse("FREQ=YEARLY").unwrap()),
            ..window.clone()
        };
        let narrower = Window { scope: Scope { teams: [team().id].into(), ..Scope::default() }, ..full.clone() };
        let kinds = WindowKind::ALL.iter().map(|kind| Edit::from(Window { kind: *kind, ..window.clone() }));
        let forms = [full.into(), narrower.into(), Edit::RemoveWindow(window.id)];
        mirrors(kinds.chain(forms));
    }

    #[test]
    fn a_layer_is_read_back_with_its_severity_owner_source_review_and_limit() {
        let full = |severity| Window {
            kind: WindowKind::Peak,
            severity: Some(severity),
            owner: Some(person().id),
            source: "The calendar of the exchange".into(),
            reviewed: Some("2026-01-31".parse().unwrap()),
            limit: Some(3),
            ..freeze()
        };
        let forms = [full(Severity::Hard).into(), full(Severity::Soft).into(), freeze().into()];
        mirrors([person().into()].into_iter().chain(forms));
    }

    #[test]
    fn a_freeze_is_read_back_at_every_stage_with_either_signature() {
        let signed = |by: &str| Some(Signature { by: by.to_owned(), at: at("2026-11-23T10:00:00Z") });
        let plain = freeze();
        let with = |freeze| Edit::from(Window { freeze: Some(freeze), ..plain.clone() });
        let stages = FreezeStage::ALL.iter().map(|stage| with(Freeze { stage: *stage, ..Freeze::proposed() }));
        let one = with(Freeze { business: signed("Ada"), ..Freeze::proposed() });
        let other = with(Freeze { it: signed("Grace"), ..Freeze::proposed() });
        let both = with(Freeze { stage: FreezeStage::Agreed, business: signed("Ada"), it: signed("Grace") });
        mirrors(stages.chain([one, other, both, freeze().into()]));
    }
}
