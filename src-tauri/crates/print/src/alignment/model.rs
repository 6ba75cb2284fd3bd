//! What the page of milestones beside trains prints, as plain data: every rule applied, every day formatted.

use crate::press::Provenance;

/// The milestones of projects beside the releases that wait for them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AlignmentModel {
    /// Which milestones it tells, such as "All projects".
    pub title: String,
    /// The day on which they stand so, with its zone.
    pub as_of: String,
    /// How many stand how, such as "2 late".
    pub counts: Vec<String>,
    /// The releases that wait, those in trouble first; milestones for which none waits come last.
    pub groups: Vec<ReleaseGroup>,
    /// The milestones whose forecast has changed, those that slipped most often first.
    pub slipped: Vec<SlippedRow>,
    /// Which state of which plan the page shows.
    pub provenance: Provenance,
}

/// One release and what it waits for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReleaseGroup {
    /// Key and title of the release; something else where no release waits.
    pub name: String,
    /// The departure on which it rides, or when it starts.
    pub rides: String,
    /// Its milestones, by day.
    pub rows: Vec<MilestoneLine>,
}

/// One milestone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MilestoneLine {
    /// Its key.
    pub key: String,
    /// What is reached.
    pub title: String,
    /// The project.
    pub project: String,
    /// The day that was promised; empty where nobody promised one.
    pub baseline: String,
    /// The day on which it is expected, or was reached.
    pub day: String,
    /// Whether that day is the one on which it was reached.
    pub is_reached: bool,
    /// The working days between the two, signed; empty where one of them is not known.
    pub variance: String,
    /// Whether it comes too late for its release.
    pub is_late: bool,
    /// How it stands to its release, in a sentence, with the way out.
    pub standing: String,
}

/// One milestone whose forecast has changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SlippedRow {
    /// Its key.
    pub key: String,
    /// What is reached.
    pub title: String,
    /// Each change, the oldest first: from which day to which, and when that was said.
    pub changes: Vec<String>,
}
