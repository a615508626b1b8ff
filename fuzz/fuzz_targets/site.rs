//! A small site in memory with one file of any content.

use chrono::NaiveDate;
use wijkbode::derive::publication::Drafts;
use wijkbode::diagnostic::Diagnostics;
use wijkbode::report::Report;
use wijkbode::source::Sources;
use wijkbode::{Options, build as lay_out, model};

const SETTINGS: &str = "titel: T\norganisatie: O\nurl: https://wijken.voorbeeld.example/\n";
const WIJK: &str = "---\nnaam: Dorp\n---\n";

/// Reads, checks, reports and renders everything.
pub fn build(file: &str, text: &str) {
    let given = [("content/site.yaml", SETTINGS), ("content/wijken/dorp/wijk.md", WIJK)];
    let given = given.into_iter().filter(|(name, _)| *name != file);
    let sources: Sources = given.chain([(file, text)]).collect();
    let mut diagnostics = Diagnostics::default();
    let site = model::read(&sources, &mut diagnostics);
    let day = NaiveDate::from_ymd_opt(2021, 9, 15).expect("a day");
    let options = Options { day, drafts: Drafts::Shown, base_url: None };
    lay_out(&sources, &site, &options, diagnostics, |output, diagnostics| {
        let failed = diagnostics.has_errors();
        let _ = Report::new(diagnostics, &sources).human();
        for path in output.paths() {
            let rendered = output.render(path).expect("a file that was listed");
            assert!(failed || rendered.is_ok(), "{path}: {rendered:?}");
        }
    });
}
