//! Types of release, and how risky one is held to be.

use crate::word::words;

words! {
    /// The type of a release, which decides how it is approved.
    ReleaseKind, "release type" {
        /// Low risk, done before, approved once for all.
        Standard = "standard",
        /// Assessed and approved each time.
        Normal = "normal",
        /// Cannot wait for the normal path.
        Emergency = "emergency",
    }
}

words! {
    /// A band of risk.
    Risk, "risk" {
        /// Score 1 to 4.
        Low = "low",
        /// Score 5 to 9.
        Moderate = "moderate",
        /// Score 10 to 16.
        High = "high",
        /// Score 17 to 25.
        VeryHigh = "very-high",
    }
}

impl Risk {
    /// What a release of this band takes from the risk budget of its train.
    pub const fn points(self) -> u32 {
        match self {
            Self::Low => 1,
            Self::Moderate => 2,
            Self::High => 5,
            Self::VeryHigh => 8,
        }
    }

    /// The letter that stands for the band where space is short.
    pub const fn letter(self) -> char {
        match self {
            Self::Low => 'L',
            Self::Moderate => 'M',
            Self::High => 'H',
            Self::VeryHigh => 'V',
        }
    }
}
