//! Diagnostics as an editor reads them in a browser.

use std::fmt::Write as _;

use super::{Finding, excerpt, visible};
use crate::diagnostic::Severity;

/// Text of others as it may stand in HTML, in an attribute as well.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in visible(text).chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            letter => escaped.push(letter),
        }
    }
    escaped
}

pub(super) fn render(finding: &Finding<'_>) -> String {
    let diagnostic = &finding.diagnostic;
    let severity = diagnostic.severity();
    let class = if severity == Severity::Error { "fout" } else { "letop" };
    let message = escape(&diagnostic.message);
    let file = escape(&diagnostic.span.file);
    let (line, column) = (finding.start.line, finding.start.column);
    let mut shown = format!(
        "<li class=\"wijkbode-{class}\"><p><b>{severity} {}</b>: {message}</p>\n\
         <p><code>{file}:{line}:{column}</code></p>\n",
        diagnostic.code
    );
    // Writing to a string never fails.
    if !finding.is_about_whole_file() {
        let excerpt = excerpt::cut(finding.text, &diagnostic.span.bytes);
        let _ = writeln!(shown, "<pre><code>{}</code></pre>", escape(&excerpt.line));
    }
    if let Some(help) = &diagnostic.help {
        let help: Vec<String> = help.lines().map(escape).collect();
        let _ = writeln!(shown, "<p>Tip: {}</p>", help.join("<br>"));
    }
    shown + "</li>\n"
}
