//! The plan file: SQLite schema, migrations, tables and the journal.
