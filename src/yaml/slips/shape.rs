//! Slips that show in the whole: items, fields and keys that are not where or what they should be.

use std::ops::Range;

use super::{Slip, code, indented, quoted};
use crate::diagnostic::Located;
use crate::yaml::line::{Line, looks_like_key};
use crate::yaml::{Node, Value};

/// A line that does not stand right below its neighbours.
pub(in crate::yaml) fn indentation(line: &Line, column: usize, neighbour: &Line) -> Slip {
    let parts = line.parts();
    let what = if line.is_item() { "dit streepje".to_owned() } else { name(line) };
    let how = if line.column > column { "te ver" } else { "niet ver genoeg" };
    let below = match neighbour.parts().key {
        Some(key) if neighbour.at < line.at && !line.is_item() => {
            format!("Zet het recht onder `{key}`")
        }
        _ => "Zet het recht onder of boven de andere".to_owned(),
    };
    let first = line.body.chars().next().map_or(0, char::len_utf8);
    let length = parts.key.filter(|_| !line.is_item()).map_or(first, str::len);
    Slip {
        at: line.at..line.at + length,
        message: format!("{what} springt {how} in"),
        help: format!("{below}: {}", indented(column, line.body)),
    }
}

/// `-titel: Bankje`.
pub(in crate::yaml) fn tight_item(line: &Line) -> Slip {
    let rest = line.body.strip_prefix('-').unwrap_or(line.body);
    Slip {
        at: line.at..line.at + 1,
        message: "achter dit streepje ontbreekt een spatie".to_owned(),
        help: format!("Schrijf: {}", indented(line.column, &format!("- {rest}"))),
    }
}

/// The first field of an item, without its dash.
pub(in crate::yaml) fn forgotten_dash(line: &Line, key: &str) -> Slip {
    Slip {
        at: line.at..line.at + key.len(),
        message: format!("voor `{key}` ontbreekt een streepje"),
        help: format!("Schrijf: {}", indented(line.column, &format!("- {}", line.body))),
    }
}

/// A field among the items of a list.
pub(in crate::yaml) fn loose_field(line: &Line) -> Slip {
    Slip {
        at: line.at..line.at + line.parts().key.map_or(line.body.len(), str::len),
        message: format!("{} springt niet ver genoeg in", name(line)),
        help: format!(
            "Hoort het bij het item erboven, schrijf dan {}",
            indented(line.column + 2, line.body)
        ),
    }
}

/// An item among fields. Perhaps all of the file should have been a list.
pub(in crate::yaml) fn loose_item(line: &Line, first: Option<Line>) -> Slip {
    let first = first.filter(|it| !it.is_item() && it.parts().key == line.parts().key);
    let help = first.map_or_else(
        || "Zet het kenmerk van de lijst op een eigen regel erboven, met een dubbele punt erachter: `plekken:`".to_owned(),
        |it| format!("Begint het eerste item hoger, zet daar dan ook een streepje: {}", code(&format!("- {}", it.body))),
    );
    Slip {
        at: line.at..line.at + 1,
        message: "hier begint een item van een lijst, maar erboven staan gegevens zonder streepje"
            .to_owned(),
        help,
    }
}

/// A second document in one file.
pub(in crate::yaml) fn document(line: &Line) -> Slip {
    Slip {
        at: line.bytes(),
        message: format!(
            "`{}` deelt dit bestand in tweeën; een bestand is één geheel",
            &line.body[..3]
        ),
        help: "Haal deze regel weg".to_owned(),
    }
}

/// A tag that YAML itself knows: `!!str`.
pub(in crate::yaml) fn tag(word: &str, at: usize) -> Slip {
    Slip {
        at: at..at + word.len(),
        message: format!(
            "{} is in YAML de naam van een type; die worden hier niet gebruikt",
            code(word)
        ),
        help: "Haal het weg, of zet de hele tekst tussen aanhalingstekens als het erbij hoort"
            .to_owned(),
    }
}

/// A key that is there twice.
pub(in crate::yaml) fn double(key: &str, at: Range<usize>, first_line: usize, item: bool) -> Slip {
    let new_item = if item {
        format!(". Begint hier een nieuw item, zet er dan een streepje voor: `- {key}: …`")
    } else {
        String::new()
    };
    Slip {
        at,
        message: format!("`{key}` staat hier twee keer"),
        help: format!("De eerste staat op regel {first_line}; houd er één over{new_item}"),
    }
}

/// Keys that YAML accepts and nobody means.
pub(in crate::yaml) fn in_key(
    key: &Located<String>,
    value: &Node,
    at: Range<usize>,
) -> Option<Slip> {
    let text = key.value.as_str();
    let (message, help) = if text == "<<" {
        (
            "`<<` (gegevens samenvoegen) wordt hier niet gebruikt".to_owned(),
            "Schrijf de gegevens uit, elk op een eigen regel".to_owned(),
        )
    } else {
        let (word, rest) = looks_like_key(text).filter(|_| value.value == Value::Empty)?;
        (
            format!("achter `{word}:` ontbreekt een spatie"),
            format!("Schrijf: {}", code(&format!("{word}: {rest}"))),
        )
    };
    Some(Slip { at, message, help })
}

/// A whole text between the quotes of a word processor. A quotation within a text is no such thing,
/// nor is an apostrophe.
pub(in crate::yaml) fn curly(text: &str, at: Range<usize>) -> Option<Slip> {
    let (opening, closing): (&[char], &[char]) = match text.chars().next()? {
        '“' | '”' | '„' => (&['“', '”', '„'], &['“', '”', '"']),
        '‘' | '‚' => (&['‘', '‚'], &['‘', '’']),
        _ => return None,
    };
    let inner = text.strip_prefix(opening)?.strip_suffix(closing)?;
    let apart = inner.contains(opening) || inner.contains(closing) && opening.contains(&'“');
    (!apart).then(|| Slip {
        at,
        message: "hier staan gekrulde aanhalingstekens; YAML kent alleen rechte".to_owned(),
        help: format!("Typ rechte aanhalingstekens: {}", code(&quoted(inner))),
    })
}

fn name(line: &Line) -> String {
    line.parts().key.map_or_else(|| "deze regel".to_owned(), |key| format!("`{key}`"))
}
