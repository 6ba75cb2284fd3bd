//! Model B: a weighted questionnaire.

mod usual;

use std::collections::BTreeMap;

use super::model::each_once;
use super::words::{band_word, hundredths, is_or_are, listed};
use super::{Bands, ModelKind, ModelTold, Question, RiskModelError};

pub(super) use usual::usual;

impl Question {
    /// The value that was answered; none while it is open, or where what was answered is no answer any more.
    pub fn answered(&self, answers: &BTreeMap<String, u32>) -> Option<u32> {
        let value = *answers.get(self.key.as_str())?;
        self.answers.iter().any(|answer| answer.value == value).then_some(value)
    }

    /// What it is called in a line of arithmetic: without the mark at its end.
    fn name(&self) -> &str {
        self.text.trim().trim_end_matches(['?', ':', '.'])
    }

    /// What it adds, in a line: `Users affected: 6 × 0.10 = 0.60.`
    fn line(&self, answers: &BTreeMap<String, u32>) -> String {
        match (self.answered(answers), answers.get(self.key.as_str())) {
            (Some(value), _) => {
                let product = u128::from(value) * u128::from(self.weight);
                let weight = hundredths(self.weight.into());
                format!("{}: {value} × {weight} = {}.", self.name(), hundredths(product))
            }
            (None, Some(other)) => format!("{}: open, because {other} is none of its answers.", self.name()),
            (None, None) => format!("{}: open.", self.name()),
        }
    }
}

/// Σ value × weight, in hundredths of a point.
fn sum(parts: impl Iterator<Item = (u32, u32)>) -> u128 {
    parts.map(|(value, weight)| u128::from(value) * u128::from(weight)).sum()
}

/// The lightest and the heaviest sum that there can be, in hundredths of a point.
fn reach(questions: &[Question]) -> (u128, u128) {
    let values = |question: &Question| question.answers.iter().map(|answer| answer.value).collect::<Vec<u32>>();
    let lightest = questions.iter().map(|one| (values(one).into_iter().min().unwrap_or(0), one.weight));
    let heaviest = questions.iter().map(|one| (values(one).into_iter().max().unwrap_or(0), one.weight));
    (sum(lightest), sum(heaviest))
}

/// What the answers tell, with the arithmetic of each question; nothing while a question is open.
pub(super) fn told(version: u32, questions: &[Question], bands: &Bands, answers: &BTreeMap<String, u32>) -> ModelTold {
    let lines = questions.iter().map(|question| question.line(answers)).collect();
    let kind = ModelKind::Questionnaire;
    let open: Vec<&str> = questions.iter().filter(|one| one.answered(answers).is_none()).map(Question::name).collect();
    if !open.is_empty() || questions.is_empty() {
        let (all, verb) = (questions.len(), is_or_are(open.len()));
        let sentence = if open.len() == all {
            format!("{all} of {all} questions {verb} open.")
        } else {
            format!("{} of {all} questions {verb} open: {}.", open.len(), listed(&open))
        };
        return ModelTold { kind, version, points: None, band: None, sentence, lines };
    }
    let points = sum(questions.iter().filter_map(|one| Some((one.answered(answers)?, one.weight))));
    let points = u32::try_from(points).unwrap_or(u32::MAX);
    let (lightest, heaviest) = reach(questions);
    let band = bands.of(points);
    let sentence = format!(
        "The answers sum up to {} on a scale of {} to {}, {}.",
        hundredths(points.into()),
        hundredths(lightest),
        hundredths(heaviest),
        band_word(band)
    );
    ModelTold { kind, version, points: Some(points), band: Some(band), sentence, lines }
}

/// Refuses questions that leave no choice or say nothing; gives the lightest and the heaviest sum, in hundredths.
pub(super) fn check(questions: &[Question]) -> Result<(u32, u32), RiskModelError> {
    if questions.is_empty() {
        return Err(RiskModelError::NoQuestion);
    }
    each_once(questions.iter().map(|question| &question.key))?;
    questions.iter().try_for_each(check_one)?;
    let (lightest, heaviest) = reach(questions);
    match (u32::try_from(lightest), u32::try_from(heaviest)) {
        (Ok(lightest), Ok(heaviest)) => Ok((lightest, heaviest)),
        _ => Err(RiskModelError::TooMuch),
    }
}

fn check_one(question: &Question) -> Result<(), RiskModelError> {
    let key = || question.key.clone();
    if question.name().is_empty() {
        return Err(RiskModelError::Textless(key()));
    }
    if question.weight == 0 {
        return Err(RiskModelError::Weightless(key()));
    }
    let answers = &question.answers;
    if answers.len() < 2 {
        return Err(RiskModelError::TooFewAnswers { question: key(), found: answers.len() });
    }
    if let Some(answer) = answers.iter().find(|answer| answer.text.trim().is_empty()) {
        return Err(RiskModelError::AnswerTextless { question: key(), value: answer.value });
    }
    let mut neighbours = answers.iter().zip(answers.iter().skip(1));
    match neighbours.find(|(before, answer)| answer.value <= before.value) {
        Some((before, answer)) => {
            Err(RiskModelError::AnswerNotRising { question: key(), before: before.value, value: answer.value })
        }
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::release::Risk;
    use crate::risk::model::usual_key;
    use crate::risk::{Answer, ModelBody};

    fn parts() -> (Vec<Question>, Bands) {
        let ModelBody::Questionnaire { questions, bands } = usual() else { panic!("it is a questionnaire") };
        (questions, bands)
    }

    fn all(value: u32) -> BTreeMap<String, u32> {
        parts().0.iter().map(|question| (question.key.to_string(), value)).collect()
    }

    fn asked(answers: &BTreeMap<String, u32>) -> ModelTold {
        let (questions, bands) = parts();
        told(0, &questions, &bands, answers)
    }

    fn question(key: &str, weight: u32, values: &[u32]) -> Question {
        let answers = values.iter().map(|value| Answer { value: *value, text: format!("{value} it is") }).collect();
        Question { key: usual_key(key), text: format!("{key}?"), weight, answers }
    }

    #[test]
    fn the_usual_questions_are_ten_with_weights_of_one_together_from_two_to_ten() {
        let (questions, _) = parts();
        assert_eq!((questions.len(), questions.iter().map(|one| one.weight).sum::<u32>()), (10, 100));
        assert_eq!(check(&questions), Ok((200, 1000)));
        for question in &questions {
            let values: Vec<u32> = question.answers.iter().map(|answer| answer.value).collect();
            assert_eq!(values, [2, 4, 6, 8, 10], "{}", question.key);
        }
    }

    #[test]
    fn the_usual_bands_change_only_where_the_score_is_greater_than_the_limit() {
        let (_, bands) = parts();
        let letters: String =
            [200, 400, 401, 600, 601, 800, 801, 1000].iter().map(|points| bands.of(*points).letter()).collect();
        assert_eq!(letters, "LLMMHHVV");
    }

    #[test]
    fn a_score_is_told_with_the_arithmetic_of_each_question() {
        let mut answers = all(6);
        answers.insert("documented".into(), 10);
        let told = asked(&answers);
        assert_eq!((told.points, told.band), (Some(640), Some(Risk::High)));
        assert_eq!(told.sentence, "The answers sum up to 6.40 on a scale of 2.00 to 10.00, high.");
        assert_eq!(told.lines.len(), 10);
        assert_eq!(told.lines[0], "Users affected: 6 × 0.10 = 0.60.");
        assert_eq!(told.lines[9], "Documented: 10 × 0.10 = 1.00.");
    }

    #[test]
    fn a_questionnaire_tells_nothing_while_a_question_is_open() {
        let mut answers = all(2);
        answers.remove("users");
        answers.remove("outage");
        answers.insert("documented".into(), 3);
        answers.insert("gone".into(), 10);
        let told = asked(&answers);
        assert_eq!((told.points, told.band), (None, None));
        assert_eq!(
            told.sentence,
            "3 of 10 questions are open: Users affected, Outage needed and its length and Documented."
        );
        assert_eq!(told.lines[0], "Users affected: open.");
        assert_eq!(told.lines[9], "Documented: open, because 3 is none of its answers.");
        answers.insert("users".into(), 2);
        answers.insert("documented".into(), 4);
        assert!(asked(&answers).sentence.starts_with("1 of 10 questions is open: Outage"));
        assert_eq!(asked(&BTreeMap::new()).sentence, "10 of 10 questions are open.");
    }

    #[test]
    fn questions_that_leave_no_choice_or_say_nothing_are_refused() {
        let told = |questions: &[Question]| check(questions).unwrap_err().to_string();
        let good = || question("a", 50, &[0, 5]);
        assert_eq!(check(&[good(), question("b", 150, &[1, 2, 9])]), Ok((150, 1600)));
        assert_eq!(told(&[]), "the questionnaire has no question; give it at least one");
        assert_eq!(told(&[good(), good()]), "two have the key a; give one of them another key");
        assert_eq!(
            told(&[Question { text: " ? ".into(), ..good() }]),
            "a has no text; say in a few words what it is for"
        );
        assert_eq!(
            told(&[question("a", 0, &[1, 2])]),
            "the question a weighs nothing; give it a weight of at least 0.01, or leave it out"
        );
        assert_eq!(
            told(&[question("a", 1, &[1])]),
            "the question a has 1 of the at least 2 answers that make a choice; give it more"
        );
        assert_eq!(
            told(&[question("a", 1, &[1, 3, 3])]),
            "the question a has the answer 3 behind 3; let the values rise"
        );
        let mut mute = good();
        mute.answers[1].text.clear();
        assert_eq!(told(&[mute]), "the answer 5 of the question a has no text; say what it means");
        assert!(
            told(&[question("a", u32::MAX, &[0, 2])]).starts_with("the heaviest answers sum up to more than 42949672 ")
        );
    }

    proptest! {
        #[test]
        fn a_score_is_the_sum_of_value_times_weight_and_lies_within_reach(
            drawn in prop::collection::vec((1_u32..200, prop::collection::btree_set(0_u32..30, 2..6), 0_usize..6), 1..8)
        ) {
            let named = |place: usize| format!("q{place}");
            let questions: Vec<Question> = drawn.iter().enumerate().map(|(place, (weight, values, _))| {
                question(&named(place), *weight, &values.iter().copied().collect::<Vec<u32>>())
            }).collect();
            let chosen: Vec<u32> = drawn.iter().map(|(_, values, pick)| {
                *values.iter().nth(pick % values.len()).unwrap()
            }).collect();
            let answers = chosen.iter().enumerate().map(|(place, value)| (named(place), *value)).collect();
            let (lightest, heaviest) = check(&questions).unwrap();
            let points = told(1, &questions, &Bands { from: vec![(lightest, Risk::Low)] }, &answers).points.unwrap();
            let oracle: f64 = drawn.iter().zip(&chosen).map(|((weight, ..), value)| f64::from(*value) * f64::from(*weight) / 100.0).sum();
            prop_assert!((f64::from(points) / 100.0 - oracle).abs() < 1e-6);
            prop_assert!((lightest..=heaviest).contains(&points));
        }
    }
}
