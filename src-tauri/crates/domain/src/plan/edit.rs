//! Edits: the smallest steps by which a plan changes.

use super::{Plan, Settings};
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

macro_rules! edits {
    ($($put:ident($thing:ty), $remove:ident($id:ty), $table:ident;)+) => {
        /// One step: a thing put in (new, or in place of the one with its id) or taken out.
        ///
        /// A use case decides on a list of edits; the plan file and the plan in
        /// memory then apply the same list.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Edit {
            /// Changes what is said once about the plan.
            Configure(Settings),
            $(
                #[doc = concat!("Puts one into `", stringify!($table), "`.")]
                $put(Box<$thing>),
                #[doc = concat!("Takes one out of `", stringify!($table), "`.")]
                $remove($id),
            )+
        }

        impl Plan {
            /// Applies one edit.
            pub fn apply(&mut self, edit: &Edit) {
                match edit {
                    Edit::Configure(settings) => self.settings = settings.clone(),
                    $(
                        Edit::$put(thing) => drop(self.$table.put((**thing).clone())),
                        Edit::$remove(id) => drop(self.$table.remove(*id)),
                    )+
                }
            }

            /// The edits that fill an empty plan with everything in this one, in an order in which nothing is named before it is there.
            pub fn as_edits(&self) -> Vec<Edit> {
                let mut edits = vec![Edit::Configure(self.settings.clone())];
                $(edits.extend(self.$table.iter().map(|thing| Edit::$put(Box::new(thing.clone()))));)+
                edits
            }
        }

        $(
            impl From<$thing> for Edit {
                fn from(thing: $thing) -> Self {
                    Self::$put(Box::new(thing))
                }
            }
        )+
    };
}

edits! {
    PutTeam(Team), RemoveTeam(TeamId), teams;
    PutRegion(Region), RemoveRegion(RegionId), regions;
    PutEnvironment(Environment), RemoveEnvironment(EnvironmentId), environments;
    PutPerson(Person), RemovePerson(PersonId), people;
    PutService(Service), RemoveService(ServiceId), services;
    PutServiceLink(ServiceLink), RemoveServiceLink(ServiceLinkId), service_links;
    PutTrain(Train), RemoveTrain(TrainId), trains;
    PutStore(Store), RemoveStore(StoreId), stores;
    PutRelease(Release), RemoveRelease(ReleaseId), releases;
    PutTemplate(Template), RemoveTemplate(TemplateId), templates;
    PutReadiness(ReadinessItem), RemoveReadiness(ReadinessId), readiness;
    PutStep(RunbookStep), RemoveStep(StepId), steps;
    PutProjectMilestone(ProjectMilestone), RemoveProjectMilestone(ProjectMilestoneId), project_milestones;
    PutBoarding(Boarding), RemoveBoarding(BoardingId), boardings;
    PutAssessment(Assessment), RemoveAssessment(ReleaseId), assessments;
    PutRiskBudget(RiskBudget), RemoveRiskBudget(ReleaseId), risk_budgets;
    PutChange(Change), RemoveChange(ChangeId), changes;
    PutReleaseLink(ReleaseLink), RemoveReleaseLink(ReleaseLinkId), release_links;
    PutWindow(Window), RemoveWindow(WindowId), windows;
    PutBooking(Booking), RemoveBooking(BookingId), bookings;
    PutAbsence(Absence), RemoveAbsence(AbsenceId), absences;
    PutShift(Shift), RemoveShift(ShiftId), shifts;
    PutException(FreezeException), RemoveException(ExceptionId), exceptions;
    PutBoard(Board), RemoveBoard(BoardId), boards;
    PutLeadTime(LeadTime), RemoveLeadTime(LeadTimeId), lead_times;
    PutSeverityRule(SeverityRule), RemoveSeverityRule(SeverityRuleId), severity_rules;
    PutGrid(Grid), RemoveGrid(GridId), grids;
    PutTypeRule(TypeRule), RemoveTypeRule(TypeRuleId), type_rules;
    PutClassification(Classification), RemoveClassification(ClassificationId), classifications;
    PutPolicy(Policy), RemovePolicy(PolicyId), policies;
    PutApproval(Approval), RemoveApproval(ApprovalId), approvals;
    PutChain(Chain), RemoveChain(ChainId), chains;
    PutOutage(Outage), RemoveOutage(ReleaseId), outages;
    PutRollbackPlan(RollbackPlan), RemoveRollbackPlan(ReleaseId), rollback_plans;
    PutRollbackDecision(RollbackDecision), RemoveRollbackDecision(RollbackDecisionId), rollback_decisions;
    PutRiskModel(RiskModel), RemoveRiskModel(RiskModelId), risk_models;
    PutMeeting(Meeting), RemoveMeeting(MeetingId), meetings;
    PutAction(Action), RemoveAction(ActionId), actions;
    PutPack(IssuedPack), RemovePack(PackId), packs;
    PutCalendar(SavedCalendar), RemoveCalendar(CalendarId), calendars;
    PutCalendarWords(CalendarWords), RemoveCalendarWords(CalendarWordsId), calendar_words;
}
