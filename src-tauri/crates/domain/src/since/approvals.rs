//! Approvals that counted and count no more.

use super::releases::taking_part;
use super::{Difference, Side, Subject, What};
use crate::conflict::told_instant;

/// Of releases that still take part; with a release that is withdrawn its approvals go without a word.
pub(super) fn differences(before: &Side<'_>, after: &Side<'_>) -> Vec<Difference> {
    let voided = before.standing.difference(after.standing);
    voided
        .filter_map(|id| {
            let approval = after.plan.approvals.get(*id).or_else(|| before.plan.approvals.get(*id))?;
            let release = taking_part(after.plan, approval.release)?;
            let at = told_instant(approval.at, release.planned.zone());
            Some(Difference {
                what: What::ApprovalVoided(*id),
                subject: Subject::Release(release.id),
                key: release.key.clone(),
                start: release.occupancy().start(),
                sentence: format!(
                    "What {} decided about {} on {at} no longer counts; ask for it again.",
                    approval.by,
                    release.label()
                ),
            })
        })
        .collect()
}
