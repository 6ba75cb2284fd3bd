//! Parts of a sheet that come from other rooms: risk, the way back, approvals so far, communications.

use slipway_domain::approval::Approval;
use slipway_domain::catalogue::Role;
use slipway_domain::release::{Release, Risk};
use slipway_domain::risk::{ModelKind, ModelTold, told};
use slipway_domain::time::Minutes;
use slipway_print::pack::model::{ApprovalRow, RiskTold, Rollback};

use super::release_words::holder;
use crate::desk::{Context, Desk};
use crate::paper::time::moment;

/// What each model of risk says, the one that decides first; nothing where nobody assessed the release.
pub(super) fn risks(desk: &Desk, context: &Context, release: &Release) -> Vec<RiskTold> {
    let Some(assessment) = desk.plan.assessments.get(release.id) else { return Vec::new() };
    let conflicts = desk.schedule.of(&desk.plan, release.id);
    let told = told(&desk.plan, release, assessment, &conflicts, context.host.clock.now());
    let deciding = told.deciding;
    let one = |model: ModelTold| RiskTold {
        name: capital(model.kind.as_str()),
        version: if model.version == 0 { "the usual one".to_owned() } else { format!("version {}", model.version) },
        band: band(model.band, model.points),
        decides: model.kind == deciding,
        lines: contributing(model.kind, model.lines),
        sentence: model.sentence,
    };
    let mut models: Vec<RiskTold> = told.models.into_iter().map(one).collect();
    models.sort_by_key(|model| !model.decides);
    models
}

/// The lines that went into what a model tells: of rules the one that holds, of the matrix what moved
/// it, of the questionnaire what was answered.
fn contributing(kind: ModelKind, mut lines: Vec<String>) -> Vec<String> {
    match kind {
        ModelKind::Rules => lines.split_off(lines.len().saturating_sub(1)),
        ModelKind::Matrix => lines.into_iter().filter(|line| !line.starts_with('0')).collect(),
        ModelKind::Questionnaire => lines.into_iter().filter(|line| !line.ends_with(": open.")).collect(),
        ModelKind::Readiness => lines,
    }
}

/// Band and score: `H 12`, or the band alone of a rule, which counts nothing.
fn band(band: Option<Risk>, points: Option<u32>) -> String {
    let letter = band.map(|band| band.letter().to_string());
    letter.into_iter().chain(points.map(|points| points.to_string())).collect::<Vec<_>>().join(" ")
}

fn capital(word: &str) -> String {
    let mut rest = word.chars();
    rest.next().map_or_else(String::new, |first| first.to_uppercase().chain(rest).collect())
}

/// How a release is taken back.
pub(super) fn way_back(desk: &Desk, context: &Context, release: &Release) -> Rollback {
    let today = release.planned.zone().wall(context.host.clock.now()).date();
    let last_tested = desk.plan.rollback_test_told(release, today);
    let Some(said) = desk.plan.rollback_plans.get(release.id) else {
        return Rollback { procedure: reserve(release), last_tested, measured_minutes: None };
    };
    let evidence = if said.evidence.is_empty() { String::new() } else { format!(", see {}", said.evidence) };
    Rollback {
        procedure: format!(
            "{} (takes {}, and {} to see that it worked)",
            said.procedure, said.duration, said.verification
        ),
        last_tested: format!("{}{evidence}", last_tested.trim_end_matches('.')),
        measured_minutes: said.measured.and_then(|minutes| u32::try_from(minutes.get()).ok()),
    }
}

/// What is known of the way back where nobody said more: the time that is kept for it.
fn reserve(release: &Release) -> String {
    match release.planned.rollback() {
        Minutes::ZERO => "no time is kept for it".to_owned(),
        minutes => format!("{minutes} are kept for it before the end"),
    }
}

/// What was decided so far, the oldest first, with what voids it.
pub(super) fn approvals(desk: &Desk, _: &Context, release: &Release) -> Vec<ApprovalRow> {
    let zone = release.planned.zone();
    let row = |approval: &Approval| {
        let voids: Vec<String> = desk.plan.voids(approval, release).into_iter().map(|voided| voided.sentence).collect();
        let provisional = if approval.provisional { ", provisionally" } else { "" };
        let conditions: Vec<&str> = approval.conditions.iter().map(|one| one.text.as_str()).collect();
        let on = if conditions.is_empty() { String::new() } else { format!(" if {}", conditions.join("; ")) };
        ApprovalRow {
            who: approval.by.clone(),
            role: approval.role.map_or_else(|| "the board".to_owned(), |role| role.as_str().replace('-', " ")),
            when: moment(approval.at, zone),
            decision: format!("{}{provisional}{on}", approval.outcome.told()),
            void: (!voids.is_empty()).then(|| voids.join(" ")),
        }
    };
    desk.plan.approvals_of(release.id).into_iter().map(row).collect()
}

/// What can go wrong, as the models of risk tell it.
pub(super) fn risk_told(desk: &Desk, context: &Context, release: &Release) -> String {
    let Some(assessment) = desk.plan.assessments.get(release.id) else { return String::new() };
    let conflicts = desk.schedule.of(&desk.plan, release.id);
    told(&desk.plan, release, assessment, &conflicts, context.host.clock.now()).sentence
}

/// Who and how much time it takes.
pub(super) fn resources(release: &Release) -> String {
    let mut people: Vec<_> = release.people.iter().map(|assignment| assignment.person).collect();
    people.sort_unstable();
    people.dedup();
    let who = match people.len() {
        0 => return String::new(),
        1 => "1 person".to_owned(),
        count => format!("{count} people"),
    };
    format!("{who} for {}", release.occupancy().minutes())
}

/// Who asked for a release: its requester, or its release manager where nobody is named.
pub(super) fn raised(desk: &Desk, release: &Release) -> String {
    match holder(desk, release, Role::Requester) {
        nobody if nobody.is_empty() => holder(desk, release, Role::ReleaseManager),
        name => name,
    }
}

/// Who is away meanwhile, who feels it, and whether they were told.
pub(super) fn communications(desk: &Desk, release: &Release) -> String {
    let Some(said) = desk.plan.outages.get(release.id) else { return String::new() };
    let informed = if said.informed { "the users were told" } else { "the users were not told yet" };
    match said.at(release) {
        None => format!("No outage; {informed}."),
        Some(at) => {
            let felt = if said.felt_by.is_empty() { String::new() } else { format!(", felt by {}", said.felt_by) };
            let begins = moment(at.start(), release.planned.zone());
            format!("Outage of {} from {begins}{felt}; {informed}.", said.minutes)
        }
    }
}

/// How often the services of a release failed lately: the worst of them.
pub(super) fn failure_rate(desk: &Desk, context: &Context, release: &Release) -> String {
    let now = context.host.clock.now();
    let records = release.services.iter().filter_map(|id| {
        let record = desk.plan.recent_record(*id, now, release.id);
        Some((desk.plan.services.get(*id)?, record)).filter(|(_, record)| record.finished() > 0)
    });
    let worst = records.max_by_key(|(_, record)| (record.failure_percent(), record.finished()));
    worst.map_or_else(String::new, |(service, record)| {
        let few = if record.is_enough() { "" } else { ", too few to say anything" };
        format!(
            "{} of {} changes of {} backed out in 90 days, {} %{few}",
            record.backed_out,
            record.finished(),
            service.name,
            record.failure_percent().unwrap_or(0)
        )
    })
}
