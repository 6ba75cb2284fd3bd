//! A quorum in sentences.

use super::{QuorumState, Seat};
use crate::board::{Board, Presence, names};

/// How those who are counted are spoken of: what they are, and what so many must do.
type Wording = (&'static str, &'static str);

const HELD: Wording = ("there", "be");
const LIKELY: Wording = ("expected", "come");

/// The quorum of a meeting that is held.
pub(super) fn held(board: &Board, state: &QuorumState) -> String {
    if board.membership.quorum.is_open() {
        return format!("Nobody has settled on a quorum for {}, so whoever is there decides.", board.name);
    }
    let told = conditions(board, state, HELD);
    if state.met {
        return format!("{} has a quorum: {told}.", board.name);
    }
    format!(
        "{} has no quorum: {told}. What it decides is provisional; wait for those who are missing, or note who came in \
         their place.",
        board.name
    )
}

/// The quorum that a meeting to come is likely to have.
pub(super) fn likely(board: &Board, state: &QuorumState) -> String {
    if board.membership.quorum.is_open() {
        return format!("Nobody has settled on a quorum for {}, so whoever comes will decide.", board.name);
    }
    let (verb, advice) = if state.met {
        ("is likely to have", "")
    } else {
        ("is not likely to have", " Ask those who are missing to send somebody, or let the board meet at another time.")
    };
    let (told, doubts) = (conditions(board, state, LIKELY), doubts(&state.seats));
    format!("{} {verb} a quorum: {told}.{doubts}{advice}", board.name)
}

/// How many of those counted on have not promised to come.
fn doubts(seats: &[Seat]) -> String {
    let own = || seats.iter().filter(|seat| seat.filled && seat.votes && seat.deputy.is_none());
    let unsure = own().filter(|seat| seat.presence == Some(Presence::Tentative)).count();
    let silent = own().filter(|seat| seat.presence.is_none()).count();
    let of = |number: usize, one: &str, many: &str| match number {
        0 => None,
        1 => Some(format!("1 of them {one}")),
        more => Some(format!("{more} of them {many}")),
    };
    let told = [of(unsure, "is not sure", "are not sure"), of(silent, "has not answered", "have not answered")];
    let told: Vec<String> = told.into_iter().flatten().collect();
    if told.is_empty() { String::new() } else { format!(" {}.", names::list(&told)) }
}

/// What the rule asks for and how it stands, such as `the chair is missing`.
fn conditions(board: &Board, state: &QuorumState, (are, must): Wording) -> String {
    let rule = &board.membership.quorum;
    let (mut there, mut missing) = (Vec::new(), Vec::new());
    if rule.chair {
        if state.chair { &mut there } else { &mut missing }.push("the chair".to_owned());
    }
    for group in &rule.groups {
        let is_there = !state.missing_groups.contains(group);
        if is_there { &mut there } else { &mut missing }.push(format!("somebody of {group}"));
    }
    let be = |number: usize| if number == 1 { "is" } else { "are" };
    let mut parts = Vec::new();
    if rule.at_least > 0 {
        let (present, needed) = (state.present as usize, rule.at_least);
        let members = names::count(present, "member");
        parts.push(format!("{members} with a vote {} {are} (at least {needed} must {must})", be(present)));
    }
    if !missing.is_empty() {
        parts.push(format!("{} {} missing", names::list(&missing), be(missing.len())));
    } else if !there.is_empty() {
        let (names, be) = (names::list(&there), be(there.len()));
        parts.push(if parts.is_empty() { format!("{names} {be} {are}") } else { format!("so {be} {names}") });
    }
    parts.join(", and ")
}
