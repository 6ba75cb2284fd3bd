//! Milestones of two projects for which releases of the sample wait.

use chrono::NaiveDate;
use slipway_domain::id::ProjectMilestoneId;
use slipway_domain::project::ProjectMilestone;
use slipway_domain::release::Release;
use slipway_domain::time::{Instant, Minutes};
use slipway_domain::{Key, Plan};
use uuid::Uuid;

use super::SampleError;

/// Project, what is reached, and by how many days it is promised and expected before (or, less than 0, behind) the last
/// day that is in time.
const MILESTONES: [(&str, &str, i64, i64); 8] = [
    ("Shop relaunch", "Design signed off", 12, 12),
    ("Shop relaunch", "Content translated", 9, 2),
    ("Warehouse move", "Scanners delivered", 8, -6),
    ("Warehouse move", "New racks in operation", 14, 9),
    ("Shop relaunch", "Load test passed", 5, -2),
    ("Shop relaunch", "Partners trained", 10, 10),
    ("Warehouse move", "Carrier contract signed", 20, 13),
    ("Warehouse move", "Old site cleared", 4, 4),
];

/// Lets the next releases that ride on a train wait for milestones; the first is reached already, two come too late.
pub(super) fn fill(plan: &mut Plan, as_of: Instant, ids: &mut dyn FnMut() -> Uuid) -> Result<(), SampleError> {
    let soon = as_of.plus(Minutes::hours(24 * 7));
    let rides =
        |release: &&Release| release.train.is_some() && release.state.can_move() && release.occupancy().start() > soon;
    let mut riding: Vec<&Release> = plan.releases.iter().filter(rides).collect();
    riding.sort_by_key(|release| (release.occupancy().start(), release.id));
    let riding = riding.into_iter().filter(|release| plan.departure_of(release).is_some());
    let today = plan.settings.zone.wall(as_of).date();
    let mut milestones = Vec::new();
    for (release, (project, title, promised, expected)) in riding.zip(MILESTONES) {
        let freeze = plan.freeze_of(release).max(today);
        let before = |days: i64| freeze - chrono::TimeDelta::days(days);
        let reached = (milestones.is_empty()).then(|| before(expected).min(today));
        milestones.push(milestone(
            ids,
            (project, title),
            release,
            [Some(before(promised)), Some(before(expected)), reached],
            as_of,
        )?);
    }
    for milestone in milestones {
        plan.project_milestones.put(milestone);
    }
    Ok(())
}

fn milestone(
    ids: &mut dyn FnMut() -> Uuid,
    (project, title): (&str, &str),
    release: &Release,
    [baseline, forecast, actual]: [Option<NaiveDate>; 3],
    as_of: Instant,
) -> Result<ProjectMilestone, SampleError> {
    let initials: String = project.split(' ').filter_map(|word| word.chars().next()).collect();
    let mut milestone = ProjectMilestone {
        id: ProjectMilestoneId::new(ids()),
        key: Key::parse(&format!("{}-{}", initials.to_uppercase(), release.key))?,
        title: title.to_owned(),
        project: project.to_owned(),
        release: Some(release.id),
        baseline,
        forecast: None,
        actual,
        slips: Vec::new(),
        source: String::new(),
    };
    milestone.expect(baseline, as_of.plus(Minutes::hours(-24 * 30)));
    milestone.expect(forecast, as_of.plus(Minutes::hours(-24 * 6)));
    Ok(milestone)
}
