//! The time that a run of all tests may take.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

/// Less than an hour and a half, after which a build server gives up and shows no summary.
const BOUND: Duration = Duration::from_mins(84);

static DEADLINE: OnceLock<Instant> = OnceLock::new();

/// Bounds the run where nobody sits before it who could end it.
pub fn bound() {
    if std::env::var_os("CI").is_some_and(|value| !value.is_empty()) {
        DEADLINE.get_or_init(|| Instant::now() + BOUND);
    }
}

/// When the run has to be over; nothing where a person can end it.
pub fn deadline() -> Option<Instant> {
    DEADLINE.get().copied()
}
