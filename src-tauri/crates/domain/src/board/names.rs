//! What sentences about boards call people, days and numbers of things.

use chrono::NaiveDate;

use crate::Plan;
use crate::id::PersonId;

/// The name of a person.
pub(super) fn person(plan: &Plan, id: PersonId) -> String {
    plan.people.get(id).map_or_else(|| "somebody who is gone".to_owned(), |person| person.name.clone())
}

/// `A`, `A and B`, `A, B and C`.
pub(super) fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [name] => name.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// `1 action`, `3 actions`.
pub(super) fn count(number: usize, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}

/// `1 December 2026`.
pub(super) fn day(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

/// A text on one line.
pub(super) fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
