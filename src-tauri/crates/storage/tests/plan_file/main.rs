//! The plan file from outside: what is written is read back, undone, verified, and survives trouble.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    missing_docs,
    reason = "a test or a benchmark stops where something is wrong"
)]

mod around;
mod bad_files;
mod governed;
mod journal;
mod mirror;
mod processes;
mod scenarios;
mod tampering;
mod unreadable;
mod versions;
mod world;
mod writing;
