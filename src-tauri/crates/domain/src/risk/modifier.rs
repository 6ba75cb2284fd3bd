//! What moves the likelihood of a release, each with its sentence.

use super::{Assessment, ChangeRecord, FINISHED_WITHIN_DAYS, RollbackTest, SchemaChange};
use crate::Plan;
use crate::conflict::{Code, Conflict, sentence};
use crate::id::ServiceId;
use crate::release::{Release, ReleaseKind};
use crate::time::Instant;
use crate::word::words;

words! {
    /// What moves a likelihood by a step.
    Modifier, "risk modifier" {
        /// +1: its rollback was not tested, or too long ago.
        UntestedRollback = "untested-rollback",
        /// +1: too many releases of one of its services failed.
        FailingService = "failing-service",
        /// +1: its schema change is not backward compatible.
        SchemaChange = "schema-change",
        /// +1: it lies outside every maintenance window of a component (C05).
        OutsideWindow = "outside-window",
        /// +1: it overlaps another release on the same or on related components (C01, C02).
        Overlap = "overlap",
        /// −1: its type is standard and proven on each of its services.
        ProvenModel = "proven-model",
        /// −1: it goes out as a canary that is taken back by itself.
        Canary = "canary",
    }
}

/// What one modifier adds to a likelihood, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contribution {
    /// Which modifier.
    pub modifier: Modifier,
    /// −1, 0 or 1; 0 for a modifier that does not hold or of which too little is known.
    pub change: i8,
    /// Why, in a sentence.
    pub sentence: String,
}

impl Modifier {
    /// The steps by which it moves a likelihood where it holds.
    pub const fn step(self) -> i8 {
        match self {
            Self::ProvenModel | Self::Canary => -1,
            Self::UntestedRollback
            | Self::FailingService
            | Self::SchemaChange
            | Self::OutsideWindow
            | Self::Overlap => 1,
        }
    }
}

/// What is known when a release is scored.
pub(super) struct Known<'a> {
    pub(super) plan: &'a Plan,
    pub(super) release: &'a Release,
    pub(super) assessment: &'a Assessment,
    pub(super) conflicts: &'a [Conflict],
    pub(super) now: Instant,
}

impl Known<'_> {
    /// What a modifier adds, and why.
    pub(super) fn contribution(&self, modifier: Modifier) -> Contribution {
        let (holds, sentence) = match modifier {
            Modifier::UntestedRollback => self.untested_rollback(),
            Modifier::FailingService => self.failing_service(),
            Modifier::SchemaChange => match self.assessment.schema {
                SchemaChange::None => (false, "It changes no schema.".to_owned()),
                SchemaChange::Compatible => (false, "Its schema change is backward compatible.".to_owned()),
                SchemaChange::Incompatible => (true, "Its schema change is not backward compatible.".to_owned()),
            },
            Modifier::OutsideWindow => {
                self.told_conflict(&[Code::C05], "It lies inside a maintenance window of each component that has one.")
            }
            Modifier::Overlap => {
                self.told_conflict(&[Code::C01, Code::C02], "It overlaps no release on the same or related components.")
            }
            Modifier::ProvenModel => self.proven_model(),
            Modifier::Canary if self.assessment.canary => {
                (true, "It goes out as a canary with automatic abort.".to_owned())
            }
            Modifier::Canary => (false, "It does not go out as a canary with automatic abort.".to_owned()),
        };
        Contribution { modifier, change: if holds { modifier.step() } else { 0 }, sentence }
    }

    /// Whether a test of the rollback is missing, and why.
    pub(super) fn untested_rollback(&self) -> (bool, String) {
        let Self { plan, release, assessment, now, .. } = self;
        let today = release.planned.zone().wall(*now).date();
        let untested = !matches!(plan.rollback_test_by(release, Some(assessment), today), RollbackTest::Fresh(_));
        (untested, plan.rollback_test_told_by(release, Some(assessment), today))
    }

    fn name(&self, service: ServiceId) -> &str {
        self.plan.services.get(service).map_or("a service that is gone", |service| service.name.as_str())
    }

    /// The worst service tells.
    fn failing_service(&self) -> (bool, String) {
        let records: Vec<(ServiceId, ChangeRecord)> = self
            .release
            .services
            .iter()
            .map(|id| (*id, self.plan.recent_record(*id, self.now, self.release.id)))
            .collect();
        let told = |(service, record): &(ServiceId, ChangeRecord)| {
            format!(
                "{} of {} releases of {} that ended in the last {FINISHED_WITHIN_DAYS} days were backed out, {} %",
                record.backed_out,
                record.finished(),
                self.name(*service),
                record.failure_percent().unwrap_or(0)
            )
        };
        let by_rate = |(_, record): &&(ServiceId, ChangeRecord)| {
            // A rate in millionths, so that no two different ones are equal.
            u64::from(record.backed_out) * 1_000_000 / u64::from(record.finished().max(1))
        };
        let limit = ChangeRecord::FAILING_PERCENT;
        let enough: Vec<(ServiceId, ChangeRecord)> =
            records.iter().filter(|(_, record)| record.is_enough()).copied().collect();
        match enough.iter().max_by_key(by_rate) {
            Some(worst) if worst.1.is_failing() => (true, format!("{}; more than {limit} % is too many.", told(worst))),
            Some(worst) => (false, format!("{}; up to {limit} % is held to be normal.", told(worst))),
            None => {
                let most = records.iter().map(|(_, record)| record.finished()).max().unwrap_or(0);
                let needed = ChangeRecord::ENOUGH;
                (
                    false,
                    format!(
                        "How often its services fail is not known: {needed} releases of one that ended in the last \
                         {FINISHED_WITHIN_DAYS} days are needed, and the most there are is {most}."
                    ),
                )
            }
        }
    }

    fn proven_model(&self) -> (bool, String) {
        if self.release.kind != ReleaseKind::Standard {
            return (false, format!("Its type is {}, not standard.", self.release.kind));
        }
        let needed = ChangeRecord::ENOUGH;
        let records = self.release.services.iter().map(|id| (*id, self.plan.standard_record(*id, self.release.id)));
        let weakest = records.min_by_key(|(_, record)| (record.backed_out == 0, record.closed));
        match weakest {
            None => (false, "It touches no service on which its type could be proven.".to_owned()),
            Some((_, record)) if record.is_proven() => (
                true,
                format!("At least {needed} standard releases of each of its services went well, and none failed."),
            ),
            Some((service, record)) if record.backed_out > 0 => {
                let name = self.name(service);
                (false, format!("A standard release of {name} was backed out, so that its type is not proven."))
            }
            Some((service, record)) => {
                let (name, closed) = (self.name(service), record.closed);
                (false, format!("{closed} standard releases of {name} went well; {needed} prove its type."))
            }
        }
    }

    /// Holds where there is a conflict of one of the codes; its sentence tells why.
    fn told_conflict(&self, codes: &[Code], otherwise: &str) -> (bool, String) {
        let found: Vec<&Conflict> = self.conflicts.iter().filter(|conflict| codes.contains(&conflict.code)).collect();
        let Some(first) = found.first() else { return (false, otherwise.to_owned()) };
        let more = match found.len() - 1 {
            0 => String::new(),
            1 => " So it is with one more.".to_owned(),
            more => format!(" So it is with {more} more."),
        };
        let zone = self.release.planned.zone();
        (true, format!("{}{more}", sentence(first, self.plan, zone)))
    }
}
