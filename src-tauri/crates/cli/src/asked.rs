//! From a subcommand to the command of the table that it asks.

mod bundles;
mod dependencies;
mod deployments;
mod files;
mod layers;
mod projects;
mod scenarios;
mod templates;
mod trains;

use serde_json::{Value, json};
use slipway_app::{App, AppError};
use slipway_domain::time::{Instant, Span};

use crate::arguments::{Cab, Command, Filter, Narrow};
use crate::progress::OnTerminal;
use crate::render;

/// Tells an answer to people; the second value is the zone of its times, where it needs one.
pub type Tell = fn(&Value, &Value) -> String;

/// The zone in which people are told the times of an answer.
pub enum ToldIn {
    /// The answer says it itself, or tells no times.
    Itself,
    /// That of the plan.
    Plan,
    /// That of the release with this key.
    Release(String),
    /// This one.
    Zone(String),
}

/// What is called, with what, how its answer is told, and what the answer means for the exit code.
pub struct Asked {
    /// The command of the table.
    pub name: &'static str,
    /// What it is given.
    pub input: Value,
    /// How people are told its answer.
    pub tell: Tell,
    /// In which zone.
    pub told_in: ToldIn,
    /// Whether the answer tells of problems.
    pub problems: fn(&Value) -> bool,
}

const fn asked(name: &'static str, input: Value, tell: Tell) -> Asked {
    Asked { name, input, tell, told_in: ToldIn::Itself, problems: |_| false }
}

/// What a subcommand asks of the application.
pub fn ask(app: &App, command: Command) -> Result<Asked, AppError> {
    Ok(match command {
        Command::New { file, sample, sample_size, name, zone } => {
            let sample = sample_size.or(sample.then_some(slipway_app::sample::RELEASES));
            let input = json!({ "path": file, "name": name, "zone": zone, "sample": sample });
            asked("plan_create", input, render::desk)
        }
        Command::Import(import) => files::import(*import)?,
        Command::Releases(filter) => asked("release_list", filter_of(filter, None)?, render::releases),
        Command::Release { key } => asked("release_show", json!({ "key": key }), render::release),
        Command::Move { key, to, end, zone, cascade, with, leave_out, preview, reason } => {
            let told_in = zone.clone().map_or_else(|| ToldIn::Release(key.clone()), ToldIn::Zone);
            let input = json!({
                "key": key, "to": to, "end": end, "zone": zone, "cascade": cascade, "together": with,
                "leave_out": leave_out, "mode": mode(preview), "reason": reason,
            });
            Asked { told_in, ..asked("release_move", input, render::moved) }
        }
        Command::Repeat { key, rule, leave_out, preview, reason } => {
            let told_in = ToldIn::Release(key.clone());
            let input = json!({
                "key": key, "rule": rule, "leave_out": leave_out, "mode": mode(preview), "reason": reason,
            });
            Asked { told_in, ..asked("release_repeat", input, render::repeated) }
        }
        Command::Deployment(said) => deployments::deployment(said),
        Command::Sequence { from, to, leave_out, preview, reason } => {
            let input = json!({
                "from": instant(Some(from))?, "to": instant(Some(to))?, "leave_out": leave_out, "mode": mode(preview),
                "reason": reason,
            });
            Asked { told_in: ToldIn::Plan, ..asked("sequence_apply", input, render::sequence) }
        }
        Command::Conflicts { release, from, to } => {
            let input = json!({ "release": release, "from": instant(from)?, "to": instant(to)? });
            let problems = |answer: &Value| answer["items"].as_array().is_some_and(|items| !items.is_empty());
            Asked { problems, ..asked("conflict_list", input, render::conflicts) }
        }
        Command::Slots { key, horizon, count } => {
            let input = json!({ "key": key, "horizon_days": days(&horizon)?, "count": count });
            asked("slot_find", input, render::slots)
        }
        Command::Order { from, to, out } => dependencies::order(from, to, out.as_deref())?,
        Command::CriticalPath => asked("critical_path_show", json!({}), render::critical_path),
        Command::Blast { service, depth, needs } => dependencies::blast(&service, depth, needs),
        Command::Late { release, by } => dependencies::late(release, by),
        Command::Map(map) => dependencies::map(map)?,
        Command::Link(link) => dependencies::link(link),
        Command::Unlink(unlink) => dependencies::unlink(unlink),
        Command::Runbook { release } => dependencies::runbook(&release),
        Command::Step(step) => dependencies::step(app, step)?,
        Command::Windows { kind, flagged } => {
            layers::windows(&kind.iter().map(String::as_str).collect::<Vec<_>>(), flagged)
        }
        Command::Freeze(freeze) => layers::freeze(app, freeze)?,
        Command::Exception(exception) => layers::exception(exception)?,
        Command::Rules { settle } => layers::rules(settle),
        Command::Expand { start, end, zone, rrule } => layers::expand(app, start, end, zone, rrule)?,
        Command::Trains => asked("train_list", json!({}), render::trains),
        Command::Train(train) => trains::train(app, train)?,
        Command::Ready(ready) => trains::ready(app, ready)?,
        Command::Templates => asked("template_list", json!({}), render::templates),
        Command::Template(template) => templates::template(app, template)?,
        Command::Milestones(which) => projects::milestones(which),
        Command::Milestone(milestone) => projects::milestone(app, milestone)?,
        Command::Changes(changes) => bundles::changes(changes),
        Command::Change(change) => bundles::change(app, change)?,
        Command::Bundle(bundle) => bundles::bundle(*bundle),
        Command::Budget(budget) => bundles::budget(budget),
        Command::Risk(risk) => bundles::risk(risk),
        Command::Export(export) => files::export(export)?,
        Command::Cab(cab) => board(app, cab)?,
        Command::Planner { year, out, layer, mono, fallback_font } => {
            let input = json!({
                "path": out, "year": year, "layers": layer, "mono": mono, "fallback_font": fallback_font,
            });
            asked("wall_planner_print", input, render::printed)
        }
        Command::Calendar(calendar) => files::calendar(*calendar),
        Command::Scenario(scenario) => scenarios::scenario(scenario),
        Command::GoBack { seq, reason } => {
            asked("history_go_back", json!({ "seq": seq, "reason": reason }), render::changed)
        }
        Command::Undo => asked("undo", json!({}), render::changed),
        Command::Redo => asked("redo", json!({}), render::changed),
        Command::Log { verify: None } => {
            Asked { told_in: ToldIn::Plan, ..asked("history_list", json!({ "changes": true }), render::log) }
        }
        Command::Log { verify: Some(_) } => {
            Asked { problems: |answer| answer["ok"] != true, ..asked("history_verify", json!({}), render::verified) }
        }
        Command::Diff { from, to } => asked("history_compare", json!({ "from": from, "to": to }), render::difference),
        Command::Past { seq } => asked("history_as_of", json!({ "seq": seq }), render::past),
        Command::Check => {
            Asked { problems: |answer| answer["ok"] != true, ..asked("plan_check", json!({}), render::check) }
        }
        Command::Commands | Command::Call { .. } | Command::Completions { .. } | Command::Man => {
            asked("desk_show", json!({}), render::desk)
        }
    })
}

/// What a subcommand of `cab` asks.
fn board(app: &App, cab: Cab) -> Result<Asked, AppError> {
    Ok(match cab {
        Cab::Meetings => Asked { told_in: ToldIn::Plan, ..asked("cab_meetings", json!({}), render::meetings) },
        Cab::Diff { since } => {
            let input = json!({ "from": since, "to": standing(app)?["seq"] });
            asked("history_compare", input, render::difference)
        }
        Cab::Pack { meeting, out, letter, mono, fallback_font } => {
            let input = json!({
                "meeting": meeting, "path": out, "paper": paper(letter), "mono": mono, "fallback_font": fallback_font,
            });
            asked("cab_pack_print", input, render::printed)
        }
    })
}

const fn paper(letter: bool) -> &'static str {
    if letter { "letter" } else { "a4" }
}

const fn mode(preview: bool) -> &'static str {
    if preview { "preview" } else { "commit" }
}

/// A time of the command line; a day or a time without offset is read in UTC.
fn instant(text: Option<String>) -> Result<Option<String>, AppError> {
    let Some(text) = text else { return Ok(None) };
    let candidates = [text.clone(), format!("{text}Z"), format!("{text}:00Z"), format!("{text}T00:00:00Z")];
    let found = candidates.iter().find(|candidate| Instant::parse(candidate).is_ok());
    found.cloned().map(Some).ok_or_else(|| {
        AppError::usage("time.unreadable", format!("{text:?} is not a time"))
            .hint("write 2026-11-28, 2026-11-28T22:00 (UTC) or 2026-11-28T22:00:00+01:00")
    })
}

fn days(text: &str) -> Result<u32, AppError> {
    let bad = || AppError::usage("slots.horizon", format!("{text:?} is not a horizon")).hint("write it as 90d");
    match Span::parse(text) {
        Ok(Span::Calendar(minutes)) if minutes.get() > 0 => {
            u32::try_from((minutes.get() + 1439) / 1440).map_err(|_| bad())
        }
        _ => Err(bad()),
    }
}

fn filter_of(filter: Filter, person: Option<String>) -> Result<Value, AppError> {
    let mut narrowed = narrow_of(filter.narrow);
    (narrowed["from"], narrowed["to"]) = (instant(filter.from)?.into(), instant(filter.to)?.into());
    narrowed["person"] = person.into();
    Ok(narrowed)
}

fn narrow_of(narrow: Narrow) -> Value {
    json!({
        "service": narrow.service, "team": narrow.team, "train": narrow.train, "type": narrow.release_type,
        "state": narrow.state,
    })
}

/// How the open plan stands.
pub fn standing(app: &App) -> Result<Value, AppError> {
    Ok(app.call("desk_show", json!({}), &OnTerminal)?["plan"].take())
}
