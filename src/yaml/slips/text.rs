//! Slips in what is written behind a key or a dash: texts that YAML takes for something else.

use super::{Leaf, Slip, code, indented, quoted};
use crate::yaml::line::{find_colon, is_word};

const BETWEEN_QUOTES: &str = "Zet de tekst tussen aanhalingstekens";

/// What begins a text that is not plain.
const NOT_PLAIN: [char; 6] = ['"', '\'', '[', '{', '|', '>'];

/// A character that no keyboard types, pasted along from elsewhere.
pub(super) fn control_character(leaf: &Leaf) -> Option<Slip> {
    let text = &leaf.reader.text[leaf.range.clone()];
    let bad = |it: char| it.is_control() && !matches!(it, '\n' | '\r' | '\t' | '\u{85}');
    let (at, found) = text.char_indices().find(|(_, it)| bad(*it))?;
    let at = leaf.range.start + at;
    Some(Slip {
        at: at..at + found.len_utf8(),
        message: format!("hier staat een onzichtbaar teken (U+{:04X})", u32::from(found)),
        help: "Wis het teken, of typ de regel opnieuw".to_owned(),
    })
}

/// Quotes of a word processor around a text.
pub(super) fn curly_quotes(leaf: &Leaf) -> Option<Slip> {
    let value = leaf.head.value;
    let inner = value.strip_prefix(['“', '”', '„'])?;
    let inner = inner.strip_suffix(['“', '”', '"']).unwrap_or(inner);
    // Quotes around a part of the text belong to it: straight ones go around the whole.
    let inner = if inner.contains(['“', '”', '„']) { value } else { inner };
    Some(Slip {
        at: leaf.value_bytes(),
        message: "hier staan gekrulde aanhalingstekens; YAML kent alleen rechte".to_owned(),
        help: format!("Typ rechte aanhalingstekens: {}", leaf.with_value(&quoted(inner))),
    })
}

/// `'s avonds`: YAML takes the apostrophe for a quote.
pub(super) fn apostrophe(leaf: &Leaf) -> Option<Slip> {
    let value = leaf.head.value;
    let rest = value.strip_prefix('\'')?;
    let word = rest.split([' ', '-']).next()?;
    matches!(word, "s" | "t" | "n" | "k" | "r" | "m").then(|| Slip {
        at: leaf.value_bytes(),
        message: "deze tekst begint met een apostrof, en YAML leest die als een aanhalingsteken"
            .to_owned(),
        help: format!("{BETWEEN_QUOTES}: {}", leaf.with_value(&quoted(value))),
    })
}

/// A quote that is not closed, or closed too early, or a backslash between double quotes.
pub(super) fn quotes(leaf: &Leaf) -> Option<Slip> {
    let rest = leaf.rest();
    let quote = rest.chars().next().filter(|it| matches!(it, '"' | '\''))?;
    let Some(end) = closing(rest, quote) else { return Some(unclosed(leaf, quote)) };
    let behind = rest[end..].split('\n').next().unwrap_or_default().trim();
    if rest[..end].contains('\n') && !behind.is_empty() {
        return Some(unclosed(leaf, quote));
    }
    if !behind.is_empty() && !behind.starts_with('#') {
        let gap = rest[end..].len() - rest[end..].trim_start().len();
        let at = leaf.head.at + end + gap;
        return Some(Slip {
            at: at..at + behind.len(),
            message: "achter het aanhalingsteken dat de tekst afsluit, staat nog tekst".to_owned(),
            help: format!(
                "Zet de hele tekst tussen aanhalingstekens: {}",
                leaf.with_value(&whole(leaf.head.value, quote))
            ),
        });
    }
    (quote == '"' && rest[..end].contains('\\')).then(|| backslash(leaf, &rest[1..end - 1]))
}

/// Brackets that are not closed, or with text behind them.
pub(super) fn brackets(leaf: &Leaf) -> Option<Slip> {
    let rest = leaf.rest();
    let open = rest.chars().next().filter(|it| matches!(it, '[' | '{'))?;
    let close = if open == '[' { ']' } else { '}' };
    let value = leaf.head.value;
    let help = |also: &str| {
        format!("Is het gewone tekst, schrijf dan {}{also}", leaf.with_value(&quoted(value)))
    };
    let (message, help) = match balanced(rest) {
        None => (
            format!("deze `{open}` wordt nergens gesloten"),
            help(&format!(". Is het een opsomming, sluit haar dan af met `{close}`")),
        ),
        Some(end) if !rest[end..].trim().is_empty() => {
            (format!("achter de `{close}` staat nog tekst"), help(""))
        }
        Some(_) => (
            format!("deze opsomming tussen `{open}` en `{close}` is niet te lezen"),
            help(
                ". Is het een opsomming, zet elk onderdeel dan op een eigen regel met een streepje ervoor",
            ),
        ),
    };
    Some(Slip { at: leaf.head.at..leaf.head.at + 1, message, help })
}

/// `|` or `>` with text behind it on the same line.
pub(super) fn block_head(leaf: &Leaf) -> Option<Slip> {
    let value = leaf.head.value;
    let mark = value.chars().next().filter(|it| matches!(it, '|' | '>'))?;
    let text = value[1..].trim_start();
    let is_head = text.bytes().all(|it| matches!(it, b'+' | b'-' | b'0'..=b'9'));
    (!is_head).then(|| Slip {
        at: leaf.value_bytes(),
        message: format!("achter `{mark}` kan op dezelfde regel geen tekst staan"),
        help: format!(
            "{BETWEEN_QUOTES}: {}. Is `{mark}` het begin van een blok, zet de tekst dan op de volgende regel, \
             met twee spaties ervoor",
            leaf.with_value(&quoted(value))
        ),
    })
}

/// A text that begins with a character that means something else in YAML.
pub(super) fn first_character(leaf: &Leaf) -> Option<Slip> {
    let value = leaf.head.value;
    let first = value.chars().next()?;
    let as_what = match first {
        '@' | '`' | '%' | ',' | ']' | '}' => "",
        '&' => ": YAML leest dat als een anker",
        '*' => ": YAML leest dat als een verwijzing naar een anker",
        '!' => ": YAML leest dat als een type",
        '?' if value[1..].starts_with(' ') => ": YAML leest dat als een kenmerk",
        '-' if value[1..].starts_with(' ') => ": YAML leest dat als het begin van een lijst",
        _ => return None,
    };
    let shown = if first == '`' { "een accent grave (`)".to_owned() } else { format!("`{first}`") };
    let more = match (first, leaf.head.key) {
        ('-', Some(key)) => format!(
            ". Is het een lijst, zet elk item dan op een eigen regel onder `{key}:`, met `- ` ervoor"
        ),
        _ => String::new(),
    };
    Some(Slip {
        at: leaf.value_bytes(),
        message: format!("een tekst kan niet met {shown} beginnen{as_what}"),
        help: format!("{BETWEEN_QUOTES}: {}{more}", leaf.with_value(&quoted(value))),
    })
}

/// A colon in a text without quotes.
pub(super) fn colon(leaf: &Leaf) -> Option<Slip> {
    let value = leaf.head.value;
    let key = leaf.head.key?;
    let at = leaf.head.at + find_colon(value)?;
    let line = if key.contains(' ') {
        code(&format!("{}{}", leaf.head.lead, quoted(&format!("{key}: {value}"))))
    } else {
        leaf.with_value(&quoted(value))
    };
    Some(Slip {
        at: at..at + 1,
        message: "in deze tekst staat een dubbele punt".to_owned(),
        help: format!("{BETWEEN_QUOTES}: {line}"),
    })
}

/// The same, on a later line of the text.
pub(super) fn colon_below(leaf: &Leaf) -> Option<Slip> {
    if leaf.head.value.is_empty() || leaf.head.value.starts_with(NOT_PLAIN) {
        return None;
    }
    let line = leaf.lines[1..].iter().find(|it| find_colon(it.body).is_some())?;
    if line.is_item() || line.parts().key.is_some_and(is_word) {
        return None;
    }
    let at = line.at + find_colon(line.body)?;
    let key = leaf.head.key.filter(|it| is_word(it));
    let column = leaf.lines[0].column;
    let block = key.map_or_else(String::new, |key| {
        format!(
            ": {} met daaronder {}",
            code(&format!("{key}: >")),
            indented(column + 2, line.body)
        )
    });
    Some(Slip {
        at: at..at + 1,
        message: "in deze tekst staat een dubbele punt".to_owned(),
        help: format!("Schrijf een tekst van meer regels als blok{block}"),
    })
}

/// A comment half-way through a text of several lines.
pub(super) fn comment_inside(leaf: &Leaf) -> Option<Slip> {
    let next = leaf.lines.get(1)?;
    let first = leaf.lines[0];
    let at = first.body.find(" #")? + 1;
    let plain = !leaf.head.value.is_empty()
        && !leaf.head.value.starts_with(NOT_PLAIN)
        && find_colon(next.body).is_none();
    plain.then(|| Slip {
        at: first.at + at..first.at + first.body.len(),
        message: "vanaf `#` is dit een opmerking, en daarna kan de tekst niet verdergaan"
            .to_owned(),
        help: format!(
            "Hoort het teken bij de tekst, zet de tekst dan tussen aanhalingstekens: {}",
            leaf.with_value(&quoted(&leaf.lines[0].body[first.body.len() - plain_length(leaf)..]))
        ),
    })
}

/// The bytes from the value to the end of its line, comment included.
fn plain_length(leaf: &Leaf) -> usize {
    leaf.lines[0].bytes().end - leaf.head.at
}

fn unclosed(leaf: &Leaf, quote: char) -> Slip {
    let value = leaf.head.value.trim_end();
    let body = value[1..].trim_end();
    let inside = body.contains(quote);
    let closed = if inside { whole(value, quote) } else { format!("{quote}{body}{quote}") };
    Slip {
        at: leaf.head.at..leaf.head.at + 1,
        message: "dit aanhalingsteken wordt nergens gesloten".to_owned(),
        help: format!("Sluit de tekst af met een aanhalingsteken: {}", leaf.with_value(&closed)),
    }
}

fn backslash(leaf: &Leaf, inner: &str) -> Slip {
    Slip {
        at: leaf.head.at..leaf.head.at + 1,
        message: "tussen dubbele aanhalingstekens heeft `\\` een eigen betekenis".to_owned(),
        help: format!("Gebruik enkele aanhalingstekens: {}", leaf.with_value(&quoted(inner))),
    }
}

/// All of a text that was quoted in part.
fn whole(value: &str, quote: char) -> String {
    let other = if quote == '"' { '\'' } else { '"' };
    if value.contains(other) { quoted(value) } else { format!("{other}{value}{other}") }
}

/// The byte behind the quote that closes the one at the beginning.
fn closing(text: &str, quote: char) -> Option<usize> {
    let mut letters = text.char_indices().skip(1).peekable();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' if quote == '"' => drop(letters.next()),
            _ if letter != quote => (),
            '\'' if letters.next_if(|(_, it)| *it == '\'').is_some() => (),
            _ => return Some(at + 1),
        }
    }
    None
}

/// The byte behind the bracket that closes the one at the beginning.
fn balanced(text: &str) -> Option<usize> {
    let mut open = 0_usize;
    for (at, letter) in text.char_indices() {
        match letter {
            '[' | '{' => open += 1,
            ']' | '}' if open == 1 => return Some(at + 1),
            ']' | '}' => open -= 1,
            _ => (),
        }
    }
    None
}
