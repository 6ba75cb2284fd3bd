//! What outcomes say, and the words of what a decision is about.

use super::*;

#[test]
fn what_a_decision_is_about_has_a_word_of_its_own() {
    assert_eq!(Subject::WORDS, ["window", "scope", "package"]);
    assert!(Outcome::ALL.iter().all(|outcome| !outcome.told().is_empty()));
    let approves: Vec<&Outcome> = Outcome::ALL.iter().filter(|outcome| outcome.approves()).collect();
    assert_eq!(approves, [&Outcome::Approved, &Outcome::Conditional]);
    let decides: Vec<&Outcome> = Outcome::ALL.iter().filter(|outcome| outcome.decides()).collect();
    assert_eq!(decides, [&Outcome::Approved, &Outcome::Conditional, &Outcome::Rejected]);
}
