//! YAML as people type it: what is read, where it stands, and what is said of every slip.

#![allow(clippy::expect_used)]

mod slips;

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use wijkbode::diagnostic::{Diagnostic, Diagnostics};
use wijkbode::yaml::{Node, Value, looks_like_key, parse, place_in};

fn read(source: &str) -> (Option<Node>, Vec<Diagnostic>) {
    read_from(source, 0)
}

fn read_from(source: &str, offset: usize) -> (Option<Node>, Vec<Diagnostic>) {
    let mut diagnostics = Diagnostics::default();
    let node = parse(&Arc::from("test.yaml"), &source[offset..], offset, &mut diagnostics);
    (node, diagnostics.into_sorted())
}

/// A tree in one line: `{titel: "Bankje", gepland: -, reden: ?}`.
fn show(node: &Node) -> String {
    match &node.value {
        Value::Empty => "-".to_owned(),
        Value::Unreadable => "?".to_owned(),
        Value::Scalar(text) => format!("{text:?}"),
        Value::List(items) => {
            format!("[{}]", items.iter().map(show).collect::<Vec<_>>().join(", "))
        }
        Value::Map(fields) => {
            let show =
                |it: &wijkbode::yaml::Field| format!("{}: {}", it.key.value, show(&it.value));
            format!("{{{}}}", fields.iter().map(show).collect::<Vec<_>>().join(", "))
        }
    }
}

fn shown(source: &str) -> String {
    read(source).0.as_ref().map_or("nothing".to_owned(), show)
}

/// Keys and scalars with the text that their spans cover, one a line.
fn spans(source: &str, offset: usize) -> String {
    fn walk(node: &Node, source: &str, all: &mut String) {
        match &node.value {
            Value::List(items) => items.iter().for_each(|it| walk(it, source, all)),
            Value::Map(fields) => {
                for field in fields {
                    all.push_str(&source[field.key.span.bytes.clone()]);
                    all.push('=');
                    if !matches!(field.value.value, Value::Scalar(_) | Value::Empty) {
                        all.push('\n');
                    }
                    walk(&field.value, source, all);
                }
            }
            _ => {
                all.extend(source[node.span.bytes.clone()].escape_debug());
                all.push('\n');
            }
        }
    }
    let (node, told) = read_from(source, offset);
    assert_eq!(told, []);
    let mut all = String::new();
    walk(node.as_ref().expect("a tree"), source, &mut all);
    all
}

fn last(node: Node) -> Node {
    match node.value {
        Value::List(mut items) => items.pop().map(last).expect("an item"),
        Value::Map(mut fields) => fields.pop().map(|it| last(it.value)).expect("a field"),
        _ => node,
    }
}

fn place(source: &str, at: usize) -> (usize, usize) {
    let before = source[..at].strip_prefix('\u{feff}').unwrap_or(&source[..at]);
    let line = before.matches('\n').count() + 1;
    (line, before.rsplit('\n').next().unwrap_or_default().chars().count() + 1)
}

#[test]
fn reads_on_past_every_slip() {
    let source =
        "- titel: Let op: bank\n  b: 'x\n  c: ok\n- titel: \"twee\n- @drie\n- titel: vier\n";
    let (node, told) = read(source);
    assert_eq!(
        show(&node.unwrap()),
        r#"[{titel: ?, b: ?, c: "ok"}, {titel: ?}, ?, {titel: "vier"}]"#
    );
    let lines: Vec<usize> = told.iter().map(|it| place(source, it.span.bytes.start).0).collect();
    assert_eq!(lines, [1, 2, 4, 5]);

    let nested = "voortgang:\n  - datum: 1\n    tekst: Let op: x\n  - datum: 2\nnaam: X\n";
    let expected = r#"{voortgang: [{datum: "1", tekst: ?}, {datum: "2"}], naam: "X"}"#;
    assert_eq!(shown(nested), expected);
}

#[test]
fn keeps_what_was_plainly_meant() {
    let cases = [
        ("-titel: x\n  b: c\n- titel: y", r#"[{titel: "x", b: "c"}, {titel: "y"}]"#),
        ("- titel: A\ntitel: B\n  c: d", r#"[{titel: "A"}, {titel: "B", c: "d"}]"#),
        ("- a: 1\n b: 2", r#"[{a: "1", b: "2"}]"#),
        ("- a: 1\n - b: 2", r#"[{a: "1"}, {b: "2"}]"#),
        ("  a: 1\nb: 2", r#"{a: "1", b: "2"}"#),
        ("titel:Bankje\na: b", r#"{titel: ?, a: "b"}"#),
        ("a: \"x\nb: y\"\nc: d", r#"{a: ?, b: "y\"", c: "d"}"#),
        ("---\na: 1\n---\nb: 2", r#"{a: "1", b: "2"}"#),
    ];
    for (source, expected) in cases {
        assert_eq!(shown(source), expected, "{source:?}");
    }
}

#[test]
fn a_text_stays_the_text_that_was_typed() {
    let plain = [
        "07418",
        "nee",
        "no",
        "true",
        "19:30",
        "0x1F",
        "1_000",
        "1e999",
        ".nan",
        "~",
        "null",
        "2021-09-14 19:30",
        "€ 45.000",
        "12345678901234567890123",
        "-5",
        "circa 20",
        "a  b",
        "x:y",
        "’s avonds bij ’t plein",
        "“Ja” en “nee”",
        "C# & R&B!",
        "a\tb",
    ];
    for text in plain {
        for source in [format!("a: {text}\n"), format!("a: {text}\r\n"), format!("{{a: {text} }}")]
        {
            let (node, told) = read(&source);
            assert_eq!(
                (show(&node.unwrap()), told),
                (format!("{{a: {text:?}}}"), vec![]),
                "{source:?}"
            );
        }
    }
}

#[test]
fn reads_every_way_of_writing_a_text() {
    let cases = [
        ("a: \"\"\nb: ''", r#"{a: "", b: ""}"#),
        ("a:\nb: # niets\nc:   \n\nd: x", r#"{a: -, b: -, c: -, d: "x"}"#),
        ("- \n-\n  # c\n- x", r#"[-, -, "x"]"#),
        (
            "a: |\n  b\n  c\n\nd: |-\n  e\nf: >\n  g\n  h\n\n  i",
            r#"{a: "b\nc\n", d: "e", f: "g h\ni\n"}"#,
        ),
        ("a: |+\n  b\n\n", r#"{a: "b\n\n"}"#),
        ("a: |\nb: c", r#"{a: "", b: "c"}"#),
        ("a: een\n  twee\n\n  drie", r#"{a: "een twee\ndrie"}"#),
        ("a: 'q''q'\nb: \"q\\\"q\\u00e9\"", r#"{a: "q'q", b: "q\"qé"}"#),
        ("a: [x, {b: c}, ]\n\"d\": e", r#"{a: ["x", {b: "c"}], d: "e"}"#),
        ("a: [\n  b,\n]\nc: \"d\n  e\"", r#"{a: ["b"], c: "d e"}"#),
        ("a:\n- b\n- c\nd: e", r#"{a: ["b", "c"], d: "e"}"#),
        ("---\na: 1\n...\n", r#"{a: "1"}"#),
        ("", "-"),
        ("# niets\n\n", "-"),
        ("\u{feff}a: b", r#"{a: "b"}"#),
        ("\u{feff}", "-"),
        ("tekst: |\n  “Wij willen een bank”\n  - Let op: x\n\ty: z", "{tekst: ?}"),
        ("tekst: |\n  “Wij willen een bank”", r#"{tekst: "“Wij willen een bank”\n"}"#),
    ];
    for (source, expected) in cases {
        assert_eq!(shown(source), expected, "{source:?}");
    }
}

#[test]
fn places_are_exact_to_the_byte() {
    let source = "titel: één bankje # hier\nnr: 07418  \nleeg:\ny: \"ë b\" # c\nz: 'q''q'\n\
                  t: |\n  éé\n  b\n\nu: >-\n  a\n  b\nv: een\n  twee\nw: {é: 1, b: , c}\nx: [ja, \"\"]\n";
    let expected = "titel=één bankje\nnr=07418\nleeg=\ny=\\\"ë b\\\"\nz=\\'q\\'\\'q\\'\nt=éé\\n  b\n\
                    u=a\\n  b\nv=een\\n  twee\nw=\né=1\nb=\nc=\nx=\nja\n\\\"\\\"\n";
    assert_eq!(spans(source, 0), expected);
    let crlf = source.replace('\n', "\r\n");
    assert_eq!(spans(&crlf, 0), expected.replace("\\n", "\\r\\n"));
    assert_eq!(spans(&format!("\u{feff}{source}"), 0), expected);
    let front_matter = format!("\u{feff}---\n{source}");
    assert_eq!(spans(&front_matter, front_matter.find("titel").unwrap()), expected);
}

#[test]
fn what_is_empty_stands_behind_its_colon() {
    let source = "a: x\nleeg:   # c\n\nb : \nc: |\n";
    let Value::Map(fields) = read(source).0.unwrap().value else { panic!() };
    let places: Vec<_> = fields.iter().map(|it| place(source, it.value.span.bytes.start)).collect();
    assert_eq!(places, [(1, 4), (2, 6), (4, 4), (5, 4)]);
    let Value::List(items) = read("- \n-\n- x").0.unwrap().value else { panic!() };
    assert_eq!(place("- \n-\n- x", items[1].span.bytes.start), (2, 2));
}

#[test]
fn a_key_that_is_there_twice_is_reported_and_the_first_stays() {
    let source = "---\na: 1\ngepland: x\ngepland: y\nb: {c: 1, c: 2}\n";
    let (node, told) = read_from(source, 4);
    assert_eq!(show(&node.unwrap()), r#"{a: "1", gepland: "x", b: {c: "1"}}"#);
    let [first, second] = &told[..] else { panic!("{told:#?}") };
    assert_eq!((first.code, first.message.as_str()), ("E206", "`gepland` staat hier twee keer"));
    assert_eq!(place(source, first.span.bytes.start), (4, 1));
    assert!(first.help.as_ref().unwrap().contains("regel 3"));
    assert_eq!(place(source, second.span.bytes.start), (5, 11));
}

#[test]
fn an_item_without_its_dash_is_one_slip() {
    let (node, told) = read("- titel: A\n  x: 1\n  titel: B\n  x: 2\n- titel: C");
    assert_eq!(show(&node.unwrap()), r#"[{titel: "A", x: "1"}, {titel: "C"}]"#);
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].code, "E206");
    assert!(told[0].help.as_ref().unwrap().contains("`- titel: …`"));
    let (_, plain) = read("- titel: A\n  x: 1\n  x: 2");
    assert!(!plain[0].help.as_ref().unwrap().contains("streepje"));
}

#[test]
fn finds_the_place_of_a_byte_of_text() {
    let cases = [
        ("t: |\n  éen\n\n    twee\n  X\n", "X"),
        ("t: |2-\n\n    twee\n  X", "X"),
        ("t: >\n  een\n  twee\n\n  drie X\n", "X"),
        ("t: een\n  twee\n\n  X", "X"),
        ("t: 'it''s\n\n  een X'", "X"),
        ("t: \"a\\\"b \\u00e9 \\n c \\\n  X\"", "X"),
        ("- \"'\" \n- |\n  \"X", "X"),
        ("t: |\r\n  één\r\n  X\r\n", "X"),
    ];
    for (source, mark) in cases {
        let (node, told) = read(source);
        assert_eq!(told, [], "{source:?}");
        let node = last(node.unwrap());
        let Value::Scalar(text) = &node.value else { panic!("{node:?}") };
        let at = place_in(source, &node, text.find(mark).unwrap());
        assert_eq!(at, source.find(mark).unwrap(), "{source:?}");
    }
}

#[test]
fn knows_a_key_without_its_space() {
    assert_eq!(looks_like_key("titel:Bankje"), Some(("titel", "Bankje")));
    assert_eq!(looks_like_key("let-op:\u{a0}x"), Some(("let-op", "x")));
    for text in ["19:30", "https://a.nl", "mailto:a@b.nl", "Let op:x", "titel:", "titel", ":x"] {
        assert_eq!(looks_like_key(text), None, "{text:?}");
    }
}

/// What takes longer does not come to an end; a slow or busy machine stays far below it.
const HANGS: Duration = Duration::from_mins(2);

#[test]
fn bombs_come_to_an_end() {
    let deep_map: String = (0..3000).fold(String::new(), |mut all, depth| {
        writeln!(all, "{}a:", " ".repeat(depth)).unwrap();
        all
    });
    let laughs: String = (1..20).fold("a0: &a0 [x, x, x]\n".to_owned(), |mut all, it| {
        let one = format!("*a{}", it - 1);
        writeln!(all, "a{it}: &a{it} [{one}, {one}, {one}, {one}, {one}, {one}]").unwrap();
        all
    });
    let bombs = [
        ("- ".repeat(10_000), "lijsten in elkaar"),
        ("[".repeat(10_000), "lijsten in elkaar"),
        (format!("a: {}{}", "[".repeat(10_000), "]".repeat(10_000)), "lijsten in elkaar"),
        ("{a: ".repeat(10_000), "lijsten in elkaar"),
        (deep_map, "lijsten in elkaar"),
        (laughs, "als een anker"),
    ];
    let explode = move || {
        for (bomb, message) in bombs {
            let start = Instant::now();
            let (_, told) = read(&bomb);
            assert!(told.iter().any(|it| it.message.contains(message)), "{:?}", told.first());
            assert!(start.elapsed() < HANGS, "{bomb:.20}");
        }
    };
    std::thread::Builder::new().stack_size(2 << 20).spawn(explode).unwrap().join().unwrap();
}

#[test]
fn many_faults_come_to_an_end() {
    let rows = [
        "a: 1\ntitel Bankje\n",
        "- a: b: c\n",
        "a: 1\n",
        "a: \"x\n",
        "b: [\n",
        "\u{a0}a: b\n",
        "- a: 1\nb: 2\n",
    ];
    for row in rows {
        let start = Instant::now();
        let (_, told) = read(&row.repeat(5_000));
        assert!(!told.is_empty());
        assert!(start.elapsed() < HANGS, "{row:?} took {:?}", start.elapsed());
    }
}

#[test]
fn a_huge_text_is_read() {
    let text = "Een lange regel. ".repeat(200_000);
    let (node, told) = read(&format!("tekst: |\n  {text}\n"));
    assert_eq!(told, []);
    assert!(show(&node.unwrap()).len() > 3_000_000);
}

fn check_places(source: &str, node: &Node) {
    assert!(source.get(node.span.bytes.clone()).is_some(), "{node:?}");
    match &node.value {
        Value::List(items) => items.iter().for_each(|it| check_places(source, it)),
        Value::Map(fields) => fields.iter().for_each(|it| {
            assert!(source.get(it.key.span.bytes.clone()).is_some(), "{it:?}");
            check_places(source, &it.value);
        }),
        Value::Scalar(text) => {
            for at in (0..=text.len()).filter(|it| text.is_char_boundary(*it)) {
                let place = place_in(source, node, at);
                assert!(source.is_char_boundary(place) && node.span.bytes.start <= place);
            }
        }
        Value::Empty | Value::Unreadable => (),
    }
}

fn check_any(source: &str, offset: usize) -> Result<(), TestCaseError> {
    let (node, told) = read_from(source, offset);
    prop_assert!(node.is_some() || !told.is_empty());
    for it in &told {
        prop_assert!(source.get(it.span.bytes.clone()).is_some(), "{:?}", it);
        prop_assert!(it.span.bytes.start >= offset && it.help.is_some() && !it.message.is_empty());
    }
    if let Some(node) = &node {
        check_places(source, node);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn any_text_is_read_or_explained(source in "\\PC{0,80}|(.|\\n){0,80}") {
        check_any(&source, 0)?;
    }

    #[test]
    fn anything_like_yaml_is_read_or_explained(
        bits in prop::collection::vec(prop::sample::select(vec![
            "a", "titel", "é", ": ", ":", "- ", "-", "\n", "\n  ", "\r\n", "\n\t", " ", "\u{a0}", "\"", "'",
            "''", "\\", "\\n", "\\u00e9", "[", "]", "{", "}", ",", "|", ">", "|\n  ", ">-\n  ", "&a ", "*a",
            "!!str ", "!", "# ", " #", "---\n", "...", "? ", "@", "%", "`", "“", "”", "’s", "<<: ", "\u{feff}",
            "~", "07", "😀", "\u{7}", "\u{2028}", "\u{85}", "\r",
        ]), 0..30),
        front_matter in prop::bool::ANY,
    ) {
        let head = if front_matter { "---\n" } else { "" };
        check_any(&format!("{head}{}", bits.concat()), head.len())?;
    }

    #[test]
    fn quoted_text_comes_back(text in "[ -~é€\\n]{0,40}") {
        let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
        let source = format!("- a: \"{escaped}\"\n- '{}'\n", text.replace('\'', "''").replace('\n', " "));
        let (node, told) = read(&source);
        prop_assert_eq!(told, vec![]);
        prop_assert_eq!(show(&node.unwrap()), format!("[{{a: {text:?}}}, {:?}]", text.replace('\n', " ")));
    }
}
