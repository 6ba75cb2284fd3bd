//! `slipway`: release planning for terminals and pipelines.

fn main() {}
