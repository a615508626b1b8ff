//! YAML text to a tree that knows its places.
//!
//! A scalar stays the text that was written: `0612345678` is ten digits and `nee` is a word, until
//! the model says what it wants. A fault spoils the item it stands in and no other: that item is
//! explained to the editor, and all the rest of the file is read.

use std::sync::Arc;

use crate::diagnostic::{Diagnostics, Located, Span};

mod line;
mod place;
mod reader;
mod recover;
mod settle;
mod slips;
mod tree;

pub use line::looks_like_key;
pub use place::place_in;

/// A piece of YAML and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Where it stands: a scalar with its quotes, a list or map from its first item to its last.
    /// What is [empty](Value::Empty) stands just behind its colon or dash.
    pub span: Span,
    /// What it is.
    pub value: Value,
}

/// The shapes YAML comes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing was written: `titel:`.
    Empty,
    /// Something was written that cannot be read. The editor has been told; say nothing more.
    Unreadable,
    /// Text, as it was written: `~`, `nee` and `07418` too. Quotes are gone, so it may be empty.
    Scalar(String),
    /// Items behind dashes, or between `[` and `]`.
    List(Vec<Node>),
    /// Fields and their values. No key is there twice.
    Map(Vec<Field>),
}

/// A key and what was written behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The key.
    pub key: Located<String>,
    /// What was written behind it.
    pub value: Node,
}

/// Reads the YAML of one file: all of it, or the front matter of a text.
///
/// `offset` is the byte in the file at which `text` begins, so that every place counts in the whole
/// file. What cannot be read is reported (E102), as is a key that is there twice (E206); what can
/// be read is returned all the same. There is nothing to return only when nothing could be read.
pub fn parse(
    file: &Arc<str>,
    text: &str,
    offset: usize,
    diagnostics: &mut Diagnostics,
) -> Option<Node> {
    let sound = text.strip_prefix('\u{feff}').unwrap_or(text);
    let offset = offset + (text.len() - sound.len());
    let node = reader::Reader::new(file, sound, offset, diagnostics).read_all();
    (node.value != Value::Unreadable).then_some(node)
}
