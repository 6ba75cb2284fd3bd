//! Time: instants in UTC, half-open intervals, zones, wall time, recurrence and working calendars.
//!
//! Arithmetic is done on [`Instant`]s. Where a person typed a time, the wall
//! time and the zone are kept beside the instant (see [`Moment`]), because zone
//! rules change and people mean the clock on their wall.

mod duration;
mod instant;
mod interval;
mod moment;
mod recurrence;
mod series;
mod working;
mod year;
mod zone;

pub use duration::{DurationError, Minutes, Span};
pub use instant::{Instant, InstantError};
pub use interval::{Interval, IntervalError, common, join};
pub use moment::{Moment, Occurrence};
pub use recurrence::{Expansion, Recurrence, RecurrenceError};
pub use series::{Occurrences, Series, SeriesError};
pub use working::WorkingCalendar;
pub use year::{Year, YearError};
pub use zone::{Resolved, Zone, ZoneError};
