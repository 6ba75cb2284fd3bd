//! Candidate changes, and how often each was put off.

use rusqlite::Connection;
use rusqlite::types::ToSql;
use rustc_hash::FxHashMap;
use slipway_domain::bundle::{Change, Deferral, Effort, Place};
use slipway_domain::id::{ChangeId, ReleaseId, ServiceId};
use slipway_domain::plan::Table;
use slipway_domain::time::Instant;

use super::row::{self, Cells, each};
use crate::StorageError;

const COLUMNS: &[&str] = &[
    "id",
    "key",
    "title",
    "service",
    "value",
    "urgency",
    "deadline",
    "effort",
    "impact",
    "likelihood",
    "mandatory",
    "place",
    "release",
];

const DEFERRAL: &str = "change, number, from_release, to_release, reason, made_by, made_at";

pub(crate) fn put(db: &Connection, change: &Change) -> Result<(), StorageError> {
    let id = change.id.to_string();
    let values: [&dyn ToSql; 13] = [
        &id,
        &change.key.as_str(),
        &change.title,
        &change.service.to_string(),
        &change.value.get(),
        &change.urgency.get(),
        &change.deadline.map(|day| day.to_string()),
        &change.effort.hundredths(),
        &change.impact.get(),
        &change.likelihood.get(),
        &change.mandatory.as_str(),
        &change.place.as_str(),
        &change.place.release().map(|id| id.to_string()),
    ];
    row::put(db, "candidate_change", COLUMNS, &values)?;
    put_deferrals(db, &id, &change.deferrals)
}

/// Makes the deferrals of a change exactly these, leaving those that are there already alone.
fn put_deferrals(db: &Connection, change: &str, deferrals: &[Deferral]) -> Result<(), StorageError> {
    let there: Vec<Deferral> = {
        let sql = format!("SELECT {DEFERRAL} FROM change_deferral WHERE change = ? ORDER BY number");
        let mut statement = db.prepare_cached(&sql)?;
        let mut rows = statement.query([change])?;
        let mut there = Vec::new();
        while let Some(row) = rows.next()? {
            there.push(deferral(&Cells { table: "change_deferral", row })?);
        }
        there
    };
    db.prepare_cached("DELETE FROM change_deferral WHERE change = ? AND number > ?")?
        .execute(rusqlite::params![change, deferrals.len() as i64])?;
    let sql = format!(
        "INSERT INTO change_deferral ({DEFERRAL}) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (change, number) DO UPDATE SET
            from_release = excluded.from_release, to_release = excluded.to_release, reason = excluded.reason,
            made_by = excluded.made_by, made_at = excluded.made_at"
    );
    for (index, new) in deferrals.iter().enumerate().filter(|(index, new)| there.get(*index) != Some(new)) {
        db.prepare_cached(&sql)?.execute(rusqlite::params![
            change,
            index as i64 + 1,
            new.from.map(|id| id.to_string()),
            new.to.map(|id| id.to_string()),
            new.reason,
            new.by,
            new.at.epoch_seconds(),
        ])?;
    }
    Ok(())
}

fn deferral(cells: &Cells<'_>) -> Result<Deferral, StorageError> {
    Ok(Deferral {
        from: cells.optional_id(2, ReleaseId::new)?,
        to: cells.optional_id(3, ReleaseId::new)?,
        reason: cells.plain(4)?,
        by: cells.plain(5)?,
        at: cells.checked_in(6, Instant::from_epoch_seconds(cells.plain(6)?))?,
    })
}

pub(crate) fn remove(db: &Connection, id: ChangeId) -> Result<(), StorageError> {
    row::remove(db, "candidate_change", &id.to_string(), &[("change_deferral", "change")])
}

fn place(cells: &Cells<'_>) -> Result<Place, StorageError> {
    let release = cells.optional_id(12, ReleaseId::new)?;
    match (cells.text(11)?, release) {
        ("open", None) => Ok(Place::Open),
        ("in", Some(release)) => Ok(Place::In(release)),
        ("put-off", release) => Ok(Place::PutOff(release)),
        (found, _) => cells.checked_in(11, Err(format!("{found:?} is no place of a change"))),
    }
}

pub(super) fn all(db: &Connection) -> Result<Table<Change>, StorageError> {
    let mut deferrals: FxHashMap<ChangeId, Vec<Deferral>> = FxHashMap::default();
    let sql = format!("SELECT {DEFERRAL} FROM change_deferral ORDER BY change, number");
    let pairs: Vec<(ChangeId, Deferral)> =
        each(db, "change_deferral", &sql, |cells| Ok((cells.id(0, ChangeId::new)?, deferral(&cells)?)))?;
    for (change, deferral) in pairs {
        deferrals.entry(change).or_default().push(deferral);
    }
    each(db, "candidate_change", &format!("SELECT {} FROM candidate_change", COLUMNS.join(", ")), |cells| {
        let id = cells.id(0, ChangeId::new)?;
        Ok(Change {
            id,
            key: cells.parsed(1)?,
            title: cells.plain(2)?,
            service: cells.id(3, ServiceId::new)?,
            value: cells.scaled(4)?,
            urgency: cells.scaled(5)?,
            deadline: cells.optional(6)?,
            effort: cells.checked_in(7, Effort::from_hundredths(cells.plain(7)?))?,
            impact: cells.scaled(8)?,
            likelihood: cells.scaled(9)?,
            mandatory: cells.parsed(10)?,
            place: place(&cells)?,
            deferrals: deferrals.remove(&id).unwrap_or_default(),
        })
    })
}

#[cfg(test)]
mod tests {
    use slipway_domain::bundle::Mandatory;
    use slipway_domain::plan::Edit;

    use super::*;
    use crate::tables::testing::{at, environment, key, mirrors, release, service, uuid};

    fn bare() -> Change {
        Change {
            id: ChangeId::new(uuid(80)),
            key: key("CH-1"),
            title: String::new(),
            service: service(30).id,
            value: 1.try_into().unwrap(),
            urgency: 10.try_into().unwrap(),
            deadline: None,
            effort: "0.25".parse().unwrap(),
            impact: 5.try_into().unwrap(),
            likelihood: 1.try_into().unwrap(),
            mandatory: Mandatory::None,
            place: Place::Open,
            deferrals: Vec::new(),
        }
    }

    #[test]
    fn a_change_is_read_back_bare_and_full_and_taken_out_with_its_deferrals() {
        let deferral = |from: Option<u128>, to: Option<u128>, reason: &str| Deferral {
            from: from.map(|number| release(number).id),
            to: to.map(|number| release(number).id),
            reason: reason.into(),
            by: "ada".into(),
            at: at("2026-11-23T10:00:00Z"),
        };
        let full = Change {
            title: "Card tokens".into(),
            deadline: Some("2026-12-31".parse().unwrap()),
            mandatory: Mandatory::Legal,
            place: Place::PutOff(Some(release(61).id)),
            deferrals: vec![deferral(Some(60), Some(61), "no room"), deferral(None, None, "")],
            ..bare()
        };
        let other = Change { deferrals: vec![deferral(Some(60), None, "another reason")], ..full.clone() };
        let inside = Change { place: Place::In(release(60).id), ..bare() };
        let nowhere = Change { place: Place::PutOff(None), ..bare() };
        let parents = [environment(12).into(), service(30).into(), release(60).into(), release(61).into()];
        let forms = [bare().into(), full.into(), other.into(), inside.into(), nowhere.into()];
        mirrors(parents.into_iter().chain(forms).chain([Edit::RemoveChange(bare().id)]));
    }

    #[test]
    fn every_mandatory_reason_is_read_back() {
        let forms = Mandatory::ALL.iter().map(|mandatory| Edit::from(Change { mandatory: *mandatory, ..bare() }));
        mirrors([Edit::from(service(30))].into_iter().chain(forms));
    }
}
