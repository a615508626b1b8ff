//! What was found, for whoever reads it: people at a terminal, a program, or GitHub.
//!
//! Content is written by many, so nothing of it reaches a terminal or a log unless it was made
//! [`visible()`] first.

mod excerpt;
mod github;
mod html;
mod human;
mod json;
mod place;
mod visible;

use std::sync::Arc;

pub use html::escape;
pub use human::{count, summary};
pub use json::Made;
pub use place::{Lines, Place};
pub use visible::visible;

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::source::Sources;

/// What was found, in the order of file and line.
#[derive(Debug)]
pub struct Report<'a> {
    findings: Vec<Finding<'a>>,
}

/// One diagnostic and where an editor finds it.
#[derive(Debug)]
pub struct Finding<'a> {
    /// What is wrong.
    pub diagnostic: Diagnostic,
    /// Where it begins; the first line and column of a file that is not there.
    pub start: Place,
    /// Where it ends; the column behind the last letter.
    pub end: Place,
    /// The text of its file; empty if that is no text.
    text: &'a str,
}

impl<'a> Report<'a> {
    /// Sorts what was found and looks up where it stands.
    pub fn new(diagnostics: Diagnostics, sources: &'a Sources) -> Self {
        let mut findings = Vec::new();
        let mut file: Arc<str> = "".into();
        let mut lines = Lines::new("");
        let mut text = "";
        for diagnostic in diagnostics.into_sorted() {
            if diagnostic.span.file != file {
                file = diagnostic.span.file.clone();
                text = sources.text(&file);
                lines = Lines::new(text);
            }
            let start = lines.place(diagnostic.span.bytes.start);
            let end = lines.place(diagnostic.span.bytes.end);
            findings.push(Finding { diagnostic, start, end, text });
        }
        Report { findings }
    }

    /// The findings that are kept, and a report of all others.
    pub fn split(self, keep: impl Fn(&Diagnostic) -> bool) -> (Self, Self) {
        let (kept, others) = self.findings.into_iter().partition(|it| keep(&it.diagnostic));
        (Report { findings: kept }, Report { findings: others })
    }

    /// The findings, in the order of file and line.
    pub fn findings(&self) -> &[Finding<'a>] {
        &self.findings
    }

    /// How many errors there are.
    pub fn errors(&self) -> usize {
        self.count(Severity::Error)
    }

    /// How many warnings there are.
    pub fn warnings(&self) -> usize {
        self.count(Severity::Warning)
    }

    /// For people: each with the line it is about, coloured with ANSI escapes. Empty if nothing was
    /// found.
    pub fn human(&self) -> String {
        human::render(self)
    }

    /// For programs: one JSON document that ends in a line break, with what was made.
    pub fn json(&self, made: &Made) -> String {
        json::render(self, made)
    }

    /// For GitHub: one workflow command on a line for each.
    pub fn github(&self) -> String {
        github::render(self)
    }

    fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|it| it.diagnostic.severity() == severity).count()
    }
}

impl Finding<'_> {
    /// For a browser: an item of a list.
    pub fn html(&self) -> String {
        html::render(self)
    }

    /// Whether there is no line to show.
    fn is_about_whole_file(&self) -> bool {
        self.text.is_empty() || self.diagnostic.span.bytes == (0..0)
    }
}
