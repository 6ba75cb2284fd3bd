//! What is wrong with a decision that somebody wants to record.

use thiserror::Error;

use super::{Approval, Outcome, Route, Verbal};
use crate::time::{Instant, Minutes};

/// Why something does not make a decision.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ApprovalFault {
    /// Nobody decided.
    #[error("a decision names who decided")]
    NoOne,
    /// It does not say in which role.
    #[error("a decision by {} says in which role it was made", .0.told())]
    NoRole(Route),
    /// Somebody would stand in for themselves.
    #[error("nobody decides as their own deputy; leave out for whom it was decided")]
    OwnDeputy,
    /// It does not say why.
    #[error("{}", why_missing(*.0))]
    NoReason(Outcome),
    /// It does not say until when.
    #[error("a release is deferred until a day; say which")]
    NoDay,
    /// It has conditions and names none.
    #[error("an approval with conditions names at least one; approve without conditions where there is none")]
    NoCondition,
    /// A condition says nothing.
    #[error("condition {0} is empty; say what must be done, or take it out")]
    EmptyCondition(usize),
    /// Conditions stand where none belong.
    #[error(
        "a decision has conditions only when it is conditional, and this one is {0}; make it conditional, or take them \
         out"
    )]
    Conditions(Outcome),
    /// Nobody voted.
    #[error("a board decides by votes; say how many there were for it and against it")]
    NobodyVoted,
    /// It was approved, and nobody was for it.
    #[error("nobody voted for it, so that it was not approved")]
    NobodyForIt,
    /// Nobody heard it.
    #[error("an approval that was said names who heard it")]
    Unheard,
    /// It need not be confirmed in time.
    #[error(
        "what was said at {said} is confirmed within {} hours behind that, not by {by}",
        Verbal::CONFIRM_WITHIN.get() / 60
    )]
    ConfirmedLate {
        /// When it was said.
        said: Instant,
        /// Until when it would have to be confirmed.
        by: Instant,
    },
}

fn why_missing(outcome: Outcome) -> String {
    match outcome {
        Outcome::MoreInformation => "say what must be known, and by whom".to_owned(),
        outcome => format!("a release is {} for a reason; say which", outcome.told()),
    }
}

impl Outcome {
    /// What has become of a release by it, as sentences tell it.
    pub const fn told(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::Conditional => "approved with conditions",
            Self::Deferred => "deferred",
            Self::Rejected => "rejected",
            Self::MoreInformation => "sent back for more information",
        }
    }

    /// Whether the release may go by it, at once or when conditions are met.
    pub const fn approves(self) -> bool {
        matches!(self, Self::Approved | Self::Conditional)
    }

    /// Whether it says yes or no, rather than later.
    pub const fn decides(self) -> bool {
        matches!(self, Self::Approved | Self::Conditional | Self::Rejected)
    }
}

impl Verbal {
    /// An approval that was said is confirmed within so long.
    pub const CONFIRM_WITHIN: Minutes = Minutes::hours(24);

    /// Whether it was to be confirmed and was not.
    pub fn has_lapsed(&self, now: Instant) -> bool {
        self.confirmed.is_none() && self.confirm_by < now
    }
}

impl Approval {
    /// Checks that everything is said that a decision of its kind needs.
    pub fn check(&self) -> Result<(), ApprovalFault> {
        let empty = |text: &str| text.trim().is_empty();
        if empty(&self.by) {
            return Err(ApprovalFault::NoOne);
        }
        if self.role.is_none() && matches!(self.route, Route::Peer | Route::TeamLead | Route::Executive) {
            return Err(ApprovalFault::NoRole(self.route));
        }
        if self.deputy_for.is_some() && self.deputy_for == self.person {
            return Err(ApprovalFault::OwnDeputy);
        }
        if !self.outcome.approves() && empty(&self.reason) {
            return Err(ApprovalFault::NoReason(self.outcome));
        }
        if self.outcome == Outcome::Deferred && self.until.is_none() {
            return Err(ApprovalFault::NoDay);
        }
        self.check_conditions()?;
        self.check_votes()?;
        self.check_words()
    }

    fn check_conditions(&self) -> Result<(), ApprovalFault> {
        match (self.outcome, self.conditions.is_empty()) {
            (Outcome::Conditional, true) => Err(ApprovalFault::NoCondition),
            (Outcome::Conditional, false) | (_, true) => {
                let silent = self.conditions.iter().position(|condition| condition.text.trim().is_empty());
                silent.map_or(Ok(()), |place| Err(ApprovalFault::EmptyCondition(place + 1)))
            }
            (outcome, false) => Err(ApprovalFault::Conditions(outcome)),
        }
    }

    fn check_votes(&self) -> Result<(), ApprovalFault> {
        match &self.ballot {
            Some(ballot) if self.outcome.decides() && ballot.votes_for == 0 && ballot.against == 0 => {
                Err(ApprovalFault::NobodyVoted)
            }
            Some(ballot) if self.outcome.approves() && ballot.votes_for == 0 => Err(ApprovalFault::NobodyForIt),
            _ => Ok(()),
        }
    }

    fn check_words(&self) -> Result<(), ApprovalFault> {
        let Some(verbal) = &self.verbal else { return Ok(()) };
        if verbal.heard_by.trim().is_empty() {
            return Err(ApprovalFault::Unheard);
        }
        let (said, by) = (verbal.said, verbal.confirm_by);
        let in_time = said <= by && by <= said.plus(Verbal::CONFIRM_WITHIN);
        if in_time { Ok(()) } else { Err(ApprovalFault::ConfirmedLate { said, by }) }
    }
}
