//! Release trains: releases that leave together on a cadence.

use serde::{Deserialize, Serialize};

use crate::Key;
use crate::id::TrainId;

/// A train on which releases ride.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Train {
    /// Its id.
    pub id: TrainId,
    /// Its key, such as `T-2026-12`.
    pub key: Key,
    /// Its name for people.
    pub name: String,
    /// The most releases that ride on it; none where nobody set a limit.
    pub capacity: Option<u32>,
    /// The most risk that rides on it, in points of [`crate::release::Risk::points`]; none where nobody set a limit.
    pub risk_budget: Option<u32>,
}
