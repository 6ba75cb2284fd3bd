//! What is usual about types of release, where nothing was settled.

use uuid::Uuid;

use super::GateKind::{Acceptance, Integration, Regression, System, Unit};
use super::MandatoryField::{Description, Reference, Services};
use super::Weighs::{OneOf, Required};
use super::{Criterion, GateKind, MandatoryField, TypeRule, Weighs};
use crate::id::TypeRuleId;
use crate::release::ReleaseKind;
use crate::time::Minutes;

/// What is usual about a type.
struct Usual {
    definition: &'static str,
    criteria: &'static [(&'static str, Weighs, &'static str)],
    mandatory: &'static [MandatoryField],
    gates: &'static [GateKind],
    stabilisation: Minutes,
}

/// It is approved before it is asked for, so that its risk and its procedure must be known when it is.
const STANDARD: Usual = Usual {
    definition: "Done before with success, at low risk and by a written procedure, and therefore approved once for all.",
    criteria: &[
        ("done-before", Required, "Was the same done before, with success?"),
        ("documented", Required, "Is there a written procedure that is followed as it stands?"),
        ("low-risk", Required, "Is its risk low?"),
        ("approved-once", Required, "Was this kind of change approved once for all?"),
        ("reversible", Required, "Can it be taken back inside its window?"),
        ("no-outage", Required, "Can everybody go on working while it is carried out?"),
    ],
    mandatory: &[Services],
    gates: &[Unit, Integration, Regression],
    stabilisation: Minutes::hours(24),
};

/// Its risk is told and its runbook written when it is assessed, behind its draft.
const NORMAL: Usual = Usual {
    definition: "Neither a standard nor an emergency one: its risk and its impact are assessed, and it is approved, each \
                 time.",
    criteria: &[
        ("can-wait", Required, "Can it wait until it was assessed and approved?"),
        ("planned", Required, "Is it handed in as early as its lead time asks?"),
        ("new", OneOf, "Does it bring something that was not done in this way before?"),
        ("several", OneOf, "Does it touch more than one service or team?"),
        ("data", OneOf, "Does it change data, or how they are stored?"),
        ("outage", OneOf, "Does somebody have to stop working while it is carried out?"),
    ],
    mandatory: &[Description, Services],
    gates: &[Unit, Integration, Regression, System, Acceptance],
    stabilisation: Minutes::hours(72),
};

/// Form of decision: rules, 4.6. How it is done and taken back must be written down even then.
const EMERGENCY: Usual = Usual {
    definition: "Repairs or prevents harm that is there or at hand, has a live reference, and cannot wait for the next \
                 slot that even an expedited normal release could have.",
    criteria: &[
        ("service-impacted", OneOf, "Is a service impacted already?"),
        ("impact-imminent", OneOf, "Will a service be impacted soon unless something is done?"),
        ("vulnerability", OneOf, "Does it close a vulnerability that is critical, or exploited already?"),
        ("order", OneOf, "Does the law, an authority or safety order it?"),
        ("live-reference", Required, "Is there a live incident, problem, breach or order to which it refers?"),
        ("cannot-wait", Required, "Would it come too late in the next valid slot under expedited rules?"),
        ("scope-minimal", Required, "Does it hold nothing but the repair, and no features?"),
    ],
    mandatory: &[Description, Services, Reference],
    gates: &[Unit, Integration, Regression],
    stabilisation: Minutes::hours(72),
};

impl TypeRule {
    /// What holds of a type about which nothing was settled: nil id, version 0.
    pub fn usual(kind: ReleaseKind) -> Self {
        let usual = match kind {
            ReleaseKind::Standard => STANDARD,
            ReleaseKind::Normal => NORMAL,
            ReleaseKind::Emergency => EMERGENCY,
        };
        let criteria = usual.criteria.iter().map(|(key, weighs, question)| Criterion {
            key: (*key).to_owned(),
            question: (*question).to_owned(),
            weighs: *weighs,
        });
        Self {
            id: TypeRuleId::new(Uuid::nil()),
            kind,
            definition: usual.definition.to_owned(),
            criteria: criteria.collect(),
            mandatory: usual.mandatory.iter().copied().collect(),
            gates: usual.gates.iter().copied().collect(),
            stabilisation: usual.stabilisation,
            version: 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_usual_is_sound() {
        for kind in ReleaseKind::ALL {
            let rule = TypeRule::usual(*kind);
            assert_eq!(rule.check(), Ok(()), "{kind}");
            assert_eq!((rule.kind, rule.version, rule.id.uuid()), (*kind, 0, Uuid::nil()));
            assert!(!rule.definition.is_empty() && !rule.mandatory.is_empty() && !rule.gates.is_empty(), "{kind}");
        }
    }

    #[test]
    fn releases_are_watched_for_a_day_or_for_three() {
        let hours = ReleaseKind::ALL.iter().map(|kind| TypeRule::usual(*kind).stabilisation.get() / 60);
        assert_eq!(hours.collect::<Vec<_>>(), [24, 72, 72]);
    }

    #[test]
    fn an_emergency_needs_one_of_four_causes_and_all_of_three_conditions() {
        let rule = TypeRule::usual(ReleaseKind::Emergency);
        let keys = |weighs| -> Vec<&str> {
            rule.criteria.iter().filter(|one| one.weighs == weighs).map(|one| one.key.as_str()).collect()
        };
        assert_eq!(keys(OneOf), ["service-impacted", "impact-imminent", "vulnerability", "order"]);
        assert_eq!(keys(Required), ["live-reference", "cannot-wait", "scope-minimal"]);
        assert!(rule.mandatory.contains(&Reference));
    }
}
