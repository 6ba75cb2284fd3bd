//! Trains, their timetables, and the carriages of teams.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use rusqlite::Connection;
use rusqlite::types::ToSql;
use rustc_hash::FxHashMap;
use slipway_domain::id::{TeamId, TrainId};
use slipway_domain::plan::Table;
use slipway_domain::time::Recurrence;
use slipway_domain::train::{Carriage, Milestone, Timetable, Train};

use super::row::{self, Cells, each};
use crate::StorageError;

const COLUMNS: &[&str] =
    &["id", "key", "name", "capacity", "risk_budget", "zone", "start_wall", "end_wall", "rrule", "milestones", "moved"];

pub(crate) fn put(db: &Connection, train: &Train) -> Result<(), StorageError> {
    let Train { id, key, name, capacity, risk_budget, timetable, milestones, carriages } = train;
    let id = id.to_string();
    let timetable = timetable.as_ref();
    let wall = |wall: NaiveDateTime| wall.format("%FT%T").to_string();
    // None is what an older plan says of a train without any.
    let milestones = (!milestones.is_empty()).then(|| serde_json::to_string(milestones).unwrap_or_default());
    let moved = timetable.map(|timetable| &timetable.moved).filter(|moved| !moved.is_empty());
    let values: [&dyn ToSql; 11] = [
        &id,
        &key.as_str(),
        name,
        capacity,
        risk_budget,
        &timetable.map(|timetable| timetable.zone.name()),
        &timetable.map(|timetable| wall(timetable.start)),
        &timetable.map(|timetable| wall(timetable.end)),
        &timetable.and_then(|timetable| timetable.recurrence.as_ref()).map(Recurrence::as_str),
        &milestones,
        &moved.map(|moved| serde_json::to_string(moved).unwrap_or_default()),
    ];
    row::put(db, "train", COLUMNS, &values)?;
    put_carriages(db, &id, carriages)
}

/// Makes the carriages of a train exactly these, leaving those that are there already alone.
fn put_carriages(db: &Connection, train: &str, carriages: &[Carriage]) -> Result<(), StorageError> {
    let there: Vec<Carriage> = {
        let mut statement = db.prepare_cached("SELECT train, team, places FROM train_carriage WHERE train = ?")?;
        let mut rows = statement.query([train])?;
        let mut there = Vec::new();
        while let Some(row) = rows.next()? {
            there.push(carriage(&Cells { table: "train_carriage", row })?);
        }
        there
    };
    for gone in there.iter().filter(|old| !carriages.iter().any(|new| new.team == old.team)) {
        db.prepare_cached("DELETE FROM train_carriage WHERE train = ? AND team = ?")?
            .execute([train, &gone.team.to_string()])?;
    }
    for Carriage { team, places } in carriages.iter().filter(|new| !there.contains(new)) {
        db.prepare_cached(
            "INSERT INTO train_carriage (train, team, places) VALUES (?, ?, ?)
                ON CONFLICT (train, team) DO UPDATE SET places = excluded.places",
        )?
        .execute(rusqlite::params![train, team.to_string(), places])?;
    }
    Ok(())
}

pub(crate) fn remove(db: &Connection, id: TrainId) -> Result<(), StorageError> {
    row::remove(db, "train", &id.to_string(), &[("train_carriage", "train")])
}

pub(super) fn all(db: &Connection) -> Result<Table<Train>, StorageError> {
    let mut carriages: FxHashMap<TrainId, Vec<Carriage>> = FxHashMap::default();
    let sql = "SELECT train, team, places FROM train_carriage ORDER BY train, team";
    let pairs: Vec<(TrainId, Carriage)> =
        each(db, "train_carriage", sql, |cells| Ok((cells.id(0, TrainId::new)?, carriage(&cells)?)))?;
    for (train, carriage) in pairs {
        carriages.entry(train).or_default().push(carriage);
    }
    each(db, "train", &format!("SELECT {} FROM train", COLUMNS.join(", ")), |cells| {
        let id = cells.id(0, TrainId::new)?;
        Ok(Train {
            id,
            key: cells.parsed(1)?,
            name: cells.plain(2)?,
            capacity: cells.plain(3)?,
            risk_budget: cells.plain(4)?,
            timetable: timetable(&cells)?,
            milestones: milestones(&cells)?,
            carriages: carriages.remove(&id).unwrap_or_default(),
        })
    })
}

fn carriage(cells: &Cells<'_>) -> Result<Carriage, StorageError> {
    Ok(Carriage { team: cells.id(1, TeamId::new)?, places: cells.plain(2)? })
}

fn timetable(cells: &Cells<'_>) -> Result<Option<Timetable>, StorageError> {
    let Some(zone) = cells.optional(5)? else { return Ok(None) };
    let moved = match cells.plain::<Option<String>>(10)? {
        None => BTreeMap::new(),
        Some(text) => cells.checked_in(10, serde_json::from_str(&text))?,
    };
    let timetable =
        Timetable { zone, start: cells.parsed(6)?, end: cells.parsed(7)?, recurrence: cells.optional(8)?, moved };
    cells.checked(timetable.check())?;
    Ok(Some(timetable))
}

fn milestones(cells: &Cells<'_>) -> Result<Vec<Milestone>, StorageError> {
    let Some(text) = cells.plain::<Option<String>>(9)? else { return Ok(Vec::new()) };
    let milestones = cells.checked_in(9, serde_json::from_str(&text))?;
    cells.checked_in(9, Milestone::settle(milestones))
}

#[cfg(test)]
mod tests {
    use slipway_domain::plan::Edit;

    use super::*;
    use crate::tables::testing::{berlin, key, mirrors, team, uuid, wall};

    #[test]
    fn a_train_is_read_back_renamed_and_taken_out() {
        let train = Train::new(TrainId::new(uuid(20)), key("T-2026-12"), "December".into());
        let renamed = Train { name: "December, late".into(), ..train.clone() };
        let full = Train { capacity: Some(0), risk_budget: Some(20), ..train.clone() };
        mirrors([train.clone().into(), renamed.into(), full.into(), train.clone().into(), Edit::RemoveTrain(train.id)]);
    }

    #[test]
    fn a_train_with_timetable_milestones_and_carriages_is_read_back_and_loses_them_again() {
        let plain = Train::new(TrainId::new(uuid(20)), key("CORE"), "Core".into());
        let timetable = Timetable {
            zone: berlin(),
            start: wall("2026-12-12T20:00"),
            end: wall("2026-12-13T06:00"),
            recurrence: None,
            moved: BTreeMap::new(),
        };
        let once = Train { timetable: Some(timetable.clone()), ..plain.clone() };
        let moved =
            [("2027-01-09".parse().unwrap(), None), ("2027-02-13".parse().unwrap(), Some(wall("2027-02-20T20:00")))];
        let moved = BTreeMap::from(moved);
        let recurrence = Recurrence::parse("FREQ=MONTHLY;BYDAY=2SA").ok();
        let full = Train {
            timetable: Some(Timetable { recurrence, moved, ..timetable }),
            milestones: Milestone::usual(),
            carriages: vec![Carriage { team: team().id, places: None }],
            ..plain.clone()
        };
        let roomy = Train { carriages: vec![Carriage { team: team().id, places: Some(3) }], ..full.clone() };
        mirrors([
            team().into(),
            plain.clone().into(),
            once.into(),
            full.into(),
            roomy.into(),
            plain.clone().into(),
            Edit::RemoveTrain(plain.id),
        ]);
    }
}
