//! Chains of escalation.

use slipway_domain::Plan;
use slipway_domain::escalation::{Chain, ChainFault, Level};
use slipway_domain::id::ChainId;
use slipway_domain::plan::Edit;
use slipway_domain::time::Minutes;

use super::{ChainCard, LevelCard};
use crate::calendar::scope_view;
use crate::catalogue::{WhichThing, id_for, scope};
use crate::desk::{Context, Desk, id_of, key_of};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::wire::{Changed, List, Nothing};

impl From<ChainFault> for AppError {
    fn from(fault: ChainFault) -> Self {
        Self::refused("chain.levels", fault.to_string()).hint("change its levels, then save it again")
    }
}

/// Lists the chains of escalation, by key.
pub fn list_chains(desk: &Desk, _: &Context, _: Nothing, _: &dyn Task) -> Result<List<ChainCard>> {
    let mut chains: Vec<&Chain> = desk.plan.chains.iter().collect();
    chains.sort_by(|one, other| one.key.cmp(&other.key));
    Ok(chains.into_iter().map(|chain| card(&desk.plan, chain)).collect())
}

fn card(plan: &Plan, chain: &Chain) -> ChainCard {
    let level = |level: &Level| LevelCard {
        role: level.role.into(),
        person: level.person.and_then(|id| key_of(&plan.people, id)),
        phone: level.phone.clone(),
        minutes: level.minutes.get(),
    };
    ChainCard {
        key: chain.key.clone().into(),
        name: chain.name.clone(),
        scope: scope_view(plan, &chain.scope),
        levels: chain.levels.iter().map(level).collect(),
    }
}

/// Adds a chain of escalation or changes it.
pub fn save_chain(desk: &mut Desk, context: &Context, card: ChainCard, _: &dyn Task) -> Result<Changed> {
    let level = |said: &LevelCard| -> Result<Level> {
        let person = said.person.as_ref().map(|key| id_of(&desk.plan.people, "person", key)).transpose()?;
        let minutes = Minutes::new(said.minutes);
        Ok(Level { role: said.role.0, person, phone: said.phone.trim().to_owned(), minutes })
    };
    let chain = Chain {
        id: id_for(&desk.plan.chains, &card.key, context, ChainId::new),
        key: card.key.0.clone(),
        name: if card.name.trim().is_empty() { card.key.to_string() } else { card.name.trim().to_owned() },
        scope: scope(desk, &card.scope)?,
        levels: card.levels.iter().map(level).collect::<Result<_>>()?,
    };
    chain.check()?;
    desk.commit(context, format!("Save chain of escalation {}", chain.key), None, &[Edit::from(chain)])
}

/// Takes a chain of escalation out.
pub fn remove_chain(desk: &mut Desk, context: &Context, input: WhichThing, _: &dyn Task) -> Result<Changed> {
    let id = id_of(&desk.plan.chains, "chain", &input.key)?;
    let label = format!("Remove chain of escalation {}", input.key.0);
    desk.commit(context, label, None, &[Edit::RemoveChain(id)])
}
