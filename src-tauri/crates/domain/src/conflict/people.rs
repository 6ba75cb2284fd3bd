//! C10: somebody is needed in two places, or away.

use smallvec::SmallVec;

use super::Code;
use super::code::Codes;
use super::entry::Entry;
use super::facts::Duty;
use super::lanes::each_once;
use super::probe::{Obstacle, Probe};
use super::record::{Conflict, Detail, Party};
use super::rule::{BEHIND_RELEASES, Found, Pairs, Rule, View, pair};
use super::schedule::Schedule;
use crate::time::{Interval, common, join};

/// C10, one for each person who is away and one for each release with which a person is shared.
///
/// Away is absent, or, for a person with shifts, off duty. A deputy who is
/// there and not needed anywhere else at the time makes it good: for a person
/// who is away during the whole release, for a shared one during the time that
/// both releases have in common. It weighs most for deployment leads and
/// rollback owners. Releases that are over need nobody.
pub(super) struct People;

impl Rule for People {
    fn codes(&self) -> &'static [Code] {
        &[Code::C10]
    }

    fn of(&self, view: &View<'_>, asked: &Entry, found: &mut Vec<Found>) {
        if asked.history {
            return;
        }
        away(view, asked, found);
        let mut numbers: SmallVec<[u32; 16]> = SmallVec::new();
        for duty in &asked.facts.duties {
            view.schedule.held.people.overlapping(duty.person, asked.at, |_, number| numbers.push(number));
        }
        let standing = each_once(numbers).into_iter().filter_map(|number| view.at_rest(number));
        for other in standing.chain(view.moved()) {
            found.extend(shared(view, asked, other));
        }
    }

    fn pairs(&self, schedule: &Schedule, _: Codes) -> Pairs {
        let mut pairs = Vec::new();
        schedule.held.people.meetings(|one, other| {
            pairs.extend(schedule.entry(one).zip(schedule.entry(other)).map(|(one, other)| pair(one, other)));
        });
        Pairs::new(pairs)
    }

    fn first(&self, view: &View<'_>, asked: &Entry, pairs: &Pairs, found: &mut Vec<Found>) {
        if !asked.history {
            away(view, asked, found);
        }
        let others = pairs.of(asked.rank).filter_map(|rank| view.schedule.ranked(rank));
        found.extend(others.filter_map(|other| shared(view, asked, other)));
    }

    fn obstacles(&self, probe: &Probe<'_>, within: Interval) -> Vec<Obstacle> {
        let view = &probe.view();
        let asked = &probe.entry;
        if asked.history {
            return Vec::new();
        }
        let mut obstacles = Vec::new();
        for duty in &asked.facts.duties {
            let roster = &view.schedule.roster;
            let starts =
                |stretches: &[Interval]| join(stretches.iter().map(|stretch| probe.overlapping(*stretch)).collect());
            let stands_in = roster.deputy(duty.person).filter(|deputy| !has(asked, *deputy));
            let taken = stands_in.map(|deputy| {
                let mut taken = roster.away(view, deputy, within);
                busy(view, asked, deputy, within, |at| taken.push(at));
                join(taken)
            });
            let id = view.schedule.registry.people.id(duty.person);
            let missing = starts(&roster.away(view, duty.person, within));
            let alone = match &taken {
                None => missing,
                Some(taken) => common(&missing, &starts(taken)),
            };
            obstacles.extend(probe.obstacle(Code::C10, Party::Person(id), duty.critical, alone));
            let mut numbers: SmallVec<[u32; 16]> = SmallVec::new();
            view.schedule.held.people.overlapping(duty.person, within, |_, number| numbers.push(number));
            for other in numbers.into_iter().filter_map(|number| view.schedule.entry(number)) {
                if other.id == asked.id {
                    continue;
                }
                let critical = duty.critical || other.facts.duties.contains(&Duty { critical: true, ..*duty });
                let needed = match &taken {
                    None => vec![probe.overlapping(other.at)],
                    Some(taken) => starts(&common(taken, &[other.at])),
                };
                obstacles.extend(probe.obstacle(Code::C10, Party::Release(other.id), critical, needed));
            }
        }
        obstacles
    }
}

fn has(entry: &Entry, person: u32) -> bool {
    entry.facts.duties.iter().any(|duty| duty.person == person)
}

/// Calls `found` for the times within a stretch at which other releases need a person.
fn busy(view: &View<'_>, but: &Entry, person: u32, within: Interval, mut found: impl FnMut(Interval)) {
    view.schedule.held.people.overlapping(person, within, |at, number| {
        if view.at_rest(number).is_some_and(|other| other.id != but.id) {
            found(at);
        }
    });
    for other in view.moved() {
        if other.id != but.id && !other.history && has(other, person) && other.at.overlaps(within) {
            found(other.at);
        }
    }
}

/// Whether the deputy of somebody is there for a stretch, and not needed by any release, this one included.
fn is_covered(view: &View<'_>, asked: &Entry, person: u32, within: Interval) -> bool {
    let Some(deputy) = view.schedule.roster.deputy(person) else { return false };
    if has(asked, deputy) || !view.schedule.roster.away(view, deputy, within).is_empty() {
        return false;
    }
    let mut free = true;
    busy(view, asked, deputy, within, |_| free = false);
    free
}

/// Those of a release who are away.
fn away(view: &View<'_>, asked: &Entry, found: &mut Vec<Found>) {
    for duty in &asked.facts.duties {
        let away = view.schedule.roster.away(view, duty.person, asked.at);
        if away.is_empty() || is_covered(view, asked, duty.person, asked.at) {
            continue;
        }
        let Some(severity) = view.schedule.weights.of(Code::C10, duty.critical) else { continue };
        let id = view.schedule.registry.people.id(duty.person);
        let conflict = Conflict::new(Code::C10, severity, asked.id, asked.at, Party::Person(id));
        found.push(Found {
            place: (asked.rank, Code::C10, BEHIND_RELEASES + duty.person),
            conflict: conflict.over(away.iter().copied().collect(), away.into()),
        });
    }
}

/// The conflict of two releases that need the same people at the same time.
fn shared(view: &View<'_>, asked: &Entry, other: &Entry) -> Option<Found> {
    if asked.history || other.history || asked.id == other.id {
        return None;
    }
    let overlap = asked.at.intersection(other.at)?;
    let mut people = SmallVec::new();
    let mut critical = false;
    for duty in &asked.facts.duties {
        let Some(there) = other.facts.duties.iter().find(|there| there.person == duty.person) else { continue };
        if !is_covered(view, asked, duty.person, overlap) {
            people.push(view.schedule.registry.people.id(duty.person));
            critical |= duty.critical || there.critical;
        }
    }
    if people.is_empty() {
        return None;
    }
    let severity = view.schedule.weights.of(Code::C10, critical)?;
    let conflict = Conflict::new(Code::C10, severity, asked.id, asked.at, Party::Release(other.id));
    let conflict = conflict.over([other.at].as_slice().into(), [overlap].as_slice().into());
    Some(Found { place: (asked.rank, Code::C10, other.rank), conflict: conflict.with(Detail::People(people)) })
}

#[cfg(test)]
mod tests {
    use crate::catalogue::Role;
    use crate::conflict::sketch::Sketch;
    use crate::release::ReleaseState;

    const LEAD: Role = Role::DeploymentLead;

    fn two(first: Role, second: Role) -> Sketch {
        let sketch = Sketch::new().person("dora", "").person("ada", "dora").person("eve", "");
        let sketch = sketch.release("R-1", &[], "2026-12-18T22:00/02:00").release("R-2", &[], "2026-12-19T01:00/03:00");
        sketch.needs_person("R-1", first, "eve").needs_person("R-2", second, "eve")
    }

    #[test]
    fn a_person_cannot_be_in_two_places() {
        assert_eq!(two(LEAD, LEAD).told(), ["R-1 C10 hard R-2 60"]);
        assert_eq!(two(Role::Security, Role::RollbackOwner).told(), ["R-1 C10 hard R-2 60"], "critical on one of them");
        assert_eq!(two(Role::Security, Role::ReleaseManager).told(), ["R-1 C10 soft R-2 60"]);
        assert!(two(LEAD, LEAD).state("R-1", ReleaseState::Closed).told().is_empty());
        let apart = Sketch::new().person("eve", "").release("R-1", &[], "2026-12-18T22:00/02:00");
        let apart = apart.release("R-2", &[], "2026-12-19T02:00/03:00");
        assert!(
            apart.needs_person("R-1", LEAD, "eve").needs_person("R-2", LEAD, "eve").told().is_empty(),
            "they touch"
        );
    }

    fn away(when: &str) -> Sketch {
        let sketch = Sketch::new().person("dora", "").person("ada", "dora");
        let sketch = sketch.release("R-1", &[], "2026-12-18T22:00/02:00").needs_person("R-1", LEAD, "ada");
        sketch.absent("ada", when)
    }

    #[test]
    fn a_deputy_who_is_there_and_free_stands_in() {
        let alone = Sketch::new().person("ada", "").release("R-1", &[], "2026-12-18T22:00/02:00");
        let alone = alone.needs_person("R-1", LEAD, "ada").absent("ada", "2026-12-19T00:00/08:00");
        assert_eq!(alone.told(), ["R-1 C10 hard ada 120"]);
        let covered = || away("2026-12-19T00:00/08:00");
        assert!(covered().told().is_empty());
        assert_eq!(covered().absent("dora", "2026-12-18T20:00/22:30").told(), ["R-1 C10 hard ada 120"], "away as well");
        let busy = covered().release("R-2", &[], "2026-12-19T01:30/04:00").needs_person("R-2", Role::Security, "dora");
        assert_eq!(busy.told(), ["R-1 C10 hard ada 120"], "needed elsewhere");
        assert_eq!(
            covered().needs_person("R-1", Role::Security, "dora").told(),
            ["R-1 C10 hard ada 120"],
            "needed here"
        );
        assert!(
            away("2026-12-19T02:00/08:00").absent("dora", "2026-12-18T20:00/22:30").told().is_empty(),
            "it touches"
        );
    }

    #[test]
    fn whoever_has_shifts_is_there_only_on_duty() {
        let on = |when| {
            let sketch = Sketch::new().person("ada", "").release("R-1", &[], "2026-12-18T22:00/02:00");
            sketch.needs_person("R-1", Role::SupportLead, "ada").on_duty("ada", when, "FREQ=DAILY").told()
        };
        assert!(on("2026-12-01T22:00/06:00").is_empty());
        assert_eq!(on("2026-12-01T23:00/01:30"), ["R-1 C10 soft ada 90"]);
        assert_eq!(on("2026-12-01T08:00/16:00"), ["R-1 C10 soft ada 240"]);
    }

    #[test]
    fn the_sentences_name_the_people() {
        assert_eq!(
            two(LEAD, LEAD).sentence(),
            "eve is needed by R-1 R-1 title (18 Dec 22:00–02:00 Europe/Berlin) and by R-2 R-2 title \
             (19 Dec 01:00–03:00 Europe/Berlin) at the same time for 60 minutes. Put somebody else on one of the two, name \
             a deputy who is free, or let R-1 end by 19 Dec 01:00 Europe/Berlin or start at 19 Dec 03:00 Europe/Berlin or \
             later."
        );
        assert_eq!(
            away("2026-12-19T00:00/08:00").absent("dora", "2026-12-18T20:00/22:30").sentence(),
            "ada is needed by R-1 R-1 title (18 Dec 22:00–02:00 Europe/Berlin) and away for 120 minutes of it \
             (19 Dec 00:00–02:00 Europe/Berlin). Name a deputy of ada who is free, put somebody else on R-1, or move it."
        );
    }
}
