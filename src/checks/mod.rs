//! The rules that content must keep once it can be read.
//!
//! One file per rule. A rule looks at the whole edition, adds what it finds, and changes nothing.

mod addresses;
mod duplicate_ids;
mod files;
mod freshness;
mod leak_contact;
mod left_out;
mod links;
mod periods;
mod photos;
mod reasons;
mod references;
mod sources;
mod sums;

use rayon::prelude::*;

use crate::diagnostic::Diagnostics;
use crate::links::Map;

/// Every rule. The order does not matter: diagnostics are sorted by where they stand.
const CHECKS: &[fn(Map<'_>, &mut Diagnostics)] = &[
    addresses::check,
    duplicate_ids::check,
    files::check,
    freshness::check,
    leak_contact::check,
    left_out::check,
    links::check,
    periods::check,
    photos::check,
    reasons::check,
    references::check,
    sources::check,
    sums::check,
];

/// Holds the edition against every rule, side by side.
pub fn run(map: Map<'_>) -> Diagnostics {
    let found = CHECKS.par_iter().map(|check| {
        let mut found = Diagnostics::default();
        check(map, &mut found);
        found
    });
    let mut all = Diagnostics::default();
    for found in found.collect::<Vec<_>>() {
        all.extend(found);
    }
    all
}
