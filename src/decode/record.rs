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
    missing: Vec<Vec<&'static str>>,
}

impl<'a, 'r> Record<'a, 'r> {
    /// Reads `node` as a `T`, or reports why it is no record at all.
    pub fn read<T>(
        node: &'a Node,
        name: &'static str,
        reader: &'a mut Reader<'r>,
        from: impl FnOnce(&mut Record<'a, 'r>) -> T,
    ) -> Option<T> {
        let (asked, missing) = (Vec::new(), Vec::new());
        let mut record = Record { reader, node, name, asked, missing };
        let value = from(&mut record);
        if matches!(node.value, Value::Map(_) | Value::Empty) {
            record.finish();
            return Some(value);
        }
        let help = record_help(node, &record.asked);
        record.reader.wrong_kind(node, "een groepje kenmerken", help);
        None
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
        self.require(key);
        self.unless_lacking(key)?;
        self.optional(key)
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
        self.require(key);
        self.unless_lacking(key)?;
        self.file(key)
    }

    /// Nothing when a key is missing or empty. That is reported once, not as a wrong value too.
    fn unless_lacking(&mut self, key: &'static str) -> Option<()> {
        self.asked.push(key);
        (!self.lacks(key)).then_some(())
    }

    /// A key that holds an address.
    pub fn url(&mut self, key: &'static str) -> Option<String> {
        let url: Located<String> = self.optional(key)?;
        self.reader.gathered.urls.push(url.clone());
        Some(url.value)
    }

    /// Asks for a key: it is reported when there is nothing behind it.
    pub fn require(&mut self, key: &'static str) {
        self.require_one_of(&[key]);
    }

    /// Asks for one of several keys: they are reported when none of them has anything behind it.
    pub fn require_one_of(&mut self, keys: &[&'static str]) {
        if keys.iter().all(|key| self.lacks(key)) {
            self.missing.push(keys.to_vec());
        }
    }

    /// Whether a key is missing, or has nothing behind it.
    pub fn lacks(&self, key: &str) -> bool {
        let field = self.fields().iter().find(|field| field.key.value == key);
        field.is_none_or(|field| match &field.value.value {
            Value::Empty => true,
            Value::Scalar(text) => text.trim().is_empty(),
            Value::List(_) | Value::Map(_) | Value::Unreadable => false,
        })
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
        let mut before: Option<&Field> = None;
        let mut in_comma = false;
        for field in self.fields() {
            let written = field.key.as_str();
            if matches!(field.value.value, Value::Empty) && self.check_hash(field) {
                self.missing.retain(|keys| !keys.contains(&written));
            }
            let is_known = self.asked.contains(&written);
            let follows_comma = !is_known && self.is_rest_of_text(field);
            if !(is_known || follows_comma && in_comma) {
                self.missing.retain(|keys| nearest(written, keys.iter().copied()).is_none());
                self.report_unknown(field, before.filter(|_| follows_comma));
            }
            (before, in_comma) = (Some(field), follows_comma);
        }
        for keys in std::mem::take(&mut self.missing) {
            self.report_missing(&keys);
        }
    }

    /// Whether a key is no key, but what comes behind the comma in `{titel: Straten, pleinen}`.
    fn is_rest_of_text(&self, field: &Field) -> bool {
        let (source, at) = (self.reader.source, &field.key.span.bytes);
        let (before, after) = (source.get(..at.start), source.get(at.end..));
        matches!(field.value.value, Value::Empty)
            && before.is_some_and(|it| it.trim_end().ends_with(','))
            && after.is_some_and(|it| it.trim_start().starts_with([',', '}']))
    }

    /// Reports a key that nobody knows. `before` is the one with the text that it belongs to, if it
    /// is no key at all.
    fn report_unknown(&mut self, field: &Field, before: Option<&Field>) {
        let written = field.key.as_str();
        let is_slip = nearest(written, self.asked.iter().copied()).is_some();
        if let Some(whole) = before.filter(|_| !is_slip).and_then(|it| self.whole_text(it)) {
            let message = format!("{} kent het kenmerk `{written}` niet", self.name);
            let help = format!(
                "Hoort dit bij de tekst ervoor, zet die dan tussen aanhalingstekens: `{whole}`"
            );
            self.reader.diagnostics.report("E201", &field.key.span, message).help(help);
            return;
        }
        let mut choices: Vec<&str> = Vec::new();
        for key in &self.asked {
            if !self.has(key) && !choices.contains(key) {
                choices.push(key);
            }
        }
        let message = format!("{} kent het kenmerk `{written}` niet", self.name);
        let diagnostics = &mut *self.reader.diagnostics;
        diagnostics.report("E201", &field.key.span, message).help_choice(written, &choices);
    }

    /// A key with its value and all that comes behind a comma, between quotes.
    fn whole_text(&self, field: &Field) -> Option<String> {
        let at = self.fields().iter().position(|it| it.key.span == field.key.span)?;
        let rest = self.fields()[at + 1..].iter().take_while(|it| self.is_rest_of_text(it));
        let end = rest.last()?.key.span.bytes.end;
        let text = self.reader.source.get(field.value.span.bytes.start..end)?;
        let is_plain =
            matches!(field.value.value, Value::Scalar(_)) && is_phrase(&text.replace(',', ""));
        is_plain.then(|| format!("{}: \"{text}\"", field.key.value))
    }

    fn report_missing(&mut self, keys: &[&str]) {
        let names: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
        let message = format!("bij {} ontbreekt {}", self.name, one_of(&names));
        let key = keys.first().copied().unwrap_or_default();
        let in_document = matches!(self.node.value, Value::Empty)
            && self.node.span.bytes.start == 0
            && self.reader.file.ends_with(".md");
        let help = match (in_document, keys.iter().find(|key| self.has(key))) {
            (true, _) => format!(
                "Begin het bestand met een regel `---`, dan een regel met `{key}: …`, en weer een regel `---`."
            ),
            (_, Some(key)) => format!("Vul achter `{key}:` iets in."),
            _ => format!("Voeg een regel toe die begint met `{key}:`"),
        };
        self.reader.diagnostics.report("E202", &self.node.span, message).help(help);
    }

    /// Behind a hash YAML reads nothing, which is not what `kleur: #2f6f4e` means. Says whether
    /// that was reported.
    fn check_hash(&mut self, field: &Field) -> bool {
        let rest = self.reader.source.get(field.key.span.bytes.end..).unwrap_or_default();
        let line = rest.lines().next().unwrap_or_default();
        let Some(value) = line.trim_start().strip_prefix(':').map(str::trim) else { return false };
        let is_value =
            value.len() > 1 && value.starts_with('#') && !value[1..].starts_with([' ', '#']);
        if is_value {
            let start = field.key.span.bytes.end + line.find('#').unwrap_or(0);
            let span = Span::new(self.reader.file, start..start + value.len());
            let help = format!(
                "Zet de waarde tussen aanhalingstekens: `{}: \"{value}\"`",
                field.key.value
            );
            let message = "achter een hekje leest YAML niets, dus hier staat nu geen waarde";
            self.reader.diagnostics.report("E102", &span, message).help(help);
        }
        is_value
    }
}

/// `a`, `a of b`, `a, b of c`.
fn one_of(names: &[String]) -> String {
    match names {
        [names @ .., last] if !names.is_empty() => format!("{} of {last}", names.join(", ")),
        names => names.join(""),
    }
}

/// How to write what should be a record, by the first of the keys that it has.
fn record_help(node: &Node, keys: &[&str]) -> String {
    let key = keys.iter().find(|it| **it != "id").copied().unwrap_or("titel");
    match &node.value {
        Value::Scalar(text) => match yaml::looks_like_key(text) {
            Some((key, value)) => {
                format!("Zet een spatie achter de dubbele punt: `{key}: {value}`")
            }
            None if is_phrase(text) && !text.starts_with(key) => {
                format!("Schrijf het zo: `{{{key}: {text}}}`")
            }
            None => format!("Schrijf elk kenmerk op een eigen regel, te beginnen met `{key}: …`"),
        },
        _ => format!("Hier past één groepje kenmerken, zonder streepje ervoor: `{key}: …`"),
    }
}

/// Whether a text can stand between braces as it is.
fn is_phrase(text: &str) -> bool {
    const AT_MOST: usize = 60;
    let first = text.chars().next();
    text.chars().count() <= AT_MOST
        && first.is_some_and(|it| it.is_alphanumeric() || it == '€')
        && !text.contains(|it: char| it.is_control() || ",:#{}[]\"`".contains(it))
}

impl<T: FromRecord> Decode for T {
    const IS_RECORD: bool = true;

    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<T> {
        Record::read(node, T::NAME, reader, T::from_record)
    }
}
