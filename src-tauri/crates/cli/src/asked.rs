//! From a subcommand to the command of the table that it asks.

mod approval;
mod board;
mod bundles;
mod cab;
mod classification;
mod dependencies;
mod deployments;
mod escalation;
mod files;
mod layers;
mod projects;
mod publication;
mod releases;
mod responsibility;
mod risk;
mod scenarios;
mod templates;
mod trains;

use std::path::Path;

use serde_json::{Value, json};
use slipway_app::{App, AppError, Fault};
use slipway_domain::time::{Instant, Span};

use crate::arguments::{Command, Filter, Narrow, Printing};
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

/// Which items of a list are told.
pub struct Only {
    /// What an item is called, such as `policy`.
    pub what: &'static str,
    /// Where in an item its name stands.
    pub place: &'static str,
    /// That name.
    pub name: String,
    /// The command that lists all of them.
    pub lists: &'static str,
}

impl Only {
    /// Leaves nothing but the items of that name in a list; refuses a name that nothing has.
    pub fn narrow(&self, answer: &mut Value) -> Result<(), AppError> {
        let Some(items) = answer["items"].as_array_mut() else { return Ok(()) };
        items.retain(|item| item.pointer(self.place).and_then(Value::as_str) == Some(self.name.as_str()));
        if items.is_empty() {
            let Self { what, name, lists, .. } = self;
            return Err(AppError::usage(&format!("{what}.unknown"), format!("there is no {what} {name:?}"))
                .hint(format!("`{lists}` lists what there is")));
        }
        Ok(())
    }
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
    /// Which list of the answer is all that is told; the whole answer where nothing is said.
    pub list: Option<&'static str>,
    /// Which items of its list are told; all where nothing is said.
    pub only: Option<Only>,
}

const fn asked(name: &'static str, input: Value, tell: Tell) -> Asked {
    Asked { name, input, tell, told_in: ToldIn::Itself, problems: |_| false, list: None, only: None }
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
        Command::Sources(sources) => files::sources(sources),
        Command::Releases(filter) => asked("release_list", filter_of(filter, None)?, render::releases),
        Command::Release { key } => asked("release_show", json!({ "key": key }), render::release),
        Command::Move(said) => releases::relocate(*said),
        Command::Advance(said) => releases::advance(said),
        Command::Repeat(said) => releases::repeat(said),
        Command::Deployment(said) => deployments::deployment(said),
        Command::Sequence(said) => releases::sequence(said)?,
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
        Command::Risk(risk) => risk::risk(app, risk)?,
        Command::RiskModels(models) => risk::models(app, models)?,
        Command::Raci(raci) => responsibility::raci(app, raci)?,
        Command::Roles(roles) => responsibility::roles(app, roles)?,
        Command::Gaps(gaps) => responsibility::gaps(gaps)?,
        Command::Types(types) => classification::types(app, types)?,
        Command::Classify(said) => classification::classify(app, *said)?,
        Command::Classification { key } => classification::show(key),
        Command::Reclassified => asked("reclassification_list", json!({}), render::reclassified),
        Command::Policy(policy) => approval::policy(app, policy)?,
        Command::Approval(approval) => approval::approval(approval),
        Command::Approve(said) => approval::approve(*said)?,
        Command::Outage(outage) => releases::outage(app, outage)?,
        Command::Escalation(escalation) => escalation::escalation(app, escalation)?,
        Command::Rollback(rollback) => escalation::rollback(app, rollback)?,
        Command::Export(export) => files::export(*export)?,
        Command::Calendars(calendars) => publication::calendars(calendars)?,
        Command::Publish(publish) => publication::publish(app, publish)?,
        Command::Messages(messages) => publication::messages(*messages)?,
        Command::Words(words) => publication::words(app, words)?,
        Command::Cab(cab) => cab::cab(app, cab)?,
        Command::Board(board) => board::board(app, board)?,
        Command::Absence(absence) => board::absence(app, absence)?,
        Command::Planner { year, out, layer, mono, fallback_font } => {
            files::planner(year, &out, &layer, mono, fallback_font.as_deref())
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

const fn paper(letter: bool) -> &'static str {
    if letter { "letter" } else { "a4" }
}

/// What every document is given: where it goes, and how it is printed.
fn printing(out: &Path, printing: Printing) -> Value {
    let Printing { letter, mono, fallback_font } = printing;
    json!({ "path": out, "paper": paper(letter), "mono": mono, "fallback_font": fallback_font })
}

/// The longest file that is read whole.
const FILE_BYTES: u64 = 16 << 20;

/// What is wrong with a file that was named.
fn bad_file(path: &Path, why: impl std::fmt::Display) -> AppError {
    AppError::new(Fault::Input, "file.unreadable", format!("{}: {why}", path.display()))
}

fn bytes_of(app: &App, path: &Path) -> Result<Vec<u8>, AppError> {
    let read = app.host().files.read(path, FILE_BYTES);
    read.map_err(|error| bad_file(path, error).hint("name a file that is there and can be read"))
}

/// A card that stands in a JSON file, as `read` understands it; `like` says what such a file looks like.
fn card_in(
    app: &App,
    path: &Path,
    read: fn(&[u8]) -> serde_json::Result<Value>,
    like: &str,
) -> Result<Value, AppError> {
    read(&bytes_of(app, path)?).map_err(|error| bad_file(path, error).hint(format!("write it like {like}")))
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
