//! The programme of the next weeks: eight releases that wait for each other.

use chrono::TimeDelta;
use slipway_domain::cascade::cascade;
use slipway_domain::dependency::Relation;
use slipway_domain::id::ReleaseLinkId;
use slipway_domain::release::{Release, ReleaseKind, ReleaseState};
use slipway_domain::time::{Minutes, Span};
use uuid::Uuid;

use super::SampleError;
use super::place::{Shop, Yard};
use super::themes::PROGRAMME;

/// How many releases the programme has.
pub(super) const STEPS: usize = PROGRAMME.len();

/// Which step waits for which, and how; steps are counted from 0.
const TIES: [(usize, usize, Relation, Span); 8] = [
    (0, 1, Relation::FinishToStart, Span::WorkingDays(1)),
    (1, 2, Relation::FinishToStart, Span::Calendar(Minutes::hours(12))),
    (1, 3, Relation::StartToStart, Span::Calendar(Minutes::hours(24))),
    (2, 4, Relation::FinishToStart, Span::WorkingDays(1)),
    (3, 4, Relation::FinishToStart, Span::ZERO),
    (4, 5, Relation::FinishToStart, Span::Calendar(Minutes::hours(2))),
    (4, 6, Relation::FinishToFinish, Span::Calendar(Minutes::hours(4))),
    (5, 7, Relation::FinishToStart, Span::ZERO),
];

/// Steps that wait for their first predecessor as long as their window lets them, so that nothing on the way has room.
const TIGHT: [usize; 6] = [1, 2, 4, 5, 6, 7];

impl Yard<'_> {
    /// Places the programme step by step, each as soon as what it waits for and its windows allow.
    pub(super) fn programme(&mut self, ids: &mut dyn FnMut() -> Uuid) -> Result<(), SampleError> {
        let mut steps: Vec<Release> = Vec::new();
        for (step, (service, theme)) in PROGRAMME.into_iter().enumerate() {
            let Some(shop) = self.shop(0, service) else { return Ok(()) };
            let mut release = self.draft(&shop, ReleaseKind::Normal, theme, ids)?;
            release.environment = self.environments.first().copied().unwrap_or(release.environment);
            // At first it stands before everything for which it waits, so that the ties say how far it has to go.
            release.planned = release.planned.moved_to(self.as_of.plus(Minutes::hours(-24)));
            self.put(release.clone());
            let mut first_tie = None;
            for (before, after, relation, lag) in TIES {
                if let Some(before) = steps.get(before).filter(|_| after == step) {
                    let tie = self.link(before.id, release.id, relation, lag, ids);
                    first_tie = first_tie.or(Some((tie, before.clone())));
                }
            }
            self.look_at_everything();
            self.place_step(&mut release, &shop, &steps)?;
            release.state = match step {
                0 => ReleaseState::Scheduled,
                1..3 => ReleaseState::Approved,
                _ => ReleaseState::Assessed,
            };
            if let Some((tie, before)) = first_tie.filter(|_| TIGHT.contains(&step)) {
                self.tighten(tie, &before, &release);
            }
            self.plan.releases.put(release.clone());
            steps.push(release);
        }
        self.look_at_everything();
        self.programme_ends = steps.iter().map(|release| release.occupancy().end()).max();
        Ok(())
    }

    /// Gives a step the first time that its ties allow, or the first after it that its windows allow as well.
    fn place_step(&mut self, release: &mut Release, shop: &Shop, steps: &[Release]) -> Result<(), SampleError> {
        let mut earliest = self.as_of.plus(Minutes::hours(20));
        for before in steps {
            let moves = cascade(self.plan, &[(before.id, before.planned.clone())], &[]);
            if let Some(pushed) = moves.iter().find(|step| step.release == release.id) {
                earliest = earliest.max(pushed.to.start());
            }
        }
        let day = shop.zone.wall(earliest).date();
        for week in 0..12 {
            if self.settle(release, shop, day + TimeDelta::weeks(week), Some(earliest))? {
                break;
            }
        }
        Ok(())
    }

    /// Lets a tie ask for all the time that lies between its ends, as people write down what they have agreed.
    fn tighten(&mut self, tie: ReleaseLinkId, before: &Release, after: &Release) {
        if let Some(mut link) = self.plan.release_links.get(tie).cloned() {
            let (before, after) = (before.occupancy(), after.occupancy());
            link.lag = Span::Calendar(match link.relation {
                Relation::FinishToStart => after.start().minutes_since(before.end()),
                Relation::StartToStart => after.start().minutes_since(before.start()),
                Relation::FinishToFinish => after.end().minutes_since(before.end()),
                Relation::StartToFinish => after.end().minutes_since(before.start()),
            });
            self.plan.release_links.put(link);
        }
    }

    /// Whether a release may wait for others by chance.
    ///
    /// In a small sample only while the programme lasts, so that its end is the end of the network.
    pub(super) fn may_wait(&self, release: &Release) -> bool {
        self.is_large() || self.programme_ends.is_some_and(|end| release.occupancy().end() < end)
    }
}
