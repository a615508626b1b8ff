//! What follows from the content on a day, whatever an editor writes.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

mod changes;
mod chart;
mod drawn;

use std::fmt::Write as _;

use proptest::prelude::*;
use wijkbode::diagnostic::Diagnostics;
use wijkbode::model::{self, Site};
use wijkbode::source::Sources;

/// The files of a site with one wijk that has these milestones.
fn files(milestones: &str) -> [(&'static str, &str); 3] {
    let settings = "titel: Site\norganisatie: Gemeente\nurl: https://voorbeeld.example/\n";
    [
        ("content/site.yaml", settings),
        ("content/wijken/dorp/wijk.md", "---\nnaam: Dorp\n---\n"),
        ("content/wijken/dorp/mijlpalen.yaml", milestones),
    ]
}

/// That site, as it is read.
fn site(milestones: &str) -> Site {
    let sources: Sources = files(milestones).into_iter().collect();
    let site = model::read(&sources, &mut Diagnostics::default());
    assert_eq!(site.wijken.len(), 1);
    site
}

/// A milestone with a record of updates, as an editor writes it.
fn milestone() -> impl Strategy<Value = String> {
    let status = || {
        prop_oneof![Just(""), Just("gepland"), Just("loopt"), Just("vertraagd"), Just("afgerond")]
    };
    let update = (dates(), status(), prop_oneof![Just(String::new()), dates()]);
    let updates = prop::collection::vec(update, 0..5);
    (status(), dates(), prop_oneof![Just(String::new()), dates()], updates).prop_map(
        |(status, planned, realised, updates)| {
            let mut text = format!("- titel: Bankje\n  reden: Regen\n  gepland: {planned}\n");
            key(&mut text, "  status", status);
            key(&mut text, "  gerealiseerd", &realised);
            text += if updates.is_empty() { "" } else { "  voortgang:\n" };
            for (date, status, planned) in updates {
                let _ = writeln!(text, "    - datum: {date}\n      reden: Storm");
                key(&mut text, "      status", status);
                key(&mut text, "      gepland", &planned);
            }
            text
        },
    )
}

/// Dates of every precision in a few years, so that they often meet.
fn dates() -> impl Strategy<Value = String> {
    "202[12](-(Q[1-4]|H[12]|voorjaar|winter|begin|eind|0[1-9]|0[1-9]-[01][1-9]|1[0-2]-eind))?"
}

fn key(text: &mut String, key: &str, value: &str) {
    if !value.is_empty() {
        let _ = writeln!(text, "{key}: {value}");
    }
}
