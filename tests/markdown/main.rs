//! What an editor writes in Markdown, what residents get, and what is refused.

use std::ops::Range;
use std::sync::Arc;

use wijkbode::diagnostic::{Diagnostic, Diagnostics, Span};
use wijkbode::markdown::{Glossary, HeadingLinks, Link, Prose, Shown, Target, read};

mod safety;

fn read_text(text: &str) -> (Prose, Vec<Diagnostic>) {
    let file: Arc<str> = "tekst.md".into();
    let mut diagnostics = Diagnostics::default();
    let at = |bytes: Range<usize>| {
        assert!(text.get(bytes.clone()).is_some(), "{bytes:?} is no piece of {text:?}");
        Span::new(&file, bytes)
    };
    let prose = read(text, &at, &mut diagnostics);
    (prose, diagnostics.into_sorted())
}

/// Pages lead to `/doel/`, `weg` leads nowhere, pictures are 640 by 480.
fn target(link: &Link) -> Target {
    let destination = link.destination.as_str();
    let external = destination.starts_with("http");
    match destination {
        "weg" | "weg.jpg" => Target::default(),
        _ if link.is_picture => Target {
            url: Some(format!("/media/{destination}")),
            size: Some((640, 480)),
            ..Target::default()
        },
        _ if external || destination.starts_with(['#', 'm', 't']) => {
            Target { url: Some(destination.to_owned()), external, ..Target::default() }
        }
        _ => Target { url: Some(format!("/doel/{destination}/")), ..Target::default() },
    }
}

fn shown(text: &str, heading_level: u8, prefix: &str) -> String {
    let (prose, _) = read_text(text);
    prose.render(&Shown {
        heading_level,
        prefix,
        target: &target,
        heading_links: HeadingLinks::Shown,
    })
}

/// The page of a text in which nothing is wrong.
fn page(text: &str) -> String {
    let (prose, diagnostics) = read_text(text);
    assert_eq!(diagnostics, [], "{text}");
    prose
        .render(&Shown {
            heading_level: 2,
            prefix: "",
            target: &target,
            heading_links: HeadingLinks::Shown,
        })
        .trim_end()
        .to_owned()
}

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    for (text, html) in cases {
        assert_eq!(page(text), *html, "for {text:?}");
    }
}

#[test]
fn explains_an_abbreviation_once_and_only_in_running_text() {
    let terms = [("BSO", "buitenschoolse \"opvang\""), ("B&W", "burgemeester en wethouders")];
    let glossary = Glossary::new(terms.into_iter());
    let explained = |text: &str| glossary.explain(page(text));
    let bso = "<abbr>BSO</abbr> (buitenschoolse \"opvang\")";
    assert_eq!(explained("De BSO, nog een BSO"), format!("<p>De {bso}, nog een BSO</p>"));
    let compound = "<abbr>BSO</abbr>-pad (BSO: buitenschoolse \"opvang\")";
    assert_eq!(explained("MBSO, BSOs, BSO-pad"), format!("<p>MBSO, BSOs, {compound}</p>"));
    let college = "<abbr>B&amp;W</abbr> (burgemeester en wethouders)";
    assert_eq!(explained("B&W"), format!("<p>{college}</p>"));
    let own = "<p><abbr>BSO</abbr> (na school), BSO</p>";
    assert_eq!(explained("BSO (na school), BSO"), own);
    let said = "<p>Burgemeester en wethouders (B&amp;W)</p>";
    assert_eq!(explained("Burgemeester en wethouders (B&W)"), said);
    let silent = "<p><a href=\"/doel/x/\">BSO</a> <code>BSO</code> ";
    assert_eq!(explained("[BSO](x) `BSO` BSO"), format!("{silent}{bso}</p>"));
    assert!(!explained("## De BSO").contains("<abbr"));
    assert_eq!(explained("niets"), "<p>niets</p>");
}

#[test]
fn writes_words_and_blocks() {
    check(&[
        ("", ""),
        (
            "Hallo *wijk* en **buurt**, ~~niet~~ `a<b`",
            "<p>Hallo <em>wijk</em> en <strong>buurt</strong>, <del>niet</del> <code>a&lt;b</code></p>",
        ),
        ("een\ntwee  \ndrie\\\nvier", "<p>een\ntwee<br>\ndrie<br>\nvier</p>"),
        ("1 < 2 & \"x\" &euml; &lt;", "<p>1 &lt; 2 &amp; \"x\" ë &lt;</p>"),
        ("- a\n- b\n  - c", "<ul>\n<li>a</li>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>"),
        ("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("1. a\n\n   b", "<ol>\n<li>\n<p>a</p>\n<p>b</p>\n</li>\n</ol>"),
        ("> citaat", "<blockquote>\n<p>citaat</p>\n</blockquote>"),
        ("a\n\n***\n\nb", "<p>a</p>\n<hr>\n<p>b</p>"),
        ("```html\r\n<b>\r\n\tx\r\n```", "<pre tabindex=\"0\"><code>&lt;b&gt;\n\tx\n</code></pre>"),
        ("\"zo\" -- dus...", "<p>\"zo\" -- dus...</p>"),
        ("a\u{0}b\u{7}", "<p>a\u{fffd}b\u{fffd}</p>"),
        ("x[^weg]", "<p>x[^weg]</p>"),
    ]);
}

#[test]
fn writes_links() {
    check(&[
        ("[Meer](pad)", "<p><a href=\"/doel/pad/\">Meer</a></p>"),
        (
            "[x](https://a.nl/?a=1&b=\"2\")",
            "<p><a href=\"https://a.nl/?a=1&amp;b=%222%22\" rel=\"external\">x</a></p>",
        ),
        (
            "[x](<https://a.nl/é é> \"een \\\"titel\\\"\")",
            "<p><a href=\"https://a.nl/%C3%A9%20%C3%A9\" title=\"een &quot;titel&quot;\" rel=\"external\">x</a></p>",
        ),
        ("<https://a.nl>", "<p><a href=\"https://a.nl\" rel=\"external\">https://a.nl</a></p>"),
        ("<wijk@a.nl>", "<p><a href=\"mailto:wijk@a.nl\">wijk@a.nl</a></p>"),
        ("[bel](tel:0612)", "<p><a href=\"tel:0612\">bel</a></p>"),
        ("[tekst **blijft**](weg).", "<p>tekst <strong>blijft</strong>.</p>"),
        ("[een][1]\n\n[1]: pad", "<p><a href=\"/doel/pad/\">een</a></p>"),
        (
            "<a href=\"pad\" lang=en>Mo&amp;re <b>x</a>",
            "<p><a href=\"/doel/pad/\" lang=\"en\">Mo&amp;re <b>x</b></a></p>",
        ),
    ]);
}

#[test]
fn lists_links_with_their_places() {
    let text = "é [de *kaart*](media/kaart.pdf#p) en ![Foto van [het plein](x)](plein.jpg)\n\n\
                > <a href='a&amp;b'>rauw &euro;</a> <w@x.nl>";
    let (prose, diagnostics) = read_text(text);
    assert_eq!(diagnostics, []);
    let links: Vec<_> = prose
        .links()
        .iter()
        .map(|link| {
            (
                link.destination.as_str(),
                link.is_picture,
                link.text.as_str(),
                &text[link.span.bytes.clone()],
            )
        })
        .collect();
    assert_eq!(
        links,
        [
            ("media/kaart.pdf#p", false, "de kaart", "[de *kaart*](media/kaart.pdf#p)"),
            ("plein.jpg", true, "Foto van het plein", "![Foto van [het plein](x)](plein.jpg)"),
            ("a&b", false, "rauw €", "<a href='a&amp;b'>"),
            ("mailto:w@x.nl", false, "w@x.nl", "<w@x.nl>"),
        ]
    );
}

#[test]
fn asks_the_place_of_links_and_faults_only() {
    let asked = std::cell::Cell::new(0);
    let file: Arc<str> = "tekst.md".into();
    let at = |bytes: Range<usize>| {
        asked.set(asked.get() + 1);
        Span::new(&file, bytes)
    };
    let mut diagnostics = Diagnostics::default();
    read(
        "# Kop\n\n*a* <b>b</b>\n\n<details>\n\nc\n\n</details>\n\n[l](m) <u id=x>",
        &at,
        &mut diagnostics,
    );
    assert_eq!(asked.get(), 2);
}

const ANCHOR: &str = "<a class=\"anker\" href=\"#";

#[test]
fn folds_headings_and_names_them() {
    let html = page(
        "# Één café in 't groen\n\n## Zeg \"hoi\" & <b>x</b>\n\n#### Zeg hoi x\n\n### Á\n\n## Á",
    );
    assert_eq!(html, [
        format!("<h2 id=\"een-cafe-in-t-groen\">Één café in 't groen {ANCHOR}een-cafe-in-t-groen\" aria-label=\"Directe link naar ‘Één café in 't groen’\">#</a></h2>"),
        format!("<h2 id=\"zeg-hoi-x\">Zeg \"hoi\" &amp; <b>x</b> {ANCHOR}zeg-hoi-x\" aria-label=\"Directe link naar ‘Zeg &quot;hoi&quot; &amp; x’\">#</a></h2>"),
        format!("<h3 id=\"zeg-hoi-x-2\">Zeg hoi x {ANCHOR}zeg-hoi-x-2\" aria-label=\"Directe link naar ‘Zeg hoi x’\">#</a></h3>"),
        format!("<h3 id=\"a\">Á {ANCHOR}a\" aria-label=\"Directe link naar ‘Á’\">#</a></h3>"),
        format!("<h2 id=\"a-2\">Á {ANCHOR}a-2\" aria-label=\"Directe link naar ‘Á’\">#</a></h2>"),
    ].join("\n"));
}

#[test]
fn keeps_headings_in_order() {
    let levels = |text: &str| -> Vec<u8> {
        read_text(text).0.headings().iter().map(|heading| heading.level).collect()
    };
    assert_eq!(levels("# a\n## b\n### c\n###### d\n## e"), [2, 2, 3, 4, 2]);
    assert_eq!(levels("##### a\n## b\n#### c\n### d"), [2, 2, 3, 3]);
    assert_eq!(levels("# a\n## b\n### c\n#### d\n##### e\n###### f"), [2, 2, 3, 4, 5, 6]);
    let html = shown("## a\n### b\n#### c\n##### d\n###### e", 4, "");
    let tags: Vec<_> = html.lines().map(|line| &line[..3]).collect();
    assert_eq!(tags, ["<h4", "<h5", "<h6", "<h6", "<h6"]);
}

#[test]
fn gives_every_heading_its_own_id() {
    let ids = |text: &str| -> Vec<String> {
        read_text(text).0.headings().iter().map(|heading| heading.id.clone()).collect()
    };
    assert_eq!(ids("# a\n# a-2\n# a\n# a"), ["a", "a-2", "a-3", "a-4"]);
    assert_eq!(
        ids("# 欢迎\n# !\n# Noot 1\n# nootverwijzing 2\n# noot"),
        ["kop", "kop-2", "kop-noot-1", "kop-nootverwijzing-2", "noot"]
    );
    assert_eq!(ids("# Ĳsbaan ß Łódź foto\u{2019}s"), ["ijsbaan-ss-lodz-foto-s"]);
    assert_eq!(ids("# [link](x) `code` ![foto](y)"), ["link-code-foto"]);
    let long = ids(&format!("# {}", "woord ".repeat(100)));
    assert!(long[0].len() <= 80 && long[0].ends_with("-woord"), "{long:?}");
    assert_eq!(ids("#\n\n## <!-- niets -->\n"), [""; 0]);
}

#[test]
fn puts_the_prefix_before_every_id() {
    let text = "## Kop\n\n[naar](#kop \"t\") [weg](#elders) noot[^1]\n\n[^1]: Uitleg";
    let html = shown(text, 3, "plan-");
    let ids = [
        "id=\"plan-kop\"",
        "href=\"#plan-kop\" title=\"t\"",
        "href=\"#plan-noot-1\"",
        "id=\"plan-noot-1\"",
        "id=\"plan-nootverwijzing-1\"",
        "href=\"#plan-nootverwijzing-1\"",
        "href=\"#elders\"",
        "<h3 ",
    ];
    for expected in ids {
        assert!(html.contains(expected), "{expected} in {html}");
    }
    let (prose, _) = read_text(text);
    let destinations: Vec<_> = prose.links().iter().map(|link| link.destination.as_str()).collect();
    assert_eq!(destinations, ["#kop", "#elders"]);
}

#[test]
fn shows_pictures() {
    const IMG: &str = "<img src=\"/media/a.jpg\" alt=\"Een &quot;plein&quot;\" width=\"640\" height=\"480\" loading=\"lazy\" decoding=\"async\">";
    let cases = [
        ("![Een \"plein\"](a.jpg)", format!("<figure>{IMG}</figure>")),
        (
            "![Een *\"plein\"*](a.jpg 'Het <plein>')",
            format!("<figure>{IMG}<figcaption>Het &lt;plein&gt;</figcaption></figure>"),
        ),
        ("Zie ![Een \"plein\"](a.jpg)", format!("<p>Zie {IMG}</p>")),
        ("[![Een \"plein\"](a.jpg)](pad)", format!("<p><a href=\"/doel/pad/\">{IMG}</a></p>")),
        ("- ![Een \"plein\"](a.jpg)", format!("<ul>\n<li>{IMG}</li>\n</ul>")),
        (
            "<figure>\n\n![Een \"plein\"](a.jpg)\n\n<figcaption>Bij</figcaption>\n</figure>",
            format!("<figure>\n{IMG}\n<figcaption>Bij</figcaption>\n</figure>"),
        ),
        ("![Een plein](weg.jpg)", "<p><span>Een plein</span></p>".to_owned()),
        ("Zie ![het <b>plein</b>](weg.jpg).", "<p>Zie <span>het plein</span>.</p>".to_owned()),
    ];
    for (text, html) in cases {
        assert_eq!(page(text), html, "for {text}");
    }
}

#[test]
fn writes_tables_that_can_be_read_aloud() {
    assert_eq!(page("| |Jaar|Bedrag|\n|-|:-:|-:|\n|a|*b*|1|\n\n|x|\n|-|"), "\
<div class=\"tabel\" role=\"region\" tabindex=\"0\" aria-label=\"Tabel: Jaar, Bedrag\"><table>
<thead><tr><td></td><th scope=\"col\" class=\"midden\">Jaar</th><th scope=\"col\" class=\"rechts\">Bedrag</th></tr></thead>
<tbody>
<tr><td>a</td><td class=\"midden\"><em>b</em></td><td class=\"rechts\">1</td></tr>
</tbody></table></div>
<div class=\"tabel\" role=\"region\" tabindex=\"0\" aria-label=\"Tabel 2: x\"><table>
<thead><tr><th scope=\"col\">x</th></tr></thead>
</table></div>");
}

#[test]
fn keeps_links_of_a_named_table_in_their_place() {
    let html = page("|[Jaar](pad)|![b](weg.jpg)|\n|-|-|");
    assert!(html.contains("Tabel: Jaar, b\"") && html.contains("<th scope=\"col\"><a href=\"/doel/pad/\">Jaar</a></th><th scope=\"col\"><span>b</span></th>"), "{html}");
}

#[test]
fn gathers_footnotes() {
    let text = "Eerst[^b] en[^A] weer[^B].\n\n[^a]: Over *a*\n[^b]: Over b\n\n    - lijst\n[^c]: Los\n\nSlot";
    assert_eq!(page(text), "\
<p>Eerst<sup><a href=\"#noot-1\" id=\"nootverwijzing-1\" aria-label=\"Voetnoot 1\">1</a></sup> \
en<sup><a href=\"#noot-2\" id=\"nootverwijzing-2\" aria-label=\"Voetnoot 2\">2</a></sup> \
weer<sup><a href=\"#noot-1\" id=\"nootverwijzing-1-2\" aria-label=\"Voetnoot 1\">1</a></sup>.</p>
<p>Slot</p>
<section class=\"voetnoten\" aria-label=\"Voetnoten\">
<ol>
<li id=\"noot-1\"><p>Over b</p>
<ul>
<li>lijst</li>
</ul>
 <a href=\"#nootverwijzing-1\" aria-label=\"Terug naar de tekst bij noot 1\">↩</a> \
<a href=\"#nootverwijzing-1-2\" aria-label=\"Terug naar de tekst bij noot 1, plaats 2\">↩<sup>2</sup></a></li>
<li id=\"noot-2\"><p>Over <em>a</em> <a href=\"#nootverwijzing-2\" aria-label=\"Terug naar de tekst bij noot 2\">↩</a></p>
</li>
<li id=\"noot-3\"><p>Los</p>
</li>
</ol>
</section>");
}

#[test]
fn nests_no_link_in_a_link() {
    let html = page("<a href=pad>zie[^1]</a>\n\n[^1]: x");
    assert!(
        html.contains("<a href=\"/doel/pad/\">zie<sup id=\"nootverwijzing-1\">1</sup></a>"),
        "{html}"
    );
}

#[test]
fn writes_task_lists() {
    check(&[
        (
            "- [x] af\n- [ ] open",
            "<ul class=\"taken\">\n<li><input type=\"checkbox\" disabled checked aria-label=\"gedaan\"> af</li>\n<li><input type=\"checkbox\" disabled aria-label=\"nog te doen\"> open</li>\n</ul>",
        ),
        (
            "2. a\n3. [ ] [b](pad)",
            "<ol class=\"taken\" start=\"2\">\n<li>a</li>\n<li><input type=\"checkbox\" disabled aria-label=\"nog te doen\"> <a href=\"/doel/pad/\">b</a></li>\n</ol>",
        ),
        (
            "- a\n  - [x] b",
            "<ul>\n<li>a\n<ul class=\"taken\">\n<li><input type=\"checkbox\" disabled checked aria-label=\"gedaan\"> b</li>\n</ul>\n</li>\n</ul>",
        ),
    ]);
}

#[test]
fn writes_alerts() {
    for (kind, title) in [
        ("NOTE", "Ter informatie"),
        ("TIP", "Tip"),
        ("IMPORTANT", "Belangrijk"),
        ("WARNING", "Let op"),
        ("CAUTION", "Pas op"),
    ] {
        let class = kind.to_lowercase();
        assert_eq!(
            page(&format!("> [!{kind}]\n> Morgen *dicht*")),
            format!(
                "<div class=\"opmerking opmerking-{class}\" role=\"note\">\n<p class=\"opmerking-kop\">{title}</p>\n<p>Morgen <em>dicht</em></p>\n</div>"
            )
        );
    }
}

#[test]
fn lets_harmless_html_through() {
    check(&[
        ("H<sub>2</sub>O<br/>x <KBD>Ctrl</Kbd>", "<p>H<sub>2</sub>O<br>x <kbd>Ctrl</kbd></p>"),
        (
            "<abbr title=\"Wet &amp; <i>\" lang=nl>WMO</abbr>",
            "<p><abbr title=\"Wet &amp; &lt;i&gt;\" lang=\"nl\">WMO</abbr></p>",
        ),
        (
            "<time datetime=2021-07>juli</time> <bdo DIR=rtl>x</bdo>",
            "<p><time datetime=\"2021-07\">juli</time> <bdo dir=\"rtl\">x</bdo></p>",
        ),
        ("a<!-- niet\ntonen -->b", "<p>ab</p>"),
        ("<!-- niets\n\nte zien -->\n", ""),
        (
            "<details open>\n<summary>Meer & &eacute;</summary>\n\nTekst *met* nadruk\n\n</details>",
            "<details open>\n<summary>Meer &amp; &eacute;</summary>\n<p>Tekst <em>met</em> nadruk</p>\n</details>",
        ),
        (
            "<details><summary>a</summary>\n\nTekst</details>\n\nNa",
            "<details><summary>a</summary>\n<p>Tekst</p>\n</details>\n<p>Na</p>",
        ),
        ("<b>dik\n\ndun</b>", "<p><b>dik</b></p>\n<p>dun</p>"),
        (
            "<details>\n<b>dik\n<details>\nx\n</details></details>",
            "<details>\n<b>dik\n</b><details>\nx\n</details></details>",
        ),
        ("*a <b>b* c</b>", "<p><em>a <b>b</b></em> c</p>"),
        ("<b>x <i>y</b> z</i>", "<p><b>x <i>y</i></b> z</p>"),
        ("los</b> </details>", "<p>los </p>"),
    ]);
}

#[test]
fn closes_what_the_text_leaves_open() {
    check(&[
        (
            "<details>\n<summary>Meer\n\nTekst",
            "<details>\n<summary>Meer\n<p>Tekst</p>\n</summary></details>",
        ),
        (
            "- <details>\n\n  a\n- b",
            "<ul>\n<li><details>\n<p>a</p>\n</details></li>\n<li>\n<p>b</p>\n</li>\n</ul>",
        ),
        (
            "> <details><b>\n\nbuiten</details>",
            "<blockquote>\n<details><b>\n</b></details></blockquote>\n<p>buiten</p>",
        ),
        (
            "|<b>x|y|\n|-|-|",
            "<div class=\"tabel\" role=\"region\" tabindex=\"0\" aria-label=\"Tabel: x, y\"><table>\n<thead><tr><th scope=\"col\"><b>x</b></th><th scope=\"col\">y</th></tr></thead>\n</table></div>",
        ),
    ]);
}

#[test]
fn takes_an_excerpt() {
    let excerpt = |text: &str, characters| read_text(text).0.excerpt(characters);
    let text = "# Kop\n\nEén *twee*\n[drie](x)[^1], <b>vier</b> & vijf.\n\nZes.\n\n## Verder\n\nNiet.\n\n[^1]: Noot";
    assert_eq!(excerpt(text, 100), "Eén twee drie, vier & vijf. Zes.");
    assert_eq!(excerpt(text, 32), "Eén twee drie, vier & vijf. Zes.");
    assert_eq!(excerpt(text, 31), "Eén twee drie, vier & vijf…");
    assert_eq!(excerpt(text, 15), "Eén twee drie…");
    assert_eq!(excerpt(text, 13), "Eén twee…");
    assert_eq!(excerpt("Burgemeester", 5), "Burg…");
    assert_eq!(excerpt("Burgemeester", 0), "");
    assert_eq!(excerpt("![foto](x)\n\n|t|\n|-|\n\n- a\n- b\n\nc", 9), "a b");
    assert_eq!(excerpt("", 9), "");
    let long = excerpt(&"woord ".repeat(1000), 10_000);
    assert!(long.ends_with("woord…") && (990..1010).contains(&long.len()), "{}", long.len());
}

#[test]
fn knows_when_there_is_nothing() {
    for (text, is_empty) in [
        ("", true),
        (" \n\n", true),
        ("<!-- x -->\n", true),
        ("[a]: b", true),
        ("a", false),
        ("![](x)", false),
    ] {
        assert_eq!(read_text(text).0.is_empty(), is_empty, "{text:?}");
    }
    assert!(Prose::default().is_empty());
}

#[test]
fn a_text_can_be_read_elsewhere_without_its_markup() {
    let text = "Eerste *alinea*,\nmet een [link](weg) & `code`[^1].\n\n### Kop\n\n- een\n- twee\n  1. drie\n  2. vier\n\n\
                > Citaat.  \n> Regel.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n![plaatje](weg.jpg)\n\n[^1]: Noot.\n";
    let (prose, _) = read_text(text);
    let plain = prose.plain();
    let expected = "Eerste alinea, met een link & code[^1].\n\n## Kop\n\n- een\n- twee\n    1. drie\n    2. vier\n\n\
                    Citaat.  \nRegel.\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\n[^1]: Noot.";
    assert_eq!(plain, expected);
    assert_eq!(read_text(expected).0.plain(), expected, "read as Markdown it says something else");
    let empty = "| | x |\n| --- | --- |\n| y | |\n\n- a[^1] en[^1]\n- b\n\n[^1]: Een.\n\n    Twee.";
    assert_eq!(read_text(empty).0.plain(), empty);
    assert_eq!(read_text("").0.plain(), "");
    assert!(!read_text("Zie <!-- geheim --> hier.").0.plain().contains("geheim"));
}
