//! The table of commands: every use case with its name, its input, its output and whether it changes the plan.
//!
//! From this one table come the window's handler and permissions, the command
//! line's `call`, the JSON schemas and the TypeScript types.

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use ts_rs::{TS, TypeVisitor as _};

use crate::desk::{App, Desk};
use crate::error::{AppError, Fault, Result};
use crate::host::Task;
use crate::typescript::Names;
use crate::wire::{Changed, List, Nothing};
use crate::{
    approval, bundle, cab, calendar, catalogue, classification, conflict, dependency, desk, escalation, exchange,
    freeze, history, paper, project, publication, release, responsibility, risk, scenario, train, wire,
};

/// What a command does to the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// It asks.
    Query,
    /// It changes the plan, as one operation.
    Change,
    /// It opens or makes a plan, or writes a file; it leaves no operation.
    Session,
}

/// The names of an input and an output in TypeScript, or why their types could not be written.
type Written = std::result::Result<(String, String), ts_rs::ExportError>;

/// One row of the table.
pub struct Command {
    /// The name by which it is called.
    pub name: &'static str,
    /// What it does, in a sentence.
    pub doc: &'static str,
    /// What it does to the plan.
    pub effect: Effect,
    run: fn(&App, Value, &dyn Task) -> Result<Value>,
    input: fn(&mut SchemaGenerator) -> Schema,
    output: fn(&mut SchemaGenerator) -> Schema,
    types: fn(&ts_rs::Config, &mut Names) -> Written,
}

impl Command {
    /// Runs it with an input as JSON.
    pub fn run(&self, app: &App, input: Value, task: &dyn Task) -> Result<Value> {
        (self.run)(app, input, task)
    }

    /// The JSON schemas of its input and output.
    pub fn schemas(&self) -> (Schema, Schema) {
        let schema = |of: fn(&mut SchemaGenerator) -> Schema| of(&mut SchemaGenerator::default());
        (schema(self.input), schema(self.output))
    }

    /// Writes the TypeScript types that it needs, notes their names, and answers with those of its input and output.
    pub fn write_types(
        &self,
        config: &ts_rs::Config,
        names: &mut Names,
    ) -> std::result::Result<(String, String), ts_rs::ExportError> {
        (self.types)(config, names)
    }
}

/// Parses an input; the refusal names the command and what was expected.
fn read<T: DeserializeOwned>(name: &str, input: Value) -> Result<T> {
    let input = if input.is_null() { Value::Object(serde_json::Map::default()) } else { input };
    serde_json::from_value(input).map_err(|error| {
        AppError::new(Fault::Usage, "call.bad_input", format!("{name}: {error}"))
            .hint("`slipway commands` shows what every command takes")
    })
}

fn answer<T: Serialize>(output: T) -> Result<Value> {
    serde_json::to_value(output).map_err(|error| AppError::new(Fault::Internal, "call.unwritable", error.to_string()))
}

fn root<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.root_schema_for::<T>()
}

fn types_of<In: TS + 'static, Out: TS + 'static>(config: &ts_rs::Config, names: &mut Names) -> Written {
    names.visit::<In>();
    names.visit::<Out>();
    In::export_all(config)?;
    Out::export_all(config)?;
    Ok((In::name(config), Out::name(config)))
}

macro_rules! commands {
    ($($doc:literal $effect:ident $name:ident($input:ty) -> $output:ty = $run:path;)+) => {
        /// Every command, by room.
        pub static COMMANDS: &[Command] = &[$(Command {
            name: stringify!($name),
            doc: $doc,
            effect: commands!(@effect $effect),
            run: |app, input, task| {
                let input: $input = read(stringify!($name), input)?;
                let output: $output = commands!(@run $effect $run, app, task, input, stringify!($name))?;
                answer(output)
            },
            input: root::<$input>,
            output: root::<$output>,
            types: types_of::<$input, $output>,
        }),+];
    };
    (@effect query) => { Effect::Query };
    (@effect change) => { Effect::Change };
    (@effect session) => { Effect::Session };
    (@run query $run:path, $app:ident, $task:ident, $input:ident, $name:expr) => {
        $app.ask($name, |desk: &Desk, context| $run(desk, context, $input, $task))
    };
    (@run change $run:path, $app:ident, $task:ident, $input:ident, $name:expr) => {
        $app.change($name, |desk: &mut Desk, context| $run(desk, context, $input, $task))
    };
    (@run session $run:path, $app:ident, $task:ident, $input:ident, $name:expr) => {
        $run($app, $input, $task)
    };
}

commands! {
    "Says how the desk stands: the open plan, the version, the zones." session desk_show(Nothing) -> desk::DeskView = desk::show;
    "Opens a plan file." session plan_open(desk::OpenPlan) -> desk::DeskView = desk::open;
    "Makes a plan file, empty or with a sample in it, and opens it." session plan_create(desk::CreatePlan) -> desk::DeskView = desk::create;
    "Checks the file, the log and every rule, in one report." query plan_check(Nothing) -> desk::CheckReport = desk::check;
    "Changes the plan's name and zone." change plan_configure(desk::PlanSettings) -> Changed = desk::configure;

    "Lists the scenarios of the plan." query scenario_list(Nothing) -> List<scenario::ScenarioRow> = scenario::list;
    "Copies the plan as it stands into a scenario beside it." session scenario_create(scenario::WhichScenario) -> scenario::ScenarioRow = scenario::create;
    "Takes a scenario to the desk in place of the plan." session scenario_open(scenario::WhichScenario) -> desk::DeskView = scenario::open;
    "Takes the plan of a scenario back to the desk." session scenario_leave(Nothing) -> desk::DeskView = scenario::leave;
    "Tells what a scenario changes, side by side with the plan." query scenario_compare(scenario::WhichScenario) -> scenario::ScenarioDifference = scenario::compare;
    "Makes the plan what a scenario says, as one operation; refused where both changed the same." change scenario_apply(scenario::ApplyScenario) -> Changed = scenario::apply;
    "Throws a scenario away; it can be brought back." session scenario_discard(scenario::WhichScenario) -> Nothing = scenario::discard;
    "Lists the scenarios that were thrown away and can be brought back." query scenario_thrown_away(Nothing) -> List<scenario::WhichScenario> = scenario::thrown_away;
    "Brings a scenario back that was thrown away." session scenario_restore(scenario::WhichScenario) -> Nothing = scenario::restore;

    "Shows releases and windows of a stretch of time." query calendar_show(calendar::ShowCalendar) -> calendar::CalendarView = calendar::show;

    "Shows who is responsible, accountable, consulted and informed, type by type." query raci_list(Nothing) -> List<responsibility::GridView> = responsibility::list_grids;
    "Settles the grid of a type of release." change raci_save(responsibility::SettleGrid) -> Changed = responsibility::save_grid;
    "Takes the grid of a type back to the usual one." change raci_reset(catalogue::WhichKind) -> Changed = responsibility::reset_grid;
    "Prints the grids and the gap list as PDF." session raci_print(paper::PrintResponsibilities) -> paper::PrintedPaper = paper::print_responsibilities;
    "Lists what is missing in the responsibilities of releases." query gap_list(responsibility::WhichGaps) -> List<responsibility::GapView> = responsibility::list_gaps;
    "Writes the gap list as CSV." query gap_export(responsibility::ExportGaps) -> exchange::WrittenFile = responsibility::export_gaps;

    "Lists what each type of release asks." query type_list(Nothing) -> List<classification::TypeRuleView> = classification::list_types;
    "Settles what a type of release asks." change type_save(classification::TypeRuleCard) -> Changed = classification::save_type;
    "Takes a type of release back to what is usual." change type_reset(catalogue::WhichKind) -> Changed = classification::reset_type;
    "Finds the type of a release by answers, shows why, and keeps it." change release_classify(classification::ClassifyRelease) -> classification::ClassifyOutcome = classification::classify_release;
    "Shows how a release stands with its type." query classification_show(release::WhichRelease) -> classification::ClassificationView = classification::show_classification;
    "Tells how many releases got another type, by month and team." query reclassification_list(Nothing) -> List<classification::ReclassificationRow> = classification::list_reclassifications;

    "Lists the approval policies." query policy_list(Nothing) -> List<approval::PolicyView> = approval::list_policies;
    "Adds one of the shipped policies." change policy_ship(approval::ShipPolicy) -> Changed = approval::ship_policy;
    "Adds an approval policy or changes its lines." change policy_save(approval::PolicyCard) -> Changed = approval::save_policy;
    "Puts a policy in force, or none." change policy_enforce(approval::EnforcePolicy) -> Changed = approval::enforce_policy;
    "Takes a policy out that is not in force." change policy_remove(catalogue::WhichThing) -> Changed = approval::remove_policy;
    "Plays a policy over the releases of the last days." query policy_replay(approval::ReplayPolicy) -> approval::ReplayView = approval::replay_policy;
    "Prints a policy as one page." session policy_print(paper::PrintThing) -> paper::PrintedPaper = paper::print_policy;
    "Writes a policy as JSON." query policy_export(approval::ExportPolicy) -> exchange::WrittenFile = approval::export_policy;
    "Shows which approvals a release needs and has." query approval_show(release::WhichRelease) -> approval::StandingView = approval::show_standing;
    "Keeps what somebody decides about a release." change approval_give(approval::GiveApproval) -> Changed = approval::give_approval;
    "Confirms in writing what was approved in words." change approval_confirm(approval::WhichApproval) -> Changed = approval::confirm_approval;
    "Says that a condition of an approval is met, or open again." change condition_meet(approval::MeetCondition) -> Changed = approval::meet_condition;

    "Lists the chains of escalation." query chain_list(Nothing) -> List<escalation::ChainCard> = escalation::list_chains;
    "Adds a chain of escalation or changes it." change chain_save(escalation::ChainCard) -> Changed = escalation::save_chain;
    "Takes a chain of escalation out." change chain_remove(catalogue::WhichThing) -> Changed = escalation::remove_chain;
    "Shows how a release is taken back, until when, and who is called." query rollback_show(release::WhichRelease) -> escalation::RollbackView = escalation::show_rollback;
    "Says how a release is taken back." change rollback_save(escalation::RollbackCard) -> Changed = escalation::save_rollback;
    "Forgets how a release is taken back." change rollback_remove(release::WhichRelease) -> Changed = escalation::remove_rollback;
    "Keeps a decision on going back." change rollback_decide(escalation::DecideRollback) -> Changed = escalation::decide_rollback;
    "Prints the escalation card of a release as one page." session escalation_card_print(paper::PrintThing) -> paper::PrintedPaper = paper::print_card;

    "Lists the models by which risk is told." query risk_model_list(Nothing) -> List<risk::RiskModelView> = risk::list_models;
    "Settles a model of risk." change risk_model_save(risk::SettleRiskModel) -> Changed = risk::save_model;
    "Takes a model of risk back to the usual one." change risk_model_reset(risk::WhichRiskModel) -> Changed = risk::reset_model;

    "Shows a meeting as it is run: quorum, agenda, decisions, actions." query cab_workbench_show(cab::WhichMeeting) -> cab::WorkbenchView = cab::show_workbench;
    "Says how somebody takes part in a meeting, and who comes instead." change cab_attendance_mark(cab::MarkAttendance) -> Changed = cab::mark_attendance;
    "Puts a point on the agenda, takes it off, gives it time or a justification." change cab_point_mark(cab::MarkPoint) -> Changed = cab::mark_point;
    "Puts the points of an agenda in order." change cab_agenda_order(cab::OrderAgenda) -> Changed = cab::order_agenda;
    "Opens a meeting." change cab_meeting_open(cab::WhichMeeting) -> Changed = cab::open_meeting;
    "Takes up a point of the agenda, which starts its clock." change cab_point_take(cab::TakePoint) -> Changed = cab::take_point;
    "Keeps what the board decides about a release; provisional without a quorum." change cab_decide(cab::DecideItem) -> Changed = cab::decide_item;
    "Ends a meeting, so that its minutes are generated." change cab_meeting_end(cab::WhichMeeting) -> Changed = cab::end_meeting;
    "Shows the minutes of a meeting." query cab_minutes_show(cab::WhichMeeting) -> cab::MinutesView = cab::show_minutes;
    "Keeps the minutes as they were edited." change cab_minutes_save(cab::SaveMinutes) -> Changed = cab::save_minutes;
    "Locks the minutes; nothing of the meeting changes behind that." change cab_minutes_lock(cab::WhichMeeting) -> Changed = cab::lock_minutes;
    "Prints the minutes of a meeting as PDF." session cab_minutes_print(cab::PrintMeeting) -> paper::PrintedPaper = cab::print_minutes;
    "Writes minutes, actions or dates of a meeting as a file." session cab_export(cab::ExportMeeting) -> exchange::WrittenFile = cab::export_meeting;
    "Lists what meetings asked of people." query action_list(Nothing) -> List<cab::ActionView> = cab::list_actions;
    "Keeps what a meeting asks of somebody, or that it is done." change action_save(cab::ActionCard) -> Changed = cab::save_action;
    "Takes an action out." change action_remove(cab::WhichAction) -> Changed = cab::remove_action;
    "Issues the pack of a meeting: what it shows now is what the board decides on." change cab_pack_issue(cab::WhichMeeting) -> Changed = cab::issue_pack;
    "Tells what changed since the last meeting, or since an operation." query cab_since_show(cab::AskSince) -> cab::SinceView = cab::show_since;
    "Prints the forward schedule of change alone." session forward_schedule_print(cab::PrintMeeting) -> paper::PrintedPaper = cab::print_schedule;
    "Prints the projected service outages alone." session outages_print(cab::PrintMeeting) -> paper::PrintedPaper = cab::print_outages;

    "Shows what is said about the outage of a release." query outage_show(release::WhichRelease) -> release::OutageView = release::show_outage;
    "Says how long the services of a release are away." change outage_save(release::OutageCard) -> Changed = release::save_outage;
    "Forgets what was said about the outage of a release." change outage_forget(release::WhichRelease) -> Changed = release::forget_outage;

    "Lists releases." query release_list(release::ReleaseFilter) -> List<wire::ReleaseBar> = release::list;
    "Shows one release in full." query release_show(release::WhichRelease) -> release::ReleaseView = release::show;
    "Draws a new release." change release_draw(release::DrawRelease) -> release::ReleaseOutcome = release::draw;
    "Gives a release other contents." change release_edit(release::EditRelease) -> release::ReleaseOutcome = release::edit;
    "Gives a release another time; refused on a hard conflict." change release_move(release::MoveRelease) -> release::MoveOutcome = release::relocate;
    "Plans a release again by a rule, as drafts; each can be left out." change release_repeat(release::RepeatRelease) -> release::RepeatOutcome = release::repeat;
    "Plans one more deployment of a release, with it from then on." change deployment_plan(release::PlanDeployment) -> release::ReleaseOutcome = release::plan_deployment;
    "Takes a release to its next state, and its deployments with it while it is decided about." change release_advance(release::AdvanceRelease) -> Changed = release::advance;
    "Takes a release out of the plan." change release_remove(release::WhichRelease) -> Changed = release::remove;

    "Lists templates from which releases are drawn." query template_list(Nothing) -> List<release::TemplateCard> = release::templates;
    "Tells the template that a release would make." query template_of(release::WhichRelease) -> release::TemplateCard = release::template_of;
    "Tells what a release would be that is drawn from a template for a day." query template_draft(release::TemplateOn) -> release::ReleaseDraft = release::draft_of;
    "Keeps a template or changes it." change template_save(release::TemplateCard) -> Changed = release::save_template;
    "Takes a template out; what was drawn from it stays." change template_remove(catalogue::WhichThing) -> Changed = release::remove_template;

    "Adds a step to a runbook or changes it; refused where it would wait for itself." change step_save(release::StepCard) -> Changed = release::save_step;
    "Takes a step out of its runbook; what waited for it waits for it no longer." change step_remove(release::WhichStep) -> Changed = release::remove_step;
    "Shows the runbook of a release with the time of each step." query runbook_show(release::ShowRunbook) -> release::RunbookView = release::show_runbook;
    "Adds an item to a readiness checklist, changes it, or says that it is ready." change readiness_save(release::ReadinessCard) -> Changed = release::save_readiness;
    "Takes an item out of a readiness checklist." change readiness_remove(release::WhichReadiness) -> Changed = release::remove_readiness;
    "Shows how risky a release is, with the arithmetic of its score of today." query risk_show(release::WhichRelease) -> risk::RiskView = risk::show;
    "Assesses the risk of a release and gives it the band of its score." change risk_assess(risk::AssessRelease) -> risk::AssessOutcome = risk::assess;
    "Lists candidate changes." query changes_list(bundle::ChangeFilter) -> List<bundle::ChangeView> = bundle::list;
    "Adds a candidate change or changes it." change change_save(bundle::ChangeCard) -> Changed = bundle::save_change;
    "Takes a candidate change out." change change_remove(bundle::WhichChange) -> Changed = bundle::remove_change;
    "Puts a change into a release, takes it out, or puts it off; refused where it is too much risk that nobody accepted." change change_place(bundle::PlaceChange) -> bundle::PlaceOutcome = bundle::place;
    "Shows what a release takes along, what it puts off, and what is proposed." query bundle_show(bundle::ShowBundle) -> bundle::BundleView = bundle::show;
    "Carries a proposal out, as a whole or for some changes, as one operation." change bundle_apply(bundle::ApplyBundle) -> bundle::ApplyOutcome = bundle::apply;
    "Says how much risk a release takes along." change risk_budget_save(bundle::RiskBudgetCard) -> Changed = bundle::save_budget;
    "Accepts by name that a release takes more risk along than its budget." change risk_overflow_accept(bundle::AcceptOverflow) -> Changed = bundle::accept;
    "Takes back that somebody accepted more risk in a release." change risk_overflow_withdraw(bundle::WithdrawAcceptance) -> Changed = bundle::withdraw;

    "Lists conflicts with their sentences." query conflict_list(conflict::ConflictFilter) -> List<wire::ConflictView> = conflict::list;
    "Finds the next valid slots of a release." query slot_find(conflict::FindSlots) -> conflict::SlotAnswer = conflict::find_slots;

    "Lays the dependency map out." query dependency_map(dependency::ShowMap) -> dependency::MapView = dependency::map;
    "Links two services; refused where it closes a cycle." change service_link(dependency::LinkServices) -> Changed = dependency::link_services;
    "Takes the link between two services away." change service_unlink(dependency::UnlinkServices) -> Changed = dependency::unlink_services;
    "Links two releases; refused where it closes a cycle." change release_link(dependency::LinkReleases) -> Changed = dependency::link_releases;
    "Takes the link between two releases away." change release_unlink(dependency::UnlinkReleases) -> Changed = dependency::unlink_releases;
    "Puts releases in deployment order." query order_show(dependency::ShowOrder) -> dependency::OrderView = dependency::order;
    "Puts the releases of a stretch in the order in which they can be deployed, as one operation." change sequence_apply(dependency::SequenceReleases) -> dependency::SequenceOutcome = dependency::sequence;
    "Computes the critical path with floats." query critical_path_show(Nothing) -> dependency::CriticalPathView = dependency::critical_path;
    "Says what breaks when a release ends later than planned." query late_show(dependency::ShowLate) -> dependency::LateView = dependency::late;
    "Says who is hit when a service fails." query blast_show(dependency::ShowBlast) -> List<dependency::Hit> = dependency::blast;

    "Shows everything around the releases." query catalogue_show(Nothing) -> catalogue::CatalogueView = catalogue::show;
    "Adds a service or changes it." change service_save(catalogue::ServiceCard) -> Changed = catalogue::save_service;
    "Takes a service out." change service_remove(catalogue::WhichThing) -> Changed = catalogue::remove_service;
    "Adds a team or changes it." change team_save(catalogue::TeamCard) -> Changed = catalogue::save_team;
    "Takes a team out." change team_remove(catalogue::WhichThing) -> Changed = catalogue::remove_team;
    "Adds an environment or changes it." change environment_save(catalogue::EnvironmentCard) -> Changed = catalogue::save_environment;
    "Takes an environment out." change environment_remove(catalogue::WhichThing) -> Changed = catalogue::remove_environment;
    "Adds a region or changes it." change region_save(catalogue::RegionCard) -> Changed = catalogue::save_region;
    "Takes a region out." change region_remove(catalogue::WhichThing) -> Changed = catalogue::remove_region;
    "Adds a person or changes them." change person_save(catalogue::PersonCard) -> Changed = catalogue::save_person;
    "Takes a person out." change person_remove(catalogue::WhichThing) -> Changed = catalogue::remove_person;
    "Lists milestones of projects, those in trouble first." query milestone_list(project::MilestoneFilter) -> List<project::MilestoneView> = project::list;
    "Adds a milestone of a project or changes it." change milestone_save(project::ProjectMilestoneCard) -> Changed = project::save;
    "Takes a milestone of a project out." change milestone_remove(catalogue::WhichThing) -> Changed = project::remove;
    "Adds a train or changes it." change train_save(train::TrainCard) -> Changed = train::save_train;
    "Takes a train out." change train_remove(catalogue::WhichThing) -> Changed = catalogue::remove_train;
    "Lists trains with the next departure of each." query train_list(Nothing) -> List<train::TrainRow> = train::list;
    "Shows a train with its departures and who rides." query train_show(train::ShowTrain) -> train::TrainView = train::show;
    "Tells what a train would be before it is saved: its departures with their milestones." query train_preview(train::PreviewTrain) -> train::TrainView = train::preview;
    "Puts a release on board of a train, or says what keeps it from riding." change release_board(train::BoardRelease) -> train::BoardOutcome = train::board;
    "Takes a release off its train." change release_leave(train::LeaveTrain) -> train::LeaveOutcome = train::leave;
    "Closes the boarding of a departure: who is not ready rides on the next one." change boarding_close(train::CloseBoarding) -> train::CloseOutcome = train::close;
    "Gives one departure another time, with everybody on board, or calls it off." change departure_move(train::RescheduleDeparture) -> train::RescheduleOutcome = train::reschedule;
    "Adds a window or changes it." change window_save(catalogue::WindowCard) -> Changed = catalogue::save_window;
    "Takes a window out." change window_remove(catalogue::WhichThing) -> Changed = catalogue::remove_window;
    "Adds a data store or changes it." change store_save(catalogue::NamedCard) -> Changed = catalogue::save_store;
    "Takes a data store out." change store_remove(catalogue::WhichThing) -> Changed = catalogue::remove_store;
    "Adds a booking of an environment or changes it." change booking_save(catalogue::BookingCard) -> Changed = catalogue::save_booking;
    "Takes a booking out." change booking_remove(catalogue::WhichThing) -> Changed = catalogue::remove_booking;
    "Adds an absence of a person or changes it." change absence_save(catalogue::AbsenceCard) -> Changed = catalogue::save_absence;
    "Takes an absence out." change absence_remove(catalogue::WhichThing) -> Changed = catalogue::remove_absence;
    "Adds a shift of a person or changes it." change shift_save(catalogue::ShiftCard) -> Changed = catalogue::save_shift;
    "Takes a shift out." change shift_remove(catalogue::WhichThing) -> Changed = catalogue::remove_shift;
    "Adds a board that decides on releases, or changes it." change board_save(catalogue::BoardCard) -> Changed = catalogue::save_board;
    "Takes a board out." change board_remove(catalogue::WhichThing) -> Changed = catalogue::remove_board;
    "Settles how early releases of a type are handed in." change lead_time_save(catalogue::LeadTimeCard) -> Changed = catalogue::save_lead_time;
    "Takes the lead time of a type away." change lead_time_remove(catalogue::WhichKind) -> Changed = catalogue::remove_lead_time;
    "Lists how much conflicts weigh, code by code." query severity_rule_list(Nothing) -> List<catalogue::SeverityRuleView> = catalogue::severity_rules;
    "Settles how much conflicts of a code weigh." change severity_rule_save(catalogue::SettleSeverity) -> Changed = catalogue::save_severity_rule;

    "Proposes a freeze: a new one, or one that binds nobody yet with other contents." change freeze_propose(catalogue::WindowCard) -> Changed = freeze::propose;
    "Brings a proposed freeze before those whom it concerns." change freeze_negotiate(freeze::WhichFreeze) -> Changed = freeze::negotiate;
    "Signs a freeze for the business or for IT; with both it is agreed." change freeze_sign(freeze::SignFreeze) -> Changed = freeze::sign;
    "Publishes an agreed freeze, so that it binds; refused where it is about nothing." change freeze_publish(freeze::WhichFreeze) -> Changed = freeze::publish;
    "Lets a freeze bind no longer." change freeze_end(freeze::WhichFreeze) -> Changed = freeze::end;
    "Brings a freeze back to a proposal and takes its signatures off." change freeze_reopen(freeze::WhichFreeze) -> Changed = freeze::reopen;
    "Asks for an exception from a freeze for a release." change exception_request(freeze::RequestException) -> freeze::ExceptionOutcome = freeze::request;
    "Grants an exception until it runs out, or does not grant it." change exception_decide(freeze::DecideException) -> Changed = freeze::decide;
    "Says how the release went that used its exception." change exception_use(freeze::UseException) -> Changed = freeze::use_up;
    "Gives an exception up." change exception_withdraw(freeze::WhichException) -> Changed = freeze::withdraw;
    "Lists exceptions from freezes with their outcomes." query exception_list(Nothing) -> List<freeze::ExceptionView> = freeze::exceptions;
    "Tries a window on a service at a time, as if it bound." query freeze_try(freeze::TryFreeze) -> freeze::FreezeTrial = freeze::try_out;
    "Tells which releases a window would displace if it bound, and where each could go." query freeze_preview(freeze::PreviewFreeze) -> freeze::FreezePreview = freeze::preview;
    "Shows one freeze: its phase, its signatures, and when it comes next." query freeze_show(freeze::WhichFreeze) -> freeze::LayerView = freeze::show;
    "Lists windows with their phase, what is wrong with them, and when they come next." query layer_list(freeze::LayerFilter) -> List<freeze::LayerView> = freeze::layers;
    "Tells the first occurrences of a rule before it is saved." query rule_expand(freeze::ExpandRule) -> freeze::ExpandedRule = freeze::expand;

    "Shows the columns of a file and suggests a mapping." query file_look(exchange::LookIntoFile) -> exchange::FileLook = exchange::look;
    "Imports files: all or nothing, and twice is the same as once." change file_import(exchange::ImportFiles) -> exchange::ImportOutcome = exchange::import;
    "Imports the events of calendar files as windows, milestones or releases: all or nothing, and twice is the same as once." change calendar_import(exchange::ImportCalendars) -> exchange::ImportOutcome = exchange::import_calendars;
    "Lists the calendar files that this machine watches, and whether they are as they were." query calendar_sources(Nothing) -> List<exchange::CalendarSource> = exchange::calendar_sources;
    "Watches a calendar file or a folder of them no longer." session calendar_source_forget(exchange::WhichSource) -> exchange::ForgottenSource = exchange::forget_source;
    "Watches a calendar file or a folder again that was forgotten, as it was." session calendar_source_restore(exchange::WhichSource) -> List<exchange::CalendarSource> = exchange::restore_source;
    "Shows a calendar as it would be written." session calendar_preview(publication::PreviewCalendar) -> publication::CalendarPreview = publication::preview_calendar;
    "Writes a part of the plan as an iCalendar file." session calendar_export(publication::ExportCalendar) -> exchange::WrittenFiles = publication::export_calendar;
    "Writes a message for each event that enters, changes or takes it out in the calendars of people." session calendar_invite(publication::WriteInvitations) -> exchange::WrittenFiles = publication::invite;
    "Lists the calendars that are saved by name." query saved_calendar_list(Nothing) -> List<publication::SavedCalendarView> = publication::list_calendars;
    "Saves a calendar by name, to be written or published again." change saved_calendar_save(publication::SavedCalendarCard) -> Changed = publication::save_calendar;
    "Removes a saved calendar." change saved_calendar_remove(publication::WhichCalendar) -> Changed = publication::remove_calendar;
    "Shows in which words events are told, with an event in them." query calendar_words_show(publication::ShowWords) -> List<publication::WordsView> = publication::show_words;
    "Settles in which words a kind of event is told." change calendar_words_save(publication::WordsCard) -> Changed = publication::save_words;
    "Takes the words of a kind of event back to the usual ones." change calendar_words_reset(publication::WhichWords) -> Changed = publication::reset_words;
    "Tells where calendars are published on this machine." query publication_show(Nothing) -> publication::PublicationView = publication::show_publication;
    "Says in which folder calendars are kept up to date on this machine." session publication_set(publication::SetPublication) -> publication::PublicationView = publication::set_publication;
    "Brings the published calendars up to date." session calendar_publish(publication::PublishCalendars) -> publication::Published = publication::publish;
    "Writes releases as a CSV file." query releases_export(exchange::ExportTable) -> exchange::WrittenFiles = exchange::export_releases;
    "Writes milestones beside the trains of their releases as a CSV file." query milestones_export(project::ExportMilestones) -> exchange::WrittenFiles = project::export;
    "Writes a dependency map as a picture, as pages or for other programs." session map_export(exchange::ExportMap) -> exchange::WrittenFiles = exchange::export_map;
    "Writes the deployment order as a list or as a CSV file." query order_export(exchange::ExportOrder) -> exchange::WrittenFiles = exchange::export_order;
    "Writes services, releases and what each depends on as a GraphML file." query graph_export(exchange::ExportTable) -> exchange::WrittenFiles = exchange::export_graph;
    "Writes the plan as a JSON document." query plan_export(exchange::ExportTable) -> exchange::WrittenFiles = exchange::export_plan;

    "Lists the next meetings of every board with what each decides." query cab_meetings(Nothing) -> List<cab::MeetingView> = cab::meetings;
    "Shows one meeting of a board." query cab_meeting_show(cab::WhichMeeting) -> cab::MeetingView = cab::show_meeting;
    "Prints the board's pack as PDF." session cab_pack_print(cab::PrintPack) -> cab::PrintedPack = cab::print_pack;

    "Prints the wall planner of a year as PDF, on A3." session wall_planner_print(paper::PrintPlanner) -> paper::PrintedPaper = paper::print_planner;
    "Prints the notice of a freeze as PDF; a draft where it is not published." session freeze_notice_print(paper::PrintNotice) -> paper::PrintedPaper = paper::print_notice;
    "Prints the sheet of a train as PDF: who rides on a departure, who missed it, and who rides next." session train_sheet_print(paper::PrintTrainSheet) -> paper::PrintedPaper = paper::print_train_sheet;
    "Prints what a release takes along and what it puts off, and why, as PDF." session bundle_sheet_print(paper::PrintBundleSheet) -> paper::PrintedPaper = paper::print_bundle_sheet;
    "Prints milestones of projects beside the trains of the releases that wait for them, as PDF." session alignment_sheet_print(paper::PrintAlignment) -> paper::PrintedPaper = paper::print_alignment_sheet;
    "Prints the calendar of a stretch of time as PDF, in lanes, with a table of its releases." session calendar_print(paper::PrintCalendar) -> paper::PrintedPaper = paper::print_calendar;

    "Lists operations, newest first." query history_list(history::HistoryFilter) -> List<history::OperationRow> = history::list;
    "Shows one operation with the rows that it touched." query operation_show(history::WhichOperation) -> history::OperationRow = history::show;
    "Takes the last operation back." change undo(Nothing) -> Changed = history::undo;
    "Brings back what undo took back." change redo(Nothing) -> Changed = history::redo;
    "Takes one operation back, where its rows have not moved on." change operation_undo(history::WhichOperation) -> Changed = history::undo_one;
    "Brings the plan back to what it was after an operation, as one new operation." change history_go_back(history::GoBack) -> Changed = history::go_back;
    "Tells the net difference between two operations." query history_compare(history::CompareMoments) -> List<history::RowChange> = history::compare;
    "Shows the releases as they were after an operation." query history_as_of(history::WhichOperation) -> history::PastPlan = history::as_of;
    "Checks that no operation was tampered with." query history_verify(Nothing) -> history::VerifyView = history::verify;
}

/// The command of a name.
pub fn find(name: &str) -> Option<&'static Command> {
    COMMANDS.iter().find(|command| command.name == name)
}
