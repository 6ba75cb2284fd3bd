//! Fixed clock and ids, small plans and generators for tests.
