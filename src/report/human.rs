//! Diagnostics as an editor reads them in a terminal.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use anstyle::{AnsiColor, Style};

use super::{Finding, Report, excerpt, visible};
use crate::diagnostic::Severity;

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const MARGIN: Style = AnsiColor::Blue.on_default().bold();
const BOLD: Style = Style::new().bold();

/// How much of a message is shown; a value of a whole page is cut off.
const LONGEST: usize = 1000;

/// How many warnings of one code are shown in full. The others get a line each, so that they do not
/// drown the rest.
const IN_FULL: usize = 3;

/// How much was found, in Dutch: *3 fouten en 1 waarschuwing*.
pub fn summary(errors: usize, warnings: usize) -> String {
    match (errors, warnings) {
        (0, 0) => "geen fouten en geen waarschuwingen".to_owned(),
        (errors, 0) => count(errors, "fout", "fouten"),
        (0, warnings) => count(warnings, "waarschuwing", "waarschuwingen"),
        _ => format!("{} en {}", summary(errors, 0), summary(0, warnings)),
    }
}

/// A number with its word: *1 fout*, *3 fouten*.
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

pub(super) fn render(report: &Report<'_>) -> String {
    let mut out = String::new();
    let mut shown: BTreeMap<&str, usize> = BTreeMap::new();
    let mut after_brief = false;
    for finding in report.findings() {
        let diagnostic = &finding.diagnostic;
        let before = shown.entry(diagnostic.code).or_default();
        *before += 1;
        let is_brief = diagnostic.severity() == Severity::Warning && *before > IN_FULL;
        if after_brief && !is_brief {
            out.push('\n');
        }
        // Writing to a string never fails.
        if is_brief {
            let _ = write_brief(&mut out, finding);
        } else {
            let _ = write_finding(&mut out, finding);
            out.push('\n');
        }
        after_brief = is_brief;
    }
    if after_brief {
        out.push('\n');
    }
    if let Some(code) = most_telling(report) {
        let _ = writeln!(out, "meer uitleg: wijkbode check --explain {code}");
    }
    out
}

/// The code of the first error, or else of the first warning.
fn most_telling(report: &Report<'_>) -> Option<&'static str> {
    let codes = report.findings().iter().map(|it| (it.diagnostic.severity(), it.diagnostic.code));
    codes.min_by_key(|(severity, _)| *severity).map(|(_, code)| code)
}

/// One of many of the same sort, on a line.
fn write_brief(out: &mut String, finding: &Finding<'_>) -> fmt::Result {
    let Finding { diagnostic, start, .. } = finding;
    let (code, severity) = (diagnostic.code, diagnostic.severity());
    let (file, message) = (visible(&diagnostic.span.file), shorten(&diagnostic.message));
    let place = format!("{file}:{}:{}", start.line, start.column);
    writeln!(out, "{WARNING}{severity} {code}{WARNING:#} {place}: {}", visible(&message))
}

fn write_finding(out: &mut String, finding: &Finding<'_>) -> fmt::Result {
    let diagnostic = &finding.diagnostic;
    let severity = diagnostic.severity();
    let style = if severity == Severity::Error { ERROR } else { WARNING };
    let (line, column) = (finding.start.line, finding.start.column);
    let margin = " ".repeat(line.to_string().len());
    let message = shorten(&diagnostic.message);
    let message = visible(&message);
    writeln!(out, "{style}{severity} {}{style:#}{BOLD}: {message}{BOLD:#}", diagnostic.code)?;
    let file = visible(&diagnostic.span.file);
    writeln!(out, "{margin}{MARGIN}-->{MARGIN:#} {file}:{line}:{column}")?;
    if !finding.is_about_whole_file() {
        write_excerpt(out, finding, &margin, style)?;
    }
    let mut help = diagnostic.help.iter().flat_map(|it| it.lines());
    if let Some(first) = help.next() {
        writeln!(out, "{margin} {MARGIN}={MARGIN:#} tip: {}", visible(first))?;
    }
    // Never the text of others at the beginning of a line: a build server may obey it.
    help.try_for_each(|rest| writeln!(out, "{margin} {MARGIN}|{MARGIN:#}      {}", visible(rest)))
}

fn write_excerpt(
    out: &mut String,
    finding: &Finding<'_>,
    margin: &str,
    style: Style,
) -> fmt::Result {
    let excerpt = excerpt::cut(finding.text, &finding.diagnostic.span.bytes);
    let indent = " ".repeat(excerpt.indent);
    let carets = "^".repeat(excerpt.carets);
    let space = if excerpt.line.is_empty() { "" } else { " " };
    let (number, line) = (finding.start.line, excerpt.line);
    writeln!(out, "{margin} {MARGIN}|{MARGIN:#}")?;
    writeln!(out, "{MARGIN}{number} |{MARGIN:#}{space}{line}")?;
    writeln!(out, "{margin} {MARGIN}|{MARGIN:#} {indent}{style}{carets}{style:#}")
}

fn shorten(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
