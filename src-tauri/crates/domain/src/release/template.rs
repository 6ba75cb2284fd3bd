//! Templates: what releases that come again and again have in common.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Planned, PlannedError, Release, ReleaseKind, Risk};
use crate::Key;
use crate::catalogue::Assignment;
use crate::id::{EnvironmentId, ServiceId, TeamId, TemplateId};
use crate::time::{Instant, Minutes, Moment, Zone};

/// What a release is drawn from; all but the day and its own name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// Its id.
    pub id: TemplateId,
    /// Its key, such as `NIGHT`.
    pub key: Key,
    /// The title that a release gets, until somebody gives it its own.
    pub title: String,
    /// What and why, in full.
    pub description: String,
    /// Standard, normal or emergency.
    pub kind: ReleaseKind,
    /// The services that a release touches, each once, in the order of their ids.
    pub services: Vec<ServiceId>,
    /// Where it is deployed; the first production environment where nothing is said.
    pub environment: Option<EnvironmentId>,
    /// The team that carries it.
    pub team: Option<TeamId>,
    /// How risky it is held to be.
    pub risk: Option<Risk>,
    /// Who answers for what, sorted.
    pub people: Vec<Assignment>,
    /// When it starts on the wall of `zone`.
    pub start: NaiveTime,
    /// From its start to its end, stabilisation not counted.
    pub length: Minutes,
    /// The zone of its wall time.
    pub zone: Zone,
    /// Minutes for validation.
    pub validation: Minutes,
    /// Minutes kept for rollback.
    pub rollback: Minutes,
    /// Minutes of stabilisation behind the end.
    pub stabilisation: Minutes,
}

/// Why something does not make a template.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TemplateError {
    /// Nobody would know what is drawn.
    #[error("a template needs a title for what is drawn from it")]
    Untitled,
    /// What is drawn from it would make no sense.
    #[error("a release cannot be drawn like that: {0}")]
    Planned(#[from] PlannedError),
}

impl Template {
    /// What a release has that others could have too.
    pub fn of(release: &Release, id: TemplateId, key: Key) -> Self {
        let planned = &release.planned;
        Self {
            id,
            key,
            title: release.title.clone(),
            description: release.description.clone(),
            kind: release.kind,
            services: release.services.clone(),
            environment: Some(release.environment),
            team: release.team,
            risk: release.risk,
            people: release.people.clone(),
            start: planned.start().wall.time(),
            length: planned.occupancy().minutes(),
            zone: planned.zone().clone(),
            validation: planned.validation(),
            rollback: planned.rollback(),
            stabilisation: planned.stabilisation(),
        }
    }

    /// Checks that releases can be drawn from it.
    pub fn check(&self) -> Result<(), TemplateError> {
        if self.title.trim().is_empty() {
            return Err(TemplateError::Untitled);
        }
        self.planned_at(Instant::MIN)?;
        Ok(())
    }

    /// When a release is planned that starts on a day of the zone's wall.
    ///
    /// Of a wall time that comes twice the first is meant, of one that does
    /// not exist the one behind the gap (RFC 5545, section 3.3.5).
    ///
    /// # Errors
    ///
    /// None for a template that [`Self::check`] finds nothing wrong with.
    pub fn planned_on(&self, day: NaiveDate) -> Result<Planned, PlannedError> {
        self.planned_at(self.zone.resolve(day.and_time(self.start)).first())
    }

    fn planned_at(&self, start: Instant) -> Result<Planned, PlannedError> {
        let moment = |at| Moment::of(at, &self.zone);
        Planned::new(moment(start), moment(start.plus(self.length)), self.zone.clone())?.with_segments(
            self.validation,
            self.rollback,
            self.stabilisation,
        )
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::conflict::sketch::Sketch;

    fn night() -> Template {
        let sketch = Sketch::new().service("web", 1).release("R-1", &["web"], "2026-12-14T22:00/2026-12-15T02:00");
        let release = sketch.plan.releases.get(sketch.release_id("R-1")).unwrap();
        Template::of(release, TemplateId::new(Uuid::nil()), Key::parse("NIGHT").unwrap())
    }

    fn on(day: &str) -> String {
        let planned = night().planned_on(day.parse().unwrap()).unwrap();
        format!("{} {}", planned.occupancy().start(), planned.occupancy().minutes())
    }

    #[test]
    fn what_is_drawn_from_it_starts_at_its_time_on_the_wall_of_any_day() {
        assert_eq!(on("2027-01-11"), "2027-01-11T21:00:00Z 4h", "22:00 in winter");
        assert_eq!(on("2027-07-12"), "2027-07-12T20:00:00Z 4h", "22:00 in summer");
    }

    #[test]
    fn a_start_inside_a_clock_change_is_the_one_behind_the_gap_or_the_first_of_two() {
        let at = |day: &str, time: &str| {
            let template = Template { start: time.parse().unwrap(), ..night() };
            template.planned_on(day.parse().unwrap()).unwrap().occupancy().start().to_string()
        };
        assert_eq!(at("2026-03-29", "02:30:00"), "2026-03-29T01:30:00Z");
        assert_eq!(at("2026-10-25", "02:30:00"), "2026-10-25T00:30:00Z");
    }

    #[test]
    fn it_keeps_what_others_could_have_too() {
        let template = night();
        assert_eq!((template.services.len(), template.length), (1, Minutes::hours(4)));
        assert!(template.environment.is_some());
        assert_eq!(template.check(), Ok(()));
    }

    #[test]
    fn it_needs_a_title_and_a_length_that_holds_its_segments() {
        assert_eq!(Template { title: " ".into(), ..night() }.check(), Err(TemplateError::Untitled));
        let wrong = [
            Template { length: Minutes::ZERO, ..night() },
            Template { length: Minutes::hours(24 * 400), ..night() },
            Template { validation: Minutes::hours(3), rollback: Minutes::hours(2), ..night() },
            Template { stabilisation: Minutes::new(-1), ..night() },
        ];
        for template in wrong {
            assert!(matches!(template.check(), Err(TemplateError::Planned(_))), "{template:?}");
        }
    }
}
