//! Slips in how lines stand to one another: indentation, missing spaces, colons and dashes.

use super::{HARD_SPACES, Leaf, Slip, code, indented};
use crate::yaml::line::{Line, is_word, looks_like_key};
use crate::yaml::slips::shape;

/// A tab where YAML wants spaces.
pub(super) fn tab(leaf: &Leaf) -> Option<Slip> {
    let line = leaf.lines.iter().find(|it| it.body.starts_with('\t') && indents(leaf, it))?;
    let body = line.body.trim_start();
    let tabs = line.body.matches('\t').count() - body.matches('\t').count();
    let is_first = line.at == leaf.lines[0].at;
    let below = if leaf.head.value.is_empty() { 2 } else { 0 };
    let column = if is_first { line.column + 2 * tabs } else { leaf.content_column() + below };
    Some(Slip {
        at: line.at..line.at + 1,
        message: "deze regel springt in met een tab".to_owned(),
        help: format!("Gebruik spaties: {}", indented(column, body)),
    })
}

/// A hard space, pasted along from a word processor or a web page.
pub(super) fn hard_space(leaf: &Leaf) -> Option<Slip> {
    let hard = |it: &&Line| it.body.starts_with(HARD_SPACES) && indents(leaf, it);
    if let Some(line) = leaf.lines.iter().find(hard) {
        let body = line.body.trim_start_matches(HARD_SPACES).trim_start();
        let spaces = line.body.len() - line.body.trim_start_matches(HARD_SPACES).len();
        let is_top = line.at == line.column;
        let column = if is_top { 0 } else { line.column + line.body[..spaces].chars().count() };
        return Some(Slip {
            at: line.at..line.at + spaces,
            message: "deze regel springt in met een harde spatie".to_owned(),
            help: format!("Typ gewone spaties: {}", indented(column, body)),
        });
    }
    let (key, rest) = leaf.head.value.split_once(':')?;
    let value = rest.strip_prefix(HARD_SPACES)?.trim();
    let at = leaf.head.at + key.len() + 1;
    is_word(key).then(|| Slip {
        at: at..at + rest.chars().next().map_or(0, char::len_utf8),
        message: format!("achter `{key}:` staat een harde spatie"),
        help: format!(
            "Typ een gewone spatie: {}",
            code(&format!("{}{key}: {value}", leaf.head.lead))
        ),
    })
}

/// A colon with nothing before it.
pub(super) fn keyless_colon(leaf: &Leaf) -> Option<Slip> {
    let dashes = leaf.head.lead;
    let at = leaf.lines[0].at + dashes.len();
    (leaf.head.key == Some("")).then(|| Slip {
        at: at..at + 1,
        message: "voor deze dubbele punt ontbreekt het kenmerk".to_owned(),
        help: format!("Schrijf: {}", code(&format!("{dashes}kenmerk: {}", leaf.head.value))),
    })
}

/// A line among fields that is none.
pub(super) fn no_key(leaf: &Leaf) -> Option<Slip> {
    let (value, dashes) = (leaf.head.value, leaf.head.lead);
    if leaf.head.key.is_some() || value.is_empty() {
        return None;
    }
    let start = leaf.head.at;
    if let Some((key, text)) = looks_like_key(value) {
        return Some(Slip {
            at: start..start + key.len() + 1,
            message: format!("achter `{key}:` ontbreekt een spatie"),
            help: format!("Schrijf: {}", code(&format!("{dashes}{key}: {text}"))),
        });
    }
    let (word, text) = value.split_once(' ').unwrap_or((value, ""));
    let word = word.trim_end_matches([';', '=', ':']);
    let text = text.trim_start_matches(['=', ' ']);
    let field = code(format!("{dashes}{word}: {text}").trim_end());
    if is_word(word) && leaf.reader.has_key(word) {
        return Some(Slip {
            at: start..start + word.len(),
            message: format!("achter `{word}` ontbreekt een dubbele punt"),
            help: format!("Schrijf: {field}"),
        });
    }
    Some(loose_text(leaf, is_word(word).then_some(field)))
}

/// Text that belongs to no key. Its first word may have been meant as one.
fn loose_text(leaf: &Leaf, field: Option<String>) -> Slip {
    let belongs = indented(leaf.lines[0].column + 2, leaf.head.value);
    let field = field.unwrap_or_else(|| "`titel: …`".to_owned());
    Slip {
        at: leaf.value_bytes(),
        message: "deze regel begint niet met een kenmerk en een dubbele punt".to_owned(),
        help: format!(
            "Hoort hij bij de tekst erboven, laat hem dan inspringen: {belongs}. Is het een nieuw \
             gegeven, begin dan met een kenmerk: {field}"
        ),
    }
}

/// A dash below a field that has a value already.
pub(super) fn loose_dash(leaf: &Leaf) -> Option<Slip> {
    leaf.head.key?;
    let column = leaf.lines[0].column;
    let line = leaf.lines[1..].iter().find(|it| it.is_item() && it.column == column)?;
    (!leaf.head.value.is_empty()).then(|| shape::loose_item(line, leaf.reader.first_line()))
}

/// A field that indents more than the one above it.
pub(super) fn deeper(leaf: &Leaf) -> Option<Slip> {
    let first = leaf.lines[0];
    leaf.head.key?;
    let is_block = leaf.head.value.starts_with(['|', '>']);
    let line = leaf.lines[1..].iter().find(|it| it.parts().key.is_some_and(is_word))?;
    let column = leaf.content_column();
    let fits = leaf.head.value.is_empty() || is_block || line.column <= column;
    (!fits).then(|| shape::indentation(line, column, &first))
}

/// A line of a block of text that indents less than the first.
pub(super) fn dedented_block(leaf: &Leaf) -> Option<Slip> {
    let first = leaf.lines.get(1)?;
    let line = leaf.line_at_fault();
    let is_block = leaf.head.value.starts_with(['|', '>']);
    (is_block && line.column < first.column && line.at > first.at).then(|| Slip {
        at: line.bytes(),
        message: "deze regel springt minder ver in dan de tekst erboven".to_owned(),
        help: format!("Schrijf: {}", indented(first.column, line.body)),
    })
}

/// Whether what a line begins with is indentation: in a text of several lines it may be anything.
fn indents(leaf: &Leaf, line: &Line) -> bool {
    let fault = leaf.line_at_fault();
    line.column <= leaf.lines[0].column || line.at == fault.at
}
