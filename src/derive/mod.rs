//! What follows from the content on a given day. Pure: the same site and day give the same facts.

pub mod calendar;
pub mod changes;
pub mod progress;
pub mod publication;
pub mod standing;
pub mod sums;
