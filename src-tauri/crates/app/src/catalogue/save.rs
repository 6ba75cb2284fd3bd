//! Adding, changing and taking out what is around the releases.

use slipway_domain::Key;
use slipway_domain::calendar::Scope;
use slipway_domain::catalogue::{
    Environment, OwnDeputy, Person, Region, Service, ServiceKind, Store, Team, Tier, TierError,
};
use slipway_domain::id::{EnvironmentId, PersonId, RegionId, ServiceId, StoreId, TeamId};
use slipway_domain::plan::{Edit, Named, Table};
use uuid::Uuid;

use super::{EnvironmentCard, NamedCard, PersonCard, RegionCard, ServiceCard, TeamCard, WhichThing};
use crate::desk::{Context, Desk, id_of};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::wire::{Changed, Text};

impl From<TierError> for AppError {
    fn from(error: TierError) -> Self {
        Self::refused("service.tier", error.to_string()).hint("1 is the tier on which the business leans most")
    }
}

impl From<OwnDeputy> for AppError {
    fn from(error: OwnDeputy) -> Self {
        Self::refused("person.deputy", error.to_string()).hint("name somebody else")
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
pub(crate) fn id_for<T: Named>(table: &Table<T>, key: &Key, context: &Context, wrap: fn(Uuid) -> T::Id) -> T::Id {
    table.by_key(key.as_str()).map_or_else(|| wrap(context.host.ids.next()), Named::id)
}

pub(super) fn ids<T: Named>(table: &Table<T>, what: &str, keys: &[Text<Key>]) -> Result<Vec<T::Id>> {
    keys.iter().map(|key| id_of(table, what, key)).collect()
}

pub(crate) fn name_or(name: String, key: &Key) -> String {
    if name.trim().is_empty() { key.to_string() } else { name.trim().to_owned() }
}

pub(crate) fn save(
    desk: &mut Desk,
    context: &Context,
    what: &str,
    key: &Key,
    edit: impl Into<Edit>,
) -> Result<Changed> {
    desk.commit(context, format!("Save {what} {key}"), None, &[edit.into()])
}

/// Adds a service or changes it.
pub fn save_service(desk: &mut Desk, context: &Context, card: ServiceCard, _: &dyn Task) -> Result<Changed> {
    let plan = &desk.plan;
    let old = plan.services.by_key(card.key.as_str());
    let service = Service {
        kind: card.kind.map(|kind| kind.0).or(old.map(|service| service.kind)).unwrap_or(ServiceKind::Service),
        id: id_for(&plan.services, &card.key, context, ServiceId::new),
        key: card.key.0.clone(),
        name: name_or(card.name, &card.key),
        tier: Tier::try_from(card.tier)?,
        regulated: card.regulated.or(old.map(|service| service.regulated)).unwrap_or_default(),
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
pub fn save_team(desk: &mut Desk, context: &Context, card: TeamCard, _: &dyn Task) -> Result<Changed> {
    let old = desk.plan.teams.by_key(card.key.as_str());
    let team = Team {
        id: id_for(&desk.plan.teams, &card.key, context, TeamId::new),
        key: card.key.0.clone(),
        name: name_or(card.name, &card.key),
        limit: card.limit.or(old.and_then(|team| team.limit)),
    };
    save(desk, context, "team", &card.key, team)
}

/// Adds a data store or changes it.
pub fn save_store(desk: &mut Desk, context: &Context, card: NamedCard, _: &dyn Task) -> Result<Changed> {
    let id = id_for(&desk.plan.stores, &card.key, context, StoreId::new);
    let store = Store { id, key: card.key.0.clone(), name: name_or(card.name, &card.key) };
    save(desk, context, "data store", &card.key, store)
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
        deputy: card
            .deputy
            .try_map(|key| id_of(&plan.people, "person", &key))?
            .or(plan.people.by_key(card.key.as_str()).and_then(|person| person.deputy)),
    };
    person.check()?;
    save(desk, context, "person", &card.key, person)
}

/// Refuses to take out what the scope of a window or a board names.
fn out_of_scopes(desk: &Desk, what: &str, key: &Key, names: impl Fn(&Scope) -> bool) -> Result<()> {
    let scopes = desk.plan.scopes_that_name(names);
    let Some(first) = scopes.first() else { return Ok(()) };
    let more = if scopes.len() > 1 { format!(" and {} more are", scopes.len() - 1) } else { " is".to_owned() };
    let message = format!("{first}{more} about the {what} {key}");
    Err(AppError::refused("row.in_use", message).hint("give them another scope, or take them out first"))
}

macro_rules! removals {
    ($($doc:literal $name:ident, $table:ident, $what:literal, $edit:ident $(, scope $list:ident)?;)+) => {$(
        #[doc = $doc]
        pub fn $name(desk: &mut Desk, context: &Context, input: WhichThing, _: &dyn Task) -> Result<Changed> {
            let id = id_of(&desk.plan.$table, $what, &input.key)?;
            $(out_of_scopes(desk, $what, &input.key, |scope| scope.$list.contains(&id))?;)?
            desk.commit(context, format!("Remove {} {}", $what, input.key.0), None, &[Edit::$edit(id)])
        }
    )+};
}

removals! {
    "Takes a team out; refused while something still names it." remove_team, teams, "team", RemoveTeam, scope teams;
    "Takes an environment out; refused while something still names it." remove_environment, environments, "environment", RemoveEnvironment, scope environments;
    "Takes a region out; refused while something still names it." remove_region, regions, "region", RemoveRegion, scope regions;
    "Takes a person out; refused while something still names them." remove_person, people, "person", RemovePerson;
    "Takes a window out; refused while an exception still names it." remove_window, windows, "window", RemoveWindow;
    "Takes a data store out; refused while a release still names it." remove_store, stores, "data store", RemoveStore;
    "Takes a booking out." remove_booking, bookings, "booking", RemoveBooking;
    "Takes a board out." remove_board, boards, "board", RemoveBoard;
    "Takes an absence out." remove_absence, absences, "absence", RemoveAbsence;
    "Takes a shift out." remove_shift, shifts, "shift", RemoveShift;
}

/// Takes a service out with its dependencies; refused while a release touches it or a window is about it.
pub fn remove_service(desk: &mut Desk, context: &Context, input: WhichThing, _: &dyn Task) -> Result<Changed> {
    let id = id_of(&desk.plan.services, "service", &input.key)?;
    out_of_scopes(desk, "service", &input.key, |scope| scope.services.contains(&id))?;
    let links = desk.plan.service_links.iter().filter(|link| link.from == id || link.to == id);
    let mut edits: Vec<Edit> = links.map(|link| Edit::RemoveServiceLink(link.id)).collect();
    edits.push(Edit::RemoveService(id));
    desk.commit(context, format!("Remove service {}", input.key.0), None, &edits)
}

/// Takes a train out with its boarding list; refused while a release rides on it.
pub fn remove_train(desk: &mut Desk, context: &Context, input: WhichThing, _: &dyn Task) -> Result<Changed> {
    let id = id_of(&desk.plan.trains, "train", &input.key)?;
    let list = desk.plan.boardings.iter().filter(|line| line.train == id);
    let mut edits: Vec<Edit> = list.map(|line| Edit::RemoveBoarding(line.id)).collect();
    edits.push(Edit::RemoveTrain(id));
    desk.commit(context, format!("Remove train {}", input.key.0), None, &edits)
}
