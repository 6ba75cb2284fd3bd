//! What a window would displace, and where each release could go.

use super::{SlotAnswer, SlotQuery, next_slots};
use crate::Plan;
use crate::calendar::{Freeze, FreezeStage, Window};
use crate::conflict::{Code, Conflict, Party, Schedule};
use crate::id::ReleaseId;
use crate::time::Instant;

/// A release against which a window would stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Displaced {
    /// The release.
    pub release: ReleaseId,
    /// What would stand against it.
    pub conflict: Conflict,
    /// Where it could go if the window bound; empty for a release that can no longer move.
    pub slots: SlotAnswer,
}

/// A plan as it would be if a window bound, with what that displaces.
#[derive(Clone, Debug)]
pub struct Displacement {
    /// The plan as it would be.
    pub plan: Plan,
    /// Releases that end after the moment of the question, by start, then by key.
    pub displaced: Vec<Displaced>,
}

/// What a window would displace if it bound from now on, at whatever stage it is.
///
/// Looks `count` slots ahead for each release.
pub fn displacement(plan: &Plan, window: &Window, now: Instant, count: usize) -> Displacement {
    let mut plan = plan.clone();
    let bound = Freeze { stage: FreezeStage::Published, ..Freeze::proposed() };
    plan.windows.put(Window { freeze: window.kind.is_freeze().then_some(bound), ..window.clone() });
    let schedule = Schedule::build(&plan);
    let mut found: Vec<Conflict> = schedule.all_of(&plan, &[Code::C03, Code::C04, Code::C12, Code::C13]);
    found.retain(|conflict| conflict.other == Party::Window(window.id));
    let mut displaced: Vec<Displaced> = Vec::new();
    for conflict in found {
        let Some(release) = plan.releases.get(conflict.release).filter(|_| conflict.at.end() > now) else { continue };
        let slots = if release.state.can_move() {
            let wish = release.occupancy().start();
            next_slots(&plan, &schedule, release, &SlotQuery { count, ..SlotQuery::new(now, wish) })
        } else {
            SlotAnswer::default()
        };
        displaced.push(Displaced { release: release.id, conflict, slots });
    }
    displaced.sort_by_key(|displaced| displaced.conflict.at.start());
    Displacement { plan, displaced }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::WindowKind;
    use crate::conflict::sketch::{Sketch, planned};
    use crate::release::ReleaseState;

    #[test]
    fn a_proposal_is_previewed_as_if_it_bound() {
        let sketch = Sketch::new().service("pay", 1).service("web", 1);
        let sketch = sketch.release("R-1", &["pay"], "2026-12-18T22:00/02:00");
        let sketch = sketch.release("R-2", &["web"], "2026-12-18T22:00/02:00");
        let sketch = sketch.release("R-3", &["pay"], "2026-12-17T22:00/02:00").state("R-3", ReleaseState::Deploying);
        let sketch = sketch.window("F", WindowKind::FreezeHard, &["pay"], "2026-12-17T20:00/2026-12-20T00:00", "");
        let sketch = sketch.change_window("F", |window| window.freeze = Some(Freeze::proposed()));
        assert!(sketch.told().is_empty(), "a proposal binds nobody");
        let window = sketch.plan.windows.by_key("F").unwrap();
        let now = planned("2026-12-10T08:00/09:00", "Europe/Berlin").start().at;
        let preview = displacement(&sketch.plan, window, now, 1);
        let told: Vec<_> =
            preview.displaced.iter().map(|it| (it.release, it.conflict.code, it.slots.slots.len())).collect();
        assert_eq!(
            told,
            [(sketch.release_id("R-3"), Code::C03, 0), (sketch.release_id("R-1"), Code::C03, 1)],
            "what is under way cannot move"
        );
        let slot = preview.displaced[1].slots.slots[0].interval;
        assert_eq!(slot.start(), planned("2026-12-20T00:00/04:00", "Europe/Berlin").start().at);
        let late = planned("2026-12-19T08:00/09:00", "Europe/Berlin").start().at;
        assert!(displacement(&sketch.plan, window, late, 1).displaced.is_empty(), "what is over is not displaced");
    }
}
