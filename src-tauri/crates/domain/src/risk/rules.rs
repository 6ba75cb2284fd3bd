//! Model A: ordered rules, of which the first that holds decides.

use std::collections::BTreeSet;

use super::model::{each_once, usual_key};
use super::words::{band_word, listed};
use super::{Impact, ModelBody, ModelKind, ModelTold, RiskModelError, RiskRule};
use crate::catalogue::Tier;
use crate::policy::{Conditions, Facts};
use crate::release::{ReleaseKind, Risk};
use crate::time::{Minutes, Span};

/// The first rule that holds of a release; none where none holds.
pub fn first_that_holds<'a>(rules: &'a [RiskRule], facts: &Facts) -> Option<&'a RiskRule> {
    rules.iter().find(|rule| rule.when.hold(facts))
}

/// What the rules tell, with each rule that was asked and why it holds or does not.
pub(super) fn told(version: u32, rules: &[RiskRule], facts: &Facts) -> ModelTold {
    let found = first_that_holds(rules, facts);
    let place = found.and_then(|found| rules.iter().position(|rule| std::ptr::eq(rule, found)));
    let asked = rules.iter().take(place.map_or(rules.len(), |place| place + 1));
    let lines = (1..).zip(asked).map(|(place, rule)| line(place, rule, facts)).collect();
    let sentence = match (found, place) {
        (Some(rule), Some(place)) => format!(
            "Rule {} of {}, {}, sets the risk to {} and the impact to {}.",
            place + 1,
            rules.len(),
            rule.name,
            band_word(rule.risk),
            rule.impact
        ),
        _ if rules.is_empty() => "There is no rule, so that none sets a risk.".to_owned(),
        _ => format!("None of the {} rules holds, so that none sets a risk.", rules.len()),
    };
    let band = found.map(|rule| rule.risk);
    ModelTold { kind: ModelKind::Rules, version, points: None, band, sentence, lines }
}

/// Whether a rule holds, and why: `Rule 2, Emergency, does not hold: its type is normal.`
fn line(place: usize, rule: &RiskRule, facts: &Facts) -> String {
    let holds = rule.when.hold(facts);
    let parts = parts(&rule.when, facts);
    let known: Vec<String> = parts.into_iter().filter(|(part, _)| *part == holds).map(|(_, known)| known).collect();
    let verdict = if holds { "holds" } else { "does not hold" };
    let why = match known.as_slice() {
        [] if holds => " of every release".to_owned(),
        [] => String::new(),
        known => format!(": {}", listed(known)),
    };
    format!("Rule {place}, {}, {verdict}{why}.", rule.name)
}

/// Each thing that a rule asks by itself: whether it holds, and what is known about it.
fn parts(when: &Conditions, facts: &Facts) -> Vec<(bool, String)> {
    let open = Conditions::default;
    let regions = if facts.regions == 1 { "region" } else { "regions" };
    let regulated = if facts.regulated { "one of its services is" } else { "none of its services is" };
    let freeze = if facts.in_freeze { "a" } else { "no" };
    let parts = [
        (Conditions { kinds: when.kinds.clone(), ..open() }, format!("its type is {}", facts.kind)),
        (Conditions { risks: when.risks.clone(), ..open() }, format!("its risk counts as {}", band_word(facts.risk))),
        (Conditions { tiers: when.tiers.clone(), ..open() }, format!("its heaviest tier is {}", facts.tier)),
        (
            Conditions { regions_at_least: when.regions_at_least, ..open() },
            format!("its services stand in {} {regions}", facts.regions),
        ),
        (Conditions { regulated: when.regulated, ..open() }, format!("{regulated} regulated")),
        (Conditions { in_freeze: when.in_freeze, ..open() }, format!("it lies in {freeze} freeze")),
        (Conditions { lead_below: when.lead_below, ..open() }, lead(when.lead_below, facts)),
    ];
    parts.into_iter().filter(|(part, _)| !part.are_open()).map(|(part, known)| (part.hold(facts), known)).collect()
}

/// How early the release is handed in, in the unit in which a rule asks it.
fn lead(asked: Option<Span>, facts: &Facts) -> String {
    let side = |negative| if negative { "behind" } else { "before" };
    if let Some(Span::WorkingDays(_)) = asked {
        let (count, side) = (facts.lead_days.unsigned_abs(), side(facts.lead_days < 0));
        let days = if count == 1 { "day" } else { "days" };
        return format!("it is handed in {count} working {days} {side} its start");
    }
    let negative = facts.lead < Minutes::ZERO;
    let lead = if negative { -facts.lead } else { facts.lead };
    format!("it is handed in {lead} {} its start", side(negative))
}

/// Refuses rules that cannot be told apart or are never asked. No rule at all is possible: then none sets a risk.
pub(super) fn check(rules: &[RiskRule]) -> Result<(), RiskModelError> {
    each_once(rules.iter().map(|rule| &rule.key))?;
    if let Some(rule) = rules.iter().find(|rule| rule.name.trim().is_empty()) {
        return Err(RiskModelError::Textless(rule.key.clone()));
    }
    let mut asked = rules.iter().skip_while(|rule| !rule.when.are_open());
    match (asked.next(), asked.next()) {
        (Some(before), Some(rule)) => {
            Err(RiskModelError::NeverAsked { rule: rule.key.clone(), before: before.key.clone() })
        }
        _ => Ok(()),
    }
}

/// What is usual for model A, the heaviest first; a normal release that no rule names is left to the other models.
pub(super) fn usual() -> ModelBody {
    let tiers = |tiers: &[u8]| tiers.iter().filter_map(|tier| Tier::try_from(*tier).ok()).collect();
    let kind = |kind| BTreeSet::from([kind]);
    let open = Conditions::default;
    let rule = |key: &str, name: &str, when, risk, impact| RiskRule {
        key: usual_key(key),
        name: name.to_owned(),
        when,
        risk,
        impact: Impact::try_from(impact).unwrap_or(Impact::HIGH),
    };
    let rules = vec![
        rule(
            "emergency-in-freeze",
            "Emergency in a freeze",
            Conditions { kinds: kind(ReleaseKind::Emergency), in_freeze: Some(true), ..open() },
            Risk::VeryHigh,
            5,
        ),
        rule(
            "regulated-tier-1",
            "Tier 1 and regulated",
            Conditions { tiers: tiers(&[1]), regulated: Some(true), ..open() },
            Risk::High,
            5,
        ),
        rule("emergency", "Emergency", Conditions { kinds: kind(ReleaseKind::Emergency), ..open() }, Risk::High, 4),
        rule("in-freeze", "In a freeze", Conditions { in_freeze: Some(true), ..open() }, Risk::High, 4),
        rule(
            "tier-1-in-regions",
            "Tier 1 in several regions",
            Conditions { tiers: tiers(&[1]), regions_at_least: Some(2), ..open() },
            Risk::High,
            4,
        ),
        rule("tier-1", "Tier 1", Conditions { tiers: tiers(&[1]), ..open() }, Risk::Moderate, 4),
        rule(
            "standard-light",
            "Standard on tier 3 or 4",
            Conditions { kinds: kind(ReleaseKind::Standard), tiers: tiers(&[3, 4]), ..open() },
            Risk::Low,
            2,
        ),
        rule(
            "short-notice",
            "Handed in less than 2 working days ahead",
            Conditions { lead_below: Some(Span::WorkingDays(2)), ..open() },
            Risk::Moderate,
            3,
        ),
    ];
    ModelBody::Rules { rules }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts() -> Facts {
        Facts {
            kind: ReleaseKind::Normal,
            risk: Risk::High,
            tier: Tier::DEFAULT,
            regions: 1,
            regulated: false,
            in_freeze: false,
            lead: Minutes::hours(240),
            lead_days: 8,
        }
    }

    fn usual_rules() -> Vec<RiskRule> {
        let ModelBody::Rules { rules } = usual() else { panic!("they are rules") };
        rules
    }

    /// The rule that decides, with its risk.
    fn found(facts: &Facts) -> Option<(String, Risk)> {
        first_that_holds(&usual_rules(), facts).map(|rule| (rule.key.to_string(), rule.risk))
    }

    fn rule(key: &str, when: Conditions) -> RiskRule {
        RiskRule { key: usual_key(key), name: format!("{key} name"), when, risk: Risk::Low, impact: Impact::LOW }
    }

    #[test]
    fn the_first_usual_rule_that_holds_decides() {
        let tier = |tier: u8| Tier::try_from(tier).unwrap();
        let emergency = Facts { kind: ReleaseKind::Emergency, ..facts() };
        let standard = Facts { kind: ReleaseKind::Standard, ..facts() };
        let top = Facts { tier: tier(1), ..facts() };
        for (facts, key, risk) in [
            (Facts { in_freeze: true, ..emergency.clone() }, "emergency-in-freeze", Risk::VeryHigh),
            (Facts { tier: tier(1), regulated: true, ..emergency.clone() }, "regulated-tier-1", Risk::High),
            (emergency, "emergency", Risk::High),
            (Facts { in_freeze: true, ..standard.clone() }, "in-freeze", Risk::High),
            (Facts { regions: 2, ..top.clone() }, "tier-1-in-regions", Risk::High),
            (top, "tier-1", Risk::Moderate),
            (Facts { tier: tier(4), lead_days: 0, ..standard.clone() }, "standard-light", Risk::Low),
            (Facts { tier: tier(2), lead_days: 1, ..standard }, "short-notice", Risk::Moderate),
        ] {
            assert_eq!(found(&facts), Some((key.to_owned(), risk)));
        }
        assert_eq!(found(&facts()), None, "nothing speaks about a normal release in time");
        assert_eq!(found(&Facts { tier: tier(2), lead_days: 2, ..facts() }), None);
    }

    #[test]
    fn what_the_rules_tell_names_each_rule_that_was_asked_and_why() {
        let facts = Facts { tier: Tier::ONE, regulated: true, ..facts() };
        let told = told(4, &usual_rules(), &facts);
        assert_eq!((told.version, told.points, told.band), (4, None, Some(Risk::High)));
        assert_eq!(told.sentence, "Rule 2 of 8, Tier 1 and regulated, sets the risk to high and the impact to 5.");
        assert_eq!(
            told.lines,
            [
                "Rule 1, Emergency in a freeze, does not hold: its type is normal and it lies in no freeze.",
                "Rule 2, Tier 1 and regulated, holds: its heaviest tier is 1 and one of its services is regulated.",
            ]
        );
    }

    #[test]
    fn rules_of_which_none_holds_set_no_risk() {
        let none = told(0, &usual_rules(), &facts());
        assert_eq!((none.band, none.lines.len()), (None, 8));
        assert_eq!(none.sentence, "None of the 8 rules holds, so that none sets a risk.");
        assert_eq!(
            none.lines.last().unwrap(),
            "Rule 8, Handed in less than 2 working days ahead, does not hold: it is handed in 8 working days before \
             its start."
        );
        assert_eq!(told(0, &[], &facts()).sentence, "There is no rule, so that none sets a risk.");
    }

    #[test]
    fn a_lead_is_told_in_the_unit_in_which_a_rule_asks_it() {
        let late = Facts { lead: Minutes::new(-90), lead_days: -1, ..facts() };
        let line = |span| line(1, &rule("late", Conditions { lead_below: Some(span), ..Conditions::default() }), &late);
        assert_eq!(
            line(Span::WorkingDays(1)),
            "Rule 1, late name, holds: it is handed in 1 working day behind its start."
        );
        assert_eq!(line(Span::ZERO), "Rule 1, late name, holds: it is handed in 1h30m behind its start.");
        assert_eq!(
            super::line(1, &rule("all", Conditions::default()), &late),
            "Rule 1, all name, holds of every release."
        );
    }

    #[test]
    fn rules_that_nobody_can_tell_apart_or_that_are_never_asked_are_refused() {
        let emergency = || Conditions { kinds: BTreeSet::from([ReleaseKind::Emergency]), ..Conditions::default() };
        let told = |rules: &[RiskRule]| check(rules).unwrap_err().to_string();
        assert_eq!(
            told(&[rule("a", emergency()), rule("a", emergency())]),
            "two have the key a; give one of them another key"
        );
        let nameless = RiskRule { name: " ".into(), ..rule("a", emergency()) };
        assert_eq!(told(&[nameless]), "a has no text; say in a few words what it is for");
        assert_eq!(
            told(&[rule("a", emergency()), rule("all", Conditions::default()), rule("b", emergency())]),
            "the rule b is never asked, because all before it holds of every release; put all last"
        );
        assert_eq!(check(&[rule("a", emergency()), rule("all", Conditions::default())]), Ok(()));
        assert_eq!(check(&[]), Ok(()), "without a rule none sets a risk");
    }
}
