//! What others want at the same time: bookings, absences, shifts, a freeze that is proposed, and an exception.

use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta, Weekday};
use slipway_domain::booking::Booking;
use slipway_domain::calendar::{Criterion, ExceptionStage, Freeze, FreezeException, Scope, Window, WindowKind};
use slipway_domain::catalogue::{Person, Role};
use slipway_domain::id::{AbsenceId, BookingId, EnvironmentId, ExceptionId, PersonId, ShiftId, TeamId, WindowId};
use slipway_domain::release::{Release, ReleaseKind};
use slipway_domain::roster::{Absence, Shift};
use slipway_domain::time::{Instant, Interval, Minutes, Moment, Recurrence};
use slipway_domain::{Key, Plan};
use uuid::Uuid;

use super::SampleError;
use super::windows::production;

/// Puts what others want around the releases of a plan, which are all there.
pub(super) fn fill(plan: &mut Plan, as_of: Instant, ids: &mut dyn FnMut() -> Uuid) -> Result<(), SampleError> {
    let mut ahead: Vec<Release> = plan
        .releases
        .iter()
        .filter(|release| release.occupancy().start() > as_of && release.state.takes_part())
        .cloned()
        .collect();
    ahead.sort_by_key(|release| (release.occupancy().start(), release.id));
    bookings(plan, as_of, &ahead, ids)?;
    roster(plan, as_of, &ahead, ids)?;
    proposal(plan, as_of, ids)?;
    exception(plan, as_of, &ahead, ids)
}

fn day_of(plan: &Plan, at: Instant) -> NaiveDate {
    plan.settings.zone.wall(at).date()
}

/// A booking for oneself of what somebody else's release needs, and two that are in nobody's way.
fn bookings(
    plan: &mut Plan,
    as_of: Instant,
    ahead: &[Release],
    ids: &mut dyn FnMut() -> Uuid,
) -> Result<(), SampleError> {
    let live: Vec<EnvironmentId> = production(plan).collect();
    let elsewhere = |release: &&Release| !live.contains(&release.environment);
    if let Some(release) = ahead.iter().find(elsewhere) {
        let at = release.occupancy();
        let team = plan.teams.iter().map(|team| team.id).find(|team| Some(*team) != release.team);
        let at = Interval::from_start(at.start().plus(Minutes::hours(-2)), at.minutes() + Minutes::hours(3));
        put(plan, "B-LOAD-TEST", "Load test of the storefront", (release.environment, true), at, team, ids)?;
    }
    let free = plan.environments.iter().map(|environment| environment.id).filter(|id| !live.contains(id)).last();
    let Some(environment) = free else { return Ok(()) };
    for (key, title, days) in
        [("B-TRAINING", "Training of the service desk", 9), ("B-DEMO", "Demonstration for the buyers", 16)]
    {
        let start = plan.settings.zone.start_of_day(day_of(plan, as_of) + TimeDelta::days(days));
        let at = Interval::from_start(start.plus(Minutes::hours(9)), Minutes::hours(3));
        let team = plan.teams.iter().next().map(|team| team.id);
        put(plan, key, title, (environment, false), at, team, ids)?;
    }
    Ok(())
}

fn put(
    plan: &mut Plan,
    key: &str,
    title: &str,
    (environment, exclusive): (EnvironmentId, bool),
    at: Interval,
    team: Option<TeamId>,
    ids: &mut dyn FnMut() -> Uuid,
) -> Result<(), SampleError> {
    let zone = plan.settings.zone.clone();
    plan.bookings.put(Booking {
        id: BookingId::new(ids()),
        key: Key::parse(key)?,
        title: title.to_owned(),
        environment,
        exclusive,
        start: Moment::of(at.start(), &zone),
        end: Moment::of(at.end(), &zone),
        zone,
        setup: Minutes::new(30),
        teardown: Minutes::new(15),
        release: None,
        team,
    });
    Ok(())
}

/// Somebody who leads a deployment is away on its day and has no deputy; who is needed least is away for a week in which
/// nobody needs them, and on duty on other nights.
fn roster(
    plan: &mut Plan,
    as_of: Instant,
    ahead: &[Release],
    ids: &mut dyn FnMut() -> Uuid,
) -> Result<(), SampleError> {
    let live: Vec<EnvironmentId> = production(plan).collect();
    let planned = |release: &&Release| release.kind == ReleaseKind::Normal && live.contains(&release.environment);
    let led = ahead.iter().filter(planned).find_map(|release| Some((release, release.holder(Role::DeploymentLead)?)));
    if let Some((release, lead)) = led {
        let day = day_of(plan, release.occupancy().start());
        absent(plan, "A-LEAD", lead, (day, 2), "Wedding of a sister", ids)?;
        if let Some(person) = plan.people.get(lead).cloned() {
            plan.people.put(Person { deputy: None, ..person });
        }
    }
    let roles_of = |id: PersonId| {
        ahead.iter().filter(move |release| release.people.iter().any(|assignment| assignment.person == id))
    };
    let people = plan.people.iter().map(|person| person.id);
    let Some(person) = people.min_by_key(|id| roles_of(*id).count()) else { return Ok(()) };
    let monday = day_of(plan, as_of).week(Weekday::Mon).first_day();
    let free = |week: &NaiveDate| {
        let from = plan.settings.zone.start_of_day(*week);
        let away = Interval::from_start(from, Minutes::hours(8 * 24));
        !roles_of(person).any(|release| release.occupancy().overlaps(away))
    };
    let week = (4..30).map(|weeks| monday + TimeDelta::weeks(weeks)).find(free).unwrap_or(monday);
    absent(plan, "A-LEAVE", person, (week, 7), "Annual leave", ids)?;
    let start = monday.and_time(NaiveTime::from_hms_opt(20, 0, 0).unwrap_or_default());
    plan.shifts.put(Shift {
        id: ShiftId::new(ids()),
        key: Key::parse("S-NIGHTS")?,
        person,
        zone: plan.settings.zone.clone(),
        start,
        end: start + TimeDelta::hours(10),
        recurrence: Some(Recurrence::parse("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH")?),
    });
    Ok(())
}

fn absent(
    plan: &mut Plan,
    key: &str,
    person: PersonId,
    (day, days): (NaiveDate, i64),
    reason: &str,
    ids: &mut dyn FnMut() -> Uuid,
) -> Result<(), SampleError> {
    let start = day.and_time(NaiveTime::MIN);
    plan.absences.put(Absence {
        id: AbsenceId::new(ids()),
        key: Key::parse(key)?,
        person,
        start,
        end: start + TimeDelta::days(days),
        zone: plan.settings.zone.clone(),
        reason: reason.to_owned(),
    });
    Ok(())
}

/// A freeze that somebody would like and nobody has agreed on: a weekend of sales, six weeks ahead.
fn proposal(plan: &mut Plan, as_of: Instant, ids: &mut dyn FnMut() -> Uuid) -> Result<(), SampleError> {
    let friday = (42..49).map(|days| day_of(plan, as_of) + TimeDelta::days(days));
    let friday = friday.into_iter().find(|day| day.weekday() == Weekday::Fri).unwrap_or_default();
    let start = friday.and_time(NaiveTime::from_hms_opt(18, 0, 0).unwrap_or_default());
    let services = ["checkout", "basket", "storefront"];
    let services = services.iter().filter_map(|key| Some(plan.services.by_key(key)?.id)).collect();
    plan.windows.put(Window {
        id: WindowId::new(ids()),
        key: Key::parse("F-SALE")?,
        title: "Weekend of sales".to_owned(),
        kind: WindowKind::FreezeSoft,
        scope: Scope { services, environments: production(plan).collect(), ..Scope::default() },
        zone: plan.settings.zone.clone(),
        start,
        end: start + TimeDelta::hours(60),
        recurrence: None,
        severity: None,
        owner: plan.people.iter().next().map(|person| person.id),
        source: "Wish of the sales department".to_owned(),
        reviewed: Some(day_of(plan, as_of)),
        limit: None,
        freeze: Some(Freeze::proposed()),
    });
    Ok(())
}

/// The last release before the move of the data centre may slip into it.
fn exception(
    plan: &mut Plan,
    as_of: Instant,
    ahead: &[Release],
    ids: &mut dyn FnMut() -> Uuid,
) -> Result<(), SampleError> {
    let Some(freeze) = plan.windows.by_key("F-DATA-CENTRE") else { return Ok(()) };
    let moves = freeze.series().first();
    let before = |release: &&Release| release.occupancy().end() <= moves.start() && release.kind == ReleaseKind::Normal;
    let Some(release) = ahead.iter().rfind(before) else { return Ok(()) };
    let approver = plan.people.iter().next().map(|person| person.name.clone());
    let met = |text: &str| Criterion { text: text.to_owned(), met: true };
    plan.exceptions.put(FreezeException {
        id: ExceptionId::new(ids()),
        key: Key::parse("E-DATA-CENTRE")?,
        window: freeze.id,
        release: release.id,
        criteria: vec![met("Nothing of it runs in Frankfurt"), met("The board has seen the rollback plan")],
        reason: "If it slips, it would have to wait for a month".to_owned(),
        risk: "The people who move the data centre cannot help".to_owned(),
        rollback: "The version before is kept warm and takes over within ten minutes".to_owned(),
        stage: ExceptionStage::Approved,
        approver,
        decided: Some(as_of.plus(Minutes::hours(-48))),
        expires: Some(moves.end()),
        outcome: String::new(),
    });
    Ok(())
}
