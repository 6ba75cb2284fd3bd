//! The projected outage of a release.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::Key;
use slipway_domain::plan::Edit;
use slipway_domain::release::{Outage, OutageError};
use slipway_domain::time::{Instant, Minutes};
use ts_rs::TS;

use super::WhichRelease;
use crate::desk::{Context, Desk};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::wire::{Changed, Text};

/// What is said about the outage of a release.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct OutageCard {
    /// Key of the release.
    pub release: Text<Key>,
    /// How many minutes behind its start the outage begins.
    #[serde(default)]
    #[ts(type = "number")]
    pub after_minutes: i64,
    /// How many minutes it lasts; 0 says that there is none.
    #[ts(type = "number")]
    pub minutes: i64,
    /// Who feels it.
    #[serde(default)]
    pub felt_by: String,
    /// Why.
    #[serde(default)]
    pub reason: String,
    /// Whether the users were told.
    #[serde(default)]
    pub informed: bool,
}

/// The outage of a release as it stands.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct OutageView {
    /// What was said; none where nobody has.
    pub said: Option<OutageCard>,
    /// When it begins; none where there is none.
    pub start: Option<Text<Instant>>,
    /// When it ends.
    pub end: Option<Text<Instant>>,
}

impl From<OutageError> for AppError {
    fn from(error: OutageError) -> Self {
        Self::refused("outage.time", error.to_string())
            .hint("say how long behind the start it begins, and how long it lasts")
    }
}

/// Shows what is said about the outage of a release.
pub fn show_outage(desk: &Desk, _: &Context, input: WhichRelease, _: &dyn Task) -> Result<OutageView> {
    let release = desk.release(&input.key)?;
    let outage = desk.plan.outages.get(release.id);
    let at = outage.and_then(|outage| outage.at(release));
    Ok(OutageView {
        said: outage.map(|outage| OutageCard {
            release: release.key.clone().into(),
            after_minutes: outage.after.get(),
            minutes: outage.minutes.get(),
            felt_by: outage.felt_by.clone(),
            reason: outage.reason.clone(),
            informed: outage.informed,
        }),
        start: at.map(|at| at.start().into()),
        end: at.map(|at| at.end().into()),
    })
}

/// Says how long the services of a release are away; 0 minutes say that they are not.
pub fn save_outage(desk: &mut Desk, context: &Context, card: OutageCard, _: &dyn Task) -> Result<Changed> {
    let release = desk.release(&card.release)?;
    let outage = Outage {
        id: release.id,
        after: Minutes::new(card.after_minutes),
        minutes: Minutes::new(card.minutes),
        felt_by: card.felt_by.trim().to_owned(),
        reason: card.reason.trim().to_owned(),
        informed: card.informed,
    };
    outage.check(release)?;
    let label = match outage.minutes.get() {
        0 => format!("{} causes no outage", release.label()),
        minutes => format!("{} causes an outage of {minutes} minutes", release.label()),
    };
    desk.commit(context, label, None, &[Edit::from(outage)])
}

/// Forgets what was said about the outage of a release.
pub fn forget_outage(desk: &mut Desk, context: &Context, input: WhichRelease, _: &dyn Task) -> Result<Changed> {
    let release = desk.release(&input.key)?;
    let id = release.id;
    let edits: Vec<Edit> = desk.plan.outages.get(id).map(|_| Edit::RemoveOutage(id)).into_iter().collect();
    desk.commit(context, format!("Forget what was said about an outage of {}", release.label()), None, &edits)
}
