//! A train on a card: what people fill in, and how it is saved.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use slipway_domain::id::TrainId;
use slipway_domain::time::{Recurrence, Zone};
use slipway_domain::train::{Carriage, Milestone, MilestoneError, Timetable, TimetableError, Train};
use slipway_domain::{Key, Plan};
use ts_rs::TS;

use crate::catalogue::{WALL, id_for, name_or, save, wall};
use crate::desk::{Context, Desk, id_of, key_of};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::wire::{Changed, Kept, Text};

/// A train.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct TrainCard {
    /// Its key.
    pub key: Text<Key>,
    /// Its name.
    pub name: String,
    /// The most releases that ride on one departure.
    #[serde(default)]
    #[ts(type = "number | null")]
    pub capacity: Kept<u32>,
    /// The most risk that rides on one departure: 1 point for low, 2 for moderate, 5 for high, 8 for very high.
    #[serde(default)]
    #[ts(type = "number | null")]
    pub risk_budget: Kept<u32>,
    /// When it leaves; departures that were given another time keep it.
    #[serde(default)]
    #[ts(as = "Option<TimetableCard>", optional = nullable)]
    pub timetable: Kept<TimetableCard>,
    /// What must be reached before and after it leaves; left out, they stay, and a first timetable brings the usual ones.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub milestones: Option<Vec<MilestoneCard>>,
    /// The teams with places of their own; left out, they stay.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub carriages: Option<Vec<CarriageCard>>,
}

/// When a train leaves.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct TimetableCard {
    /// When the first departure begins on the wall, `YYYY-MM-DDTHH:MM`.
    pub start: String,
    /// When the first departure ends on the wall.
    pub end: String,
    /// The zone of its wall times.
    pub zone: Text<Zone>,
    /// How it recurs, by RFC 5545.
    #[serde(default)]
    pub rrule: Option<Text<Recurrence>>,
}

/// A milestone of every departure.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MilestoneCard {
    /// What it is called.
    pub name: String,
    /// Working days from the day of the departure; negative before it.
    pub days: i32,
    /// Whether boarding closes when its day is over.
    #[serde(default)]
    pub cut_off: bool,
}

/// The places of a team.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct CarriageCard {
    /// Key of the team.
    pub team: Text<Key>,
    /// How many of its releases ride on one departure; none where only the train as a whole is limited.
    #[serde(default)]
    pub places: Option<u32>,
}

impl From<TimetableError> for AppError {
    fn from(error: TimetableError) -> Self {
        Self::refused("train.timetable", error.to_string()).hint("choose an end after the start, or a rarer rule")
    }
}

impl From<MilestoneError> for AppError {
    fn from(error: MilestoneError) -> Self {
        Self::refused("train.milestones", error.to_string())
            .hint("each milestone has a name of its own and lies some working days before or after the departure")
    }
}

/// Adds a train or changes it.
pub fn save_train(desk: &mut Desk, context: &Context, input: TrainCard, _: &dyn Task) -> Result<Changed> {
    let train = of_card(desk, context, input)?;
    let key = train.key.clone();
    save(desk, context, "train", &key, train)
}

/// The train that a card makes, on top of what it is.
pub(super) fn of_card(desk: &Desk, context: &Context, card: TrainCard) -> Result<Train> {
    let plan = &desk.plan;
    let id = id_for(&plan.trains, &card.key, context, TrainId::new);
    let old = plan.trains.get(id).cloned();
    let old = old.unwrap_or_else(|| Train::new(id, card.key.0.clone(), String::new()));
    let moved = old.timetable.as_ref().map(|timetable| timetable.moved.clone()).unwrap_or_default();
    let timetable = match card.timetable {
        Kept::LeftOut => old.timetable.clone(),
        Kept::Said(None) => None,
        Kept::Said(Some(said)) => Some(Timetable {
            zone: said.zone.0,
            start: wall(&said.start)?,
            end: wall(&said.end)?,
            recurrence: said.rrule.map(|rule| rule.0),
            moved,
        }),
    };
    if let Some(timetable) = &timetable {
        timetable.check()?;
    }
    let milestones = match card.milestones {
        Some(said) => Milestone::settle(said.into_iter().map(Milestone::from).collect())?,
        None if old.timetable.is_none() && timetable.is_some() && old.milestones.is_empty() => Milestone::usual(),
        None => old.milestones,
    };
    let carriages = match card.carriages {
        None => old.carriages,
        Some(said) => carriages(plan, &said)?,
    };
    Ok(Train {
        id,
        name: name_or(card.name, &card.key),
        capacity: card.capacity.or(old.capacity),
        risk_budget: card.risk_budget.or(old.risk_budget),
        key: card.key.0,
        timetable,
        milestones,
        carriages,
    })
}

fn carriages(plan: &Plan, said: &[CarriageCard]) -> Result<Vec<Carriage>> {
    let mut carriages: Vec<Carriage> = Vec::new();
    for card in said {
        let team = id_of(&plan.teams, "team", &card.team)?;
        if carriages.iter().any(|carriage| carriage.team == team) {
            return Err(AppError::refused("train.carriages", format!("{} has two carriages", card.team.0))
                .hint("give each team one carriage"));
        }
        carriages.push(Carriage { team, places: card.places });
    }
    carriages.sort_by_key(|carriage| carriage.team);
    Ok(carriages)
}

impl From<MilestoneCard> for Milestone {
    fn from(card: MilestoneCard) -> Self {
        Self { name: card.name, offset: card.days, cut_off: card.cut_off }
    }
}

/// The card of a train.
pub(crate) fn train_card(plan: &Plan, train: &Train) -> TrainCard {
    let timetable = train.timetable.as_ref().map(|timetable| TimetableCard {
        start: timetable.start.format(WALL).to_string(),
        end: timetable.end.format(WALL).to_string(),
        zone: timetable.zone.clone().into(),
        rrule: timetable.recurrence.clone().map(Text),
    });
    let milestone = |milestone: &Milestone| MilestoneCard {
        name: milestone.name.clone(),
        days: milestone.offset,
        cut_off: milestone.cut_off,
    };
    let carriage =
        |carriage: &Carriage| Some(CarriageCard { team: key_of(&plan.teams, carriage.team)?, places: carriage.places });
    TrainCard {
        key: train.key.clone().into(),
        name: train.name.clone(),
        capacity: train.capacity.into(),
        risk_budget: train.risk_budget.into(),
        timetable: timetable.into(),
        milestones: Some(train.milestones.iter().map(milestone).collect()),
        carriages: Some(train.carriages.iter().filter_map(carriage).collect()),
    }
}
