//! What a part of the plan names, and what of that is no longer there.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::{Chosen, Part};
use crate::Plan;
use crate::id::{BoardId, EnvironmentId, PersonId, RegionId, ServiceId, TeamId, TrainId, WindowId};
use crate::release::Selection;
use crate::word::words;

words! {
    /// A kind of thing by which a part is narrowed.
    PartNames, "kind of thing that a calendar names" {
        /// A service that releases touch.
        Service = "service",
        /// The team that carries them.
        Team = "team",
        /// The train on which they are.
        Train = "train",
        /// The environment in which they are.
        Environment = "environment",
        /// The region of a service that they touch.
        Region = "region",
        /// A person who holds a role in them.
        Person = "person",
        /// A window.
        Window = "window",
        /// A board whose meetings are held.
        Board = "board",
    }
}

impl Part {
    /// Everything that it names, each once, by kind and id.
    pub fn named(&self) -> BTreeSet<(PartNames, Uuid)> {
        let mut named = BTreeSet::new();
        if let Some(releases) = &self.releases {
            named.extend(releases.services.iter().map(|id| (PartNames::Service, id.uuid())));
            named.extend(releases.team.map(|id| (PartNames::Team, id.uuid())));
            named.extend(releases.train.map(|id| (PartNames::Train, id.uuid())));
            named.extend(releases.environment.map(|id| (PartNames::Environment, id.uuid())));
            named.extend(releases.region.map(|id| (PartNames::Region, id.uuid())));
            named.extend(releases.person.map(|id| (PartNames::Person, id.uuid())));
        }
        if let Chosen::Only(windows) = &self.layers {
            named.extend(windows.iter().map(|id| (PartNames::Window, id.uuid())));
        }
        if let Chosen::Only(boards) = &self.meetings {
            named.extend(boards.iter().map(|id| (PartNames::Board, id.uuid())));
        }
        named
    }

    /// What it names and the plan no longer has.
    ///
    /// It goes on being named, so that nothing more comes into a calendar when something is taken out of the plan, and
    /// so that an undo of that brings the calendar back as it was.
    pub fn gone(&self, plan: &Plan) -> BTreeSet<(PartNames, Uuid)> {
        let is_there = |(kind, id): &(PartNames, Uuid)| match kind {
            PartNames::Service => plan.services.get(ServiceId::new(*id)).is_some(),
            PartNames::Team => plan.teams.get(TeamId::new(*id)).is_some(),
            PartNames::Train => plan.trains.get(TrainId::new(*id)).is_some(),
            PartNames::Environment => plan.environments.get(EnvironmentId::new(*id)).is_some(),
            PartNames::Region => plan.regions.get(RegionId::new(*id)).is_some(),
            PartNames::Person => plan.people.get(PersonId::new(*id)).is_some(),
            PartNames::Window => plan.windows.get(WindowId::new(*id)).is_some(),
            PartNames::Board => plan.boards.get(BoardId::new(*id)).is_some(),
        };
        self.named().into_iter().filter(|one| !is_there(one)).collect()
    }

    /// Names something besides what is named already. What holds everything of a kind stays as it is, and so does what
    /// can be named once only and is.
    pub fn name(&mut self, kind: PartNames, id: Uuid) {
        match kind {
            PartNames::Service => {
                self.narrowing().services.insert(ServiceId::new(id));
            }
            PartNames::Team => {
                self.narrowing().team.get_or_insert(TeamId::new(id));
            }
            PartNames::Train => {
                self.narrowing().train.get_or_insert(TrainId::new(id));
            }
            PartNames::Environment => {
                self.narrowing().environment.get_or_insert(EnvironmentId::new(id));
            }
            PartNames::Region => {
                self.narrowing().region.get_or_insert(RegionId::new(id));
            }
            PartNames::Person => {
                self.narrowing().person.get_or_insert(PersonId::new(id));
            }
            PartNames::Window => self.layers.add(WindowId::new(id)),
            PartNames::Board => self.meetings.add(BoardId::new(id)),
        }
    }

    fn narrowing(&mut self) -> &mut Selection {
        self.releases.get_or_insert_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conflict::sketch::Sketch;

    fn id(number: u128) -> Uuid {
        Uuid::from_u128(number)
    }

    fn nothing() -> Part {
        Part { releases: None, layers: Chosen::Nothing, meetings: Chosen::Nothing }
    }

    #[test]
    fn whatever_can_be_named_is_told_when_it_is_gone_and_can_be_named_again() {
        let mut part = nothing();
        let all: BTreeSet<(PartNames, Uuid)> =
            PartNames::ALL.iter().zip(1..).map(|(kind, number)| (*kind, id(number))).collect();
        for (kind, id) in &all {
            part.name(*kind, *id);
        }
        assert_eq!(part.named(), all);
        assert_eq!(part.gone(&Sketch::new().plan), all);
    }

    #[test]
    fn what_is_there_is_not_gone() {
        let plan = Sketch::new().service("pay", 2).plan;
        let pay = plan.services.by_key("pay").unwrap().id;
        let services = BTreeSet::from([pay, ServiceId::new(id(9))]);
        let part = Part { releases: Some(Selection { services, ..Selection::default() }), ..nothing() };
        assert_eq!(part.gone(&plan), BTreeSet::from([(PartNames::Service, id(9))]));
        assert!(Part::everything().gone(&plan).is_empty());
    }

    #[test]
    fn what_holds_everything_and_what_is_named_already_stays() {
        let mut part = Part::everything();
        part.name(PartNames::Window, id(1));
        part.name(PartNames::Board, id(1));
        assert_eq!(part, Part::everything());
        part.name(PartNames::Team, id(1));
        part.name(PartNames::Team, id(2));
        assert_eq!(part.named(), BTreeSet::from([(PartNames::Team, id(1))]));
    }
}
