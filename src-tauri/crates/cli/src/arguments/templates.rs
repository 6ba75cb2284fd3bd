//! Templates from which releases are drawn.

use clap::{Args, Subcommand};

/// What to do with a template.
#[derive(Debug, Subcommand)]
pub enum Template {
    /// Keep what a release has in common with others as a template
    Keep(TemplateSaid),
    /// Draw a release from a template, as a draft
    Draw {
        /// Key of the template
        key: String,
        /// The day on which the release starts, on the wall of the template's zone
        #[arg(long, value_name = "DAY")]
        on: String,
        /// What the release is, in a few words; the title of the template where nothing is said
        #[arg(long)]
        title: Option<String>,
        /// The version that it brings
        #[arg(long, value_name = "VERSION")]
        brings: Option<String>,
        /// Show what speaks against it and write nothing
        #[arg(long)]
        preview: bool,
    },
    /// Take a template out; what was drawn from it stays
    Remove {
        /// Its key
        key: String,
    },
}

/// What is said about a template.
#[derive(Debug, Args)]
pub struct TemplateSaid {
    /// Its key, such as NIGHT
    pub key: String,
    /// The release whose contents it takes; the template as it is where nothing is said
    #[arg(long, value_name = "RELEASE")]
    pub from: Option<String>,
    /// The title that a release gets
    #[arg(long)]
    pub title: Option<String>,
    /// When a release starts on the wall, such as 22:00
    #[arg(long, value_name = "TIME")]
    pub start: Option<String>,
    /// From its start to its end, in minutes
    #[arg(long, value_name = "MINUTES")]
    pub length: Option<i64>,
    /// The zone of its wall time
    #[arg(long)]
    pub zone: Option<String>,
}
