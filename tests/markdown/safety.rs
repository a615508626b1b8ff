//! Whatever an editor writes, what residents get is safe, well-formed and there in time.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use proptest::prelude::*;
use wijkbode::markdown::{HeadingLinks, Shown, scheme_problem};

use super::{read_text, shown, target};

/// Each text, the piece that is refused, and a word of the message.
const REFUSED: &[(&str, &str, &str)] = &[
    ("a <script>alert(1)</script>", "<script>", "`<script>`"),
    ("<script>\nalert('<b>')\n\n</script>\n", "<script>\nalert('<b>')\n\n", "`<script>`"),
    ("<style>p{}</style>\n", "<style>p{}", "`<style>`"),
    ("[x](JaVaScRiPt:alert(1))", "[x](JaVaScRiPt:alert(1))", "`javascript:`"),
    ("[x](java&#115;cript:alert(1))", "[x](java&#115;cript:alert(1))", "`javascript:`"),
    ("[x](<java script:alert(1)>)", "[x](<java script:alert(1)>)", "`javascript:`"),
    ("[x](java&Tab;script:alert(1))", "[x](java&Tab;script:alert(1))", "onzichtbaar"),
    ("[x](javascript&colon;alert(1))", "[x](javascript&colon;alert(1))", "`javascript:`"),
    ("[x][r]\n\n[r]: vbscript:x", "[x][r]", "`vbscript:`"),
    ("> ![x](data:image/png;base64,AA)", "![x](data:image/png;base64,AA)", "`data:`"),
    ("[x](file:///c:/x)", "[x](file:///c:/x)", "`file:`"),
    ("[x](//a.nl)", "[x](//a.nl)", "`https://a.nl`"),
    ("[x](/\\a.nl)", "[x](/\\a.nl)", "`https://a.nl`"),
    ("[x](https:a.nl)", "[x](https:a.nl)", "niet volledig"),
    ("<javascript:alert(1)>", "<javascript:alert(1)>", "`javascript:`"),
    ("<a href=\"javascript:alert(1)\">x</a>", "<a href=\"javascript:alert(1)\">", "`javascript:`"),
    ("<A HREF=java&#x73;cript&colon;x>x</a>", "<A HREF=java&#x73;cript&colon;x>", "`javascript:`"),
    ("<a href=' \njavascript:x'>x</a>", "<a href=' \njavascript:x'>", "`javascript:`"),
    ("<a name=x>x</a>", "<a name=x>", "`name`"),
    ("<a>x</a>", "<a>", "`href`"),
    ("<a href=x target=_blank onclick=y>x</a>", "<a href=x target=_blank onclick=y>", "`target`"),
    ("[x <a href=b>y</a>](c)", "<a href=b>", "andere link"),
    ("é <b onclick=\"x()\">y</b>", "<b onclick=\"x()\">", "`onclick`"),
    ("<span style='color: red'>y</span>", "<span style='color: red'>", "`style`"),
    ("<span class=x>y</span>", "<span class=x>", "`class`"),
    ("<u id=x>y</u>", "<u id=x>", "`id`"),
    ("<i title=x>y</i>", "<i title=x>", "`title`"),
    ("<i dir=up>y</i>", "<i dir=up>", "`dir`"),
    ("> - <div\n>   class=x>\n>   tekst\n>   </div>", "<div\n>   class=x>", "`<div>`"),
    (
        "<iframe src=\"https://youtu.be/x\"></iframe>",
        "<iframe src=\"https://youtu.be/x\">",
        "`<iframe>`",
    ),
    ("<IMG src=x onerror=alert(1)>", "<IMG src=x onerror=alert(1)>", "`<IMG>`"),
    ("<!DOCTYPE html>", "<!DOCTYPE html>", "`<! …>`"),
    ("a <?php x ?> b", "<?php x ?>", "`<? …>`"),
    ("a <![CDATA[x]]> b", "<![CDATA[x]]>", "`<![CDATA[ …>`"),
    ("tekst <details> midden", "<details>", "midden in een regel"),
    ("<summary>los</summary>\n", "<summary>", "`<details>`"),
    ("<figcaption>los</figcaption>\n", "<figcaption>", "`<figure>`"),
];

#[test]
fn refuses_what_is_not_safe() {
    for (text, place, word) in REFUSED {
        let (prose, diagnostics) = read_text(text);
        let [refused] = diagnostics.as_slice() else { panic!("{text:?}: {diagnostics:?}") };
        assert_eq!(refused.code, "E601");
        assert_eq!(&text[refused.span.bytes.clone()], *place, "{text:?}");
        assert!(refused.message.contains(word), "{text:?}: {}", refused.message);
        assert!(refused.help.is_some(), "{text:?}");
        let html = prose.render(&Shown {
            heading_level: 2,
            prefix: "",
            target: &target,
            heading_links: HeadingLinks::Shown,
        });
        assert_safe(&html);
        assert!(!html.contains("href=\"/doel/b") && !html.contains("href=\"java"), "{html}");
    }
}

#[test]
fn shows_the_text_of_what_it_refuses() {
    assert_eq!(shown("[tekst](javascript:x) ![foto](data:x)", 2, ""), "<p>tekst foto</p>\n");
    assert_eq!(shown("<div>\n\n*a*\n\n</div>\n", 2, ""), "\n<p><em>a</em></p>\n\n");
    assert_eq!(shown("a <script>b", 2, ""), "<p>a b</p>\n");
}

#[test]
fn reports_every_fault_of_a_text() {
    let (_, diagnostics) =
        read_text("<div><p style=x>\n\n[a](x:y) <b class=z>\n\n<!-- <script> -->");
    let lines: Vec<_> = diagnostics.iter().map(|it| it.message.as_str()).collect();
    assert_eq!(
        lines,
        [
            "`<div>` mag niet in een tekst",
            "`<p>` mag niet in een tekst",
            "een link mag niet beginnen met `x:`",
            "`class` mag zo niet in `<b>`",
        ]
    );
}

#[test]
fn knows_which_schemes_are_safe() {
    for url in [
        "https://a.nl",
        "HTTP://a.nl/x:y",
        "mailto:a@b.nl",
        "tel:+31",
        "",
        "#x:y",
        "/pad/",
        "../a.md#b",
        "a/b:c",
        "?a:b",
        "a%3Ab",
        "media/mijn kaart.pdf",
    ] {
        assert_eq!(scheme_problem(url), None, "{url}");
    }
    for url in [
        "javascript:x",
        " javascript:x",
        "java\nscript:x",
        "\u{1}javascript:x",
        "data:x",
        "C:\\x",
        "\\\\a",
        "//",
        "https:",
        "https:///x",
        "mailto:",
        "a:b",
        ":",
        "java\u{ad}script:x",
        "blob:https://a",
    ] {
        assert!(scheme_problem(url).is_some(), "{url}");
    }
}

#[test]
fn stays_quick_and_shallow_whatever_the_text() {
    let many = 10_000;
    let nested = |start: &str, end: &str| start.repeat(many) + "x" + &end.repeat(many);
    let staircase =
        (0..400).fold(String::new(), |text, depth| text + &" ".repeat(2 * depth) + "- a\n");
    let texts = [
        nested(">", ""),
        nested("> - ", ""),
        nested("- ", ""),
        nested("*a **b ", "** *"),
        nested("[", "](y)"),
        nested("![", "](y)"),
        nested("<b>", "</b>"),
        nested("<b>", "</i>"),
        nested("<a href=x>", "</a>"),
        nested("<details>\n", "</details>\n"),
        nested("a <b ", ""),
        nested("<!--", ""),
        nested("<div>\n<a ", ""),
        nested("<script>\n", ""),
        nested("`", "``"),
        nested("# a\n", ""),
        nested("[^1]", "\n\n[^1]: x\n"),
        nested("- [ ] a\n", ""),
        nested("&#", ";"),
        nested("a </details>\n\n", ""),
        nested("<br a='", ""),
        nested("![a](b)\n\n", ""),
        nested("> [!NOTE]\n> ", ""),
        nested("</b", ">"),
        nested("|a", "|\n"),
        format!("{}\n{}\n{}", "|a".repeat(500), "|-".repeat(500), "|\n".repeat(500)),
        (0..many).fold(String::new(), |text, note| text + &format!("[^{note}]: [^{}]\n", note + 1)),
        staircase + "- [ ] diep[^1]\n\n[^1]: - [ ] noot",
    ];
    for text in texts {
        let start = Instant::now();
        let (prose, _) = read_text(&text);
        let html = prose.render(&Shown {
            heading_level: 2,
            prefix: "",
            target: &target,
            heading_links: HeadingLinks::Shown,
        });
        assert!(start.elapsed() < Duration::from_secs(5), "{:?}: {}", start.elapsed(), &text[..20]);
        assert!(deepest(&html) < 120, "{}", &text[..20]);
        assert_safe(&html);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn is_safe_for_any_text(text in ".*") {
        assert_safe(&shown(&text, 2, ""));
    }

    #[test]
    fn is_safe_for_any_markup(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40)) {
        let html = shown(&pieces.concat(), 3, "p-");
        assert_safe(&html);
        assert_well_formed(&html);
    }

    #[test]
    fn cuts_excerpts_to_length(text in ".*", characters in 0..50usize) {
        prop_assert!(read_text(&text).0.excerpt(characters).chars().count() <= characters);
    }
}

const PIECES: &[&str] = &[
    "a",
    " ",
    "\n",
    "\n\n",
    "  ",
    "    ",
    "> ",
    "- ",
    "1. ",
    "# ",
    "### ",
    "*",
    "**",
    "_",
    "~~",
    "`",
    "```\n",
    "|",
    "|-|\n",
    "|a|b|\n|-|-:|\n",
    "---\n",
    "[",
    "]",
    "(",
    ")",
    "![",
    "](x)",
    "](#a)",
    "](javascript:x)",
    "](weg)",
    "[^1]",
    "\n[^1]: ",
    "[x]: y\n",
    "- [ ] ",
    "> [!NOTE]\n",
    "<https://a.nl>",
    "<b>",
    "</b>",
    "<i lang=nl>",
    "</i>",
    "<a href=x>",
    "<a href='javascript:x'>",
    "</a>",
    "<details>",
    "\n<details open>\n",
    "</details>",
    "\n</details>\n",
    "\n<summary>",
    "</summary>",
    "\n<figure>\n",
    "\n<figcaption>",
    "</figcaption>",
    "</figure>",
    "<script>",
    "</script>",
    "<style>",
    "<div>",
    "</div>",
    "<p>",
    "</p>",
    "<table>",
    "<svg>",
    "<math>",
    "<select>",
    "<br>",
    "<wbr/>",
    "<b onclick=x>",
    "<span style=\"",
    "\">",
    "<abbr title='\"><script>'>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?",
    "?>",
    "<",
    ">",
    "&",
    "&lt;",
    "&#0;",
    "\"",
    "'",
    "\\",
    "é",
    "\u{0}",
    "\r\n",
    "\t",
    "<plaintext>",
    "<textarea>",
    "<title>",
    "<noscript>",
    "<h2>",
    "<li>",
];

/// Everything that may ever be in the HTML of a text: elements with their attributes.
fn vocabulary() -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    let own = [
        ("h2", "id"),
        ("h3", "id"),
        ("h4", "id"),
        ("h5", "id"),
        ("h6", "id"),
        ("a", "href id class aria-label title rel lang dir"),
        ("p", "class"),
        ("div", "class role tabindex aria-label"),
        ("table", ""),
        ("thead", ""),
        ("tbody", ""),
        ("tr", ""),
        ("th", "scope class"),
        ("td", "class"),
        ("section", "class aria-label"),
        ("ol", "class start"),
        ("ul", "class"),
        ("li", "id"),
        ("input", "type disabled checked aria-label"),
        ("blockquote", ""),
        ("pre", "tabindex"),
        ("hr", ""),
        ("img", "src alt width height loading decoding title"),
        ("abbr", "title"),
        ("time", "datetime"),
        ("details", "open"),
        ("sup", "id"),
    ];
    let raw = "abbr b bdi bdo br cite code del details dfn em figcaption figure i ins kbd mark q s samp small span strong sub summary sup time u var wbr";
    let mut vocabulary: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for (name, attributes) in own {
        vocabulary.entry(name).or_default().extend(attributes.split_whitespace());
    }
    for name in raw.split_whitespace() {
        vocabulary.entry(name).or_default().extend(["lang", "dir"]);
    }
    vocabulary
}

/// An HTML parser that keeps what is ours finds nothing to take away.
#[track_caller]
fn assert_safe(html: &str) {
    let vocabulary = vocabulary();
    let mut oracle = ammonia::Builder::empty();
    oracle.tags(vocabulary.keys().copied().collect());
    oracle.tag_attributes(
        vocabulary
            .into_iter()
            .map(|(name, attributes)| (name, attributes.into_iter().collect()))
            .collect(),
    );
    oracle
        .url_schemes(["http", "https", "mailto", "tel"].into())
        .url_relative(ammonia::UrlRelative::PassThrough);
    oracle.link_rel(None);
    assert_eq!(tags(&oracle.clean(html).to_string()), tags(html), "{html}");
}

/// Tags with the names and values of their attributes. Values with a character reference or a
/// character that has one are left out: they may be written in several ways.
fn tags(html: &str) -> Vec<String> {
    html.split('<')
        .skip(1)
        .map(|piece| {
            let tag = piece.split('>').next().unwrap_or_default();
            let mut attributes: Vec<_> = tag.split('"').collect();
            for value in attributes.iter_mut().skip(1).step_by(2) {
                if value.contains(['&', '\u{a0}']) {
                    *value = "";
                }
            }
            attributes.join("\"").replace("=\"\"", "")
        })
        .map(|tag| {
            let mut words: Vec<_> = tag.split(' ').collect();
            words.sort_unstable();
            words.join(" ")
        })
        .collect()
}

const VOID: [&str; 5] = ["br", "hr", "img", "input", "wbr"];

/// Every end tag closes the element that was opened last, and ids are unique.
#[track_caller]
fn assert_well_formed(html: &str) {
    let (mut open, mut ids) = (Vec::new(), BTreeSet::new());
    for piece in html.split('<').skip(1) {
        let name = piece.split([' ', '>']).next().unwrap_or_default();
        match name.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name), "{html}"),
            None if VOID.contains(&name) => (),
            None => open.push(name),
        }
        if let Some((_, id)) = piece.split_once(" id=\"") {
            assert!(ids.insert(id.split('"').next()), "{html}");
        }
        assert!(name != "a" || open.iter().filter(|name| **name == "a").count() == 1, "{html}");
    }
    assert_eq!(open, [""; 0], "{html}");
}

fn deepest(html: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for piece in html.split('<').skip(1) {
        let name = piece.split([' ', '>']).next().unwrap_or_default();
        match name.strip_prefix('/') {
            Some(_) => depth -= 1,
            None => depth += usize::from(!VOID.contains(&name)),
        }
        deepest = deepest.max(depth);
    }
    deepest
}
