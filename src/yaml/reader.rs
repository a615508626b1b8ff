//! One file being read: what is looked up in its text, and what is reported about it.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostics, Span};
use crate::yaml::line::{self, Line, is_word};
use crate::yaml::slips::Slip;
use crate::yaml::{Node, Value};

/// A file being read. Places within it are bytes of `text`, until they become a [`Span`].
pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) reported: usize,
    file: &'a Arc<str>,
    offset: usize,
    diagnostics: &'a mut Diagnostics,
    line_starts: OnceCell<Vec<usize>>,
    keys: OnceCell<BTreeSet<&'a str>>,
    item_keys: OnceCell<BTreeSet<&'a str>>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        file: &'a Arc<str>,
        text: &'a str,
        offset: usize,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        Reader {
            text,
            reported: 0,
            file,
            offset,
            diagnostics,
            line_starts: OnceCell::new(),
            keys: OnceCell::new(),
            item_keys: OnceCell::new(),
        }
    }

    /// A place in the file.
    pub(super) fn span(&self, bytes: Range<usize>) -> Span {
        Span::new(self.file, bytes.start + self.offset..bytes.end + self.offset)
    }

    /// A piece of YAML at a place.
    pub(super) fn node(&self, bytes: Range<usize>, value: Value) -> Node {
        Node { span: self.span(bytes), value }
    }

    /// Reports YAML that cannot be read.
    pub(super) fn report(&mut self, slip: Slip) {
        self.report_as("E102", slip);
    }

    /// Reports under another code. A place is rounded to whole letters.
    pub(super) fn report_as(&mut self, code: &'static str, slip: Slip) {
        let start = self.text.floor_char_boundary(slip.at.start);
        let end = self.text.ceil_char_boundary(slip.at.end.max(start));
        let span = self.span(start..end);
        self.diagnostics.report(code, &span, slip.message).help(slip.help);
        self.reported += 1;
    }

    /// The number of a line in the file: front matter begins on the second, anything else on the
    /// first.
    pub(super) fn line_number(&self, at: usize) -> usize {
        const BYTE_ORDER_MARK: usize = '\u{feff}'.len_utf8();
        let starts = self.line_starts.get_or_init(|| {
            std::iter::once(0).chain(self.text.match_indices('\n').map(|(at, _)| at + 1)).collect()
        });
        let front_matter = usize::from(self.offset > BYTE_ORDER_MARK);
        starts.partition_point(|start| *start <= at) + front_matter
    }

    /// Whether this word is a key anywhere in this file.
    pub(super) fn has_key(&self, word: &str) -> bool {
        let keys = self.keys.get_or_init(|| {
            self.lines().filter_map(|it| it.parts().key).filter(|it| is_word(it)).collect()
        });
        keys.contains(word)
    }

    /// Whether items of this file begin with this key.
    pub(super) fn begins_items(&self, key: &str) -> bool {
        let keys = self.item_keys.get_or_init(|| {
            self.lines().filter(Line::is_item).filter_map(|it| it.parts().key).collect()
        });
        keys.contains(key)
    }

    /// The first line that says something.
    pub(super) fn first_line(&self) -> Option<Line<'a>> {
        self.lines().find(|it| !it.is_document_mark())
    }

    fn lines(&self) -> impl Iterator<Item = Line<'a>> + use<'a> {
        line::lines(self.text, 0..self.text.len())
    }
}
