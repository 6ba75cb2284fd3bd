//! Services, and what each needs.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::Key;
use crate::id::{EnvironmentId, RegionId, ServiceId, ServiceLinkId, TeamId};
use crate::word::words;

/// How much the business leans on a service: 1 most, 4 least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Tier(u8);

/// A number that is not a tier.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{0} is not a tier; tiers are 1, 2, 3 and 4")]
pub struct TierError(pub String);

impl Tier {
    /// The tier on which the business leans most.
    pub const ONE: Self = Self(1);
    /// The tier of a service about which nothing was said.
    pub const DEFAULT: Self = Self(3);

    /// The number, 1 to 4.
    pub const fn number(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Tier {
    type Error = TierError;

    fn try_from(number: u8) -> Result<Self, Self::Error> {
        if (1..=4).contains(&number) { Ok(Self(number)) } else { Err(TierError(number.to_string())) }
    }
}

impl From<Tier> for u8 {
    fn from(tier: Tier) -> Self {
        tier.0
    }
}

impl std::str::FromStr for Tier {
    type Err = TierError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.trim()
            .parse::<u8>()
            .ok()
            .and_then(|number| Self::try_from(number).ok())
            .ok_or_else(|| TierError(text.to_owned()))
    }
}

impl fmt::Display for Tier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

words! {
    /// What a node of the dependency map is.
    ServiceKind, "kind of service" {
        /// Something that people or programs use.
        Service = "service",
        /// A part that is built into others, such as a library.
        Component = "component",
        /// What others run on, such as a database, a queue or a network.
        Infrastructure = "infrastructure",
        /// Something that another company runs.
        Vendor = "vendor",
    }
}

/// A service, or anything else that is released or needed on its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// Its id.
    pub id: ServiceId,
    /// Its key.
    pub key: Key,
    /// Its name for people.
    pub name: String,
    /// What it is.
    pub kind: ServiceKind,
    /// How much the business leans on it.
    pub tier: Tier,
    /// Whether a law or a regulator asks how it is changed.
    pub regulated: bool,
    /// The team that owns it.
    pub team: Option<TeamId>,
    /// The region whose people feel its outage first.
    pub region: Option<RegionId>,
    /// Where it runs.
    pub environments: Vec<EnvironmentId>,
}

words! {
    /// In which way one service needs another.
    LinkKind, "dependency type" {
        /// It does not run without the other.
        RuntimeHard = "runtime-hard",
        /// It runs worse without the other.
        RuntimeSoft = "runtime-soft",
        /// It reads or writes the other's data.
        Data = "data",
        /// It is built from the other.
        Build = "build",
        /// It is configured by the other.
        Configuration = "configuration",
        /// It needs something that another company runs.
        Vendor = "vendor",
    }
}

impl LinkKind {
    /// How much is lost when a dependency of this kind is taken away, from 0: what the order of deployment can do without
    /// comes first.
    pub const fn weight(self) -> u32 {
        match self {
            Self::RuntimeSoft => 0,
            Self::Build => 1,
            Self::Configuration => 2,
            Self::Vendor => 3,
            Self::Data => 4,
            Self::RuntimeHard => 5,
        }
    }

    /// Whether work on one end can be felt at the other while it runs: the kinds along which conflict C02 looks.
    pub const fn couples_at_run_time(self) -> bool {
        matches!(self, Self::RuntimeHard | Self::Data | Self::Configuration)
    }
}

/// One service needs another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceLink {
    /// Its id.
    pub id: ServiceLinkId,
    /// The service that needs.
    pub from: ServiceId,
    /// The service that is needed.
    pub to: ServiceId,
    /// In which way.
    pub kind: LinkKind,
    /// The least version of the other with which it works; none where any does.
    pub min_version: Option<MinVersion>,
}

/// The least version of something that is needed, as people write it: `2.4`, `2026.11`, `v3-lts`.
///
/// 1 to 60 characters without blanks and control characters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct MinVersion(String);

/// A text that is not a version.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{0:?} is not a version; a version is 1 to {max} characters without blanks, such as 2.4", max = MinVersion::MAX_CHARS)]
pub struct MinVersionError(pub String);

impl MinVersion {
    /// The longest version, in characters.
    pub const MAX_CHARS: usize = 60;

    /// The version as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for MinVersion {
    type Err = MinVersionError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        let fits = (1..=Self::MAX_CHARS).contains(&text.chars().count());
        if fits && !text.chars().any(|one| one.is_whitespace() || one.is_control()) {
            Ok(Self(text.to_owned()))
        } else {
            Err(MinVersionError(text.to_owned()))
        }
    }
}

impl TryFrom<String> for MinVersion {
    type Error = MinVersionError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<MinVersion> for String {
    fn from(version: MinVersion) -> Self {
        version.0
    }
}

impl fmt::Display for MinVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
