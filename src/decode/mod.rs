//! The YAML tree to typed values.
//!
//! Decoding does not stop at a mistake: every mistake is reported, a value that could not be read is
//! left out, and the rest is read. Which keys exist is known because they were asked for, so the
//! nearest-key hint needs no second list.

mod record;
mod scalar;

use std::sync::Arc;

use crate::diagnostic::{Diagnostics, Located, Span};
use crate::markdown::{self, Prose};
use crate::yaml::{self, Node, Value};

pub use record::{FromRecord, Record};
pub use scalar::Choice;
pub(crate) use scalar::choice;

/// A Markdown text. Shared, because an item also keeps a list of all texts in it.
pub type Text = Arc<Prose>;

/// A type that can be read from a piece of YAML.
pub trait Decode: Sized {
    /// Whether it is written as keys with values, not as a single value.
    const IS_RECORD: bool = false;

    /// Reads one value, or reports why it cannot be read.
    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self>;
}

/// One file being read: what its decoding needs to know, and what it comes across.
pub struct Reader<'a> {
    /// The file.
    pub file: &'a Arc<str>,
    /// All of its text.
    pub source: &'a str,
    /// The words that this site uses for a common status: local word and common word.
    pub status_words: &'a [(String, String)],
    /// Where mistakes go.
    pub diagnostics: &'a mut Diagnostics,
    /// What the item that is being read refers to and holds.
    pub gathered: Gathered,
}

/// What one item refers to and holds, however deep inside it.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    /// The references to other items.
    pub references: Vec<Reference>,
    /// The Markdown texts.
    pub texts: Vec<Text>,
    /// The files it shows or offers.
    pub files: Vec<Located<String>>,
    /// The addresses on other sites, and of its own, that it links to.
    pub urls: Vec<Located<String>>,
}

/// A key of an item whose value names another item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The key, as the editor types it: `opgave`.
    pub key: &'static str,
    /// What was typed: an id, or a wijk or kind and an id.
    pub target: Located<String>,
}

impl Gathered {
    /// The same, in no more memory than it needs.
    #[must_use]
    pub fn shrunk(mut self) -> Self {
        self.references.shrink_to_fit();
        self.texts.shrink_to_fit();
        self.files.shrink_to_fit();
        self.urls.shrink_to_fit();
        self
    }
}

impl<'a> Reader<'a> {
    /// Starts reading a file.
    pub fn new(
        file: &'a Arc<str>,
        source: &'a str,
        status_words: &'a [(String, String)],
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        Reader { file, source, status_words, diagnostics, gathered: Gathered::default() }
    }

    /// Reads the Markdown below the front matter of a file.
    pub fn body(&mut self, start: usize) -> Text {
        let file = self.file;
        let at =
            |bytes: std::ops::Range<usize>| Span::new(file, start + bytes.start..start + bytes.end);
        let prose = markdown::read(&self.source[start..], &at, self.diagnostics);
        self.keep(prose)
    }

    fn keep(&mut self, prose: Prose) -> Text {
        let text = Arc::new(prose);
        if !text.is_empty() {
            self.gathered.texts.push(text.clone());
        }
        text
    }

    /// Reports that something else belongs here.
    pub(crate) fn wrong_kind(&mut self, node: &Node, wanted: &str, help: impl Into<String>) {
        let found = match &node.value {
            Value::Unreadable => return,
            Value::Empty => "niets".to_owned(),
            Value::Scalar(text) => format!("`{}`", shorten(text)),
            Value::List(_) => "een lijst".to_owned(),
            Value::Map(_) => "een groepje kenmerken".to_owned(),
        };
        let message = format!("hier hoort {wanted}, maar er staat {found}");
        self.diagnostics.report("E203", &node.span, message).help(help);
    }
}

/// Markdown inside YAML. Its mistakes are reported on their own line of the file.
impl Decode for Text {
    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let text = scalar::text_of(node, "een tekst", reader)?;
        let (file, source) = (reader.file, reader.source);
        let at = |bytes: std::ops::Range<usize>| {
            let start = yaml::place_in(source, node, bytes.start);
            Span::new(file, start..start + bytes.len().min(source.len() - start))
        };
        let prose = markdown::read(text, &at, reader.diagnostics);
        Some(reader.keep(prose))
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let Value::List(items) = &node.value else {
            reader.wrong_kind(node, "een lijst", list_help(node, T::IS_RECORD));
            return None;
        };
        Some(items.iter().filter_map(|it| T::decode(it, reader)).collect())
    }
}

fn list_help(node: &Node, of_records: bool) -> String {
    match &node.value {
        Value::Scalar(text) if !of_records => {
            format!("Schrijf een lijst tussen vierkante haken: `[{}]`", shorten(text))
        }
        _ => "Zet elk onderdeel op een eigen regel, met een streepje en een spatie ervoor."
            .to_owned(),
    }
}

impl<T: Decode> Decode for Located<T> {
    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        Some(Located { value: T::decode(node, reader)?, span: node.span.clone() })
    }
}

/// Free keys with a value each, such as `heeft: {wijkplatform: ja}`.
#[derive(Debug)]
pub struct Pairs<T>(pub Vec<(Located<String>, T)>);

impl<T> Default for Pairs<T> {
    fn default() -> Self {
        Pairs(Vec::new())
    }
}

impl<T: Decode> Decode for Pairs<T> {
    fn decode(node: &Node, reader: &mut Reader<'_>) -> Option<Self> {
        let Value::Map(fields) = &node.value else {
            let help = "Schrijf elk kenmerk op een eigen regel: `wijkplatform: ja`";
            reader.wrong_kind(node, "een groepje kenmerken", help);
            return None;
        };
        let one = |field: &yaml::Field| Some((field.key.clone(), T::decode(&field.value, reader)?));
        Some(Pairs(fields.iter().filter_map(one).collect()))
    }
}

/// A long text, cut so that a message stays readable.
fn shorten(text: &str) -> String {
    const AT_MOST: usize = 40;
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= AT_MOST && line.len() == text.trim_end().len() {
        return line.to_owned();
    }
    let start: String = line.chars().take(AT_MOST).collect();
    format!("{}…", start.trim_end())
}
