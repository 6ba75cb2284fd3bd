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
}
