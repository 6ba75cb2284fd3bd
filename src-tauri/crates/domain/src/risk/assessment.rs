//! What somebody said about the risk of a release, and what the plan cannot know by itself.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Impact, Likelihood, ModelScore};
use crate::id::ReleaseId;
use crate::time::Instant;
use crate::word::words;

words! {
    /// Whether a release changes the schema of data, and whether the old program still understands it.
    SchemaChange, "schema change" {
        /// It changes none.
        None = "none",
        /// The version before still works on the new schema.
        Compatible = "compatible",
        /// The version before does not work on the new schema.
        Incompatible = "incompatible",
    }
}

/// The assessment of a release; there is one for each at most.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// The release that is assessed, which names the assessment.
    pub id: ReleaseId,
    /// How bad it is when it goes wrong.
    pub impact: Impact,
    /// How likely it is to go wrong, before anything that is known moves it.
    pub likelihood: Likelihood,
    /// The day on which its rollback was tested; none where nobody tested it.
    pub rollback_tested: Option<NaiveDate>,
    /// What it does to the schema of data.
    pub schema: SchemaChange,
    /// Whether it goes out as a canary that is taken back by itself.
    pub canary: bool,
    /// What was answered to the questionnaire, by the key of the question: the value of the answer.
    pub answers: BTreeMap<String, u32>,
    /// What each model told when it was assessed, with the version by which it did.
    pub scores: Vec<ModelScore>,
    /// Who assessed it.
    pub by: String,
    /// When.
    pub at: Instant,
}

/// How the test of a rollback stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RollbackTest {
    /// It was tested, and not too long ago.
    Fresh(NaiveDate),
    /// It was tested, but so long ago that it says nothing any more.
    Stale {
        /// The day of the test.
        tested: NaiveDate,
        /// How many days ago that was.
        days: i64,
    },
    /// It was tested in time, but from a version of another lineage than the one that the release brings.
    OtherVersion(NaiveDate),
    /// It is to be tested on a day that has not come.
    Ahead(NaiveDate),
    /// Nobody tested it.
    Never,
}

impl RollbackTest {
    /// How a test of one day stands on another.
    pub fn on(tested: NaiveDate, today: NaiveDate) -> Self {
        match (today - tested).num_days() {
            ..0 => Self::Ahead(tested),
            0..=Assessment::STALE_AFTER_DAYS => Self::Fresh(tested),
            days => Self::Stale { tested, days },
        }
    }
}

impl Assessment {
    /// A test of a rollback says nothing any more when more than so many days have passed.
    pub const STALE_AFTER_DAYS: i64 = 90;

    /// How the test of the rollback stands on a day.
    pub fn rollback_test(&self, today: NaiveDate) -> RollbackTest {
        self.rollback_tested.map_or(RollbackTest::Never, |tested| RollbackTest::on(tested, today))
    }
}
