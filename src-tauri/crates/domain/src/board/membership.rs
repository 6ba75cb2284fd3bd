//! Who sits on a board, and when it can decide.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::names;
use crate::Plan;
use crate::id::PersonId;
use crate::time::Minutes;

/// Who sits on a board, and how it meets. All of it is empty on a board of which nobody said anything.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Membership {
    /// Who chairs it.
    pub chair: Option<PersonId>,
    /// Who sits on it, each once; the chair is counted whether listed here or not.
    pub members: Vec<Member>,
    /// When it can decide.
    pub quorum: Quorum,
    /// How long an item for decision is talked about.
    pub per_item: Minutes,
    /// Where it meets; empty where nobody said.
    pub place: String,
    /// How to join from elsewhere; empty where nobody said.
    pub link: String,
}

/// A member of a board.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// The person.
    pub person: PersonId,
    /// The group for which the person sits there, such as `Security`; empty for nobody but themselves.
    pub group: String,
    /// Whether the person votes.
    pub votes: bool,
    /// Who stands in on this board; none for the deputy that the person has everywhere.
    pub deputy: Option<PersonId>,
}

/// When a board can decide: all of it must hold. Deputies count as those for whom they came.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Quorum {
    /// The least members with a vote who must be there.
    pub at_least: u32,
    /// Whether the chair, or the chair's deputy, must be there.
    pub chair: bool,
    /// The groups of which somebody must be there.
    pub groups: BTreeSet<String>,
}

/// Why people and a quorum do not make a board.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum MembershipError {
    /// Somebody is among the members more than once.
    #[error("somebody is listed twice among the members; list each person once")]
    Twice(PersonId),
    /// Somebody would stand in for themselves.
    #[error("a member cannot be their own deputy; name somebody else, or nobody")]
    OwnDeputy(PersonId),
    /// More members must be there than have a vote.
    #[error(
        "a quorum of {at_least} can never be met, because {voting} can vote; ask for fewer, or add members who vote"
    )]
    TooMany {
        /// How many must be there.
        at_least: u32,
        /// How many have a vote, the chair among them.
        voting: u32,
    },
    /// A chair must be there, and there is none.
    #[error("the quorum asks for the chair, and nobody chairs the board; name a chair, or do not ask for one")]
    NoChair,
    /// Somebody must be there of a group for which nobody sits there.
    #[error("the quorum asks for somebody of {0:?}, and no member sits there for it; add one, or do not ask for it")]
    NobodyOf(String),
    /// Items are talked about for no time, or for half a day.
    #[error("an item is talked about for 1 to {max} minutes, not {0}", max = Membership::MAX_PER_ITEM.get())]
    PerItem(Minutes),
}

impl Membership {
    /// How long an item is talked about where nobody said.
    pub const PER_ITEM: Minutes = Minutes::new(5);
    /// The longest that an item is talked about.
    pub const MAX_PER_ITEM: Minutes = Minutes::hours(4);

    /// Everybody who has a seat, each once: the chair, then the members in their order.
    ///
    /// The chair votes in any case, and sits there for a group only where the list says so.
    pub fn seats(&self) -> Vec<Member> {
        let listed = |person: PersonId| self.members.iter().find(|member| member.person == person);
        let chair = self.chair.map(|person| match listed(person) {
            Some(member) => Member { votes: true, ..member.clone() },
            None => Member { person, group: String::new(), votes: true, deputy: None },
        });
        let mut seats: Vec<Member> = chair.into_iter().collect();
        for member in &self.members {
            if seats.iter().all(|seat| seat.person != member.person) {
                seats.push(member.clone());
            }
        }
        seats
    }

    /// Checks that everybody is listed once and that the quorum can be met.
    ///
    /// # Errors
    ///
    /// The first fault, of the members before those of the quorum.
    pub fn check(&self) -> Result<(), MembershipError> {
        let mut seen = BTreeSet::new();
        for member in &self.members {
            if !seen.insert(member.person) {
                return Err(MembershipError::Twice(member.person));
            }
            if member.deputy == Some(member.person) {
                return Err(MembershipError::OwnDeputy(member.person));
            }
        }
        if self.quorum.chair && self.chair.is_none() {
            return Err(MembershipError::NoChair);
        }
        let seats = self.seats();
        let voting = u32::try_from(seats.iter().filter(|seat| seat.votes).count()).unwrap_or(u32::MAX);
        if self.quorum.at_least > voting {
            return Err(MembershipError::TooMany { at_least: self.quorum.at_least, voting });
        }
        let missing = self.quorum.groups.iter().find(|group| seats.iter().all(|seat| seat.group != **group));
        if let Some(group) = missing {
            return Err(MembershipError::NobodyOf(group.clone()));
        }
        if self.per_item <= Minutes::ZERO || self.per_item > Self::MAX_PER_ITEM {
            return Err(MembershipError::PerItem(self.per_item));
        }
        Ok(())
    }
}

impl MembershipError {
    /// The fault in a sentence that names the person whom it is about.
    pub fn told(&self, plan: &Plan) -> String {
        match self {
            Self::Twice(person) => {
                format!("{} is listed twice among the members; list each person once", names::person(plan, *person))
            }
            Self::OwnDeputy(person) => {
                let name = names::person(plan, *person);
                format!("{name} cannot be their own deputy; name somebody else, or nobody")
            }
            _ => self.to_string(),
        }
    }
}

impl Quorum {
    /// The rule in words: `at least 3 members with a vote, the chair, and somebody of Security`.
    pub fn told(&self) -> String {
        let votes = match self.at_least {
            0 => None,
            1 => Some("at least 1 member with a vote".to_owned()),
            least => Some(format!("at least {least} members with a vote")),
        };
        let chair = self.chair.then(|| "the chair".to_owned());
        let groups = self.groups.iter().map(|group| format!("somebody of {group}"));
        let parts: Vec<String> = votes.into_iter().chain(chair).chain(groups).collect();
        match parts.split_last() {
            None => "nobody settled on a quorum, so that whoever is there decides".to_owned(),
            Some((only, [])) => only.clone(),
            Some((last, others)) => format!("{} and {last}", others.join(", ")),
        }
    }

    /// Whether nobody has settled on anything, so that whoever is there decides.
    pub fn is_open(&self) -> bool {
        *self == Self::default()
    }
}

impl Default for Membership {
    fn default() -> Self {
        Self {
            chair: None,
            members: Vec::new(),
            quorum: Quorum::default(),
            per_item: Self::PER_ITEM,
            place: String::new(),
            link: String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn person(number: u128) -> PersonId {
        PersonId::new(Uuid::from_u128(number))
    }

    fn member(number: u128, group: &str, votes: bool) -> Member {
        Member { person: person(number), group: group.to_owned(), votes, deputy: None }
    }

    /// One chairs who is not listed; two vote, and one only listens.
    fn membership() -> Membership {
        Membership {
            chair: Some(person(1)),
            members: vec![member(2, "Security", true), member(3, "", true), member(4, "Support", false)],
            ..Membership::default()
        }
    }

    fn asking(at_least: u32, chair: bool, groups: &[&str]) -> Membership {
        let groups = groups.iter().map(|group| (*group).to_owned()).collect();
        Membership { quorum: Quorum { at_least, chair, groups }, ..membership() }
    }

    #[test]
    fn a_board_of_which_nobody_said_anything_is_in_order() {
        assert_eq!(Membership::default().check(), Ok(()));
        assert_eq!(membership().check(), Ok(()));
    }

    #[test]
    fn a_quorum_is_at_most_all_who_vote_with_the_chair_among_them() {
        assert_eq!(asking(3, true, &["Security", "Support"]).check(), Ok(()));
        let too_many = asking(4, false, &[]).check();
        assert_eq!(too_many, Err(MembershipError::TooMany { at_least: 4, voting: 3 }));
        let listed = Membership { members: vec![member(1, "", false), member(2, "", true)], ..asking(3, false, &[]) };
        let two = Err(MembershipError::TooMany { at_least: 3, voting: 2 });
        assert_eq!(listed.check(), two, "a chair who is listed is one person");
    }

    #[test]
    fn a_quorum_asks_only_for_a_chair_and_groups_that_are_there() {
        assert_eq!(asking(0, false, &["Business"]).check(), Err(MembershipError::NobodyOf("Business".into())));
        let headless = Membership { chair: None, ..asking(1, true, &[]) };
        assert_eq!(headless.check(), Err(MembershipError::NoChair));
    }

    #[test]
    fn nobody_is_listed_twice_or_stands_in_for_themselves() {
        let mut twice = membership();
        twice.members.push(member(2, "Support", false));
        assert_eq!(twice.check(), Err(MembershipError::Twice(person(2))));
        let mut alone = membership();
        alone.members[1].deputy = Some(person(3));
        assert_eq!(alone.check(), Err(MembershipError::OwnDeputy(person(3))));
        let sketch = crate::conflict::sketch::Sketch::new().person("Ada", "");
        let told = MembershipError::Twice(sketch.person_id("Ada")).told(&sketch.plan);
        assert_eq!(told, "Ada is listed twice among the members; list each person once");
    }

    #[test]
    fn an_item_is_talked_about_for_a_minute_to_four_hours() {
        let lasting = |minutes| Membership { per_item: Minutes::new(minutes), ..membership() }.check();
        assert_eq!((lasting(1), lasting(240)), (Ok(()), Ok(())));
        for minutes in [-1, 0, 241] {
            assert_eq!(lasting(minutes), Err(MembershipError::PerItem(Minutes::new(minutes))));
        }
    }

    #[test]
    fn the_chair_has_the_first_seat_and_a_vote_whether_listed_or_not() {
        let seats = |membership: &Membership| -> Vec<(u128, bool)> {
            membership.seats().iter().map(|seat| (seat.person.uuid().as_u128(), seat.votes)).collect()
        };
        assert_eq!(seats(&membership()), [(1, true), (2, true), (3, true), (4, false)]);
        let listed = Membership { chair: Some(person(4)), ..membership() };
        assert_eq!(seats(&listed), [(4, true), (2, true), (3, true)]);
        assert_eq!(listed.seats()[0].group, "Support");
    }
}
