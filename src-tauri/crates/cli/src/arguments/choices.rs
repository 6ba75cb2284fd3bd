//! What can be chosen behind a subcommand.

use clap::{Args, ValueEnum};

/// What files hold.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum ImportKind {
    /// services.csv
    Services,
    /// dependencies.csv
    Dependencies,
    /// releases.csv
    Releases,
    /// windows.csv
    Windows,
    /// people.csv
    People,
    /// bookings.csv
    Bookings,
    /// absences.csv
    Absences,
    /// shifts.csv
    Shifts,
    /// trains.csv
    Trains,
    /// stores.csv
    Stores,
    /// lead-times.csv
    LeadTimes,
    /// boards.csv
    Boards,
    /// milestones.csv, Jira CSV, Microsoft Project XML or a calendar file
    Milestones,
    /// changes.csv
    Changes,
    /// steps.csv: steps of runbooks
    Steps,
    /// GraphML, as yEd, Gephi and networkx write it
    Graphml,
    /// Components in CycloneDX JSON
    Cyclonedx,
    /// A catalogue in YAML, as Backstage keeps it
    Backstage,
    /// Calendar files, as windows, milestones or releases
    Ics,
}

impl ImportKind {
    /// The word for it, as it is typed and as the application knows it.
    pub fn word(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }
}

/// By what releases stand in lanes.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub enum Grouping {
    /// The services that they touch
    #[default]
    Service,
    /// The team that carries them
    Team,
    /// The environment in which they are deployed
    Environment,
    /// The regions of their services
    Region,
    /// The train on which they ride
    Train,
}

impl Grouping {
    /// The word for it, as it is typed and as the application knows it.
    pub fn word(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }
}

/// Kinds of file for others.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum ExportKind {
    /// An iCalendar file
    Ics,
    /// A CSV file
    Csv,
    /// A JSON document
    Json,
    /// A graph of services, releases and their dependencies
    Graphml,
}

/// Which releases.
#[derive(Clone, Debug, Default, PartialEq, Eq, Args)]
pub struct Filter {
    /// Only those that end after this; UTC where no offset is said
    #[arg(long, value_name = "TIME")]
    pub from: Option<String>,
    /// Only those that start before this; UTC where no offset is said
    #[arg(long, value_name = "TIME")]
    pub to: Option<String>,
    /// Which of these
    #[command(flatten)]
    pub narrow: Narrow,
}

/// Which releases of a stretch of time.
#[derive(Clone, Debug, Default, PartialEq, Eq, Args)]
pub struct Narrow {
    /// Only those that touch this service
    #[arg(long)]
    pub service: Option<String>,
    /// Only those of this team
    #[arg(long)]
    pub team: Option<String>,
    /// Only those on this train
    #[arg(long)]
    pub train: Option<String>,
    /// Only those of this type
    #[arg(long = "type", value_name = "TYPE")]
    pub release_type: Option<String>,
    /// Only those in this state
    #[arg(long)]
    pub state: Option<String>,
}
