//! What the window is told when it is started.

use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::{Context as _, bail};
use slipway_domain::time::Instant;

/// `slipway-desktop [--plan FILE] [--as-of TIME] [--actor NAME]`.
#[derive(Debug, Default)]
pub struct Start {
    /// The plan to open; the last one where nothing is said.
    pub plan: Option<PathBuf>,
    /// Where the clock stands still; the machine's clock where nothing is said.
    pub as_of: Option<Instant>,
    /// Who acts; the system's user where nothing is said.
    pub actor: Option<String>,
}

impl Start {
    /// Reads the arguments; a bare path is the plan, as a file manager hands it over.
    pub fn from_arguments(arguments: impl IntoIterator<Item = OsString>) -> anyhow::Result<Self> {
        let mut start = Self::default();
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            let mut value = |name: &str| arguments.next().with_context(|| format!("{name} needs a value"));
            match argument.to_str() {
                Some("--plan") => start.plan = Some(value("--plan")?.into()),
                Some("--as-of") => {
                    let text = value("--as-of")?;
                    start.as_of = Some(Instant::parse(&text.to_string_lossy())?);
                }
                Some("--actor") => start.actor = Some(value("--actor")?.to_string_lossy().into_owned()),
                Some(unknown) if unknown.starts_with("--") => {
                    bail!("unknown argument {unknown}; use --plan FILE, --as-of TIME or --actor NAME")
                }
                _ => start.plan = Some(argument.into()),
            }
        }
        Ok(start)
    }
}
