//! Takes raw HTML apart into tags and text. Judges nothing and keeps nothing.
//!
//! Where this reads HTML otherwise than a browser would, no harm is done: a browser never sees the
//! original, only what is written anew from these pieces. Every byte is looked at once.

use std::ops::Range;

/// Takes HTML apart, from front to back.
pub(super) struct Pieces<'h> {
    html: &'h str,
    at: usize,
}

/// A piece of HTML.
#[derive(Debug)]
pub(super) enum Piece<'h> {
    /// Text with character references.
    Text(&'h str),
    /// `<b>`, `<br/>`.
    Start(Tag<'h>),
    /// `</b>`, by its name as written.
    End(&'h str),
    /// `<!-- … -->`.
    Comment,
    /// `<!DOCTYPE …>`, `<?php …?>`, `<![CDATA[…]]>`, by how it begins.
    Instruction(&'static str),
}

/// A start tag, with names and values as written.
#[derive(Debug)]
pub(super) struct Tag<'h> {
    pub(super) name: &'h str,
    pub(super) attributes: Vec<(&'h str, &'h str)>,
}

/// What of its content is no HTML to a browser; it goes with the tag.
const TEXT_ONLY: [&str; 8] =
    ["script", "style", "textarea", "title", "iframe", "xmp", "noembed", "noframes"];

impl<'h> Pieces<'h> {
    /// The pieces of this HTML.
    pub(super) fn of(html: &'h str) -> Self {
        Pieces { html, at: 0 }
    }

    /// The next piece, if it begins with `<`, and where it ends.
    fn markup(&self) -> Option<(usize, Piece<'h>)> {
        let rest = &self.html[self.at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            let end = if comment.starts_with('>') || comment.starts_with("->") {
                comment.find('>').map(|end| end + 5)
            } else {
                comment.find("-->").map(|end| end + 7)
            };
            return Some((self.at + end.unwrap_or(rest.len()), Piece::Comment));
        }
        for (start, end) in [("<![CDATA[", "]]>"), ("<!", ">"), ("<?", "?>")] {
            if rest.starts_with(start) {
                let length = rest.find(end).map_or(rest.len(), |found| found + end.len());
                return Some((self.at + length, Piece::Instruction(start)));
            }
        }
        let name = rest.strip_prefix("</").unwrap_or(&rest[1..]);
        if !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
            return Some((self.at + 1, Piece::Text("<")));
        }
        self.tag(self.html.len() - name.len())
    }

    /// The tag whose name begins here, and where it ends; nothing if it is not closed.
    fn tag(&self, name: usize) -> Option<(usize, Piece<'h>)> {
        let is_end = self.html[..name].ends_with('/');
        let mut cursor = Cursor { html: self.html, at: name };
        let name = cursor.take_until(|byte| is_gap(byte) || byte == b'>');
        let mut attributes = Vec::new();
        loop {
            cursor.take_until(|byte| !is_gap(byte));
            match cursor.peek()? {
                b'>' => break,
                _ => attributes.push(cursor.attribute()?),
            }
        }
        let end = cursor.at + 1;
        if is_end {
            return Some((end, Piece::End(name)));
        }
        Some((self.end_of_content(name, end), Piece::Start(Tag { name, attributes })))
    }

    /// Where the content of a text-only element ends; for others, where it begins.
    fn end_of_content(&self, name: &str, start: usize) -> usize {
        if !TEXT_ONLY.iter().any(|known| known.eq_ignore_ascii_case(name)) {
            return start;
        }
        let rest = &self.html.as_bytes()[start..];
        let is_end = |window: &[u8]| {
            window.starts_with(b"</") && window[2..].eq_ignore_ascii_case(name.as_bytes())
        };
        rest.windows(name.len() + 2).position(is_end).map_or(self.html.len(), |end| start + end)
    }
}

impl<'h> Iterator for Pieces<'h> {
    type Item = (Range<usize>, Piece<'h>);

    fn next(&mut self) -> Option<Self::Item> {
        let start = self.at;
        let rest = &self.html[start..];
        let (end, piece) = match rest.find('<') {
            Some(0) => self.markup().unwrap_or((self.html.len(), Piece::Text(rest))),
            Some(length) => (start + length, Piece::Text(&rest[..length])),
            None if rest.is_empty() => return None,
            None => (self.html.len(), Piece::Text(rest)),
        };
        self.at = end;
        Some((start..end, piece))
    }
}

/// A place within a tag.
struct Cursor<'h> {
    html: &'h str,
    at: usize,
}

impl<'h> Cursor<'h> {
    fn peek(&self) -> Option<u8> {
        self.html.as_bytes().get(self.at).copied()
    }

    /// What stands before the first byte (an ASCII one) that is meant, or before the end.
    fn take_until(&mut self, is_meant: impl Fn(u8) -> bool) -> &'h str {
        let rest = &self.html[self.at..];
        let length = rest.bytes().position(is_meant).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    /// A name and its value; nothing if a quote is not closed.
    fn attribute(&mut self) -> Option<(&'h str, &'h str)> {
        let start = self.at;
        if self.peek() == Some(b'=') {
            self.at += 1;
        }
        self.take_until(|byte| is_gap(byte) || matches!(byte, b'>' | b'='));
        let name = &self.html[start..self.at];
        self.take_until(|byte| !byte.is_ascii_whitespace());
        if self.peek() != Some(b'=') {
            return Some((name, ""));
        }
        self.at += 1;
        self.take_until(|byte| !byte.is_ascii_whitespace());
        match self.peek()? {
            quote @ (b'"' | b'\'') => {
                self.at += 1;
                let value = self.take_until(|byte| byte == quote);
                self.peek()?;
                self.at += 1;
                Some((name, value))
            }
            _ => Some((name, self.take_until(|byte| byte.is_ascii_whitespace() || byte == b'>'))),
        }
    }
}

/// What stands between attributes.
fn is_gap(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == b'/'
}
