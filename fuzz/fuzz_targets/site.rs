//! A small site in memory with one file of any content.

use chrono::NaiveDate;
use wijkbode::checks;
use wijkbode::derive::publication::Drafts;
use wijkbode::diagnostic::Diagnostics;
use wijkbode::edition::Edition;
use wijkbode::links::Map;
use wijkbode::markdown::{Shown, Target};
use wijkbode::model;
use wijkbode::pages::Pages;
use wijkbode::report::Report;
use wijkbode::source::Sources;

const SETTINGS: &str = "titel: T\norganisatie: O\nurl: https://wijken.voorbeeld.example/\n";
const WIJK: &str = "---\nnaam: Dorp\n---\n";

/// Reads, checks and reports everything, and renders every text. The templates stay out of it: they
/// are not what is being fuzzed, and they take most of the time.
pub fn build(file: &str, text: &str) {
    let given = [("content/site.yaml", SETTINGS), ("content/wijken/dorp/wijk.md", WIJK)];
    let given = given.into_iter().filter(|(name, _)| *name != file);
    let sources: Sources = given.chain([(file, text)]).collect();
    let mut diagnostics = Diagnostics::default();
    let site = model::read(&sources, &mut diagnostics);
    let day = NaiveDate::from_ymd_opt(2021, 9, 15).expect("a day");
    let edition = Edition::new(&site, day, Drafts::Shown);
    let pages = Pages::new(&edition);
    checks::run(Map { sources: &sources, edition: &edition, pages: &pages }, &mut diagnostics);
    let report = Report::new(diagnostics, &sources);
    let _ = (report.human(), report.github());
    let target = |_: &_| Target::default();
    let shown = Shown { heading_level: 3, prefix: "x-", target: &target };
    for (_, head) in site.items() {
        for text in &head.gathered.texts {
            let _ = (text.render(&shown), text.excerpt(100));
        }
    }
}
