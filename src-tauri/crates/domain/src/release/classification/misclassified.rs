//! Releases whose type does not go with what is known about them.

use super::{Classification, classify};
use crate::Plan;
use crate::conflict::{ahead, told_instant};
use crate::policy::Conditions;
use crate::release::{Release, ReleaseKind};
use crate::time::Instant;

/// How the type of a release does not go with what is known about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mismatch {
    /// It is no emergency, and was handed in later than its type asks.
    Expedited,
    /// It is an emergency, and nothing is behind it.
    EmergencyWithoutReference,
    /// Its answers speak for another type.
    OtherType {
        /// That type.
        found: ReleaseKind,
    },
}

/// Something that does not go with the type of a release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misclassification {
    /// What.
    pub what: Mismatch,
    /// Whether the release is refused as it is.
    pub refuses: bool,
    /// The whole sentence; times are in the zone of the release.
    pub sentence: String,
}

/// What does not go with the type of a release, in the order of [`Mismatch`].
///
/// `classification` is the one that holds or would hold. Its answers are asked
/// again by the rules as they are now. What was not handed in counts as handed
/// in now, while it still can be planned. A deployment is behind its time in
/// production alone, as for conflict C14, and has the reference of its release.
pub fn misclassifications(
    plan: &Plan,
    release: &Release,
    classification: Option<&Classification>,
    now: Instant,
) -> Vec<Misclassification> {
    let found = [
        expedited(plan, release, now),
        without_reference(plan, release, classification),
        classification.and_then(|classification| other_type(plan, release, classification)),
    ];
    found.into_iter().flatten().collect()
}

fn expedited(plan: &Plan, release: &Release, now: Instant) -> Option<Misclassification> {
    let lead = plan.lead_time(release.kind)?;
    let has_time = release.submitted.is_some() || release.state.can_move();
    if release.kind == ReleaseKind::Emergency || !has_time || !plan.is_decided_about(release) {
        return None;
    }
    let late = Conditions { lead_below: Some(lead), ..Conditions::default() };
    late.hold(&plan.facts(release, &[], now)).then(|| {
        let zone = release.planned.zone();
        let (label, kind) = (release.label(), release.kind);
        let handed_in = match release.submitted {
            Some(at) => format!("was handed in {}", told_instant(at, zone)),
            None => format!("would be handed in now, {},", told_instant(now, zone)),
        };
        let (start, lead) = (told_instant(release.occupancy().start(), zone), ahead(lead));
        Misclassification {
            what: Mismatch::Expedited,
            refuses: false,
            sentence: format!(
                "{label} {handed_in} and starts {start}, later than the {lead} ahead at which a {kind} release is handed \
                 in: it is expedited. Let it start later, or give the reason for going ahead."
            ),
        }
    })
}

fn without_reference(
    plan: &Plan,
    release: &Release,
    classification: Option<&Classification>,
) -> Option<Misclassification> {
    let named = classification.is_some_and(|classification| !classification.reference.trim().is_empty());
    let of_whole = || release.deployment_of.and_then(|whole| plan.reference_of(whole));
    if release.kind != ReleaseKind::Emergency || named || of_whole().is_some() {
        return None;
    }
    Some(Misclassification {
        what: Mismatch::EmergencyWithoutReference,
        refuses: true,
        sentence: format!(
            "{} is an emergency without a live incident, problem, breach or order behind it. Name the reference, or make \
             it a normal release, which can be expedited.",
            release.label()
        ),
    })
}

fn other_type(plan: &Plan, release: &Release, classification: &Classification) -> Option<Misclassification> {
    let found = classify(plan, &classification.answers).kind;
    if found == release.kind {
        return None;
    }
    let version = |kind: &ReleaseKind| plan.type_rule(*kind).version;
    let has_changed = |kind: &ReleaseKind| classification.versions.get(kind).is_some_and(|old| *old != version(kind));
    let by = if ReleaseKind::ALL.iter().any(has_changed) {
        " by the rules as they are now, which have changed since it was classified"
    } else {
        ""
    };
    let accepted = match (classification.chosen == release.kind, classification.approver.trim()) {
        (true, approver) if !approver.is_empty() => {
            format!(" {approver} approved that: {}.", classification.reason.trim().trim_end_matches('.'))
        }
        _ => format!(" Classify it again, or say why it is {} and who approves that.", release.kind),
    };
    Some(Misclassification {
        what: Mismatch::OtherType { found },
        refuses: false,
        sentence: format!("{} is {}, and its answers speak for {found}{by}.{accepted}", release.label(), release.kind),
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::TypeRule;
    use super::super::sketched::classification;
    use super::*;
    use crate::calendar::WindowKind;
    use crate::conflict::sketch::Sketch;
    use crate::release::ReleaseState;

    const MORNING: &str = "2026-12-11T09:00:00Z";

    fn at(text: &str) -> Instant {
        Instant::parse(text).unwrap()
    }

    /// A normal release that was handed in on a Friday at 10:00 in Berlin.
    fn sketch(lead: &str, when: &str) -> Sketch {
        let sketch = Sketch::new().release("R-1", &[], when).lead(ReleaseKind::Normal, lead);
        sketch.change("R-1", |release| release.submitted = Some(at(MORNING)))
    }

    fn told(sketch: &Sketch, classification: Option<&Classification>) -> Vec<Misclassification> {
        let release = sketch.plan.releases.by_key("R-1").unwrap();
        misclassifications(&sketch.plan, release, classification, at("2026-12-12T09:00:00Z"))
    }

    fn is_expedited(sketch: &Sketch) -> bool {
        told(sketch, None).iter().any(|one| one.what == Mismatch::Expedited)
    }

    #[test]
    fn a_release_is_expedited_from_the_first_minute_behind_its_lead_time() {
        assert!(!is_expedited(&sketch("48h", "2026-12-13T10:00/12:00")));
        assert!(is_expedited(&sketch("48h", "2026-12-13T09:59/12:00")));
        assert!(!is_expedited(&sketch("5wd", "2026-12-18T08:00/12:00")), "the fifth working day");
        assert!(is_expedited(&sketch("5wd", "2026-12-17T23:00/23:30")));
        assert!(!is_expedited(&sketch("0", "2026-12-11T10:00/12:00")));
        assert!(is_expedited(&sketch("0", "2026-12-11T09:59/12:00")), "it had begun");
        let holiday = sketch("5wd", "2026-12-18T10:00/12:00");
        let holiday = holiday.window("H", WindowKind::Holiday, &[], "2026-12-16T00:00/2026-12-17T00:00", "");
        assert!(is_expedited(&holiday));
    }

    #[test]
    fn a_type_without_a_lead_time_and_an_emergency_are_never_expedited() {
        let standard = sketch("48h", "2026-12-12T10:00/12:00").change("R-1", |one| one.kind = ReleaseKind::Standard);
        assert!(!is_expedited(&standard));
        let emergency = sketch("48h", "2026-12-12T10:00/12:00").lead(ReleaseKind::Emergency, "48h");
        assert!(!is_expedited(&emergency.change("R-1", |one| one.kind = ReleaseKind::Emergency)));
    }

    #[test]
    fn a_draft_counts_as_handed_in_now_and_what_was_carried_out_without_does_not() {
        let draft = |when: &str| sketch("48h", when).change("R-1", |release| release.submitted = None);
        assert!(!is_expedited(&draft("2026-12-14T10:00/12:00")));
        assert!(is_expedited(&draft("2026-12-14T09:59/12:00")));
        assert!(!is_expedited(&draft("2026-12-01T10:00/12:00").state("R-1", ReleaseState::Closed)));
        assert_eq!(
            told(&draft("2026-12-14T09:59/12:00"), None)[0].sentence,
            "R-1 R-1 title would be handed in now, 12 Dec 10:00 Europe/Berlin, and starts 14 Dec 09:59 Europe/Berlin, \
             later than the 48h ahead at which a normal release is handed in: it is expedited. Let it start later, or \
             give the reason for going ahead."
        );
    }

    #[test]
    fn a_deployment_is_expedited_in_production_alone() {
        let sketch = sketch("48h", "2026-12-12T10:00/12:00").release("R-9", &[], "2026-12-20T20:00/22:00");
        let sketch = sketch.deploys("R-1", "R-9");
        assert!(is_expedited(&sketch));
        let staging = sketch.plan.environments.by_key("staging").unwrap().id;
        assert!(!is_expedited(&sketch.change("R-1", |release| release.environment = staging)));
    }

    #[test]
    fn an_emergency_with_nothing_behind_it_is_refused() {
        let sketch = sketch("48h", "2026-12-12T10:00/12:00").change("R-1", |one| one.kind = ReleaseKind::Emergency);
        let refused = |reference: Option<&str>| {
            let plain = classification(&sketch, "R-1", 1, MORNING);
            let given = reference.map(|text| Classification { reference: text.to_owned(), ..plain });
            let told = told(&sketch, given.as_ref());
            told.iter().any(|one| one.refuses && one.what == Mismatch::EmergencyWithoutReference)
        };
        assert!(refused(None) && refused(Some("")) && refused(Some(" ")));
        assert!(!refused(Some("INC-7")));
        assert_eq!(
            told(&sketch, None)[0].sentence,
            "R-1 R-1 title is an emergency without a live incident, problem, breach or order behind it. Name the \
             reference, or make it a normal release, which can be expedited."
        );
    }

    #[test]
    fn a_deployment_of_an_emergency_has_its_reference() {
        let sketch = sketch("48h", "2026-12-12T10:00/12:00").change("R-1", |one| one.kind = ReleaseKind::Emergency);
        let mut sketch = sketch.release("R-9", &[], "2026-12-20T20:00/22:00").deploys("R-1", "R-9");
        assert!(told(&sketch, None)[0].refuses);
        let plain = classification(&sketch, "R-9", 1, MORNING);
        sketch.plan.classifications.put(Classification { reference: "INC-7".to_owned(), ..plain });
        assert!(told(&sketch, None).is_empty());
    }

    /// Answers that speak for a standard release.
    fn standard(sketch: &Sketch) -> Classification {
        let criteria = TypeRule::usual(ReleaseKind::Standard).criteria;
        let yes = criteria.into_iter().map(|criterion| (criterion.key, true)).collect();
        let plain = classification(sketch, "R-1", 1, MORNING);
        Classification { answers: BTreeMap::from([(ReleaseKind::Standard, yes)]), ..plain }
    }

    #[test]
    fn answers_that_speak_for_another_type_are_told() {
        let mut sketch = sketch("0", "2026-12-18T10:00/12:00");
        let sentence = |sketch: &Sketch, given: &Classification| {
            let told = told(sketch, Some(given));
            assert_eq!(told.len(), 1);
            assert_eq!(told[0].what, Mismatch::OtherType { found: ReleaseKind::Standard });
            assert!(!told[0].refuses);
            told[0].sentence.clone()
        };
        assert_eq!(
            sentence(&sketch, &standard(&sketch)),
            "R-1 R-1 title is normal, and its answers speak for standard. Classify it again, or say why it is normal and \
             who approves that."
        );
        let (reason, approver) = ("first of its kind here.".to_owned(), "Grace".to_owned());
        assert_eq!(
            sentence(&sketch, &Classification { reason, approver, ..standard(&sketch) }),
            "R-1 R-1 title is normal, and its answers speak for standard. Grace approved that: first of its kind here."
        );
        sketch.plan.type_rules.put(TypeRule { version: 1, ..TypeRule::usual(ReleaseKind::Standard) });
        assert!(
            sentence(&sketch, &standard(&sketch)).contains(" by the rules as they are now, which have changed since")
        );
        let fits = sketch.change("R-1", |release| release.kind = ReleaseKind::Standard);
        assert!(told(&fits, Some(&standard(&fits))).is_empty());
    }

    #[test]
    fn several_are_told_in_order() {
        let sketch = sketch("48h", "2026-12-12T10:00/12:00");
        let whats: Vec<Mismatch> = told(&sketch, Some(&standard(&sketch))).iter().map(|one| one.what).collect();
        assert_eq!(whats, [Mismatch::Expedited, Mismatch::OtherType { found: ReleaseKind::Standard }]);
    }
}
