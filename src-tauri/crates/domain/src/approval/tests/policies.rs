//! Made-up policies against rules that are told in other words, and what is wrong with policies.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::catalogue::Tier;
use crate::policy::Facts;
use crate::release::ReleaseKind;
use crate::time::Minutes;

fn some<T: Copy + Ord + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = BTreeSet<T>> {
    let sets = prop::collection::btree_set(prop::sample::select(all), 0..=all.len());
    prop_oneof![1 => Just(BTreeSet::new()), 1 => sets]
}

fn tiers() -> impl Strategy<Value = BTreeSet<Tier>> {
    let sets = prop::collection::btree_set(1_u8..=4, 0..=4);
    let sets = prop_oneof![2 => Just(BTreeSet::new()), 1 => sets];
    sets.prop_map(|tiers| tiers.into_iter().map(|tier| Tier::try_from(tier).unwrap()).collect())
}

fn span() -> impl Strategy<Value = Span> {
    prop_oneof![
        (0_i64..6).prop_map(|days| Span::Calendar(Minutes::hours(24 * days))),
        (0_i32..6).prop_map(Span::WorkingDays)
    ]
}

fn conditions() -> impl Strategy<Value = Conditions> {
    let rare = |strategy| prop::option::weighted(0.25, strategy);
    (
        some(ReleaseKind::ALL),
        some(Risk::ALL),
        tiers(),
        prop::option::weighted(0.3, 0_u32..5),
        rare(any::<bool>()),
        rare(any::<bool>()),
        prop::option::weighted(0.3, span()),
    )
        .prop_map(|(kinds, risks, tiers, regions_at_least, regulated, in_freeze, lead_below)| Conditions {
            kinds,
            risks,
            tiers,
            regions_at_least,
            regulated,
            in_freeze,
            lead_below,
        })
}

/// Around every limit that is drawn for hours.
fn lead() -> impl Strategy<Value = i64> {
    (-1_i64..7, -1_i64..2).prop_map(|(days, minutes)| days * 24 * 60 + minutes)
}

fn facts() -> impl Strategy<Value = Facts> {
    let kind = prop::sample::select(ReleaseKind::ALL);
    let risk = prop::sample::select(Risk::ALL);
    (kind, risk, 1_u8..=4, 0_u32..6, any::<bool>(), any::<bool>(), lead(), -2_i32..8).prop_map(
        |(kind, risk, tier, regions, regulated, in_freeze, lead, lead_days)| Facts {
            kind,
            risk,
            tier: Tier::try_from(tier).unwrap(),
            regions,
            regulated,
            in_freeze,
            lead: Minutes::new(lead),
            lead_days,
        },
    )
}

fn drawn_policy() -> impl Strategy<Value = Policy> {
    prop::collection::vec(conditions(), 0..8).prop_map(|conditions| {
        let rule = |(number, when): (usize, Conditions)| PolicyRule {
            when,
            ..line(&format!("line-{number}"), Route::ALL[number % Route::ALL.len()], &[], 1)
        };
        policy(conditions.into_iter().enumerate().map(rule).collect())
    })
}

/// The oracle: how many conditions of a line are broken.
fn broken(when: &Conditions, facts: &Facts) -> usize {
    let mut broken = 0;
    let mut asks = |said: bool, fits: bool| broken += usize::from(said && !fits);
    asks(!when.kinds.is_empty(), when.kinds.iter().any(|kind| *kind == facts.kind));
    asks(!when.risks.is_empty(), when.risks.iter().any(|risk| *risk == facts.risk));
    asks(!when.tiers.is_empty(), when.tiers.iter().any(|tier| tier.number() == facts.tier.number()));
    asks(true, !(0..when.regions_at_least.unwrap_or(0)).any(|fewer| fewer == facts.regions));
    asks(when.regulated.is_some(), when.regulated == Some(facts.regulated));
    asks(when.in_freeze.is_some(), when.in_freeze == Some(facts.in_freeze));
    match when.lead_below {
        Some(Span::Calendar(limit)) => asks(true, limit.get() - facts.lead.get() > 0),
        Some(Span::WorkingDays(limit)) => asks(true, limit - facts.lead_days > 0),
        None => {}
    }
    broken
}

proptest! {
    #[test]
    fn the_first_of_all_lines_that_hold_decides(policy in drawn_policy(), facts in facts()) {
        let holding: Vec<usize> = policy
            .rules
            .iter()
            .enumerate()
            .filter(|(_, rule)| broken(&rule.when, &facts) == 0)
            .map(|(index, _)| index)
            .collect();
        prop_assert_eq!(policy.decide(&facts).map(|decided| decided.index), holding.iter().min().copied());
        let tried = policy.explain(&facts);
        let asked = holding.iter().min().map_or(policy.rules.len(), |index| index + 1);
        prop_assert_eq!(tried.len(), asked);
        for (index, tried) in tried.iter().enumerate() {
            prop_assert_eq!((tried.rule, tried.holds), (index, broken(&policy.rules[index].when, &facts) == 0));
            prop_assert!(tried.why.ends_with('.'));
        }
    }

    #[test]
    fn a_line_that_is_said_to_be_never_reached_never_decides(
        policy in drawn_policy(),
        all in prop::collection::vec(facts(), 40),
    ) {
        for fault in policy.check() {
            let PolicyFault::Unreachable { line, before } = fault else { continue };
            prop_assert!(before.number < line.number);
            for facts in &all {
                prop_assert_ne!(policy.decide(facts).map(|decided| decided.index + 1), Some(line.number));
            }
        }
    }

    #[test]
    fn a_policy_whose_last_line_holds_of_everything_decides_on_everything(
        policy in drawn_policy(),
        facts in facts(),
    ) {
        let faults = policy.check();
        let is_open = |fault: &PolicyFault| matches!(fault, PolicyFault::Open(_) | PolicyFault::NoLine);
        prop_assert!(faults.iter().any(is_open) || policy.decide(&facts).is_some());
    }
}

fn faults(rules: Vec<PolicyRule>) -> Vec<String> {
    policy(rules).check().iter().map(ToString::to_string).collect()
}

/// What is wrong with a line that stands before one that asks for nothing.
fn fault_of(rule: PolicyRule) -> Vec<String> {
    let when = Conditions { regulated: Some(true), ..Conditions::default() };
    faults(vec![PolicyRule { when, ..rule }, line("rest", Route::Cab, &[], 1)])
}

fn when(change: impl FnOnce(&mut Conditions)) -> Conditions {
    let mut when = Conditions::default();
    change(&mut when);
    when
}

#[test]
fn a_policy_without_a_line_or_with_a_narrow_last_one_leaves_releases_out() {
    let told = "the policy has no line; add one that asks for nothing, so that it holds of every release";
    assert_eq!(faults(Vec::new()), [told]);
    let narrow = PolicyRule { when: when(|when| when.in_freeze = Some(true)), ..line("frozen", Route::Cab, &[], 1) };
    assert_eq!(
        faults(vec![narrow.clone()]),
        ["the last line does not hold of every release: line 1 (frozen); add one behind it that asks for nothing"]
    );
    let every = PolicyRule { when: when(|when| when.kinds = ReleaseKind::ALL.iter().copied().collect()), ..narrow };
    assert!(faults(vec![every]).is_empty(), "every type there is leaves no release out");
}

#[test]
fn a_line_behind_a_wider_one_is_never_reached() {
    let pair = |wide: Conditions, narrow: Conditions| {
        let wide = PolicyRule { when: wide, ..line("wide", Route::Cab, &[], 1) };
        let narrow = PolicyRule { when: narrow, ..line("narrow", Route::Ecab, &[], 1) };
        let last = line("rest", Route::Cab, &[], 1);
        let faults = policy(vec![wide, narrow, last]).check();
        faults.iter().any(|fault| matches!(fault, PolicyFault::Unreachable { line, .. } if line.number == 2))
    };
    let lead = |text: &str| when(|when| when.lead_below = Some(Span::parse(text).unwrap()));
    let least = |count: u32| when(|when| when.regions_at_least = Some(count));
    let risks = |risks: &[Risk]| when(|when| when.risks = risks.iter().copied().collect());
    assert!(pair(lead("5wd"), lead("5wd")) && pair(lead("5wd"), lead("4wd")) && !pair(lead("4wd"), lead("5wd")));
    assert!(!pair(lead("24h"), lead("2d")));
    assert!(pair(lead("48h"), lead("2d")) && !pair(lead("30d"), lead("1wd")), "hours and working days differ");
    assert!(pair(least(2), least(3)) && !pair(least(3), least(2)) && !pair(least(1), risks(&[Risk::Low])));
    assert!(pair(risks(&[Risk::Low, Risk::High]), risks(&[Risk::Low])) && !pair(risks(&[Risk::Low]), risks(&[])));
    let both = when(|when| (when.regulated, when.in_freeze) = (Some(true), Some(true)));
    assert!(pair(when(|when| when.regulated = Some(true)), both.clone()));
    assert!(!pair(when(|when| when.regulated = Some(false)), both));
    let told = faults(vec![line("all", Route::Cab, &[], 1), line("rest", Route::Cab, &[], 1)]);
    assert_eq!(
        told,
        ["line 2 (rest) is never reached, because line 1 (all) holds of every release of which it holds; put it \
             before that one or take it out"]
    );
}

#[test]
fn a_line_asks_for_at_least_one_and_at_most_as_many_as_it_names() {
    let owner = &[Role::ServiceOwner];
    for needed in [0, 2] {
        assert_eq!(
            fault_of(line("x", Route::TeamLead, owner, needed)),
            [format!(
                "line 1 (x) needs {needed} approvals and names 1 role; it must need at least 1, and at most as many \
                 as it names"
            )]
        );
    }
    assert!(fault_of(line("x", Route::TeamLead, owner, 1)).is_empty());
    assert!(fault_of(line("x", Route::Ecab, &[], 1)).is_empty(), "a board decides as a whole");
    let told = "line 1 (x) goes to a peer and names no role; name at least one whose holder approves";
    assert_eq!(fault_of(line("x", Route::Peer, &[], 1)), [told]);
    let twice = &[Role::ServiceOwner, Role::Security, Role::ServiceOwner, Role::ServiceOwner];
    let told = "line 1 (x) names the role service-owner more than once; name it once";
    assert_eq!(fault_of(line("x", Route::Peer, twice, 2)), [told]);
    assert_eq!(fault_of(line("x", Route::Peer, twice, 3)).len(), 2, "a role counts once");
}

#[test]
fn an_automatic_line_asks_nobody_and_waits_for_nothing() {
    let asks =
        "line 1 (x) is automatic and asks for approvals; take its roles and their number out, or choose another route";
    assert_eq!(fault_of(line("x", Route::Auto, &[], 1)), [asks]);
    assert_eq!(fault_of(line("x", Route::Auto, &[Role::Security], 0)), [asks]);
    let waits =
        "line 1 (x) is automatic and never waits; take its time-out and its escalation out, or choose another route";
    assert_eq!(fault_of(until(line("x", Route::Auto, &[], 0), "1d", Route::Cab)), [waits]);
    assert!(fault_of(line("x", Route::Auto, &[], 0)).is_empty());
}

#[test]
fn a_time_out_leads_somewhere_else_and_to_somebody() {
    let cab = || line("x", Route::Cab, &[], 1);
    assert!(fault_of(until(cab(), "5wd", Route::Executive)).is_empty());
    let told = fault_of(PolicyRule { escalate: Some(Route::Executive), ..cab() });
    assert_eq!(
        told,
        ["line 1 (x) escalates and does not say after how long; give it a time-out, or take the escalation out"]
    );
    let told = fault_of(PolicyRule { within: Some(Span::WorkingDays(1)), ..cab() });
    assert_eq!(
        told,
        ["line 1 (x) has a time-out and does not say where it goes then; give it an escalation, or take the \
             time-out out"]
    );
    for within in ["0", "0wd", "-1h", "-1wd"] {
        let told = fault_of(until(cab(), within, Route::Executive));
        assert!(told[0].ends_with("a time-out is longer than nothing") && told.len() == 1, "{within} {told:?}");
    }
    let told = fault_of(until(cab(), "1d", Route::Cab));
    assert_eq!(told, ["line 1 (x) escalates to its own route; choose another one, or take the escalation out"]);
    let told = fault_of(until(cab(), "1d", Route::Auto));
    assert_eq!(told, ["line 1 (x) would be approved by nobody's word when time runs out; let it escalate to somebody"]);
}

#[test]
fn a_key_names_one_line() {
    let narrow = PolicyRule { when: when(|when| when.in_freeze = Some(true)), ..line("rest", Route::Cab, &[], 1) };
    let told = faults(vec![narrow, line("rest", Route::Cab, &[], 1)]);
    assert_eq!(told, ["line 1 and line 2 have the same key, rest; a key names one line for ever"]);
}
