//! What stands behind the items: risks, conflicts, dependency order, attendance, words.

/// How likely it is that releases go wrong, and how bad that would be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RiskRegister {
    /// The band of each cell of the matrix: by impact from 1 to 5, and in that by likelihood from 1 to 5.
    pub bands: [[RiskBand; 5]; 5],
    /// The releases, those of the highest risk first.
    pub rows: Vec<RiskRow>,
}

/// A band of risk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, PartialOrd, Ord)]
pub enum RiskBand {
    /// Low.
    #[default]
    Low,
    /// Moderate.
    Moderate,
    /// High.
    High,
    /// Very high.
    VeryHigh,
}

/// A row of the risk register.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RiskRow {
    /// Number of the release. Becomes a link when there is a sheet for it.
    pub number: String,
    /// Title of the release.
    pub title: String,
    /// How bad it would be, 1 to 5; `None` where nobody has said.
    pub impact: Option<u8>,
    /// How likely it is with everything that changes that, 1 to 5; `None` where nobody has said.
    pub likelihood: Option<u8>,
    /// Band and score, such as "M 8".
    pub risk: String,
    /// What decides it, in a sentence.
    pub why: String,
}

/// A row of the conflict register.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ConflictRow {
    /// The code of the rule.
    pub code: String,
    /// Whether it forbids the plan or only speaks against it.
    pub hard: bool,
    /// The release. Becomes a link when there is a sheet for it.
    pub release: String,
    /// Key of what it conflicts with. Becomes a link when it is a release with a sheet.
    pub other: String,
    /// When they overlap.
    pub overlap: String,
    /// What is wrong, in a sentence.
    pub sentence: String,
    /// What can be done.
    pub remedy: String,
}

/// The dependency order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DependencyOrder {
    /// Its rows in order.
    pub rows: Vec<DependencyRow>,
    /// Why there is no order, if there is none.
    pub note: String,
}

/// A row of the dependency order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DependencyRow {
    /// Place in the order, from 1; releases with the same place may go at the same time.
    pub order: u32,
    /// The release. Becomes a link when there is a sheet for it.
    pub number: String,
    /// Its title.
    pub title: String,
    /// When it ends.
    pub ends: String,
    /// What it waits for, and how.
    pub waits_for: String,
    /// Minutes it can be late without moving the end of everything.
    pub slack: Option<i64>,
    /// Whether the releases behind it move when it does.
    pub critical: bool,
}

/// Somebody asked to the meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attendee {
    /// The seat of the board or the group that they speak for, such as "Security".
    pub seat: String,
    /// The name.
    pub name: String,
    /// As what they attend.
    pub role: String,
    /// Accepted, tentative, declined, no answer.
    pub answer: String,
    /// Who comes instead.
    pub deputy: String,
    /// Whether the board cannot decide without them.
    pub counts_for_quorum: bool,
}

/// A word or a code of this pack and what it means.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Term {
    /// The word or the code, such as "C05".
    pub word: String,
    /// What it means.
    pub meaning: String,
}
