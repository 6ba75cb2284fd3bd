//! Files that are read and written.

use std::path::PathBuf;

use clap::Args;

use super::{ExportKind, Filter, Grouping, ImportKind, Narrow, Part};

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

ics reads the events of calendar files, or of every .ics file in a folder, as what --becomes says: windows of the kind
that --kind says (maintenance, freeze-hard, freeze-soft, peak, vendor, holiday, trading-hours or month-end), releases in
draft, or milestones. --choose says it for one event. Events of a calendar of Slipway choose themselves. An event is known
again by the name of its file and its UID: a second import changes nothing, a changed event changes what it became, a
cancelled one takes it out, and one with a lower SEQUENCE than what came last is left alone. What is missing in a file
stays, unless --whole says that the file is the whole calendar; what is over stays even then.
With --watch this machine remembers the file and what was said: slipway sources tells all of it and whether the file
changed, and slipway import ics FILE --again reads it as was said last. What is said beside --again goes before that, and
is remembered in turn: --services web names other services, --unsay services none, and --choose UID=others takes back
what was chosen for one event.";

/// What can be taken back of what was said of a watched file.
const SAYINGS: [&str; 11] =
    ["kind", "zone", "services", "regions", "owner", "environment", "type", "team", "project", "whole", "choices"];

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
    /// What events become (ics)
    #[command(flatten)]
    pub events: Events,
    /// Show what would happen, row by row
    #[arg(long)]
    pub preview: bool,
}

/// What the events of calendar files become.
#[derive(Debug, Default, PartialEq, Eq, Args)]
pub struct Events {
    /// What events become: window, milestone or release (ics)
    #[arg(long, value_name = "WHAT", value_parser = ["window", "milestone", "release"])]
    pub becomes: Option<String>,
    /// What one event becomes: window, a kind of window, milestone, release or nothing; others takes it back (ics)
    #[arg(long, value_name = "UID=WHAT")]
    pub choose: Vec<String>,
    /// What windows mean for releases, such as freeze-hard (ics)
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,
    /// Services that windows and releases are about, separated by | (ics)
    #[arg(long, value_name = "KEYS", value_delimiter = '|')]
    pub services: Vec<String>,
    /// Regions that windows are about, separated by | (ics)
    #[arg(long, value_name = "KEYS", value_delimiter = '|')]
    pub regions: Vec<String>,
    /// Key of the person who answers for the dates of windows (ics)
    #[arg(long, value_name = "PERSON")]
    pub owner: Option<String>,
    /// The environment of releases; production where nothing is said (ics)
    #[arg(long, value_name = "KEY")]
    pub environment: Option<String>,
    /// The type of new releases; normal where nothing is said (ics)
    #[arg(long = "type", value_name = "TYPE")]
    pub release_type: Option<String>,
    /// The team of releases (ics)
    #[arg(long, value_name = "KEY")]
    pub team: Option<String>,
    /// The project of milestones; the calendar's name where nothing is said (ics)
    #[arg(long, value_name = "NAME")]
    pub project: Option<String>,
    /// The file is the whole calendar: remove what is missing in it and not over (ics)
    #[arg(long)]
    pub whole: bool,
    /// Remember the file or folder on this machine, to tell when it changes (ics)
    #[arg(long, conflicts_with = "again")]
    pub watch: bool,
    /// Read a watched file or folder as was said last, but for what is said now (ics)
    #[arg(long)]
    pub again: bool,
    /// Take back what was said of a watched file, separated by commas (ics, --again)
    #[arg(long, value_name = "WHAT", value_delimiter = ',', requires = "again", value_parser = SAYINGS)]
    pub unsay: Vec<String>,
}

/// Calendar files that this machine watches.
#[derive(Debug, Args)]
pub struct Sources {
    /// Watch this file or folder no longer
    #[arg(long, value_name = "PATH", conflicts_with = "restore")]
    pub forget: Option<PathBuf>,
    /// Watch this file or folder again, as it was when it was forgotten
    #[arg(long, value_name = "PATH")]
    pub restore: Option<PathBuf>,
    /// Answer with exit code 4 where one is not as it was when it was read
    #[arg(long, conflicts_with_all = ["forget", "restore"])]
    pub check: bool,
}

/// What is written, and where.
#[derive(Debug, Args)]
pub struct Export {
    /// Which kind of file
    pub kind: ExportKind,
    /// Where to put it
    #[arg(long, value_name = "PATH", required_unless_present = "preview")]
    pub out: Option<PathBuf>,
    /// Which releases
    #[command(flatten)]
    pub filter: Filter,
    /// What a calendar holds; everything where nothing is named (windows and meetings: ics)
    #[command(flatten)]
    pub part: Part,
    /// A calendar that is saved by name (ics)
    #[arg(long, value_name = "KEY")]
    pub saved: Option<String>,
    /// Several files of less than one megabyte (ics)
    #[arg(long)]
    pub split: bool,
    /// Show what would be written, event by event (ics)
    #[arg(long)]
    pub preview: bool,
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
