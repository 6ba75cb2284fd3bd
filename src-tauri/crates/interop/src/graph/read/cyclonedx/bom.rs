//! The fields of a bill of materials that are read.

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::value::RawValue;

use super::json::{Lines, List};
use crate::csv::Problems;

/// The outermost object.
#[derive(Deserialize)]
pub(super) struct Bom<'a> {
    #[serde(rename = "specVersion")]
    pub(super) spec_version: Option<String>,
    #[serde(borrow)]
    pub(super) metadata: Option<Metadata<'a>>,
    #[serde(borrow)]
    pub(super) components: Option<List<'a>>,
    #[serde(borrow)]
    pub(super) services: Option<List<'a>>,
    #[serde(borrow)]
    pub(super) dependencies: Option<List<'a>>,
}

/// What the bill is about.
#[derive(Deserialize)]
pub(super) struct Metadata<'a> {
    #[serde(borrow)]
    pub(super) component: Option<&'a RawValue>,
}

/// A component or a service.
#[derive(Deserialize)]
pub(super) struct Entry<'a> {
    #[serde(rename = "bom-ref")]
    pub(super) id: Option<String>,
    #[serde(rename = "type")]
    pub(super) kind: Option<String>,
    pub(super) group: Option<String>,
    pub(super) name: Option<String>,
    pub(super) version: Option<String>,
    pub(super) provider: Option<IgnoredAny>,
    #[serde(rename = "x-trust-boundary")]
    pub(super) trust_boundary: Option<bool>,
    #[serde(borrow)]
    pub(super) components: Option<List<'a>>,
    #[serde(borrow)]
    pub(super) services: Option<List<'a>>,
}

/// What one part needs.
#[derive(Deserialize)]
pub(super) struct Depends<'a> {
    #[serde(rename = "ref", borrow)]
    pub(super) of: Option<&'a RawValue>,
    #[serde(rename = "dependsOn", borrow)]
    pub(super) on: Option<List<'a>>,
}

/// Reads a value of a list.
pub(super) fn part<'a, T: Deserialize<'a>>(raw: &'a RawValue, lines: &Lines<'_>) -> Result<T, Problems> {
    serde_json::from_str(raw.get()).map_err(|error| lines.fault(raw.get(), &error))
}
