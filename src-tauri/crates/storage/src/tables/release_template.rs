//! Templates from which releases are drawn.

use chrono::NaiveTime;
use rusqlite::Connection;
use rusqlite::types::ToSql;
use slipway_domain::id::{EnvironmentId, TeamId, TemplateId};
use slipway_domain::plan::Table;
use slipway_domain::release::{Risk, Template};
use slipway_domain::time::Minutes;

use super::involved::Involved;
use super::row::{self, each};
use crate::StorageError;

const COLUMNS: &[&str] = &[
    "id",
    "key",
    "title",
    "description",
    "kind",
    "environment",
    "team",
    "risk",
    "start_wall",
    "length",
    "zone",
    "validation",
    "rollback",
    "stabilisation",
];

const INVOLVED: Involved = Involved { owner: "template", services: "template_service", people: "template_person" };

pub(crate) fn put(db: &Connection, template: &Template) -> Result<(), StorageError> {
    let id = template.id.to_string();
    let values: [&dyn ToSql; 14] = [
        &id,
        &template.key.as_str(),
        &template.title,
        &template.description,
        &template.kind.as_str(),
        &template.environment.map(|id| id.to_string()),
        &template.team.map(|id| id.to_string()),
        &template.risk.map(Risk::as_str),
        &template.start.format("%T").to_string(),
        &template.length.get(),
        &template.zone.name(),
        &template.validation.get(),
        &template.rollback.get(),
        &template.stabilisation.get(),
    ];
    row::put(db, "release_template", COLUMNS, &values)?;
    INVOLVED.put(db, &id, &template.services, &template.people)
}

pub(crate) fn remove(db: &Connection, id: TemplateId) -> Result<(), StorageError> {
    row::remove(db, "release_template", &id.to_string(), &INVOLVED.parts())
}

pub(super) fn all(db: &Connection) -> Result<Table<Template>, StorageError> {
    let mut services = INVOLVED.services(db, TemplateId::new, "")?;
    let mut people = INVOLVED.people(db, TemplateId::new, "")?;
    each(db, "release_template", &format!("SELECT {} FROM release_template", COLUMNS.join(", ")), |cells| {
        let id = cells.id(0, TemplateId::new)?;
        let minutes = |index| cells.plain(index).map(Minutes::new);
        let template = Template {
            id,
            key: cells.parsed(1)?,
            title: cells.plain(2)?,
            description: cells.plain(3)?,
            kind: cells.parsed(4)?,
            services: services.remove(&id).unwrap_or_default(),
            environment: cells.optional_id(5, EnvironmentId::new)?,
            team: cells.optional_id(6, TeamId::new)?,
            risk: cells.optional(7)?,
            people: people.remove(&id).unwrap_or_default(),
            start: cells.parsed::<NaiveTime>(8)?,
            length: minutes(9)?,
            zone: cells.parsed(10)?,
            validation: minutes(11)?,
            rollback: minutes(12)?,
            stabilisation: minutes(13)?,
        };
        cells.checked(template.check())?;
        Ok(template)
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test stops where something is wrong")]

    use slipway_domain::catalogue::{Assignment, Role};
    use slipway_domain::plan::Edit;
    use slipway_domain::release::ReleaseKind;

    use super::*;
    use crate::tables::testing::{berlin, environment, key, mirrors, person, service, team, uuid};

    #[test]
    fn a_template_is_read_back_bare_and_full_and_taken_out_with_its_lists() {
        let bare = Template {
            id: TemplateId::new(uuid(95)),
            key: key("NIGHT"),
            title: "Night".into(),
            description: String::new(),
            kind: ReleaseKind::Standard,
            services: Vec::new(),
            environment: None,
            team: None,
            risk: None,
            people: Vec::new(),
            start: "22:00:00".parse().unwrap(),
            length: Minutes::hours(2),
            zone: berlin(),
            validation: Minutes::ZERO,
            rollback: Minutes::ZERO,
            stabilisation: Minutes::ZERO,
        };
        let full = Template {
            description: "Each week".into(),
            services: vec![service(30).id, service(31).id],
            environment: Some(environment(12).id),
            team: Some(team().id),
            risk: Some(Risk::Moderate),
            people: vec![Assignment { role: Role::RollbackOwner, person: person().id }],
            validation: Minutes::new(30),
            rollback: Minutes::new(20),
            stabilisation: Minutes::hours(48),
            ..bare.clone()
        };
        let around = [team().into(), environment(12).into(), person().into(), service(30).into(), service(31).into()];
        let templates = [bare.clone().into(), full.into(), bare.clone().into(), Edit::RemoveTemplate(bare.id)];
        mirrors(around.into_iter().chain(templates));
    }
}
