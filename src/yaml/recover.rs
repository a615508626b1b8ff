//! Reads on past a fault.
//!
//! What does not parse is split into the items or fields it is made of, and each is read by itself,
//! down to the line that is at fault. Every fault is reported, once, and the rest is kept.

use std::ops::Range;

use serde_yaml::Spanned;

use crate::diagnostic::Located;
use crate::yaml::line::{Line, is_word, lines, margin};
use crate::yaml::place::{Style, style_at};
use crate::yaml::reader::Reader;
use crate::yaml::slips::{self, HARD_SPACES, Leaf};
use crate::yaml::tree::{self, Fault, Reason, Tree};
use crate::yaml::{Field, Node, Value};

/// How far down to look for the line that is at fault; each step reads the text once more.
const STEPS: usize = 8;

/// An item or field that stands by itself.
struct Piece<'a> {
    line: Line<'a>,
    range: Range<usize>,
}

/// The items of a list or the fields of a map.
#[derive(Default)]
struct Pieces<'a> {
    all: Vec<Piece<'a>>,
    base: usize,
    is_list: bool,
}

/// What is left when an item loses its dash, or a field its key.
enum Inner<'a> {
    Item(Range<usize>),
    Field(Line<'a>, Range<usize>),
}

impl<'a> Reader<'a> {
    /// Reads the whole text.
    pub(super) fn read_all(&mut self) -> Node {
        self.read(0..self.text.len(), STEPS)
    }

    fn read(&mut self, range: Range<usize>, steps: usize) -> Node {
        match self.attempt(&range) {
            Ok(tree) => self.settle(tree, range.start),
            Err(fault) => {
                let before = self.reported;
                let node = self.read_in_pieces(&range, fault, steps);
                if self.reported == before {
                    self.explain(&range, fault);
                }
                node
            }
        }
    }

    /// Parses a stretch of the text. That fails too when it parses as what nobody means.
    fn attempt(&self, range: &Range<usize>) -> Result<Spanned<Tree>, Fault> {
        let text = &self.text[range.clone()];
        let tree =
            tree::parse(text).map_err(|fault| Fault { at: range.start + fault.at, ..fault })?;
        match deception(&tree, text) {
            Some(at) => Err(Fault { at: range.start + at, reason: Reason::Syntax }),
            None => Ok(tree),
        }
    }

    fn read_in_pieces(&mut self, range: &Range<usize>, fault: Fault, steps: usize) -> Node {
        let parted = steps == STEPS && self.refuse_documents();
        let pieces = self.split(range, 0);
        if steps > 0 && (parted || pieces.are_apart()) {
            return self.gather(pieces, steps);
        }
        let inner = self.peel(range).filter(|_| steps > 0 && fault.reason != Reason::TooDeep);
        let value = match inner {
            None => return self.give_up(range, fault),
            Some(Inner::Item(inner)) => Value::List(vec![self.read_inner(&inner, 0, steps - 1)]),
            Some(Inner::Field(line, inner)) => {
                let value = self.read(inner, steps - 1);
                Value::Map(vec![self.field(line, value)])
            }
        };
        self.node(range.clone(), value)
    }

    /// Reads an item without its dash. Its first line has moved, so it parses in pieces only.
    fn read_inner(&mut self, range: &Range<usize>, shift: usize, steps: usize) -> Node {
        let pieces = self.split(range, shift);
        if steps > 0 && pieces.are_apart() {
            self.gather(pieces, steps)
        } else {
            self.read(range.clone(), steps)
        }
    }

    /// Reports the slip, and leaves a hole where it was.
    fn give_up(&mut self, range: &Range<usize>, fault: Fault) -> Node {
        self.explain(range, fault);
        let hole = self.node(range.clone(), Value::Unreadable);
        let Some(line) = lines(self.text, range.clone()).next() else { return hole };
        let parts = line.parts();
        let mut value = Value::Unreadable;
        if parts.key.is_some() {
            value = Value::Map(vec![self.field(line, hole)]);
        }
        if !parts.lead.is_empty() {
            value = Value::List(vec![self.node(range.clone(), value)]);
        }
        self.node(range.clone(), value)
    }

    /// Splits at the lines that indent no more than the first. That one may stand behind a dash that
    /// has moved it: `shift` says how far it should have been to the right.
    fn split(&self, range: &Range<usize>, shift: usize) -> Pieces<'a> {
        let mut rows = lines(self.text, range.clone()).peekable();
        while rows.next_if(Line::is_document_mark).is_some() {}
        let Some(first) = rows.next() else { return Pieces::default() };
        let first = Line { column: first.column + shift, ..first };
        let start = first.at - first.column.min(first.at - range.start);
        let base = self.least_column(range).unwrap_or(first.column);
        let is_list = first.is_item() || first.is_tight_item();
        let mut all = vec![Piece { line: first, range: start..range.end }];
        for line in rows.filter(|it| !belongs(it, base, is_list)) {
            if let Some(last) = all.last_mut() {
                last.range.end = last.range.end.min(line.at - line.column);
            }
            if !line.is_document_mark() {
                all.push(Piece { line, range: line.at - line.column..range.end });
            }
        }
        Pieces { all, base, is_list }
    }

    /// Where the lines of the whole file should begin. Elsewhere the first line of a piece decides.
    fn least_column(&self, range: &Range<usize>) -> Option<usize> {
        let whole = *range == (0..self.text.len());
        let rows = whole.then(|| lines(self.text, range.clone()))?;
        rows.filter(|it| !it.is_document_mark()).map(|it| it.column).min()
    }

    /// Puts the items or fields together again.
    fn gather(&mut self, pieces: Pieces<'a>, steps: usize) -> Node {
        let Pieces { all, base, is_list } = pieces;
        let (Some(first), Some(last)) = (all.first(), all.last()) else {
            return self.node(0..0, Value::Empty);
        };
        let (first, range) = (first.line, first.range.start..last.range.end);
        let (mut items, mut fields) = (Vec::new(), Vec::new());
        for piece in all {
            if piece.line.column != base {
                self.report(slips::indentation(&piece.line, base, &first));
            }
            if is_list {
                self.gather_item(&piece, &mut items, steps - 1);
            } else {
                self.gather_field(&piece, &mut fields, steps - 1);
            }
        }
        if is_list {
            self.keep_first_of_each(&mut items);
            return self.node(range, Value::List(items));
        }
        self.keep_first(&mut fields, first.at);
        self.node(range, Value::Map(fields))
    }

    fn gather_item(&mut self, piece: &Piece<'a>, items: &mut Vec<Node>, steps: usize) {
        let line = &piece.line;
        if line.is_tight_item() {
            self.report(slips::tight_item(line));
            items.push(self.read_inner(&(line.at + 1..piece.range.end), 1, steps));
            return;
        }
        let key = line.parts().key.filter(|_| !line.is_item());
        if let Some(key) = key.filter(|it| self.begins_items(it)) {
            self.report(slips::forgotten_dash(line, key));
            items.push(self.read_inner(&piece.range, 2, steps));
            return;
        }
        let node = self.read(piece.range.clone(), steps);
        match (node.value, items.last_mut()) {
            (Value::List(more), _) if line.is_item() => items.extend(more),
            (Value::Map(more), Some(Node { value: Value::Map(fields), .. })) => {
                fields.extend(more);
                self.report(slips::loose_field(line));
            }
            (Value::Map(_), _) => self.report(slips::loose_field(line)),
            (Value::Scalar(_), _) => self.explain_loose_text(piece),
            _ => (),
        }
    }

    fn keep_first_of_each(&mut self, items: &mut [Node]) {
        let offset = self.span(0..0).bytes.start;
        for item in items {
            if let Value::Map(fields) = &mut item.value {
                self.keep_first(fields, item.span.bytes.start - offset);
            }
        }
    }

    fn gather_field(&mut self, piece: &Piece<'a>, fields: &mut Vec<Field>, steps: usize) {
        let before = self.reported;
        let node = self.read(piece.range.clone(), steps);
        match node.value {
            Value::Map(more) => fields.extend(more),
            Value::Scalar(_) => {
                self.explain_loose_text(piece);
                fields.extend(self.meant_field(&piece.line));
            }
            Value::List(_) if self.reported == before => {
                self.report(slips::loose_item(&piece.line, self.first_line()));
            }
            Value::List(_) | Value::Empty | Value::Unreadable => (),
        }
    }

    fn explain_loose_text(&mut self, piece: &Piece<'a>) {
        let fault = Fault { at: piece.line.at, reason: Reason::Syntax };
        self.explain(&piece.range, fault);
    }

    /// Reports the slip that a piece of text suffers from.
    fn explain(&mut self, range: &Range<usize>, fault: Fault) {
        let slip = match Leaf::new(self, range.clone(), fault) {
            Some(leaf) => leaf.explain(),
            None => slips::unexplained(self.text, fault),
        };
        self.report(slip);
    }

    /// Takes off the dash, or the key when all the rest stands below it.
    fn peel(&self, range: &Range<usize>) -> Option<Inner<'a>> {
        let mut rows = lines(self.text, range.clone());
        let line = rows.next()?;
        let parts = line.parts();
        if line.is_item() {
            let simple = |it: &Line| it.parts().key.is_some_and(is_word);
            let structured = simple(&line) || rows.any(|it| simple(&it));
            return structured.then(|| Inner::Item(line.at + 1..range.end));
        }
        let below = rows.next()?;
        (parts.key.is_some() && parts.value.is_empty())
            .then(|| Inner::Field(line, below.at - below.column..range.end))
    }

    fn field(&self, line: Line, value: Node) -> Field {
        let parts = line.parts();
        let written = parts.key.unwrap_or_default();
        let key = written.trim_start_matches('\t').trim_start_matches(HARD_SPACES);
        let start = line.at + parts.lead.len() + written.len() - key.len();
        let span = self.span(start..start + key.len());
        Field { key: Located { value: key.trim_matches(['"', '\'']).to_owned(), span }, value }
    }

    /// The field that a line without a colon was meant to be: it is there, so it is not missing.
    fn meant_field(&self, line: &Line) -> Option<Field> {
        let word =
            line.body.split([':', ';', '=', ' ', '\u{a0}']).next().filter(|it| is_word(it))?;
        let meant = line.body[word.len()..].starts_with(':') || self.has_key(word);
        let key = line.at..line.at + word.len();
        meant.then(|| Field {
            key: Located { value: word.to_owned(), span: self.span(key) },
            value: self.node(line.bytes(), Value::Unreadable),
        })
    }

    /// Reports every mark that parts two documents; one above the first item is allowed.
    fn refuse_documents(&mut self) -> bool {
        let marks = lines(self.text, 0..self.text.len()).skip(1).filter(Line::is_document_mark);
        let slips: Vec<_> = marks.map(|it| slips::document(&it)).collect();
        let parted = !slips.is_empty();
        for slip in slips {
            self.report(slip);
        }
        parted
    }
}

impl Pieces<'_> {
    /// Whether reading them one by one is any use.
    fn are_apart(&self) -> bool {
        self.all.len() > 1 || self.all.iter().any(|it| it.line.is_tight_item())
    }
}

/// Whether a line is part of the item or field above it. A tab or a hard space is never right, but
/// it says that a line was meant to be.
fn belongs(line: &Line, base: usize, is_list: bool) -> bool {
    match line.is_item() {
        true if is_list => line.column > base + 1,
        true => line.column >= base,
        false if line.body.starts_with([']', '}', '\t']) => true,
        false => line.column > base || line.body.starts_with(HARD_SPACES),
    }
}

/// Where a tree stops meaning what it says: at a quoted text that was not closed on time and took
/// the next keys with it, or at a key that begins with a dash or a hard space.
fn deception(tree: &Spanned<Tree>, text: &str) -> Option<usize> {
    match &tree.value {
        Tree::Guessed => None,
        Tree::List(items) => items.iter().find_map(|it| deception(it, text)),
        Tree::Map(fields) => fields.iter().find_map(|(key, value)| {
            let at = tree::bytes(key.referenced);
            let written = &text[at.clone()];
            let dash =
                written.strip_prefix('-').is_some_and(|it| it.starts_with(char::is_alphabetic));
            let false_key = dash || written.starts_with(HARD_SPACES);
            if false_key { Some(at.start) } else { deception(value, text) }
        }),
        Tree::Text(_) => {
            let at = tree::bytes(tree.referenced);
            swallows_keys(&at, text).then_some(at.start)
        }
    }
}

/// Whether a quoted text goes on over lines that look like the next fields or items.
fn swallows_keys(at: &Range<usize>, text: &str) -> bool {
    let written = &text[at.clone()];
    if !written.starts_with(['"', '\'']) || !written.contains('\n') {
        return false;
    }
    if style_at(text, at.start) == Style::Block {
        return false;
    }
    let margin = margin(text, at.start);
    let column = margin.len() - margin.trim_start_matches([' ', '-']).len();
    lines(text, at.clone())
        .skip(1)
        .any(|it| it.column <= column && (it.is_item() || it.parts().key.is_some_and(is_word)))
}
