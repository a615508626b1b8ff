//! What becomes of photos: read back from the website with parsers that are not ours.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "a test may panic and may read")]

mod broken;
mod camera;
mod drawings;
mod privacy;
mod prints;
mod site;
