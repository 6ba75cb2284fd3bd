//! Opening, making and configuring a plan.

use std::path::Path;

use slipway_domain::Plan;
use slipway_domain::plan::{Edit, Settings};
use slipway_domain::time::Zone;
use slipway_storage::Store;

use super::{App, Context, CreatePlan, Desk, DeskView, OpenPlan, PlanSettings};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::wire::{Changed, Nothing};

/// Says how the desk stands.
pub fn show(app: &App, _: Nothing, _: &dyn Task) -> Result<DeskView> {
    app.catch_up()?;
    let plan = app.desk().as_ref().map(|desk| desk.status(app.host())).transpose()?;
    Ok(DeskView { plan, version: env!("CARGO_PKG_VERSION").to_owned(), zones: Zone::names() })
}

/// Opens a plan file.
pub fn open(app: &App, input: OpenPlan, task: &dyn Task) -> Result<DeskView> {
    app.open(allowed(app, &input.path)?)?;
    show(app, Nothing {}, task)
}

/// Makes a plan file and opens it.
pub fn create(app: &App, input: CreatePlan, task: &dyn Task) -> Result<DeskView> {
    let path = allowed(app, &input.path)?;
    let now = app.host().clock.now();
    let mut plan = match input.sample {
        Some(releases) => crate::sample::sample(now, releases, &mut crate::sample::ids(now))
            .map_err(|error| AppError::usage("sample.impossible", error.to_string()))?,
        None => empty(app, path, input.zone.as_ref().map_or_else(Zone::utc, |zone| zone.0.clone())),
    };
    if let Some(name) = input.name {
        plan.settings.name = name;
    }
    if let Some(zone) = input.zone {
        plan.settings.zone = zone.0;
    }
    let store = Store::create(path, &plan, &app.context("plan_create").meta("Make the plan", None))?;
    *app.desk() = Some(Desk::new(store)?);
    show(app, Nothing {}, task)
}

/// An empty plan: no releases, but a production environment to put them in.
fn empty(app: &App, path: &Path, zone: Zone) -> Plan {
    let name = path.file_stem().map_or_else(|| "Plan".to_owned(), |stem| stem.to_string_lossy().into_owned());
    let mut plan = Plan::new(Settings { guid: app.host().ids.next(), name, zone });
    plan.environments.put(crate::catalogue::production(app.host().ids.next()));
    plan
}

fn allowed<'a>(app: &App, path: &'a str) -> Result<&'a Path> {
    let path = Path::new(path);
    if app.host().files.allows(path) {
        Ok(path)
    } else {
        Err(AppError::refused("file.not_chosen", format!("{} was not chosen by a person", path.display()))
            .hint("choose the file in the dialog"))
    }
}

/// Changes the plan's name and zone.
pub fn configure(desk: &mut Desk, context: &Context, input: PlanSettings, _: &dyn Task) -> Result<Changed> {
    let name = input.name.trim().to_owned();
    if name.is_empty() {
        return Err(AppError::refused("plan.nameless", "a plan needs a name").hint("give it a name"));
    }
    let settings = Settings { guid: desk.plan.settings.guid, name, zone: input.zone.0 };
    desk.commit(context, "Change the plan's settings", None, &[Edit::Configure(settings)])
}
