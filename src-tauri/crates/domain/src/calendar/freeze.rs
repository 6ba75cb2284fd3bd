//! How a freeze comes to bind: proposed, negotiated, signed by both sides, published, ended.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Window, WindowKind};
use crate::Plan;
use crate::time::{Instant, Interval};
use crate::word::words;

words! {
    /// How far people have agreed on a freeze.
    FreezeStage, "stage of a freeze" {
        /// Somebody would like it.
        Proposed = "proposed",
        /// Those whom it concerns talk about it.
        Negotiated = "negotiated",
        /// Business and IT have signed it.
        Agreed = "agreed",
        /// Everybody has been told, and it binds.
        Published = "published",
        /// It binds no longer.
        Ended = "ended",
    }
}

words! {
    /// What a window is at a moment: the stage of a freeze, and whether it is on.
    Phase, "phase" {
        /// Somebody would like it.
        Proposed = "proposed",
        /// Those whom it concerns talk about it.
        Negotiated = "negotiated",
        /// Business and IT have signed it.
        Agreed = "agreed",
        /// It binds, and comes.
        Published = "published",
        /// It binds, and is on.
        Active = "active",
        /// It is over, or was ended.
        Ended = "ended",
    }
}

words! {
    /// On whose behalf a freeze is signed.
    Signatory, "signatory" {
        /// The business that asks for quiet.
        Business = "business",
        /// The IT that keeps it.
        It = "it",
    }
}

/// Who signed, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// Who.
    pub by: String,
    /// When.
    pub at: Instant,
}

/// How far people have agreed on a freeze, and who signed it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Freeze {
    /// How far.
    pub stage: FreezeStage,
    /// The signature of the business.
    pub business: Option<Signature>,
    /// The signature of IT.
    pub it: Option<Signature>,
}

/// Why a freeze cannot take a step.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FreezeError {
    /// It is not at the stage from which the step leads on.
    #[error("it is {found}; only a freeze that is {} can be {step}", needed.join(" or "))]
    NotNow {
        /// What would happen to it, such as `published`.
        step: &'static str,
        /// Its stage.
        found: FreezeStage,
        /// The stages from which the step leads on.
        needed: &'static [&'static str],
    },
    /// One side signed before.
    #[error("{side} has signed it already: {by} on {at}")]
    Signed {
        /// The side.
        side: Signatory,
        /// Who signed.
        by: String,
        /// When.
        at: Instant,
    },
    /// The same person signed for the other side.
    #[error("{by} has signed for {side} already; somebody else signs for the other side")]
    Alone {
        /// The side for which that person signed.
        side: Signatory,
        /// Who signed.
        by: String,
    },
    /// A signature without a name.
    #[error("a signature needs a name")]
    Nameless,
    /// What was signed would become something else.
    #[error("what was signed cannot change: {0}")]
    Fixed(&'static str),
}

impl Freeze {
    /// A freeze that somebody would like.
    pub const fn proposed() -> Self {
        Self { stage: FreezeStage::Proposed, business: None, it: None }
    }

    /// A freeze that was simply written down: it binds, and nobody signed it.
    pub const fn written_down() -> Self {
        Self { stage: FreezeStage::Published, business: None, it: None }
    }

    /// Brings it before those whom it concerns.
    pub fn negotiate(&self) -> Result<Self, FreezeError> {
        self.expect("negotiated", &[FreezeStage::Proposed], &["proposed"])?;
        Ok(Self { stage: FreezeStage::Negotiated, ..self.clone() })
    }

    /// Signs it for one side; with both signatures, of two people, it is agreed.
    pub fn sign(&self, side: Signatory, signature: Signature) -> Result<Self, FreezeError> {
        self.expect("signed", &[FreezeStage::Negotiated], &["negotiated"])?;
        if signature.by.trim().is_empty() {
            return Err(FreezeError::Nameless);
        }
        let mut signed = self.clone();
        let (place, other, facing) = match side {
            Signatory::Business => (&mut signed.business, &self.it, Signatory::It),
            Signatory::It => (&mut signed.it, &self.business, Signatory::Business),
        };
        if let Some(Signature { by, .. }) = other
            && by.trim().eq_ignore_ascii_case(signature.by.trim())
        {
            return Err(FreezeError::Alone { side: facing, by: by.clone() });
        }
        if let Some(Signature { by, at }) = place.take() {
            return Err(FreezeError::Signed { side, by, at });
        }
        *place = Some(signature);
        if signed.business.is_some() && signed.it.is_some() {
            signed.stage = FreezeStage::Agreed;
        }
        Ok(signed)
    }

    /// Tells everybody; from now on it binds.
    pub fn publish(&self) -> Result<Self, FreezeError> {
        self.expect("published", &[FreezeStage::Agreed], &["agreed"])?;
        Ok(Self { stage: FreezeStage::Published, ..self.clone() })
    }

    /// Lets it bind no longer.
    pub fn end(&self) -> Result<Self, FreezeError> {
        self.expect("ended", &[FreezeStage::Published], &["published"])?;
        Ok(Self { stage: FreezeStage::Ended, ..self.clone() })
    }

    /// Brings it back to a proposal and takes the signatures off it.
    pub fn reopen(&self) -> Result<Self, FreezeError> {
        let needed = &[FreezeStage::Negotiated, FreezeStage::Agreed];
        self.expect("reopened", needed, &["negotiated", "agreed"])?;
        Ok(Self::proposed())
    }

    /// Refuses a change of dates or scope once somebody has signed them.
    pub fn may_change(&self) -> Result<(), FreezeError> {
        match self.stage {
            FreezeStage::Published => Err(FreezeError::Fixed("it is published; end it and propose another one")),
            FreezeStage::Ended => Err(FreezeError::Fixed("it has ended; propose another one")),
            _ if self.business.is_some() || self.it.is_some() => Err(FreezeError::Fixed("reopen it first")),
            _ => Ok(()),
        }
    }

    fn expect(
        &self,
        step: &'static str,
        stages: &[FreezeStage],
        needed: &'static [&'static str],
    ) -> Result<(), FreezeError> {
        if stages.contains(&self.stage) { Ok(()) } else { Err(FreezeError::NotNow { step, found: self.stage, needed }) }
    }
}

impl Window {
    /// Whether releases must heed it: every window, but of freezes those alone that are published.
    ///
    /// A freeze that was simply written down, or came in a file, counts as published.
    pub fn binds(&self) -> bool {
        let stage = self.freeze.as_ref().filter(|_| self.kind.is_freeze()).map(|freeze| freeze.stage);
        stage.is_none_or(|stage| stage == FreezeStage::Published)
    }

    /// What it is at a moment.
    pub fn phase(&self, now: Instant) -> Phase {
        let stage = self.freeze.as_ref().filter(|_| self.kind.is_freeze()).map(|freeze| freeze.stage);
        match stage {
            Some(FreezeStage::Proposed) => Phase::Proposed,
            Some(FreezeStage::Negotiated) => Phase::Negotiated,
            Some(FreezeStage::Agreed) => Phase::Agreed,
            Some(FreezeStage::Ended) => Phase::Ended,
            Some(FreezeStage::Published) | None => match self.series().next(now) {
                Some(next) if next.holds(now) => Phase::Active,
                Some(_) => Phase::Published,
                None => Phase::Ended,
            },
        }
    }

    /// Refuses to become another window where that changes what somebody has signed: kind, scope and times.
    pub fn may_become(&self, other: &Self) -> Result<(), FreezeError> {
        match self.freeze.as_ref().filter(|_| self.kind.is_freeze()) {
            Some(freeze) if !self.has_terms_of(other) => freeze.may_change(),
            _ => Ok(()),
        }
    }

    /// Whether both would freeze the same: kind, scope and times.
    fn has_terms_of(&self, other: &Self) -> bool {
        (self.kind, &self.scope, &self.zone, self.start, self.end, &self.recurrence)
            == (other.kind, &other.scope, &other.zone, other.start, other.end, &other.recurrence)
    }
}

impl Plan {
    /// The hard freezes that bind within a stretch, each with the first of its occurrences there, by start and key.
    ///
    /// A freeze of some services, teams or regions is among them: whoever plans something there must know of it.
    pub fn hard_freezes_within(&self, stretch: Interval) -> Vec<(&Window, Interval)> {
        let hard = |window: &&Window| window.kind == WindowKind::FreezeHard && window.binds();
        let hard = self.windows.iter().filter(hard);
        let mut freezes: Vec<(&Window, Interval)> =
            hard.filter_map(|window| Some((window, window.occurrences(stretch).into_iter().next()?))).collect();
        freezes.sort_by(|(one, at), (other, then)| (at.start(), &one.key).cmp(&(then.start(), &other.key)));
        freezes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conflict::sketch::Sketch;

    fn at(text: &str) -> Instant {
        Instant::parse(text).unwrap()
    }

    fn signature(by: &str) -> Signature {
        Signature { by: by.to_owned(), at: at("2026-11-23T10:00:00Z") }
    }

    fn agreed() -> Freeze {
        let negotiated = Freeze::proposed().negotiate().unwrap();
        let one = negotiated.sign(Signatory::It, signature("Grace")).unwrap();
        one.sign(Signatory::Business, signature("Ada")).unwrap()
    }

    fn window(freeze: Option<Freeze>) -> Window {
        let sketch = Sketch::new().window("F", WindowKind::FreezeHard, &[], "2026-12-18T00:00/2027-01-04T08:00", "");
        let window = sketch.plan.windows.by_key("F").unwrap().clone();
        Window { freeze, ..window }
    }

    #[test]
    fn a_freeze_is_agreed_when_both_sides_have_signed_and_binds_when_it_is_published() {
        let negotiated = Freeze::proposed().negotiate().unwrap();
        let one = negotiated.sign(Signatory::Business, signature("Ada")).unwrap();
        assert_eq!(one.stage, FreezeStage::Negotiated, "one signature is not enough");
        let alone = one.sign(Signatory::It, signature("ada ")).unwrap_err().to_string();
        assert_eq!(alone, "Ada has signed for business already; somebody else signs for the other side");
        let both = one.sign(Signatory::It, signature("Grace")).unwrap();
        assert_eq!(both.stage, FreezeStage::Agreed);
        let published = both.publish().unwrap();
        let ended = published.end().unwrap();
        let binds = |freeze: &Freeze| window(Some(freeze.clone())).binds();
        assert!(binds(&published));
        assert!([negotiated, one, both, ended].iter().all(|freeze| !binds(freeze)));
    }

    #[test]
    fn the_hard_freezes_of_a_stretch_are_those_that_bind_and_reach_into_it() {
        let sketch = Sketch::new().window("F-2", WindowKind::FreezeHard, &[], "2026-12-18T00:00/2027-01-04T08:00", "");
        let sketch = sketch.window("F-1", WindowKind::FreezeHard, &[], "2026-12-19T20:00/2026-12-19T22:00", "");
        let sketch = sketch.window("S-1", WindowKind::FreezeSoft, &[], "2026-12-18T00:00/2027-01-04T08:00", "");
        let mut sketch = sketch.window("F-3", WindowKind::FreezeHard, &[], "2026-12-18T00:00/2027-01-04T08:00", "");
        let proposed =
            Window { freeze: Some(Freeze::proposed()), ..sketch.plan.windows.by_key("F-3").unwrap().clone() };
        sketch.plan.windows.put(proposed);
        let keys = |start: &str, end: &str| -> Vec<String> {
            let stretch = Interval::new(at(start), at(end)).unwrap();
            sketch.plan.hard_freezes_within(stretch).iter().map(|(window, _)| window.key.to_string()).collect()
        };
        assert_eq!(keys("2026-12-19T19:30:00Z", "2026-12-20T06:00:00Z"), ["F-2", "F-1"]);
        assert_eq!(keys("2026-12-19T21:00:00Z", "2026-12-20T06:00:00Z"), ["F-2"], "the other one ends as it begins");
        assert!(keys("2026-12-12T19:00:00Z", "2026-12-13T05:00:00Z").is_empty());
    }

    #[test]
    fn a_freeze_that_was_simply_written_down_binds_as_every_other_window_does() {
        assert!(window(None).binds());
        assert!(Window { kind: WindowKind::Peak, ..window(Some(Freeze::proposed())) }.binds());
    }

    #[test]
    fn steps_are_taken_in_their_order_and_refused_with_the_stage_that_is_missing() {
        let refused = Freeze::proposed().publish().unwrap_err().to_string();
        assert_eq!(refused, "it is proposed; only a freeze that is agreed can be published");
        let refused = agreed().publish().unwrap().reopen().unwrap_err().to_string();
        assert_eq!(refused, "it is published; only a freeze that is negotiated or agreed can be reopened");
        assert!(Freeze::proposed().sign(Signatory::It, signature("Grace")).is_err());
        assert!(agreed().negotiate().is_err() && agreed().end().is_err() && Freeze::proposed().reopen().is_err());
    }

    #[test]
    fn a_side_signs_once_and_with_a_name() {
        let negotiated = Freeze::proposed().negotiate().unwrap();
        assert_eq!(negotiated.sign(Signatory::It, signature("  ")), Err(FreezeError::Nameless));
        let one = negotiated.sign(Signatory::It, signature("Grace")).unwrap();
        let again = one.sign(Signatory::It, signature("Ada")).unwrap_err().to_string();
        assert_eq!(again, "it has signed it already: Grace on 2026-11-23T10:00:00Z");
    }

    #[test]
    fn going_back_to_a_proposal_takes_the_signatures_off() {
        assert_eq!(agreed().reopen(), Ok(Freeze::proposed()));
        assert_eq!(Freeze::proposed().negotiate().unwrap().reopen(), Ok(Freeze::proposed()));
    }

    #[test]
    fn what_was_signed_stays_as_it_is() {
        let negotiated = Freeze::proposed().negotiate().unwrap();
        assert!(Freeze::proposed().may_change().is_ok() && negotiated.may_change().is_ok());
        let one = negotiated.sign(Signatory::It, signature("Grace")).unwrap();
        assert!(one.may_change().is_err() && agreed().may_change().is_err());
        assert!(agreed().publish().unwrap().may_change().is_err());
    }

    #[test]
    fn a_signed_freeze_can_get_another_title_but_no_other_end() {
        let signed = window(Some(agreed()));
        let renamed = Window { title: "Turn of the year".into(), ..signed.clone() };
        let longer = Window { end: signed.end + chrono::TimeDelta::days(1), ..signed.clone() };
        assert_eq!(signed.may_become(&renamed), Ok(()));
        let told = signed.may_become(&longer).unwrap_err().to_string();
        assert_eq!(told, "what was signed cannot change: reopen it first");
        assert_eq!(window(Some(Freeze::proposed())).may_become(&longer), Ok(()));
        assert_eq!(window(None).may_become(&longer), Ok(()));
    }

    #[test]
    fn a_published_freeze_is_on_between_its_start_and_its_end() {
        let published = window(Some(agreed().publish().unwrap()));
        assert_eq!(published.phase(at("2026-12-17T22:59:59Z")), Phase::Published);
        assert_eq!(published.phase(at("2026-12-17T23:00:00Z")), Phase::Active);
        assert_eq!(published.phase(at("2027-01-04T06:59:59Z")), Phase::Active);
        assert_eq!(published.phase(at("2027-01-04T07:00:00Z")), Phase::Ended);
        let proposed = window(Some(Freeze::proposed()));
        assert_eq!(proposed.phase(at("2026-12-20T00:00:00Z")), Phase::Proposed);
    }
}
