//! The whole plan in memory.

mod belongings;
mod edit;
mod settings;
mod table;

use crate::approval::{Approval, Policy};
use crate::board::{Action, Board, IssuedPack, Meeting};
use crate::booking::Booking;
use crate::bundle::{Change, RiskBudget};
use crate::calendar::{Component, FreezeException, Window};
use crate::catalogue::{Environment, Person, Region, Service, ServiceLink, Store, Team};
use crate::dependency::ReleaseLink;
use crate::escalation::{Chain, RollbackDecision, RollbackPlan};
use crate::policy::{LeadTime, SeverityRule};
use crate::project::ProjectMilestone;
use crate::publication::{CalendarWords, SavedCalendar};
use crate::release::classification::{Classification, TypeRule};
use crate::release::{Outage, ReadinessItem, Release, RunbookStep, Template};
use crate::responsibility::Grid;
use crate::risk::{Assessment, RiskModel};
use crate::roster::{Absence, Shift};
use crate::train::{Boarding, Train};

pub use edit::Edit;
pub use settings::Settings;
pub use table::{Named, Table};

/// Everything that a plan file holds, as every rule reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// What is said once about the plan.
    pub settings: Settings,
    /// Teams.
    pub teams: Table<Team>,
    /// Regions.
    pub regions: Table<Region>,
    /// Environments.
    pub environments: Table<Environment>,
    /// People.
    pub people: Table<Person>,
    /// Services.
    pub services: Table<Service>,
    /// Dependencies between services.
    pub service_links: Table<ServiceLink>,
    /// Trains.
    pub trains: Table<Train>,
    /// Releases.
    pub releases: Table<Release>,
    /// What must be ready before releases go.
    pub readiness: Table<ReadinessItem>,
    /// Steps of runbooks.
    pub steps: Table<RunbookStep>,
    /// Templates from which releases are drawn.
    pub templates: Table<Template>,
    /// Milestones of projects.
    pub project_milestones: Table<ProjectMilestone>,
    /// Boarding lists of trains.
    pub boardings: Table<Boarding>,
    /// How risky releases are held to be.
    pub assessments: Table<Assessment>,
    /// How much risk releases take along.
    pub risk_budgets: Table<RiskBudget>,
    /// Candidate changes.
    pub changes: Table<Change>,
    /// Dependencies between releases.
    pub release_links: Table<ReleaseLink>,
    /// Windows.
    pub windows: Table<Window>,
    /// Data stores.
    pub stores: Table<Store>,
    /// Bookings of environments.
    pub bookings: Table<Booking>,
    /// When people are away.
    pub absences: Table<Absence>,
    /// When people are on duty.
    pub shifts: Table<Shift>,
    /// Exceptions from freezes.
    pub exceptions: Table<FreezeException>,
    /// Boards that decide on releases.
    pub boards: Table<Board>,
    /// How early releases are handed in.
    pub lead_times: Table<LeadTime>,
    /// How much conflicts weigh, where something was settled.
    pub severity_rules: Table<SeverityRule>,
    /// Grids of responsibilities, where some were settled.
    pub grids: Table<Grid>,
    /// What is settled about types of release.
    pub type_rules: Table<TypeRule>,
    /// How releases were classified.
    pub classifications: Table<Classification>,
    /// Approval policies.
    pub policies: Table<Policy>,
    /// What was decided about releases.
    pub approvals: Table<Approval>,
    /// Chains of escalation.
    pub chains: Table<Chain>,
    /// How long services are away while releases are carried out.
    pub outages: Table<Outage>,
    /// How releases are taken back.
    pub rollback_plans: Table<RollbackPlan>,
    /// Decisions on going back.
    pub rollback_decisions: Table<RollbackDecision>,
    /// Models of risk, where some were settled.
    pub risk_models: Table<RiskModel>,
    /// Meetings of boards of which something is kept.
    pub meetings: Table<Meeting>,
    /// What meetings asked of somebody.
    pub actions: Table<Action>,
    /// Packs that were issued.
    pub packs: Table<IssuedPack>,
    /// Calendars that are saved by name.
    pub calendars: Table<SavedCalendar>,
    /// In which words events are told, where somebody said so.
    pub calendar_words: Table<CalendarWords>,
}

impl Plan {
    /// A plan with nothing in it.
    pub fn new(settings: Settings) -> Self {
        Self {
            settings,
            teams: Table::default(),
            regions: Table::default(),
            environments: Table::default(),
            people: Table::default(),
            services: Table::default(),
            service_links: Table::default(),
            trains: Table::default(),
            releases: Table::default(),
            templates: Table::default(),
            readiness: Table::default(),
            steps: Table::default(),
            project_milestones: Table::default(),
            boardings: Table::default(),
            assessments: Table::default(),
            risk_budgets: Table::default(),
            changes: Table::default(),
            release_links: Table::default(),
            windows: Table::default(),
            stores: Table::default(),
            bookings: Table::default(),
            absences: Table::default(),
            shifts: Table::default(),
            exceptions: Table::default(),
            boards: Table::default(),
            lead_times: Table::default(),
            severity_rules: Table::default(),
            grids: Table::default(),
            type_rules: Table::default(),
            classifications: Table::default(),
            policies: Table::default(),
            approvals: Table::default(),
            chains: Table::default(),
            outages: Table::default(),
            rollback_plans: Table::default(),
            rollback_decisions: Table::default(),
            risk_models: Table::default(),
            meetings: Table::default(),
            actions: Table::default(),
            packs: Table::default(),
            calendars: Table::default(),
            calendar_words: Table::default(),
        }
    }

    /// The components of a release as scopes see them: one for each service, or a single one without a service.
    pub fn components<'a>(&'a self, release: &'a Release) -> impl Iterator<Item = Component> + 'a {
        let bare = release.services.is_empty().then_some(None);
        let services = release.services.iter().filter_map(|id| self.services.get(*id)).map(Some);
        bare.into_iter().chain(services).map(|service: Option<&Service>| Component {
            service: service.map(|service| service.id),
            service_team: service.and_then(|service| service.team),
            release_team: release.team,
            region: service.and_then(|service| service.region),
            environment: release.environment,
            kind: release.kind,
        })
    }
}
