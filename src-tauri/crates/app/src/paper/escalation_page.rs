//! The escalation card of a release: who is called, until when it can go back, and how.

use slipway_domain::escalation::{RollbackDecision, RollbackPlan, Way};
use slipway_domain::release::Release;
use slipway_domain::time::Minutes;
use slipway_print::escalation::{DecisionRow, EscalationModel, LevelRow, NoReturn, RollbackCard};
use slipway_print::escalation_card;

use super::press::{self, Wish};
use super::scope::capital;
use super::time::{full_moment, moment, stretch, zone_at};
use super::{PrintThing, PrintedPaper};
use crate::desk::{App, Context, Desk};
use crate::error::Result;
use crate::host::Task;

const USE_CASE: &str = "escalation_card_print";

/// Prints the escalation card of a release as PDF.
///
/// The page is made when the desk is free again.
pub fn print_card(app: &App, input: PrintThing, task: &dyn Task) -> Result<PrintedPaper> {
    let (model, snapshot) =
        app.ask(USE_CASE, |desk, context| Ok((model(desk, context, desk.release(&input.key)?)?, desk.seq())))?;
    let wish = Wish {
        paper: input.paper.into(),
        mono: input.mono,
        duplex: false,
        fallback_font: input.fallback_font,
        picture: false,
    };
    press::print(app, USE_CASE, input.path, &wish, snapshot, task, |options, progress| {
        escalation_card(&model, options, progress)
    })
}

fn number(minutes: Minutes) -> u32 {
    u32::try_from(minutes.get().max(0)).unwrap_or(u32::MAX)
}

fn model(desk: &Desk, context: &Context, release: &Release) -> Result<EscalationModel> {
    let plan = &desk.plan;
    let zone = release.planned.zone();
    let today = zone.wall(context.host.clock.now()).date();
    let chain = plan.chain_of(release);
    let called = chain.map(|chain| plan.called(release, chain)).unwrap_or_default();
    let last = called.len().saturating_sub(1);
    let levels = called.into_iter().enumerate().map(|(index, level)| LevelRow {
        role: capital(&level.role.as_str().replace('-', " ")),
        name: level.name,
        phone: level.phone,
        after: number(level.after),
        wait: chain.and_then(|chain| chain.levels.get(index)).filter(|_| index < last).map(|one| number(one.minutes)),
    });
    let point = plan.point_of_no_return(release);
    let log = plan.rollback_log(release.id);
    Ok(EscalationModel {
        title: release.title.clone(),
        key: release.key.to_string(),
        window: stretch(release.occupancy(), zone),
        zone: zone_at(zone, release.occupancy().start()),
        no_return: NoReturn {
            at: point.as_ref().map(|point| moment(point.at, zone)).unwrap_or_default(),
            zone: zone_at(zone, point.as_ref().map_or(release.occupancy().end(), |point| point.at)),
            note: point.map_or_else(
                || "Nobody said how long going back takes, and no time is kept for it.".to_owned(),
                |point| point.sentence,
            ),
        },
        chain: chain.map(|chain| chain.name.clone()).unwrap_or_default(),
        levels: levels.collect(),
        rollback: plan
            .rollback_plans
            .get(release.id)
            .map(|said| RollbackCard { tested: plan.rollback_test_told(release, today), ..card(said) }),
        log: (!log.is_empty()).then(|| log.into_iter().map(|one| row(one, release)).collect()),
        provenance: press::provenance(desk, context)?,
    })
}

fn card(said: &RollbackPlan) -> RollbackCard {
    RollbackCard {
        procedure: said.procedure.clone(),
        duration: number(said.duration),
        verification: number(said.verification),
        tested: String::new(),
        evidence: said.evidence.clone(),
        measured: said.measured.map(number),
    }
}

fn row(decision: &RollbackDecision, release: &Release) -> DecisionRow {
    let zone = release.planned.zone();
    DecisionRow {
        asked: full_moment(decision.asked, zone),
        decided: full_moment(decision.decided, zone),
        by: decision.by.clone(),
        goes_back: decision.way == Way::GoBack,
        reason: decision.reason.clone(),
    }
}
