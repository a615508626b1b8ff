//! From a byte in the text of a scalar back to the byte in the file that wrote it.

use crate::yaml::{Node, Value};

/// How a scalar was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    SingleQuoted,
    DoubleQuoted,
    /// A block behind `|` or `>`.
    Block,
}

/// The byte in the file at which byte `text_offset` of a scalar's text was written, so that a fault
/// in Markdown is reported on its own line.
///
/// `source` is the whole file that `node` was read from. Folding, quotes and escapes are undone; what
/// is no scalar, or was not read from this file, gives its own beginning.
pub fn place_in(source: &str, node: &Node, text_offset: usize) -> usize {
    let bytes = &node.span.bytes;
    let (Value::Scalar(text), Some(written)) = (&node.value, source.get(bytes.clone())) else {
        return bytes.start;
    };
    let style = style_at(source, bytes.start);
    bytes.start + Walk::new(written, style).follow(text, text_offset)
}

/// How the scalar that begins at this byte was written.
pub(super) fn style_at(source: &str, start: usize) -> Style {
    match source[start..].chars().next() {
        _ if is_block(&source[..start]) => Style::Block,
        Some('"') => Style::DoubleQuoted,
        Some('\'') => Style::SingleQuoted,
        _ => Style::Plain,
    }
}

/// Whether what comes before is the head of a block: `tekst: |-  # let op`, and an indented line.
fn is_block(before: &str) -> bool {
    let above = before.trim_end_matches([' ', '\t']);
    if !above.ends_with('\n') {
        return false;
    }
    let head = above.trim_end().rsplit('\n').next().unwrap_or_default();
    let head = head.split(" #").next().unwrap_or_default();
    let last = head.split_whitespace().next_back().unwrap_or_default();
    last.strip_prefix(['|', '>'])
        .is_some_and(|it| it.bytes().all(|it| matches!(it, b'+' | b'-' | b'0'..=b'9')))
}

/// The written text, letter by letter.
struct Walk<'a> {
    written: &'a str,
    style: Style,
    at: usize,
}

impl<'a> Walk<'a> {
    fn new(written: &'a str, style: Style) -> Self {
        let quoted = matches!(style, Style::SingleQuoted | Style::DoubleQuoted);
        Walk { written, style, at: usize::from(quoted) }
    }

    /// Walks through text and writing in step. White space is skipped on either side, because
    /// folding changes nothing else.
    fn follow(mut self, text: &str, text_offset: usize) -> usize {
        for (at, letter) in text.char_indices() {
            if at >= text_offset {
                break;
            }
            if letter.is_whitespace() {
                self.pass_space();
            } else {
                self.skip_space();
                self.at += self.letter().1;
            }
        }
        let next = text.get(text_offset..).and_then(|it| it.chars().next());
        if next.is_some_and(|it| !it.is_whitespace()) {
            self.skip_space();
        }
        self.at.min(self.written.len())
    }

    fn pass_space(&mut self) {
        let (is_space, length) = self.letter();
        if is_space {
            self.at += length;
        }
    }

    fn skip_space(&mut self) {
        while let (true, length @ 1..) = self.letter() {
            self.at += length;
        }
    }

    /// Whether the next letter is white space, and how many bytes it takes to write it.
    fn letter(&self) -> (bool, usize) {
        let rest = self.written.get(self.at..).unwrap_or_default();
        let mut letters = rest.chars();
        let Some(first) = letters.next() else { return (false, 0) };
        match (self.style, first) {
            (Style::SingleQuoted, '\'') if rest.starts_with("''") => (false, 2),
            (Style::DoubleQuoted, '\\') => escape(letters.next()),
            _ => (first.is_whitespace(), first.len_utf8()),
        }
    }
}

/// The same for a letter behind a backslash.
fn escape(kind: Option<char>) -> (bool, usize) {
    match kind {
        Some('n' | 't' | 'r' | 'v' | 'f' | ' ' | '\t' | '\n' | '\r' | '_' | 'N' | 'L' | 'P') => {
            (true, 2)
        }
        Some('x') => (false, 4),
        Some('u') => (false, 6),
        Some('U') => (false, 10),
        Some(it) => (false, 1 + it.len_utf8()),
        None => (false, 1),
    }
}
