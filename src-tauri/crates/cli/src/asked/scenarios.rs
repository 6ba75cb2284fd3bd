//! What is asked about scenarios.

use serde_json::json;

use super::{Asked, ToldIn, asked};
use crate::arguments::Scenario;
use crate::render;

/// What a subcommand of `scenario` asks.
pub fn scenario(scenario: Scenario) -> Asked {
    match scenario {
        Scenario::List { thrown_away: false } => asked("scenario_list", json!({}), render::scenarios),
        Scenario::List { thrown_away: true } => asked("scenario_thrown_away", json!({}), render::scenarios_thrown_away),
        Scenario::New { name } => asked("scenario_create", json!({ "name": name }), render::scenario_made),
        Scenario::Compare { name } => Asked {
            told_in: ToldIn::Plan,
            ..asked("scenario_compare", json!({ "name": name }), render::scenario_difference)
        },
        Scenario::Apply { name, reason } => {
            asked("scenario_apply", json!({ "name": name, "reason": reason }), render::changed)
        }
        Scenario::Discard { name } => asked("scenario_discard", json!({ "name": name }), render::scenario_gone),
        Scenario::Restore { name } => asked("scenario_restore", json!({ "name": name }), render::scenario_back),
    }
}
