//! The pace of a meeting: how much of a point's time is gone.

use crate::time::Minutes;
use crate::word::words;

words! {
    /// How much of the time of a point is gone, as the colour of its clock.
    Pace, "pace" {
        /// Less than a half.
        Green = "green",
        /// A half or more.
        Yellow = "yellow",
        /// Three quarters or more.
        Orange = "orange",
        /// More than there is.
        Red = "red",
    }
}

impl Pace {
    /// The pace of a point about which was talked for so many seconds.
    ///
    /// A point that is only read has no length: any time is too much for it.
    pub fn of(seconds: u32, length: Minutes) -> Self {
        let (gone, all) = (i64::from(seconds).saturating_mul(100), length.get().max(0).saturating_mul(60));
        match gone {
            0 => Self::Green,
            gone if gone > all.saturating_mul(100) => Self::Red,
            gone if gone >= all.saturating_mul(75) => Self::Orange,
            gone if gone >= all.saturating_mul(50) => Self::Yellow,
            _ => Self::Green,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_colour_changes_at_a_half_at_three_quarters_and_behind_the_end() {
        let of = |seconds| Pace::of(seconds, Minutes::new(4));
        assert_eq!([0, 119].map(of), [Pace::Green; 2]);
        assert_eq!([120, 179].map(of), [Pace::Yellow; 2]);
        assert_eq!([180, 240].map(of), [Pace::Orange; 2]);
        assert_eq!([241, u32::MAX].map(of), [Pace::Red; 2]);
    }

    #[test]
    fn a_point_without_a_length_is_over_at_once() {
        assert_eq!((Pace::of(0, Minutes::ZERO), Pace::of(1, Minutes::ZERO)), (Pace::Green, Pace::Red));
    }

    proptest! {
        #[test]
        fn the_colour_is_what_the_share_says_and_never_goes_back(seconds in 0_u32..20_000, minutes in 1_i64..240) {
            let share = f64::from(seconds) / (minutes as f64 * 60.0);
            let told = match share {
                share if share < 0.5 => Pace::Green,
                share if share < 0.75 => Pace::Yellow,
                share if share <= 1.0 => Pace::Orange,
                _ => Pace::Red,
            };
            prop_assert_eq!(Pace::of(seconds, Minutes::new(minutes)), told);
            prop_assert!(Pace::of(seconds + 1, Minutes::new(minutes)) >= told);
        }
    }
}
