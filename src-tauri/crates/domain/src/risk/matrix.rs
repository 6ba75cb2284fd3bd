//! The matrix: impact times likelihood.

use std::fmt;

use super::bands::band_of;
use super::words::band_word;
use super::{Bands, ModelBody, ModelKind};
use crate::Plan;
use crate::release::Risk;
use crate::scale::scales;

/// The lowest product.
pub(super) const LOWEST: u32 = 1;
/// The highest product.
pub(super) const HIGHEST: u32 = 25;

/// The bands that are usual: 1–4 low, 5–9 moderate, 10–16 high, 17–25 very high.
const USUAL: [(u32, Risk); 4] = [(LOWEST, Risk::Low), (5, Risk::Moderate), (10, Risk::High), (17, Risk::VeryHigh)];

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

    /// The band where nothing was settled: by [`MatrixModel::USUAL`]. Where a plan is at hand, [`Plan::matrix_band`]
    /// tells it.
    pub fn band(self) -> Risk {
        MatrixModel::USUAL.band(self)
    }

    /// Whether the impact alone makes it heavier than the product does, where nothing was settled.
    pub fn is_raised(self) -> bool {
        MatrixModel::USUAL.band(self) > MatrixModel::USUAL.band_of_product(self)
    }

    /// Whether it is high or very high where nothing was settled.
    pub fn is_high(self) -> bool {
        self.band() >= Risk::High
    }
}

impl fmt::Display for MatrixScore {
    /// The product with its band where nothing was settled: `impact 4 × likelihood 3 = 12, high`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&MatrixModel::USUAL.told(*self))
    }
}

/// Model C: which band a cell has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MatrixModel<'a> {
    /// The first product of each band and the band, from the lightest.
    pub from: &'a [(u32, Risk)],
    /// The least band of the highest impact.
    pub worst_impact: Risk,
}

impl MatrixModel<'static> {
    /// What is usual: 1–4 low, 5–9 moderate, 10–16 high, 17–25 very high; the highest impact is at least high.
    pub const USUAL: Self = Self { from: &USUAL, worst_impact: Risk::High };
}

impl<'a> MatrixModel<'a> {
    /// The model that a body says; the usual one where the body is of another kind.
    pub fn of(body: &'a ModelBody) -> Self {
        match body {
            ModelBody::Matrix { bands, worst_impact } => Self { from: &bands.from, worst_impact: *worst_impact },
            _ => MatrixModel::USUAL,
        }
    }

    /// The band of the product alone.
    pub fn band_of_product(self, cell: MatrixScore) -> Risk {
        band_of(self.from, cell.points())
    }

    /// The band of a cell: that of its product, and of the highest impact at least [`Self::worst_impact`].
    pub fn band(self, cell: MatrixScore) -> Risk {
        let by_product = self.band_of_product(cell);
        if cell.impact == Impact::HIGH { by_product.max(self.worst_impact) } else { by_product }
    }

    /// A cell with its product and its band: `impact 4 × likelihood 3 = 12, high`.
    pub fn told(self, cell: MatrixScore) -> String {
        let (by_product, band) = (self.band_of_product(cell), self.band(cell));
        let product = format!("impact {} × likelihood {} = {}", cell.impact, cell.likelihood, cell.points());
        let word = band_word(band);
        if band > by_product {
            format!("{product}, {word} because an impact of {} is at least {word}", Impact::HIGH)
        } else {
            format!("{product}, {word}")
        }
    }
}

/// What is usual for model C.
pub(super) fn usual() -> ModelBody {
    let MatrixModel { from, worst_impact } = MatrixModel::USUAL;
    ModelBody::Matrix { bands: Bands { from: from.to_vec() }, worst_impact }
}

impl Plan {
    /// The band of a cell of the matrix by the model that counts here.
    pub fn matrix_band(&self, cell: MatrixScore) -> Risk {
        MatrixModel::of(&self.risk_model(ModelKind::Matrix).body).band(cell)
    }

    /// The product of a cell with its band by the model that counts here: `impact 4 × likelihood 3 = 12, high`.
    pub fn matrix_told(&self, cell: MatrixScore) -> String {
        MatrixModel::of(&self.risk_model(ModelKind::Matrix).body).told(cell)
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

    #[test]
    fn the_bands_that_were_settled_tell_the_band_of_a_cell() {
        let from = vec![(1, Risk::Low), (20, Risk::Moderate)];
        let body = ModelBody::Matrix { bands: Bands { from }, worst_impact: Risk::Moderate };
        let settled = MatrixModel::of(&body);
        assert_eq!(settled.band(cell(4, 4)), Risk::Low, "16 is high by what is usual");
        let raised = "impact 5 × likelihood 1 = 5, moderate because an impact of 5 is at least moderate";
        assert_eq!(settled.told(cell(5, 1)), raised);
        assert_eq!(settled.told(cell(5, 4)), "impact 5 × likelihood 4 = 20, moderate");
        assert_eq!(MatrixModel::of(&usual()), MatrixModel::USUAL);
    }
}
