//! What is drawn in a stretch of time.

use slipway_domain::Plan;
use slipway_domain::calendar::{FreezeStage, Scope, Window};
use slipway_domain::time::Interval;

use super::{CalendarView, ScopeView, ShowCalendar, WindowBand};
use crate::desk::{Context, Desk, key_of};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::release::Stretch;

/// Shows releases and windows of a stretch of time.
pub fn show(desk: &Desk, _: &Context, input: ShowCalendar, _: &dyn Task) -> Result<CalendarView> {
    let within = Interval::new(input.from.0, input.to.0)
        .map_err(|error| AppError::usage("calendar.backwards", error.to_string()))?;
    let mut releases: Vec<_> = desk
        .plan
        .releases
        .iter()
        .filter(|release| {
            let tail = release.planned.segments().stabilisation.end();
            release.occupancy().extended_to(tail).overlaps(within)
        })
        .map(|release| desk.bar(release))
        .collect();
    releases.sort_by(|a, b| (a.start.0, &a.key).cmp(&(b.start.0, &b.key)));
    let mut windows: Vec<WindowBand> =
        desk.plan.windows.iter().filter_map(|window| band(&desk.plan, window, within)).collect();
    windows.sort_by(|a, b| a.key.cmp(&b.key));
    Ok(CalendarView { releases, windows })
}

/// A window that occurs in a stretch; a freeze that binds nobody yet says how far it has come, and one that was ended
/// is not drawn.
fn band(plan: &Plan, window: &Window, within: Interval) -> Option<WindowBand> {
    let stage = window.freeze.as_ref().filter(|_| !window.binds()).map(|freeze| freeze.stage);
    if stage == Some(FreezeStage::Ended) {
        return None;
    }
    let occurrences: Vec<Stretch> = window.occurrences(within).into_iter().map(Stretch::from).collect();
    (!occurrences.is_empty()).then(|| WindowBand {
        key: window.key.clone().into(),
        title: stage.map_or_else(|| window.title.clone(), |stage| format!("{} ({stage})", window.title)),
        kind: window.kind.into(),
        zone: window.zone.clone().into(),
        occurrences,
        scope: scope_view(plan, &window.scope),
    })
}

/// A scope by keys.
pub(crate) fn scope_view(plan: &Plan, scope: &Scope) -> ScopeView {
    ScopeView {
        services: scope.services.iter().filter_map(|id| key_of(&plan.services, *id)).collect(),
        teams: scope.teams.iter().filter_map(|id| key_of(&plan.teams, *id)).collect(),
        environments: scope.environments.iter().filter_map(|id| key_of(&plan.environments, *id)).collect(),
        regions: scope.regions.iter().filter_map(|id| key_of(&plan.regions, *id)).collect(),
        types: scope.kinds.iter().map(ToString::to_string).collect(),
    }
}
