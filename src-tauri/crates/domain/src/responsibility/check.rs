//! Whether a grid says for every activity who answers for it and who does it.

use thiserror::Error;

use super::{Activity, Grid, Part, called};
use crate::catalogue::Role;
use crate::conflict::list;

/// What is wrong with a row of a grid.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum GridFault {
    /// No role has the letter A.
    #[error("nobody is accountable for {doing}; give the letter A in the row {0} to one role", doing = .0.doing())]
    NoAccountable(Activity),
    /// More than one role has the letter A.
    #[error(
        "{roles} are accountable for {doing}; leave the letter A in the row {activity} to one of them",
        roles = named(roles), doing = activity.doing()
    )]
    SeveralAccountable {
        /// The row.
        activity: Activity,
        /// Those who have it, in the order of roles.
        roles: Vec<Role>,
    },
    /// No role has the letter R.
    #[error("nobody is responsible for {doing}; give the letter R in the row {0} to a role", doing = .0.doing())]
    NoResponsible(Activity),
}

impl GridFault {
    /// The row.
    pub const fn activity(&self) -> Activity {
        match self {
            Self::NoAccountable(activity)
            | Self::NoResponsible(activity)
            | Self::SeveralAccountable { activity, .. } => *activity,
        }
    }
}

fn named(roles: &[Role]) -> String {
    list(&roles.iter().copied().map(called).collect::<Vec<_>>())
}

impl Grid {
    /// What is wrong with it, in the order of activities: every row has exactly one A and at least one R.
    ///
    /// A role may hold both letters of a row.
    pub fn check(&self) -> Vec<GridFault> {
        let mut faults = Vec::new();
        for activity in Activity::ALL.iter().copied() {
            let accountable: Vec<Role> = self.roles(activity, Part::Accountable).collect();
            match accountable.as_slice() {
                [] => faults.push(GridFault::NoAccountable(activity)),
                [_] => {}
                _ => faults.push(GridFault::SeveralAccountable { activity, roles: accountable }),
            }
            if self.roles(activity, Part::Responsible).next().is_none() {
                faults.push(GridFault::NoResponsible(activity));
            }
        }
        faults
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;
    use crate::id::GridId;
    use crate::release::ReleaseKind;
    use crate::responsibility::Cell;

    fn grid(cells: impl IntoIterator<Item = Cell>) -> Grid {
        let id = GridId::new(Uuid::nil());
        Grid { id, kind: ReleaseKind::Normal, cells: cells.into_iter().collect(), version: 1 }
    }

    fn usual_but(but: impl Fn(&Cell) -> bool, with: &[Cell]) -> Vec<String> {
        let usual = Grid::usual(ReleaseKind::Normal).cells.into_iter().filter(|cell| !but(cell));
        grid(usual.chain(with.iter().copied())).check().iter().map(GridFault::to_string).collect()
    }

    #[test]
    fn a_row_without_its_letters_is_told_with_what_to_do() {
        let test = |cell: &Cell| cell.activity == Activity::Test;
        assert_eq!(
            usual_but(test, &[]),
            [
                "nobody is accountable for testing; give the letter A in the row test to one role",
                "nobody is responsible for testing; give the letter R in the row test to a role",
            ]
        );
        let both = [Part::Responsible, Part::Accountable].map(|part| Cell {
            activity: Activity::Test,
            role: Role::Security,
            part,
        });
        assert!(usual_but(test, &both).is_empty(), "one role may do it and answer for it");
    }

    #[test]
    fn two_who_are_accountable_are_told_by_their_roles() {
        let second = Cell { activity: Activity::RollBack, role: Role::ServiceOwner, part: Part::Accountable };
        assert_eq!(
            usual_but(|_| false, &[second]),
            ["rollback owner and service owner are accountable for rolling back; leave the letter A in the row \
              roll-back to one of them"]
        );
    }

    fn cell() -> impl Strategy<Value = Cell> {
        let of = |activity: usize, role: usize, part: usize| Cell {
            activity: Activity::ALL[activity],
            role: Role::ALL[role],
            part: Part::ALL[part],
        };
        (0..Activity::ALL.len(), 0..Role::ALL.len(), 0..Part::ALL.len()).prop_map(move |(a, b, c)| of(a, b, c))
    }

    proptest! {
        #[test]
        fn exactly_the_rows_are_found_of_which_a_count_is_wrong(cells in prop::collection::vec(cell(), 0..120)) {
            let grid = grid(cells);
            let found: BTreeSet<Activity> = grid.check().iter().map(GridFault::activity).collect();
            for activity in Activity::ALL {
                let count = |part| grid.cells.iter().filter(|cell| cell.activity == *activity && cell.part == part).count();
                let wrong = count(Part::Accountable) != 1 || count(Part::Responsible) == 0;
                prop_assert_eq!(found.contains(activity), wrong, "{}", activity);
            }
        }
    }
}
