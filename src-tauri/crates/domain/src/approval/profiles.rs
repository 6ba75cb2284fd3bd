//! The three policies that come with the program: who decides everything, who decides little, and what most need.

use super::{Policy, PolicyRule, Route};
use crate::Key;
use crate::catalogue::{Role, Tier};
use crate::id::PolicyId;
use crate::policy::Conditions;
use crate::release::{ReleaseKind, Risk};
use crate::time::{Minutes, Span};

impl Policy {
    /// The policy in which the board decides on nearly everything; in force nowhere yet.
    pub fn centralised(id: PolicyId) -> Self {
        let expedited = Conditions { lead_below: Some(Span::WorkingDays(5)), ..Conditions::default() };
        let rules = vec![
            emergency(),
            very_high_in_freeze(),
            line("in-freeze", "Anything else in a freeze", in_freeze(), Route::Cab).until(WEEKS, Route::Executive),
            standard_low(),
            line(
                "standard-moderate",
                "Standard changes of moderate risk",
                standard(&[Risk::Moderate]),
                Route::TeamLead,
            )
            .until(Span::WorkingDays(3), Route::Cab),
            line(
                "expedited-high",
                "What is risky and cannot wait for the board",
                Conditions { risks: [Risk::High, Risk::VeryHigh].into(), ..expedited.clone() },
                Route::Executive,
            ),
            line("expedited", "What cannot wait for the board", expedited, Route::Ecab)
                .until(Span::Calendar(Minutes::hours(24)), Route::Executive),
            line("very-high", "Very high risk", risks(&[Risk::VeryHigh]), Route::Cab).until(WEEKS, Route::Executive),
            line("regulated", "Regulated services", regulated(), Route::Cab).until(WEEKS, Route::Executive),
            line("rest", "Everything else", Conditions::default(), Route::Cab),
        ];
        shipped(id, "centralised", "Centralised", rules)
    }

    /// The policy in which those who know the work decide, and the board on exceptions; in force nowhere yet.
    pub fn decentralised(id: PolicyId) -> Self {
        let regulated_high = Conditions { risks: [Risk::High].into(), regulated: Some(true), ..Conditions::default() };
        let rules = vec![
            emergency(),
            very_high_in_freeze(),
            line("in-freeze", "Anything else in a freeze", in_freeze(), Route::Cab).until(WEEKS, Route::Executive),
            standard_low(),
            line("standard-moderate", "Standard changes of moderate risk", standard(&[Risk::Moderate]), Route::Peer),
            line("very-high", "Very high risk", risks(&[Risk::VeryHigh]), Route::Cab).until(WEEKS, Route::Executive),
            line("regulated-high", "High risk on regulated services", regulated_high, Route::Cab)
                .until(WEEKS, Route::Executive),
            line("expedited", "Handed in at short notice", lead_below(2), Route::TeamLead)
                .until(Span::Calendar(Minutes::hours(24)), Route::Ecab),
            line("high", "High risk", risks(&[Risk::High]), Route::TeamLead).until(Span::WorkingDays(2), Route::Cab),
            line("tier-one", "Services of tier 1", tier_one(), Route::TeamLead).until(Span::WorkingDays(2), Route::Cab),
            line("low", "Low risk", risks(&[Risk::Low]), Route::Peer).until(Span::WorkingDays(2), Route::TeamLead),
            line("rest", "Everything else", Conditions::default(), Route::Peer)
                .asking(&[Role::ReleaseManager, Role::DeploymentLead, Role::TestManager], 2)
                .until(Span::WorkingDays(2), Route::TeamLead),
        ];
        shipped(id, "decentralised", "Decentralised", rules)
    }

    /// The policy in which a peer decides on little, a team lead on more, and the board on what matters most; in force
    /// nowhere yet.
    pub fn hybrid(id: PolicyId) -> Self {
        let expedited_high = Conditions { risks: [Risk::High, Risk::VeryHigh].into(), ..lead_below(5) };
        let regions = Conditions { regions_at_least: Some(3), ..Conditions::default() };
        let rules = vec![
            emergency(),
            very_high_in_freeze(),
            line("in-freeze", "Anything else in a freeze", in_freeze(), Route::Cab).until(WEEKS, Route::Executive),
            standard_low(),
            line("expedited-high", "What is risky and cannot wait for the board", expedited_high, Route::Ecab)
                .until(Span::Calendar(Minutes::hours(24)), Route::Executive),
            line("high", "High risk", risks(&[Risk::High, Risk::VeryHigh]), Route::Cab).until(WEEKS, Route::Executive),
            line("tier-one", "Services of tier 1", tier_one(), Route::Cab),
            line("regulated", "Regulated services", regulated(), Route::Cab),
            line("three-regions", "Services of three regions or more", regions, Route::Cab),
            line("expedited", "Handed in at short notice", lead_below(5), Route::TeamLead)
                .until(Span::Calendar(Minutes::hours(24)), Route::Ecab),
            line("low", "Low risk", risks(&[Risk::Low]), Route::Peer).until(Span::WorkingDays(2), Route::TeamLead),
            line("rest", "Everything else", Conditions::default(), Route::TeamLead)
                .until(Span::WorkingDays(3), Route::Cab),
        ];
        shipped(id, "hybrid", "Hybrid", rules)
    }
}

/// So long a board may take before the executive decides: two weeks of work.
const WEEKS: Span = Span::WorkingDays(10);

fn shipped(id: PolicyId, key: &str, name: &str, rules: Vec<PolicyRule>) -> Policy {
    Policy { id, key: named(key), name: name.to_owned(), in_force: false, rules, version: 1 }
}

fn named(key: &str) -> Key {
    Key::parse(key).unwrap_or_else(|_| Key::nameless())
}

/// A line that asks whom its way usually asks, and waits for ever.
fn line(key: &str, name: &str, when: Conditions, route: Route) -> PolicyRule {
    let (roles, needed) = (route.usual_roles().to_vec(), route.usual_needed());
    PolicyRule { key: named(key), name: name.to_owned(), when, route, roles, needed, within: None, escalate: None }
}

impl PolicyRule {
    fn asking(self, roles: &[Role], needed: u32) -> Self {
        Self { roles: roles.to_vec(), needed, ..self }
    }

    fn until(self, within: Span, escalate: Route) -> Self {
        Self { within: Some(within), escalate: Some(escalate), ..self }
    }
}

fn emergency() -> PolicyRule {
    let when = Conditions { kinds: [ReleaseKind::Emergency].into(), ..Conditions::default() };
    line("emergency", "Emergencies", when, Route::Ecab).until(Span::Calendar(Minutes::hours(2)), Route::Executive)
}

fn very_high_in_freeze() -> PolicyRule {
    let when = Conditions { risks: [Risk::VeryHigh].into(), ..in_freeze() };
    line("very-high-in-freeze", "Very high risk in a freeze", when, Route::Executive)
}

/// Stands behind the lines on freezes, so that nothing goes out in one unseen.
fn standard_low() -> PolicyRule {
    line("standard-low", "Standard changes of low risk", standard(&[Risk::Low]), Route::Auto)
}

fn standard(bands: &[Risk]) -> Conditions {
    Conditions { kinds: [ReleaseKind::Standard].into(), ..risks(bands) }
}

fn risks(bands: &[Risk]) -> Conditions {
    Conditions { risks: bands.iter().copied().collect(), ..Conditions::default() }
}

fn in_freeze() -> Conditions {
    Conditions { in_freeze: Some(true), ..Conditions::default() }
}

fn regulated() -> Conditions {
    Conditions { regulated: Some(true), ..Conditions::default() }
}

fn tier_one() -> Conditions {
    Conditions { tiers: [Tier::ONE].into(), ..Conditions::default() }
}

fn lead_below(working_days: i32) -> Conditions {
    Conditions { lead_below: Some(Span::WorkingDays(working_days)), ..Conditions::default() }
}
