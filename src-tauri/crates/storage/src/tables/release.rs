//! Releases, the services that they touch, and who answers for them.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;
use rusqlite::types::ToSql;
use slipway_domain::id::{EnvironmentId, ReleaseId, TeamId, TrainId};
use slipway_domain::plan::Table;
use slipway_domain::release::{Planned, Release};
use slipway_domain::time::{Instant, Minutes, Zone};

use super::involved::Involved;
use super::release_store;
use super::row::{self, Cells, each};
use crate::StorageError;

const COLUMNS: &[&str] = &[
    "id",
    "key",
    "title",
    "description",
    "kind",
    "state",
    "environment",
    "team",
    "train",
    "risk",
    "start_at",
    "start_wall",
    "start_turn",
    "end_at",
    "end_wall",
    "end_turn",
    "zone",
    "validation",
    "rollback",
    "stabilisation",
    "version",
    "notes",
    "submitted",
    "deployment_of",
];

const INVOLVED: Involved = Involved { owner: "release", services: "release_service", people: "release_person" };

fn text(value: impl std::fmt::Display) -> String {
    value.to_string()
}

pub(crate) fn put(db: &Connection, release: &Release) -> Result<(), StorageError> {
    let id = text(release.id);
    let planned = &release.planned;
    let (start, end) = (planned.start(), planned.end());
    let notes = serde_json::to_string(&release.notes).unwrap_or_else(|_| "{}".to_owned());
    let values: [&dyn ToSql; 24] = [
        &id,
        &release.key.as_str(),
        &release.title,
        &release.description,
        &release.kind.as_str(),
        &release.state.as_str(),
        &text(release.environment),
        &release.team.map(text),
        &release.train.map(text),
        &release.risk.map(slipway_domain::release::Risk::as_str),
        &start.at.epoch_seconds(),
        &text(start.wall.format("%FT%T")),
        &start.occurrence.map(slipway_domain::time::Occurrence::as_str),
        &end.at.epoch_seconds(),
        &text(end.wall.format("%FT%T")),
        &end.occurrence.map(slipway_domain::time::Occurrence::as_str),
        &planned.zone().name(),
        &planned.validation().get(),
        &planned.rollback().get(),
        &planned.stabilisation().get(),
        &release.version,
        &notes,
        &release.submitted.map(Instant::epoch_seconds),
        &release.deployment_of.map(text),
    ];
    row::put(db, "release", COLUMNS, &values)?;
    INVOLVED.put(db, &id, &release.services, &release.people)?;
    release_store::put(db, &id, &release.stores)
}

pub(crate) fn remove(db: &Connection, id: ReleaseId) -> Result<(), StorageError> {
    let [services, people] = INVOLVED.parts();
    row::remove(db, "release", &id.to_string(), &[services, people, ("release_store", "release")])
}

fn planned(cells: &Cells<'_>, zones: &mut BTreeMap<String, Zone>) -> Result<Planned, StorageError> {
    let name = cells.text(16)?;
    // Parsing a zone reads its rules; most releases of a plan share a few zones.
    let zone = match zones.get(name) {
        Some(zone) => zone.clone(),
        None => zones.entry(name.to_owned()).or_insert(cells.checked_in(16, Zone::parse(name))?).clone(),
    };
    let minutes = |index| cells.plain(index).map(Minutes::new);
    let planned = cells.checked(Planned::new(cells.moment(10)?, cells.moment(13)?, zone))?;
    cells.checked(planned.with_segments(minutes(17)?, minutes(18)?, minutes(19)?))
}

pub(super) fn all(db: &Connection) -> Result<Table<Release>, StorageError> {
    read(db, None)
}

/// Those of some releases that are there.
pub(crate) fn some(db: &Connection, ids: &BTreeSet<ReleaseId>) -> Result<Table<Release>, StorageError> {
    read(db, Some(ids))
}

fn read(db: &Connection, only: Option<&BTreeSet<ReleaseId>>) -> Result<Table<Release>, StorageError> {
    let among = |column: &str| {
        only.map_or_else(String::new, |ids| {
            let ids: Vec<String> = ids.iter().map(|id| format!("'{id}'")).collect();
            format!(" WHERE {column} IN ({})", ids.join(", "))
        })
    };
    let mut services = INVOLVED.services(db, ReleaseId::new, &among("release"))?;
    let mut people = INVOLVED.people(db, ReleaseId::new, &among("release"))?;
    let mut stores = release_store::all(db)?;
    let mut zones = BTreeMap::new();
    each(db, "release", &format!("SELECT {} FROM release{}", COLUMNS.join(", "), among("id")), |cells| {
        let id = cells.id(0, ReleaseId::new)?;
        Ok(Release {
            id,
            key: cells.parsed(1)?,
            deployment_of: cells.optional_id(23, ReleaseId::new)?,
            title: cells.plain(2)?,
            description: cells.plain(3)?,
            kind: cells.parsed(4)?,
            state: cells.parsed(5)?,
            services: services.remove(&id).unwrap_or_default(),
            environment: cells.id(6, EnvironmentId::new)?,
            team: cells.optional_id(7, TeamId::new)?,
            train: cells.optional_id(8, TrainId::new)?,
            risk: cells.optional(9)?,
            planned: planned(&cells, &mut zones)?,
            version: cells.plain(20)?,
            people: people.remove(&id).unwrap_or_default(),
            stores: stores.remove(&id).unwrap_or_default(),
            submitted: cells.optional_instant(22)?,
            notes: cells.checked_in(21, serde_json::from_str(cells.text(21)?))?,
        })
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test stops where something is wrong")]

    use slipway_domain::catalogue::{Assignment, Role};
    use slipway_domain::plan::Edit;
    use slipway_domain::release::{ReleaseKind, ReleaseState, Risk};
    use slipway_domain::time::{Moment, Occurrence};
    use slipway_domain::train::Train;

    use super::*;
    use crate::tables::testing::{berlin, environment, key, mirrors, person, release, service, team, uuid, wall};

    #[test]
    fn a_release_is_read_back_bare_and_full_and_taken_out_with_its_lists() {
        let train = Train::new(TrainId::new(uuid(20)), key("T-1"), "December".into());
        let held = |role| Assignment { role, person: person().id };
        let full = Release {
            deployment_of: Some(release(61).id),
            title: "Payments \"4.2\" – \u{0} 'quoted'".into(),
            description: "Why\nand how 😀".into(),
            services: vec![service(30).id, service(31).id],
            team: Some(team().id),
            train: Some(train.id),
            risk: Some(Risk::VeryHigh),
            version: Some(String::new()),
            submitted: Some(Instant::parse("2026-11-01T10:00:00Z").unwrap()),
            people: vec![held(Role::ReleaseManager), held(Role::RollbackOwner)],
            notes: [("Kosten".to_owned(), "12 €".to_owned()), (String::new(), "{}".to_owned())].into(),
            planned: bare().planned.with_segments(Minutes::new(30), Minutes::new(45), Minutes::hours(24)).unwrap(),
            ..bare()
        };
        let fewer = Release { services: vec![service(31).id], people: vec![held(Role::RollbackOwner)], ..full.clone() };
        let parents = [team().into(), person().into(), environment(12).into(), service(30).into(), service(31).into()];
        let forms = [
            train.into(),
            release(61).into(),
            bare().into(),
            full.into(),
            fewer.into(),
            Edit::RemoveRelease(bare().id),
        ];
        mirrors(parents.into_iter().chain(forms));
    }

    #[test]
    fn every_word_for_type_state_and_risk_is_read_back() {
        let kinds = ReleaseKind::ALL.iter().map(|kind| Release { kind: *kind, ..bare() });
        let states = ReleaseState::ALL.iter().map(|state| Release { state: *state, ..bare() });
        let risks = Risk::ALL.iter().map(|risk| Release { risk: Some(*risk), ..bare() });
        mirrors([environment(12).into()].into_iter().chain(kinds.chain(states).chain(risks).map(Edit::from)));
    }

    #[test]
    fn wall_times_that_the_clock_repeats_or_skips_keep_what_was_said_about_them() {
        let planned = |start: &str, turn, end: &str| {
            let moment = |text, turn| Moment::typed(wall(text), &berlin(), turn);
            Planned::new(moment(start, turn), moment(end, None), berlin()).unwrap()
        };
        let release = |planned| Edit::from(Release { planned, ..bare() });
        mirrors([
            environment(12).into(),
            release(planned("2026-10-25T02:30", None, "2026-10-25T06:00")),
            release(planned("2026-10-25T02:30", Some(Occurrence::Earlier), "2026-10-25T06:00")),
            release(planned("2026-10-25T02:30", Some(Occurrence::Later), "2026-10-25T06:00")),
            release(planned("2026-03-29T02:30", None, "2026-03-29T06:00")),
            release(planned("2026-03-28T22:00", None, "2026-03-29T02:15")),
        ]);
    }

    fn bare() -> Release {
        release(60)
    }
}
