//! The matrix: impact times likelihood.

use std::fmt;

use crate::release::Risk;
use crate::scale::scales;

scales! {
    /// How bad it is for the business when it goes wrong: 1 hardly felt, 5 worst.
    Impact, "an impact", 1 to 5;
    /// How likely it is to go wrong: 1 hardly, 5 nearly certain.
    Likelihood, "a likelihood", 1 to 5;
}

impl Likelihood {
    /// This likelihood moved by some steps, held on the scale.
    #[must_use]
    pub fn moved(self, steps: i8) -> Self {
        let (low, high) = (Self::LOW.get() as i8, Self::HIGH.get() as i8);
        let moved = (self.get() as i8).saturating_add(steps).clamp(low, high);
        Self::try_from(moved.unsigned_abs()).unwrap_or(self)
    }
}

/// A cell of the matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MatrixScore {
    /// The impact.
    pub impact: Impact,
    /// The likelihood.
    pub likelihood: Likelihood,
}

impl MatrixScore {
    /// The product, 1 to 25.
    pub const fn points(self) -> u32 {
        self.impact.get() as u32 * self.likelihood.get() as u32
    }

    /// The band: 1–4 low, 5–9 moderate, 10–16 high, 17–25 very high; the highest impact is at least high.
    pub fn band(self) -> Risk {
        let by_points = match self.points() {
            ..=4 => Risk::Low,
            5..=9 => Risk::Moderate,
            10..=16 => Risk::High,
            _ => Risk::VeryHigh,
        };
        if self.is_raised() { by_points.max(Risk::High) } else { by_points }
    }

    /// Whether the impact alone makes it at least high, whatever the product says.
    pub fn is_raised(self) -> bool {
        self.impact == Impact::HIGH && self.points() < 10
    }

    /// Whether it is high or very high.
    pub fn is_high(self) -> bool {
        self.band() >= Risk::High
    }
}

impl fmt::Display for MatrixScore {
    /// The product with its band: `impact 4 × likelihood 3 = 12, high`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let band = self.band().as_str().replace('-', " ");
        write!(f, "impact {} × likelihood {} = {}, {band}", self.impact, self.likelihood, self.points())?;
        if self.is_raised() { f.write_str(" because an impact of 5 is at least high") } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(impact: u8, likelihood: u8) -> MatrixScore {
        MatrixScore { impact: impact.try_into().unwrap(), likelihood: likelihood.try_into().unwrap() }
    }

    #[test]
    fn every_cell_of_the_matrix_has_the_band_of_its_product() {
        // Rows are impacts, columns likelihoods.
        let bands = ["LLLLM", "LLMMH", "LMMHH", "LMHHV", "HHHVV"];
        for (impact, row) in (1_u8..).zip(bands) {
            for (likelihood, letter) in (1_u8..).zip(row.chars()) {
                assert_eq!(cell(impact, likelihood).band().letter(), letter, "{impact} × {likelihood}");
            }
        }
    }

    #[test]
    fn the_highest_impact_is_at_least_high_and_says_so() {
        assert_eq!(cell(5, 1).to_string(), "impact 5 × likelihood 1 = 5, high because an impact of 5 is at least high");
        assert_eq!(cell(5, 2).to_string(), "impact 5 × likelihood 2 = 10, high");
        assert_eq!(cell(5, 4).to_string(), "impact 5 × likelihood 4 = 20, very high");
    }

    #[test]
    fn a_number_off_the_scale_is_refused_with_the_scale() {
        let told = "6".parse::<Impact>().unwrap_err().to_string();
        assert_eq!(told, "\"6\" is not an impact; it is a whole number from 1 to 5");
        assert!("x".parse::<Likelihood>().is_err() && Likelihood::try_from(0).is_err());
        assert_eq!(" 3 ".parse::<Likelihood>().unwrap().get(), 3);
    }

    #[test]
    fn a_likelihood_stays_on_its_scale() {
        let two = Likelihood::try_from(2).unwrap();
        assert_eq!([-7, -1, 0, 3, 9].map(|steps| two.moved(steps).get()), [1, 1, 2, 5, 5]);
    }
}
