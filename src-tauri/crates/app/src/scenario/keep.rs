//! Making, opening, applying and throwing away scenarios.

use slipway_storage::{ScenarioFiles, Store};

use super::{ApplyScenario, ScenarioRow, WhichScenario};
use crate::desk::{App, Context, Desk, DeskView, show};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::wire::{Changed, List, Nothing};

/// Lists the scenarios of the plan, by name.
pub fn list(desk: &Desk, _: &Context, _: Nothing, _: &dyn Task) -> Result<List<ScenarioRow>> {
    let files = ScenarioFiles::around(&desk.store)?;
    let standing = standing(desk)?;
    let latest = if standing.is_some() { Store::open(files.base())?.latest()? } else { desk.seq() };
    let mut rows = Vec::new();
    for name in files.names()? {
        let store = files.open(&name)?;
        let Some(scenario) = store.scenario()? else { continue };
        rows.push(ScenarioRow {
            path: store.path().display().to_string(),
            fork: scenario.fork,
            own: store.latest()?.saturating_sub(scenario.fork),
            behind: latest.saturating_sub(scenario.fork),
            open: standing.as_deref() == Some(name.as_str()),
            name: name.into(),
        });
    }
    Ok(rows.into_iter().collect())
}

/// Copies the plan as it stands into a scenario beside it.
pub fn create(app: &App, input: WhichScenario, _: &dyn Task) -> Result<ScenarioRow> {
    app.ask("scenario_create", |desk, _| {
        if standing(desk)?.is_some() {
            return Err(AppError::refused("scenario.nested", "a scenario has no scenarios of its own")
                .hint("go back to the plan, then make another one"));
        }
        let path = ScenarioFiles::around(&desk.store)?.path(&input.name);
        let scenario = desk.store.fork(&path, input.name.as_str())?;
        Ok(ScenarioRow {
            name: input.name.clone(),
            path: path.display().to_string(),
            fork: scenario.fork,
            own: 0,
            behind: 0,
            open: false,
        })
    })
}

/// Takes a scenario to the desk in place of the plan.
pub fn open(app: &App, input: WhichScenario, task: &dyn Task) -> Result<DeskView> {
    let path = app.ask("scenario_open", |desk, _| {
        let store = ScenarioFiles::around(&desk.store)?.open(&input.name)?;
        Ok(store.path().to_owned())
    })?;
    app.open(&path)?;
    show(app, Nothing {}, task)
}

/// Takes the plan of a scenario back to the desk.
pub fn leave(app: &App, _: Nothing, task: &dyn Task) -> Result<DeskView> {
    let base = app.ask("scenario_leave", |desk, _| Ok(ScenarioFiles::around(&desk.store)?.base().to_owned()))?;
    app.open(&base)?;
    show(app, Nothing {}, task)
}

/// Makes the plan what a scenario says, as one operation; refused where both changed the same.
pub fn apply(desk: &mut Desk, context: &Context, input: ApplyScenario, _: &dyn Task) -> Result<Changed> {
    if standing(desk)?.is_some() {
        return Err(AppError::refused("scenario.on_desk", "a scenario is on the desk, not the plan")
            .hint("go back to the plan, then apply the scenario"));
    }
    let scenario = ScenarioFiles::around(&desk.store)?.open(&input.name)?;
    let changes = scenario.scenario_changes()?;
    desk.replay(context, format!("Apply scenario {}", input.name.0), input.reason, &changes)
}

/// Throws a scenario away; it can be brought back until another one of its name is thrown away.
pub fn discard(app: &App, input: WhichScenario, _: &dyn Task) -> Result<Nothing> {
    app.ask("scenario_discard", |desk, _| {
        if standing(desk)?.as_deref() == Some(input.name.as_str()) {
            return Err(AppError::refused("scenario.on_desk", format!("{} is on the desk", input.name.0))
                .hint("go back to the plan, then throw it away"));
        }
        ScenarioFiles::around(&desk.store)?.discard(&input.name)?;
        Ok(Nothing {})
    })
}

/// Lists the scenarios that were thrown away and can be brought back.
pub fn thrown_away(desk: &Desk, _: &Context, _: Nothing, _: &dyn Task) -> Result<List<WhichScenario>> {
    let names = ScenarioFiles::around(&desk.store)?.thrown_away()?;
    Ok(names.into_iter().map(|name| WhichScenario { name: name.into() }).collect())
}

/// Brings a scenario back that was thrown away.
pub fn restore(app: &App, input: WhichScenario, _: &dyn Task) -> Result<Nothing> {
    app.ask("scenario_restore", |desk, _| {
        ScenarioFiles::around(&desk.store)?.restore(&input.name)?;
        Ok(Nothing {})
    })
}

/// The name of the scenario on the desk, if it shows one.
pub(crate) fn standing(desk: &Desk) -> Result<Option<String>> {
    Ok(desk.store.scenario()?.map(|scenario| scenario.name))
}
