//! Ids of everything a plan holds.
//!
//! Every id is a `UUIDv7` behind a type of its own, so that a service cannot be
//! passed for a team. Ids never depend on row numbers: an operation can be
//! replayed on another machine.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Wraps a UUID that is already known to name one of these.
            pub const fn new(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// The UUID itself, for storage and for other programs.
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

ids! {
    /// Names a service.
    ServiceId,
    /// Names a team.
    TeamId,
    /// Names a region.
    RegionId,
    /// Names an environment.
    EnvironmentId,
    /// Names a person.
    PersonId,
    /// Names a release train.
    TrainId,
    /// Names a release.
    ReleaseId,
    /// Names a template of releases.
    TemplateId,
    /// Names a window of the calendar: maintenance, freeze, peak, vendor, holiday.
    WindowId,
    /// Names a data store.
    StoreId,
    /// Names a line of a train's boarding list.
    BoardingId,
    /// Names a candidate change.
    ChangeId,
    /// Names an item of a readiness checklist.
    ReadinessId,
    /// Names a step of a runbook.
    StepId,
    /// Names a booking of an environment.
    BookingId,
    /// Names an absence of a person.
    AbsenceId,
    /// Names a shift of a person.
    ShiftId,
    /// Names an exception from a freeze.
    ExceptionId,
    /// Names a milestone of a project.
    ProjectMilestoneId,
    /// Names a board.
    BoardId,
    /// Names the lead time of a type of release.
    LeadTimeId,
    /// Names a rule for how much a conflict weighs.
    SeverityRuleId,
    /// Names a dependency between two services.
    ServiceLinkId,
    /// Names a dependency between two releases.
    ReleaseLinkId,
    /// Names a grid of responsibilities.
    GridId,
    /// Names what is settled about a type of release.
    TypeRuleId,
    /// Names what was found when a release was classified.
    ClassificationId,
    /// Names an approval policy.
    PolicyId,
    /// Names what was said about a release by somebody who approves.
    ApprovalId,
    /// Names a chain of escalation.
    ChainId,
    /// Names a decision on going back.
    RollbackDecisionId,
    /// Names a model by which risk is told.
    RiskModelId,
    /// Names a meeting of a board.
    MeetingId,
    /// Names something that a meeting asked of somebody.
    ActionId,
    /// Names a pack that was issued.
    PackId,
    /// Names a calendar that is saved to be given out again.
    CalendarId,
    /// Names the words of one kind of event.
    CalendarWordsId,
}
