//! Turns what editors write about their wijken into the website that residents read.
//!
//! The modules below stand in the order in which content passes through them. A module knows the
//! ones above it and none below it; `tests/architecture.rs` holds them to that.

pub mod diagnostic;
pub mod markdown;
pub mod values;
pub mod write;
pub mod yaml;
