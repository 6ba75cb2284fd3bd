//! Conflicts: what speaks against a release at its time.
