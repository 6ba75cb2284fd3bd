//! C15: every chain laid out, every neighbour looked at.

use slipway_domain::Plan;
use slipway_domain::conflict::{Code, Party};
use slipway_domain::release::{Release, ReleaseState};
use slipway_domain::time::{Interval, Minutes};

use super::{Told, is_over, new};

/// The numbers of a version without zeros at the end; none where it is not numbers and dots.
fn version(text: &str) -> Option<Vec<u64>> {
    let text = text.strip_prefix('v').unwrap_or(text);
    let mut numbers: Vec<u64> = text.split('.').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    while numbers.last() == Some(&0) {
        numbers.pop();
    }
    Some(numbers)
}

/// What a release brings to each carrier: data stores by a letter and their number, services likewise.
fn brought(release: &Release) -> Vec<(String, Vec<u64>)> {
    let schemas = release
        .stores
        .iter()
        .filter_map(|held| Some((format!("store {:?}", held.store), version(&held.schema?.to_string())?)));
    let only = match release.services.as_slice() {
        [only] => release.version.as_deref().and_then(version).map(|version| (format!("service {only:?}"), version)),
        _ => None,
    };
    schemas.chain(only).collect()
}

pub fn of_two(plan: &Plan, one: &Release, two: &Release) -> Option<Told> {
    let mut worst: Option<(bool, Interval)> = None;
    for (carrier, version) in brought(one) {
        let Some((_, theirs)) = brought(two).into_iter().find(|(there, _)| *there == carrier) else { continue };
        if !are_neighbours(plan, one, two, &carrier) {
            continue;
        }
        let missed = if version == theirs {
            if carrier.starts_with("service") || is_over(one) || is_over(two) {
                continue;
            }
            Interval::from_start(two.occupancy().start(), Minutes::ZERO)
        } else {
            let (lower, higher) = if version < theirs { (one, two) } else { (two, one) };
            let (early, late) = (higher.occupancy().start(), lower.occupancy().end());
            if early >= late {
                continue;
            }
            Interval::new(early, late).unwrap()
        };
        let schema = carrier.starts_with("store");
        if worst.is_none_or(|(first, worst)| (schema, missed.minutes()) > (first, worst.minutes())) {
            worst = Some((schema, missed));
        }
    }
    let (schema, missed) = worst?;
    let overlaps = if missed.is_empty() { Vec::new() } else { vec![missed] };
    new(plan, Code::C15, schema, Party::Release(two.id), overlaps)
}

/// Whether two releases follow each other in the chain of a carrier where they are deployed.
fn are_neighbours(plan: &Plan, one: &Release, two: &Release, carrier: &str) -> bool {
    let environment = |release: &Release| plan.environments.get(release.environment).unwrap();
    let brings = |release: &Release| brought(release).into_iter().find(|(there, _)| there == carrier);
    let mut chain: Vec<(Vec<u64>, &Release)> = plan
        .releases
        .iter()
        .filter(|release| {
            !matches!(release.state, ReleaseState::Rejected | ReleaseState::Cancelled | ReleaseState::BackedOut)
                && environment(release).shares_infrastructure_with(environment(one))
        })
        .filter_map(|release| Some((brings(release)?.1, release)))
        .collect();
    chain.sort_by(|a, b| (&a.0, &a.1.key).cmp(&(&b.0, &b.1.key)));
    let place = |release: &Release| chain.iter().position(|(_, other)| other.id == release.id);
    let (Some(one), Some(two)) = (place(one), place(two)) else { return false };
    let (first, second) = (one.min(two), one.max(two));
    let mut versions: Vec<&Vec<u64>> = chain.iter().map(|(version, _)| version).collect();
    versions.dedup();
    let rank = |place: usize| versions.iter().position(|version| **version == chain[place].0).unwrap();
    let is_last = |place: usize| place + 1 == chain.len() || rank(place + 1) != rank(place);
    let is_first = |place: usize| place == 0 || rank(place - 1) != rank(place);
    match rank(second) - rank(first) {
        0 => second == first + 1,
        1 => is_last(first) || is_first(second),
        _ => false,
    }
}
