//! The ways of approval: who walks them where a policy says nothing, and what people call them.

use super::Route;
use crate::catalogue::Role;

impl Route {
    /// Whether a board decides it in its meeting or at once.
    pub const fn is_board(self) -> bool {
        matches!(self, Self::Cab | Self::Ecab)
    }

    /// The roles whose holders approve where a release comes to this way by a time-out; none for a board that decides
    /// as a whole.
    pub const fn usual_roles(self) -> &'static [Role] {
        match self {
            Self::Auto | Self::Cab => &[],
            Self::Peer => &[Role::DeploymentLead, Role::TestManager],
            Self::TeamLead => &[Role::ServiceOwner],
            Self::Ecab => &[Role::ChangeManager, Role::ServiceOwner],
            Self::Executive => &[Role::BusinessApprover],
        }
    }

    /// How many of [`Self::usual_roles`] must approve; 1 for a board that decides as a whole.
    pub const fn usual_needed(self) -> u32 {
        match self {
            Self::Auto => 0,
            Self::Ecab => 2,
            Self::Peer | Self::TeamLead | Self::Cab | Self::Executive => 1,
        }
    }

    /// Whom a release waits for on this way, as sentences call them.
    pub const fn told(self) -> &'static str {
        match self {
            Self::Auto => "nobody",
            Self::Peer => "a peer",
            Self::TeamLead => "the team lead",
            Self::Cab => "the change advisory board",
            Self::Ecab => "the emergency board",
            Self::Executive => "the executive",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_to_which_a_release_comes_by_a_time_out_asks_for_no_more_people_than_it_names() {
        for route in Route::ALL {
            let (roles, needed) = (route.usual_roles().len(), route.usual_needed() as usize);
            assert!(needed <= roles.max(1), "{route}");
            assert_eq!(needed == 0, *route == Route::Auto, "{route}");
            assert_eq!(roles == 0, matches!(route, Route::Auto | Route::Cab), "{route}");
        }
    }
}
