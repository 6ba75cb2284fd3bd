//! What the use cases of approval policies take and answer.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::Key;
use slipway_domain::approval::Route;
use slipway_domain::catalogue::Role;
use slipway_domain::release::{ReleaseKind, Risk};
use slipway_domain::time::{Instant, Span};
use ts_rs::TS;

use crate::history::OperationRow;
use crate::wire::Text;

/// An approval policy as it stands.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct PolicyView {
    /// What it says.
    pub policy: PolicyCard,
    /// Whether releases are approved by it.
    pub in_force: bool,
    /// Counts up with every change of its lines.
    pub version: u32,
    /// When each line holds, in words, in the order of the lines.
    pub words: Vec<String>,
    /// What is wrong with it, in sentences.
    pub faults: Vec<String>,
    /// The operations by which it was settled, newest first.
    pub log: Vec<OperationRow>,
}

/// An approval policy: lines in order, of which the first that holds decides.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PolicyCard {
    /// Its key.
    pub key: Text<Key>,
    /// Its name.
    pub name: String,
    /// Its lines, in the order in which they are asked.
    pub rules: Vec<PolicyLine>,
    /// Why it is settled so.
    #[serde(default)]
    pub reason: Option<String>,
}

/// A line of a policy.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PolicyLine {
    /// Names the line within its policy.
    pub key: Text<Key>,
    /// What it is for, in a few words.
    #[serde(default)]
    pub name: String,
    /// When it holds.
    #[serde(default)]
    pub when: ConditionsCard,
    /// `auto`, `peer`, `team-lead`, `cab`, `ecab` or `executive`.
    #[ts(type = "\"auto\" | \"peer\" | \"team-lead\" | \"cab\" | \"ecab\" | \"executive\"")]
    pub route: Text<Route>,
    /// The roles whose holders may approve.
    #[serde(default)]
    pub roles: Vec<Text<Role>>,
    /// How many of them must.
    #[serde(default)]
    pub needed: u32,
    /// How long after handing in it waits before it goes on, such as `2wd`.
    #[serde(default)]
    pub within: Option<Text<Span>>,
    /// The way that it takes then.
    #[serde(default)]
    #[ts(type = "\"auto\" | \"peer\" | \"team-lead\" | \"cab\" | \"ecab\" | \"executive\" | null")]
    pub escalate: Option<Text<Route>>,
}

/// What a line of a decision table asks of a release; what is left out holds of every one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ConditionsCard {
    /// Its type is one of these.
    #[ts(type = "(\"standard\" | \"normal\" | \"emergency\")[]")]
    pub types: Vec<Text<ReleaseKind>>,
    /// Its risk is one of these.
    #[ts(type = "(\"low\" | \"moderate\" | \"high\" | \"very-high\")[]")]
    pub risks: Vec<Text<Risk>>,
    /// The most important of its services has one of these tiers, 1 to 4.
    pub tiers: Vec<u8>,
    /// Its services stand in at least so many regions.
    pub regions_at_least: Option<u32>,
    /// Whether one of its services is regulated.
    pub regulated: Option<bool>,
    /// Whether it lies in a freeze.
    pub in_freeze: Option<bool>,
    /// It was handed in sooner before its start than this, such as `5wd`.
    pub lead_below: Option<Text<Span>>,
}

/// A policy that is shipped.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ShipPolicy {
    /// `centralised`, `decentralised` or `hybrid`.
    #[ts(type = "\"centralised\" | \"decentralised\" | \"hybrid\"")]
    pub profile: String,
    /// Whether releases are approved by it from now on.
    #[serde(default)]
    pub enforce: bool,
    /// Why.
    #[serde(default)]
    pub reason: Option<String>,
}

/// Which policy is in force.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct EnforcePolicy {
    /// Its key; none for no policy, so that nothing has to be approved.
    #[serde(default)]
    pub key: Option<Text<Key>>,
    /// Why.
    #[serde(default)]
    pub reason: Option<String>,
}

/// Over which releases a policy is played again.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ReplayPolicy {
    /// Key of the policy.
    pub key: Text<Key>,
    /// Over how many days before now; 90 where nothing is said.
    #[serde(default)]
    pub days: Option<u32>,
}

/// What a policy would have asked.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReplayView {
    /// From when.
    pub from: Text<Instant>,
    /// Until when.
    pub to: Text<Instant>,
    /// Key of the policy in force, with which it is compared; none where there is none.
    pub beside: Option<Text<Key>>,
    /// How many releases were handed in.
    #[ts(type = "number")]
    pub releases: usize,
    /// The routes, those that nobody takes included.
    pub routes: Vec<ReplayedRoute>,
    /// Releases a week that go to a board by the policy in force, in tenths; none where there is none.
    pub load_before: Option<u32>,
    /// The same by this one.
    pub load: u32,
    /// The releases that go another way, by when they were handed in.
    pub changed: Vec<ReplayedRelease>,
}

/// How many releases take a route.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReplayedRoute {
    /// The route.
    pub route: Text<Route>,
    /// How many by the policy in force.
    #[ts(type = "number")]
    pub before: usize,
    /// How many by this one.
    #[ts(type = "number")]
    pub count: usize,
    /// The median of the minutes from handing in to the approval, of those that this one sends there and that were approved.
    #[ts(type = "number | null")]
    pub median_age_minutes: Option<i64>,
}

/// A release that goes another way.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReplayedRelease {
    /// Its key.
    pub key: Text<Key>,
    /// Its title.
    pub title: String,
    /// The way by the policy in force; none where there is none.
    pub before: Option<Text<Route>>,
    /// The way by this one.
    pub route: Text<Route>,
    /// The line that decides.
    pub rule: Text<Key>,
}

/// A policy to write as JSON.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportPolicy {
    /// Its key.
    pub key: Text<Key>,
    /// Where to put the file.
    pub path: String,
}
