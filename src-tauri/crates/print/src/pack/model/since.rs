//! What changed since the last meeting.

/// What happened to a release, a conflict, an approval or a freeze.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, PartialOrd, Ord)]
pub enum SinceKind {
    /// A release is new.
    #[default]
    Added,
    /// A release has another window.
    Moved,
    /// A release was cancelled, rejected or removed.
    Withdrawn,
    /// A release has another band of risk.
    RiskChanged,
    /// A release has come further, or went back.
    StateChanged,
    /// An approval does not hold any more.
    ApprovalVoided,
    /// A conflict was not there before.
    ConflictAppeared,
    /// A conflict is gone.
    ConflictResolved,
    /// A freeze is new, has other dates or another scope, or is gone.
    FreezeChanged,
}

impl SinceKind {
    /// Every kind, in the order in which they are printed.
    pub const ALL: [Self; 9] = [
        Self::Added,
        Self::Moved,
        Self::Withdrawn,
        Self::RiskChanged,
        Self::StateChanged,
        Self::ApprovalVoided,
        Self::ConflictAppeared,
        Self::ConflictResolved,
        Self::FreezeChanged,
    ];

    /// What it is called above its rows.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Added => "Added",
            Self::Moved => "Moved",
            Self::Withdrawn => "Withdrawn",
            Self::RiskChanged => "Risk changed",
            Self::StateChanged => "State changed",
            Self::ApprovalVoided => "Approvals voided",
            Self::ConflictAppeared => "Conflicts appeared",
            Self::ConflictResolved => "Conflicts resolved",
            Self::FreezeChanged => "Freezes changed",
        }
    }
}

/// Something that changed since the last meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SinceLastRow {
    /// What happened.
    pub kind: SinceKind,
    /// Number of the release or name of the freeze. Becomes a link when there is a sheet for it.
    pub subject: String,
    /// Title of the release.
    pub title: String,
    /// How it was: the window, the band, the dates, each time with its zone.
    pub from: String,
    /// How it is.
    pub to: String,
    /// How far it moved, signed, such as "+3 d".
    pub shift: String,
    /// What changed in words, where it is not told by how it was and is.
    pub change: String,
    /// Who did it.
    pub by: String,
    /// Why.
    pub reason: String,
}
