//! Files that are read and written.

use std::path::PathBuf;

use clap::Args;

use super::{ExportKind, Filter, Grouping, ImportKind, Narrow};

/// What stands in the columns of each kind of file.
pub const AFTER_IMPORT: &str = "\
Columns (* must be there; several values are separated by |; a time without an offset needs a zone):
  services      key*, name, tier, team, region, environment, depends_on, kind
  dependencies  from*, to*, type, lag, relation, min_version, calendar
  releases      key*, title, start, end, duration, type, services, environment, zone, team, train, risk, state,
                depends_on, rollback_minutes, version, stores, deployment_of; others are kept as notes
  windows       key*, kind*, start*, end*, title, zone, rrule, until, services, teams, environments, regions, types,
                severity, owner, source, reviewed, limit
  people        key*, name, team, email, deputy
  bookings      key*, environment*, start, end, duration, title, exclusive, zone, setup, teardown, release, team
  absences      key*, person*, start*, end*, zone, reason
  shifts        key*, person*, start*, end*, zone, rrule, until
  trains        key*, name, capacity, risk_budget
  stores        key*, name
  lead-times    type*, lead*
  boards        key*, start*, end*, name, zone, rrule, until, services, teams, environments, regions, types, cut_off,
                cut_off_major
  milestones    key*, title, project, release, baseline, forecast, actual; a CSV file of Jira, Microsoft Project XML and
                calendar files are read as well
  changes       key*, title, service, value, urgency, deadline, effort, impact, likelihood, mandatory; a new one needs
                service, value, urgency, effort (person-days), impact and likelihood
  steps         release*, key*, title, minutes, owner, after
Durations are written 90m, 2h, 1h30m, 1d or 3wd.

graphml, cyclonedx and backstage read graphs: what is no release becomes a service, releases must be in the plan already.
A circle is told with the lines that make it, and nothing is imported.

ics reads the events of calendar files as windows of the kind that --kind says: maintenance, freeze-hard, freeze-soft,
peak, vendor, holiday, trading-hours or month-end. A window is known again by the name of the file and the UID of its
event: a second import changes nothing, a changed event changes its window, a cancelled one takes it out.";

/// What is read, and how.
#[derive(Debug, Args)]
pub struct Import {
    /// What the files hold
    #[arg(value_name = "KIND")]
    pub what: ImportKind,
    /// The files
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// Their column for one of ours
    #[arg(long, value_name = "THEIRS=OURS")]
    pub map: Vec<String>,
    /// A mapping that was saved; what --map says goes before it
    #[arg(long, value_name = "NAME")]
    pub mapping: Option<String>,
    /// Save the mapping of this import by a name
    #[arg(long, value_name = "NAME")]
    pub save_mapping: Option<String>,
    /// The zone of times without one
    #[arg(long)]
    pub zone: Option<String>,
    /// The length of releases that have only a start or only an end
    #[arg(long)]
    pub duration: Option<String>,
    /// What the events of calendar files mean for releases, such as freeze-hard (ics)
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,
    /// Services that the events are about, separated by |; all where nothing is said (ics)
    #[arg(long, value_name = "KEYS", value_delimiter = '|')]
    pub services: Vec<String>,
    /// Regions that the events are about (ics)
    #[arg(long, value_name = "KEYS", value_delimiter = '|')]
    pub regions: Vec<String>,
    /// Key of the person who answers for their dates (ics)
    #[arg(long, value_name = "PERSON")]
    pub owner: Option<String>,
    /// Show what would happen, row by row
    #[arg(long)]
    pub preview: bool,
}

/// What is written, and where.
#[derive(Debug, Args)]
pub struct Export {
    /// Which kind of file
    pub kind: ExportKind,
    /// Where to put it
    #[arg(long, value_name = "PATH")]
    pub out: PathBuf,
    /// Which releases
    #[command(flatten)]
    pub filter: Filter,
    /// Only the releases of this person
    #[arg(long)]
    pub person: Option<String>,
    /// A window by its key, in place of releases (ics)
    #[arg(long, value_name = "KEY")]
    pub layer: Option<String>,
    /// Several files of less than one megabyte (ics)
    #[arg(long)]
    pub split: bool,
}

/// Which calendar is printed, and how.
#[derive(Debug, Args)]
pub struct Calendar {
    /// The first day, in the plan's zone
    #[arg(long, value_name = "DAY")]
    pub from: String,
    /// The day after the last one; at most 400 days are printed at once
    #[arg(long, value_name = "DAY")]
    pub to: String,
    /// Where to put the PDF; a name that ends in .png gets a picture of its first page
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// By what releases stand in lanes
    #[arg(long, value_name = "WHAT", default_value = "service")]
    pub group_by: Grouping,
    /// Which releases
    #[command(flatten)]
    pub narrow: Narrow,
    /// Print on A3
    #[arg(long)]
    pub a3: bool,
    /// Print without colour
    #[arg(long)]
    pub mono: bool,
    /// A font for scripts that the built-in family lacks
    #[arg(long, value_name = "FILE")]
    pub fallback_font: Option<PathBuf>,
}
