//! The codes by which conflicts are known, and how much each weighs.

use crate::word::words;

words! {
    /// How much a conflict weighs.
    Severity, "severity" {
        /// The move is refused.
        Hard = "hard",
        /// The move is possible with a reason.
        Soft = "soft",
    }
}

words! {
    /// The code of a conflict; files, pipelines and people write it as it stands.
    Code, "conflict code" {
        /// Two releases hold the same component at the same time.
        C01 = "C01",
        /// Two releases at the same time hold components that lean on each other.
        C02 = "C02",
        /// Inside a hard freeze.
        C03 = "C03",
        /// Inside a soft freeze or a business peak.
        C04 = "C04",
        /// Outside every maintenance window of a component.
        C05 = "C05",
        /// Every maintenance window of a component is shorter than the release.
        C06 = "C06",
        /// A predecessor is not where it must be before the successor.
        C07 = "C07",
        /// Starts while another release of the same service is still being watched.
        C08 = "C08",
        /// The environment is booked by somebody else.
        C09 = "C09",
        /// Somebody who is needed is needed elsewhere, or away.
        C10 = "C10",
        /// More deployments at the same time than a window or a team allows.
        C11 = "C11",
        /// Inside the hours in which a region works or trades.
        C12 = "C12",
        /// While another company works on what it runs for us.
        C13 = "C13",
        /// Handed in later than its type or the board asks.
        C14 = "C14",
        /// Versions follow each other against their order.
        C15 = "C15",
        /// Two rollbacks would restore the same data store.
        C16 = "C16",
        /// More rides on a train than it carries.
        C17 = "C17",
        /// A local time that does not exist, or that comes twice.
        C18 = "C18",
    }
}

/// Some of the codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Codes(u32);

impl Codes {
    /// Every code.
    pub(super) const ALL: Self = Self(u32::MAX);

    pub(super) fn of(codes: &[Code]) -> Self {
        Self(codes.iter().fold(0, |bits, code| bits | 1 << *code as u32))
    }

    pub(super) const fn has(self, code: Code) -> bool {
        self.0 >> code as u32 & 1 == 1
    }
}

impl Code {
    /// What it stands for, as a heading over the conflicts of one cause.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::C01 => "Overlap on the same component",
            Self::C02 => "Overlap on related components",
            Self::C03 => "Inside a hard freeze",
            Self::C04 => "Inside a soft freeze or business peak",
            Self::C05 => "Outside every maintenance window",
            Self::C06 => "Maintenance window too short",
            Self::C07 => "Predecessor not finished",
            Self::C08 => "Inside the stabilisation of another release",
            Self::C09 => "Environment booked by another",
            Self::C10 => "Person double-booked or away",
            Self::C11 => "Too many deployments at once",
            Self::C12 => "Inside a region's working hours",
            Self::C13 => "Inside a vendor's window",
            Self::C14 => "Lead time or board cut-off missed",
            Self::C15 => "Version order contradictory",
            Self::C16 => "Rollbacks exclude each other",
            Self::C17 => "Train over capacity",
            Self::C18 => "Local time skipped or repeated",
        }
    }
}
