//! What the board's use cases take and answer.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::Key;
use slipway_domain::time::Instant;
use ts_rs::TS;

use crate::paper::{Paper, PrintedPaper};
use crate::wire::{ReleaseBar, Text};

/// A meeting of the change advisory board.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct MeetingView {
    /// Names the meeting: its board and when it begins by the board's clock, `CAB@2026-12-01T14:00`.
    pub id: String,
    /// Key of the board.
    pub board: Text<Key>,
    /// What it is called.
    pub title: String,
    /// `planned`, `open`, `ended` or `locked`.
    #[ts(type = "\"planned\" | \"open\" | \"ended\" | \"locked\"")]
    pub stage: String,
    /// When it begins.
    pub start: Text<Instant>,
    /// When it ends.
    pub end: Text<Instant>,
    /// Releases that need a decision, riskiest first.
    pub for_decision: Vec<ReleaseBar>,
    /// Releases that are only told.
    #[ts(type = "number")]
    pub for_information: usize,
    /// Keys of releases for decision of which the board heard too late.
    pub late: Vec<Text<Key>>,
}

/// Which meeting.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct WhichMeeting {
    /// Its id, its day, or `next`.
    pub meeting: String,
}

/// A pack to print.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PrintPack {
    /// The meeting's id, its day, or `next`.
    pub meeting: String,
    /// Where to put the PDF.
    pub path: String,
    /// The number of the issued pack to print; the last one while nothing changed since, and a draft of the next one
    /// otherwise, where nothing is said.
    #[serde(default)]
    pub number: Option<u32>,
    /// The paper.
    #[serde(default)]
    pub paper: Paper,
    /// Whether to print without colour.
    #[serde(default)]
    pub mono: bool,
    /// Whether it is printed on both sides of its sheets and bound on their long side.
    #[serde(default)]
    pub duplex: bool,
    /// A font file for scripts that the built-in family lacks.
    #[serde(default)]
    pub fallback_font: Option<String>,
}

/// A pack that was printed.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct PrintedPack {
    /// Where it is.
    pub path: String,
    /// How many pages it has.
    #[ts(type = "number")]
    pub pages: usize,
    /// Its length.
    #[ts(type = "number")]
    pub bytes: usize,
    /// The number of the operation whose plan it shows.
    #[ts(type = "number")]
    pub snapshot: u64,
    /// Its number among those for the meeting.
    pub number: u32,
    /// Whether it is not issued yet.
    pub draft: bool,
    /// What a person should know, such as characters that no font could draw.
    pub warnings: Vec<String>,
}

impl PrintedPack {
    /// What was printed, with its number and whether it is a draft.
    pub(super) fn of(printed: PrintedPaper, number: u32, draft: bool) -> Self {
        let PrintedPaper { path, pages, bytes, snapshot, warnings } = printed;
        Self { path, pages, bytes, snapshot, number, draft, warnings }
    }
}
