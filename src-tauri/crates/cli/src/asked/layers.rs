//! What is asked about windows, freezes, exceptions, weights and rules.

use serde_json::{Value, json};
use slipway_app::{App, AppError};

use super::{Asked, ToldIn, asked, instant, paper, standing};
use crate::arguments::{Exception, Freeze, Proposal, Rules};
use crate::render;

/// Whether a window is a freeze, as its card says it.
const FREEZES: [&str; 2] = ["freeze-hard", "freeze-soft"];

/// The windows of some kinds; of all where none is named.
pub fn windows(kinds: &[&str], flagged: bool) -> Asked {
    asked("layer_list", json!({ "kinds": kinds, "flagged": flagged }), render::layers)
}

/// What a subcommand of `freeze` asks.
pub fn freeze(app: &App, freeze: Freeze) -> Result<Asked, AppError> {
    let step = |name, which: crate::arguments::Which| {
        asked(name, json!({ "key": which.key, "reason": which.reason }), render::changed)
    };
    Ok(match freeze {
        Freeze::List => windows(&FREEZES, false),
        Freeze::Show { key } => asked("freeze_show", json!({ "key": key }), render::freeze),
        Freeze::Propose(proposal) => asked("freeze_propose", card(app, *proposal)?, render::changed),
        Freeze::Negotiate(which) => step("freeze_negotiate", which),
        Freeze::Sign { key, side, by } => {
            asked("freeze_sign", json!({ "key": key, "side": side, "by": by }), render::changed)
        }
        Freeze::Publish(which) => step("freeze_publish", which),
        Freeze::End(which) => step("freeze_end", which),
        Freeze::Reopen(which) => step("freeze_reopen", which),
        Freeze::Preview { key } => in_plan_zone(asked("freeze_preview", json!({ "key": key }), render::displaced)),
        Freeze::Notice { key, out, letter, mono, fallback_font } => {
            let input = json!({
                "key": key, "path": out, "paper": paper(letter), "mono": mono, "fallback_font": fallback_font,
            });
            asked("freeze_notice_print", input, render::printed)
        }
        Freeze::Try { key, service, at, minutes, environment, release_type } => {
            let input = json!({
                "key": key, "service": service, "at": instant(Some(at))?, "minutes": minutes,
                "environment": environment, "kind": release_type,
            });
            asked("freeze_try", input, render::tried)
        }
    })
}

fn in_plan_zone(asked: Asked) -> Asked {
    Asked { told_in: ToldIn::Plan, ..asked }
}

fn card(app: &App, proposal: Proposal) -> Result<Value, AppError> {
    let scope = json!({
        "services": proposal.services, "teams": proposal.teams, "environments": proposal.environments,
        "regions": proposal.regions, "types": proposal.types,
    });
    let mut card = json!({
        "key": proposal.key, "title": proposal.title, "kind": proposal.kind, "start": proposal.start,
        "end": proposal.end, "zone": zone_or_plans(app, proposal.zone)?, "rrule": proposal.rrule, "scope": scope,
        "source": proposal.source,
    });
    // What is left out stays as it is; null would take it away.
    if let Some(owner) = proposal.owner {
        card["owner"] = owner.into();
    }
    Ok(card)
}

fn zone_or_plans(app: &App, zone: Option<String>) -> Result<Value, AppError> {
    zone.map_or_else(|| Ok(standing(app)?["zone"].take()), |zone| Ok(zone.into()))
}

/// What a subcommand of `exception` asks.
pub fn exception(exception: Exception) -> Result<Asked, AppError> {
    Ok(match exception {
        Exception::List => in_plan_zone(asked("exception_list", json!({}), render::exceptions)),
        Exception::Request { key, freeze, release, reason, risk, rollback, criterion } => {
            let criteria: Vec<Value> = criterion.iter().map(|told| self::criterion(told)).collect();
            let input = json!({
                "key": key, "freeze": freeze, "release": release, "reason": reason, "risk": risk,
                "rollback": rollback, "criteria": criteria,
            });
            asked("exception_request", input, render::outcome)
        }
        Exception::Approve { key, expires, met, by } => {
            let expires = instant(Some(expires))?;
            let input = json!({ "key": key, "decision": "approve", "expires": expires, "met": met, "approver": by });
            asked("exception_decide", input, render::changed)
        }
        Exception::Refuse { key, reason, by } => {
            let input = json!({ "key": key, "decision": "refuse", "approver": by, "reason": reason });
            asked("exception_decide", input, render::changed)
        }
        Exception::Use { key, outcome } => {
            asked("exception_use", json!({ "key": key, "outcome": outcome }), render::changed)
        }
        Exception::Withdraw(which) => {
            let input = json!({ "key": which.key, "reason": which.reason });
            asked("exception_withdraw", input, render::changed)
        }
    })
}

fn criterion(told: &str) -> Value {
    match told.strip_suffix("=met") {
        Some(text) => json!({ "text": text, "met": true }),
        None => json!({ "text": told, "met": false }),
    }
}

/// What `rules` asks.
pub fn rules(settle: Option<Rules>) -> Asked {
    match settle {
        None => asked("severity_rule_list", json!({}), render::rules),
        Some(Rules::Set { code, critical, otherwise, reason }) => {
            let input = json!({ "code": code, "critical": critical, "otherwise": otherwise, "reason": reason });
            asked("severity_rule_save", input, render::changed)
        }
    }
}

/// The dates of a rule.
pub fn expand(
    app: &App,
    start: String,
    end: String,
    zone: Option<String>,
    rrule: Option<String>,
) -> Result<Asked, AppError> {
    let zone = zone_or_plans(app, zone)?;
    let input = json!({ "start": start, "end": end, "zone": zone, "rrule": rrule });
    Ok(asked("rule_expand", input, render::expanded))
}
