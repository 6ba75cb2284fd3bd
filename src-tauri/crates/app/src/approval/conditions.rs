//! What a line of a decision table asks, as others see it.

use slipway_domain::catalogue::Tier;
use slipway_domain::policy::Conditions;

use super::ConditionsCard;
use crate::error::Result;
use crate::wire::Text;

/// The card of what a line asks.
pub(crate) fn card_of(conditions: &Conditions) -> ConditionsCard {
    ConditionsCard {
        types: conditions.kinds.iter().copied().map(Text).collect(),
        risks: conditions.risks.iter().copied().map(Text).collect(),
        tiers: conditions.tiers.iter().map(|tier| tier.number()).collect(),
        regions_at_least: conditions.regions_at_least,
        regulated: conditions.regulated,
        in_freeze: conditions.in_freeze,
        lead_below: conditions.lead_below.map(Text),
    }
}

/// What a card asks.
pub(crate) fn conditions_of(card: &ConditionsCard) -> Result<Conditions> {
    Ok(Conditions {
        kinds: card.types.iter().map(|kind| kind.0).collect(),
        risks: card.risks.iter().map(|risk| risk.0).collect(),
        tiers: card.tiers.iter().map(|tier| Tier::try_from(*tier)).collect::<std::result::Result<_, _>>()?,
        regions_at_least: card.regions_at_least,
        regulated: card.regulated,
        in_freeze: card.in_freeze,
        lead_below: card.lead_below.map(|span| span.0),
    })
}
