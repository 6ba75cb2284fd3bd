//! What is asked about who sits on a board, and about absences.

use serde_json::{Value, json};
use slipway_app::{App, AppError};

use super::{Asked, Only, asked, standing};
use crate::arguments::{Absence, AbsenceStep, Board, SettleBoard, WhichBoard};
use crate::progress::OnTerminal;
use crate::render;

/// What `board` asks.
pub fn board(app: &App, board: Board) -> Result<Asked, AppError> {
    let card = match board.settle {
        None => {
            let only = board.key.map(|name| Only { what: "board", place: "/key", name, lists: "slipway board" });
            return Ok(Asked { list: Some("boards"), only, ..asked("catalogue_show", json!({}), render::boards) });
        }
        Some(SettleBoard::Seat { person, group, votes, deputy, which }) => {
            let mut card = card(app, &which)?;
            seat(&mut card["membership"], &person, group, votes.as_deref(), deputy);
            card
        }
        Some(SettleBoard::Unseat { person, which }) => {
            let mut card = card(app, &which)?;
            unseat(&mut card, &person)?;
            card
        }
        Some(SettleBoard::Set { chair, at_least, chair_needed, group_needed, minutes, place, link, which }) => {
            let mut card = card(app, &which)?;
            let membership = &mut card["membership"];
            if let Some(chair) = chair {
                membership["chair"] = or_none(chair);
            }
            if let Some(needed) = chair_needed {
                membership["chair_needed"] = (needed == "yes").into();
            }
            if !group_needed.is_empty() {
                membership["groups"] = group_needed.into_iter().filter(|group| group != "none").collect();
            }
            for (name, number) in [("at_least", at_least), ("minutes_per_item", minutes)] {
                if let Some(number) = number {
                    membership[name] = number.into();
                }
            }
            for (name, text) in [("place", place), ("link", link)] {
                if let Some(text) = text {
                    membership[name] = text.into();
                }
            }
            card
        }
    };
    Ok(asked("board_save", card, render::changed))
}

fn or_none(key: String) -> Value {
    if key == "none" { Value::Null } else { key.into() }
}

fn catalogue(app: &App, list: &str) -> Result<Vec<Value>, AppError> {
    let found = app.call("catalogue_show", json!({}), &OnTerminal)?[list].take();
    Ok(if let Value::Array(items) = found { items } else { Vec::new() })
}

/// The card of a board as it is; of the only one where none is named.
fn card(app: &App, which: &WhichBoard) -> Result<Value, AppError> {
    let mut boards = catalogue(app, "boards")?;
    let Some(key) = &which.board else {
        return match boards.as_mut_slice() {
            [only] => Ok(only.take()),
            [] => Err(AppError::usage("board.none", "the plan has no board")
                .hint("`slipway import boards FILE` adds boards; slipway import --help shows the columns")),
            several => {
                let keys: Vec<&str> = several.iter().filter_map(|board| board["key"].as_str()).collect();
                let message = format!("there are {} boards: {}", keys.len(), keys.join(", "));
                Err(AppError::usage("board.which", message).hint("say which one with --board"))
            }
        };
    };
    boards.into_iter().find(|board| board["key"] == key.as_str()).ok_or_else(|| {
        AppError::usage("board.unknown", format!("there is no board {key:?}"))
            .hint("`slipway board` lists what there is")
    })
}

/// Gives a person a seat, or changes the one that the person has.
fn seat(membership: &mut Value, person: &str, group: Option<String>, votes: Option<&str>, deputy: Option<String>) {
    let Some(members) = membership["members"].as_array_mut() else { return };
    let at = members.iter().position(|member| member["person"] == person).unwrap_or(members.len());
    if at == members.len() {
        members.push(json!({ "person": person }));
    }
    let Some(member) = members.get_mut(at) else { return };
    if let Some(group) = group {
        member["group"] = group.into();
    }
    if let Some(votes) = votes {
        member["votes"] = (votes == "yes").into();
    }
    if let Some(deputy) = deputy {
        member["deputy"] = or_none(deputy);
    }
}

/// Takes the seat of a person away, and the chair where the person chairs.
fn unseat(card: &mut Value, person: &str) -> Result<(), AppError> {
    let membership = &mut card["membership"];
    let chairs = membership["chair"] == person;
    if chairs {
        membership["chair"] = Value::Null;
    }
    let mut sat = chairs;
    if let Some(members) = membership["members"].as_array_mut() {
        let before = members.len();
        members.retain(|member| member["person"] != person);
        sat |= members.len() < before;
    }
    if sat {
        return Ok(());
    }
    let board = card["key"].as_str().unwrap_or_default();
    Err(AppError::usage("board.seat", format!("{person} has no seat on the board {board}"))
        .hint(format!("`slipway board {board}` lists who sits on it")))
}

/// What `absence` asks.
pub fn absence(app: &App, absence: Absence) -> Result<Asked, AppError> {
    Ok(match absence.step {
        None => Asked { list: Some("absences"), ..asked("catalogue_show", json!({}), render::absences) },
        Some(AbsenceStep::Remove { key }) => asked("absence_remove", json!({ "key": key }), render::changed),
        Some(AbsenceStep::Set { key, person, start, end, zone, reason }) => {
            let old = catalogue(app, "absences")?.into_iter().find(|absence| absence["key"] == key.as_str());
            let mut card = match old {
                Some(old) => old,
                None => json!({ "key": key, "zone": standing(app)?["zone"].take() }),
            };
            let said = [("person", person), ("start", start), ("end", end), ("zone", zone), ("reason", reason)];
            for (name, text) in said {
                if let Some(text) = text {
                    card[name] = text.into();
                }
            }
            let open: Vec<&str> = ["person", "start", "end"].into_iter().filter(|name| card[*name].is_null()).collect();
            if !open.is_empty() {
                let message = format!("nobody said the {} of the absence {key} yet", open.join(", the "));
                return Err(AppError::usage("absence.said", message).hint("say --person, --start and --end"));
            }
            asked("absence_save", card, render::changed)
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seat_that_somebody_has_keeps_what_is_not_said() {
        let mut membership = json!({ "members": [{ "person": "ada", "group": "Security", "votes": true }] });
        seat(&mut membership, "ada", None, Some("no"), Some("bob".to_owned()));
        seat(&mut membership, "cid", Some("Business".to_owned()), None, None);
        let ada = json!({ "person": "ada", "group": "Security", "votes": false, "deputy": "bob" });
        assert_eq!(membership["members"], json!([ada, { "person": "cid", "group": "Business" }]));
        seat(&mut membership, "ada", None, None, Some("none".to_owned()));
        assert_eq!(membership["members"][0]["deputy"], Value::Null);
    }

    #[test]
    fn who_leaves_the_board_leaves_the_chair_too_and_nobody_leaves_who_does_not_sit_there() {
        let members = json!([{ "person": "ada" }, { "person": "bob" }]);
        let mut card = json!({ "key": "CAB", "membership": { "chair": "ada", "members": members } });
        unseat(&mut card, "ada").unwrap();
        assert_eq!(card["membership"], json!({ "chair": null, "members": [{ "person": "bob" }] }));
        let refused = unseat(&mut card, "ada").unwrap_err();
        assert_eq!(
            (refused.code.as_str(), refused.message.as_str()),
            ("board.seat", "ada has no seat on the board CAB")
        );
    }
}
