//! What the use cases of bundles take and answer.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::Key;
use slipway_domain::bundle::{Effort, Mandatory, Urgency, Value};
use slipway_domain::release::Risk;
use slipway_domain::risk::{Impact, Likelihood};
use slipway_domain::time::Instant;
use ts_rs::TS;

use crate::wire::{Changed, Mode, Text};

/// A candidate change.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangeCard {
    /// Its key, such as `CH-12`.
    pub key: Text<Key>,
    /// What it is, in a few words; its key where nothing is said.
    #[serde(default)]
    pub title: String,
    /// Key of the service that it changes.
    pub service: Text<Key>,
    /// What it is worth, 1 to 10.
    #[schemars(with = "u8")]
    #[ts(type = "number")]
    pub value: Value,
    /// How soon it is needed, 1 to 10.
    #[schemars(with = "u8")]
    #[ts(type = "number")]
    pub urgency: Urgency,
    /// The day by whose end it must be live.
    #[serde(default)]
    pub deadline: Option<Text<NaiveDate>>,
    /// The work that it takes, in person-days such as `2.5`.
    pub effort: Text<Effort>,
    /// How bad it is when it goes wrong, 1 to 5.
    #[schemars(with = "u8")]
    #[ts(type = "number")]
    pub impact: Impact,
    /// How likely it is to go wrong, 1 to 5.
    #[schemars(with = "u8")]
    #[ts(type = "number")]
    pub likelihood: Likelihood,
    /// Why it has to be in: `none`, `security` or `legal`.
    #[serde(default = "not_mandatory")]
    #[ts(type = "\"none\" | \"security\" | \"legal\"")]
    pub mandatory: Text<Mandatory>,
}

const fn not_mandatory() -> Text<Mandatory> {
    Text(Mandatory::None)
}

/// Which change.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct WhichChange {
    /// Its key.
    pub key: Text<Key>,
}

/// Which changes to list; what is left out does not narrow.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ChangeFilter {
    /// Only those of this service.
    pub service: Option<Text<Key>>,
    /// Only those that are in this release or were put off to it.
    pub release: Option<Text<Key>>,
    /// Only those that are here.
    pub place: Option<Where>,
    /// Only those that were put off so often that those who decide must be told.
    pub escalated: bool,
}

/// Where a change is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Where {
    /// Nobody has decided.
    Open,
    /// In a release.
    In,
    /// Put off, to a release or until one is found.
    PutOff,
}

/// A change as it stands.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct ChangeView {
    /// What it says.
    pub change: ChangeCard,
    /// Name of its service.
    pub service_name: String,
    /// Tier of its service, 1 to 4.
    pub tier: u8,
    /// Impact times likelihood, 1 to 25.
    pub points: u32,
    /// The band of these points.
    #[ts(type = "\"low\" | \"moderate\" | \"high\" | \"very-high\"")]
    pub band: Text<Risk>,
    /// How points and band come about, in a few words.
    pub score: String,
    /// Value × urgency ÷ effort, with one decimal.
    pub worth: String,
    /// Where it is.
    pub place: Where,
    /// Key of the release in which it is, or to which it was put off.
    pub release: Option<Text<Key>>,
    /// Every time that it was put off, oldest first.
    pub deferrals: Vec<DeferralView>,
    /// Whether it was put off so often, three times or more, that those who decide must be told.
    pub escalated: bool,
}

/// One time that a change was put off.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct DeferralView {
    /// Key of the release that did not take it; none where that is gone.
    pub from: Option<Text<Key>>,
    /// Key of the release to which it was put off; none where none was named, or where it is gone.
    pub to: Option<Text<Key>>,
    /// Why.
    pub reason: String,
    /// Who did it.
    pub by: String,
    /// When.
    pub at: Text<Instant>,
}

/// Another place for a change.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PlaceChange {
    /// Which change.
    pub change: Text<Key>,
    /// Where it goes: into `release`, out of every release, or put off.
    pub place: Where,
    /// Key of the release that takes it along or, where it is put off, of the one that does not take it: the one in
    /// which it is, or for which it waits, where nothing is said.
    #[serde(default)]
    pub release: Option<Text<Key>>,
    /// Key of the release to which it is put off; none until one is found.
    #[serde(default)]
    pub to: Option<Text<Key>>,
    /// Why; what is put off needs a reason.
    #[serde(default)]
    pub reason: Option<String>,
    /// Whether to write it.
    #[serde(default)]
    pub mode: Mode,
}

/// What another place for a change did, or would do.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct PlaceOutcome {
    /// The change in its new place.
    pub change: ChangeView,
    /// How the release stands that takes it along or puts it off; none for a change that is taken out of none.
    pub budget: Option<BudgetView>,
    /// What was written; none in a preview.
    pub changed: Option<Changed>,
}

/// Which bundle.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ShowBundle {
    /// Key of the release.
    pub release: Text<Key>,
    /// Key of the release to which others are put off; the next one of the same train where nothing is said.
    #[serde(default)]
    pub next: Option<Text<Key>>,
}

/// What a release takes along, what it puts off, and what is proposed.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct BundleView {
    /// Key of the release.
    pub release: Text<Key>,
    /// Its title.
    pub title: String,
    /// Its time in words, with the zone.
    pub told: String,
    /// Whether it still takes changes along; not when it is under way or over.
    pub takes_changes: bool,
    /// The release to which others are put off; none where none is known.
    pub next: Option<NextRelease>,
    /// Its risk budget.
    pub budget: BudgetView,
    /// The column `in`: changes that it takes along, by key.
    pub inside: Vec<ChangeView>,
    /// The column `deferred`: changes that it put off, to no release or to another than the next one.
    pub deferred: Vec<ChangeView>,
    /// The column `next`: changes that are in the next release or were put off to it.
    pub waiting: Vec<ChangeView>,
    /// Changes about which nobody has decided, and those that were put off to this release.
    pub candidates: Vec<ChangeView>,
    /// How many changes of all columns must be escalated.
    #[ts(type = "number")]
    pub escalated: usize,
    /// What is proposed.
    pub proposal: ProposalView,
}

/// The release to which changes are put off.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct NextRelease {
    /// Its key.
    pub key: Text<Key>,
    /// Its title.
    pub title: String,
    /// Its time in words, with the zone.
    pub told: String,
}

/// The risk budget of a release, and how it is used.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct BudgetView {
    /// Key of the release.
    pub release: Text<Key>,
    /// The points of the changes in it.
    pub sum: u32,
    /// The most points that there may be; none where nobody set a limit.
    pub cap: Option<u32>,
    /// The points that are left; none without a limit.
    pub left: Option<u32>,
    /// In which ways it is too much, in sentences.
    pub breaches: Vec<String>,
    /// Who accepted more.
    pub accepted: Option<AcceptanceView>,
    /// Whether it is too much and no acceptance holds.
    pub refused: bool,
}

/// An overflow that somebody accepted.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct AcceptanceView {
    /// Who.
    pub by: String,
    /// When.
    pub at: Text<Instant>,
    /// Why.
    pub reason: String,
    /// The greatest sum for which it holds.
    pub up_to: u32,
    /// Whether it holds for the sum of now.
    pub holds: bool,
}

/// What is proposed for a release.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct ProposalView {
    /// How much is proposed to be in, in a sentence.
    pub sentence: String,
    /// The points of what is proposed to be in.
    pub sum: u32,
    /// Whether what is mandatory is by itself more than the budget.
    pub overflows: bool,
    /// A line for each change, in the order in which they were weighed.
    pub lines: Vec<ProposedView>,
}

/// What is proposed for one change.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct ProposedView {
    /// Key of the change.
    pub change: Text<Key>,
    /// Its title.
    pub title: String,
    /// `in` or `put-off`.
    pub outcome: Where,
    /// Whether it would go somewhere else than it is.
    pub moves: bool,
    /// Its points.
    pub points: u32,
    /// The sum of points with it, whether it is taken or not.
    pub sum: u32,
    /// Why, in sentences with the numbers.
    pub sentence: String,
    /// Whether the release does not touch its service.
    pub foreign: bool,
    /// Whether its deadline is over before the next release starts.
    pub urgent: bool,
    /// Whether it must be escalated, or must be when it is put off as proposed.
    pub escalated: bool,
}

/// A proposal to be carried out.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ApplyBundle {
    /// Key of the release.
    pub release: Text<Key>,
    /// Key of the release to which others are put off; the next one of the same train where nothing is said.
    #[serde(default)]
    pub next: Option<Text<Key>>,
    /// Keys of the changes for which it is carried out; all where nothing is said.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub changes: Option<Vec<Text<Key>>>,
    /// Why.
    #[serde(default)]
    pub reason: Option<String>,
    /// Whether to write it.
    #[serde(default)]
    pub mode: Mode,
}

/// What carrying a proposal out did, or would do.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct ApplyOutcome {
    /// Key of the release.
    pub release: Text<Key>,
    /// The lines that were carried out.
    pub lines: Vec<ProposedView>,
    /// How the release stands then.
    pub budget: BudgetView,
    /// What was written; none in a preview.
    pub changed: Option<Changed>,
}

/// How much risk a release takes along.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RiskBudgetCard {
    /// Key of the release.
    pub release: Text<Key>,
    /// The most points that its changes may have together; none takes the budget away, with what was accepted.
    #[serde(default)]
    pub cap: Option<u32>,
    /// Why.
    #[serde(default)]
    pub reason: Option<String>,
}

/// An overflow that somebody accepts by name.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AcceptOverflow {
    /// Key of the release.
    pub release: Text<Key>,
    /// Who accepts it; whoever is at the machine where nothing is said.
    #[serde(default)]
    pub by: Option<String>,
    /// The greatest sum of points for which it holds; the sum of now where nothing is said.
    #[serde(default)]
    pub up_to: Option<u32>,
    /// Why.
    pub reason: String,
}

/// An acceptance that is taken back.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct WithdrawAcceptance {
    /// Which release.
    pub release: Text<Key>,
    /// Why.
    #[serde(default)]
    pub reason: Option<String>,
}
