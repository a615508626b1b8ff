//! The slips of people who type YAML by hand: which one it is, where, and how to write it instead.
//!
//! Nothing here runs on a file that is sound, save the few slips that YAML lets pass ([`shape`]).

use std::ops::Range;

use crate::yaml::line::{Line, Parts, lines};
use crate::yaml::reader::Reader;
use crate::yaml::tree::{Fault, MAX_DEPTH, Reason};

mod layout;
mod shape;
mod text;

pub(super) use shape::{
    curly, document, double, forgotten_dash, in_key, indentation, loose_field, loose_item, tag,
    tight_item,
};

/// White space that looks like a space and is none.
pub(super) const HARD_SPACES: [char; 6] =
    ['\u{a0}', '\u{2007}', '\u{202f}', '\u{3000}', '\u{200b}', '\u{feff}'];

/// What an editor is told about a slip.
pub(super) struct Slip {
    /// The bytes of the text that are at fault.
    pub(super) at: Range<usize>,
    /// What is wrong.
    pub(super) message: String,
    /// How to write it instead.
    pub(super) help: String,
}

/// The smallest piece of text that holds a fault: one field with what belongs to it, most often.
pub(super) struct Leaf<'a, 'r> {
    reader: &'r Reader<'a>,
    /// Its lines, at least one.
    pub(super) lines: Vec<Line<'a>>,
    /// Its first line, taken apart.
    pub(super) head: Parts<'a>,
    range: Range<usize>,
    fault: Fault,
}

/// A slip, if that is what it is.
type Detector = fn(&Leaf) -> Option<Slip>;

/// In the order in which they are looked for: what is certain first.
const DETECTORS: &[Detector] = &[
    too_deep,
    text::control_character,
    layout::tab,
    layout::hard_space,
    layout::keyless_colon,
    text::curly_quotes,
    text::apostrophe,
    text::quotes,
    text::comment_inside,
    text::brackets,
    text::block_head,
    text::first_character,
    text::colon,
    text::colon_below,
    layout::no_key,
    layout::loose_dash,
    layout::deeper,
    layout::dedented_block,
];

impl<'a, 'r> Leaf<'a, 'r> {
    /// A piece of the text, unless it says nothing at all.
    pub(super) fn new(reader: &'r Reader<'a>, range: Range<usize>, fault: Fault) -> Option<Self> {
        let lines: Vec<Line> = lines(reader.text, range.clone()).collect();
        let head = lines.first()?.parts();
        Some(Leaf { reader, lines, head, range, fault })
    }

    /// Says which slip it is.
    pub(super) fn explain(&self) -> Slip {
        let known = DETECTORS.iter().find_map(|detect| detect(self));
        known.unwrap_or_else(|| unexplained(self.reader.text, self.fault))
    }

    /// The text at fault, to its end: a quoted text or a list in brackets may take several lines.
    fn rest(&self) -> &'a str {
        &self.reader.text[self.head.at..self.range.end]
    }

    /// The bytes of the value on the first line.
    fn value_bytes(&self) -> Range<usize> {
        self.head.at..self.head.at + self.head.value.len()
    }

    /// The first line with another value.
    fn with_value(&self, value: &str) -> String {
        let Parts { lead, key, .. } = self.head;
        code(&key.map_or_else(|| format!("{lead}{value}"), |key| format!("{lead}{key}: {value}")))
    }

    /// Where the fields of this piece begin: behind the dashes.
    fn content_column(&self) -> usize {
        self.lines[0].column + self.head.lead.len()
    }

    /// The line at which the parser gave up.
    fn line_at_fault(&self) -> Line<'a> {
        let before = self.lines.iter().take_while(|it| it.at <= self.fault.at);
        *before.last().unwrap_or(&self.lines[0])
    }
}

/// What to say when nothing is recognised.
pub(super) fn unexplained(text: &str, fault: Fault) -> Slip {
    Slip {
        at: letter_at(text, fault.at),
        message: "deze regel is niet te lezen als YAML".to_owned(),
        help: "Begin een regel met een kenmerk, een dubbele punt en een spatie (`titel: Bankje`), en zet \
               tekst met leestekens tussen aanhalingstekens (`titel: \"Let op: de bank\"`)"
            .to_owned(),
    }
}

/// The letter at a byte, or the last one before it when nothing is left.
fn letter_at(text: &str, at: usize) -> Range<usize> {
    let at = text.floor_char_boundary(at.min(text.trim_end().len().saturating_sub(1)));
    at..at + text[at..].chars().next().map_or(0, char::len_utf8)
}

fn too_deep(leaf: &Leaf) -> Option<Slip> {
    (leaf.fault.reason == Reason::TooDeep).then(|| Slip {
        at: letter_at(leaf.reader.text, leaf.fault.at),
        message: format!("hier zitten meer dan {MAX_DEPTH} lijsten in elkaar"),
        help: "Horen de haken of streepjes bij de tekst, zet de tekst dan tussen aanhalingstekens"
            .to_owned(),
    })
}

/// A text between quotes that do not clash with what is in it.
fn quoted(text: &str) -> String {
    if text.contains(['"', '\\']) {
        format!("'{}'", text.replace('\'', "''"))
    } else {
        format!("\"{text}\"")
    }
}

/// A line as it should be typed, cut short when it is very long.
fn code(line: &str) -> String {
    const AT_MOST: usize = 160;
    match line.char_indices().nth(AT_MOST) {
        Some((end, _)) => format!("`{}…`", &line[..end]),
        None => format!("`{line}`"),
    }
}

/// The same, with its indentation.
fn indented(column: usize, body: &str) -> String {
    code(&format!("{}{body}", " ".repeat(column.min(40))))
}
