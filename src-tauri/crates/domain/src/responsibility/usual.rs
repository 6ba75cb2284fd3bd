//! The grids that stand where none was settled.

use uuid::Uuid;

use super::Activity::{
    Approve, Assess, Close, Deploy, HandOver, Package, Plan, Prepare, Request, RollBack, Test, Verify,
};
use super::{Activity, Cell, Grid, Part};
use crate::catalogue::Role::{
    self, BusinessApprover, ChangeManager, DeploymentLead, EnvironmentManager, ReleaseManager, Requester,
    RollbackOwner, Security, ServiceOwner, SupportLead, TestManager,
};
use crate::id::GridId;
use crate::release::ReleaseKind;

/// A row: who is accountable, responsible, consulted and informed.
type Row = (Activity, Role, &'static [Role], &'static [Role], &'static [Role]);

/// A standard release was approved once for all, so that nobody is asked again who was asked then.
const STANDARD: [Row; 12] = [
    (Request, ServiceOwner, &[Requester], &[], &[ReleaseManager]),
    (Plan, ReleaseManager, &[ReleaseManager], &[DeploymentLead], &[SupportLead, Requester]),
    (Assess, ChangeManager, &[ReleaseManager], &[Security], &[ServiceOwner]),
    (Approve, ChangeManager, &[ServiceOwner], &[], &[ReleaseManager, BusinessApprover, Requester]),
    (Package, ReleaseManager, &[DeploymentLead], &[], &[TestManager]),
    (Test, TestManager, &[TestManager], &[], &[ReleaseManager]),
    (Prepare, EnvironmentManager, &[EnvironmentManager], &[DeploymentLead], &[ReleaseManager]),
    (Deploy, ReleaseManager, &[DeploymentLead], &[RollbackOwner], &[ServiceOwner, SupportLead]),
    (Verify, ServiceOwner, &[TestManager], &[DeploymentLead], &[ReleaseManager, Requester]),
    (RollBack, RollbackOwner, &[DeploymentLead, RollbackOwner], &[ServiceOwner], &[ReleaseManager, SupportLead]),
    (HandOver, SupportLead, &[DeploymentLead], &[], &[ReleaseManager, ServiceOwner]),
    (Close, ChangeManager, &[ReleaseManager], &[SupportLead], &[Requester]),
];

/// A normal release is assessed and approved each time, by everybody whom it concerns.
const NORMAL: [Row; 12] = [
    (Request, ServiceOwner, &[Requester], &[BusinessApprover], &[ReleaseManager, ChangeManager]),
    (
        Plan,
        ReleaseManager,
        &[ReleaseManager],
        &[DeploymentLead, ServiceOwner, TestManager, EnvironmentManager, SupportLead],
        &[ChangeManager, Requester],
    ),
    (
        Assess,
        ChangeManager,
        &[ReleaseManager, Security],
        &[DeploymentLead, RollbackOwner, ServiceOwner, TestManager],
        &[BusinessApprover],
    ),
    (
        Approve,
        ChangeManager,
        &[ServiceOwner, BusinessApprover],
        &[ReleaseManager, Security],
        &[DeploymentLead, RollbackOwner, SupportLead, Requester],
    ),
    (Package, ReleaseManager, &[DeploymentLead], &[Security], &[TestManager, EnvironmentManager]),
    (Test, TestManager, &[TestManager], &[ServiceOwner, Security, Requester], &[ReleaseManager]),
    (Prepare, EnvironmentManager, &[EnvironmentManager], &[DeploymentLead], &[ReleaseManager, TestManager]),
    (
        Deploy,
        ReleaseManager,
        &[DeploymentLead],
        &[RollbackOwner, EnvironmentManager],
        &[ChangeManager, ServiceOwner, SupportLead, BusinessApprover],
    ),
    (Verify, ServiceOwner, &[TestManager], &[DeploymentLead, RollbackOwner], &[ReleaseManager, Requester]),
    (
        RollBack,
        RollbackOwner,
        &[DeploymentLead, RollbackOwner],
        &[ReleaseManager, ServiceOwner],
        &[ChangeManager, SupportLead, BusinessApprover],
    ),
    (HandOver, SupportLead, &[DeploymentLead], &[ServiceOwner], &[ReleaseManager, ChangeManager]),
    (
        Close,
        ChangeManager,
        &[ReleaseManager],
        &[ServiceOwner, SupportLead],
        &[TestManager, BusinessApprover, Requester],
    ),
];

/// In an emergency nobody is asked but those who can stop it, and two approve it; the others are told behind.
const EMERGENCY: [Row; 12] = [
    (Request, ServiceOwner, &[Requester], &[], &[ReleaseManager, ChangeManager]),
    (Plan, ReleaseManager, &[ReleaseManager, DeploymentLead], &[], &[SupportLead]),
    (Assess, ChangeManager, &[ReleaseManager], &[Security], &[RollbackOwner]),
    (Approve, ChangeManager, &[ChangeManager, ServiceOwner], &[], &[ReleaseManager, BusinessApprover, Requester]),
    (Package, ReleaseManager, &[DeploymentLead], &[], &[TestManager]),
    (Test, TestManager, &[TestManager], &[], &[ReleaseManager]),
    (Prepare, EnvironmentManager, &[EnvironmentManager], &[], &[DeploymentLead]),
    (Deploy, ReleaseManager, &[DeploymentLead], &[RollbackOwner], &[ChangeManager, ServiceOwner, SupportLead]),
    (Verify, ServiceOwner, &[TestManager], &[], &[ReleaseManager, Requester]),
    (RollBack, RollbackOwner, &[DeploymentLead, RollbackOwner], &[], &[ReleaseManager, ServiceOwner, SupportLead]),
    (HandOver, SupportLead, &[DeploymentLead], &[], &[ReleaseManager, ServiceOwner]),
    (Close, ChangeManager, &[ReleaseManager], &[ServiceOwner], &[SupportLead, BusinessApprover, Security, Requester]),
];

impl Grid {
    /// The grid of a type for which none was settled: nil id, version 0.
    pub fn usual(kind: ReleaseKind) -> Self {
        let rows = match kind {
            ReleaseKind::Standard => &STANDARD,
            ReleaseKind::Normal => &NORMAL,
            ReleaseKind::Emergency => &EMERGENCY,
        };
        let cells = rows.iter().flat_map(|(activity, accountable, responsible, consulted, informed)| {
            let letters = [
                (Part::Accountable, std::slice::from_ref(accountable)),
                (Part::Responsible, *responsible),
                (Part::Consulted, *consulted),
                (Part::Informed, *informed),
            ];
            letters.into_iter().flat_map(move |(part, roles)| {
                roles.iter().map(move |role| Cell { activity: *activity, role: *role, part })
            })
        });
        Self { id: GridId::new(Uuid::nil()), kind, cells: cells.collect(), version: 0 }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::conflict::sketch::Sketch;

    #[test]
    fn a_usual_grid_is_sound_and_has_a_place_for_every_role() {
        for kind in ReleaseKind::ALL {
            let grid = Grid::usual(*kind);
            assert_eq!(grid.check(), [], "{kind}");
            assert_eq!((grid.kind, grid.version, grid.id.uuid()), (*kind, 0, Uuid::nil()));
            let roles: BTreeSet<Role> = grid.cells.iter().map(|cell| cell.role).collect();
            assert_eq!(roles.len(), Role::ALL.len(), "{kind}");
        }
    }

    #[test]
    fn in_an_emergency_fewer_are_asked() {
        let asked = |kind| Grid::usual(kind).cells.iter().filter(|cell| cell.part == Part::Consulted).count();
        assert!(asked(ReleaseKind::Emergency) < asked(ReleaseKind::Standard));
        assert!(asked(ReleaseKind::Standard) < asked(ReleaseKind::Normal));
    }

    #[test]
    fn two_approve_an_emergency_and_whoever_requests_or_carries_out_never_decides_alone() {
        for kind in ReleaseKind::ALL {
            let grid = Grid::usual(*kind);
            let roles = |activity| -> BTreeSet<Role> {
                let of = |part| grid.roles(activity, part).collect::<Vec<_>>();
                [of(Part::Accountable), of(Part::Responsible)].concat().into_iter().collect()
            };
            assert!(roles(Approve).len() >= 2 && !roles(Approve).contains(&Requester), "{kind}");
            assert!(roles(Verify).len() >= 2 && !roles(Verify).contains(&DeploymentLead), "{kind}");
        }
    }

    #[test]
    fn a_settled_grid_goes_before_the_usual_one_of_its_type_alone() {
        let mut plan = Sketch::new().plan;
        let settled = Grid { version: 3, ..Grid::usual(ReleaseKind::Standard) };
        plan.grids.put(settled.clone());
        assert_eq!(*plan.grid(ReleaseKind::Standard), settled);
        assert_eq!(*plan.grid(ReleaseKind::Normal), Grid::usual(ReleaseKind::Normal));
    }
}
