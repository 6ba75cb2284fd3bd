//! Risk: how risky a release is, and the models that tell it.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// The risk of a release, shown or assessed.
#[derive(Debug, Args)]
pub struct Risk {
    /// Key of the release
    pub release: String,
    /// How bad it is when it goes wrong, 1 to 5; with --likelihood it assesses the release
    #[arg(long, requires = "likelihood")]
    pub impact: Option<u8>,
    /// How likely it is to go wrong, 1 to 5, before anything that is known moves it
    #[arg(long, requires = "impact")]
    pub likelihood: Option<u8>,
    /// The day on which its rollback was tested
    #[arg(long, value_name = "DAY", requires = "impact")]
    pub rollback_tested: Option<String>,
    /// What it does to the schema of data: none, compatible or incompatible
    #[arg(long, value_name = "CHANGE", requires = "impact")]
    pub schema: Option<String>,
    /// It goes out as a canary with automatic abort
    #[arg(long, requires = "impact")]
    pub canary: bool,
    /// An answer to the questionnaire, such as users=6; may be said again, and those of before stay
    #[arg(long, value_name = "QUESTION=VALUE", requires = "impact")]
    pub answer: Vec<String>,
    /// Show what assessing it would do
    #[arg(long, requires = "impact")]
    pub preview: bool,
    /// Why
    #[arg(long, requires = "impact")]
    pub reason: Option<String>,
}

/// The models by which risk is told, shown or settled.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct RiskModels {
    /// What to settle
    #[command(subcommand)]
    pub settle: Option<SettleRisk>,
    /// Only this model: rules, questionnaire, matrix or readiness
    pub model: Option<String>,
}

/// What to settle about a model of risk.
#[derive(Debug, Subcommand)]
pub enum SettleRisk {
    /// Settle a model, by a file like the `model` of `slipway risk-models --json`
    Set {
        /// The JSON file
        file: PathBuf,
        /// Why
        #[arg(long)]
        reason: Option<String>,
    },
    /// Take a model back to the usual one
    Reset {
        /// rules, questionnaire, matrix or readiness
        model: String,
    },
}
