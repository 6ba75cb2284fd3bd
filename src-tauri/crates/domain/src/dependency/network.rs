//! The critical path method with all four relations and lags.
//!
//! Kelley and Walker, "Critical-path planning and scheduling" (1959), with the
//! precedence relations of Fondahl (1961). Times are minutes from the start of
//! the project; a lag may be negative.

use super::graph::Graph;
use super::link::Relation;

/// One activity of a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Activity {
    /// How long it takes.
    pub duration: i64,
    /// It cannot start before this.
    pub not_before: i64,
}

/// One dependency of a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tie {
    /// Number of the predecessor.
    pub predecessor: usize,
    /// Number of the successor.
    pub successor: usize,
    /// Which ends are tied together.
    pub relation: Relation,
    /// How long after.
    pub lag: i64,
}

impl Tie {
    /// Minutes from the predecessor's start to the earliest start of the successor.
    fn start_to_start(&self, activities: &[Activity]) -> i64 {
        let before = activities[self.predecessor].duration;
        let after = activities[self.successor].duration;
        match self.relation {
            Relation::FinishToStart => before + self.lag,
            Relation::StartToStart => self.lag,
            Relation::FinishToFinish => before + self.lag - after,
            Relation::StartToFinish => self.lag - after,
        }
    }
}

/// When an activity can happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timing {
    /// Its earliest start.
    pub early_start: i64,
    /// Its latest start without moving the end of everything.
    pub late_start: i64,
    /// How late it can start without moving any other.
    pub free_float: i64,
}

impl Timing {
    /// How late it can start without moving the end of everything.
    pub const fn total_float(&self) -> i64 {
        self.late_start - self.early_start
    }
}

/// The end of everything, and when each activity can happen; an error names a cycle.
///
/// Ties to activities that are not there are left out.
pub fn schedule(activities: &[Activity], ties: &[Tie]) -> Result<(i64, Vec<Timing>), Vec<usize>> {
    let known = |tie: &&Tie| tie.predecessor < activities.len() && tie.successor < activities.len();
    let ties: Vec<&Tie> = ties.iter().filter(known).collect();
    let graph = Graph::new(activities.len(), ties.iter().map(|tie| (tie.predecessor, tie.successor)));
    let order: Vec<usize> = graph.waves()?.concat();
    let mut place = vec![0; activities.len()];
    for (number, node) in order.iter().enumerate() {
        place[*node] = number;
    }
    // In the order of the predecessors, one pass over the ties settles each before it is asked about.
    let mut steps: Vec<(usize, usize, i64)> =
        ties.iter().map(|tie| (tie.predecessor, tie.successor, tie.start_to_start(activities))).collect();
    steps.sort_unstable_by_key(|(predecessor, ..)| place[*predecessor]);
    let mut early: Vec<i64> = activities.iter().map(|activity| activity.not_before.max(0)).collect();
    for (predecessor, successor, least) in &steps {
        early[*successor] = early[*successor].max(early[*predecessor] + least);
    }
    let end = early.iter().zip(activities).map(|(early, activity)| early + activity.duration).max().unwrap_or(0);
    let mut late: Vec<i64> = activities.iter().map(|activity| end - activity.duration).collect();
    let mut free = late.clone();
    for (predecessor, successor, least) in steps.iter().rev() {
        late[*predecessor] = late[*predecessor].min(late[*successor] - least);
        free[*predecessor] = free[*predecessor].min(early[*successor] - least);
    }
    let timing =
        |node: usize| Timing { early_start: early[node], late_start: late[node], free_float: free[node] - early[node] };
    Ok((end, (0..activities.len()).map(timing).collect()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn activity(duration: i64) -> Activity {
        Activity { duration, not_before: 0 }
    }

    fn tie(predecessor: usize, successor: usize, relation: Relation, lag: i64) -> Tie {
        Tie { predecessor, successor, relation, lag }
    }

    #[test]
    fn the_golden_network() {
        use Relation::{FinishToFinish as FF, FinishToStart as FS, StartToFinish as SF, StartToStart as SS};
        let activities = [30, 45, 60, 20, 40, 15, 25].map(activity);
        let ties = [
            tie(0, 1, FS, 0),
            tie(0, 2, SS, 10),
            tie(1, 3, FS, 5),
            tie(2, 4, FF, 10),
            tie(3, 5, FS, 0),
            tie(4, 5, FS, 0),
            tie(5, 6, SF, 50),
        ];
        let (end, timings) = schedule(&activities, &ties).unwrap();
        let early: Vec<i64> = timings.iter().map(|timing| timing.early_start).collect();
        let float: Vec<i64> = timings.iter().map(Timing::total_float).collect();
        assert_eq!(end, 150);
        assert_eq!(early, [0, 30, 10, 80, 40, 100, 125]);
        assert_eq!(float, [0, 0, 20, 0, 20, 0, 0]);
    }

    /// The longest way through the network, found by trying every way.
    fn longest(activities: &[Activity], ties: &[Tie], node: usize) -> i64 {
        let into = ties.iter().filter(|tie| tie.successor == node);
        into.map(|tie| longest(activities, ties, tie.predecessor) + tie.start_to_start(activities))
            .chain([activities[node].not_before, 0])
            .max()
            .unwrap()
    }

    /// The longest way from the start of an activity to an end, found by trying every way.
    fn behind(activities: &[Activity], ties: &[Tie], node: usize) -> i64 {
        let out_of = ties.iter().filter(|tie| tie.predecessor == node);
        out_of
            .map(|tie| tie.start_to_start(activities) + behind(activities, ties, tie.successor))
            .chain([activities[node].duration])
            .max()
            .unwrap()
    }

    proptest! {
        #[test]
        fn early_starts_match_the_longest_ways_and_floats_are_never_negative(
            durations in prop::collection::vec(0_i64..50, 6),
            edges in prop::collection::vec((0_usize..6, 0_usize..6, 0_usize..4, -10_i64..20), 0..10),
        ) {
            let activities: Vec<Activity> = durations.into_iter().map(activity).collect();
            let ties: Vec<Tie> = edges
                .into_iter()
                .filter(|(a, b, _, _)| a < b)
                .map(|(a, b, relation, lag)| tie(a, b, Relation::ALL[relation], lag))
                .collect();
            let (end, timings) = schedule(&activities, &ties).unwrap();
            for (node, timing) in timings.iter().enumerate() {
                prop_assert_eq!(timing.early_start, longest(&activities, &ties, node));
                prop_assert!(timing.total_float() >= timing.free_float && timing.free_float >= 0);
            }
            let on_a_longest_way = |node: usize| timings[node].early_start + behind(&activities, &ties, node) == end;
            for (node, timing) in timings.iter().enumerate() {
                prop_assert_eq!(timing.total_float() == 0, on_a_longest_way(node), "of {}", node);
            }
        }
    }
}
