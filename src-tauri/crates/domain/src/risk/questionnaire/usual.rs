//! The questionnaire that stands where none was settled: ten questions of the same weight.

use crate::release::Risk;
use crate::risk::model::usual_key;
use crate::risk::{Answer, Bands, ModelBody, Question};

/// Ten questions that weigh 0.10 each, so that the sum lies on the scale of a single answer, 2 to 10.
const WEIGHT: u32 = 10;

/// The values of the five answers, from the lightest.
const VALUES: [u32; 5] = [2, 4, 6, 8, 10];

/// Greater than 4, 6 and 8 points is the next band; in hundredths that begins one above.
const BANDS: [(u32, Risk); 4] = [(200, Risk::Low), (401, Risk::Moderate), (601, Risk::High), (801, Risk::VeryHigh)];

/// Key, question and the five answers, from the lightest.
type Asked = (&'static str, &'static str, [&'static str; 5]);

const QUESTIONS: [Asked; 10] = [
    (
        "users",
        "Users affected",
        ["none outside the team", "one team", "one department", "several departments, or some customers", "nearly all"],
    ),
    ("teams", "Teams involved", ["one", "two", "three", "four or five", "more than five"]),
    (
        "done-before",
        "Done before, and with what success",
        [
            "often, and always well",
            "several times, and well",
            "once, and well",
            "once, with trouble",
            "never, or it failed",
        ],
    ),
    (
        "testing",
        "Extent and evidence of testing",
        [
            "all of it, as in production, with evidence",
            "all of it, with evidence",
            "the main paths, with evidence",
            "in part, or without evidence",
            "not tested",
        ],
    ),
    (
        "outage",
        "Outage needed and its length",
        ["none", "up to 15 minutes", "up to 1 hour", "up to 4 hours", "more than 4 hours"],
    ),
    (
        "back-out",
        "Length of the back-out",
        ["up to 15 minutes", "up to 1 hour", "up to 2 hours", "up to 4 hours", "more than 4 hours, or impossible"],
    ),
    (
        "restore",
        "Restore inside the window",
        [
            "with more than half of the window to spare",
            "with time to spare",
            "just",
            "only when nothing else goes wrong",
            "not possible",
        ],
    ),
    ("revenue", "Impact on revenue", ["none", "hardly any", "some", "much", "most of it"]),
    (
        "visibility",
        "Visible from outside",
        ["to nobody", "to a few partners", "to some customers", "to most customers", "to the public or a regulator"],
    ),
    (
        "documented",
        "Documented",
        [
            "plan, test and back-out, and reviewed",
            "plan, test and back-out",
            "plan and back-out",
            "in part",
            "not documented",
        ],
    ),
];

fn question((key, text, answers): Asked) -> Question {
    let answer = |(value, text): (u32, &str)| Answer { value, text: text.to_owned() };
    Question {
        key: usual_key(key),
        text: text.to_owned(),
        weight: WEIGHT,
        answers: VALUES.into_iter().zip(answers).map(answer).collect(),
    }
}

/// What is usual for model B.
pub(in crate::risk) fn usual() -> ModelBody {
    ModelBody::Questionnaire {
        questions: QUESTIONS.into_iter().map(question).collect(),
        bands: Bands { from: BANDS.to_vec() },
    }
}
