//! Templates: kept, taken out, and drawn from.

use chrono::{NaiveDate, NaiveTime, Timelike as _};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::id::TemplateId;
use slipway_domain::plan::Edit;
use slipway_domain::release::{ReleaseKind, Risk, Template, TemplateError};
use slipway_domain::time::{Minutes, Zone};
use slipway_domain::{Key, Plan};
use ts_rs::TS;

use super::draft::{people, services};
use super::time::WallOrInstant;
use super::{ReleaseDraft, RoleHolder, WhichRelease, holders};
use crate::catalogue::{WhichThing, id_for};
use crate::desk::{Context, Desk, id_of, key_of};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::wire::{Changed, List, Nothing, Text};

/// A template from which releases are drawn.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct TemplateCard {
    /// Its key, such as `NIGHT`.
    pub key: Text<Key>,
    /// The title that a release gets, until somebody gives it its own.
    pub title: String,
    /// What and why, in full.
    #[serde(default)]
    pub description: String,
    /// `standard`, `normal` or `emergency`.
    #[serde(rename = "type")]
    pub kind: Text<ReleaseKind>,
    /// Keys of the services that a release touches.
    #[serde(default)]
    pub services: Vec<Text<Key>>,
    /// Key of the environment; the first production environment where nothing is said.
    #[serde(default)]
    pub environment: Option<Text<Key>>,
    /// Key of the team.
    #[serde(default)]
    pub team: Option<Text<Key>>,
    /// `low`, `moderate`, `high` or `very-high`.
    #[serde(default)]
    pub risk: Option<Text<Risk>>,
    /// Who answers for what.
    #[serde(default)]
    pub people: Vec<RoleHolder>,
    /// When it starts on the wall of `zone`, such as `22:00:00`.
    pub start: Text<NaiveTime>,
    /// Minutes from its start to its end, stabilisation not counted.
    #[ts(type = "number")]
    pub length_minutes: i64,
    /// The zone; the plan's where nothing is said.
    #[serde(default)]
    pub zone: Option<Text<Zone>>,
    /// Minutes for validation.
    #[serde(default)]
    #[ts(type = "number")]
    pub validation_minutes: i64,
    /// Minutes kept for rollback.
    #[serde(default)]
    #[ts(type = "number")]
    pub rollback_minutes: i64,
    /// Minutes of stabilisation behind the end.
    #[serde(default)]
    #[ts(type = "number")]
    pub stabilisation_minutes: i64,
}

/// A template, and the day for which something is drawn from it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct TemplateOn {
    /// Key of the template.
    pub template: Text<Key>,
    /// The day on which the release starts, on the wall of the template's zone.
    pub day: Text<NaiveDate>,
}

impl From<TemplateError> for AppError {
    fn from(error: TemplateError) -> Self {
        match error {
            TemplateError::Untitled => {
                Self::refused("template.untitled", error.to_string()).hint("say in a few words what a release of it is")
            }
            TemplateError::Planned(_) => Self::refused("template.times", error.to_string())
                .hint("give it a length that holds validation and rollback reserve"),
        }
    }
}

/// Lists templates, by key.
pub fn templates(desk: &Desk, _: &Context, _: Nothing, _: &dyn Task) -> Result<List<TemplateCard>> {
    let mut templates: Vec<&Template> = desk.plan.templates.iter().collect();
    templates.sort_by(|a, b| a.key.cmp(&b.key));
    Ok(templates.into_iter().map(|template| card(&desk.plan, template)).collect())
}

/// The template that a release would make, under the key of the release; writes nothing.
pub fn template_of(desk: &Desk, _: &Context, input: WhichRelease, _: &dyn Task) -> Result<TemplateCard> {
    let release = desk.release(&input.key)?;
    let template = Template::of(release, TemplateId::new(uuid::Uuid::nil()), release.key.clone());
    Ok(card(&desk.plan, &template))
}

/// What a release would be that is drawn from a template for a day; writes nothing.
pub fn draft_of(desk: &Desk, _: &Context, input: TemplateOn, _: &dyn Task) -> Result<ReleaseDraft> {
    let plan = &desk.plan;
    let template = plan.templates.get(id_of(&plan.templates, "template", &input.template)?);
    let template = template.ok_or_else(|| AppError::unknown("template", input.template.as_str()))?;
    let planned = template.planned_on(input.day.0).map_err(TemplateError::from)?;
    let card = card(plan, template);
    Ok(ReleaseDraft {
        key: None,
        title: card.title,
        description: card.description,
        kind: card.kind,
        services: card.services,
        environment: card.environment,
        team: card.team,
        train: None,
        risk: card.risk,
        version: None,
        start: WallOrInstant::Wall(planned.start().wall),
        end: WallOrInstant::Wall(planned.end().wall),
        zone: card.zone,
        occurrence: planned.start().occurrence.or(planned.end().occurrence).map(Text),
        validation_minutes: card.validation_minutes,
        rollback_minutes: card.rollback_minutes,
        stabilisation_minutes: card.stabilisation_minutes,
        people: card.people,
        stores: None,
    })
}

/// Keeps a template or changes it.
pub fn save_template(desk: &mut Desk, context: &Context, card: TemplateCard, _: &dyn Task) -> Result<Changed> {
    let plan = &desk.plan;
    let template = Template {
        id: id_for(&plan.templates, &card.key, context, TemplateId::new),
        key: card.key.0.clone(),
        title: card.title.trim().to_owned(),
        description: card.description,
        kind: card.kind.0,
        services: services(plan, &card.services)?,
        environment: card.environment.map(|key| id_of(&plan.environments, "environment", &key)).transpose()?,
        team: card.team.map(|key| id_of(&plan.teams, "team", &key)).transpose()?,
        risk: card.risk.map(|risk| risk.0),
        people: people(plan, &card.people)?,
        start: card.start.with_nanosecond(0).unwrap_or_default(),
        length: Minutes::new(card.length_minutes),
        zone: card.zone.map_or_else(|| plan.settings.zone.clone(), |zone| zone.0),
        validation: Minutes::new(card.validation_minutes),
        rollback: Minutes::new(card.rollback_minutes),
        stabilisation: Minutes::new(card.stabilisation_minutes),
    };
    template.check()?;
    desk.commit(context, format!("Keep template {}", template.key), None, &[Edit::from(template)])
}

/// Takes a template out; what was drawn from it stays.
pub fn remove_template(desk: &mut Desk, context: &Context, input: WhichThing, _: &dyn Task) -> Result<Changed> {
    let id = id_of(&desk.plan.templates, "template", &input.key)?;
    desk.commit(context, format!("Remove template {}", input.key.0), None, &[Edit::RemoveTemplate(id)])
}

fn card(plan: &Plan, template: &Template) -> TemplateCard {
    TemplateCard {
        key: template.key.clone().into(),
        title: template.title.clone(),
        description: template.description.clone(),
        kind: template.kind.into(),
        services: template.services.iter().filter_map(|id| key_of(&plan.services, *id)).collect(),
        environment: template.environment.and_then(|id| key_of(&plan.environments, id)),
        team: template.team.and_then(|id| key_of(&plan.teams, id)),
        risk: template.risk.map(Text),
        people: holders(plan, &template.people),
        start: template.start.into(),
        length_minutes: template.length.get(),
        zone: Some(template.zone.clone().into()),
        validation_minutes: template.validation.get(),
        rollback_minutes: template.rollback.get(),
        stabilisation_minutes: template.stabilisation.get(),
    }
}
