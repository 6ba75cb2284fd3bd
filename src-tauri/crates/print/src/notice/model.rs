//! What a freeze notice prints, as plain data: every rule applied, every time formatted with its zone.

use crate::press::Provenance;

/// The notice of a freeze.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NoticeModel {
    /// What the freeze is called.
    pub title: String,
    /// Its key.
    pub key: String,
    /// "Hard freeze" or "Soft freeze".
    pub kind: String,
    /// Whether it forbids, and not only asks for a reason.
    pub hard: bool,
    /// Whether it is not published: prints DRAFT on every page.
    pub draft: bool,
    /// What it means for releases, in a sentence.
    pub effect: String,
    /// How far it has come, in a word.
    pub state: String,
    /// What that means, in a few words.
    pub state_note: String,
    /// Both signatures, given or not.
    pub signatures: Vec<NoticeSignature>,
    /// Who answers for its dates.
    pub owner: String,
    /// Where its dates come from.
    pub source: String,
    /// When somebody last looked whether they still hold.
    pub reviewed: String,
    /// How it recurs and what the table shows, in a sentence.
    pub when: String,
    /// Its occurrences in order.
    pub occurrences: Vec<NoticeOccurrence>,
    /// What it is about, in a sentence.
    pub about: String,
    /// The same by lists: what, and which.
    pub scope: Vec<(String, String)>,
    /// What must hold before an exception is granted.
    pub requirements: Vec<Requirement>,
    /// What was asked of requests so far.
    pub criteria: Vec<Requirement>,
    /// Whom to ask for an exception, and how.
    pub how_to_ask: String,
    /// The command that asks for one, as it is typed.
    pub command: String,
    /// The exceptions that were granted.
    pub exceptions: Vec<ExceptionRow>,
    /// How many others there are and how they stand, in a sentence; empty where there are none.
    pub other_exceptions: String,
    /// How many releases it displaces, in a sentence.
    pub displaced_note: String,
    /// These releases by start.
    pub displaced: Vec<NoticeRelease>,
    /// Which state of which plan the notice shows.
    pub provenance: Provenance,
}

/// Something that must hold, in a sentence.
pub type Requirement = String;

/// A signature under the freeze.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NoticeSignature {
    /// For whom: "Business", "IT".
    pub side: String,
    /// Who and when.
    pub signed: Option<(String, String)>,
    /// What is said where nobody has signed.
    pub instead: String,
}

/// One occurrence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NoticeOccurrence {
    /// Which of how many, its weeks and its length.
    pub title: String,
    /// Its times on each wall.
    pub times: Vec<NoticeTime>,
}

/// An occurrence on the wall of regions that share a zone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NoticeTime {
    /// The regions.
    pub region: String,
    /// When it begins.
    pub from: String,
    /// When it ends.
    pub to: String,
    /// The zone.
    pub zone: String,
    /// Its distance from UTC.
    pub offset: String,
}

/// An exception that was granted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ExceptionRow {
    /// Its key.
    pub key: String,
    /// How it stands, in a word.
    pub stage: String,
    /// Key of the release.
    pub release: String,
    /// Title of the release.
    pub title: String,
    /// Why the release cannot wait.
    pub reason: String,
    /// Who granted it.
    pub granted_by: String,
    /// When.
    pub granted_at: String,
    /// When it runs out.
    pub expires: String,
    /// Whether it has run out, or how it went.
    pub note: String,
}

/// A release that must go elsewhere.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NoticeRelease {
    /// Its key.
    pub key: String,
    /// Its title.
    pub title: String,
    /// When it is planned, zone named.
    pub planned: String,
    /// What the freeze does to it there.
    pub weight: String,
    /// Where it could go.
    pub slots: Vec<NoticeSlot>,
    /// What is said where there is no slot.
    pub nowhere: String,
}

/// A place to which a release could go.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NoticeSlot {
    /// When, zone named.
    pub when: String,
    /// What still speaks against it.
    pub note: String,
}
