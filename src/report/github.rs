//! Diagnostics as workflow commands, which GitHub shows beside the lines of a pull request.
//!
//! Source: *Workflow commands for GitHub Actions*; the escapes are those of `@actions/core`.

use super::{Finding, Report, visible};
use crate::diagnostic::Severity;

pub(super) fn render(report: &Report<'_>) -> String {
    report.findings().iter().map(annotate).collect()
}

fn annotate(finding: &Finding<'_>) -> String {
    let diagnostic = &finding.diagnostic;
    let command = match diagnostic.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let file = escape_property(&diagnostic.span.file);
    let (start, end) = (finding.start, finding.end);
    let end_column = if end.line == start.line && end.column > start.column {
        format!(",endColumn={}", end.column)
    } else {
        String::new()
    };
    let tip = diagnostic.help.as_ref().map(|help| format!("\nTip: {help}")).unwrap_or_default();
    let message = escape(&format!("{}{tip}", diagnostic.message));
    let (line, column) = (start.line, start.column);
    format!(
        "::{command} file={file},line={line},col={column}{end_column},title={}::{message}\n",
        diagnostic.code
    )
}

fn escape(text: &str) -> String {
    let escaped = text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    visible(&escaped).into_owned()
}

fn escape_property(text: &str) -> String {
    escape(text).replace(':', "%3A").replace(',', "%2C")
}
