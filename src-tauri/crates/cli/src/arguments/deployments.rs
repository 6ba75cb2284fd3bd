//! Deployments of a release beside its own.

use clap::Args;

/// What is said about one more deployment of a release.
#[derive(Debug, Args)]
pub struct DeploymentSaid {
    /// Key of the release that is deployed
    pub release: String,
    /// Key of the environment
    #[arg(long = "in", value_name = "ENVIRONMENT")]
    pub environment: String,
    /// When it starts
    #[arg(long, value_name = "TIME")]
    pub start: String,
    /// When it ends; as long as the release where nothing is said
    #[arg(long, value_name = "TIME")]
    pub end: Option<String>,
    /// The zone of the times; the release's where nothing is said
    #[arg(long)]
    pub zone: Option<String>,
    /// Its key; one of release and environment where nothing is said
    #[arg(long)]
    pub key: Option<String>,
    /// The release waits for it to end
    #[arg(long, conflicts_with = "after")]
    pub before: bool,
    /// It waits for the release to end
    #[arg(long)]
    pub after: bool,
    /// Show what speaks against it and write nothing
    #[arg(long)]
    pub preview: bool,
    /// Why
    #[arg(long)]
    pub reason: Option<String>,
}
