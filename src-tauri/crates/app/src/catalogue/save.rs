//! Adding, changing and taking out what is around the releases.

use slipway_domain::Key;
use slipway_domain::calendar::{Scope, Window, WindowError};
use slipway_domain::catalogue::{Environment, Person, Region, Service, Team, Tier, TierError};
use slipway_domain::id::{EnvironmentId, PersonId, RegionId, ServiceId, TeamId, TrainId, WindowId};
use slipway_domain::plan::{Edit, Named, Table};
use slipway_domain::release::ReleaseKind;
use slipway_domain::train::Train;
use uuid::Uuid;

use super::{EnvironmentCard, NamedCard, PersonCard, RegionCard, ServiceCard, WhichThing, WindowCard};
use crate::calendar::ScopeView;
use crate::desk::{Context, Desk, id_of};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::release::parse_wall;
use crate::wire::{Changed, Text};

impl From<TierError> for AppError {
    fn from(error: TierError) -> Self {
        Self::refused("service.tier", error.to_string()).hint("1 is the tier on which the business leans most")
    }
}

impl From<WindowError> for AppError {
    fn from(error: WindowError) -> Self {
        Self::refused("window.times", error.to_string())
            .hint("choose an end after the start; for longer, use a recurrence")
    }
}

/// The environment that an empty plan begins with.
pub(crate) fn production(id: Uuid) -> Environment {
    Environment {
        id: EnvironmentId::new(id),
        key: Key::parse("production").unwrap_or_else(|_| Key::nameless()),
        name: "Production".to_owned(),
        production: true,
        infrastructure: None,
    }
}

/// The id of the thing that has the key, or a new one.
fn id_for<T: Named>(table: &Table<T>, key: &Key, context: &Context, wrap: fn(Uuid) -> T::Id) -> T::Id {
    table.by_key(key.as_str()).map_or_else(|| wrap(context.host.ids.next()), Named::id)
}

fn ids<T: Named>(table: &Table<T>, what: &str, keys: &[Text<Key>]) -> Result<Vec<T::Id>> {
    keys.iter().map(|key| id_of(table, what, key)).collect()
}

fn name_or(name: String, key: &Key) -> String {
    if name.trim().is_empty() { key.to_string() } else { name.trim().to_owned() }
}

fn save(desk: &mut Desk, context: &Context, what: &str, key: &Key, edit: impl Into<Edit>) -> Result<Changed> {
    desk.commit(context, format!("Save {what} {key}"), None, &[edit.into()])
}

/// Adds a service or changes it.
pub fn save_service(desk: &mut Desk, context: &Context, card: ServiceCard, _: &dyn Task) -> Result<Changed> {
    let plan = &desk.plan;
    let service = Service {
        id: id_for(&plan.services, &card.key, context, ServiceId::new),
        key: card.key.0.clone(),
        name: name_or(card.name, &card.key),
        tier: Tier::try_from(card.tier)?,
        team: card.team.map(|key| id_of(&plan.teams, "team", &key)).transpose()?,
        region: card.region.map(|key| id_of(&plan.regions, "region", &key)).transpose()?,
        environments: {
            let mut environments = ids(&plan.environments, "environment", &card.environments)?;
            environments.sort_unstable();
            environments.dedup();
            environments
        },
    };
    save(desk, context, "service", &card.key, service)
}

/// Adds a team or changes it.
pub fn save_team(desk: &mut Desk, context: &Context, card: NamedCard, _: &dyn Task) -> Result<Changed> {
    let id = id_for(&desk.plan.teams, &card.key, context, TeamId::new);
    let team = Team { id, key: card.key.0.clone(), name: name_or(card.name, &card.key) };
    save(desk, context, "team", &card.key, team)
}

/// Adds a train or changes it.
pub fn save_train(desk: &mut Desk, context: &Context, card: NamedCard, _: &dyn Task) -> Result<Changed> {
    let id = id_for(&desk.plan.trains, &card.key, context, TrainId::new);
    let train = Train { id, key: card.key.0.clone(), name: name_or(card.name, &card.key) };
    save(desk, context, "train", &card.key, train)
}

/// Adds an environment or changes it.
pub fn save_environment(desk: &mut Desk, context: &Context, card: EnvironmentCard, _: &dyn Task) -> Result<Changed> {
    let environment = Environment {
        id: id_for(&desk.plan.environments, &card.key, context, EnvironmentId::new),
        key: card.key.0.clone(),
        name: name_or(card.name, &card.key),
        production: card.production,
        infrastructure: card.infrastructure.filter(|name| !name.trim().is_empty()),
    };
    save(desk, context, "environment", &card.key, environment)
}

/// Adds a region or changes it.
pub fn save_region(desk: &mut Desk, context: &Context, card: RegionCard, _: &dyn Task) -> Result<Changed> {
    let id = id_for(&desk.plan.regions, &card.key, context, RegionId::new);
    let region = Region { id, key: card.key.0.clone(), name: name_or(card.name, &card.key), zone: card.zone.0 };
    save(desk, context, "region", &card.key, region)
}

/// Adds a person or changes them.
pub fn save_person(desk: &mut Desk, context: &Context, card: PersonCard, _: &dyn Task) -> Result<Changed> {
    let plan = &desk.plan;
    let person = Person {
        id: id_for(&plan.people, &card.key, context, PersonId::new),
        key: card.key.0.clone(),
        name: name_or(card.name, &card.key),
        team: card.team.map(|key| id_of(&plan.teams, "team", &key)).transpose()?,
        email: card.email.filter(|email| !email.trim().is_empty()),
    };
    save(desk, context, "person", &card.key, person)
}

/// Adds a window or changes it.
pub fn save_window(desk: &mut Desk, context: &Context, card: WindowCard, _: &dyn Task) -> Result<Changed> {
    let wall = |text: &str| {
        parse_wall(text).ok_or_else(|| {
            AppError::usage("window.times", format!("{text:?} is not a time")).hint("write it as 2026-12-18T00:00")
        })
    };
    let window = Window {
        id: id_for(&desk.plan.windows, &card.key, context, WindowId::new),
        key: card.key.0.clone(),
        title: name_or(card.title, &card.key),
        kind: card.kind.0,
        scope: scope(desk, &card.scope)?,
        zone: card.zone.0,
        start: wall(&card.start)?,
        end: wall(&card.end)?,
        recurrence: card.rrule.map(|rule| rule.0),
    };
    window.check()?;
    save(desk, context, "window", &card.key, window)
}

/// A scope by ids; refuses keys that name nothing.
pub(crate) fn scope(desk: &Desk, view: &ScopeView) -> Result<Scope> {
    let plan = &desk.plan;
    let kind =
        |word: &String| word.parse::<ReleaseKind>().map_err(|error| AppError::usage("window.scope", error.to_string()));
    Ok(Scope {
        services: ids(&plan.services, "service", &view.services)?.into_iter().collect(),
        teams: ids(&plan.teams, "team", &view.teams)?.into_iter().collect(),
        environments: ids(&plan.environments, "environment", &view.environments)?.into_iter().collect(),
        regions: ids(&plan.regions, "region", &view.regions)?.into_iter().collect(),
        kinds: view.types.iter().map(kind).collect::<Result<_>>()?,
    })
}

macro_rules! removals {
    ($($doc:literal $name:ident, $table:ident, $what:literal, $edit:ident;)+) => {$(
        #[doc = $doc]
        pub fn $name(desk: &mut Desk, context: &Context, input: WhichThing, _: &dyn Task) -> Result<Changed> {
            let id = id_of(&desk.plan.$table, $what, &input.key)?;
            desk.commit(context, format!("Remove {} {}", $what, input.key.0), None, &[Edit::$edit(id)])
        }
    )+};
}

removals! {
    "Takes a team out; refused while something still names it." remove_team, teams, "team", RemoveTeam;
    "Takes a train out; refused while something still names it." remove_train, trains, "train", RemoveTrain;
    "Takes an environment out; refused while something still names it." remove_environment, environments, "environment", RemoveEnvironment;
    "Takes a region out; refused while something still names it." remove_region, regions, "region", RemoveRegion;
    "Takes a person out; refused while something still names them." remove_person, people, "person", RemovePerson;
    "Takes a window out." remove_window, windows, "window", RemoveWindow;
}

/// Takes a service out with its dependencies; refused while a release touches it.
pub fn remove_service(desk: &mut Desk, context: &Context, input: WhichThing, _: &dyn Task) -> Result<Changed> {
    let id = id_of(&desk.plan.services, "service", &input.key)?;
    let links = desk.plan.service_links.iter().filter(|link| link.from == id || link.to == id);
    let mut edits: Vec<Edit> = links.map(|link| Edit::RemoveServiceLink(link.id)).collect();
    edits.push(Edit::RemoveService(id));
    desk.commit(context, format!("Remove service {}", input.key.0), None, &edits)
}
