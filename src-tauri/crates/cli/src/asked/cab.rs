//! What is asked about meetings of the board.

use std::path::Path;

use serde_json::{Value, json};
use slipway_app::{App, AppError};

use super::approval::decided;
use super::{Asked, ToldIn, asked, bad_file, bytes_of, printing};
use crate::arguments::{Action, Agenda, Cab, Decide, Document, Minutes};
use crate::progress::OnTerminal;
use crate::render;

/// What a subcommand of `cab` asks.
pub fn cab(app: &App, cab: Cab) -> Result<Asked, AppError> {
    let of = |name: &'static str, meeting: String| asked(name, json!({ "meeting": meeting }), render::changed);
    Ok(match cab {
        Cab::Meetings => Asked { told_in: ToldIn::Plan, ..asked("cab_meetings", json!({}), render::meetings) },
        Cab::Show(sitting) => Asked { tell: render::workbench, ..of("cab_workbench_show", sitting.meeting) },
        Cab::Diff { since, sitting } => {
            asked("cab_since_show", json!({ "meeting": sitting.meeting, "since": since }), render::since)
        }
        Cab::Pack(document) => print("cab_pack_print", document),
        Cab::Issue(sitting) => of("cab_pack_issue", sitting.meeting),
        Cab::Schedule(document) => print("forward_schedule_print", document),
        Cab::Outages(document) => print("outages_print", document),
        Cab::Attend { person, presence, deputy, sitting } => {
            let presence = Some(presence).filter(|presence| presence != "none");
            let input = json!({ "meeting": sitting.meeting, "person": person, "presence": presence, "deputy": deputy });
            asked("cab_attendance_mark", input, render::changed)
        }
        Cab::Agenda(said) => agenda(said)?,
        Cab::Open(sitting) => of("cab_meeting_open", sitting.meeting),
        Cab::Take { point, sitting } => {
            asked("cab_point_take", json!({ "meeting": sitting.meeting, "point": point }), render::changed)
        }
        Cab::Decide(said) => decide(*said)?,
        Cab::End(sitting) => of("cab_meeting_end", sitting.meeting),
        Cab::Minutes(said) => minutes(app, said)?,
        Cab::Actions => asked("action_list", json!({}), render::actions),
        Cab::Action(action) => self::action(app, action)?,
    })
}

fn print(name: &'static str, document: Document) -> Asked {
    let mut input = printing(&document.out, document.printing);
    (input["meeting"], input["duplex"]) = (document.sitting.meeting.into(), document.duplex.into());
    asked(name, input, render::printed)
}

/// A point of one's own, as the workbench names it.
fn own(text: &str) -> String {
    if text.starts_with('~') { text.to_owned() } else { format!("~{text}") }
}

fn agenda(said: Agenda) -> Result<Asked, AppError> {
    let Agenda { sitting, add, off, on, point, minutes, justify, order } = said;
    let meeting = sitting.meeting;
    if !order.is_empty() {
        return Ok(asked("cab_agenda_order", json!({ "meeting": meeting, "points": order }), render::changed));
    }
    let (point, off) = match (add, off, on, point) {
        (Some(text), ..) => (own(&text), Some(false)),
        (_, Some(point), ..) => (point, Some(true)),
        (_, _, Some(point), _) => (point, Some(false)),
        (.., Some(point)) if minutes.is_some() || justify.is_some() => (point, None),
        (.., Some(_)) => {
            return Err(AppError::usage("meeting.point", "nothing is said about the point")
                .hint("say --minutes or --justify, or take it off with --off"));
        }
        _ => return Ok(asked("cab_workbench_show", json!({ "meeting": meeting }), render::agenda)),
    };
    let input = json!({ "meeting": meeting, "point": point, "minutes": minutes, "justification": justify, "off": off });
    Ok(asked("cab_point_mark", input, render::changed))
}

fn decide(said: Decide) -> Result<Asked, AppError> {
    let Decide { key, outcome, sitting, decision, votes_for, against, abstain, interest, comments, minutes } = said;
    let mut input = decided(outcome, decision)?;
    input["ballot"] = json!({
        "votes_for": votes_for, "against": against, "abstained": abstain, "interests": interest,
        "comments": comments.unwrap_or_default(),
    });
    (input["meeting"], input["release"], input["minutes"]) = (sitting.meeting.into(), key.into(), minutes.into());
    Ok(asked("cab_decide", input, render::changed))
}

fn minutes(app: &App, said: Minutes) -> Result<Asked, AppError> {
    let Minutes { sitting, out, save, reset, lock, duplex, printing: how } = said;
    let mut input = json!({ "meeting": sitting.meeting });
    if let Some(out) = out {
        let mut paper = printing(&out, how);
        paper["duplex"] = duplex.into();
        return written(&out, input, paper);
    }
    if let Some(path) = save {
        let text = String::from_utf8(bytes_of(app, &path)?).map_err(|error| bad_file(&path, error))?;
        input["text"] = text.into();
        return Ok(asked("cab_minutes_save", input, render::changed));
    }
    Ok(match (reset, lock) {
        (true, _) => asked("cab_minutes_save", input, render::changed),
        (_, true) => asked("cab_minutes_lock", input, render::changed),
        _ => asked("cab_minutes_show", input, render::minutes),
    })
}

/// What of a meeting is written, by the ending of the file.
fn written(out: &Path, meeting: Value, mut paper: Value) -> Result<Asked, AppError> {
    let ending = out.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
    let what = match ending.as_str() {
        "pdf" => {
            paper["meeting"] = meeting["meeting"].clone();
            return Ok(asked("cab_minutes_print", paper, render::printed));
        }
        "md" => "minutes",
        "csv" => "actions",
        "ics" => "calendar",
        _ => {
            let message = format!("{}: nobody can tell what of the meeting is written", out.display());
            let hint = "say a file that ends in .md or .pdf for the minutes, .csv for actions, .ics for dates";
            return Err(AppError::usage("meeting.format", message).hint(hint));
        }
    };
    let input = json!({ "meeting": meeting["meeting"], "what": what, "path": out });
    Ok(asked("cab_export", input, render::one_written))
}

fn action(app: &App, action: Action) -> Result<Asked, AppError> {
    Ok(match action {
        Action::Add { text, sitting, release, owner, due, process } => {
            let input = json!({
                "meeting": sitting.meeting, "text": text, "release": release, "owner": owner, "due": due,
                "kind": if process { "process" } else { "task" },
            });
            asked("action_save", input, render::changed)
        }
        Action::Done { key, open } => {
            let listed = app.call("action_list", json!({}), &OnTerminal)?;
            let mut all = listed["items"].as_array().into_iter().flatten();
            let old = all.find(|action| action["key"] == key.as_str()).ok_or_else(|| {
                AppError::usage("action.unknown", format!("there is no action {key:?}"))
                    .hint("`slipway cab actions` lists what there is")
            })?;
            let meeting = old["meeting"].as_str().unwrap_or("next");
            let input = json!({
                "key": key, "meeting": meeting, "release": old["release"], "kind": old["kind"], "text": old["text"],
                "owner": old["owner"], "due": old["due"], "done": !open,
            });
            asked("action_save", input, render::changed)
        }
        Action::Remove { key } => asked("action_remove", json!({ "key": key }), render::changed),
    })
}
