//! Layers that somebody should look at.

use chrono::Months;

use super::Window;
use crate::time::Instant;
use crate::word::words;

words! {
    /// Why somebody should look at a layer of the calendar.
    LayerFlag, "flag of a layer" {
        /// Nothing of it lies in the future.
        NoFutureOccurrence = "no-future-occurrence",
        /// Nobody answers for its dates.
        NoOwner = "no-owner",
        /// Nobody looked at its dates for 12 months.
        ReviewOverdue = "review-overdue",
    }
}

/// How long a review holds, in months.
const REVIEW_HOLDS: Months = Months::new(12);

impl Window {
    /// Why somebody should look at it, in the order of [`LayerFlag`]; nothing where all is well.
    pub fn flags(&self, now: Instant) -> Vec<LayerFlag> {
        let today = self.zone.wall(now).date();
        let holds_until = self.reviewed.and_then(|day| day.checked_add_months(REVIEW_HOLDS));
        let flags = [
            (LayerFlag::NoFutureOccurrence, self.series().next(now).is_none()),
            (LayerFlag::NoOwner, self.owner.is_none()),
            (LayerFlag::ReviewOverdue, holds_until.is_none_or(|day| day < today)),
        ];
        flags.into_iter().filter(|(_, raised)| *raised).map(|(flag, _)| flag).collect()
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::calendar::WindowKind;
    use crate::conflict::sketch::Sketch;
    use crate::id::PersonId;

    fn flags(rule: &str, owned: bool, reviewed: Option<&str>, now: &str) -> Vec<LayerFlag> {
        let sketch = Sketch::new().window("P", WindowKind::Peak, &[], "2026-01-05T09:00/17:00", rule);
        let window = Window {
            owner: owned.then(|| PersonId::new(Uuid::nil())),
            reviewed: reviewed.map(|day| day.parse().unwrap()),
            ..sketch.plan.windows.by_key("P").unwrap().clone()
        };
        window.flags(Instant::parse(now).unwrap())
    }

    #[test]
    fn a_layer_that_is_owned_reviewed_and_goes_on_is_well() {
        assert!(flags("FREQ=WEEKLY", true, Some("2026-06-01"), "2026-11-23T10:00:00Z").is_empty());
    }

    #[test]
    fn a_layer_without_a_future_an_owner_or_a_review_is_flagged() {
        let all = [LayerFlag::NoFutureOccurrence, LayerFlag::NoOwner, LayerFlag::ReviewOverdue];
        assert_eq!(flags("", false, None, "2026-11-23T10:00:00Z"), all);
        assert_eq!(flags("FREQ=WEEKLY;COUNT=4", true, Some("2026-06-01"), "2026-11-23T10:00:00Z"), all[..1]);
        assert!(flags("", true, Some("2026-01-01"), "2026-01-05T15:59:59Z").is_empty(), "it is on");
    }

    #[test]
    fn a_review_holds_for_twelve_months_to_the_day() {
        let on = |now| flags("FREQ=WEEKLY", true, Some("2025-11-23"), now);
        assert!(on("2026-11-23T22:59:59Z").is_empty());
        assert_eq!(on("2026-11-23T23:00:00Z"), [LayerFlag::ReviewOverdue], "the next day has begun in Berlin");
    }
}
