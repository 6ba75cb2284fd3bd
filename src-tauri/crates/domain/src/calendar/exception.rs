//! Exceptions: one release may go ahead inside one freeze, once.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::Key;
use crate::id::{ExceptionId, ReleaseId, WindowId};
use crate::time::{Instant, Interval};
use crate::word::words;

words! {
    /// How far an exception has come.
    ExceptionStage, "stage of an exception" {
        /// Asked for.
        Requested = "requested",
        /// Granted, and not used yet.
        Approved = "approved",
        /// Not granted.
        Refused = "refused",
        /// The release went ahead with it.
        Used = "used",
        /// Not needed any more.
        Withdrawn = "withdrawn",
    }
}

/// Something that must hold before an exception is granted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// What must hold.
    pub text: String,
    /// Whether it does.
    pub met: bool,
}

/// Leave for one release to go ahead inside one freeze, once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreezeException {
    /// Its id.
    pub id: ExceptionId,
    /// Its key, such as `E-2026-004`.
    pub key: Key,
    /// The freeze.
    pub window: WindowId,
    /// The release.
    pub release: ReleaseId,
    /// What must hold, and whether it does.
    pub criteria: Vec<Criterion>,
    /// Why the release cannot wait.
    pub reason: String,
    /// What could go wrong.
    pub risk: String,
    /// How it is taken back.
    pub rollback: String,
    /// How far it has come.
    pub stage: ExceptionStage,
    /// Who decided.
    pub approver: Option<String>,
    /// When that was.
    pub decided: Option<Instant>,
    /// When it runs out.
    pub expires: Option<Instant>,
    /// How it went, or why it was refused.
    pub outcome: String,
}

/// Why an exception cannot take a step.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ExceptionError {
    /// It is not at the stage from which the step leads on.
    #[error("it is {found}; only an exception that is {needed} can be {step}")]
    NotNow {
        /// What would happen to it, such as `used`.
        step: &'static str,
        /// Its stage.
        found: ExceptionStage,
        /// The stages from which the step leads on.
        needed: &'static str,
    },
    /// Something that must hold does not.
    #[error("not every criterion is met: {0}")]
    Unmet(String),
    /// Something that must be said is missing.
    #[error("it needs {0}")]
    Missing(&'static str),
    /// It would have run out before it began.
    #[error("it must run out in the future; {0} is past")]
    Expired(Instant),
    /// It would run out while the release is still being carried out, and let nothing through.
    #[error("it would run out before the release ends at {0}")]
    TooShort(Instant),
    /// The release has not begun.
    #[error("the release begins at {0}, and how it went is not known before")]
    Early(Instant),
}

impl FreezeException {
    /// What must hold before one is granted and where it helps, in sentences: [`Self::approve`] and [`Self::lifts`].
    pub const REQUIREMENTS: [&'static str; 5] = [
        "every criterion of the request is met;",
        "the request says why the release cannot wait, and how it is taken back;",
        "somebody grants it by name, until a time in the future at which it runs out;",
        "the release ends by that time;",
        "it is used once, by one release, in this freeze.",
    ];

    /// Grants it until it expires, for a release that ends at `ends`.
    pub fn approve(
        &self,
        approver: &str,
        now: Instant,
        expires: Instant,
        ends: Instant,
    ) -> Result<Self, ExceptionError> {
        self.expect("approved", &[ExceptionStage::Requested], "requested")?;
        if let Some(unmet) = self.criteria.iter().find(|criterion| !criterion.met) {
            return Err(ExceptionError::Unmet(unmet.text.clone()));
        }
        said(&self.reason, "a reason")?;
        said(&self.rollback, "a word on how the release is taken back")?;
        said(approver, "an approver")?;
        if expires <= now {
            return Err(ExceptionError::Expired(expires));
        }
        if expires < ends {
            return Err(ExceptionError::TooShort(ends));
        }
        let decided = self.decided_by(approver, now, ExceptionStage::Approved);
        Ok(Self { expires: Some(expires), ..decided })
    }

    /// Does not grant it, and says why.
    pub fn refuse(&self, approver: &str, now: Instant, why: &str) -> Result<Self, ExceptionError> {
        self.expect("refused", &[ExceptionStage::Requested], "requested")?;
        said(approver, "an approver")?;
        said(why, "a word on why it is refused")?;
        let refused = self.decided_by(approver, now, ExceptionStage::Refused);
        Ok(Self { outcome: why.trim().to_owned(), ..refused })
    }

    /// Says how the release went that began at `begins`; it cannot be used again.
    pub fn use_up(&self, outcome: &str, now: Instant, begins: Instant) -> Result<Self, ExceptionError> {
        self.expect("used", &[ExceptionStage::Approved], "approved")?;
        said(outcome, "a word on how it went")?;
        if now < begins {
            return Err(ExceptionError::Early(begins));
        }
        Ok(Self { stage: ExceptionStage::Used, outcome: outcome.trim().to_owned(), ..self.clone() })
    }

    /// Gives it up.
    pub fn withdraw(&self) -> Result<Self, ExceptionError> {
        let from = &[ExceptionStage::Requested, ExceptionStage::Approved];
        self.expect("withdrawn", from, "requested or approved")?;
        Ok(Self { stage: ExceptionStage::Withdrawn, ..self.clone() })
    }

    /// Whether it lifts a freeze for a release that holds its components for `at`.
    ///
    /// The release must end by the time at which the exception runs out.
    pub fn lifts(&self, window: WindowId, release: ReleaseId, at: Interval) -> bool {
        self.stage == ExceptionStage::Approved
            && (self.window, self.release) == (window, release)
            && self.expires.is_some_and(|expires| at.end() <= expires)
    }

    fn decided_by(&self, approver: &str, now: Instant, stage: ExceptionStage) -> Self {
        Self { stage, approver: Some(approver.trim().to_owned()), decided: Some(now), ..self.clone() }
    }

    fn expect(
        &self,
        step: &'static str,
        stages: &[ExceptionStage],
        needed: &'static str,
    ) -> Result<(), ExceptionError> {
        if stages.contains(&self.stage) {
            Ok(())
        } else {
            Err(ExceptionError::NotNow { step, found: self.stage, needed })
        }
    }
}

fn said(text: &str, what: &'static str) -> Result<(), ExceptionError> {
    if text.trim().is_empty() { Err(ExceptionError::Missing(what)) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn at(text: &str) -> Instant {
        Instant::parse(text).unwrap()
    }

    fn now() -> Instant {
        at("2026-12-01T10:00:00Z")
    }

    fn later() -> Instant {
        at("2026-12-20T00:00:00Z")
    }

    fn id(number: u64) -> Uuid {
        Uuid::from_u64_pair(9, number)
    }

    fn requested() -> FreezeException {
        FreezeException {
            id: ExceptionId::new(id(1)),
            key: Key::parse("E-1").unwrap(),
            window: WindowId::new(id(2)),
            release: ReleaseId::new(id(3)),
            criteria: vec![Criterion { text: "The board has seen it".into(), met: true }],
            reason: "The law changes on 1 January".into(),
            risk: "Prices are wrong for an hour".into(),
            rollback: "Switch the flag off".into(),
            stage: ExceptionStage::Requested,
            approver: None,
            decided: None,
            expires: None,
            outcome: String::new(),
        }
    }

    fn approved() -> FreezeException {
        requested().approve("Ada", now(), later(), later()).unwrap()
    }

    #[test]
    fn an_exception_is_granted_by_somebody_until_some_time() {
        let approved = approved();
        assert_eq!(approved.stage, ExceptionStage::Approved);
        assert_eq!((approved.approver.as_deref(), approved.decided), (Some("Ada"), Some(now())));
        assert_eq!(approved.expires, Some(later()));
    }

    #[test]
    fn an_exception_needs_every_criterion_a_reason_a_rollback_an_approver_and_time_left() {
        let why = |exception: FreezeException, approver, expires| {
            exception.approve(approver, now(), expires, later()).unwrap_err().to_string()
        };
        let unmet = vec![Criterion { text: "The board has seen it".into(), met: false }];
        let told = why(FreezeException { criteria: unmet, ..requested() }, "Ada", later());
        assert_eq!(told, "not every criterion is met: The board has seen it");
        let told = why(FreezeException { reason: " ".into(), ..requested() }, "Ada", later());
        assert_eq!(told, "it needs a reason");
        assert!(why(FreezeException { rollback: String::new(), ..requested() }, "Ada", later()).contains("taken back"));
        assert_eq!(why(requested(), " ", later()), "it needs an approver");
        assert!(why(requested(), "Ada", now()).contains("is past"));
        assert!(why(requested(), "Ada", now().plus_seconds(60)).contains("would run out before the release ends"));
    }

    #[test]
    fn an_exception_is_used_once_and_with_a_word_on_how_it_went() {
        let use_up = |exception: &FreezeException, outcome| exception.use_up(outcome, later(), later());
        assert!(matches!(use_up(&approved(), ""), Err(ExceptionError::Missing(_))));
        assert_eq!(approved().use_up("Went well", now(), later()), Err(ExceptionError::Early(later())));
        let used = use_up(&approved(), "Went well").unwrap();
        assert_eq!((used.stage, used.outcome.as_str()), (ExceptionStage::Used, "Went well"));
        assert_eq!(
            use_up(&used, "Again").unwrap_err().to_string(),
            "it is used; only an exception that is approved can be used"
        );
        assert!(use_up(&requested(), "Went well").is_err());
    }

    #[test]
    fn what_was_refused_or_withdrawn_is_over() {
        assert!(matches!(requested().refuse("Ada", now(), " "), Err(ExceptionError::Missing(_))));
        let refused = requested().refuse("Ada", now(), "It can wait").unwrap();
        assert_eq!(refused.outcome, "It can wait");
        let withdrawn = approved().withdraw().unwrap();
        for over in [refused, withdrawn] {
            assert!(over.approve("Ada", now(), later(), later()).is_err());
            assert!(over.refuse("Ada", now(), "x").is_err() && over.withdraw().is_err());
            assert!(over.use_up("x", later(), later()).is_err());
        }
    }

    #[test]
    fn an_exception_lifts_one_freeze_for_one_release_that_ends_in_time() {
        let exception = approved();
        let ends = |end| Interval::new(at("2026-12-19T20:00:00Z"), at(end)).unwrap();
        let (window, release) = (exception.window, exception.release);
        assert!(exception.lifts(window, release, ends("2026-12-20T00:00:00Z")));
        assert!(!exception.lifts(window, release, ends("2026-12-20T00:00:01Z")));
        assert!(!exception.lifts(WindowId::new(id(8)), release, ends("2026-12-20T00:00:00Z")));
        assert!(!exception.lifts(window, ReleaseId::new(id(8)), ends("2026-12-20T00:00:00Z")));
        let used = exception.use_up("Went well", later(), later()).unwrap();
        assert!(!used.lifts(window, release, ends("2026-12-20T00:00:00Z")));
        assert!(!requested().lifts(window, release, ends("2026-12-20T00:00:00Z")));
    }
}
