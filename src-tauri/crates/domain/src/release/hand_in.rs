//! What keeps a release in its draft.

use super::Release;
use super::classification::misclassifications;
use crate::Plan;
use crate::time::Instant;

impl Plan {
    /// What keeps a release from being handed in, each in a sentence; nothing where it can be.
    ///
    /// Somebody must answer for it and stand in, its duties must be apart, what its type asks for must be said, and it
    /// must not be of a type that is refused. A deployment is handed in with its release, whose people answer for it.
    pub fn kept_in_draft(&self, release: &Release, now: Instant) -> Vec<String> {
        let release = self.decided_with(release);
        let gaps = self.gaps(release, now).into_iter().filter(|gap| gap.blocks).map(|gap| gap.sentence);
        let mut kept: Vec<String> = gaps.collect();
        let missing: Vec<&str> = self.missing_fields(release).iter().map(|field| field.told()).collect();
        if !missing.is_empty() {
            let (asks, them) = (missing.join(", "), if missing.len() == 1 { "it" } else { "them" });
            kept.push(format!("A {} release is handed in with {asks}: say {them}.", release.kind));
        }
        let last = self.classifications_of(release.id).last().copied();
        let faults = misclassifications(self, release, last, now).into_iter().filter(|fault| fault.refuses);
        kept.extend(faults.map(|fault| fault.sentence));
        kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Role;
    use crate::conflict::sketch::Sketch;
    use crate::release::ReleaseKind;

    fn now() -> Instant {
        Instant::parse("2026-11-23T10:00:00Z").unwrap()
    }

    /// A release with everybody whom it needs, and all that its type asks for.
    fn complete() -> Sketch {
        let mut sketch = Sketch::new().service("pay", 1).release("R-1", &["pay"], "2026-12-18T22:00/02:00");
        for name in ["dan", "bob", "cid"] {
            sketch = sketch.person(name, "");
        }
        sketch = sketch.person("ada", "dan");
        for (role, name) in [(Role::ReleaseManager, "ada"), (Role::RollbackOwner, "bob"), (Role::SupportLead, "cid")] {
            sketch = sketch.needs_person("R-1", role, name);
        }
        sketch.change("R-1", |release| release.description = "Card tokens".into())
    }

    fn kept(sketch: &Sketch) -> Vec<String> {
        sketch.plan.kept_in_draft(sketch.plan.releases.by_key("R-1").unwrap(), now())
    }

    #[test]
    fn a_release_with_everybody_and_everything_that_its_type_asks_for_can_be_handed_in() {
        assert_eq!(kept(&complete()), Vec::<String>::new());
    }

    #[test]
    fn whoever_is_missing_and_whatever_is_not_said_keeps_a_release_in_its_draft() {
        let nobody = complete().change("R-1", |release| release.people.clear());
        assert_eq!(kept(&nobody).len(), 3, "{:?}", kept(&nobody));
        let silent = complete().change("R-1", |release| release.description.clear());
        assert_eq!(kept(&silent), ["A normal release is handed in with its description: say it."]);
        let emergency = complete().change("R-1", |release| release.kind = ReleaseKind::Emergency);
        assert!(kept(&emergency).iter().any(|why| why.contains("reference")), "{:?}", kept(&emergency));
    }
}
