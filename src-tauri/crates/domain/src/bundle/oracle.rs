//! Proposals for made-up changes against rules that are told in other words.

use proptest::prelude::*;
use uuid::Uuid;

use super::tests::{capped, change, sketch};
use super::*;
use crate::Plan;
use crate::id::ChangeId;

/// Numbers from which a change is made: service, value, urgency, deadline, effort, impact, likelihood, mandatory, place.
type Drawn = (u8, u8, u8, Option<u8>, u32, u8, u8, u8, u8);

fn drawn() -> impl Strategy<Value = Drawn> {
    let deadline = prop::option::of(1_u8..29);
    (0_u8..3, 1_u8..4, 1_u8..4, deadline, 1_u32..5, 1_u8..6, 1_u8..6, 0_u8..6, 0_u8..3)
}

/// A plan in which change number `n` has the key `CH-n`, and its id where `ids` puts it.
fn plan(all: &[Drawn], ids: &[usize], cap: Option<u32>) -> Plan {
    let sketch = capped(sketch(), cap, None);
    let release = sketch.release_id("R-1");
    let mut plan = sketch.plan.clone();
    for (number, (drawn, id)) in all.iter().zip(ids).enumerate() {
        let (service, value, urgency, deadline, effort, impact, likelihood, mandatory, place) = *drawn;
        let service = ["pay", "web", "crm"][usize::from(service)];
        plan.changes.put(Change {
            id: ChangeId::new(Uuid::from_u128(*id as u128 + 1)),
            value: value.try_into().unwrap(),
            urgency: urgency.try_into().unwrap(),
            deadline: deadline.map(|day| format!("2026-12-{day:02}").parse().unwrap()),
            effort: Effort::from_hundredths(effort * 50).unwrap(),
            impact: impact.try_into().unwrap(),
            likelihood: likelihood.try_into().unwrap(),
            mandatory: [Mandatory::Security, Mandatory::Legal][usize::from(mandatory % 2)],
            place: if place == 0 { Place::In(release) } else { Place::Open },
            ..change(&sketch, &format!("CH-{number}"), service)
        });
        if mandatory > 1 {
            let mut made = plan.changes.by_key(&format!("CH-{number}")).unwrap().clone();
            made.mandatory = Mandatory::None;
            plan.changes.put(made);
        }
    }
    plan
}

fn proposal(plan: &Plan) -> Proposal {
    let release = plan.releases.by_key("R-1").unwrap();
    propose(plan, release, plan.next_on_train(release))
}

/// Key and outcome of each line, in order.
fn lines(plan: &Plan) -> Vec<(String, bool, u32)> {
    let told = |line: &Proposed| (plan.changes.get(line.change).unwrap().key.to_string(), line.is_in(), line.sum);
    proposal(plan).lines.iter().map(told).collect()
}

/// The oracle: what is taken, found by asking before each step which change of those left is best and fits.
fn taken(plan: &Plan, cap: Option<u32>) -> Vec<String> {
    let release = plan.releases.by_key("R-1").unwrap();
    let fits_here = |change: &&Change| release.services.contains(&change.service) || change.is_in(release.id);
    let mut left: Vec<&Change> = plan.changes.iter().filter(fits_here).collect();
    let mut inside: Vec<&Change> = left.extract_if(.., |change| change.is_mandatory()).collect();
    let is_critical = |change: &Change| change.points() >= 10 || change.impact.get() == 5;
    loop {
        let sum: u32 = inside.iter().map(|change| change.points()).sum();
        let may = |change: &&&Change| {
            let tier = plan.services.get(change.service).unwrap().tier.number();
            let twin = tier == 1
                && is_critical(change)
                && inside.iter().any(|other| other.service == change.service && is_critical(other));
            cap.is_none_or(|cap| sum + change.points() <= cap) && !twin
        };
        let better = |a: &&&Change, b: &&&Change| {
            let rate = |change: &Change| {
                f64::from(change.value.get()) * f64::from(change.urgency.get()) / f64::from(change.effort.hundredths())
            };
            let day = |change: &Change| change.deadline.map_or_else(|| "9999".to_owned(), |day| day.to_string());
            // Rates are of small numbers, so that equal ones are equal to many places.
            let by_rate =
                if (rate(a) - rate(b)).abs() < 1e-9 { std::cmp::Ordering::Equal } else { rate(b).total_cmp(&rate(a)) };
            by_rate.then_with(|| day(a).cmp(&day(b))).then_with(|| a.key.cmp(&b.key))
        };
        let Some(best) = left.iter().filter(may).min_by(better).copied() else { break };
        inside.push(best);
        left.retain(|change| change.id != best.id);
    }
    let mut keys: Vec<String> = inside.iter().map(|change| change.key.to_string()).collect();
    keys.sort();
    keys
}

proptest! {
    #[test]
    fn a_proposal_is_what_taking_the_best_that_fits_again_and_again_gives(
        all in prop::collection::vec(drawn(), 0..14),
        cap in prop::option::of(0_u32..90),
    ) {
        let ids: Vec<usize> = (0..all.len()).collect();
        let plan = plan(&all, &ids, cap);
        let mut keys: Vec<String> = lines(&plan).into_iter().filter(|(_, is_in, _)| *is_in).map(|(key, ..)| key).collect();
        keys.sort();
        prop_assert_eq!(keys, taken(&plan, cap));
    }

    #[test]
    fn the_sum_stays_within_the_cap_unless_what_is_mandatory_alone_is_more(
        all in prop::collection::vec(drawn(), 0..14),
        cap in 0_u32..90,
    ) {
        let ids: Vec<usize> = (0..all.len()).collect();
        let plan = plan(&all, &ids, Some(cap));
        let proposal = proposal(&plan);
        let of = |line: &Proposed| plan.changes.get(line.change).unwrap();
        let inside: Vec<&Change> = proposal.lines.iter().filter(|line| line.is_in()).map(of).collect();
        let sum: u32 = inside.iter().map(|change| change.points()).sum();
        let mandatory: u32 =
            inside.iter().filter(|change| change.is_mandatory()).map(|change| change.points()).sum();
        prop_assert_eq!(proposal.sum, sum);
        prop_assert!(sum <= cap.max(mandatory), "{} of {}, {} mandatory", sum, cap, mandatory);
        prop_assert!(proposal.lines.iter().all(|line| line.is_in() || !of(line).is_mandatory()));
        for line in proposal.lines.iter().filter(|line| line.why == Why::OverCap) {
            prop_assert!(sum + of(line).points() > cap, "what was put off would still fit");
        }
    }

    #[test]
    fn the_order_in_which_changes_came_into_the_plan_does_not_matter(
        (all, ids) in prop::collection::vec(drawn(), 0..14)
            .prop_flat_map(|all| {
                let ids: Vec<usize> = (0..all.len()).collect();
                (Just(all), Just(ids).prop_shuffle())
            }),
        cap in prop::option::of(0_u32..90),
    ) {
        let straight: Vec<usize> = (0..all.len()).collect();
        prop_assert_eq!(lines(&plan(&all, &ids, cap)), lines(&plan(&all, &straight, cap)));
    }
}
