//! Releases: list, show, draw, edit, move, deploy in more places, advance, remove, and the templates from which they are drawn.

mod along;
mod choice;
mod deployment;
#[cfg(test)]
mod deployment_tests;
mod draft;
mod lifecycle;
mod list;
mod outage;
mod readiness;
mod refusal;
mod relocate;
mod repeat;
mod runbook;
mod template;
#[cfg(test)]
mod template_tests;
#[cfg(test)]
mod tests;
mod time;
mod wire;

pub(crate) use along::{Deployments, belongs};
pub(crate) use choice::{chosen, filter_of, selection};
pub use deployment::{DeploymentOrder, PlanDeployment, plan_deployment};
pub(crate) use draft::conflicts_of;
pub(crate) use draft::moment_given;
pub use draft::{draw, edit};
pub(crate) use lifecycle::call_off;
pub use lifecycle::{advance, remove};
use list::holders;
pub use list::{list, show};
pub use outage::{OutageCard, OutageView, forget_outage, save_outage, show_outage};
pub use readiness::{ReadinessCard, ReadinessView, WhichReadiness, remove_readiness, save_readiness};
pub(crate) use refusal::refuse_hard;
pub use relocate::relocate;
pub(crate) use relocate::{conflicts_at, waits_for, why_it_moves};
pub use repeat::{RepeatOutcome, RepeatRelease, Repetition, repeat};
pub use runbook::{
    RunbookView, ShowRunbook, StepCard, StepView, StepWaitCard, WhichStep, remove_step, save_step, show_runbook,
};
pub use template::{TemplateCard, TemplateOn, draft_of, remove_template, save_template, template_of, templates};
pub use time::WallOrInstant;
pub(crate) use time::parse_wall;
pub use wire::*;
