//! Use cases: one for each thing a person does, and the table that names them.
