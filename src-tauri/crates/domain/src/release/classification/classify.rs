//! Which type a release is of by its answers, and why.

use std::collections::BTreeMap;

use super::{Criterion, TypeRule, Weighs};
use crate::Plan;
use crate::conflict::list;
use crate::release::ReleaseKind;

/// The type that answers speak for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The type.
    pub kind: ReleaseKind,
    /// Why, for each type that was tried, in the order in which they were; the last one is the type.
    pub why: Vec<Reason>,
    /// How many questions of the types that were tried nobody answered.
    pub asked_open: usize,
}

/// How answers speak for one type and against it; criteria are told by their keys, in the order in which they are asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The type.
    pub kind: ReleaseKind,
    /// Whether the release is of it.
    pub fits: bool,
    /// What was answered with yes.
    pub spoke: Vec<String>,
    /// What it lacks and was answered with no.
    pub missing: Vec<String>,
    /// What it lacks and nobody answered, which counts as no.
    pub open: Vec<String>,
    /// The whole sentence.
    pub sentence: String,
}

/// The order in which types are tried; [`ReleaseKind::Normal`] is what remains.
const ORDER: [ReleaseKind; 3] = [ReleaseKind::Emergency, ReleaseKind::Standard, ReleaseKind::Normal];

/// Finds the type that answers speak for, by the rules of the plan: emergency first, then standard, normal otherwise.
///
/// A type fits when everything that it requires was answered with yes, and one
/// at least of those of which it needs one. `answers` are by the type and the
/// key of the question; what is missing was not answered and counts as no.
pub fn classify(plan: &Plan, answers: &BTreeMap<ReleaseKind, BTreeMap<String, bool>>) -> Found {
    let none = BTreeMap::new();
    let mut found = Found { kind: ReleaseKind::Normal, why: Vec::new(), asked_open: 0 };
    for kind in ORDER {
        let rule = plan.type_rule(kind);
        let tried = Tried::new(&rule, answers.get(&kind).unwrap_or(&none));
        let fits = kind == ReleaseKind::Normal || tried.fits();
        found.asked_open += tried.answered.iter().filter(|(_, answer)| answer.is_none()).count();
        found.why.push(tried.reason(fits));
        if fits {
            found.kind = kind;
            break;
        }
    }
    found
}

/// A type with what was answered to each of its questions.
struct Tried<'a> {
    kind: ReleaseKind,
    answered: Vec<(&'a Criterion, Option<bool>)>,
}

impl<'a> Tried<'a> {
    fn new(rule: &'a TypeRule, answers: &BTreeMap<String, bool>) -> Self {
        let answered = rule.criteria.iter().map(|criterion| (criterion, answers.get(&criterion.key).copied()));
        Self { kind: rule.kind, answered: answered.collect() }
    }

    /// Those of one weight.
    fn of(&self, weighs: Weighs) -> impl Iterator<Item = (&'a Criterion, Option<bool>)> {
        self.answered.iter().copied().filter(move |(criterion, _)| criterion.weighs == weighs)
    }

    /// Those of which one at least is needed, where none was answered with yes.
    fn none_of(&self) -> Vec<(&'a Criterion, Option<bool>)> {
        let one_of: Vec<_> = self.of(Weighs::OneOf).collect();
        if one_of.iter().any(|(_, answer)| *answer == Some(true)) { Vec::new() } else { one_of }
    }

    /// What the type lacks.
    fn lacks(&self) -> Vec<(&'a Criterion, Option<bool>)> {
        let none_of = self.none_of();
        let lacks = |one: &(&Criterion, Option<bool>)| {
            let is_needed = one.0.weighs == Weighs::Required || !none_of.is_empty();
            is_needed && one.1 != Some(true)
        };
        self.answered.iter().copied().filter(lacks).collect()
    }

    /// A type that asks nothing fits nothing.
    fn fits(&self) -> bool {
        !self.answered.is_empty() && self.lacks().is_empty()
    }

    fn reason(&self, fits: bool) -> Reason {
        let lacks = self.lacks();
        let keys = |all: &[(&Criterion, Option<bool>)], answer: Option<bool>| -> Vec<String> {
            all.iter().filter(|(_, given)| *given == answer).map(|(criterion, _)| criterion.key.clone()).collect()
        };
        Reason {
            kind: self.kind,
            fits,
            spoke: keys(&self.answered, Some(true)),
            missing: keys(&lacks, Some(false)),
            open: keys(&lacks, None),
            sentence: self.sentence(fits),
        }
    }

    fn sentence(&self, fits: bool) -> String {
        let spoke: Vec<_> = self.answered.iter().copied().filter(|(_, answer)| *answer == Some(true)).collect();
        let speaks = match spoke.as_slice() {
            [] => String::new(),
            [_] => format!(" For it speaks {}.", questions(&spoke)),
            _ => format!(" For it speak {}.", questions(&spoke)),
        };
        let lacks = self.told_lacks();
        let name = match self.kind {
            ReleaseKind::Emergency => "an emergency release".to_owned(),
            kind => format!("a {kind} release"),
        };
        match (self.kind, fits) {
            (ReleaseKind::Normal, _) => {
                let lacks = if lacks.is_empty() { lacks } else { format!(" Against it: {lacks}.") };
                format!("It is {name}, which is what remains.{speaks}{lacks}")
            }
            (_, true) => format!("It is {name}.{speaks}"),
            (_, false) if lacks.is_empty() => format!("It is not {name}: nothing is asked of one."),
            (_, false) => format!("It is not {name}: {lacks}.{speaks}"),
        }
    }

    /// What the type lacks, without a full stop; empty where it lacks nothing.
    fn told_lacks(&self) -> String {
        let required = |answer: Option<bool>| -> Vec<_> {
            self.of(Weighs::Required).filter(|(_, given)| *given == answer).collect()
        };
        let (no, open, none_of) = (required(Some(false)), required(None), self.none_of());
        let mut parts = Vec::new();
        if !none_of.is_empty() {
            let unanswered = none_of.iter().filter(|(_, answer)| answer.is_none()).count();
            let doubt = match unanswered {
                0 => String::new(),
                all if all == none_of.len() => " (none was answered)".to_owned(),
                1 => " (1 was not answered)".to_owned(),
                some => format!(" ({some} were not answered)"),
            };
            parts.push(format!("none of {} was answered with yes{doubt}", questions(&none_of)));
        }
        let was = |all: &[_]| if all.len() == 1 { "was" } else { "were" };
        if !no.is_empty() {
            parts.push(format!("{} {} answered with no", questions(&no), was(&no)));
        }
        if !open.is_empty() {
            parts.push(format!("{} {} not answered", questions(&open), was(&open)));
        }
        parts.join("; ")
    }
}

/// `"Was the same done before?" and "Is its risk low?"`.
fn questions(criteria: &[(&Criterion, Option<bool>)]) -> String {
    list(&criteria.iter().map(|(criterion, _)| format!("{:?}", criterion.question)).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::conflict::sketch::Sketch;

    type Answers = BTreeMap<ReleaseKind, BTreeMap<String, bool>>;

    fn type_of(word: &str) -> ReleaseKind {
        word.parse().unwrap()
    }

    /// Answers such as `emergency: +order -cannot-wait; standard: +low-risk`.
    fn answers(text: &str) -> Answers {
        let of_type = |text: &str| {
            let (kind, given) = text.split_once(':').unwrap();
            let one = |word: &str| (word[1..].to_owned(), word.starts_with('+'));
            (type_of(kind), given.split_whitespace().map(one).collect())
        };
        text.split(';').filter(|part| !part.trim().is_empty()).map(of_type).collect()
    }

    fn found(text: &str) -> Found {
        classify(&Sketch::new().plan, &answers(text))
    }

    const CONDITIONS: &str = "+live-reference +cannot-wait +scope-minimal";
    const STANDARD: &str = "+done-before +documented +low-risk +approved-once +reversible +no-outage";

    #[test]
    fn the_type_is_the_first_of_which_everything_holds() {
        let all_no =
            "-service-impacted -impact-imminent -vulnerability -order -live-reference -cannot-wait -scope-minimal";
        let cases = [
            // Nothing was answered: 7 questions of an emergency, 6 of a standard, 6 of a normal release.
            (String::new(), "normal", 19),
            (format!("emergency: +service-impacted {CONDITIONS}"), "emergency", 3),
            (format!("emergency: +impact-imminent {CONDITIONS}"), "emergency", 3),
            (format!("emergency: +vulnerability {CONDITIONS}"), "emergency", 3),
            (format!("emergency: +order {CONDITIONS}"), "emergency", 3),
            (
                format!("emergency: +order +vulnerability -service-impacted -impact-imminent {CONDITIONS}"),
                "emergency",
                0,
            ),
            (format!("emergency: {CONDITIONS}"), "normal", 16),
            ("emergency: +order +cannot-wait +scope-minimal".to_owned(), "normal", 16),
            ("emergency: +order +live-reference -cannot-wait +scope-minimal".to_owned(), "normal", 15),
            ("emergency: +order +live-reference +cannot-wait -scope-minimal".to_owned(), "normal", 15),
            (format!("standard: {STANDARD}"), "standard", 7),
            (format!("emergency: {all_no}; standard: {STANDARD}"), "standard", 0),
            (format!("emergency: +order {CONDITIONS}; standard: {STANDARD}"), "emergency", 3),
            (format!("emergency: {all_no}; standard: {}", STANDARD.replace("+low-risk", "-low-risk")), "normal", 6),
            (format!("emergency: {all_no}; standard: {}", STANDARD.replace("+low-risk", "")), "normal", 7),
            // The answer to a question of another type says nothing.
            (format!("normal: {STANDARD}"), "normal", 19),
            ("normal: +can-wait +planned +new -several -data -outage".to_owned(), "normal", 13),
        ];
        for (text, kind, open) in cases {
            let found = found(&text);
            assert_eq!((found.kind, found.asked_open), (type_of(kind), open), "{text}");
        }
    }

    #[test]
    fn the_reasons_end_with_the_type_and_name_what_spoke_and_what_was_missing() {
        let found = found("emergency: +order -live-reference +scope-minimal; standard: -done-before +low-risk");
        let [emergency, standard, normal] = found.why.as_slice() else { panic!("three were tried") };
        assert_eq!((emergency.kind, emergency.fits, normal.fits), (ReleaseKind::Emergency, false, true));
        assert_eq!(emergency.spoke, ["order", "scope-minimal"]);
        assert_eq!(
            (emergency.missing.as_slice(), emergency.open.as_slice()),
            (&["live-reference".to_owned()][..], &["cannot-wait".to_owned()][..])
        );
        assert_eq!(standard.missing, ["done-before"]);
        assert_eq!(standard.open, ["documented", "approved-once", "reversible", "no-outage"]);
    }

    #[test]
    fn the_sentences_quote_the_questions() {
        let told = |text: &str| -> Vec<String> { found(text).why.into_iter().map(|reason| reason.sentence).collect() };
        assert_eq!(
            told("emergency: +order -live-reference +scope-minimal")[0],
            "It is not an emergency release: \"Is there a live incident, problem, breach or order to which it refers?\" was \
             answered with no; \"Would it come too late in the next valid slot under expedited rules?\" was not answered. \
             For it speak \"Does the law, an authority or safety order it?\" and \"Does it hold nothing but the repair, \
             and no features?\"."
        );
        assert_eq!(
            told(&format!("emergency: -service-impacted -order {CONDITIONS}"))[0],
            "It is not an emergency release: none of \"Is a service impacted already?\", \"Will a service be impacted soon \
             unless something is done?\", \"Does it close a vulnerability that is critical, or exploited already?\" and \
             \"Does the law, an authority or safety order it?\" was answered with yes (2 were not answered). For it speak \
             \"Is there a live incident, problem, breach or order to which it refers?\", \"Would it come too late in the \
             next valid slot under expedited rules?\" and \"Does it hold nothing but the repair, and no features?\"."
        );
        assert!(
            told(&format!("emergency: +order {CONDITIONS}"))[0]
                .starts_with("It is an emergency release. For it speak ")
        );
        assert_eq!(
            told("normal: +can-wait +new -planned")[2],
            "It is a normal release, which is what remains. For it speak \"Can it wait until it was assessed and \
             approved?\" and \"Does it bring something that was not done in this way before?\". Against it: \"Is it handed \
             in as early as its lead time asks?\" was answered with no."
        );
    }

    #[test]
    fn a_settled_rule_asks_its_own_questions() {
        let mut plan = Sketch::new().plan;
        let mut rule = TypeRule::usual(ReleaseKind::Emergency);
        rule.criteria.retain(|criterion| criterion.weighs == Weighs::OneOf);
        plan.type_rules.put(rule.clone());
        assert_eq!(classify(&plan, &answers("emergency: +order")).kind, ReleaseKind::Emergency);
        rule.criteria.clear();
        plan.type_rules.put(rule);
        let found = classify(&plan, &answers("emergency: +order"));
        assert_eq!(found.kind, ReleaseKind::Normal, "a type that asks nothing fits nothing");
        assert_eq!(found.why[0].sentence, "It is not an emergency release: nothing is asked of one.");
    }

    fn given() -> impl Strategy<Value = Answers> {
        let criteria = ReleaseKind::ALL.iter().flat_map(|kind| {
            TypeRule::usual(*kind).criteria.into_iter().map(|criterion| (*kind, criterion.key, criterion.weighs))
        });
        let criteria: Vec<(ReleaseKind, String, Weighs)> = criteria.collect();
        // What is required is mostly answered with yes and the rest seldom, so that either decides now and then.
        let mostly = || prop_oneof![12 => Just(Some(true)), 1 => Just(Some(false)), 1 => Just(None)];
        let seldom = || prop_oneof![1 => Just(Some(true)), 3 => Just(Some(false)), 3 => Just(None)];
        let required = prop::collection::vec(mostly(), criteria.len());
        let one_of = prop::collection::vec(seldom(), criteria.len());
        (required, one_of).prop_map(move |(required, one_of)| {
            let mut answers = Answers::new();
            for (place, (kind, key, weighs)) in criteria.iter().enumerate() {
                let answer = if *weighs == Weighs::Required { required[place] } else { one_of[place] };
                if let Some(answer) = answer {
                    answers.entry(*kind).or_default().insert(key.clone(), answer);
                }
            }
            answers
        })
    }

    proptest! {
        #[test]
        fn a_type_is_found_where_all_that_is_required_and_one_of_the_others_hold(answers in given()) {
            let yes = |kind: &str, key: &str| answers.get(&type_of(kind)).and_then(|of| of.get(key)) == Some(&true);
            let is_emergency = ["service-impacted", "impact-imminent", "vulnerability", "order"].iter().any(|key| yes("emergency", key))
                && ["live-reference", "cannot-wait", "scope-minimal"].iter().all(|key| yes("emergency", key));
            let is_standard = STANDARD.split_whitespace().all(|key| yes("standard", &key[1..]));
            let expected = if is_emergency { "emergency" } else if is_standard { "standard" } else { "normal" };
            let found = classify(&Sketch::new().plan, &answers);
            prop_assert_eq!(found.kind, type_of(expected));
            prop_assert!(found.why.iter().rev().enumerate().all(|(place, reason)| reason.fits == (place == 0)));
            for reason in &found.why {
                prop_assert!(reason.kind == ReleaseKind::Normal || reason.fits == (reason.missing.is_empty() && reason.open.is_empty()));
            }
        }
    }
}
