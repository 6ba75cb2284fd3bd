//! What the pages of responsibilities print, as plain data: every rule applied.

use crate::press::Provenance;

/// Who takes part in what, one page for each type of release.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ResponsibilitiesModel {
    /// The grids, in the order of their pages.
    pub grids: Vec<RaciGrid>,
    /// Which state of which plan the pages show.
    pub provenance: Provenance,
}

/// The grid of one type of release.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RaciGrid {
    /// The type, such as "Normal releases".
    pub title: String,
    /// Its version and since when it holds, or that it is the usual one, in a sentence.
    pub version: String,
    /// The columns.
    pub roles: Vec<String>,
    /// The rows.
    pub rows: Vec<RaciRow>,
    /// What is wrong with the grid itself, in sentences.
    pub faults: Vec<String>,
    /// How many gaps there are and how many of them block, in a sentence.
    pub gaps_note: String,
    /// Where somebody is missing.
    pub gaps: Vec<GapRow>,
}

/// Who takes part in one activity.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RaciRow {
    /// The activity.
    pub activity: String,
    /// The letters of each role, in the order of [`RaciGrid::roles`].
    pub cells: Vec<Letters>,
}

/// The letters of one role in one activity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Letters {
    /// R: does it.
    pub responsible: bool,
    /// A: answers for it.
    pub accountable: bool,
    /// C: is asked before.
    pub consulted: bool,
    /// I: is told behind.
    pub informed: bool,
}

/// Somebody who is missing on a release.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GapRow {
    /// Key of the release.
    pub release: String,
    /// Its title.
    pub title: String,
    /// What is missing, in a word or two.
    pub gap: String,
    /// Whether the release cannot go on before it is closed.
    pub blocks: bool,
    /// What it means and what to do, in a sentence.
    pub sentence: String,
}
