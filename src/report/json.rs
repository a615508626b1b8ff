//! Diagnostics as one JSON document, for programs.

use serde::Serialize;

use super::{Finding, Report};
use crate::diagnostic::Severity;

/// What was published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Made {
    /// The number of HTML pages, without redirects.
    pub pages: usize,
    /// The number of files of all kinds.
    pub files: usize,
    /// Their size together, in bytes.
    pub bytes: u64,
}

/// The order of the fields is the order in the document.
#[derive(Serialize)]
struct Document<'a> {
    errors: usize,
    warnings: usize,
    pages: usize,
    files: usize,
    bytes: u64,
    diagnostics: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    code: &'a str,
    severity: &'static str,
    file: &'a str,
    line: usize,
    column: usize,
    message: &'a str,
    help: Option<&'a str>,
}

pub(super) fn render(report: &Report<'_>, made: &Made) -> String {
    let document = Document {
        errors: report.errors(),
        warnings: report.warnings(),
        pages: made.pages,
        files: made.files,
        bytes: made.bytes,
        diagnostics: report.findings().iter().map(entry).collect(),
    };
    // Numbers and texts always have a form in JSON.
    let mut text = serde_json::to_string(&document).unwrap_or_default();
    text.push('\n');
    text
}

fn entry<'a>(finding: &'a Finding<'_>) -> Entry<'a> {
    let diagnostic = &finding.diagnostic;
    Entry {
        code: diagnostic.code,
        severity: match diagnostic.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        file: &diagnostic.span.file,
        line: finding.start.line,
        column: finding.start.column,
        message: &diagnostic.message,
        help: diagnostic.help.as_deref(),
    }
}
