//! What must be said about a release before it leaves its draft.

use super::MandatoryField;
use crate::Plan;
use crate::id::ReleaseId;
use crate::release::Release;

impl Plan {
    /// The fields that the type of a release asks for and nobody filled, in the order of fields.
    ///
    /// A deployment is taken back, run and justified as its release is, where it says nothing of its own.
    pub fn missing_fields(&self, release: &Release) -> Vec<MandatoryField> {
        let rule = self.type_rule(release.kind);
        rule.mandatory.iter().copied().filter(|field| !self.is_filled(release, *field)).collect()
    }

    fn is_filled(&self, release: &Release, field: MandatoryField) -> bool {
        let said = |text: &str| !text.trim().is_empty();
        let somewhere = |has: &dyn Fn(ReleaseId) -> bool| has(release.id) || release.deployment_of.is_some_and(has);
        match field {
            MandatoryField::Description => said(&release.description),
            MandatoryField::Services => !release.services.is_empty(),
            MandatoryField::Team => release.team.is_some(),
            MandatoryField::Version => release.version.as_deref().is_some_and(said),
            MandatoryField::Risk => release.risk.is_some(),
            MandatoryField::RollbackPlan => somewhere(&|id| self.rollback_plans.get(id).is_some()),
            MandatoryField::Runbook => somewhere(&|id| self.steps.iter().any(|step| step.release == id)),
            MandatoryField::Reference => somewhere(&|id| self.reference_of(id).is_some()),
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::super::sketched::classification;
    use super::super::{Classification, TypeRule};
    use super::*;
    use crate::Key;
    use crate::conflict::sketch::Sketch;
    use crate::escalation::RollbackPlan;
    use crate::id::StepId;
    use crate::release::{ReleaseKind, Risk, RunbookStep};
    use crate::time::Minutes;

    /// A release and a deployment of it, of a type that asks for everything.
    fn sketch() -> Sketch {
        let mut sketch = Sketch::new().service("pay", 1).team("payments", None);
        let rule = TypeRule::usual(ReleaseKind::Normal);
        sketch.plan.type_rules.put(TypeRule { mandatory: MandatoryField::ALL.iter().copied().collect(), ..rule });
        let sketch = sketch.release("R-1", &[], "2026-12-18T22:00/02:00");
        sketch.release("D-1", &[], "2026-12-17T22:00/02:00").deploys("D-1", "R-1")
    }

    fn missing(sketch: &Sketch, key: &str) -> Vec<MandatoryField> {
        sketch.plan.missing_fields(sketch.plan.releases.by_key(key).unwrap())
    }

    /// Fills one field of the release.
    fn filled(mut sketch: Sketch, field: MandatoryField) -> Sketch {
        let release = sketch.release_id("R-1");
        match field {
            MandatoryField::Description => return sketch.change("R-1", |one| one.description = "Why".to_owned()),
            MandatoryField::Services => {
                let pay = sketch.service_id("pay");
                return sketch.change("R-1", |one| one.services = vec![pay]);
            }
            MandatoryField::Team => return sketch.carried_by("R-1", "payments"),
            MandatoryField::Version => return sketch.change("R-1", |one| one.version = Some("4.2".to_owned())),
            MandatoryField::Risk => return sketch.change("R-1", |one| one.risk = Some(Risk::Low)),
            MandatoryField::RollbackPlan => drop(sketch.plan.rollback_plans.put(RollbackPlan {
                id: release,
                procedure: "wiki/rollback".to_owned(),
                duration: Minutes::new(30),
                verification: Minutes::new(10),
                tested: None,
                measured: None,
                evidence: String::new(),
                version: None,
            })),
            MandatoryField::Runbook => drop(sketch.plan.steps.put(RunbookStep {
                id: StepId::new(Uuid::from_u128(1)),
                release,
                key: Key::parse("S-1").unwrap(),
                title: "Deploy".to_owned(),
                minutes: Minutes::new(30),
                owner: None,
                waits: Vec::new(),
            })),
            MandatoryField::Reference => {
                let plain = classification(&sketch, "R-1", 1, "2026-11-23T10:00:00Z");
                sketch.plan.classifications.put(Classification { reference: "INC-1".to_owned(), ..plain });
            }
        }
        sketch
    }

    #[test]
    fn a_field_is_missing_until_it_is_filled_and_fills_no_other() {
        assert_eq!(missing(&sketch(), "R-1"), MandatoryField::ALL);
        for field in MandatoryField::ALL {
            let left = MandatoryField::ALL.iter().copied().filter(|other| other != field).collect::<Vec<_>>();
            assert_eq!(missing(&filled(sketch(), *field), "R-1"), left, "{field}");
        }
        let all = MandatoryField::ALL.iter().fold(sketch(), |sketch, field| filled(sketch, *field));
        assert!(missing(&all, "R-1").is_empty());
    }

    #[test]
    fn a_blank_text_fills_nothing() {
        let blank = |one: &mut Release| {
            one.description = " \n".to_owned();
            one.version = Some(" ".to_owned());
        };
        assert_eq!(missing(&sketch().change("R-1", blank), "R-1"), MandatoryField::ALL);
    }

    #[test]
    fn only_what_the_type_asks_for_is_missing() {
        for kind in ReleaseKind::ALL {
            let sketch = Sketch::new().release("R-1", &[], "2026-12-18T22:00/02:00");
            let sketch = sketch.change("R-1", |release| release.kind = *kind);
            assert_eq!(missing(&sketch, "R-1"), TypeRule::usual(*kind).mandatory.into_iter().collect::<Vec<_>>());
            let asks_why_now = missing(&sketch, "R-1").contains(&MandatoryField::Reference);
            assert_eq!(asks_why_now, *kind == ReleaseKind::Emergency, "{kind}");
        }
    }

    #[test]
    fn a_deployment_is_taken_back_run_and_justified_as_its_release_is() {
        let whole = [MandatoryField::RollbackPlan, MandatoryField::Runbook, MandatoryField::Reference];
        let sketch = MandatoryField::ALL.iter().fold(sketch(), |sketch, field| filled(sketch, *field));
        let left: Vec<_> = MandatoryField::ALL.iter().copied().filter(|field| !whole.contains(field)).collect();
        assert_eq!(missing(&sketch, "D-1"), left);
    }
}
