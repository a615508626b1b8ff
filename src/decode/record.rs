//! An item, read key by key.

use super::{Decode, Reader, Reference, Text};
use crate::diagnostic::{Located, Span, nearest};
use crate::yaml::{self, Field, Node, Value};

/// A type that is read key by key.
pub trait FromRecord: Sized {
    /// What an editor calls one of these, with its demonstrative: `deze mijlpaal`.
    const NAME: &'static str;

    /// Takes the keys out of the record.
    fn from_record(record: &mut Record<'_, '_>) -> Self;
}

/// Keys being read. Remembers which were asked for, so that a misspelt one comes to light.
pub struct Record<'a, 'r> {
    /// The file being read, where what is found on the way is gathered.
    pub reader: &'a mut Reader<'r>,
    node: &'a Node,
    name: &'static str,
    asked: Vec<&'static str>,
    missing: Vec<&'static str>,
}

impl<'a, 'r> Record<'a, 'r> {
    /// Reads `node` as a `T`, or reports why it is no record at all.
    pub fn read<T>(
        node: &'a Node,
        name: &'static str,
        reader: &'a mut Reader<'r>,
        from: impl FnOnce(&mut Record<'a, 'r>) -> T,
    ) -> Option<T> {
        if !matches!(node.value, Value::Map(_) | Value::Empty) {
            reader.wrong_kind(node, "een groepje kenmerken", record_help(node));
            return None;
        }
        let mut record = Record { reader, node, name, asked: Vec::new(), missing: Vec::new() };
        let value = from(&mut record);
        record.finish();
        Some(value)
    }

    /// Where the record stands.
    pub fn span(&self) -> &Span {
        &self.node.span
    }

    /// A key that must be there. After a mistake this gives an empty value, so that the rest of the
    /// file is still read; nothing is published then.
    pub fn required<T: Decode + Default>(&mut self, key: &'static str) -> T {
        self.required_option(key).unwrap_or_default()
    }

    /// A key that must be there, of a type that has no empty value.
    pub fn required_option<T: Decode>(&mut self, key: &'static str) -> Option<T> {
        let Some(node) = self.find(key) else {
            self.missing.push(key);
            return None;
        };
        T::decode(node, self.reader)
    }

    /// A key that may be left out.
    pub fn optional<T: Decode>(&mut self, key: &'static str) -> Option<T> {
        let node = self.find(key)?;
        T::decode(node, self.reader)
    }

    /// A list that may be left out.
    pub fn list<T: Decode>(&mut self, key: &'static str) -> Vec<T> {
        self.optional(key).unwrap_or_default()
    }

    /// A Markdown text that may be left out.
    pub fn text(&mut self, key: &'static str) -> Text {
        self.optional(key).unwrap_or_default()
    }

    /// A yes or no that is no when it is left out.
    pub fn flag(&mut self, key: &'static str) -> bool {
        self.optional(key).unwrap_or_default()
    }

    /// A key that names another item.
    pub fn reference(&mut self, key: &'static str) -> Option<Reference> {
        let target: Located<String> = self.optional(key)?;
        let reference = Reference { key, target };
        self.reader.gathered.references.push(reference.clone());
        Some(reference)
    }

    /// A key that names other items.
    pub fn references(&mut self, key: &'static str) -> Vec<Reference> {
        let targets: Vec<Located<String>> = self.list(key);
        let references: Vec<Reference> =
            targets.into_iter().map(|target| Reference { key, target }).collect();
        self.reader.gathered.references.extend(references.iter().cloned());
        references
    }

    /// A key that names a file in `content/`.
    pub fn file(&mut self, key: &'static str) -> Option<Located<String>> {
        let file: Located<String> = self.optional(key)?;
        self.reader.gathered.files.push(file.clone());
        Some(file)
    }

    /// A key that must be there and names a file in `content/`.
    pub fn required_file(&mut self, key: &'static str) -> Option<Located<String>> {
        if self.lacks(key) {
            self.missing.push(key);
        }
        self.file(key)
    }

    /// A key that holds an address.
    pub fn url(&mut self, key: &'static str) -> Option<String> {
        let url: Located<String> = self.optional(key)?;
        self.reader.gathered.urls.push(url.clone());
        Some(url.value)
    }

    /// Reports that this key belongs to the record but is missing.
    pub fn require(&mut self, key: &'static str) {
        self.missing.push(key);
    }

    /// Whether a key is missing, or has nothing behind it.
    pub fn lacks(&self, key: &str) -> bool {
        let field = self.fields().iter().find(|field| field.key.value == key);
        field.is_none_or(|field| matches!(field.value.value, Value::Empty))
    }

    /// Whether a key is there, empty or not.
    pub fn has(&self, key: &str) -> bool {
        self.key_span(key).is_some()
    }

    /// Where a key stands, if it is there.
    pub fn key_span(&self, key: &str) -> Option<&'a Span> {
        self.fields().iter().find(|field| field.key.value == key).map(|field| &field.key.span)
    }

    fn fields(&self) -> &'a [Field] {
        match &self.node.value {
            Value::Map(fields) => fields,
            _ => &[],
        }
    }

    fn find(&mut self, key: &'static str) -> Option<&'a Node> {
        self.asked.push(key);
        let field = self.fields().iter().find(|field| field.key.value == key)?;
        (!matches!(field.value.value, Value::Empty)).then_some(&field.value)
    }

    /// Reports the keys nobody asked for and the ones that are missing; a misspelt key is both and
    /// is reported once.
    fn finish(mut self) {
        for field in self.fields() {
            let written = field.key.as_str();
            if self.asked.contains(&written) {
                continue;
            }
            self.missing.retain(|it| nearest(written, [*it]).is_none());
            let message = format!("{} kent het kenmerk `{written}` niet", self.name);
            let mut choices = self.asked.clone();
            choices.dedup();
            self.reader
                .diagnostics
                .report("E201", &field.key.span, message)
                .help_choice(written, &choices);
        }
        for key in &self.missing {
            let message = format!("bij {} ontbreekt `{key}`", self.name);
            let help = if self.has(key) {
                format!("Vul achter `{key}:` iets in.")
            } else {
                format!("Voeg een regel toe die begint met `{key}:`")
            };
            self.reader.diagnostics.report("E202", &self.node.span, message).help(help);
        }
    }
}

fn record_help(node: &Node) -> String {
    match &node.value {
        Value::Scalar(text) => match yaml::looks_like_key(text) {
            Some((key, value)) => {
                format!("Zet een spatie achter de dubbele punt: `{key}: {value}`")
            }
            None => "Schrijf elk kenmerk op een eigen regel: `titel: Speelplein open`".to_owned(),
        },
        _ => "Hier past één groepje kenmerken, zonder streepje ervoor.".to_owned(),
    }
}

impl<T: FromRecord> Decode for T {
    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<T> {
        Record::read(node, T::NAME, reader, T::from_record)
    }
}
