//! A share of counted things, and the interval in which the true share lies.

/// Shares of fewer things than this are not told: chance alone would decide them.
pub const TOO_FEW: u32 = 5;

/// A part of counted things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// The part.
    pub part: u32,
    /// All of them.
    pub of: u32,
}

impl Share {
    /// The share in per cent; none of nothing.
    pub fn percent(self) -> Option<f64> {
        (self.of > 0).then(|| f64::from(self.part) * 100.0 / f64::from(self.of))
    }

    /// Whether there are too few to tell it.
    pub const fn is_too_few(self) -> bool {
        self.of < TOO_FEW
    }

    /// The interval in which the true share lies with a confidence of 95 %, in per cent; none of nothing.
    ///
    /// Wilson's score interval: E. B. Wilson, Probable inference, the law of succession, and statistical inference,
    /// Journal of the American Statistical Association 22 (1927).
    pub fn interval(self) -> Option<(f64, f64)> {
        const Z: f64 = 1.959_963_984_540_054;
        if self.of == 0 {
            return None;
        }
        let (n, p) = (f64::from(self.of), f64::from(self.part) / f64::from(self.of));
        let spread = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
        let (middle, whole) = (p + Z * Z / (2.0 * n), 1.0 + Z * Z / n);
        let bound = |share: f64| (share / whole * 100.0).clamp(0.0, 100.0);
        Some((bound(middle - spread), bound(middle + spread)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_interval_of_wilson_agrees_with_published_figures() {
        // R. G. Newcombe, Two-sided confidence intervals for the single proportion (1998), table I, method 3.
        for (part, of, low, high) in
            [(81, 263, 25.53, 36.62), (15, 148, 6.24, 16.05), (0, 20, 0.0, 16.11), (1, 29, 0.61, 17.18)]
        {
            let (found_low, found_high) = Share { part, of }.interval().unwrap();
            assert!(
                (found_low - low).abs() < 0.006 && (found_high - high).abs() < 0.006,
                "{part}/{of}: {found_low} {found_high}"
            );
        }
    }

    #[test]
    fn a_share_of_nothing_is_none_and_one_of_few_is_not_told() {
        let none = Share::default();
        assert_eq!((none.percent(), none.interval(), none.is_too_few()), (None, None, true));
        assert!(Share { part: 4, of: 4 }.is_too_few());
        assert!(!Share { part: 4, of: 5 }.is_too_few());
    }
}
