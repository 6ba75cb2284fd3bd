//! People, bookings, data stores, trains and limits around the releases of a benchmark.

use chrono::TimeDelta;
use slipway_domain::Plan;
use slipway_domain::board::Board;
use slipway_domain::booking::Booking;
use slipway_domain::catalogue::{Assignment, Person, Role, Store, StoreUse, Team};
use slipway_domain::id::{
    AbsenceId, BoardId, BookingId, EnvironmentId, LeadTimeId, PersonId, ShiftId, StoreId, TeamId, TrainId,
};
use slipway_domain::policy::LeadTime;
use slipway_domain::release::{Release, ReleaseKind, Risk};
use slipway_domain::roster::{Absence, Shift};
use slipway_domain::time::{Minutes, Moment, Recurrence, Span};
use slipway_domain::train::Train;

use super::{Dice, first_day, key, uuid, zone};

const STORES: u64 = 60;
const TRAINS: u64 = 24;

/// One person for each fifty releases of a large plan, as a team of that size would have.
fn people(releases: u64) -> u64 {
    (releases / 50).max(60)
}

/// Puts everything around the releases into a plan that has none yet; as many people as the largest plan needs.
pub fn fill(plan: &mut Plan, dice: &mut Dice) {
    let berlin = zone("Europe/Berlin");
    let at = |days: u64, hours: u64| {
        first_day().and_time(chrono::NaiveTime::MIN) + TimeDelta::hours((days * 24 + hours) as i64)
    };
    for number in 0..people(100_000) {
        plan.people.put(Person {
            id: PersonId::new(uuid(number)),
            key: key(&format!("person-{number:04}")),
            name: format!("Person {number}"),
            team: None,
            email: None,
            deputy: (number % 3 == 0).then(|| PersonId::new(uuid(number + 1))),
        });
        let start = at(dice.below(730), 0);
        plan.absences.put(Absence {
            id: AbsenceId::new(uuid(number)),
            key: key(&format!("A-{number}")),
            person: PersonId::new(uuid(number)),
            start,
            end: start + TimeDelta::days(7),
            zone: berlin.clone(),
            reason: String::new(),
        });
        if number % 20 == 0 {
            plan.shifts.put(Shift {
                id: ShiftId::new(uuid(number)),
                key: key(&format!("S-{number}")),
                person: PersonId::new(uuid(number)),
                zone: berlin.clone(),
                start: at(0, 18),
                end: at(1, 6),
                recurrence: Recurrence::parse("FREQ=DAILY").ok(),
            });
        }
    }
    for number in 0..20 {
        plan.teams.put(Team {
            id: TeamId::new(uuid(number)),
            key: key(&format!("team-{number:02}")),
            name: String::new(),
            limit: (number % 2 == 0).then_some(4),
        });
    }
    for number in 0..STORES {
        let (id, key) = (StoreId::new(uuid(number)), key(&format!("store-{number:02}")));
        plan.stores.put(Store { id, key, name: format!("Store {number}") });
    }
    for number in 0..TRAINS {
        plan.trains.put(Train {
            capacity: Some(40),
            risk_budget: Some(100),
            ..Train::new(TrainId::new(uuid(number)), key(&format!("train-{number:02}")), String::new())
        });
    }
    for number in 0..200 {
        let start = Moment::typed(at(dice.below(730), dice.below(24)), &berlin, None);
        let end = Moment::of(start.at.plus(Minutes::hours(6)), &berlin);
        plan.bookings.put(Booking {
            id: BookingId::new(uuid(number)),
            key: key(&format!("B-{number:03}")),
            title: String::new(),
            environment: EnvironmentId::new(uuid(1 + dice.below(2))),
            exclusive: number % 2 == 0,
            start,
            end,
            zone: berlin.clone(),
            setup: Minutes::new(30),
            teardown: Minutes::new(15),
            release: None,
            team: None,
        });
    }
    plan.lead_times.put(LeadTime {
        id: LeadTimeId::new(uuid(0)),
        kind: ReleaseKind::Normal,
        lead: Span::WorkingDays(5),
    });
    let usual = Board::usual(BoardId::new(uuid(0)), berlin);
    plan.boards.put(Board { cut_off: Board::CUT_OFF, cut_off_major: Board::CUT_OFF_MAJOR, ..usual });
}

/// A release with everything that it may bring along.
pub fn laden(mut release: Release, number: u64, releases: u64, dice: &mut Dice) -> Release {
    let somebody =
        |dice: &mut Dice, role| Assignment { role, person: PersonId::new(uuid(dice.below(people(releases)))) };
    release.people = vec![
        somebody(dice, Role::DeploymentLead),
        somebody(dice, Role::RollbackOwner),
        somebody(dice, Role::ServiceOwner),
    ];
    release.people.sort_unstable();
    if number.is_multiple_of(4) {
        let store = StoreId::new(uuid(dice.below(STORES)));
        let schema = number.is_multiple_of(8).then_some(number as u32);
        release.stores = vec![StoreUse { store, schema, restores: number.is_multiple_of(12) }];
        let planned = release.planned.clone();
        if let Ok(planned) = planned.with_segments(Minutes::ZERO, Minutes::ZERO, Minutes::hours(24)) {
            release.planned = planned;
        }
    }
    release.train = number.is_multiple_of(10).then(|| TrainId::new(uuid(dice.below(TRAINS))));
    release.risk = Some(Risk::ALL[dice.below(4) as usize]);
    let before = Minutes::hours(24 * (1 + dice.below(30) as i64));
    release.submitted = Some(release.occupancy().start().plus(-before));
    release
}
