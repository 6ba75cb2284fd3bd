//! What the page of a bundle prints, as plain data: every rule applied, every time formatted.

use crate::gauge::Gauge;
use crate::press::Provenance;

/// What a release takes along and what it puts off, and why.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BundleModel {
    /// What the release is called.
    pub title: String,
    /// Its key.
    pub key: String,
    /// When it happens, from and to.
    pub window: String,
    /// The zone of its times, with its distance from UTC.
    pub zone: String,
    /// The release to which others are put off; empty where none is known.
    pub next: String,
    /// The points of its changes, of those that there may be.
    pub budget: Gauge,
    /// In which ways its changes are too much, in sentences.
    pub breaches: Vec<String>,
    /// Who accepted more, up to what and why, in sentences; empty where nobody did.
    pub accepted: String,
    /// What it takes along.
    pub included: Vec<IncludedRow>,
    /// What it puts off.
    pub deferred: Vec<DeferredRow>,
    /// About what nobody has decided.
    pub undecided: Vec<IncludedRow>,
    /// Which state of which plan the page shows.
    pub provenance: Provenance,
}

/// What every row tells of its change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChangeCells {
    /// Its key.
    pub key: String,
    /// What it is.
    pub title: String,
    /// The service that it changes.
    pub service: String,
    /// Its points and the letter of their band, such as "12 H".
    pub risk: String,
    /// Value × urgency ÷ effort.
    pub worth: String,
    /// Why it has to be in and by when it must be live; empty where neither is said.
    pub must: String,
}

/// A change that is in, or about which nobody has decided.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct IncludedRow {
    /// The change.
    pub change: ChangeCells,
    /// Why it is in, or what is proposed, in sentences.
    pub why: String,
}

/// A change that was put off.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DeferredRow {
    /// The change.
    pub change: ChangeCells,
    /// Why it was put off.
    pub why: String,
    /// By whom and when.
    pub by: String,
    /// The release to which it was put off, or that none was found.
    pub to: String,
    /// How often it was put off by now.
    pub times: usize,
    /// Whether it must be escalated.
    pub escalated: bool,
}
