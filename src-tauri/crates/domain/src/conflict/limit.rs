//! C11: too many deployments at the same time.

use smallvec::SmallVec;

use super::Code;
use super::code::Codes;
use super::entry::Entry;
use super::lanes::Lanes;
use super::numbers::Registry;
use super::probe::{Obstacle, Probe};
use super::record::{Conflict, Detail, Party};
use super::rule::{BEHIND_RELEASES, Found, Pairs, Rule, View, pair};
use super::schedule::Schedule;
use crate::Plan;
use crate::time::{Instant, Interval, join};

/// C11, one for each limit that is exceeded while a release happens.
///
/// A team with a limit counts the releases that it carries; a window with a
/// limit counts, inside each occurrence, those with a component that it is
/// about. Every release that happens while there are too many is told.
/// Releases that are over do not count.
pub(super) struct Limits;

/// The limits of teams, by number.
#[derive(Clone, Debug, Default)]
pub(super) struct TeamLimits(Vec<Option<u32>>);

impl TeamLimits {
    pub(super) fn read(plan: &Plan, registry: &Registry) -> Self {
        Self(registry.teams.iter().map(|id| plan.teams.get(id).and_then(|team| team.limit)).collect())
    }

    pub(super) fn of(&self, team: u32) -> Option<u32> {
        self.0.get(team as usize).copied().flatten()
    }
}

/// A limit with the stretches in which it counts and what others do in them.
struct Limit {
    party: Party,
    place: u32,
    most: u32,
    /// Where it counts; the whole time for a team.
    within: SmallVec<[Interval; 2]>,
    others: Vec<Interval>,
}

impl Rule for Limits {
    fn codes(&self) -> &'static [Code] {
        &[Code::C11]
    }

    fn of(&self, view: &View<'_>, asked: &Entry, found: &mut Vec<Found>) {
        let Some(severity) = view.schedule.weights.of(Code::C11, true).filter(|_| !asked.history) else { return };
        for limit in limits(view, asked, asked.at) {
            let (mut overlaps, mut most) = (Vec::new(), 0);
            for counted in limit.within.iter().filter_map(|counted| counted.intersection(asked.at)) {
                let (stretches, peak) = crowded(&limit.others, counted, limit.most);
                overlaps.extend(stretches);
                most = most.max(peak + 1);
            }
            if overlaps.is_empty() {
                continue;
            }
            let met =
                if limit.place < BEHIND_RELEASES { limit.within.iter().copied().collect() } else { SmallVec::new() };
            let conflict = Conflict::new(Code::C11, severity, asked.id, asked.at, limit.party)
                .over(met, join(overlaps).into())
                .with(Detail::Load { most, limit: limit.most });
            found.push(Found { place: (asked.rank, Code::C11, limit.place), conflict });
        }
    }

    /// Each release with itself that is anywhere among more than may be, inside the occurrences of a window or not.
    fn pairs(&self, schedule: &Schedule, _: Codes) -> Pairs {
        let (held, mut pairs) = (&schedule.held, Vec::new());
        let mut note = |number| pairs.extend(schedule.entry(number).map(|entry| pair(entry, entry)));
        held.teams.crowded(|team| schedule.team_limits.of(team).unwrap_or(u32::MAX), &mut note);
        held.windows.crowded(|window| schedule.horizon.limit(window).unwrap_or(u32::MAX), &mut note);
        Pairs::new(pairs)
    }

    fn first(&self, view: &View<'_>, asked: &Entry, pairs: &Pairs, found: &mut Vec<Found>) {
        if pairs.of(asked.rank).next().is_some() {
            self.of(view, asked, found);
        }
    }

    fn obstacles(&self, probe: &Probe<'_>, within: Interval) -> Vec<Obstacle> {
        if probe.entry.history {
            return Vec::new();
        }
        let of_limit = |limit: Limit| {
            let full = limit.within.iter().flat_map(|counted| crowded(&limit.others, *counted, limit.most).0);
            let starts = join(full.map(|stretch| probe.overlapping(stretch)).collect());
            probe.obstacle(Code::C11, limit.party, true, starts)
        };
        limits(&probe.view(), &probe.entry, within).into_iter().filter_map(of_limit).collect()
    }
}

/// The limits that a release must keep within a stretch of time.
fn limits(view: &View<'_>, asked: &Entry, within: Interval) -> Vec<Limit> {
    let schedule = view.schedule;
    let mut limits = Vec::new();
    let carried = asked.facts.team.and_then(|team| Some((team, schedule.team_limits.of(team)?)));
    if let Some((team, most)) = carried {
        let mut others = others(view, &schedule.held.teams, team, asked, within);
        let moved = view.moved().iter().filter(|other| other.facts.team == Some(team));
        others.extend(of_others(moved, asked));
        // Where so few others run at all there is nothing to count.
        if others.len() >= most as usize {
            let party = Party::Team(schedule.registry.teams.id(team));
            let within = [within].as_slice().into();
            limits.push(Limit { party, place: BEHIND_RELEASES + team, most, within, others: others.into_vec() });
        }
    }
    for (window, most) in asked.limits(&schedule.horizon) {
        let mut others = others(view, &schedule.held.windows, window, asked, within);
        let moved = view.moved().iter().filter(|other| other.is_covered_by(window));
        others.extend(of_others(moved, asked));
        if others.len() < most as usize {
            continue;
        }
        let occurrences = schedule.horizon.occurrences(view.plan, window, within);
        if !occurrences.is_empty() {
            let party = Party::Window(schedule.horizon.id(window));
            limits.push(Limit { party, place: window, most, within: occurrences, others: others.into_vec() });
        }
    }
    limits
}

/// The times of others at rest that count under a limit.
fn others(view: &View<'_>, lanes: &Lanes<u32>, what: u32, asked: &Entry, within: Interval) -> SmallVec<[Interval; 8]> {
    let mut others = SmallVec::new();
    lanes.overlapping(what, within, |at, number| {
        others.extend(view.at_rest(number).filter(|other| other.id != asked.id).map(|_| at));
    });
    others
}

fn of_others<'a>(moved: impl Iterator<Item = &'a Entry>, asked: &Entry) -> impl Iterator<Item = Interval> {
    moved.filter(|other| other.id != asked.id && !other.history).map(|other| other.at)
}

/// The parts of a stretch in which at least so many others run, and the most that run at once.
fn crowded(others: &[Interval], within: Interval, at_least: u32) -> (Vec<Interval>, u32) {
    let mut steps: Vec<(Instant, i32)> = Vec::with_capacity(2 * others.len());
    for at in others.iter().filter_map(|other| other.intersection(within)) {
        steps.extend([(at.start(), 1), (at.end(), -1)]);
    }
    steps.sort_unstable();
    let (mut stretches, mut running, mut most, mut from) = (Vec::new(), 0_i32, 0_i32, within.start());
    for (at, step) in steps {
        if running >= at_least as i32 {
            stretches.extend(Interval::new(from, at).ok().filter(|stretch| !stretch.is_empty()));
        }
        running += step;
        most = most.max(running);
        from = at;
    }
    if running >= at_least as i32 {
        stretches.extend(Interval::new(from, within.end()).ok().filter(|stretch| !stretch.is_empty()));
    }
    (join(stretches), most.unsigned_abs())
}

#[cfg(test)]
mod tests {
    use crate::calendar::WindowKind;
    use crate::conflict::sketch::Sketch;
    use crate::release::ReleaseState;

    fn three() -> Sketch {
        let sketch = Sketch::new().service("pay", 2).service("web", 2).service("log", 2);
        let sketch = sketch.release("R-1", &["pay"], "2026-12-18T22:00/02:00");
        let sketch = sketch.release("R-2", &["web"], "2026-12-18T23:00/01:00");
        sketch.release("R-3", &["log"], "2026-12-19T00:00/04:00")
    }

    fn of_a_team(limit: u32) -> Sketch {
        let sketch = three().team("core", Some(limit));
        ["R-1", "R-2", "R-3"].into_iter().fold(sketch, |sketch, release| sketch.carried_by(release, "core"))
    }

    #[test]
    fn every_release_that_happens_while_a_team_does_too_much_is_told() {
        assert_eq!(of_a_team(1).told(), ["R-1 C11 soft core 180", "R-2 C11 soft core 120", "R-3 C11 soft core 120"]);
        assert_eq!(of_a_team(2).told(), ["R-1 C11 soft core 60", "R-2 C11 soft core 60", "R-3 C11 soft core 60"]);
        assert!(of_a_team(3).told().is_empty());
        assert_eq!(
            of_a_team(1).state("R-1", ReleaseState::Closed).told(),
            ["R-2 C11 soft core 60", "R-3 C11 soft core 60"]
        );
        let alone = Sketch::new().team("core", Some(0)).release("R-1", &[], "2026-12-18T22:00/02:00");
        assert_eq!(alone.carried_by("R-1", "core").told(), ["R-1 C11 soft core 240"], "nothing at all may happen");
    }

    #[test]
    fn a_window_counts_inside_its_occurrences_what_it_is_about() {
        let sketch = three().window("W", WindowKind::Maintenance, &["pay", "web"], "2026-12-18T23:30/06:00", "");
        let limited = sketch.change_window("W", |window| window.limit = Some(1));
        let told: Vec<String> = limited.told().into_iter().filter(|told| told.contains("C11")).collect();
        assert_eq!(told, ["R-1 C11 soft W 90", "R-2 C11 soft W 90"]);
    }

    #[test]
    fn the_sentence_counts() {
        let conflicts = of_a_team(2);
        let all = crate::conflict::Schedule::build(&conflicts.plan).all(&conflicts.plan);
        let zone = crate::conflict::sketch::zone("Europe/Berlin");
        assert_eq!(
            crate::conflict::sentence(&all[1], &conflicts.plan, &zone),
            "R-2 R-2 title (18 Dec 23:00–01:00 Europe/Berlin) is one of the deployments of team core: 3 at the same \
             time for 60 minutes, where at most 2 may be. Move one of them, for instance R-2 to 19 Dec 01:00 Europe/Berlin or \
             later, or give the reason for going ahead."
        );
    }
}
