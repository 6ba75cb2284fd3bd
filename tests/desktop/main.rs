//! The real window, from outside: the built program on a display of its own, with a real pointer and real keys.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops where something is wrong")]

mod pages;
mod stage;

mod accessibility;
mod bundling;
mod dependencies;
mod deployments;
mod drawing;
mod export;
mod governing;
mod import;
mod incoming;
mod keyboard;
mod linking;
mod meeting;
mod milestones;
mod moving;
mod opening;
mod publishing;
mod refusing;
mod scenarios;
mod sequencing;
mod templates;
mod trains;
mod undoing;
mod views;
mod watching;
