//! What the use cases of freezes, exceptions and layers take and answer.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::Key;
use slipway_domain::calendar::{Dimension, ExceptionStage, LayerFlag, Phase, Signatory, WindowKind};
use slipway_domain::release::ReleaseKind;
use slipway_domain::time::{Instant, Zone};
use ts_rs::TS;

use crate::catalogue::WindowCard;
use crate::conflict::SlotView;
use crate::release::Stretch;
use crate::wire::{Changed, ReleaseBar, Text};

/// Which freeze.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct WhichFreeze {
    /// Its key.
    pub key: Text<Key>,
    /// Why, for the journal.
    #[serde(default)]
    pub reason: Option<String>,
}

/// Which windows to list.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct LayerFilter {
    /// Only those of these kinds; of all where none is named.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<Text<WindowKind>>>")]
    pub kinds: Vec<Text<WindowKind>>,
    /// Only those that somebody should look at.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub flagged: bool,
}

/// A signature under a freeze.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct SignFreeze {
    /// Key of the freeze.
    pub key: Text<Key>,
    /// `business` or `it`.
    #[ts(type = "\"business\" | \"it\"")]
    pub side: Text<Signatory>,
    /// Who signs; whoever is at the machine where nothing is said.
    #[serde(default)]
    pub by: Option<String>,
}

/// Something that must hold before an exception is granted.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CriterionCard {
    /// What must hold.
    pub text: String,
    /// Whether it does.
    #[serde(default)]
    pub met: bool,
}

/// A request for an exception from a freeze.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct RequestException {
    /// Its key; a free one is found where nothing is said.
    #[serde(default)]
    pub key: Option<Text<Key>>,
    /// Key of the freeze.
    pub freeze: Text<Key>,
    /// Key of the release.
    pub release: Text<Key>,
    /// What must hold, and whether it does.
    #[serde(default)]
    pub criteria: Vec<CriterionCard>,
    /// Why the release cannot wait.
    #[serde(default)]
    pub reason: String,
    /// What could go wrong.
    #[serde(default)]
    pub risk: String,
    /// How it is taken back.
    #[serde(default)]
    pub rollback: String,
}

/// What asking for an exception did.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct ExceptionOutcome {
    /// Key of the exception.
    pub key: Text<Key>,
    /// What was written.
    pub changed: Changed,
}

/// What is decided about an exception.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Decision {
    /// It is granted.
    Approve,
    /// It is not granted.
    Refuse,
}

/// A decision about an exception.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DecideException {
    /// Key of the exception.
    pub key: Text<Key>,
    /// What is decided.
    pub decision: Decision,
    /// Who decides; whoever is at the machine where nothing is said.
    #[serde(default)]
    pub approver: Option<String>,
    /// When it runs out; needed to grant it.
    #[serde(default)]
    pub expires: Option<Text<Instant>>,
    /// Texts of criteria that are met by now.
    #[serde(default)]
    pub met: Vec<String>,
    /// Why; needed to refuse it.
    #[serde(default)]
    pub reason: Option<String>,
}

/// How a release went that used its exception.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct UseException {
    /// Key of the exception.
    pub key: Text<Key>,
    /// How it went.
    pub outcome: String,
}

/// Which exception.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct WhichException {
    /// Its key.
    pub key: Text<Key>,
    /// Why, for the journal.
    #[serde(default)]
    pub reason: Option<String>,
}

/// A line of the register of exceptions.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct ExceptionView {
    /// Its key.
    pub key: Text<Key>,
    /// Key of the freeze.
    pub freeze: Text<Key>,
    /// What the freeze is called.
    pub freeze_title: String,
    /// Key of the release.
    pub release: Text<Key>,
    /// What the release is.
    pub release_title: String,
    /// What must hold, and whether it does.
    pub criteria: Vec<CriterionCard>,
    /// Why the release cannot wait.
    pub reason: String,
    /// What could go wrong.
    pub risk: String,
    /// How it is taken back.
    pub rollback: String,
    /// How far it has come.
    #[ts(type = "\"requested\" | \"approved\" | \"refused\" | \"used\" | \"withdrawn\"")]
    pub stage: Text<ExceptionStage>,
    /// Who decided.
    pub approver: Option<String>,
    /// When that was.
    pub decided: Option<Text<Instant>>,
    /// When it runs out.
    pub expires: Option<Text<Instant>>,
    /// Whether it was granted and ran out before it was used.
    pub expired: bool,
    /// How it went; empty while it was not used.
    pub outcome: String,
}

/// A layer of the calendar: a window with how it stands.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct LayerView {
    /// The window.
    pub window: WindowCard,
    /// How far it has come, and whether it is on.
    #[ts(type = "\"proposed\" | \"negotiated\" | \"agreed\" | \"published\" | \"active\" | \"ended\"")]
    pub phase: Text<Phase>,
    /// Whether releases must heed it.
    pub binds: bool,
    /// Who signed for the business.
    pub business: Option<SignatureView>,
    /// Who signed for IT.
    pub it: Option<SignatureView>,
    /// Why somebody should look at it.
    #[ts(type = "Array<\"no-future-occurrence\" | \"no-owner\" | \"review-overdue\">")]
    pub flags: Vec<Text<LayerFlag>>,
    /// How it recurs, in words; none where it comes once.
    pub repeats: Option<String>,
    /// Its next occurrences, at most five; one that is on is the first.
    pub next: Vec<Stretch>,
}

/// A signature under a freeze.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct SignatureView {
    /// Who.
    pub by: String,
    /// When.
    pub at: Text<Instant>,
}

/// Times of a window that is being written down; a whole window card will do.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct ExpandRule {
    /// When it first begins on the wall, `YYYY-MM-DDTHH:MM`.
    pub start: String,
    /// When it first ends on the wall.
    pub end: String,
    /// The zone of its wall times.
    pub zone: Text<Zone>,
    /// How it recurs, by RFC 5545.
    #[serde(default)]
    pub rrule: Option<String>,
}

/// The first occurrences of a rule.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct ExpandedRule {
    /// How it recurs, in words; none where it comes once.
    pub words: Option<String>,
    /// The first 200 at most, within 20 years.
    pub occurrences: Vec<OccurrenceView>,
    /// Whether it goes on behind them.
    pub more: bool,
}

/// One occurrence of a rule.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct OccurrenceView {
    /// When it begins, in UTC.
    pub start: Text<Instant>,
    /// When it ends, in UTC.
    pub end: Text<Instant>,
    /// When it begins on the wall of its zone.
    pub local_start: String,
    /// When it ends on the wall of its zone.
    pub local_end: String,
    /// Its length; a night on which clocks change is shorter or longer.
    #[ts(type = "number")]
    pub minutes: i64,
}

/// A trial of a window on a piece of work.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct TryFreeze {
    /// Key of a window that is saved.
    #[serde(default)]
    pub key: Option<Text<Key>>,
    /// A window that is being written down; goes before the key.
    #[serde(default)]
    pub card: Option<WindowCard>,
    /// Key of the service.
    pub service: Text<Key>,
    /// When the work starts.
    pub at: Text<Instant>,
    /// How long it takes.
    #[serde(default = "an_hour")]
    #[ts(type = "number")]
    pub minutes: i64,
    /// Key of the environment; production where nothing is said.
    #[serde(default)]
    pub environment: Option<Text<Key>>,
    /// The type of release; normal where nothing is said.
    #[serde(default)]
    #[ts(type = "\"standard\" | \"normal\" | \"emergency\" | null")]
    pub kind: Option<Text<ReleaseKind>>,
}

const fn an_hour() -> i64 {
    60
}

/// What a window would do to a piece of work, if it bound.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct FreezeTrial {
    /// Whether it stands against the work.
    pub hits: bool,
    /// Whether it binds as the plan stands.
    pub binds: bool,
    /// In words.
    pub sentence: String,
    /// What of its scope leaves the work out.
    #[ts(type = "Array<\"service\" | \"team\" | \"environment\" | \"region\" | \"type\">")]
    pub missed: Vec<Text<Dimension>>,
    /// The occurrences that the work overlaps, whatever the scope says.
    pub met: Vec<Stretch>,
    /// When it comes next.
    pub next: Option<Stretch>,
}

/// Of which window to preview what it would displace.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PreviewFreeze {
    /// Key of a window that is saved.
    #[serde(default)]
    pub key: Option<Text<Key>>,
    /// A window that is being written down; goes before the key.
    #[serde(default)]
    pub card: Option<WindowCard>,
}

/// What a window would displace if it bound.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct FreezePreview {
    /// The releases, by start; at most 500.
    pub displaced: Vec<DisplacedView>,
    /// How many there are.
    #[ts(type = "number")]
    pub count: usize,
    /// Why it could not be published, where it is about nothing.
    pub about_nothing: Option<String>,
    /// Its next occurrences, at most five.
    pub next: Vec<Stretch>,
}

/// A release that a window would displace.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct DisplacedView {
    /// The release.
    pub release: ReleaseBar,
    /// What would stand against it, in words.
    pub sentence: String,
    /// Whether it would be refused there.
    pub hard: bool,
    /// Where it could go.
    pub slots: Vec<SlotView>,
    /// Where there is no slot: the one thing without which there would be.
    pub blocked_by: Option<String>,
}
