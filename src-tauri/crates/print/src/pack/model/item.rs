//! The sheet of one item for decision.

use super::{Signatory, ZonedTime};

/// Everything the board reads about one release before it decides. Empty fields are printed as an en dash, so that
/// every field stands in the same place on every sheet.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ItemSheet {
    /// Number of the release.
    pub number: String,
    /// Title of the release.
    pub title: String,
    /// Standard, normal, emergency.
    pub kind: String,
    /// State of the release.
    pub status: String,
    /// What the board is asked for.
    pub ask: String,
    /// The window in the zone of every region.
    pub window: Vec<ZonedTime>,
    /// The zone of the times of the plan.
    pub zone: String,
    /// Services, each with its tier.
    pub services: String,
    /// Environments and regions.
    pub environments: String,
    /// The release train.
    pub train: String,
    /// Who answers for it.
    pub owner: String,
    /// Who leads the deployment.
    pub deployment_lead: String,
    /// Who decides to roll back.
    pub rollback_owner: String,
    /// Band and score, such as "M 8".
    pub risk: String,
    /// What each model of risk says, with every sentence that went into it; the one that decides first.
    pub risk_models: Vec<RiskTold>,
    /// The seven questions.
    pub seven_rs: SevenRs,
    /// What is delivered.
    pub package: Package,
    /// The components it touches.
    pub components: String,
    /// What else feels it.
    pub blast_radius: String,
    /// The test gates; `None` where nobody records them, which is not the same as none.
    pub gates: Option<Vec<Gate>>,
    /// The plan in five to ten lines.
    pub plan: Vec<PlanStep>,
    /// After what, and when, there is no way back.
    pub point_of_no_return: String,
    /// The way back.
    pub rollback: Rollback,
    /// Who is told what and when.
    pub communications: String,
    /// What speaks against it.
    pub conflicts: Vec<ItemConflict>,
    /// The last releases of the same services.
    pub history: Vec<HistoryRow>,
    /// Change failure rate of the services, as it is printed.
    pub change_failure_rate: String,
    /// What reviewers said.
    pub comments: Vec<Comment>,
    /// The approvals so far, the oldest first.
    pub approvals: Vec<ApprovalRow>,
    /// Who signs the decision; empty asks for the chair, the service owner, security or risk, and the business.
    pub signatories: Vec<Signatory>,
    /// What an approval of this sheet covers and what voids it: the hash of the package, the window, the snapshot.
    pub validity: String,
}

/// The seven questions of change assessment: raised, reason, return, risks, resources, responsible, relationship.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SevenRs {
    /// Who raised it.
    pub raised: String,
    /// Why.
    pub reason: String,
    /// What it brings.
    pub returns: String,
    /// What can go wrong.
    pub risks: String,
    /// What it takes.
    pub resources: String,
    /// Who builds, tests and deploys it.
    pub responsible: String,
    /// How it stands to other changes.
    pub relationships: String,
}

/// What a model of risk says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RiskTold {
    /// The model, such as "Matrix".
    pub name: String,
    /// Its version, such as "version 3".
    pub version: String,
    /// Band and score, such as "M 8"; empty where it cannot be told.
    pub band: String,
    /// What it says, in a sentence.
    pub sentence: String,
    /// What went into it, a sentence each.
    pub lines: Vec<String>,
    /// Whether its band is the one that counts.
    pub decides: bool,
}

/// An approval, or a refusal, so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ApprovalRow {
    /// Who.
    pub who: String,
    /// As what.
    pub role: String,
    /// When, zone named.
    pub when: String,
    /// What was decided, with its conditions.
    pub decision: String,
    /// Why it does not hold any more; `None` where it holds.
    pub void: Option<String>,
}

/// What is delivered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Package {
    /// Version.
    pub version: String,
    /// Hash of the content and whether it still matches.
    pub hash_state: String,
    /// What must be in place first, each with its state.
    pub prerequisites: Vec<String>,
}

/// A test gate.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gate {
    /// Its name.
    pub name: String,
    /// How it stands.
    pub state: GateState,
    /// Numbers: cases run, failed, open defects.
    pub numbers: String,
    /// Who waived what and why, if anything.
    pub waiver: String,
}

/// How a test gate stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum GateState {
    /// It is not decided yet.
    #[default]
    Open,
    /// It is passed.
    Passed,
    /// It is not passed, and somebody has accepted that.
    Waived,
    /// It is not passed.
    Failed,
}

/// A step of the plan.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanStep {
    /// When it starts, as it is printed, in the zone of the sheet.
    pub at: String,
    /// What is done.
    pub step: String,
    /// By whom.
    pub who: String,
    /// Minutes it takes.
    pub minutes: Option<u32>,
    /// Whether there is no way back after it.
    pub point_of_no_return: bool,
}

/// The way back.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rollback {
    /// How.
    pub procedure: String,
    /// When it was last tested, or that it never was; empty where nobody has said.
    pub last_tested: String,
    /// Minutes it took then.
    pub measured_minutes: Option<u32>,
}

/// A conflict of an item.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ItemConflict {
    /// The code of the rule.
    pub code: String,
    /// Whether it forbids the plan or only speaks against it.
    pub hard: bool,
    /// What is wrong, in a sentence.
    pub sentence: String,
    /// What could be done instead.
    pub alternatives: Vec<Alternative>,
}

/// Something that could be done about a conflict.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Alternative {
    /// The proposal, such as another window.
    pub proposal: String,
    /// What it costs.
    pub consequence: String,
}

/// An earlier release of the same services.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HistoryRow {
    /// Its number.
    pub number: String,
    /// When.
    pub date: String,
    /// What it was.
    pub title: String,
    /// How it ended.
    pub outcome: String,
}

/// What a reviewer said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comment {
    /// Who.
    pub who: String,
    /// What.
    pub text: String,
}
