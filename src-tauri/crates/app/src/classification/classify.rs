//! Finding the type of a release by answers.

use std::collections::BTreeMap;

use slipway_domain::id::ClassificationId;
use slipway_domain::plan::Edit;
use slipway_domain::release::classification::{
    Classification, ClassificationError, Misclassification, Mismatch, classify, misclassifications,
};
use slipway_domain::release::{Release, ReleaseKind};

use super::{ClassificationView, ClassifiedRow, ClassifyOutcome, ClassifyRelease, MisclassificationView};
use crate::desk::{Context, Desk};
use crate::error::{AppError, Result};
use crate::host::Task;
use crate::release::WhichRelease;
use crate::wire::{Mode, Text};

impl From<ClassificationError> for AppError {
    fn from(error: ClassificationError) -> Self {
        let (code, hint) = match &error {
            ClassificationError::NoReason(_) => ("classification.reason", "say why it has another type"),
            ClassificationError::NoApprover(_) => ("classification.approver", "name who approved the other type"),
        };
        Self::refused(code, error.to_string()).hint(hint)
    }
}

/// Finds the type of a release by answers, shows why, and keeps it.
///
/// Refuses an emergency without anything behind it, and another type than before, or than was found, without a reason
/// and somebody who approved it; and an answer to a question that nobody asks.
pub fn classify_release(
    desk: &mut Desk,
    context: &Context,
    input: ClassifyRelease,
    _: &dyn Task,
) -> Result<ClassifyOutcome> {
    let now = context.host.clock.now();
    let release = desk.release(&input.release)?.clone();
    let answers: BTreeMap<ReleaseKind, BTreeMap<String, bool>> =
        input.answers.into_iter().map(|(kind, said)| (kind.0, said)).collect();
    are_asked(desk, &release, &answers)?;
    let found = classify(&desk.plan, &answers);
    let chosen = input.choose.map_or(found.kind, |kind| kind.0);
    let text = |said: Option<String>| said.map(|text| text.trim().to_owned()).unwrap_or_default();
    let classification = Classification {
        id: ClassificationId::new(context.host.ids.next()),
        release: release.id,
        answers,
        reference: input.reference.trim().to_owned(),
        found: found.kind,
        before: release.kind,
        chosen,
        versions: ReleaseKind::ALL.iter().map(|kind| (*kind, desk.plan.type_rule(*kind).version)).collect(),
        reason: text(input.reason.clone()),
        approver: text(input.approver),
        by: context.host.actor.clone(),
        at: now,
    };
    let as_chosen = Release { kind: chosen, ..release };
    let faults = misclassifications(&desk.plan, &as_chosen, Some(&classification), now);
    let outcome = ClassifyOutcome {
        found: found.kind.into(),
        why: found.why.iter().map(|reason| reason.sentence.clone()).collect(),
        open: found.asked_open,
        faults: faults.iter().map(view).collect(),
        needs_approver: classification.is_reclassification(),
        changed: None,
    };
    if input.mode == Mode::Preview {
        return Ok(outcome);
    }
    if let Some(refusal) = faults.iter().find(|fault| fault.refuses) {
        return Err(AppError::refused("classification.refused", refusal.sentence.clone())
            .hint("say what is behind it, or choose another type"));
    }
    classification.check()?;
    let label = if classification.is_reclassification() {
        format!("Make {} {chosen} in place of {}", as_chosen.key, classification.before)
    } else {
        format!("Classify {} as {chosen}", as_chosen.key)
    };
    let edits: [Edit; 2] = [classification.into(), as_chosen.into()];
    let changed = desk.commit(context, label, input.reason, &edits)?;
    Ok(ClassifyOutcome { changed: Some(changed), ..outcome })
}

/// Refuses answers to questions that are not asked, unless they were when the release was last classified.
fn are_asked(desk: &Desk, release: &Release, answers: &BTreeMap<ReleaseKind, BTreeMap<String, bool>>) -> Result<()> {
    let last = desk.plan.classifications_of(release.id).pop();
    for (kind, said) in answers {
        let rule = desk.plan.type_rule(*kind);
        let before = last.and_then(|last| last.answers.get(kind));
        let known = |key: &String| {
            rule.criteria.iter().any(|one| one.key == *key) || before.is_some_and(|before| before.contains_key(key))
        };
        if let Some(key) = said.keys().find(|key| !known(key)) {
            let asked: Vec<&str> = rule.criteria.iter().map(|one| one.key.as_str()).collect();
            let message = format!("{kind} releases are not asked {key:?}");
            return Err(AppError::usage("classification.question", message)
                .hint(format!("they are asked {}; `slipway types {kind}` shows the questions", asked.join(", "))));
        }
    }
    Ok(())
}

fn view(fault: &Misclassification) -> MisclassificationView {
    MisclassificationView {
        kind: match fault.what {
            Mismatch::Expedited => "expedited",
            Mismatch::EmergencyWithoutReference => "emergency-without-reference",
            Mismatch::OtherType { .. } => "other-type",
        }
        .to_owned(),
        refuses: fault.refuses,
        sentence: fault.sentence.clone(),
    }
}

/// Shows how a release stands with its type.
pub fn show_classification(
    desk: &Desk,
    context: &Context,
    input: WhichRelease,
    _: &dyn Task,
) -> Result<ClassificationView> {
    let release = desk.release(&input.key)?;
    let history = desk.plan.classifications_of(release.id);
    let last = history.last().copied();
    let row = |one: &&Classification| ClassifiedRow {
        at: one.at.into(),
        by: one.by.clone(),
        before: one.before.into(),
        found: one.found.into(),
        chosen: one.chosen.into(),
        reason: one.reason.clone(),
        approver: one.approver.clone(),
        reference: one.reference.clone(),
        version: one.versions.get(&one.chosen).copied().unwrap_or_default(),
    };
    let answers = last.map(|one| one.answers.clone()).unwrap_or_default();
    Ok(ClassificationView {
        kind: release.kind.into(),
        reference: desk.plan.reference_of(release.id).unwrap_or_default().to_owned(),
        answers: answers.into_iter().map(|(kind, said)| (Text(kind), said)).collect(),
        faults: misclassifications(&desk.plan, release, last, context.host.clock.now()).iter().map(view).collect(),
        missing: desk.plan.missing_fields(release).into_iter().map(Text).collect(),
        history: history.iter().rev().map(row).collect(),
    })
}
