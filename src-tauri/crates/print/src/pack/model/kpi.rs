//! The key figures of change.

/// Figures of fewer cases than this are not told: chance alone would decide them.
const FEW: u32 = 5;

/// The key figures of change.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct KpiPage {
    /// The time they cover, as it is printed.
    pub period: String,
    /// The figures in order.
    pub rows: Vec<Kpi>,
    /// What else must be known to read them, in a sentence.
    pub note: String,
}

/// A key figure.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Kpi {
    /// What it is called.
    pub name: String,
    /// The figure.
    pub value: KpiValue,
    /// How many cases it is computed from.
    pub n: u32,
    /// What a case is, such as "closed releases".
    pub counted: String,
    /// The 95 % interval of a share, in percent.
    pub interval: Option<(f64, f64)>,
    /// How it is computed, in a sentence.
    pub definition: String,
    /// Where the cases come from.
    pub source: String,
    /// The day on which it stood so, as it is printed.
    pub as_of: String,
}

/// A figure.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub enum KpiValue {
    /// Nobody records what it needs.
    #[default]
    Unknown,
    /// A part of all cases, in percent.
    Share(f64),
    /// A length of time in minutes.
    Time(i64),
    /// A number of things, which is told however small it is.
    Count(u32),
}

impl Kpi {
    /// Whether there are too few cases to tell it.
    pub fn is_too_few(&self) -> bool {
        self.n < FEW && matches!(self.value, KpiValue::Share(_) | KpiValue::Time(_))
    }
}
