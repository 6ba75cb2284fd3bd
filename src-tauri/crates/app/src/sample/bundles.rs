//! Candidate changes around two releases of one train, with a budget, an assessment and one that waits too long.

use chrono::TimeDelta;
use slipway_domain::bundle::{Change, Deferral, Effort, Mandatory, Place, RiskBudget};
use slipway_domain::id::{ChangeId, ReleaseId, ServiceId};
use slipway_domain::release::{Release, ReleaseKind};
use slipway_domain::risk::{Assessment, SchemaChange};
use slipway_domain::time::{Instant, Minutes};
use slipway_domain::{Key, Plan};
use uuid::Uuid;

use super::SampleError;

/// The points of the changes of either release, at most.
const CAP: u32 = 40;

/// Where a change of the sample is.
#[derive(Clone, Copy)]
enum At {
    Open,
    /// Its deadline is over before the second release starts.
    Pressing,
    First,
    Second,
    /// Put off from release to release, to the second at last.
    Waiting,
}

/// Title, value, urgency, hundredths of person-days, impact, likelihood, mandatory reason, place.
type Row = (&'static str, [u8; 2], u32, [u8; 2], Mandatory, At);

const CHANGES: [Row; 8] = [
    ("Close the hole in the session handling", [7, 9], 200, [4, 3], Mandatory::Security, At::First),
    ("Show the delivery date one step earlier", [8, 6], 500, [3, 3], Mandatory::None, At::First),
    ("Ask for the second factor less often", [9, 7], 400, [4, 4], Mandatory::None, At::Open),
    ("Keep the prices of yesterday for comparison", [5, 4], 300, [2, 3], Mandatory::None, At::Pressing),
    ("Replace the old report of returns", [4, 3], 800, [3, 4], Mandatory::None, At::Waiting),
    ("Tell customers about delays by message", [6, 5], 350, [2, 2], Mandatory::None, At::Second),
    ("Try a shorter form for addresses", [3, 2], 150, [2, 2], Mandatory::None, At::Open),
    ("Move the nightly export to the new cluster", [2, 2], 1200, [5, 1], Mandatory::None, At::Open),
];

/// Puts changes around the next two releases of a train, where there are two.
pub(super) fn fill(plan: &mut Plan, as_of: Instant, ids: &mut dyn FnMut() -> Uuid) -> Result<(), SampleError> {
    let Some((first, second)) = pair(plan, as_of) else { return Ok(()) };
    for release in [&first, &second] {
        plan.risk_budgets.put(RiskBudget { id: release.id, cap: Some(CAP), accepted: None });
    }
    let today = plan.settings.zone.wall(as_of).date();
    plan.assessments.put(Assessment {
        id: first.id,
        impact: 4.try_into()?,
        likelihood: 2.try_into()?,
        rollback_tested: Some(today - TimeDelta::days(Assessment::STALE_AFTER_DAYS + 20)),
        schema: SchemaChange::Compatible,
        answers: std::collections::BTreeMap::new(),
        scores: Vec::new(),
        canary: false,
        by: "Release board".to_owned(),
        at: as_of.plus(Minutes::hours(-24 * 10)),
    });
    let services = [first.services.first().copied(), first.services.last().copied()];
    let [Some(main), Some(other)] = services else { return Ok(()) };
    for (number, row) in (101..).zip(CHANGES) {
        let (title, [value, urgency], effort, [impact, likelihood], mandatory, at) = row;
        let service: ServiceId = if matches!(at, At::Open | At::Pressing) { other } else { main };
        let starts = second.planned.zone().wall(second.occupancy().start()).date();
        let mut change = Change {
            id: ChangeId::new(ids()),
            key: Key::parse(&format!("CH-{number}"))?,
            title: title.to_owned(),
            service,
            value: value.try_into()?,
            urgency: urgency.try_into()?,
            deadline: matches!(at, At::Pressing).then(|| starts - TimeDelta::days(1)),
            effort: Effort::from_hundredths(effort)?,
            impact: impact.try_into()?,
            likelihood: likelihood.try_into()?,
            mandatory,
            place: match at {
                At::First => Place::In(first.id),
                At::Second => Place::In(second.id),
                At::Open | At::Pressing | At::Waiting => Place::Open,
            },
            deferrals: Vec::new(),
        };
        if matches!(at, At::Waiting) {
            for deferral in deferrals(plan, &first, &second, as_of) {
                change.put_off(deferral);
            }
        }
        plan.changes.put(change);
    }
    Ok(())
}

/// The first release of a train ahead with another one behind it that can wait for what it puts off.
fn pair(plan: &Plan, as_of: Instant) -> Option<(Release, Release)> {
    let fits = |release: &&Release| {
        release.occupancy().start() > as_of
            && release.state.takes_changes()
            && release.kind == ReleaseKind::Normal
            && !release.services.is_empty()
    };
    let mut ahead: Vec<&Release> = plan.releases.iter().filter(fits).collect();
    ahead.sort_by_key(|release| (release.occupancy().start(), release.id));
    ahead.into_iter().find_map(|first| Some((first.clone(), plan.next_on_train(first)?.clone())))
}

/// Three times put off: by the two releases of the train before the first, where there are any, and by the first.
fn deferrals(plan: &Plan, first: &Release, second: &Release, as_of: Instant) -> [Deferral; 3] {
    let start = first.occupancy().start();
    let earlier = |release: &&Release| release.train == first.train && release.occupancy().start() < start;
    let mut earlier: Vec<&Release> = plan.releases.iter().filter(earlier).collect();
    earlier.sort_by_key(|release| (release.occupancy().start(), release.id));
    let mut before = earlier.into_iter().rev().map(|release| release.id);
    let (last, last_but_one) = (before.next(), before.next());
    let put_off = |from: Option<ReleaseId>, to: Option<ReleaseId>, days: i64, reason: &str| Deferral {
        from,
        to,
        reason: reason.to_owned(),
        by: "Release board".to_owned(),
        at: as_of.plus(Minutes::hours(-24 * days)),
    };
    [
        put_off(last_but_one, last, 64, "the team was on the year-end programme"),
        put_off(last, Some(first.id), 33, "its tests were not ready"),
        put_off(Some(first.id), Some(second.id), 4, "its 12 would make more than the budget"),
    ]
}
