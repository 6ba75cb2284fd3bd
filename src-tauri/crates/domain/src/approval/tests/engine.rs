//! Which way the shipped policies send a release.

use super::*;
use crate::catalogue::Tier;
use crate::policy::Facts;
use crate::release::ReleaseKind;
use crate::time::Minutes;

/// `normal low t1 r3 reg frz 4wd`: tier 3, one region and twenty working days where nothing else is said.
fn facts(text: &str) -> Facts {
    let mut words = text.split(' ');
    let (kind, risk) = (words.next().unwrap(), words.next().unwrap());
    let mut facts = Facts {
        kind: kind.parse::<ReleaseKind>().unwrap(),
        risk: risk.parse().unwrap(),
        tier: Tier::DEFAULT,
        regions: 1,
        regulated: false,
        in_freeze: false,
        lead: Minutes::hours(28 * 24),
        lead_days: 20,
    };
    for word in words {
        match word {
            "reg" => facts.regulated = true,
            "frz" => facts.in_freeze = true,
            word if word.ends_with("wd") => {
                facts.lead_days = word.trim_end_matches("wd").parse().unwrap();
                facts.lead = Minutes::hours(24 * i64::from(facts.lead_days));
            }
            word if word.starts_with('t') => facts.tier = word[1..].parse().unwrap(),
            word => facts.regions = word.strip_prefix('r').unwrap().parse().unwrap(),
        }
    }
    facts
}

/// Facts, and the way and the line by the centralised, the decentralised and the hybrid policy.
const CASES: &[(&str, &str, &str, &str)] = &[
    ("emergency low", "ecab emergency", "ecab emergency", "ecab emergency"),
    ("emergency moderate", "ecab emergency", "ecab emergency", "ecab emergency"),
    ("emergency high", "ecab emergency", "ecab emergency", "ecab emergency"),
    ("emergency very-high", "ecab emergency", "ecab emergency", "ecab emergency"),
    ("emergency very-high frz", "ecab emergency", "ecab emergency", "ecab emergency"),
    ("emergency low t1 0wd", "ecab emergency", "ecab emergency", "ecab emergency"),
    ("emergency moderate reg r5", "ecab emergency", "ecab emergency", "ecab emergency"),
    ("emergency high frz -1wd", "ecab emergency", "ecab emergency", "ecab emergency"),
    ("standard low", "auto standard-low", "auto standard-low", "auto standard-low"),
    ("standard low t1", "auto standard-low", "auto standard-low", "auto standard-low"),
    ("standard low 4wd", "auto standard-low", "auto standard-low", "auto standard-low"),
    ("standard low frz", "cab in-freeze", "cab in-freeze", "cab in-freeze"),
    ("standard moderate", "team-lead standard-moderate", "peer standard-moderate", "team-lead rest"),
    ("standard moderate t1", "team-lead standard-moderate", "peer standard-moderate", "cab tier-one"),
    ("standard moderate 4wd", "team-lead standard-moderate", "peer standard-moderate", "team-lead expedited"),
    ("standard moderate frz", "cab in-freeze", "cab in-freeze", "cab in-freeze"),
    ("standard high", "cab rest", "team-lead high", "cab high"),
    ("standard high t1", "cab rest", "team-lead high", "cab high"),
    ("standard high 4wd", "executive expedited-high", "team-lead high", "ecab expedited-high"),
    ("standard high frz", "cab in-freeze", "cab in-freeze", "cab in-freeze"),
    ("standard very-high", "cab very-high", "cab very-high", "cab high"),
    ("standard very-high t1", "cab very-high", "cab very-high", "cab high"),
    ("standard very-high 4wd", "executive expedited-high", "cab very-high", "ecab expedited-high"),
    (
        "standard very-high frz",
        "executive very-high-in-freeze",
        "executive very-high-in-freeze",
        "executive very-high-in-freeze",
    ),
    ("normal low", "cab rest", "peer low", "peer low"),
    ("normal low t1", "cab rest", "team-lead tier-one", "cab tier-one"),
    ("normal low t4", "cab rest", "peer low", "peer low"),
    ("normal low reg", "cab regulated", "peer low", "cab regulated"),
    ("normal low r2", "cab rest", "peer low", "peer low"),
    ("normal low r3", "cab rest", "peer low", "cab three-regions"),
    ("normal low 5wd", "cab rest", "peer low", "peer low"),
    ("normal low 4wd", "ecab expedited", "peer low", "team-lead expedited"),
    ("normal low 1wd", "ecab expedited", "team-lead expedited", "team-lead expedited"),
    ("normal low frz", "cab in-freeze", "cab in-freeze", "cab in-freeze"),
    ("normal moderate", "cab rest", "peer rest", "team-lead rest"),
    ("normal moderate t1", "cab rest", "team-lead tier-one", "cab tier-one"),
    ("normal moderate t4", "cab rest", "peer rest", "team-lead rest"),
    ("normal moderate reg", "cab regulated", "peer rest", "cab regulated"),
    ("normal moderate r2", "cab rest", "peer rest", "team-lead rest"),
    ("normal moderate r3", "cab rest", "peer rest", "cab three-regions"),
    ("normal moderate 5wd", "cab rest", "peer rest", "team-lead rest"),
    ("normal moderate 4wd", "ecab expedited", "peer rest", "team-lead expedited"),
    ("normal moderate 1wd", "ecab expedited", "team-lead expedited", "team-lead expedited"),
    ("normal moderate frz", "cab in-freeze", "cab in-freeze", "cab in-freeze"),
    ("normal high", "cab rest", "team-lead high", "cab high"),
    ("normal high t1", "cab rest", "team-lead high", "cab high"),
    ("normal high reg", "cab regulated", "cab regulated-high", "cab high"),
    ("normal high r3", "cab rest", "team-lead high", "cab high"),
    ("normal high 5wd", "cab rest", "team-lead high", "cab high"),
    ("normal high 4wd", "executive expedited-high", "team-lead high", "ecab expedited-high"),
    ("normal high 1wd", "executive expedited-high", "team-lead expedited", "ecab expedited-high"),
    ("normal high frz", "cab in-freeze", "cab in-freeze", "cab in-freeze"),
    ("normal very-high", "cab very-high", "cab very-high", "cab high"),
    ("normal very-high t1", "cab very-high", "cab very-high", "cab high"),
    ("normal very-high reg", "cab very-high", "cab very-high", "cab high"),
    ("normal very-high r3", "cab very-high", "cab very-high", "cab high"),
    ("normal very-high 5wd", "cab very-high", "cab very-high", "cab high"),
    ("normal very-high 4wd", "executive expedited-high", "cab very-high", "ecab expedited-high"),
    ("normal very-high 1wd", "executive expedited-high", "cab very-high", "ecab expedited-high"),
    (
        "normal very-high frz",
        "executive very-high-in-freeze",
        "executive very-high-in-freeze",
        "executive very-high-in-freeze",
    ),
    ("normal low t1 1wd", "ecab expedited", "team-lead expedited", "cab tier-one"),
    ("normal moderate reg r3 4wd", "ecab expedited", "peer rest", "cab regulated"),
    ("normal low r3 1wd", "ecab expedited", "team-lead expedited", "cab three-regions"),
    ("normal moderate t1 reg", "cab regulated", "team-lead tier-one", "cab tier-one"),
    ("normal high reg 1wd", "executive expedited-high", "cab regulated-high", "ecab expedited-high"),
    ("normal high t1 reg frz", "cab in-freeze", "cab in-freeze", "cab in-freeze"),
    ("normal very-high reg 1wd", "executive expedited-high", "cab very-high", "ecab expedited-high"),
    ("normal moderate frz 0wd", "cab in-freeze", "cab in-freeze", "cab in-freeze"),
    ("normal low t1 frz", "cab in-freeze", "cab in-freeze", "cab in-freeze"),
    ("standard low reg r3", "auto standard-low", "auto standard-low", "auto standard-low"),
    ("standard high reg", "cab regulated", "cab regulated-high", "cab high"),
    ("normal low 2wd", "ecab expedited", "peer low", "team-lead expedited"),
    ("normal low -2wd", "ecab expedited", "team-lead expedited", "team-lead expedited"),
];

fn shipped() -> [Policy; 3] {
    let id = |number| PolicyId::new(Uuid::from_u128(number));
    [Policy::centralised(id(1)), Policy::decentralised(id(2)), Policy::hybrid(id(3))]
}

#[test]
fn the_shipped_policies_send_every_release_its_way() {
    assert!(CASES.len() >= 60);
    for (text, centralised, decentralised, hybrid) in CASES {
        let told = shipped().map(|policy| {
            let decided = policy.decide(&facts(text)).unwrap();
            assert_eq!(policy.rules[decided.index].key, decided.rule.key);
            format!("{} {}", decided.rule.route, decided.rule.key)
        });
        assert_eq!(told, [*centralised, *decentralised, *hybrid], "{text}");
    }
}

#[test]
fn every_line_of_the_shipped_policies_decides_some_case() {
    for (policy, column) in shipped().iter().zip(0..) {
        for rule in &policy.rules {
            let told = format!("{} {}", rule.route, rule.key);
            let of = |case: &(&str, &str, &str, &str)| [case.1, case.2, case.3][column] == told;
            assert!(CASES.iter().any(of), "{} {told}", policy.key);
        }
    }
}

#[test]
fn the_shipped_policies_are_in_order() {
    let keys = shipped().map(|policy| policy.key.to_string());
    assert_eq!(keys, ["centralised", "decentralised", "hybrid"]);
    for policy in shipped() {
        assert_eq!(policy.check(), [], "{}", policy.key);
        assert!((8..=12).contains(&policy.rules.len()) && !policy.in_force, "{}", policy.key);
        let first = &policy.rules[0];
        assert_eq!((first.key.as_str(), first.route, first.needed), ("emergency", Route::Ecab, 2));
        assert_eq!(first.roles, [Role::ChangeManager, Role::ServiceOwner]);
        assert!(policy.rules.last().unwrap().when.are_open(), "{}", policy.key);
    }
}

#[test]
fn every_line_up_to_the_one_that_decides_says_why() {
    let told: Vec<String> = Policy::hybrid(PolicyId::new(Uuid::from_u128(1)))
        .explain(&facts("normal moderate r3 4wd"))
        .iter()
        .map(|tried| format!("{} {} {}", tried.rule, tried.holds, tried.why))
        .collect();
    assert_eq!(
        told,
        [
            "0 false Its type is normal, not emergency.",
            "1 false Its risk is moderate, not very high.",
            "2 false It lies in no freeze.",
            "3 false Its type is normal, not standard.",
            "4 false Its risk is moderate, not high or very high.",
            "5 false Its risk is moderate, not high or very high.",
            "6 false Its tier is 3, not 1.",
            "7 false None of its services is regulated.",
            "8 true All that it asks holds: 3 regions or more.",
        ]
    );
    let last = policy(vec![line("rest", Route::Cab, &[], 1)]).explain(&facts("normal low"));
    assert_eq!(last[0].why, "It asks for nothing, and holds of every release.");
}

#[test]
fn what_does_not_hold_is_told_with_what_was_found() {
    let missed = |when: Conditions, text: &str| when.missed(&facts(text)).unwrap();
    let open = Conditions::default;
    let span = |text| Some(Span::parse(text).unwrap());
    let regions = Conditions { regions_at_least: Some(3), ..open() };
    assert_eq!(missed(regions, "normal low"), "Its services stand in 1 region, not in 3 or more.");
    let unregulated = Conditions { regulated: Some(false), ..open() };
    assert_eq!(missed(unregulated, "normal low reg"), "One of its services is regulated.");
    let outside = Conditions { in_freeze: Some(false), ..open() };
    assert_eq!(missed(outside, "normal low frz"), "It lies in a freeze.");
    let short = Conditions { lead_below: span("5wd"), ..open() };
    let told = "From its handing in to its start there are 5 working days, not less than 5 working days.";
    assert_eq!(missed(short, "normal low 5wd"), told);
    let hours = Conditions { lead_below: span("36h"), ..open() };
    let told = "From its handing in to its start there are 2 days, not less than 36 hours.";
    assert_eq!(missed(hours, "normal low 2wd"), told);
    let tiers = [1, 2, 4].into_iter().map(|tier| Tier::try_from(tier).unwrap()).collect();
    let tiers = Conditions { tiers, ..open() };
    assert_eq!(missed(tiers.clone(), "normal low"), "Its tier is 3, not 1, 2 or 4.");
    assert_eq!(tiers.told(), "tier 1, 2 or 4");
    let all = Conditions {
        kinds: [ReleaseKind::Normal].into(),
        risks: [Risk::High, Risk::VeryHigh].into(),
        regions_at_least: Some(1),
        regulated: Some(true),
        in_freeze: Some(false),
        lead_below: span("90m"),
        ..tiers
    };
    assert_eq!(
        all.told(),
        "type normal; risk high or very high; tier 1, 2 or 4; 1 region or more; regulated; in no freeze; handed in \
         less than 90 minutes before its start"
    );
    assert_eq!(open().told(), "every release");
}

#[test]
fn of_the_policies_in_force_the_first_by_its_key_decides() {
    let mut sketch = desk();
    assert_eq!(sketch.plan.policy_in_force(), None);
    for policy in shipped() {
        sketch.plan.policies.put(policy);
    }
    assert_eq!(sketch.plan.policy_in_force(), None, "none of them is in force");
    for policy in shipped().into_iter().skip(1) {
        sketch.plan.policies.put(Policy { in_force: true, ..policy });
    }
    assert_eq!(sketch.plan.policy_in_force().unwrap().key.as_str(), "decentralised");
}
