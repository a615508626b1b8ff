//! The only module that knows serde-saphyr: YAML text to a tree, or to the place of its first fault.
//!
//! Nothing is guessed and nothing is expanded: anchors have a budget of none, so an alias bomb ends
//! at its first line, and nesting ends long before the stack does.

use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::budget::BudgetBreach;
use serde_yaml::options::{DuplicateKeyPolicy, MergeKeyPolicy, NonFiniteFloatPolicy};
use serde_yaml::{Error, Location, Options, Spanned};

/// How deep lists and maps may sit in one another. Real content needs six levels.
pub(super) const MAX_DEPTH: usize = 32;

/// What serde hands over, before plain scalars are taken from the text.
pub(super) enum Tree {
    /// A scalar that YAML would make something else of: nothing, a number, yes or no.
    Guessed,
    /// A scalar that is text.
    Text(String),
    /// Items.
    List(Vec<Spanned<Tree>>),
    /// Fields.
    Map(Vec<(Spanned<String>, Spanned<Tree>)>),
}

/// The first thing that keeps a text from being YAML.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fault {
    /// The byte at which the parser noticed. The slip itself may stand before it.
    pub(super) at: usize,
    /// What is known of it.
    pub(super) reason: Reason,
}

/// The faults that need no look at the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reason {
    /// More than [`MAX_DEPTH`] levels.
    TooDeep,
    /// Anything else: the text will tell.
    Syntax,
}

/// Reads a text, or finds its first fault.
pub(super) fn parse(text: &str) -> Result<Spanned<Tree>, Fault> {
    serde_yaml::from_str_with_options(text, options()).map_err(|error| Fault {
        at: error.location().map_or(0, |at| byte_of(at, text)),
        reason: reason(&error),
    })
}

/// The bytes that a key or value covers.
pub(super) fn bytes(at: Location) -> Range<usize> {
    let start = number(at.span().byte_offset().unwrap_or(0));
    start..start + number(at.span().byte_len().unwrap_or(0))
}

/// Without anchors the tree cannot outgrow the text, so only depth needs a limit.
fn options() -> Options {
    serde_yaml::options! {
        budget: serde_yaml::budget! {
            max_anchors: 0,
            max_aliases: 0,
            max_depth: MAX_DEPTH,
            flow_nesting_limit: MAX_DEPTH + 1,
            max_events: usize::MAX,
            max_nodes: usize::MAX,
            max_total_scalar_bytes: usize::MAX,
        },
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        merge_keys: MergeKeyPolicy::AsOrdinary,
        non_finite_float_policy: NonFiniteFloatPolicy::PassThrough,
        reject_unsupported_tags: true,
        emit_comments: false,
        with_snippet: false,
    }
}

fn reason(error: &Error) -> Reason {
    match error {
        Error::Budget { breach: BudgetBreach::Depth { .. }, .. } => Reason::TooDeep,
        Error::ExternalMessage { msg, .. } if msg == "recursion limit exceeded" => Reason::TooDeep,
        _ => Reason::Syntax,
    }
}

/// A syntax error counts in characters only.
fn byte_of(at: Location, text: &str) -> usize {
    let nth = number(at.span().offset());
    at.span().byte_offset().map_or_else(
        || text.char_indices().nth(nth).map_or(text.len(), |(byte, _)| byte),
        |byte| number(byte).min(text.len()),
    )
}

fn number(it: u64) -> usize {
    usize::try_from(it).unwrap_or(usize::MAX)
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TreeVisitor)
    }
}

struct TreeVisitor;

impl<'de> Visitor<'de> for TreeVisitor {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("YAML")
    }

    fn visit_unit<E>(self) -> Result<Tree, E> {
        Ok(Tree::Guessed)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Tree, E> {
        Ok(Tree::Guessed)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Tree, E> {
        Ok(Tree::Guessed)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Tree, E> {
        Ok(Tree::Guessed)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Tree, E> {
        Ok(Tree::Guessed)
    }

    fn visit_str<E>(self, text: &str) -> Result<Tree, E> {
        Ok(Tree::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Tree, E> {
        Ok(Tree::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Tree, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Tree::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Tree, A::Error> {
        let mut fields = Vec::new();
        while let Some(field) = map.next_entry()? {
            fields.push(field);
        }
        Ok(Tree::Map(fields))
    }
}
