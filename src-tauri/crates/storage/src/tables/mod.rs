//! One file for each noun of the plan: how its rows are written and read.

mod calendar;
mod catalogue;
mod release;
mod row;

use rusqlite::Connection;
use slipway_domain::Plan;
use slipway_domain::plan::Edit;

use crate::StorageError;

/// Every table whose rows the journal records, with the columns that name a row.
pub(crate) const JOURNALLED: &[(&str, &[&str])] = &[
    ("setting", &["id"]),
    ("team", &["id"]),
    ("region", &["id"]),
    ("environment", &["id"]),
    ("person", &["id"]),
    ("train", &["id"]),
    ("service", &["id"]),
    ("service_environment", &["service", "environment"]),
    ("service_link", &["id"]),
    ("release", &["id"]),
    ("release_service", &["release", "service"]),
    ("release_person", &["release", "role", "person"]),
    ("release_link", &["id"]),
    ("window", &["id"]),
    ("window_scope", &["window", "dimension", "value"]),
];

/// Writes one edit; call it only while an operation is open.
pub(crate) fn write(db: &Connection, edit: &Edit) -> Result<(), StorageError> {
    match edit {
        Edit::Configure(settings) => catalogue::put_settings(db, settings),
        Edit::PutTeam(team) => catalogue::put_team(db, team),
        Edit::PutRegion(region) => catalogue::put_region(db, region),
        Edit::PutEnvironment(environment) => catalogue::put_environment(db, environment),
        Edit::PutPerson(person) => catalogue::put_person(db, person),
        Edit::PutTrain(train) => catalogue::put_train(db, train),
        Edit::PutService(service) => catalogue::put_service(db, service),
        Edit::PutServiceLink(link) => catalogue::put_service_link(db, link),
        Edit::PutRelease(release) => release::put(db, release),
        Edit::PutReleaseLink(link) => release::put_link(db, link),
        Edit::PutWindow(window) => calendar::put(db, window),
        Edit::RemoveTeam(id) => row::remove(db, "team", &id.to_string(), &[]),
        Edit::RemoveRegion(id) => row::remove(db, "region", &id.to_string(), &[]),
        Edit::RemoveEnvironment(id) => row::remove(db, "environment", &id.to_string(), &[]),
        Edit::RemovePerson(id) => row::remove(db, "person", &id.to_string(), &[]),
        Edit::RemoveTrain(id) => row::remove(db, "train", &id.to_string(), &[]),
        Edit::RemoveService(id) => row::remove(db, "service", &id.to_string(), &[("service_environment", "service")]),
        Edit::RemoveServiceLink(id) => row::remove(db, "service_link", &id.to_string(), &[]),
        Edit::RemoveRelease(id) => {
            let parts = [("release_service", "release"), ("release_person", "release")];
            row::remove(db, "release", &id.to_string(), &parts)
        }
        Edit::RemoveReleaseLink(id) => row::remove(db, "release_link", &id.to_string(), &[]),
        Edit::RemoveWindow(id) => row::remove(db, "window", &id.to_string(), &[("window_scope", "window")]),
    }
}

/// Reads the whole plan.
pub(crate) fn load(db: &Connection) -> Result<Plan, StorageError> {
    let mut plan = Plan::new(catalogue::settings(db)?);
    plan.teams = catalogue::teams(db)?;
    plan.regions = catalogue::regions(db)?;
    plan.environments = catalogue::environments(db)?;
    plan.people = catalogue::people(db)?;
    plan.trains = catalogue::trains(db)?;
    plan.services = catalogue::services(db)?;
    plan.service_links = catalogue::service_links(db)?;
    plan.releases = release::all(db)?;
    plan.release_links = release::links(db)?;
    plan.windows = calendar::all(db)?;
    Ok(plan)
}
