//! The stretches of the calendar over which everything that recurs is expanded.

use std::collections::{BTreeMap, BTreeSet};

use crate::time::{Instant, Interval};

/// A stretch of the calendar that is expanded as a whole: 366 days, counted from 1970.
pub(super) type Chapter = i64;

const CHAPTER_SECONDS: i64 = 366 * 86_400;

/// The most chapters that are kept expanded. Times further off are expanded when somebody asks for them, so that
/// one mistyped year does not fill the memory.
pub(super) const MOST_CHAPTERS: usize = 40;

/// The most chapters that are expanded in one go, well below what a recurrence answers with at once.
const CHAPTERS_AT_ONCE: Chapter = 20;

pub(super) fn chapters_of(within: Interval) -> std::ops::RangeInclusive<Chapter> {
    let last = (within.end().epoch_seconds() - 1).max(within.start().epoch_seconds());
    within.start().epoch_seconds().div_euclid(CHAPTER_SECONDS)..=last.div_euclid(CHAPTER_SECONDS)
}

fn span_of(first: Chapter, last: Chapter) -> Interval {
    let start = Instant::MIN.plus_seconds(first * CHAPTER_SECONDS - Instant::MIN.epoch_seconds());
    Interval::from_start(start, crate::time::Minutes::new((last - first + 1) * CHAPTER_SECONDS / 60))
}

/// The chapters that most of the times touch, and the one after the last, in which the next moves will fall.
pub(super) fn busiest(times: impl Iterator<Item = Interval>) -> BTreeSet<Chapter> {
    let mut busy: BTreeMap<Chapter, usize> = BTreeMap::new();
    for chapter in times.flat_map(chapters_of) {
        *busy.entry(chapter).or_default() += 1;
    }
    let mut ranked: Vec<(Chapter, usize)> = busy.into_iter().collect();
    ranked.sort_by_key(|(chapter, count)| (std::cmp::Reverse(*count), *chapter));
    let mut chapters: BTreeSet<Chapter> = ranked.iter().take(MOST_CHAPTERS - 1).map(|(chapter, _)| *chapter).collect();
    if let Some(last) = chapters.last().copied() {
        chapters.insert(last + 1);
    }
    chapters
}

/// Chapters that follow each other, as stretches that are expanded in one go.
pub(super) fn runs(chapters: &BTreeSet<Chapter>) -> Vec<Interval> {
    let mut runs: Vec<(Chapter, Chapter)> = Vec::new();
    for &chapter in chapters {
        match runs.last_mut() {
            Some((first, last)) if *last + 1 == chapter && chapter - *first < CHAPTERS_AT_ONCE => *last = chapter,
            _ => runs.push((chapter, chapter)),
        }
    }
    runs.into_iter().map(|(first, last)| span_of(first, last)).collect()
}
