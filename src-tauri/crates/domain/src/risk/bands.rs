//! Bands over whole numbers: from points to a band of risk.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::release::Risk;

/// Bands over whole numbers, from the lightest: each begins behind the one before, so that no number has none or two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bands {
    /// The first number of each band and the band; the first begins at the lowest number that there can be.
    pub from: Vec<(u32, Risk)>,
}

/// Why bands do not give every number exactly one band.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum BandsError {
    /// There is none.
    #[error("there is no band; let the lightest begin at the lowest number")]
    Empty,
    /// The lightest does not begin at the lowest number.
    #[error("the first band begins at {found}, but the lowest number is {lowest}; let it begin at {lowest}")]
    FirstElsewhere {
        /// The lowest number that there can be.
        lowest: u32,
        /// Where the first band begins.
        found: u32,
    },
    /// A band does not begin behind the one before.
    #[error("{band} begins at {number}, and {before} before it at {earlier}; let each band begin above the one before")]
    NotRising {
        /// The band before.
        before: Risk,
        /// Where that one begins.
        earlier: u32,
        /// The band.
        band: Risk,
        /// Where it begins.
        number: u32,
    },
    /// A band is not heavier than the one before.
    #[error("{band} from {number} on follows {before}; let each band be heavier than the one before")]
    NotHeavier {
        /// The band before.
        before: Risk,
        /// The band.
        band: Risk,
        /// Where it begins.
        number: u32,
    },
    /// A band begins where no number can be.
    #[error(
        "{band} begins at {number}, but the highest number is {highest}; let it begin there or below, or leave it out"
    )]
    OutOfReach {
        /// The band.
        band: Risk,
        /// Where it begins.
        number: u32,
        /// The highest number that there can be.
        highest: u32,
    },
    /// A range ends before it begins.
    #[error("{band} reaches from {low} to {high}, which ends before it begins; put the lower number first")]
    Backwards {
        /// The band.
        band: Risk,
        /// Its first number.
        low: u32,
        /// Its last.
        high: u32,
    },
    /// Numbers between two bands have none.
    #[error("{} no band between {before} and {band}; let one of the two reach further", numbers(*from, *to))]
    Gap {
        /// The band before.
        before: Risk,
        /// The band.
        band: Risk,
        /// The first number without a band.
        from: u32,
        /// The last.
        to: u32,
    },
    /// A number has two bands.
    #[error("{number} is both {before} and {band}; let {before} end below it, or {band} begin above it")]
    Overlap {
        /// The band before.
        before: Risk,
        /// The band.
        band: Risk,
        /// The first number that has both.
        number: u32,
    },
}

fn numbers(from: u32, to: u32) -> String {
    if from == to { format!("{from} has") } else { format!("{from} to {to} have") }
}

/// The band of a number among bands that begin at these numbers, rising.
///
/// A number below the first has the first band. Without any band it is the heaviest, so that a mistake never makes
/// anything look light.
pub(super) fn band_of(from: &[(u32, Risk)], points: u32) -> Risk {
    let reached = from.iter().rev().find(|(first, _)| *first <= points);
    reached.or(from.first()).map_or(Risk::VeryHigh, |(_, band)| *band)
}

/// Each neighbour pair of a list.
fn pairs<T: Copy>(list: &[T]) -> impl Iterator<Item = (T, T)> + '_ {
    list.iter().copied().zip(list.iter().copied().skip(1))
}

impl Bands {
    /// The band of a number; [`Bands::check`] makes sure that there is exactly one.
    pub fn of(&self, points: u32) -> Risk {
        band_of(&self.from, points)
    }

    /// Checks that every number from `lowest` to `highest` has exactly one band, a heavier one the higher it is.
    pub fn check(&self, lowest: u32, highest: u32) -> Result<(), BandsError> {
        let Some((found, _)) = self.from.first().copied() else { return Err(BandsError::Empty) };
        if found != lowest {
            return Err(BandsError::FirstElsewhere { lowest, found });
        }
        for ((earlier, before), (number, band)) in pairs(&self.from) {
            if number <= earlier {
                return Err(BandsError::NotRising { before, earlier, band, number });
            }
            if band <= before {
                return Err(BandsError::NotHeavier { before, band, number });
            }
        }
        match self.from.last().copied().filter(|(number, _)| *number > highest) {
            Some((number, band)) => Err(BandsError::OutOfReach { band, number, highest }),
            None => Ok(()),
        }
    }

    /// Bands of ranges with their first and last numbers, in any order; refuses gaps and overlaps by naming the number.
    ///
    /// What lies above the last range has the band of the last range.
    pub fn from_ranges(ranges: &[(u32, u32, Risk)]) -> Result<Self, BandsError> {
        if let Some((low, high, band)) = ranges.iter().copied().find(|(low, high, _)| high < low) {
            return Err(BandsError::Backwards { band, low, high });
        }
        let mut ranges = ranges.to_vec();
        ranges.sort_by_key(|(low, high, _)| (*low, *high));
        let lowest = ranges.first().map(|(low, ..)| *low).ok_or(BandsError::Empty)?;
        for ((_, high, before), (low, _, band)) in pairs(&ranges) {
            if low <= high {
                return Err(BandsError::Overlap { before, band, number: low });
            }
            if low - high > 1 {
                return Err(BandsError::Gap { before, band, from: high + 1, to: low - 1 });
            }
        }
        let bands = Self { from: ranges.into_iter().map(|(low, _, band)| (low, band)).collect() };
        bands.check(lowest, u32::MAX).map(|()| bands)
    }

    /// The first and the last number of each band, up to the highest number that there can be.
    pub fn ranges(&self, highest: u32) -> Vec<(u32, u32, Risk)> {
        let ends = self.from.iter().skip(1).map(|(first, _)| first.saturating_sub(1)).chain([highest]);
        self.from.iter().zip(ends).map(|((low, band), high)| (*low, high, *band)).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use Risk::{High, Low, Moderate, VeryHigh};

    fn bands(from: &[(u32, Risk)]) -> Bands {
        Bands { from: from.to_vec() }
    }

    #[test]
    fn the_bands_of_the_forum_are_refused_because_thirteen_has_none() {
        let refused = Bands::from_ranges(&[(0, 6, Low), (7, 12, Moderate), (14, 20, High)]).unwrap_err();
        assert_eq!(refused, BandsError::Gap { before: Moderate, band: High, from: 13, to: 13 });
        assert_eq!(refused.to_string(), "13 has no band between moderate and high; let one of the two reach further");
        let mended = Bands::from_ranges(&[(0, 6, Low), (7, 13, Moderate), (14, 20, High)]).unwrap();
        assert_eq!([6, 7, 13, 14, 21].map(|points| mended.of(points)), [Low, Moderate, Moderate, High, High]);
    }

    #[test]
    fn ranges_that_overlap_or_run_backwards_are_refused_with_the_number() {
        let told = |ranges: &[(u32, u32, Risk)]| Bands::from_ranges(ranges).unwrap_err().to_string();
        assert_eq!(
            told(&[(0, 7, Low), (7, 12, Moderate)]),
            "7 is both low and moderate; let low end below it, or moderate begin above it"
        );
        assert_eq!(
            told(&[(3, 1, Low)]),
            "low reaches from 3 to 1, which ends before it begins; put the lower number first"
        );
        assert!(told(&[(0, 2, Low), (6, 9, High)]).starts_with("3 to 5 have no band between low and high"));
        assert_eq!(Bands::from_ranges(&[]), Err(BandsError::Empty));
        let heaviest_first = Bands::from_ranges(&[(0, 2, High), (3, 9, Low)]);
        assert_eq!(heaviest_first, Err(BandsError::NotHeavier { before: High, band: Low, number: 3 }));
        let to_the_end = Bands::from_ranges(&[(0, u32::MAX, Low), (u32::MAX, u32::MAX, High)]);
        assert_eq!(to_the_end, Err(BandsError::Overlap { before: Low, band: High, number: u32::MAX }));
    }

    #[test]
    fn bands_begin_at_the_lowest_number_and_rise_within_reach() {
        let told = |from: &[(u32, Risk)]| bands(from).check(1, 25).unwrap_err().to_string();
        assert_eq!(told(&[]), "there is no band; let the lightest begin at the lowest number");
        assert_eq!(told(&[(2, Low)]), "the first band begins at 2, but the lowest number is 1; let it begin at 1");
        assert_eq!(
            told(&[(1, Low), (10, Moderate), (10, High)]),
            "high begins at 10, and moderate before it at 10; let each band begin above the one before"
        );
        assert_eq!(
            told(&[(1, Low), (5, Low)]),
            "low from 5 on follows low; let each band be heavier than the one before"
        );
        assert!(told(&[(1, Low), (26, High)]).starts_with("high begins at 26, but the highest number is 25;"));
        assert_eq!(bands(&[(1, Low), (25, VeryHigh)]).check(1, 25), Ok(()), "a band may be left out");
    }

    #[test]
    fn without_a_band_nothing_looks_light() {
        assert_eq!(bands(&[]).of(0), VeryHigh);
        assert_eq!(bands(&[(5, Low), (9, High)]).of(4), Low);
    }

    /// Some of the four bands from rising numbers, with the lowest and the highest number.
    fn settled() -> impl Strategy<Value = (Bands, u32, u32)> {
        (
            0_u32..100,
            prop::collection::vec(1_u32..40, 0..4),
            prop::sample::subsequence(Risk::ALL.to_vec(), 4),
            0_u32..50,
        )
            .prop_map(|(lowest, steps, heavy, room)| {
                let mut first = lowest;
                let mut from = vec![(lowest, heavy[0])];
                for (step, band) in steps.iter().zip(&heavy[1..]) {
                    first += step;
                    from.push((first, *band));
                }
                (Bands { from }, lowest, first + room)
            })
    }

    proptest! {
        #[test]
        fn every_number_within_reach_has_exactly_one_band((bands, lowest, highest) in settled()) {
            prop_assert_eq!(bands.check(lowest, highest), Ok(()));
            let ranges = bands.ranges(highest);
            for number in lowest..=highest {
                let holding: Vec<Risk> =
                    ranges.iter().filter(|(low, high, _)| (*low..=*high).contains(&number)).map(|one| one.2).collect();
                prop_assert_eq!(holding, vec![bands.of(number)]);
            }
            prop_assert_eq!(Bands::from_ranges(&ranges), Ok(bands));
        }

        #[test]
        fn ranges_are_taken_only_where_every_number_has_exactly_one(
            ranges in prop::collection::vec((0_u32..12, 0_u32..12, prop::sample::select(Risk::ALL.to_vec())), 1..4)
        ) {
            let (low, high) = (ranges.iter().map(|one| one.0).min().unwrap(), ranges.iter().map(|one| one.1).max().unwrap());
            let holding = |number: u32| ranges.iter().filter(|one| (one.0..=one.1).contains(&number)).count();
            let whole = ranges.iter().all(|one| one.0 <= one.1) && (low..=high).all(|number| holding(number) == 1);
            let mut sorted = ranges.clone();
            sorted.sort_by_key(|one| one.0);
            let rises = sorted.windows(2).all(|pair| pair[0].2 < pair[1].2);
            prop_assert_eq!(Bands::from_ranges(&ranges).is_ok(), whole && rises);
        }
    }
}
