//! The command line as people type it; completions and the man page come from it too.

mod approval;
mod board;
mod bundles;
mod cab;
mod choices;
mod classification;
mod dependencies;
mod deployments;
mod escalation;
mod files;
mod layers;
mod printing;
mod projects;
mod publication;
mod releases;
mod responsibility;
mod risk;
mod scenarios;
mod templates;
mod trains;

use std::path::PathBuf;

use clap::{Parser, Subcommand};
use slipway_domain::time::Instant;

pub use approval::{Approval, ApprovalStep, Approve, Decision, OUTCOMES, Policy};
pub use board::{Absence, AbsenceStep, Board, SettleBoard, WhichBoard};
pub use bundles::{Budget, Bundle, Change, ChangeCard, Changes};
pub use cab::{Action, Agenda, Cab, Decide, Document, Minutes};
pub use choices::{ExportKind, Filter, Grouping, ImportKind, Narrow};
pub use classification::{Classify, SettleType, Types};
pub use dependencies::{Link, Map, StepOf, StepSaid, Unlink};
pub use deployments::DeploymentSaid;
pub use escalation::{Escalation, Rollback, RollbackStep, WayBack};
pub use files::{Calendar, Events, Export, Import, Sources};
pub use layers::{Exception, Freeze, Proposal, Rules, Which};
pub use printing::Printing;
pub use projects::{Milestone, MilestoneSaid, Milestones};
pub use publication::{Calendars, Messages, Part, Publish, SaveCalendar, SettleCalendar, SettleWords, Words};
pub use releases::{Advance, Move, Outage, OutageStep, Repeat, Sequence};
pub use responsibility::{Gaps, Raci, Roles, SettleRaci};
pub use risk::{Risk, RiskModels, SettleRisk};
pub use scenarios::Scenario;
pub use templates::{Template, TemplateSaid};
pub use trains::{Departure, Ready, Timetable, Train};

/// Release planning: calendars, conflicts, dependencies and the CAB pack.
#[derive(Debug, Parser)]
#[command(name = "slipway", version, propagate_version = true, arg_required_else_help = true)]
#[command(
    after_help = "Exit codes: 0 done or allowed, 1 refused by a rule, 2 usage, 3 bad input file, 4 problems found, 5 plan file missing, locked, newer or damaged, 70 a fault of ours."
)]
pub struct Arguments {
    /// The plan file; the last plan that the window opened where nothing is said
    #[arg(long, global = true, env = "SLIPWAY_PLAN", value_name = "FILE")]
    pub plan: Option<PathBuf>,
    /// Print one JSON document
    #[arg(long, global = true)]
    pub json: bool,
    /// Let the clock stand still at this time, such as 2026-11-23T10:00:00Z
    #[arg(long, global = true, value_name = "TIME")]
    pub as_of: Option<Instant>,
    /// Who acts; the system's user where nothing is said
    #[arg(long, global = true, value_name = "NAME")]
    pub actor: Option<String>,
    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a plan file
    New {
        /// Where to put it
        file: PathBuf,
        /// Fill it with a realistic portfolio
        #[arg(long)]
        sample: bool,
        /// Fill it with this many releases
        #[arg(long, value_name = "N")]
        sample_size: Option<usize>,
        /// What to call the plan
        #[arg(long)]
        name: Option<String>,
        /// The plan's zone
        #[arg(long)]
        zone: Option<String>,
    },
    /// Import files: all or nothing, and twice is the same as once
    #[command(after_help = files::AFTER_IMPORT)]
    Import(Box<Import>),
    /// List the calendar files that are watched, and tell whether they changed
    Sources(Sources),
    /// List releases
    Releases(Filter),
    /// Show one release in full
    Release {
        /// Its key
        key: String,
    },
    /// Give a release another time
    Move(Box<Move>),
    /// Take a release to its next state; `submitted` hands it in
    Advance(Advance),
    /// Plan a release again by a rule, as drafts
    Repeat(Repeat),
    /// Plan one more deployment of a release, which moves and is approved with it
    Deployment(DeploymentSaid),
    /// Put the releases of a stretch in the order in which they can be deployed
    Sequence(Sequence),
    /// List conflicts; exit code 4 where there are any
    Conflicts {
        /// Only those of one release
        #[arg(long, value_name = "KEY")]
        release: Option<String>,
        /// Only those that end after this
        #[arg(long, value_name = "TIME")]
        from: Option<String>,
        /// Only those that start before this
        #[arg(long, value_name = "TIME")]
        to: Option<String>,
    },
    /// Find the next valid slots of a release
    Slots {
        /// Its key
        key: String,
        /// How far to look, in days such as 90d
        #[arg(long, default_value = "90d")]
        horizon: String,
        /// How many slots
        #[arg(long, default_value_t = 5)]
        count: usize,
    },
    /// Put releases in deployment order
    Order {
        /// Only releases that end after this
        #[arg(long, value_name = "TIME")]
        from: Option<String>,
        /// Only releases that start before this
        #[arg(long, value_name = "TIME")]
        to: Option<String>,
        /// Write it as text (.txt) or as a table (.csv)
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Compute the critical path with floats
    CriticalPath,
    /// Say who is hit when a service fails
    Blast {
        /// Key of the service
        service: String,
        /// How far to follow the failure
        #[arg(long, default_value_t = 3)]
        depth: u32,
        /// What the service needs instead of who needs it
        #[arg(long)]
        needs: bool,
    },
    /// Say what breaks when a release ends later than planned
    Late {
        /// Its key
        release: String,
        /// By how much, such as 90m, 4h or 1wd
        #[arg(long, value_name = "TIME")]
        by: String,
    },
    /// Show the dependency map, or write it as a file
    Map(Map),
    /// Let one thing need or wait for another
    #[command(subcommand)]
    Link(Link),
    /// Take a link away
    #[command(subcommand)]
    Unlink(Unlink),
    /// Show the runbook of a release with the time of each step
    Runbook {
        /// Key of the release
        release: String,
    },
    /// Steps of runbooks
    #[command(subcommand)]
    Step(StepOf),
    /// List windows with their phase and what somebody should look at
    Windows {
        /// Only those of this kind, such as freeze-hard
        #[arg(long)]
        kind: Option<String>,
        /// Only those that somebody should look at
        #[arg(long)]
        flagged: bool,
    },
    /// Freezes on their way from a proposal to their end
    #[command(subcommand)]
    Freeze(Freeze),
    /// Exceptions from freezes
    #[command(subcommand)]
    Exception(Exception),
    /// List how much conflicts weigh, code by code, or settle it
    #[command(args_conflicts_with_subcommands = true)]
    Rules {
        /// What to settle
        #[command(subcommand)]
        settle: Option<Rules>,
    },
    /// Tell the dates of a recurrence rule before it is saved
    Expand {
        /// When it first begins on the wall, such as 2026-12-18T22:00
        #[arg(long, value_name = "TIME")]
        start: String,
        /// When it first ends on the wall
        #[arg(long, value_name = "TIME")]
        end: String,
        /// The zone of both; the plan's where nothing is said
        #[arg(long)]
        zone: Option<String>,
        /// How it recurs, such as FREQ=MONTHLY;BYDAY=3SA
        #[arg(long, value_name = "RULE")]
        rrule: Option<String>,
    },
    /// List trains with their next departures
    Trains,
    /// One train: its timetable, who boards, and who stays behind
    #[command(subcommand)]
    Train(Train),
    /// List templates from which releases are drawn
    Templates,
    /// One template: keep it, or draw a release from it
    #[command(subcommand)]
    Template(Template),
    /// What must be ready before a release goes
    #[command(subcommand)]
    Ready(Ready),
    /// List milestones of projects, the late ones first
    Milestones(Milestones),
    /// One milestone of a project
    #[command(subcommand)]
    Milestone(Milestone),
    /// List candidate changes
    Changes(Changes),
    /// One candidate change: what it is, and which release takes it along
    #[command(subcommand)]
    Change(Change),
    /// What a release takes along within its risk budget, and what it puts off
    Bundle(Box<Bundle>),
    /// The risk budget of a release, and who accepts more
    #[command(subcommand)]
    Budget(Budget),
    /// Show how risky a release is with the arithmetic, or assess it
    Risk(Risk),
    /// List the models by which risk is told, or settle one
    RiskModels(RiskModels),
    /// List who answers for what in each type of release, or settle it
    Raci(Raci),
    /// List who holds which role on a release, or say it
    Roles(Roles),
    /// List who is missing for releases; exit code 4 where something blocks
    Gaps(Gaps),
    /// List what each type of release asks, or settle it
    Types(Types),
    /// Find the type of a release by answers, show why, and keep it
    Classify(Box<Classify>),
    /// Show how a release stands with its type
    Classification {
        /// Its key
        key: String,
    },
    /// List how many releases got another type, by month and team
    Reclassified,
    /// Approval policies: which releases need whose approval
    #[command(subcommand)]
    Policy(Policy),
    /// Show the approvals of a release; exit code 4 where they are not complete
    Approval(Approval),
    /// Keep what somebody decides about a release
    Approve(Box<Approve>),
    /// Show how long the services of a release are away, or say it
    Outage(Outage),
    /// Chains of escalation: who is called, and after how long
    #[command(subcommand)]
    Escalation(Escalation),
    /// Show how a release is taken back, until when, and who is called, or say it
    Rollback(Rollback),
    /// Write files for others
    Export(Box<Export>),
    /// List calendars that are saved by name, or settle one
    Calendars(Calendars),
    /// Bring the folder of published calendars up to date
    Publish(Publish),
    /// Write a message for each event, which updates it in calendars of people
    Messages(Box<Messages>),
    /// Show in which words events are told in calendars, or settle them
    Words(Words),
    /// The change advisory board: its meetings from the invitation to the minutes
    #[command(subcommand)]
    Cab(Cab),
    /// List who sits on each board, or settle it
    Board(Board),
    /// List who is away, or say it
    Absence(Absence),
    /// Print the wall planner of a year, on A3
    Planner {
        /// The year
        #[arg(long)]
        year: i32,
        /// Where to put the PDF
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
        /// A window by its key, whether it binds or not; all that bind where none is named
        #[arg(long, value_name = "KEY")]
        layer: Vec<String>,
        /// Print without colour
        #[arg(long)]
        mono: bool,
        /// A font for scripts that the built-in family lacks
        #[arg(long, value_name = "FILE")]
        fallback_font: Option<PathBuf>,
    },
    /// Print the calendar of a stretch of time in lanes, on A4 or A3
    Calendar(Box<Calendar>),
    /// What-if copies of the plan
    #[command(subcommand)]
    Scenario(Scenario),
    /// Take the last operation back
    Undo,
    /// Bring back what undo took back
    Redo,
    /// Bring the plan back to what it was after an operation, as one new operation
    GoBack {
        /// The operation
        seq: u64,
        /// Why
        #[arg(long)]
        reason: Option<String>,
    },
    /// List operations, or verify them
    Log {
        /// Check that no operation was tampered with
        #[arg(value_parser = ["verify"])]
        verify: Option<String>,
    },
    /// Tell the net difference between two operations
    Diff {
        /// After this operation
        from: u64,
        /// After that operation
        to: u64,
    },
    /// Show the releases as they were after an operation
    #[command(name = "as-of")]
    Past {
        /// The operation
        seq: u64,
    },
    /// Check the file, the log and every rule; exit code 4 where anything is wrong
    Check,
    /// List every command of the application with its JSON schema
    Commands,
    /// Call a command of the application, or many
    Call {
        /// Its name
        #[arg(required_unless_present = "file")]
        name: Option<String>,
        /// Its input
        #[arg(default_value = "{}")]
        input: String,
        /// A file with one {"name": ..., "input": ...} a line
        #[arg(long, conflicts_with = "name")]
        file: Option<PathBuf>,
    },
    /// Print shell completions
    Completions {
        /// For which shell
        shell: clap_complete::Shell,
    },
    /// Print the man page
    Man,
}
