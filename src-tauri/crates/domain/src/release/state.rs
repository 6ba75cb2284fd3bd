//! How far a release has come.

use crate::word::words;

words! {
    /// The state of a release.
    ReleaseState, "release state" {
        /// Being written down.
        Draft = "draft",
        /// Handed in for assessment.
        Submitted = "submitted",
        /// Risk and impact are known.
        Assessed = "assessed",
        /// Those who must agree have agreed.
        Approved = "approved",
        /// Has its place in the calendar.
        Scheduled = "scheduled",
        /// Being carried out.
        Deploying = "deploying",
        /// Carried out.
        Deployed = "deployed",
        /// Watched after deployment (early life support).
        Stabilising = "stabilising",
        /// Done, with everything that belongs to it.
        Closed = "closed",
        /// Not approved.
        Rejected = "rejected",
        /// Carried out and taken back.
        BackedOut = "backed-out",
        /// Called off before it was carried out.
        Cancelled = "cancelled",
    }
}

impl ReleaseState {
    /// The states that can follow this one.
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Draft => &[Self::Submitted, Self::Cancelled],
            Self::Submitted => &[Self::Assessed, Self::Draft, Self::Rejected, Self::Cancelled],
            Self::Assessed => &[Self::Approved, Self::Submitted, Self::Rejected, Self::Cancelled],
            Self::Approved => &[Self::Scheduled, Self::Assessed, Self::Cancelled],
            Self::Scheduled => &[Self::Deploying, Self::Approved, Self::Cancelled],
            Self::Deploying => &[Self::Deployed, Self::BackedOut],
            Self::Deployed => &[Self::Stabilising, Self::BackedOut],
            Self::Stabilising => &[Self::Closed, Self::BackedOut],
            Self::Rejected | Self::Cancelled => &[Self::Draft],
            Self::BackedOut => &[Self::Closed],
            Self::Closed => &[],
        }
    }

    /// Whether `other` can follow this state.
    pub fn can_become(self, other: Self) -> bool {
        self.next().contains(&other)
    }

    /// Whether a release in this state holds its place in the calendar: every one that is not rejected or cancelled.
    pub const fn takes_part(self) -> bool {
        !matches!(self, Self::Rejected | Self::Cancelled)
    }

    /// Whether the release is over, so that its conflicts are history.
    pub const fn is_history(self) -> bool {
        matches!(self, Self::Closed | Self::BackedOut | Self::Rejected | Self::Cancelled)
    }

    /// Whether changes may still be put into the release: while it may be given another time.
    pub const fn takes_changes(self) -> bool {
        self.can_move()
    }

    /// Whether changes may be taken out of the release: until it is carried out, and when it will never be or was
    /// taken back.
    pub const fn gives_changes_back(self) -> bool {
        !matches!(self, Self::Deploying | Self::Deployed | Self::Stabilising | Self::Closed)
    }

    /// Whether the release may still be given another time.
    pub const fn can_move(self) -> bool {
        matches!(self, Self::Draft | Self::Submitted | Self::Assessed | Self::Approved | Self::Scheduled)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_but_closed_leads_somewhere_and_none_to_itself() {
        for state in ReleaseState::ALL {
            assert_eq!(state.next().is_empty(), *state == ReleaseState::Closed, "{state}");
            assert!(!state.can_become(*state), "{state}");
        }
    }

    #[test]
    fn the_straight_way_leads_from_draft_to_closed() {
        let way = &ReleaseState::ALL[..9];
        assert!(way.windows(2).all(|pair| pair[0].can_become(pair[1])));
    }

    #[test]
    fn what_is_being_carried_out_can_be_backed_out_but_not_called_off() {
        for state in [ReleaseState::Deploying, ReleaseState::Deployed, ReleaseState::Stabilising] {
            assert!(state.can_become(ReleaseState::BackedOut));
            assert!(!state.can_become(ReleaseState::Cancelled));
            assert!(!state.can_move());
        }
    }
}
