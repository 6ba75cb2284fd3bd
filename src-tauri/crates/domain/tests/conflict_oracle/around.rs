//! What stands around the releases of random plans: people, bookings, stores, trains, teams and rules.

use proptest::prelude::*;
use slipway_domain::Key;
use slipway_domain::board::{Board, Membership};
use slipway_domain::booking::Booking;
use slipway_domain::calendar::{ExceptionStage, FreezeException};
use slipway_domain::catalogue::{Assignment, Person, Role, Store, StoreUse, Team};
use slipway_domain::conflict::Code;
use slipway_domain::id::{
    AbsenceId, BoardId, BookingId, EnvironmentId, ExceptionId, LeadTimeId, PersonId, ReleaseId, SeverityRuleId,
    ShiftId, StoreId, TeamId, TrainId, WindowId,
};
use slipway_domain::plan::Edit;
use slipway_domain::policy::{LeadTime, SeverityRule, Weight};
use slipway_domain::release::{Planned, Release, ReleaseKind, ReleaseState, Risk};
use slipway_domain::roster::{Absence, Shift};
use slipway_domain::time::{Instant, Minutes, Moment, Recurrence, Span, Zone};
use slipway_domain::train::{Timetable, Train};

use crate::plans::{RULES, any_zone, of, planned, scope, uuid, wall};

const PEOPLE: u64 = 4;
const STORES: u64 = 2;
const TRAINS: u64 = 2;
const VERSIONS: [Option<&str>; 6] = [None, Some("1.2"), Some("1.2.0"), Some("1.10"), Some("2"), Some("2-rc1")];
const LEADS: [Span; 4] =
    [Span::Calendar(Minutes::hours(30)), Span::WorkingDays(1), Span::WorkingDays(4), Span::WorkingDays(0)];

fn key(text: &str) -> Key {
    Key::parse(text).unwrap()
}

/// Somewhere in the days before a stretch of plan, so that some lead times are kept and some are missed.
fn handed_in() -> impl Strategy<Value = Option<Instant>> {
    let at = (planned(), 0_i64..9000).prop_map(|(at, before)| at.occupancy().start().plus(Minutes::new(-before)));
    prop_oneof![1 => Just(None), 1 => at.prop_map(Some)]
}

/// A release that has nothing but what it brings along whenever it happens.
pub fn brings() -> impl Strategy<Value = Release> {
    let duty =
        (of(Role::ALL), 0..PEOPLE).prop_map(|(role, person)| Assignment { role, person: PersonId::new(uuid(person)) });
    let held = (0..STORES, prop::option::of(1_u32..4), any::<bool>());
    let stores = prop::collection::btree_map(0..STORES, held, 0..=STORES as usize);
    (
        prop::collection::btree_set(duty, 0..3),
        prop_oneof![1 => Just(None), 1 => stores.prop_map(Some)],
        prop::option::of(0..TRAINS),
        prop::option::of(of(Risk::ALL)),
        of(&VERSIONS),
        handed_in(),
        prop::option::weighted(0.2, Just(ReleaseId::new(uuid(0)))),
    )
        .prop_map(|(people, stores, train, risk, version, submitted, deployment_of)| {
            let at = Instant::parse("2026-01-01T00:00:00Z").unwrap();
            Release {
                id: ReleaseId::new(uuid(0)),
                key: key("R"),
                deployment_of,
                title: String::new(),
                description: String::new(),
                kind: ReleaseKind::Normal,
                state: ReleaseState::Draft,
                services: Vec::new(),
                environment: EnvironmentId::new(uuid(0)),
                team: None,
                train: train.map(|train| TrainId::new(uuid(train))),
                risk,
                planned: Planned::between(at, at.plus(Minutes::new(1)), Zone::utc()).unwrap(),
                version: version.map(str::to_owned),
                people: people.into_iter().collect(),
                stores: stores
                    .unwrap_or_default()
                    .into_iter()
                    .map(|(store, (_, schema, restores))| StoreUse {
                        store: StoreId::new(uuid(store)),
                        schema,
                        restores,
                    })
                    .collect(),
                submitted,
                notes: std::collections::BTreeMap::new(),
            }
        })
}

fn people() -> impl Strategy<Value = Vec<Edit>> {
    let deputies = prop::collection::vec(prop::option::of(0..PEOPLE), PEOPLE as usize);
    deputies.prop_map(|deputies| {
        let person = |(deputy, number): (Option<u64>, u64)| {
            Edit::from(Person {
                id: PersonId::new(uuid(number)),
                key: key(&format!("person-{}", 9 - number)),
                name: format!("Person {number}"),
                team: None,
                email: None,
                deputy: deputy.filter(|deputy| *deputy != number).map(|deputy| PersonId::new(uuid(deputy))),
            })
        };
        deputies.into_iter().zip(0..).map(person).collect()
    })
}

fn absences() -> impl Strategy<Value = Vec<Edit>> {
    let absence = (0..PEOPLE, wall(), 30_i64..3000, any_zone());
    prop::collection::vec(absence, 0..4).prop_map(|absences| {
        let absence = |((person, start, length, zone), number)| {
            Edit::from(Absence {
                id: AbsenceId::new(uuid(number)),
                key: key(&format!("absence-{number}")),
                person: PersonId::new(uuid(person)),
                start,
                end: start + chrono::TimeDelta::minutes(length),
                zone,
                reason: String::new(),
            })
        };
        absences.into_iter().zip(0_u64..).map(absence).collect()
    })
}

fn shifts() -> impl Strategy<Value = Vec<Edit>> {
    let shift = (0..PEOPLE, wall(), 60_i64..1200, any_zone(), of(&RULES));
    prop::collection::vec(shift, 0..3).prop_map(|shifts| {
        let shift = |((person, start, length, zone, rule), number): ((u64, _, i64, Zone, Option<&str>), u64)| {
            Edit::from(Shift {
                id: ShiftId::new(uuid(number)),
                key: key(&format!("shift-{number}")),
                person: PersonId::new(uuid(person)),
                zone,
                start,
                end: start + chrono::TimeDelta::minutes(length),
                recurrence: rule.map(|rule| Recurrence::parse(rule).unwrap()),
            })
        };
        shifts.into_iter().zip(0..).map(shift).collect()
    })
}

type Booked = (u64, bool, Planned, i64, i64, (Option<u64>, Option<u64>));

fn bookings(releases: u64) -> impl Strategy<Value = Vec<Edit>> {
    let whom = (prop::option::of(0..releases), prop::option::of(0_u64..3));
    let booking = (0_u64..4, prop_oneof![3 => Just(true), 1 => Just(false)], planned(), 0_i64..90, 0_i64..90, whom);
    prop::collection::vec(booking, 0..4).prop_map(|bookings| {
        let booking = |(booked, number): (Booked, u64)| {
            let (environment, exclusive, at, setup, teardown, (release, team)) = booked;
            let zone = at.zone().clone();
            Edit::from(Booking {
                id: BookingId::new(uuid(number)),
                key: key(&format!("booking-{}", 9 - number)),
                title: format!("Booking {number}"),
                environment: EnvironmentId::new(uuid(environment)),
                exclusive,
                start: Moment::of(at.occupancy().start(), &zone),
                end: Moment::of(at.occupancy().end(), &zone),
                zone,
                setup: Minutes::new(setup),
                teardown: Minutes::new(teardown),
                release: release.map(|release| ReleaseId::new(uuid(release))),
                team: team.map(|team| TeamId::new(uuid(team))),
            })
        };
        bookings.into_iter().zip(0..).map(booking).collect()
    })
}

fn trains_teams_and_stores() -> impl Strategy<Value = Vec<Edit>> {
    // Shorter than a day, so that no departure reaches into the next one.
    let timetable = (wall(), 60_i64..1380, any_zone(), of(&RULES));
    let train = (prop::option::of(0_u32..4), prop::option::of(0_u32..12), prop::option::of(timetable));
    let limit = prop_oneof![2 => Just(None), 1 => (0_u32..3).prop_map(Some)];
    (prop::collection::vec(train, TRAINS as usize), prop::collection::vec(limit, 3)).prop_map(|(trains, limits)| {
        let mut edits = Vec::new();
        for ((capacity, risk_budget, timetable), number) in trains.into_iter().zip(0_u64..) {
            let (id, key) = (TrainId::new(uuid(number)), key(&format!("train-{number}")));
            let timetable = timetable.map(|(start, length, zone, rule)| Timetable {
                zone,
                start,
                end: start + chrono::TimeDelta::minutes(length),
                recurrence: rule.map(|rule| Recurrence::parse(rule).unwrap()),
                moved: std::collections::BTreeMap::new(),
            });
            let train = Train::new(id, key, format!("Train {number}"));
            edits.push(Edit::from(Train { capacity, risk_budget, timetable, ..train }));
        }
        for (limit, number) in limits.into_iter().zip(0_u64..) {
            let (id, key) = (TeamId::new(uuid(number)), key(&format!("team-{number}")));
            edits.push(Edit::from(Team { id, key, name: String::new(), limit }));
        }
        for number in 0..STORES {
            let (id, key) = (StoreId::new(uuid(number)), key(&format!("store-{}", 9 - number)));
            edits.push(Edit::from(Store { id, key, name: format!("Store {number}") }));
        }
        edits
    })
}

fn rules() -> impl Strategy<Value = Vec<Edit>> {
    let lead = prop::collection::btree_map(of(ReleaseKind::ALL), of(&LEADS), 0..3);
    // The weight where it matters most is never the lighter one; weights are declared from heavy to light.
    let weights = (of(Weight::ALL), of(Weight::ALL)).prop_map(|(one, other)| (one.min(other), one.max(other)));
    // Most plans go by the usual weights, so that every code is met often.
    let weighs = prop_oneof![
        2 => Just(std::collections::BTreeMap::new()),
        1 => prop::collection::btree_map(of(Code::ALL), weights, 1..4),
    ];
    (lead, weighs).prop_map(|(leads, weighs)| {
        let lead = |((kind, lead), number)| Edit::from(LeadTime { id: LeadTimeId::new(uuid(number)), kind, lead });
        let rule = |((code, (critical, otherwise)), number)| {
            Edit::from(SeverityRule { id: SeverityRuleId::new(uuid(number)), code, critical, otherwise, version: 1 })
        };
        let leads = leads.into_iter().zip(0_u64..).map(lead);
        leads.chain(weighs.into_iter().zip(0_u64..).map(rule)).collect()
    })
}

fn boards() -> impl Strategy<Value = Vec<Edit>> {
    let board = (scope(), any_zone(), wall(), 15_i64..300, of(&RULES), of(&LEADS), of(&LEADS));
    prop::collection::vec(board, 0..3).prop_map(|boards| {
        let board = |((scope, zone, start, length, rule, cut_off, cut_off_major), number): (_, u64)| {
            let recurrence: Option<&str> = rule;
            Edit::from(Board {
                id: BoardId::new(uuid(number)),
                key: key(&format!("board-{}", 9 - number)),
                name: String::new(),
                scope,
                zone,
                start,
                end: start + chrono::TimeDelta::minutes(length),
                recurrence: recurrence.map(|rule| Recurrence::parse(rule).unwrap()),
                cut_off,
                cut_off_major,
                membership: Membership::default(),
            })
        };
        boards.into_iter().zip(0..).map(board).collect()
    })
}

fn exceptions(releases: u64) -> impl Strategy<Value = Vec<Edit>> {
    let stages = prop_oneof![3 => Just(ExceptionStage::Approved), 1 => of(ExceptionStage::ALL)];
    let exception = (0_u64..7, 0..releases, stages, planned());
    prop::collection::vec(exception, 0..5).prop_map(|exceptions| {
        let exception = |((window, release, stage, until), number): ((u64, u64, _, Planned), u64)| {
            Edit::from(FreezeException {
                id: ExceptionId::new(uuid(number)),
                key: key(&format!("E-{number}")),
                window: WindowId::new(uuid(window)),
                release: ReleaseId::new(uuid(release)),
                criteria: Vec::new(),
                reason: String::new(),
                risk: String::new(),
                rollback: String::new(),
                stage,
                approver: None,
                decided: None,
                expires: Some(until.occupancy().end()),
                outcome: String::new(),
            })
        };
        exceptions.into_iter().zip(0..).map(exception).collect()
    })
}

/// What stands around so many releases.
pub fn around(releases: u64) -> impl Strategy<Value = Vec<Edit>> {
    let settled = (rules(), boards()).prop_map(|(rules, boards)| [rules, boards].concat());
    let all =
        (people(), absences(), shifts(), bookings(releases), trains_teams_and_stores(), settled, exceptions(releases));
    all.prop_map(|(a, b, c, d, e, f, g)| [a, b, c, d, e, f, g].concat())
}
