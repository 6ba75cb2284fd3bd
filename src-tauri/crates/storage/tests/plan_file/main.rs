//! The plan file from outside: what is written is read back, undone, verified, and survives trouble.

mod bad_files;
mod journal;
mod mirror;
mod world;
