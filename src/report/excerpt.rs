//! The line that a diagnostic is about, with carets below what is meant.

use std::ops::Range;

use unicode_width::UnicodeWidthStr;

use super::visible;

/// A piece of one line, ready to be shown.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// The line, or the part of a long one around what is meant.
    pub(super) line: String,
    /// The columns before the carets.
    pub(super) indent: usize,
    /// The number of carets, at least one.
    pub(super) carets: usize,
}

/// How many characters are shown at most.
const WIDTH: usize = 100;
/// How many of those may stand before what is meant.
const LEAD: usize = 60;

/// Cuts the line out of the text. Of what covers several lines the first is shown.
pub(super) fn cut(text: &str, bytes: &Range<usize>) -> Excerpt {
    let text_start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let start = text.floor_char_boundary(bytes.start).max(text_start);
    let end = text.floor_char_boundary(bytes.end).max(start);
    let before = lead(&text[..start]);
    let width = WIDTH - before.chars().count();
    let after = tail(&text[start..], width);
    let marked = &after[..after.len().min(end - start)];
    let is_cut = |rest: Option<char>| rest.is_some_and(|it| !is_break(it) && it != '\u{feff}');
    let opening = if is_cut(text[..start - before.len()].chars().next_back()) { "…" } else { "" };
    let closing = if is_cut(text[start + after.len()..].chars().next()) { "…" } else { "" };
    let before = format!("{opening}{}", visible(before));
    Excerpt {
        indent: before.width(),
        carets: visible(marked).trim_end().width().max(1),
        line: format!("{before}{}{closing}", visible(after)).trim_end().to_owned(),
    }
}

/// The end of the last line.
fn lead(text: &str) -> &str {
    let letters = text.char_indices().rev().take(LEAD);
    let own = letters.take_while(|(_, it)| !is_break(*it) && *it != '\u{feff}');
    &text[own.last().map_or(text.len(), |(at, _)| at)..]
}

/// The beginning of the first line.
fn tail(text: &str, letters: usize) -> &str {
    let end = text.char_indices().enumerate().find(|(n, (_, it))| *n == letters || is_break(*it));
    &text[..end.map_or(text.len(), |(_, (at, _))| at)]
}

fn is_break(letter: char) -> bool {
    matches!(letter, '\n' | '\r')
}
