//! Boarding lists of trains.

use rusqlite::Connection;
use rusqlite::types::ToSql;
use slipway_domain::id::{BoardingId, ReleaseId, TrainId};
use slipway_domain::plan::Table;
use slipway_domain::time::Instant;
use slipway_domain::train::Boarding;

use super::row::{self, each};
use crate::StorageError;

const COLUMNS: &[&str] = &["id", "train", "release", "departure", "outcome", "why", "next", "made_by", "made_at"];

pub(crate) fn put(db: &Connection, boarding: &Boarding) -> Result<(), StorageError> {
    let values: [&dyn ToSql; 9] = [
        &boarding.id.to_string(),
        &boarding.train.to_string(),
        &boarding.release.to_string(),
        &boarding.departure.to_string(),
        &boarding.outcome.as_str(),
        &boarding.why,
        &boarding.next.map(|day| day.to_string()),
        &boarding.by,
        &boarding.at.epoch_seconds(),
    ];
    row::put(db, "boarding", COLUMNS, &values)
}

pub(crate) fn remove(db: &Connection, id: BoardingId) -> Result<(), StorageError> {
    row::remove(db, "boarding", &id.to_string(), &[])
}

pub(super) fn all(db: &Connection) -> Result<Table<Boarding>, StorageError> {
    each(db, "boarding", &format!("SELECT {} FROM boarding", COLUMNS.join(", ")), |cells| {
        Ok(Boarding {
            id: cells.id(0, BoardingId::new)?,
            train: cells.id(1, TrainId::new)?,
            release: cells.id(2, ReleaseId::new)?,
            departure: cells.parsed(3)?,
            outcome: cells.parsed(4)?,
            why: cells.plain(5)?,
            next: cells.optional(6)?,
            by: cells.plain(7)?,
            at: cells.checked_in(8, Instant::from_epoch_seconds(cells.plain(8)?))?,
        })
    })
}

#[cfg(test)]
mod tests {
    use slipway_domain::plan::Edit;
    use slipway_domain::train::{BoardingOutcome, Train};

    use super::*;
    use crate::tables::testing::{at, environment, key, mirrors, release, uuid};

    #[test]
    fn a_line_of_the_boarding_list_is_read_back_bare_and_full_and_taken_out() {
        let train = Train::new(TrainId::new(uuid(20)), key("CORE"), "Core".into());
        let bare = Boarding {
            id: BoardingId::new(uuid(90)),
            train: train.id,
            release: release(60).id,
            departure: "2026-12-12".parse().unwrap(),
            outcome: BoardingOutcome::Boarded,
            why: String::new(),
            next: None,
            by: "ada".into(),
            at: at("2026-11-23T10:00:00Z"),
        };
        let full = Boarding {
            outcome: BoardingOutcome::Missed,
            why: "Alerts are open".into(),
            next: Some("2026-12-19".parse().unwrap()),
            ..bare.clone()
        };
        let parents = [train.into(), environment(12).into(), release(60).into()];
        let forms = [bare.clone().into(), full.into(), bare.clone().into(), Edit::RemoveBoarding(bare.id)];
        mirrors(parents.into_iter().chain(forms));
    }
}
