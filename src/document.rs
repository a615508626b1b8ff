//! A Markdown file: the front matter between two lines of dashes, and the body below it.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostics, Span};

/// Where the two parts of a Markdown file stand in it, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The YAML between the dashes; empty when there is none.
    pub front: Range<usize>,
    /// The Markdown below it.
    pub body: Range<usize>,
}

const FENCE: &str = "---";

/// Finds the two parts. A front matter that is opened and not closed is reported.
pub fn split(file: &Arc<str>, text: &str, diagnostics: &mut Diagnostics) -> Option<Document> {
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let mut lines = lines(text, start);
    match lines.next() {
        Some(first) if is_fence(&text[first.clone()]) => {
            let front = first.end;
            let Some(fence) = lines.find(|line| is_fence(&text[line.clone()])) else {
                report_unclosed(file, text, start, diagnostics);
                return None;
            };
            Some(Document { front: front..fence.start, body: fence.end..text.len() })
        }
        _ => Some(Document { front: start..start, body: start..text.len() }),
    }
}

fn report_unclosed(file: &Arc<str>, text: &str, start: usize, diagnostics: &mut Diagnostics) {
    let after = lines(text, start)
        .skip(1)
        .take_while(|line| looks_like_yaml(&text[line.clone()]))
        .last()
        .map_or(start, |line| line.start);
    let number = text[..after].matches('\n').count() + 2;
    diagnostics
        .report("E103", &Span::new(file, start..start + FENCE.len()), "de kop van dit bestand is niet afgesloten")
        .help(format!(
            "Zet onder het laatste kenmerk een regel met drie streepjes (`---`), waarschijnlijk op regel {number}."
        ));
}

fn is_fence(line: &str) -> bool {
    line.trim_end() == FENCE
}

/// Whether a line still belongs to the front matter: a key, an item, or something indented.
fn looks_like_yaml(line: &str) -> bool {
    let key = line.split_once(':').is_some_and(|(key, _)| !key.trim_end().contains(' '));
    key || line.starts_with([' ', '-', '#'])
}

/// The lines from `start` on, each with its line break.
fn lines(text: &str, start: usize) -> impl Iterator<Item = Range<usize>> {
    let mut from = start;
    text[start..].split_inclusive('\n').map(move |line| {
        let line = from..from + line.len();
        from = line.end;
        line
    })
}
