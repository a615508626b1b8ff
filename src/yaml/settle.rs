//! serde's tree to ours: scalars from the text, places in the file, and the slips that are YAML
//! all the same.

use std::collections::BTreeMap;
use std::ops::Range;

use serde_yaml::Spanned;

use crate::diagnostic::Located;
use crate::yaml::place::{Style, style_at};
use crate::yaml::reader::Reader;
use crate::yaml::tree::{Tree, bytes};
use crate::yaml::{Field, Node, Value, line, slips};

impl Reader<'_> {
    /// Settles a tree that was read from the text at `base`.
    pub(super) fn settle(&mut self, tree: Spanned<Tree>, base: usize) -> Node {
        let at = shift(bytes(tree.referenced), base);
        self.refuse_tag(base..at.start);
        self.settle_at(tree.value, at, base)
    }

    /// Drops the second of two fields with one key. In an item of a list this is often the next
    /// item, of which the dash was forgotten: then its other keys are no news.
    pub(super) fn keep_first(&mut self, fields: &mut Vec<Field>, start: usize) {
        let doubles = doubles(fields);
        if doubles.is_empty() {
            return;
        }
        let is_item = line::margin(self.text, start).trim_end().ends_with('-');
        let forgotten = is_item && doubles[0].0 == 0;
        for (first, index) in &doubles {
            let told =
                [first, index].iter().any(|it| fields[**it].value.value == Value::Unreadable);
            if !told && (!forgotten || *first == 0) {
                self.report_double(&fields[*first].key, &fields[*index], forgotten);
            }
        }
        let mut index = 0;
        fields.retain(|_| {
            index += 1;
            doubles.binary_search_by_key(&(index - 1), |(_, double)| *double).is_err()
        });
    }

    fn settle_at(&mut self, tree: Tree, at: Range<usize>, base: usize) -> Node {
        match tree {
            Tree::Guessed if at.is_empty() => self.node(at, Value::Empty),
            Tree::Guessed => {
                let text = self.text[at.clone()].to_owned();
                self.node(at, Value::Scalar(text))
            }
            Tree::Text(text) => self.settle_text(text, at),
            Tree::List(items) => self.settle_list(items, at, base),
            Tree::Map(fields) => self.settle_map(fields, at, base),
        }
    }

    fn settle_text(&mut self, text: String, mut at: Range<usize>) -> Node {
        match style_at(self.text, at.start) {
            Style::Plain => {
                if let Some(slip) = slips::curly(&text, at.clone()) {
                    self.report(slip);
                    return self.node(at, Value::Unreadable);
                }
            }
            Style::Block => at.end = at.start + self.text[at.clone()].trim_end().len(),
            Style::SingleQuoted | Style::DoubleQuoted => (),
        }
        self.node(at, Value::Scalar(text))
    }

    fn settle_list(&mut self, items: Vec<Spanned<Tree>>, at: Range<usize>, base: usize) -> Node {
        let mut end = at.end;
        let mut settled = Vec::with_capacity(items.len());
        for item in items {
            let start = shift(bytes(item.referenced), base);
            self.refuse_tag(end.min(start.start)..start.start);
            let node = self.settle_at(item.value, start, base);
            end = self.end_of(&node).max(end);
            settled.push(node);
        }
        self.node(at.start..end, Value::List(settled))
    }

    fn settle_map(
        &mut self,
        fields: Vec<(Spanned<String>, Spanned<Tree>)>,
        at: Range<usize>,
        base: usize,
    ) -> Node {
        let mut end = at.end;
        let mut settled = Vec::with_capacity(fields.len());
        for (key, value) in fields {
            let key_at = shift(bytes(key.referenced), base);
            let mut value_at = shift(bytes(value.referenced), base);
            if value_at.is_empty() && matches!(value.value, Tree::Guessed | Tree::Text(_)) {
                value_at = self.behind_colon(key_at.end);
            }
            self.refuse_tag(key_at.end..value_at.start);
            let value = self.settle_at(value.value, value_at, base);
            end = self.end_of(&value).max(end);
            let key = Located { value: key.value, span: self.span(key_at.clone()) };
            match slips::in_key(&key, &value, key_at) {
                Some(slip) => self.report(slip),
                None => settled.push(Field { key, value }),
            }
        }
        self.keep_first(&mut settled, at.start);
        self.node(at.start..end, Value::Map(settled))
    }

    /// What is empty stands just behind its colon.
    fn behind_colon(&self, key_end: usize) -> Range<usize> {
        let behind = &self.text[key_end..];
        let colon = behind.trim_start();
        let at = match colon.strip_prefix(':') {
            Some(_) => key_end + behind.len() - colon.len() + 1,
            None => key_end,
        };
        at..at
    }

    fn end_of(&self, node: &Node) -> usize {
        node.span.bytes.end - self.span(0..0).bytes.start
    }

    /// Tags and anchors stand between a key or dash and its value. Those that YAML knows are read
    /// without a murmur.
    fn refuse_tag(&mut self, gap: Range<usize>) {
        let Some(text) = self.text.get(gap.clone()).filter(|it| it.contains('!')) else { return };
        let mut at = gap.start;
        for row in text.split_inclusive('\n') {
            let code = row.split('#').next().unwrap_or_default();
            if let Some(mark) = code.find('!') {
                let word = code[mark..].split_whitespace().next().unwrap_or_default();
                return self.report(slips::tag(word, at + mark));
            }
            at += row.len();
        }
    }

    fn report_double(&mut self, first: &Located<String>, second: &Field, forgotten: bool) {
        let offset = self.span(0..0).bytes.start;
        let line = self.line_number(first.span.bytes.start - offset);
        let at = second.key.span.bytes.start - offset..second.key.span.bytes.end - offset;
        let key = &second.key.value;
        self.report_as("E206", slips::double(key, at, line, forgotten));
    }
}

/// The fields with a key that was there before: the index of the first, and their own.
fn doubles(fields: &[Field]) -> Vec<(usize, usize)> {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let first = |(index, field)| {
        let Field { key, .. }: &Field = field;
        let first = *seen.entry(&key.value).or_insert(index);
        (first != index).then_some((first, index))
    };
    fields.iter().enumerate().filter_map(first).collect()
}

fn shift(bytes: Range<usize>, by: usize) -> Range<usize> {
    bytes.start + by..bytes.end + by
}
