//! What breaks when a release ends later than planned.

use rustc_hash::FxHashMap;

use super::link::{Relation, ReleaseLink};
use super::releases::{Cycle, critical_path};
use crate::Plan;
use crate::cascade::{CascadeMove, Why, cascade, earliest_after};
use crate::conflict::{after, tied_end};
use crate::id::ReleaseId;
use crate::release::{Planned, PlannedError, Release};
use crate::time::{Instant, Interval, Minutes, Span};

/// The longest delay that is looked at: what is kept for a year is not hurt by a delay of today.
const FURTHEST: Minutes = Minutes::hours(366 * 24);

/// What breaks when a release ends later than planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Late {
    /// The release with its late end.
    pub planned: Planned,
    /// How late it can be before anything breaks; none where nothing waits for its end, or nothing breaks within a year.
    pub slack: Option<Minutes>,
    /// By how much the end of everything that is linked moves.
    pub end_moves: Minutes,
    /// Everything that is pushed, in the order in which they push each other.
    pub pushed: Vec<Pushed>,
}

/// A release that is pushed by another that is late.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pushed {
    /// Where it goes and what pushes it furthest.
    pub step: CascadeMove,
    /// From the late release to this one, both included.
    pub path: Vec<ReleaseId>,
}

/// Why it cannot be told what breaks.
#[derive(Debug, thiserror::Error)]
pub enum LateError {
    /// The release cannot end so late.
    #[error(transparent)]
    Planned(#[from] PlannedError),
    /// Releases wait for each other in a circle.
    #[error("releases wait for each other in a circle")]
    Circle(Cycle<ReleaseId>),
}

/// What breaks when a release ends later than planned; in working days it ends so many of its own later.
///
/// Its start stays, and so does what is tied to it (SS and SF).
pub fn late(plan: &Plan, release: &Release, by: Span) -> Result<Late, LateError> {
    let old = &release.planned;
    let end = after(old.occupancy().end(), by, old.zone(), |within| plan.days_off(release, within));
    let planned = ends_at(release, end)?;
    let moves = cascade(plan, &[(release.id, planned.clone())], &[]);
    let before = critical_path(plan).map_err(LateError::Circle)?;
    let mut with = plan.clone();
    let moved = moves.iter().map(|step| (step.release, step.planned.clone()));
    for (id, planned) in std::iter::once((release.id, planned.clone())).chain(moved) {
        if let Some(old) = with.releases.get(id).cloned() {
            with.releases.put(Release { planned, ..old });
        }
    }
    let behind = critical_path(&with).map_err(LateError::Circle)?;
    let end_moves = Minutes::new((behind.end.get() - before.end.get()).max(0));
    let pushed = paths(plan, release.id, moves);
    Ok(Late { planned, slack: slack(plan, release), end_moves, pushed })
}

/// A release with another end, and its segments as long as they were.
fn ends_at(release: &Release, end: Instant) -> Result<Planned, PlannedError> {
    let old = &release.planned;
    let at = Interval::from_start(old.occupancy().start(), Minutes::ZERO).extended_to(end);
    old.resized(at)
}

/// How late a release can end before a dependency on its end breaks that is kept as planned.
fn slack(plan: &Plan, release: &Release) -> Option<Minutes> {
    let ends = |link: &&ReleaseLink| {
        link.predecessor == release.id
            && matches!(link.relation, Relation::FinishToStart | Relation::FinishToFinish)
            && plan.releases.get(link.successor).is_some_and(|successor| successor.state.takes_part())
    };
    plan.release_links.iter().filter(ends).filter_map(|link| spare_at_its_end(plan, link, release)).min()
}

/// The most minutes by which a release can end later so that a dependency on its end is still kept; none for more than a year.
///
/// A lag in working days does not grow evenly with the end: one that ends on a
/// Saturday allows as much as one on Sunday. Within a day a later end is never
/// better, so that the first day that ends too late is halved.
fn spare_at_its_end(plan: &Plan, link: &ReleaseLink, release: &Release) -> Option<Minutes> {
    let successor = plan.releases.get(link.successor)?;
    let tied = tied_end(link.relation, successor.occupancy());
    let end = release.occupancy().end();
    let kept = |minutes: i64| {
        let late = ends_at(release, end.plus(Minutes::new(minutes)));
        late.is_ok_and(|planned| earliest_after(plan, link, release, &planned) <= tied)
    };
    let zone = link.calendar.of(release.planned.zone(), successor.planned.zone(), &plan.settings.zone);
    let mut day = zone.wall(end).date();
    let mut fits = 0;
    while kept(fits) {
        day = day.succ_opt()?;
        let midnight = zone.start_of_day(day).minutes_since(end).get();
        if midnight > FURTHEST.get() {
            return None;
        }
        if kept(midnight - 1) {
            fits = midnight;
            continue;
        }
        let mut breaks = midnight - 1;
        while breaks - fits > 1 {
            let middle = i64::midpoint(fits, breaks);
            if kept(middle) { fits = middle } else { breaks = middle }
        }
        return Some(Minutes::new(fits));
    }
    Some(Minutes::new((fits - 1).max(0)))
}

/// Pushed releases, each with the way from the late one.
fn paths(plan: &Plan, late: ReleaseId, moves: Vec<CascadeMove>) -> Vec<Pushed> {
    let before: FxHashMap<ReleaseId, ReleaseId> = moves
        .iter()
        .filter_map(|step| {
            let before = match step.why {
                Why::Dependency(link) => plan.release_links.get(link)?.predecessor,
                Why::DeploymentOf(whole) => whole,
            };
            Some((step.release, before))
        })
        .collect();
    let most = moves.len() + 1;
    let path = |release: ReleaseId| {
        let step = |last: &ReleaseId| before.get(last).copied().filter(|_| *last != late);
        let mut path: Vec<ReleaseId> = std::iter::successors(Some(release), step).take(most).collect();
        path.reverse();
        path
    };
    moves.into_iter().map(|step| Pushed { path: path(step.release), step }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conflict::sketch::Sketch;

    fn sketch() -> Sketch {
        Sketch::new()
            .release("R-1", &[], "2026-12-01T20:00/22:00")
            .release("R-2", &[], "2026-12-02T01:00/03:00")
            .release("R-3", &[], "2026-12-02T04:00/05:00")
            .waits("R-2", "R-1", Relation::FinishToStart, "1h")
            .waits("R-3", "R-2", Relation::FinishToStart, "0")
    }

    fn told(sketch: &Sketch, by: &str) -> (Option<i64>, i64, Vec<String>) {
        let release = sketch.plan.releases.get(sketch.release_id("R-1")).unwrap();
        let late = late(&sketch.plan, release, by.parse().unwrap()).unwrap();
        let key = |id: &ReleaseId| sketch.plan.releases.get(*id).unwrap().key.to_string();
        let pushed = late.pushed.iter().map(|one| {
            let path: Vec<String> = one.path.iter().map(key).collect();
            format!("{} by {}", path.join(" "), one.step.to.start().minutes_since(one.step.from.start()))
        });
        (late.slack.map(Minutes::get), late.end_moves.get(), pushed.collect())
    }

    #[test]
    fn nothing_breaks_within_the_slack() {
        assert_eq!(told(&sketch(), "2h"), (Some(120), 0, vec![]));
    }

    #[test]
    fn behind_the_slack_each_is_pushed_by_what_is_left() {
        let pushed = vec!["R-1 R-2 by 1h".to_owned()];
        assert_eq!(told(&sketch(), "3h"), (Some(120), 0, pushed));
        let pushed = vec!["R-1 R-2 by 2h".to_owned(), "R-1 R-2 R-3 by 1h".to_owned()];
        assert_eq!(told(&sketch(), "4h"), (Some(120), 60, pushed));
    }

    #[test]
    fn what_waits_for_a_start_is_not_hurt_by_a_late_end() {
        let sketch = Sketch::new()
            .release("R-1", &[], "2026-12-01T20:00/22:00")
            .release("R-2", &[], "2026-12-01T20:30/23:00")
            .waits("R-2", "R-1", Relation::StartToStart, "0");
        assert_eq!(told(&sketch, "10h").0, None);
        assert!(told(&sketch, "10h").2.is_empty());
    }

    #[test]
    fn a_lag_in_working_days_leaps_over_a_weekend() {
        let sketch = Sketch::new()
            .release("R-1", &[], "2026-12-04T20:00/22:00")
            .release("R-2", &[], "2026-12-07T22:00/23:00")
            .waits("R-2", "R-1", Relation::FinishToStart, "1wd");
        assert_eq!(told(&sketch, "1m").0, Some(0), "from Friday 22:00 to Monday 22:00, and no minute later");
        assert_eq!(told(&sketch, "1wd").2, ["R-1 R-2 by 24h"]);
    }
}
