//! The freeze notice: what a freeze means for those whom it concerns.

use slipway_domain::Plan;
use slipway_domain::calendar::{ExceptionStage, FreezeException, Phase, Signature, Window, WindowKind};
use slipway_domain::time::{Instant, Zone};
use slipway_print::notice::{ExceptionRow, NoticeSignature};
use slipway_print::{NoticeModel, freeze_notice};

use super::press::{self, Wish};
use super::scope::{capital, lists};
use super::time::{day, full_moment, moment};
use super::{PrintNotice, PrintedPaper, displaced, occurrences};
use crate::desk::{App, Context, Desk};
use crate::error::Result;
use crate::freeze::PreviewFreeze;
use crate::host::Task;

const USE_CASE: &str = "freeze_notice_print";

/// Prints the notice of a freeze as PDF; a draft where the freeze is not published.
///
/// Refuses a key that names no freeze. The pages are made when the desk is free again.
pub fn print_notice(app: &App, input: PrintNotice, task: &dyn Task) -> Result<PrintedPaper> {
    let (model, snapshot) = app.ask(USE_CASE, |desk, context| Ok((model(desk, context, &input, task)?, desk.seq())))?;
    let wish = Wish {
        paper: input.paper.into(),
        mono: input.mono,
        duplex: false,
        fallback_font: input.fallback_font,
        picture: false,
    };
    press::print(app, USE_CASE, input.path, &wish, snapshot, task, |options, progress| {
        freeze_notice(&model, options, progress)
    })
}

fn model(desk: &Desk, context: &Context, input: &PrintNotice, task: &dyn Task) -> Result<NoticeModel> {
    let plan = &desk.plan;
    let window = crate::freeze::freeze(desk, &input.key)?;
    let now = context.host.clock.now();
    let phase = window.phase(now);
    let hard = window.kind == WindowKind::FreezeHard;
    let found = occurrences::ahead(window, now);
    press::unless_cancelled(task)?;
    // What is over displaces nothing any more.
    let preview = if phase == Phase::Ended {
        None
    } else {
        let which = PreviewFreeze { key: Some(input.key.clone()), card: None };
        Some(crate::freeze::preview(desk, context, which, task)?)
    };
    press::unless_cancelled(task)?;
    let (preview, lifted) = displaced::without_lifted(plan, window, preview);
    let about = lists(plan, &window.scope);
    let owner = window.owner.and_then(|id| plan.people.get(id));
    let (granted, other_exceptions) = exceptions(plan, window);
    Ok(NoticeModel {
        title: window.title.clone(),
        key: window.key.to_string(),
        kind: if hard { "Hard freeze" } else { "Soft freeze" }.to_owned(),
        hard,
        draft: matches!(phase, Phase::Proposed | Phase::Negotiated | Phase::Agreed),
        effect: effect(hard, phase).to_owned(),
        state: capital(&phase.to_string()),
        state_note: state_note(window, phase).to_owned(),
        signatures: signatures(window, &plan.settings.zone),
        owner: owner.map_or_else(String::new, |owner| owner.name.clone()),
        source: window.source.clone(),
        reviewed: window.reviewed.map_or_else(String::new, day),
        when: occurrences::told(window, found.len()),
        occurrences: occurrences::on_walls(plan, window, &found),
        about: format!("It is about {}.", about.sentence()),
        scope: about.rows(),
        requirements: FreezeException::REQUIREMENTS.map(str::to_owned).to_vec(),
        criteria: criteria(plan, window),
        how_to_ask: how_to_ask(owner.map(|owner| owner.name.as_str())),
        command: format!(
            "slipway exception request --freeze {} --release … --reason … --risk … --rollback …",
            window.key
        ),
        exceptions: granted.into_iter().filter_map(|exception| row(plan, window, exception, now)).collect(),
        other_exceptions,
        displaced_note: displaced::note(preview.as_ref(), phase, lifted),
        displaced: preview.into_iter().flat_map(|preview| preview.displaced).map(|it| displaced::row(&it)).collect(),
        provenance: press::provenance(desk, context)?,
    })
}

const fn effect(hard: bool, phase: Phase) -> &'static str {
    match (hard, phase) {
        (_, Phase::Ended) => "It is over: releases need not heed it any more.",
        (true, _) => {
            "While it is on, no release that it is about may be planned, approved or carried out, unless an exception \
             was granted for it."
        }
        (false, _) => "While it is on, a release that it is about needs a good reason, which is kept in the journal.",
    }
}

/// What the phase means; a freeze that was simply written down has no other word for it.
fn state_note(window: &Window, phase: Phase) -> &'static str {
    match phase {
        Phase::Proposed => "somebody would like it",
        Phase::Negotiated => "those whom it concerns talk about it",
        Phase::Agreed => "both sides have signed it; it binds once it is published",
        Phase::Published if window.freeze.is_none() => "written down without signatures; it binds when it comes",
        Phase::Published => "it binds when it comes",
        Phase::Active => "it is on now",
        Phase::Ended => "it binds no longer",
    }
}

fn signatures(window: &Window, zone: &Zone) -> Vec<NoticeSignature> {
    let freeze = window.freeze.as_ref();
    let side = |side: &str, signature: Option<&Signature>| NoticeSignature {
        side: side.to_owned(),
        signed: signature.map(|it| (it.by.clone(), full_moment(it.at, zone))),
        instead: "Not signed.".to_owned(),
    };
    vec![
        side("Business", freeze.and_then(|freeze| freeze.business.as_ref())),
        side("IT", freeze.and_then(|freeze| freeze.it.as_ref())),
    ]
}

/// What requests for exceptions were held to so far, each once, in the order of the alphabet.
fn criteria(plan: &Plan, window: &Window) -> Vec<String> {
    let own = plan.exceptions.iter().filter(|exception| exception.window == window.id);
    let mut texts: Vec<String> = own.flat_map(|exception| &exception.criteria).map(|it| it.text.clone()).collect();
    texts.sort();
    texts.dedup();
    texts
}

fn how_to_ask(owner: Option<&str>) -> String {
    let whom = owner
        .map_or_else(|| "Nobody is named as its owner.".to_owned(), |owner| format!("{owner} answers for the freeze."));
    format!("{whom} Ask in Slipway under Freezes & windows, or in a terminal:")
}

/// The exceptions that were granted, by key, and how the others stand.
fn exceptions<'a>(plan: &'a Plan, window: &Window) -> (Vec<&'a FreezeException>, String) {
    let mut own: Vec<&FreezeException> =
        plan.exceptions.iter().filter(|exception| exception.window == window.id).collect();
    own.sort_by(|a, b| a.key.cmp(&b.key));
    let count = |stage| own.iter().filter(|exception| exception.stage == stage).count();
    let others = [ExceptionStage::Requested, ExceptionStage::Refused, ExceptionStage::Withdrawn];
    let others: Vec<String> = others
        .into_iter()
        .map(|stage| (count(stage), stage))
        .filter(|(count, _)| *count > 0)
        .map(|(count, stage)| format!("{count} {stage}"))
        .collect();
    let told = if others.is_empty() { String::new() } else { format!("Other requests: {}.", others.join(", ")) };
    own.retain(|exception| matches!(exception.stage, ExceptionStage::Approved | ExceptionStage::Used));
    (own, told)
}

fn row(plan: &Plan, window: &Window, exception: &FreezeException, now: Instant) -> Option<ExceptionRow> {
    let release = plan.releases.get(exception.release)?;
    let used = exception.stage == ExceptionStage::Used;
    let expired = exception.expires.is_some_and(|expires| expires <= now);
    Some(ExceptionRow {
        key: exception.key.to_string(),
        stage: exception.stage.to_string(),
        release: release.key.to_string(),
        title: release.title.clone(),
        reason: exception.reason.clone(),
        granted_by: exception.approver.clone().unwrap_or_default(),
        granted_at: exception.decided.map_or_else(String::new, |at| moment(at, &window.zone)),
        expires: exception.expires.map_or_else(String::new, |at| moment(at, &window.zone)),
        note: match (used, expired) {
            (true, _) => format!("used: {}", exception.outcome),
            (false, true) => "has run out".to_owned(),
            (false, false) => String::new(),
        },
    })
}
