//! What the page of an approval policy prints, as plain data: every rule applied, every time formatted with its zone.

use crate::press::Provenance;

/// An approval policy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PolicyModel {
    /// Its name.
    pub name: String,
    /// Its key.
    pub key: String,
    /// Its version.
    pub version: u32,
    /// Since when releases are approved by it, zone named, and who put it in force: what stands behind "In force"; none
    /// where it is not in force.
    pub in_force: Option<String>,
    /// Its lines, in the order in which they are asked.
    pub lines: Vec<PolicyLine>,
    /// What happens to a release for which no line holds, in a sentence.
    pub otherwise: String,
    /// What it would have changed in the past; none where nobody asked.
    pub replay: Option<Replay>,
    /// Which state of which plan the page shows.
    pub provenance: Provenance,
}

/// A line of a policy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PolicyLine {
    /// What it is for.
    pub name: String,
    /// What must hold, each in words; always, where there is none.
    pub conditions: Vec<String>,
    /// The way that a release goes, in a word or two.
    pub route: String,
    /// How many must approve, of how many; none where nobody is asked or a board decides as a whole.
    pub needed: Option<(u32, u32)>,
    /// Who may approve.
    pub who: String,
    /// How long it waits for them; empty where it waits for ever.
    pub time_out: String,
    /// The way that it takes behind that; empty where there is none.
    pub escalation: String,
}

/// What a policy would have changed for releases of the past.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Replay {
    /// Over which stretch of time, how many releases, and how many of them go another way, in a sentence.
    pub note: String,
    /// Each way.
    pub rows: Vec<ReplayRow>,
}

/// How many releases go one way.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReplayRow {
    /// The way.
    pub route: String,
    /// How many went it.
    pub before: u32,
    /// How many would go it.
    pub after: u32,
    /// The median time from handing in to the decision; empty where nothing was decided.
    pub median_age: String,
}
