//! Opening, making, checking and configuring a plan.

use std::path::Path;

use slipway_domain::calendar::Window;
use slipway_domain::plan::{Edit, Settings};
use slipway_domain::time::{Interval, Minutes, Zone};
use slipway_domain::{Plan, dependency};
use slipway_storage::{Store, Verified};

use super::{App, CheckReport, Context, CreatePlan, Desk, DeskView, Finding, OpenPlan, PlanSettings};
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

/// Checks the file, the log and every rule.
pub fn check(desk: &Desk, context: &Context, _: Nothing, _: &dyn Task) -> Result<CheckReport> {
    let checked = desk.store.check()?;
    let counts = desk.judged().counts;
    let mut findings = Vec::new();
    let mut say = |subject: &str, ok: bool, message: String| {
        findings.push(Finding { subject: subject.to_owned(), ok, message });
    };
    if checked.file.is_empty() {
        say("file", true, "the file is whole".to_owned());
    }
    for line in checked.file {
        say("file", false, line);
    }
    for row in checked.past_the_journal {
        say("log", false, format!("{row} was changed past the log"));
    }
    match checked.journal {
        Verified::Whole(operations) => {
            say("log", true, format!("all {operations} operations are as they were written"));
        }
        Verified::Tampered { seq, why } => say("log", false, format!("operation {seq}: {why}")),
    }
    let message = format!("{} hard and {} soft", counts.hard, counts.soft);
    say("conflicts", counts.hard == 0, message);
    match dependency::release_order(&desk.plan, None) {
        Ok(waves) => say("dependencies", true, format!("an order exists, in {} waves", waves.len())),
        Err(cycle) => {
            let keys: Vec<String> =
                cycle.nodes.iter().filter_map(|id| Some(desk.plan.releases.get(*id)?.key.to_string())).collect();
            say("dependencies", false, format!("these wait for each other in a circle: {}", keys.join(" → ")));
        }
    }
    let now = context.host.clock.now();
    let ahead = Interval::from_start(now, Minutes::hours(2 * 366 * 24));
    let idle: Vec<&Window> = desk.plan.windows.iter().filter(|window| window.occurrences(ahead).is_empty()).collect();
    if idle.is_empty() {
        say("windows", true, "every window still occurs".to_owned());
    }
    for window in idle {
        say("windows", true, format!("{} {} does not occur any more", window.key, window.title));
    }
    for window in desk.plan.windows.iter() {
        if let Some(what) = desk.plan.gone_from(&window.scope) {
            findings.push(Finding {
                subject: "windows".to_owned(),
                ok: false,
                message: format!(
                    "{} {} is about {what} that are gone; give it another scope",
                    window.key, window.title
                ),
            });
        }
    }
    Ok(CheckReport { ok: findings.iter().all(|finding| finding.ok), findings, hard: counts.hard, soft: counts.soft })
}
