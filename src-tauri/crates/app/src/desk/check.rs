//! Checking a plan: the file, the log, and every rule, in one report.

use slipway_domain::bundle::Change;
use slipway_domain::calendar::Window;
use slipway_domain::dependency;
use slipway_domain::project::{Alignment, ProjectMilestone};
use slipway_domain::time::{Instant, Interval, Minutes};
use slipway_storage::{Checked, Verified};

use super::{CheckReport, Context, Desk, Finding};
use crate::dependency::prevents;
use crate::error::Result;
use crate::host::Task;
use crate::wire::Nothing;

/// Checks the file, the log and every rule.
///
/// What is wrong with the file, the log or the rules is a problem; what only asks somebody to decide is told beside it.
pub fn check(desk: &Desk, context: &Context, _: Nothing, _: &dyn Task) -> Result<CheckReport> {
    let now = context.host.clock.now();
    let counts = desk.judged().counts;
    let mut findings = stored(desk.store.check()?);
    findings.push(Finding::of("conflicts", counts.hard == 0, format!("{} hard and {} soft", counts.hard, counts.soft)));
    findings.push(order(desk));
    findings.extend(windows(desk, now));
    findings.extend(late(desk, now));
    findings.extend(escalated(desk));
    Ok(CheckReport { ok: findings.iter().all(|finding| finding.ok), findings, hard: counts.hard, soft: counts.soft })
}

impl Finding {
    fn of(subject: &str, ok: bool, message: impl Into<String>) -> Self {
        Self { subject: subject.to_owned(), ok, notice: false, message: message.into() }
    }

    fn notice(subject: &str, message: String) -> Self {
        Self { notice: true, ..Self::of(subject, true, message) }
    }
}

fn stored(checked: Checked) -> Vec<Finding> {
    let mut findings = Vec::new();
    if checked.file.is_empty() {
        findings.push(Finding::of("file", true, "the file is whole"));
    }
    findings.extend(checked.file.into_iter().map(|line| Finding::of("file", false, line)));
    let past = |row: String| Finding::of("log", false, format!("{row} was changed past the log"));
    findings.extend(checked.past_the_journal.into_iter().map(past));
    findings.push(match checked.journal {
        Verified::Whole(operations) => {
            Finding::of("log", true, format!("all {operations} operations are as they were written"))
        }
        Verified::Tampered { seq, why } => Finding::of("log", false, format!("operation {seq}: {why}")),
    });
    findings
}

fn order(desk: &Desk) -> Finding {
    match dependency::release_order(&desk.plan, None) {
        Ok(waves) => Finding::of("dependencies", true, format!("an order exists, in {} waves", waves.len())),
        Err(_) => Finding::of("dependencies", false, prevents(&desk.plan).message),
    }
}

fn windows(desk: &Desk, now: Instant) -> Vec<Finding> {
    let ahead = Interval::from_start(now, Minutes::hours(2 * 366 * 24));
    let is_idle = |window: &&Window| window.occurrences(ahead).is_empty();
    let idle = desk.plan.windows.iter().filter(is_idle);
    let told = |window: &Window| format!("{} {} does not occur any more", window.key, window.title);
    let mut findings: Vec<Finding> = idle.map(|window| Finding::notice("windows", told(window))).collect();
    if findings.is_empty() {
        findings.push(Finding::of("windows", true, "every window still occurs"));
    }
    let aimless = |window: &Window| {
        let what = desk.plan.gone_from(&window.scope)?;
        let message = format!("{} {} is about {what} that are gone; give it another scope", window.key, window.title);
        Some(Finding::of("windows", false, message))
    };
    findings.extend(desk.plan.windows.iter().filter_map(aimless));
    findings
}

/// Milestones of projects that come too late for the releases that wait for them.
fn late(desk: &Desk, now: Instant) -> Vec<Finding> {
    let plan = &desk.plan;
    let late = plan
        .project_milestones
        .iter()
        .filter(|milestone| matches!(plan.alignment(milestone, now), Alignment::Late { .. }));
    let told = |milestone: &ProjectMilestone| {
        let message = format!("{} {}: {}", milestone.key, milestone.title, plan.alignment_told(milestone, now));
        Finding::notice("milestones", message)
    };
    late.map(told).collect()
}

/// Changes that were put off so often that somebody above has to decide.
fn escalated(desk: &Desk) -> Vec<Finding> {
    let escalated = desk.plan.changes.iter().filter(|change| change.is_escalated());
    let told = |change: &Change| {
        let message = format!("{} is escalated: it was put off {} times", change.label(), change.deferrals.len());
        Finding::notice("bundles", message)
    };
    escalated.map(told).collect()
}
