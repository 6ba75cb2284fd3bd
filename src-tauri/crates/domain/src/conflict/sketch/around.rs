//! People, bookings, stores, teams, trains and rules of sketched plans.

use super::{Sketch, key, walls, zone};
use crate::board::{Board, Membership};
use crate::booking::Booking;
use crate::calendar::{ExceptionStage, FreezeException, Scope, Window};
use crate::catalogue::{Assignment, Person, Region, Role, Store, StoreUse, Team};
use crate::conflict::Code;
use crate::id::{
    AbsenceId, BoardId, BookingId, ExceptionId, LeadTimeId, PersonId, RegionId, SeverityRuleId, ShiftId, StoreId,
    TeamId, TrainId,
};
use crate::policy::{LeadTime, SeverityRule, Weight};
use crate::release::ReleaseKind;
use crate::roster::{Absence, Shift};
use crate::time::{Minutes, Moment, Recurrence, Span};
use crate::train::Train;

impl Sketch {
    /// A person, with a deputy unless that is empty.
    pub(crate) fn person(mut self, name: &str, deputy: &str) -> Self {
        let id = PersonId::new(self.id());
        let deputy = (!deputy.is_empty()).then(|| self.person_id(deputy));
        self.plan.people.put(Person { id, key: key(name), name: name.to_owned(), team: None, email: None, deputy });
        self
    }

    pub(crate) fn person_id(&self, name: &str) -> PersonId {
        self.plan.people.by_key(name).unwrap().id
    }

    pub(crate) fn needs_person(self, release: &str, role: Role, person: &str) -> Self {
        let person = self.person_id(person);
        self.change(release, |release| {
            release.people.push(Assignment { role, person });
            release.people.sort_unstable();
        })
    }

    pub(crate) fn absent(mut self, person: &str, when: &str) -> Self {
        let (start, end) = walls(when);
        let id = AbsenceId::new(self.id());
        let (key, person) = (key(&format!("A-{}", self.ids)), self.person_id(person));
        self.plan.absences.put(Absence {
            id,
            key,
            person,
            start,
            end,
            zone: zone("Europe/Berlin"),
            reason: String::new(),
        });
        self
    }

    pub(crate) fn on_duty(mut self, person: &str, when: &str, rule: &str) -> Self {
        let (start, end) = walls(when);
        let id = ShiftId::new(self.id());
        let (key, person) = (key(&format!("S-{}", self.ids)), self.person_id(person));
        let recurrence = (!rule.is_empty()).then(|| Recurrence::parse(rule).unwrap());
        self.plan.shifts.put(Shift { id, key, person, zone: zone("Europe/Berlin"), start, end, recurrence });
        self
    }

    /// An exclusive booking in Berlin.
    pub(crate) fn booking(
        mut self,
        name: &str,
        environment: &str,
        when: &str,
        change: impl FnOnce(&mut Booking),
    ) -> Self {
        let berlin = zone("Europe/Berlin");
        let (start, end) = walls(when);
        let mut booking = Booking {
            id: BookingId::new(self.id()),
            key: key(name),
            title: format!("{name} title"),
            environment: self.plan.environments.by_key(environment).unwrap().id,
            exclusive: true,
            start: Moment::typed(start, &berlin, None),
            end: Moment::typed(end, &berlin, None),
            zone: berlin,
            setup: Minutes::ZERO,
            teardown: Minutes::ZERO,
            release: None,
            team: None,
        };
        change(&mut booking);
        self.plan.bookings.put(booking);
        self
    }

    pub(crate) fn store(mut self, name: &str) -> Self {
        let id = StoreId::new(self.id());
        self.plan.stores.put(Store { id, key: key(name), name: name.to_owned() });
        self
    }

    /// A release brings a schema to a store (none where it is 0), and may restore it.
    pub(crate) fn changes(self, release: &str, store: &str, schema: u32, restores: bool) -> Self {
        let store = self.plan.stores.by_key(store).unwrap().id;
        let schema = (schema > 0).then_some(schema);
        self.change(release, |release| release.stores.push(StoreUse { store, schema, restores }))
    }

    pub(crate) fn team(mut self, name: &str, limit: Option<u32>) -> Self {
        let id = TeamId::new(self.id());
        self.plan.teams.put(Team { id, key: key(name), name: name.to_owned(), limit });
        self
    }

    pub(crate) fn carried_by(self, release: &str, team: &str) -> Self {
        let team = self.plan.teams.by_key(team).unwrap().id;
        self.change(release, |release| release.team = Some(team))
    }

    pub(crate) fn train(mut self, name: &str, capacity: Option<u32>, risk_budget: Option<u32>) -> Self {
        let id = TrainId::new(self.id());
        self.plan.trains.put(Train { capacity, risk_budget, ..Train::new(id, key(name), name.to_owned()) });
        self
    }

    pub(crate) fn rides(self, release: &str, train: &str) -> Self {
        let train = self.plan.trains.by_key(train).unwrap().id;
        self.change(release, |release| release.train = Some(train))
    }

    pub(crate) fn lead(mut self, kind: ReleaseKind, lead: &str) -> Self {
        let id = LeadTimeId::new(self.id());
        self.plan.lead_times.put(LeadTime { id, kind, lead: Span::parse(lead).unwrap() });
        self
    }

    /// A board that decides on everything and meets in Berlin.
    pub(crate) fn board(mut self, name: &str, first: &str, rule: &str, cut_off: &str, cut_off_major: &str) -> Self {
        let (start, end) = walls(first);
        let id = BoardId::new(self.id());
        let span = |text| Span::parse(text).unwrap();
        self.plan.boards.put(Board {
            id,
            key: key(name),
            name: format!("{name} board"),
            scope: Scope::default(),
            zone: zone("Europe/Berlin"),
            start,
            end,
            recurrence: (!rule.is_empty()).then(|| Recurrence::parse(rule).unwrap()),
            cut_off: span(cut_off),
            cut_off_major: span(cut_off_major),
            membership: Membership::default(),
        });
        self
    }

    pub(crate) fn weighs(mut self, code: Code, critical: Weight, otherwise: Weight) -> Self {
        let id = SeverityRuleId::new(self.id());
        self.plan.severity_rules.put(SeverityRule { id, code, critical, otherwise, version: 1 });
        self
    }

    pub(crate) fn change_window(mut self, name: &str, change: impl FnOnce(&mut Window)) -> Self {
        let mut window = self.plan.windows.by_key(name).unwrap().clone();
        change(&mut window);
        self.plan.windows.put(window);
        self
    }

    /// A service lies in a region of its own with a zone.
    pub(crate) fn lies_in(mut self, service: &str, region: &str, zone_name: &str) -> Self {
        let id = RegionId::new(self.id());
        self.plan.regions.put(Region { id, key: key(region), name: region.to_owned(), zone: zone(zone_name) });
        let mut service = self.plan.services.by_key(service).unwrap().clone();
        service.region = Some(id);
        self.plan.services.put(service);
        self
    }

    /// An approved exception that runs out at a time in Berlin.
    pub(crate) fn excepted(mut self, name: &str, freeze: &str, release: &str, expires: &str) -> Self {
        let expires = zone("Europe/Berlin").resolve(super::wall(expires)).first();
        let exception = FreezeException {
            id: ExceptionId::new(self.id()),
            key: key(name),
            window: self.plan.windows.by_key(freeze).unwrap().id,
            release: self.release_id(release),
            criteria: Vec::new(),
            reason: String::new(),
            risk: String::new(),
            rollback: String::new(),
            stage: ExceptionStage::Approved,
            approver: None,
            decided: None,
            expires: Some(expires),
            outcome: String::new(),
        };
        self.plan.exceptions.put(exception);
        self
    }
}
