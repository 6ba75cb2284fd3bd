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
        /// A predecessor is not where it must be before the successor.
        C07 = "C07",
        /// A local time that does not exist, or that comes twice.
        C18 = "C18",
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
            Self::C07 => "Predecessor not finished",
            Self::C18 => "Local time skipped or repeated",
        }
    }
}
