//! Every slip with its place, its message and its help.

use crate::{place, read};

/// Each slip: what was typed, where it is reported, what is said, and what the help holds.
const SLIPS: &[(&str, usize, usize, &str, &str)] = &[
    // A colon in the text.
    ("titel: Let op: de bank\nb: 2", 1, 14, "dubbele punt", "`titel: \"Let op: de bank\"`"),
    (
        "- a: 1\n- titel: Zeg \"ja\": doe mee",
        2,
        18,
        "dubbele punt",
        "`titel: 'Zeg \"ja\": doe mee'`",
    ),
    ("- Let op: de bank: nieuw", 1, 18, "dubbele punt", "\"Let op: de bank: nieuw\""),
    ("tekst: Een lange\n  tekst met Een punt: zo", 2, 21, "dubbele punt", "`tekst: >`"),
    ("a: b:", 1, 5, "dubbele punt", "`a: \"b:\"`"),
    // Tabs and hard spaces.
    ("a: b\n\tc: d", 2, 1, "een tab", "`c: d`"),
    ("a:\n\t- b", 2, 1, "een tab", "`  - b`"),
    ("- titel: a\n\tgepland: 2021\n  b: c", 2, 1, "een tab", "`  gepland: 2021`"),
    ("a: b\n\u{a0}\u{a0}c: d", 2, 1, "harde spatie", "`  c: d`"),
    ("a:\u{a0}b\nc: d", 1, 3, "achter `a:` staat een harde spatie", "`a: b`"),
    // Indentation.
    ("- a: 1\n   b: 2", 2, 4, "`b` springt te ver in", "recht onder `a`: `  b: 2`"),
    ("- a: 1\n b: 2", 2, 2, "`b` springt niet ver genoeg in", "`  b: 2`"),
    ("- a: 1\n - b: 2", 2, 2, "dit streepje springt te ver in", "`- b: 2`"),
    ("a: 1\n  b: 2", 2, 3, "`b` springt te ver in", "recht onder `a`: `b: 2`"),
    ("  a: 1\nb: 2\nc: 3", 1, 3, "`a` springt te ver in", "`a: 1`"),
    ("a:\n  - b\n - c", 3, 2, "dit streepje springt niet ver genoeg in", "`  - c`"),
    ("a:\n   b: 1\n  c: 2", 3, 3, "`c` springt niet ver genoeg in", "`   c: 2`"),
    ("- titel: A\ngepland: 2021\n- titel: B", 2, 1, "niet ver genoeg", "`  gepland: 2021`"),
    ("a: |\n   x\n  y\nb: c", 3, 3, "minder ver in dan de tekst erboven", "`   y`"),
    // Quotes.
    ("a: \"bb\nc: d\n", 1, 4, "nergens gesloten", "`a: \"bb\"`"),
    ("a: \"bb\nc: \"dd\"\n", 1, 4, "nergens gesloten", "`a: \"bb\"`"),
    ("a: \"bb\nc: dd\"\n", 1, 4, "nergens gesloten", "`a: \"bb\"`"),
    ("a: 'bb\nc: d\n", 1, 4, "nergens gesloten", "`a: 'bb'`"),
    ("tijd: 's avonds\nb: c", 1, 7, "apostrof", "`tijd: \"'s avonds\"`"),
    ("a: \"b\" c\nd: 1", 1, 8, "staat nog tekst", "`a: '\"b\" c'`"),
    ("a: \"c:\\map\"", 1, 4, "`\\`", "`a: 'c:\\map'`"),
    ("a: “Let op: b”", 1, 4, "gekrulde", "`a: \"Let op: b\"`"),
    ("a: “bank”", 1, 4, "gekrulde", "`\"bank\"`"),
    ("a: ‘bank’", 1, 4, "gekrulde", "`\"bank\"`"),
    // Dashes, spaces and colons that were forgotten.
    ("-titel: x\n  b: c", 1, 1, "achter dit streepje", "`- titel: x`"),
    ("- titel: A\n-titel: B", 2, 1, "achter dit streepje", "`- titel: B`"),
    ("a:\n  -b: x\n  - b: y", 2, 3, "achter dit streepje", "`  - b: x`"),
    ("titel:Bankje\na: b", 1, 1, "achter `titel:` ontbreekt een spatie", "`titel: Bankje`"),
    ("{a:1}", 1, 2, "achter `a:` ontbreekt een spatie", "`a: 1`"),
    ("- titel: A\ntitel: B\n  c: d", 2, 1, "voor `titel` ontbreekt een streepje", "`- titel: B`"),
    ("titel: A\nb: 1\n- titel: B", 3, 1, "item van een lijst", "`- titel: A`"),
    ("- titel Bankje\n  b: x\n- titel: x", 1, 3, "achter `titel` ontbreekt", "`titel: Bankje`"),
    ("b: x\ntitel Bankje\na:\n  titel: b", 2, 1, "achter `titel` ontbreekt", "`titel: Bankje`"),
    ("tekst: |\n  een\nTwee drie\nb: x", 3, 1, "begint niet met een kenmerk", "`  Twee drie`"),
    (": x", 1, 1, "ontbreekt het kenmerk", "`kenmerk: x`"),
    // First characters that mean something else.
    ("naam: @wijk", 1, 7, "niet met `@`", "`naam: \"@wijk\"`"),
    ("a: %50", 1, 4, "niet met `%`", "`a: \"%50\"`"),
    ("a: `b`", 1, 4, "accent grave", "\"`b`\""),
    ("titel: *vet*", 1, 8, "verwijzing naar een anker", "`titel: \"*vet*\"`"),
    ("a: &x 5", 1, 4, "als een anker", "`a: \"&x 5\"`"),
    ("a: !x y", 1, 4, "als een type", "`a: \"!x y\"`"),
    ("a: !!str 5", 1, 4, "`!!str`", "Haal het weg"),
    ("- !!int 5", 1, 3, "`!!int`", "Haal het weg"),
    ("a: - b", 1, 4, "niet met `-`", "onder `a:`"),
    ("a: ]", 1, 4, "niet met `]`", "`a: \"]\"`"),
    ("titel: [stuk\nb: c", 1, 8, "deze `[` wordt nergens gesloten", "`titel: \"[stuk\"`"),
    ("a: {b\nc: d", 1, 4, "deze `{` wordt nergens gesloten", "`a: \"{b\"`"),
    ("a: [b] c", 1, 4, "achter de `]` staat nog tekst", "`a: \"[b] c\"`"),
    ("a: [b: c: d]", 1, 4, "tussen `[` en `]`", "`a: \"[b: c: d]\"`"),
    ("a: | b", 1, 4, "achter `|`", "`a: \"| b\"`"),
    ("a: > b", 1, 4, "achter `>`", "`a: \"> b\"`"),
    ("a: b # c\n  d\ne: f", 1, 6, "opmerking", "`a: \"b # c\"`"),
    // The rest.
    ("<<: {a: 1}", 1, 1, "samenvoegen", "Schrijf de gegevens uit"),
    ("---\na: 1\n---\nb: 2", 3, 1, "in tweeën", "Haal deze regel weg"),
    ("a: b\u{7}c", 1, 5, "U+0007", "Wis het teken"),
    ("éé: ë: x", 1, 6, "dubbele punt", "`éé: \"ë: x\"`"),
    ("a: ? b", 1, 4, "als een kenmerk", "`a: \"? b\"`"),
    ("~: x\nb: c", 1, 1, "niet te lezen als YAML", "Begin een regel met een kenmerk"),
];

#[test]
fn names_the_slip_and_how_to_write_it() {
    for (source, line, column, message, help) in SLIPS {
        let (_, told) = read(source);
        let first = told.iter().find(|it| it.message.contains(message));
        let first = first.unwrap_or_else(|| panic!("{source:?} gives {told:#?}"));
        assert_eq!(first.code, "E102", "{source:?}");
        assert_eq!(
            place(source, first.span.bytes.start),
            (*line, *column),
            "{source:?}: {first:?}"
        );
        assert!(first.help.as_ref().unwrap().contains(help), "{source:?} gives {first:#?}");
    }
}

#[test]
fn says_one_thing_about_one_slip() {
    for (source, ..) in SLIPS {
        let (_, told) = read(source);
        assert_eq!(told.len(), 1, "{source:?} gives {told:#?}");
    }
}
