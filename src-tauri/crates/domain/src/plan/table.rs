//! Things by id and by key.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::Key;
use crate::approval::{Approval, Policy};
use crate::board::{Action, Board, IssuedPack, Meeting};
use crate::booking::Booking;
use crate::bundle::{Change, RiskBudget};
use crate::calendar::{FreezeException, Window};
use crate::catalogue::{Environment, Person, Region, Service, ServiceLink, Store, Team};
use crate::dependency::ReleaseLink;
use crate::escalation::{Chain, RollbackDecision, RollbackPlan};
use crate::id::{
    AbsenceId, ActionId, ApprovalId, BoardId, BoardingId, BookingId, CalendarId, CalendarWordsId, ChainId, ChangeId,
    ClassificationId, EnvironmentId, ExceptionId, GridId, LeadTimeId, MeetingId, PackId, PersonId, PolicyId,
    ProjectMilestoneId, ReadinessId, RegionId, ReleaseId, ReleaseLinkId, RiskModelId, RollbackDecisionId, ServiceId,
    ServiceLinkId, SeverityRuleId, ShiftId, StepId, StoreId, TeamId, TemplateId, TrainId, TypeRuleId, WindowId,
};
use crate::policy::{LeadTime, SeverityRule};
use crate::project::ProjectMilestone;
use crate::publication::{CalendarWords, SavedCalendar};
use crate::release::classification::{Classification, TypeRule};
use crate::release::{Outage, ReadinessItem, Release, RunbookStep, Template};
use crate::responsibility::Grid;
use crate::risk::{Assessment, RiskModel};
use crate::roster::{Absence, Shift};
use crate::train::{Boarding, Train};

/// A thing that has an id and, for most, a key.
pub trait Named {
    /// The type of its id.
    type Id: Copy + Ord + std::hash::Hash + std::fmt::Debug;

    /// Its id.
    fn id(&self) -> Self::Id;

    /// Its key; none for things that people do not call by a name.
    fn key(&self) -> Option<&Key>;
}

macro_rules! named {
    ($($thing:ty, $id:ty, $key:expr;)+) => {$(
        impl Named for $thing {
            type Id = $id;

            fn id(&self) -> Self::Id {
                self.id
            }

            fn key(&self) -> Option<&Key> {
                let key: fn(&Self) -> Option<&Key> = $key;
                key(self)
            }
        }
    )+};
}

named! {
    Team, TeamId, |team| Some(&team.key);
    Region, RegionId, |region| Some(&region.key);
    Environment, EnvironmentId, |environment| Some(&environment.key);
    Person, PersonId, |person| Some(&person.key);
    Service, ServiceId, |service| Some(&service.key);
    ServiceLink, ServiceLinkId, |_| None;
    Train, TrainId, |train| Some(&train.key);
    Release, ReleaseId, |release| Some(&release.key);
    Template, TemplateId, |template| Some(&template.key);
    ReadinessItem, ReadinessId, |_| None;
    RunbookStep, StepId, |step| Some(&step.key);
    ProjectMilestone, ProjectMilestoneId, |milestone| Some(&milestone.key);
    Boarding, BoardingId, |_| None;
    Assessment, ReleaseId, |_| None;
    RiskBudget, ReleaseId, |_| None;
    Change, ChangeId, |change| Some(&change.key);
    ReleaseLink, ReleaseLinkId, |_| None;
    Window, WindowId, |window| Some(&window.key);
    Store, StoreId, |store| Some(&store.key);
    Booking, BookingId, |booking| Some(&booking.key);
    Absence, AbsenceId, |absence| Some(&absence.key);
    Shift, ShiftId, |shift| Some(&shift.key);
    FreezeException, ExceptionId, |exception| Some(&exception.key);
    Board, BoardId, |board| Some(&board.key);
    LeadTime, LeadTimeId, |_| None;
    SeverityRule, SeverityRuleId, |_| None;
    Grid, GridId, |_| None;
    TypeRule, TypeRuleId, |_| None;
    Classification, ClassificationId, |_| None;
    Policy, PolicyId, |policy| Some(&policy.key);
    Approval, ApprovalId, |_| None;
    Chain, ChainId, |chain| Some(&chain.key);
    Outage, ReleaseId, |_| None;
    RollbackPlan, ReleaseId, |_| None;
    RollbackDecision, RollbackDecisionId, |_| None;
    RiskModel, RiskModelId, |_| None;
    Meeting, MeetingId, |_| None;
    Action, ActionId, |action| Some(&action.key);
    IssuedPack, PackId, |_| None;
    SavedCalendar, CalendarId, |calendar| Some(&calendar.key);
    CalendarWords, CalendarWordsId, |_| None;
}

/// Things of one kind, in the order of their ids, found by id or by key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<T: Named> {
    rows: BTreeMap<T::Id, T>,
    by_key: FxHashMap<Key, T::Id>,
}

impl<T: Named> Default for Table<T> {
    fn default() -> Self {
        Self { rows: BTreeMap::new(), by_key: FxHashMap::default() }
    }
}

impl<T: Named> Table<T> {
    /// Puts a thing in, in place of the one with the same id, which is given back.
    pub fn put(&mut self, thing: T) -> Option<T> {
        let id = thing.id();
        let before = self.remove(id);
        if let Some(key) = thing.key() {
            self.by_key.insert(key.clone(), id);
        }
        self.rows.insert(id, thing);
        before
    }

    /// Takes a thing out.
    pub fn remove(&mut self, id: T::Id) -> Option<T> {
        let thing = self.rows.remove(&id)?;
        if let Some(key) = thing.key()
            && self.by_key.get(key) == Some(&id)
        {
            self.by_key.remove(key);
        }
        Some(thing)
    }

    /// The thing with an id.
    pub fn get(&self, id: T::Id) -> Option<&T> {
        self.rows.get(&id)
    }

    /// The thing with a key.
    pub fn by_key(&self, key: &str) -> Option<&T> {
        self.by_key.get(key).and_then(|id| self.rows.get(id))
    }

    /// Everything, in the order of the ids.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &T> {
        self.rows.values()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

impl<T: Named> FromIterator<T> for Table<T> {
    fn from_iter<I: IntoIterator<Item = T>>(things: I) -> Self {
        let mut table = Self::default();
        for thing in things {
            table.put(thing);
        }
        table
    }
}
