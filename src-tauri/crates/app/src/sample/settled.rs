//! What was settled around the releases: who answers for windows, who stands in, limits, data stores, lead times, and
//! the board.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use slipway_domain::board::Board;
use slipway_domain::calendar::{Scope, Window, WindowKind};
use slipway_domain::catalogue::{Person, Store, StoreUse, Team};
use slipway_domain::conflict::Severity;
use slipway_domain::id::{BoardId, LeadTimeId, PersonId, ReleaseId, ServiceId, StoreId, TeamId, WindowId};
use slipway_domain::policy::LeadTime;
use slipway_domain::release::{Release, ReleaseKind, ReleaseState, Risk};
use slipway_domain::time::{Instant, Minutes, Recurrence, Span};
use slipway_domain::{Key, Plan};
use uuid::Uuid;

use super::windows::production;
use super::{SampleError, trains};
use crate::paper::time::monday_of;

/// The window whose dates nobody looked at for more than a year.
const NOT_REVIEWED: &str = "V-CARRIER";

/// Data stores with the service that owns each and the schema version before the first release of the sample.
const STORES: [(&str, &str, &str, u32); 2] =
    [("ledger-db", "Ledger database", "ledger", 41), ("orders-db", "Orders database", "orders", 117)];

/// Settles what the releases of a plan, which are all there, are measured by.
pub(super) fn fill(plan: &mut Plan, as_of: Instant, ids: &mut dyn FnMut() -> Uuid) -> Result<(), SampleError> {
    deputies(plan);
    layers(plan, as_of, ids)?;
    owners(plan, as_of);
    limits(plan);
    stores(plan, ids)?;
    for (kind, lead) in
        [(ReleaseKind::Normal, Span::WorkingDays(5)), (ReleaseKind::Emergency, Span::Calendar(Minutes::hours(1)))]
    {
        plan.lead_times.put(LeadTime { id: LeadTimeId::new(ids()), kind, lead });
    }
    board(plan, as_of, ids);
    handed_in(plan, as_of);
    Ok(())
}

/// The first person of each team is stood in for by the second.
fn deputies(plan: &mut Plan) {
    let mut teams: BTreeMap<TeamId, Vec<Person>> = BTreeMap::new();
    for person in plan.people.iter() {
        teams.entry(person.team.unwrap_or(TeamId::new(Uuid::nil()))).or_default().push(person.clone());
    }
    for people in teams.into_values() {
        if let [first, second, ..] = people.as_slice() {
            plan.people.put(Person { deputy: Some(second.id), ..first.clone() });
        }
    }
}

/// Trading hours of the warehouse, and the close of the books at the end of each month.
fn layers(plan: &mut Plan, as_of: Instant, ids: &mut dyn FnMut() -> Uuid) -> Result<(), SampleError> {
    let january = plan.settings.zone.wall(as_of).date() - TimeDelta::days(400);
    let at = |day: chrono::NaiveDate, hour: i64| day.and_time(chrono::NaiveTime::MIN) + TimeDelta::hours(hour);
    for (key, title, kind, services, (hour, hours), rule, severity) in [
        (
            "T-WAREHOUSE",
            "Shipping hours of the warehouse",
            WindowKind::Trading,
            ["shipping-labels", "returns"],
            (7, 11),
            "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA",
            None,
        ),
        (
            "E-BOOKS",
            "Close of the books",
            WindowKind::MonthEnd,
            ["reporting", "tax-engine"],
            (6, 12),
            "FREQ=MONTHLY;BYMONTHDAY=-1",
            Some(Severity::Soft),
        ),
    ] {
        let services = services.iter().filter_map(|key| Some(plan.services.by_key(key)?.id)).collect();
        let environments = production(plan).collect();
        plan.windows.put(Window {
            id: WindowId::new(ids()),
            key: Key::parse(key)?,
            title: title.to_owned(),
            kind,
            scope: Scope { services, environments, ..Scope::default() },
            zone: plan.settings.zone.clone(),
            start: at(january, hour),
            end: at(january, hour + hours),
            recurrence: Some(Recurrence::parse(rule)?),
            severity,
            owner: None,
            source: String::new(),
            reviewed: None,
            limit: None,
            freeze: None,
        });
    }
    Ok(())
}

/// Somebody answers for each window, says where its dates come from, and looked at them within the year, with one
/// exception.
fn owners(plan: &mut Plan, as_of: Instant) {
    let people: Vec<PersonId> = plan.people.iter().map(|person| person.id).collect();
    let today = plan.settings.zone.wall(as_of).date();
    let windows: Vec<Window> = plan.windows.iter().cloned().collect();
    for (mut window, number) in windows.into_iter().zip(0_usize..) {
        window.owner = people.get(number * 5 % people.len().max(1)).copied();
        source(window.kind).clone_into(&mut window.source);
        let ago = if window.key.as_str() == NOT_REVIEWED { 412 } else { 20 + number as i64 * 17 % 300 };
        window.reviewed = Some(today - TimeDelta::days(ago));
        if window.kind == WindowKind::Maintenance {
            window.limit = Some(6);
        }
        plan.windows.put(window);
    }
}

const fn source(kind: WindowKind) -> &'static str {
    match kind {
        WindowKind::Maintenance => "Agreed with the owner of the service",
        WindowKind::FreezeHard | WindowKind::FreezeSoft => "Minutes of the board",
        WindowKind::Peak => "Forecast of sales",
        WindowKind::Vendor => "Status page of the vendor",
        WindowKind::Holiday => "Public holidays of the region",
        WindowKind::Trading => "Opening hours",
        WindowKind::MonthEnd => "Calendar of finance",
    }
}

/// A limit for the first team, and trains with as much room as rides on them, but one place less on the fullest.
fn limits(plan: &mut Plan) {
    let first = plan.teams.iter().next().cloned();
    if let Some(team) = first {
        plan.teams.put(Team { limit: Some(3), ..team });
    }
    trains::room(plan);
}

/// Each planned release of a service with a data store brings the next version of its schema; the first also restores
/// it when it is taken back.
fn stores(plan: &mut Plan, ids: &mut dyn FnMut() -> Uuid) -> Result<(), SampleError> {
    for (key, name, service, schema) in STORES {
        let store = Store { id: StoreId::new(ids()), key: Key::parse(key)?, name: name.to_owned() };
        let mut next = schema;
        for id in bringing(plan, service) {
            let Some(mut release) = plan.releases.get(id).cloned() else { continue };
            next += 1;
            release.stores.push(StoreUse { store: store.id, schema: Some(next), restores: next == schema + 1 });
            release.stores.sort_unstable();
            plan.releases.put(release);
        }
        plan.stores.put(store);
    }
    Ok(())
}

/// The planned changes of a service in production that hold their places, in the order of their starts.
fn bringing(plan: &Plan, service: &str) -> Vec<ReleaseId> {
    let service: Option<ServiceId> = plan.services.by_key(service).map(|service| service.id);
    let brings = |release: &&Release| {
        let touches = service.is_some_and(|id| release.services.contains(&id));
        let in_production = production(plan).any(|environment| environment == release.environment);
        touches && in_production && release.kind == ReleaseKind::Normal && release.state.takes_part()
    };
    let mut releases: Vec<&Release> = plan.releases.iter().filter(brings).collect();
    releases.sort_by_key(|release| (release.occupancy().end(), release.id));
    releases.into_iter().map(|release| release.id).collect()
}

/// The board meets on Tuesdays, as it would if nobody had settled on anything, and closes its agendas earlier.
fn board(plan: &mut Plan, as_of: Instant, ids: &mut dyn FnMut() -> Uuid) {
    let usual = Board::usual(BoardId::new(ids()), plan.settings.zone.clone());
    let monday = monday_of(plan.settings.zone.wall(as_of).date() - TimeDelta::days(400));
    let at = |hour: i64| monday.and_time(chrono::NaiveTime::MIN) + TimeDelta::hours(24 + hour);
    let (cut_off, cut_off_major) = (Board::CUT_OFF, Board::CUT_OFF_MAJOR);
    plan.boards.put(Board { start: at(14), end: at(15), cut_off, cut_off_major, ..usual });
}

/// Releases were handed in well before they start; one that starts within days was handed in yesterday.
fn handed_in(plan: &mut Plan, as_of: Instant) {
    let mut releases: Vec<Release> = plan.releases.iter().cloned().collect();
    releases.sort_by_key(|release| (release.occupancy().start(), release.id));
    let soon = as_of.plus(Minutes::hours(4 * 24));
    let mut late = false;
    for mut release in releases {
        if matches!(release.state, ReleaseState::Draft | ReleaseState::Cancelled) {
            continue;
        }
        let start = release.occupancy().start();
        let before = match release.kind {
            ReleaseKind::Emergency => Minutes::hours(3),
            // The board hears of what is risky earlier, but of the riskiest of all it heard too late.
            _ if release.risk == Some(Risk::High) => Minutes::hours(24 * 33),
            _ => Minutes::hours(24 * 15),
        };
        let ahead = as_of < start && start < soon && release.kind == ReleaseKind::Normal;
        release.submitted = Some(if ahead && !late {
            late = true;
            as_of.plus(Minutes::hours(-20))
        } else {
            start.plus(-before).min(as_of)
        });
        plan.releases.put(release);
    }
}
