//! Generates the window's context.
fn main() {}
