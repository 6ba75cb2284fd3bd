//! The arithmetic of readiness, by hand and against fractions of the machine.

use proptest::prelude::*;

use super::*;

fn facts(tasks: (u32, u32), policies: (u32, u32), days_to_start: Option<i64>) -> ReadinessFacts {
    let ((closed, total), (non_compliant, completed)) = (tasks, policies);
    ReadinessFacts { closed, total, non_compliant, completed, days_to_start }
}

fn usually(facts: ReadinessFacts) -> ReadinessScore {
    readiness_risk(facts, ReadinessModel::USUAL)
}

#[test]
fn six_of_ten_tasks_one_of_eight_policies_and_seven_days_are_twenty_seven() {
    let score = usually(facts((6, 10), (1, 8), Some(7)));
    assert_eq!((score.points, score.band), (27, Risk::Moderate));
    assert_eq!(score.parts.iter().map(|one| one.share).collect::<Vec<_>>(), [(4, 10), (1, 8), (0, 10), (7, 14)]);
    assert_eq!(
        score.lines,
        [
            "Work: 4 ÷ 10 × 30 = 12.00 (4 of 10 tasks open).",
            "Policy: 1 ÷ 8 × 40 = 5.00 (1 of 8 policies not kept).",
            "Progress: 0 ÷ 10 × 10 = 0.00 (10 tasks \u{2212} 5 × 6 done, held at 0).",
            "Time: 7 ÷ 14 × 20 = 10.00 (14 \u{2212} 7 days to its start).",
        ]
    );
    assert_eq!(
        score.sentence(),
        "12.00 + 5.00 + 0.00 + 10.00 = 27 of 100 points, moderate; it moves with time and sets no band."
    );
}

#[test]
fn without_a_date_time_does_not_count_and_work_weighs_more() {
    let score = usually(facts((1, 10), (1, 3), None));
    // 45 + 13.333 + 5.
    assert_eq!((score.points, score.parts.len(), score.band), (63, 3, Risk::High));
    assert_eq!(
        score.sentence(),
        "45.00 + 13.33 + 5.00 = 63.33, rounded 63 of 100 points, high; it moves with time and sets no band."
    );
}

#[test]
fn where_nothing_is_to_do_nothing_is_open_and_where_nothing_can_be_judged_nothing_is_broken() {
    let score = usually(facts((0, 0), (0, 0), Some(20)));
    assert_eq!((score.points, score.band), (0, Risk::Low));
    assert_eq!(
        score.lines,
        [
            "Work: 0 ÷ 1 × 30 = 0.00 (there is no task, and nothing to do is done).",
            "Policy: 0 ÷ 1 × 40 = 0.00 (no policy can be judged yet).",
            "Progress: 0 ÷ 1 × 10 = 0.00 (there is no task, and nothing to do is done).",
            "Time: 0 ÷ 14 × 20 = 0.00 (20 days to its start, and only the last 14 count).",
        ]
    );
}

#[test]
fn nothing_done_at_the_start_is_a_hundred_and_a_start_that_is_past_is_no_more() {
    for days in [0, -1, i64::MIN] {
        assert_eq!(usually(facts((0, 5), (8, 8), Some(days))).points, 100, "{days} days");
    }
    let time = |days| usually(facts((0, 5), (8, 8), Some(days))).lines[3].clone();
    assert_eq!(time(-1), "Time: 14 ÷ 14 × 20 = 20.00 (its start is past).");
    assert_eq!(time(0), "Time: 14 ÷ 14 × 20 = 20.00 (it starts today).");
    assert_eq!(time(1), "Time: 13 ÷ 14 × 20 = 18.57 (14 \u{2212} 1 day to its start).");
}

#[test]
fn a_half_is_rounded_up() {
    let only_work = ReadinessModel { dated: [100, 0, 0, 0], ..ReadinessModel::USUAL };
    let points = |closed| readiness_risk(facts((closed, 200), (0, 1), Some(0)), only_work).points;
    assert_eq!([points(199), points(197), points(198)], [1, 2, 1], "0.5, 1.5 and 1.0");
}

#[test]
fn the_settled_bands_and_weights_count() {
    let body = ModelBody::Readiness {
        dated: [0, 0, 0, 100],
        undated: [0, 100, 0],
        bands: Bands { from: vec![(0, Risk::Moderate), (50, Risk::VeryHigh)] },
    };
    let told = told(7, &body, facts((0, 4), (0, 4), Some(7)));
    assert_eq!((told.version, told.points, told.band), (7, Some(50), Some(Risk::VeryHigh)));
    assert_eq!(super::told(7, &body, facts((0, 4), (1, 4), None)).band, Some(Risk::Moderate));
}

/// Tasks, policies and days as they may come, and counts that cannot be.
fn drawn() -> impl Strategy<Value = ReadinessFacts> {
    let tasks = prop_oneof![(0_u32..40, 0_u32..40), (any::<u32>(), any::<u32>())];
    let policies = prop_oneof![(0_u32..12, 0_u32..12), (any::<u32>(), any::<u32>())];
    let days = prop::option::of(prop_oneof![-3_i64..20, any::<i64>()]);
    (tasks, policies, days).prop_map(|(tasks, policies, days)| facts(tasks, policies, days))
}

/// The formula as it is written, in fractions of the machine.
fn oracle(facts: ReadinessFacts) -> f64 {
    let ratio = |part: u32, of: u32, empty: f64| if of == 0 { empty } else { f64::from(part.min(of)) / f64::from(of) };
    let done = ratio(facts.closed, facts.total, 1.0);
    let (work, policy) = (1.0 - done, ratio(facts.non_compliant, facts.completed, 0.0));
    let progress = (1.0 - done / 0.2).max(0.0);
    100.0
        * match facts.days_to_start {
            Some(days) => {
                let time = (1.0 - days as f64 / 14.0).clamp(0.0, 1.0);
                0.3 * work + 0.4 * policy + 0.1 * progress + 0.2 * time
            }
            None => 0.5 * work + 0.4 * policy + 0.1 * progress,
        }
}

proptest! {
    #[test]
    fn the_points_are_those_of_the_formula(facts in drawn()) {
        let score = usually(facts);
        // Beside a half, where fractions of the machine fall on either side, they are rounded alike.
        prop_assert!((f64::from(score.points) - oracle(facts)).abs() < 0.5 + 1e-6, "{} {}", score.points, oracle(facts));
        prop_assert!(score.points <= 100);
        prop_assert_eq!(score.lines.len(), score.parts.len());
    }

    #[test]
    fn closing_a_task_never_raises_the_points(facts in drawn()) {
        let next = ReadinessFacts { closed: facts.closed.saturating_add(1), ..facts };
        prop_assert!(usually(next).points <= usually(facts).points);
    }

    #[test]
    fn a_day_less_never_lowers_the_points(facts in drawn()) {
        let next = ReadinessFacts { days_to_start: facts.days_to_start.map(|days| days.saturating_sub(1)), ..facts };
        prop_assert!(usually(next).points >= usually(facts).points);
    }

    #[test]
    fn keeping_a_policy_never_raises_the_points(facts in drawn()) {
        let next = ReadinessFacts { non_compliant: facts.non_compliant.saturating_sub(1), ..facts };
        prop_assert!(usually(next).points <= usually(facts).points);
    }
}
