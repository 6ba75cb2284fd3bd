//! Random numbers that are the same on every run and every machine.

/// A linear congruential generator with Knuth's MMIX constants.
#[derive(Clone, Debug)]
pub(super) struct Dice(u64);

impl Dice {
    /// A generator that begins at a seed.
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below another one.
    pub(super) fn below(&mut self, sides: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (((self.0 >> 32) * u64::from(sides)) >> 32) as u32
    }
}
