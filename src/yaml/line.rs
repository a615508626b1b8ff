//! The anatomy of one line of YAML, as an editor sees it: indentation, dashes, a key, a value.
//!
//! Used on text that does not parse, so it asks for no more than the look of a line.

use std::ops::Range;

/// A line that says something: neither blank nor a comment.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    /// The byte at which `body` begins.
    pub(super) at: usize,
    /// The number of spaces before it. Dashes that were taken off count as well.
    pub(super) column: usize,
    /// The line without the spaces around it.
    pub(super) body: &'a str,
}

/// A line taken apart: `- titel: Bankje` has the lead `- `, the key `titel` and the value `Bankje`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parts<'a> {
    /// The dashes and the spaces behind them.
    pub(super) lead: &'a str,
    /// The key, if there is one.
    pub(super) key: Option<&'a str>,
    /// The byte at which `value` begins.
    pub(super) at: usize,
    /// What follows the key, or else all that follows the dashes.
    pub(super) value: &'a str,
}

/// A key and its text, when a text looks as if the space behind a colon was forgotten:
/// `titel:Bankje`.
///
/// YAML takes that for plain text. Addresses (`https://…`, `mailto:…`) and times are no such thing.
pub fn looks_like_key(text: &str) -> Option<(&str, &str)> {
    let (key, rest) = text.split_once(':')?;
    let value = rest.trim();
    let address = rest.starts_with("//") || matches!(key, "mailto" | "tel");
    (is_word(key) && !value.is_empty() && !address).then_some((key, value))
}

/// What stands before a byte on its line.
pub(super) fn margin(text: &str, at: usize) -> &str {
    &text[text[..at].rfind('\n').map_or(0, |it| it + 1)..at]
}

/// The lines in a stretch of text that say something. The stretch may begin behind dashes.
pub(super) fn lines(text: &str, range: Range<usize>) -> impl Iterator<Item = Line<'_>> {
    let margin = margin(text, range.start).len();
    let mut next = range.start;
    text[range].split_inclusive('\n').enumerate().filter_map(move |(index, row)| {
        let at = next;
        next += row.len();
        let body = row.trim_start_matches(' ');
        let spaces = row.len() - body.len();
        let column = if index == 0 { margin + spaces } else { spaces };
        let body = body.trim_end();
        let says = !body.is_empty() && !body.trim_start().starts_with('#');
        says.then_some(Line { at: at + spaces, column, body })
    })
}

impl<'a> Line<'a> {
    /// Whether this is an item of a list.
    pub(super) fn is_item(&self) -> bool {
        is_dash(self.body)
    }

    /// Whether this would be an item, had the space behind the dash not been forgotten.
    pub(super) fn is_tight_item(&self) -> bool {
        let rest = self.body.strip_prefix('-').unwrap_or_default();
        rest.starts_with(char::is_alphabetic) && split_key(rest).is_some()
    }

    /// Whether this line parts two documents.
    pub(super) fn is_document_mark(&self) -> bool {
        let word = self.body.split([' ', '\t']).next();
        self.column == 0 && matches!(word, Some("---" | "..."))
    }

    /// Takes the line apart.
    pub(super) fn parts(&self) -> Parts<'a> {
        let mut rest = self.body;
        while is_dash(rest) {
            rest = rest[1..].trim_start_matches([' ', '\t']);
        }
        let lead = &self.body[..self.body.len() - rest.len()];
        let (key, value) = match split_key(rest) {
            Some((key, value)) => (Some(key), value),
            None => (None, rest),
        };
        let at = self.at + self.body.len() - value.len();
        Parts { lead, key, at, value: without_comment(value) }
    }

    /// The bytes of the whole body.
    pub(super) fn bytes(&self) -> Range<usize> {
        self.at..self.at + self.body.len()
    }
}

/// Whether this could be a key of ours: `let-op`, but not `Let op`.
pub(super) fn is_word(text: &str) -> bool {
    text.starts_with(char::is_lowercase)
        && text.chars().all(|it| it.is_lowercase() || it.is_numeric() || "-_".contains(it))
}

/// The first colon that ends a key or would: one with a space, or nothing, behind it.
pub(super) fn find_colon(text: &str) -> Option<usize> {
    let ends = |at: usize| text[at + 1..].chars().next().is_none_or(|it| matches!(it, ' ' | '\t'));
    text.match_indices(':').map(|(at, _)| at).find(|at| ends(*at))
}

/// Plain text without the comment behind it.
fn without_comment(value: &str) -> &str {
    if value.starts_with(['"', '\'']) {
        return value;
    }
    if value.starts_with('#') {
        return "";
    }
    value.find(" #").map_or(value, |at| value[..at].trim_end())
}

fn is_dash(body: &str) -> bool {
    body.strip_prefix('-').is_some_and(|it| it.is_empty() || it.starts_with([' ', '\t']))
}

/// A key and what follows its colon.
fn split_key(text: &str) -> Option<(&str, &str)> {
    let quote = text.chars().next().filter(|it| matches!(it, '"' | '\''));
    if text.starts_with(['[', '{', '&', '*', '!', '|', '>', '@', '`', '%', ',', '#']) {
        return None;
    }
    let end = match quote {
        Some(quote) => 2 + text[1..].find(quote)?,
        None => find_colon(without_comment(text))?,
    };
    let value = text[end..].trim_start().strip_prefix(':')?;
    let apart = value.is_empty() || value.starts_with([' ', '\t']);
    apart.then(|| (text[..end].trim_end(), value.trim_start_matches([' ', '\t'])))
}
