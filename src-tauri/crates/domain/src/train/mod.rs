//! Release trains: releases that leave together on a cadence.
//!
//! A train leaves by a timetable. Each departure has its milestones, counted
//! back and forth in working days from the day on which it leaves. A release
//! rides on the departure within which it starts: moving it in the calendar
//! takes it off one departure and puts it on another.

mod boarding;
mod departure;
mod milestone;
mod told;

use serde::{Deserialize, Serialize};

use crate::Key;
use crate::id::{TeamId, TrainId};

pub use boarding::{Boarding, BoardingOutcome, Hindrance, Load, hindrances, left_behind, next_to_board};
pub(crate) use boarding::{LOOKED_THROUGH, could_ride};
pub use departure::{Departure, Timetable, TimetableError};
pub use milestone::{Milestone, MilestoneError};

/// A train on which releases ride.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Train {
    /// Its id.
    pub id: TrainId,
    /// Its key, such as `CORE`.
    pub key: Key,
    /// Its name for people.
    pub name: String,
    /// The most releases that ride on one departure; none where nobody set a limit.
    pub capacity: Option<u32>,
    /// The most risk that rides on one departure, in points of [`crate::release::Risk::points`]; none where nobody set
    /// a limit.
    pub risk_budget: Option<u32>,
    /// When it leaves; none for a train that only gathers releases.
    pub timetable: Option<Timetable>,
    /// What must be reached before and after it leaves, in the order of their offsets.
    pub milestones: Vec<Milestone>,
    /// The teams that have places of their own, each once; none where everybody may board.
    pub carriages: Vec<Carriage>,
}

/// The places of one team on each departure of a train.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carriage {
    /// The team.
    pub team: TeamId,
    /// How many of its releases may ride; none where only the train as a whole is limited.
    pub places: Option<u32>,
}

impl Train {
    /// A train without a timetable, on which everybody may ride.
    pub const fn new(id: TrainId, key: Key, name: String) -> Self {
        Self {
            id,
            key,
            name,
            capacity: None,
            risk_budget: None,
            timetable: None,
            milestones: Vec::new(),
            carriages: Vec::new(),
        }
    }

    /// The carriage of a team.
    pub fn carriage(&self, team: TeamId) -> Option<&Carriage> {
        self.carriages.iter().find(|carriage| carriage.team == team)
    }
}
