//! The runbook of a release: its steps, what each waits for, and when each is due.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::dependency::Relation;
use slipway_domain::id::StepId;
use slipway_domain::plan::Edit;
use slipway_domain::release::{Release, RunbookStep, StepWait, TimedStep};
use slipway_domain::time::{Minutes, Span};
use slipway_domain::{Key, Plan};
use ts_rs::TS;

use super::Stretch;
use crate::dependency::named;
use crate::desk::{Context, Desk, id_of, key_of};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::wire::{Changed, Text};

/// A step of a runbook, to be added or changed.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct StepCard {
    /// Its key, unique in the plan; the release's key and a number where nothing is said.
    #[serde(default)]
    pub key: Option<Text<Key>>,
    /// Key of the release.
    pub release: Text<Key>,
    /// What is done.
    pub title: String,
    /// How long it takes, in minutes; 0 for a check that takes no time.
    pub minutes: u32,
    /// Key of the person who does it.
    #[serde(default)]
    pub owner: Option<Text<Key>>,
    /// What it waits for.
    #[serde(default)]
    pub waits: Vec<StepWaitCard>,
}

/// What a step waits for.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct StepWaitCard {
    /// Key of the step that goes first, of the same release.
    pub step: Text<Key>,
    /// `FS`, which is meant where nothing is said, `SS`, `FF` or `SF`.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub relation: Option<Text<Relation>>,
    /// The lag in time that passes, such as `10m` or `-1h`; none where nothing is said.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub lag: Option<Text<Span>>,
}

/// Which step.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct WhichStep {
    /// Its key.
    pub key: Text<Key>,
}

/// Whose runbook is shown.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ShowRunbook {
    /// Key of the release.
    #[ts(optional = nullable)]
    pub key: Option<Text<Key>>,
    /// Key of a step of it, where the release is not known.
    #[ts(optional = nullable)]
    pub step: Option<Text<Key>>,
}

/// The runbook of a release, begun when the release starts.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct RunbookView {
    /// Key of the release.
    pub release: Text<Key>,
    /// Its steps, by start and key.
    pub steps: Vec<StepView>,
    /// How long all of them take, in minutes.
    #[ts(type = "number")]
    pub takes_minutes: i64,
    /// How long they may take: until the rollback reserve begins.
    #[ts(type = "number")]
    pub room_minutes: i64,
    /// By how much they take longer than they may.
    #[ts(type = "number")]
    pub over_minutes: i64,
}

/// A step with its time.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
pub struct StepView {
    /// What it says.
    pub card: StepCard,
    /// Its earliest time.
    pub at: Stretch,
    /// How late it can be before the end of the runbook moves, in minutes.
    #[ts(type = "number")]
    pub total_float: i64,
    /// How late it can be before any other step moves, in minutes.
    #[ts(type = "number")]
    pub free_float: i64,
    /// Whether a delay of it moves the end of the runbook.
    pub critical: bool,
}

/// Adds a step to a runbook or changes it; refused where it would wait for itself.
pub fn save_step(desk: &mut Desk, context: &Context, card: StepCard, _: &dyn Task) -> Result<Changed> {
    let release = desk.release(&card.release)?;
    let title = card.title.trim().to_owned();
    if title.is_empty() {
        return Err(AppError::refused("step.title", "a step needs a title").hint("say what is done"));
    }
    let key = card.key.map_or_else(|| next_key(&desk.plan, release), |key| Ok(key.0))?;
    let old = desk.plan.steps.by_key(key.as_str());
    if let Some(other) = old.filter(|step| step.release != release.id) {
        let of = key_of(&desk.plan.releases, other.release).map_or_else(String::new, |key| key.to_string());
        return Err(AppError::refused("row.taken", format!("{key} is a step of {of}")).hint("choose another key"));
    }
    let step = RunbookStep {
        id: old.map_or_else(|| StepId::new(context.host.ids.next()), |step| step.id),
        release: release.id,
        key: key.clone(),
        title,
        minutes: Minutes::new(card.minutes.into()),
        owner: card.owner.map(|key| id_of(&desk.plan.people, "person", &key)).transpose()?,
        waits: waits(&desk.plan, release, &key, card.waits)?,
    };
    step.check().map_err(|error| {
        AppError::refused("step.minutes", error.to_string()).hint("say its length in minutes, or cut it into several")
    })?;
    if let Some(circle) = desk.plan.circle_of_steps(&step) {
        let key_of_step = |id: &StepId| if *id == step.id { Some(key.clone()) } else { step_key(&desk.plan, *id) };
        let keys: Vec<Key> = circle.iter().filter_map(key_of_step).collect();
        let message = format!("these steps would wait for each other in a circle: {}", named(&keys));
        return Err(AppError::refused("step.cycle", message).hint("leave out one of the steps for which it waits"));
    }
    let verb = if old.is_some() { "Change" } else { "Add" };
    let label = format!("{verb} step {key} of {}", release.key);
    desk.commit(context, label, None, &[step.into()])
}

/// The first key behind those of a release that nothing has yet.
fn next_key(plan: &Plan, release: &Release) -> Result<Key> {
    let steps = plan.steps_of(release.id).len();
    // Of one more keys than there are steps in the plan, one is free.
    let free = (1..=plan.steps.len() + 1)
        .map(|number| format!("{}.{}", release.key, steps + number))
        .find(|key| plan.steps.by_key(key).is_none());
    Key::parse(&free.unwrap_or_default())
        .map_err(|error| AppError::refused("step.key", error.to_string()).hint("say a key"))
}

fn step_key(plan: &Plan, id: StepId) -> Option<Key> {
    plan.steps.get(id).map(|step| step.key.clone())
}

fn waits(plan: &Plan, release: &Release, key: &Key, cards: Vec<StepWaitCard>) -> Result<Vec<StepWait>> {
    let mut waits: Vec<StepWait> = Vec::new();
    for card in cards {
        if card.step.0 == *key {
            return Err(AppError::refused("step.cycle", format!("{key} cannot wait for itself"))
                .hint("leave it out of what it waits for"));
        }
        let step = id_of(&plan.steps, "step", &card.step)?;
        if plan.steps.get(step).is_none_or(|other| other.release != release.id) {
            let message = format!("{} is a step of another release", card.step.0);
            return Err(
                AppError::refused("step.elsewhere", message).hint("let the releases wait for each other instead")
            );
        }
        let lag = match card.lag.map_or(Span::ZERO, |lag| lag.0) {
            Span::Calendar(minutes) => minutes,
            Span::WorkingDays(_) => {
                return Err(AppError::refused("step.lag", "steps of one night do not wait for working days")
                    .hint("say the lag in minutes or hours"));
            }
        };
        let relation = card.relation.map_or(Relation::FinishToStart, |relation| relation.0);
        waits.retain(|wait| wait.step != step);
        waits.push(StepWait { step, relation, lag });
    }
    waits.sort_by_key(|wait| wait.step);
    Ok(waits)
}

/// Takes a step out of its runbook; what waited for it waits for it no longer.
pub fn remove_step(desk: &mut Desk, context: &Context, input: WhichStep, _: &dyn Task) -> Result<Changed> {
    let id = id_of(&desk.plan.steps, "step", &input.key)?;
    let waiting = desk.plan.steps.iter().filter(|step| step.waits.iter().any(|wait| wait.step == id));
    let freed = waiting.map(|step| {
        let waits = step.waits.iter().copied().filter(|wait| wait.step != id).collect();
        Edit::from(RunbookStep { waits, ..step.clone() })
    });
    let edits: Vec<Edit> = freed.chain([Edit::RemoveStep(id)]).collect();
    desk.commit(context, format!("Take step {} out", input.key.0), None, &edits)
}

/// Shows the runbook of a release with the time of each step.
pub fn show_runbook(desk: &Desk, _: &Context, input: ShowRunbook, _: &dyn Task) -> Result<RunbookView> {
    let plan = &desk.plan;
    let release = match (&input.key, &input.step) {
        (Some(key), None) => desk.release(key)?,
        (None, Some(step)) => {
            let step = plan.steps.by_key(step.as_str()).ok_or_else(|| AppError::unknown("step", step.as_str()))?;
            plan.releases.get(step.release).ok_or_else(|| AppError::unknown("release", step.key.as_str()))?
        }
        _ => {
            return Err(AppError::usage("runbook.whose", "a runbook is of a release, or of one of its steps")
                .hint("say the key of one or of the other"));
        }
    };
    let runbook = plan.runbook(release).map_err(|circle| {
        let keys: Vec<Key> = circle.iter().filter_map(|id| step_key(plan, *id)).collect();
        AppError::refused("step.cycle", format!("these steps wait for each other in a circle: {}", named(&keys)))
            .hint("take one of them out of what another waits for")
    })?;
    Ok(RunbookView {
        release: release.key.clone().into(),
        takes_minutes: runbook.takes.get(),
        room_minutes: runbook.room.get(),
        over_minutes: runbook.over().get(),
        steps: runbook.steps.iter().map(|timed| view(plan, release, timed)).collect(),
    })
}

fn view(plan: &Plan, release: &Release, timed: &TimedStep<'_>) -> StepView {
    let step = timed.step;
    let wait = |wait: &StepWait| {
        Some(StepWaitCard {
            step: step_key(plan, wait.step)?.into(),
            relation: Some(wait.relation.into()),
            lag: Some(Span::Calendar(wait.lag).into()),
        })
    };
    StepView {
        card: StepCard {
            key: Some(step.key.clone().into()),
            release: release.key.clone().into(),
            title: step.title.clone(),
            minutes: u32::try_from(step.minutes.get()).unwrap_or_default(),
            owner: step.owner.and_then(|id| key_of(&plan.people, id)),
            waits: step.waits.iter().filter_map(wait).collect(),
        },
        at: timed.at.into(),
        total_float: timed.total_float.get(),
        free_float: timed.free_float.get(),
        critical: timed.is_critical(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::testing::Room;

    fn room() -> Room {
        let room = Room::new();
        let draft = json!({
            "key": "R-1", "title": "Payments 4.2", "type": "normal", "services": [], "rollback_minutes": 60,
            "start": "2026-12-11T22:00", "end": "2026-12-12T01:00", "zone": "Europe/Berlin",
        });
        room.call("release_draw", json!({ "draft": draft }));
        room
    }

    fn step(room: &Room, title: &str, minutes: u32, waits: &Value) -> Value {
        room.call("step_save", json!({ "release": "R-1", "title": title, "minutes": minutes, "waits": waits }))
    }

    #[test]
    fn steps_get_keys_and_times_and_say_when_they_take_too_long() {
        let room = room();
        step(&room, "Stop the workers", 10, &json!([]));
        step(&room, "Migrate", 90, &json!([{ "step": "R-1.1" }]));
        step(&room, "Warm the caches", 15, &json!([{ "step": "R-1.1", "relation": "SS", "lag": "5m" }]));
        let told = room.call("runbook_show", json!({ "key": "R-1" }));
        assert_eq!(told["steps"][1]["card"]["key"], "R-1.3");
        assert_eq!(told["steps"][1]["at"]["start"], "2026-12-11T21:05:00Z");
        assert_eq!((&told["steps"][1]["total_float"], &told["steps"][1]["critical"]), (&json!(80), &json!(false)));
        assert_eq!(
            (&told["takes_minutes"], &told["room_minutes"], &told["over_minutes"]),
            (&json!(100), &json!(120), &json!(0))
        );
        let changes = json!({ "key": "R-1.2", "release": "R-1", "title": "Migrate", "minutes": 130, "waits": [{ "step": "R-1.1" }] });
        room.call("step_save", changes);
        assert_eq!(room.call("runbook_show", json!({ "key": "R-1" }))["over_minutes"], 20);
    }

    #[test]
    fn a_step_that_would_wait_for_itself_is_refused_by_name() {
        let room = room();
        step(&room, "Stop", 10, &json!([]));
        step(&room, "Start", 10, &json!([{ "step": "R-1.1" }]));
        let turned =
            json!({ "key": "R-1.1", "release": "R-1", "title": "Stop", "minutes": 10, "waits": [{ "step": "R-1.2" }] });
        let error = room.refused("step_save", turned);
        assert_eq!(error.code, "step.cycle");
        assert!(error.message.ends_with("R-1.1 → R-1.2 → R-1.1"), "{}", error.message);
    }

    #[test]
    fn what_waited_for_a_step_that_is_gone_waits_no_longer_and_undo_brings_both_back() {
        let room = room();
        step(&room, "Stop", 10, &json!([]));
        step(&room, "Start", 10, &json!([{ "step": "R-1.1" }]));
        room.call("step_remove", json!({ "key": "R-1.1" }));
        let told = room.call("runbook_show", json!({ "key": "R-1" }));
        assert_eq!(told["steps"][0]["card"]["waits"], json!([]));
        room.call("undo", json!({}));
        let told = room.call("runbook_show", json!({ "key": "R-1" }));
        assert_eq!(told["steps"][1]["card"]["waits"][0]["step"], "R-1.1");
        assert_eq!(room.call("runbook_show", json!({ "step": "R-1.2" }))["release"], "R-1");
        assert_eq!(room.refused("runbook_show", json!({})).code, "runbook.whose");
        room.call("release_remove", json!({ "key": "R-1" }));
        room.call("undo", json!({}));
        assert_eq!(room.call("runbook_show", json!({ "key": "R-1" }))["steps"].as_array().unwrap().len(), 2);
    }
}
