//! The field of release planning: pure types and rules.
