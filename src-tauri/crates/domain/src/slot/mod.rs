//! Next valid slots: when a release could happen instead.
