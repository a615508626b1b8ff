//! Drawings come out as drawings, and as nothing else.

use crate::site::{MEDIA, Site};

fn redrawn(svg: &str) -> String {
    let built = Site::with("plein.svg", svg.as_bytes()).build();
    assert!(built.found.is_empty(), "{:?}", built.found);
    String::from_utf8(built.files[&format!("{MEDIA}plein.svg")].clone()).unwrap()
}

fn refused(svg: &[u8]) -> String {
    let built = Site::with("plein.svg", svg).build();
    assert_eq!(built.codes(), ["E106"], "{:?}", built.found);
    built.found[0].message.clone()
}

const XMLNS: &str = "xmlns=\"http://www.w3.org/2000/svg\"";

#[test]
fn what_draws_stays() {
    let drawing = format!(
        "<svg {XMLNS} width=\"40\" height=\"30\" viewBox=\"0 0 40 30\"><defs><linearGradient id=\"a\">\
         <stop offset=\"0\" stop-color=\"#fff\"/></linearGradient></defs><style>.b{{fill:url(#a)}}</style>\
         <g class=\"b\" transform=\"scale(2)\"><path d=\"M0 0L4 4Z\"/><use href=\"#a\"/></g>\
         <text x=\"1\" y=\"2\">Plein &amp; park</text></svg>"
    );
    assert_eq!(redrawn(&drawing), drawing);
}

#[test]
fn what_does_not_draw_goes() {
    let goes = [
        "<script>alert(1)</script>",
        "<script href=\"https://kwaad.example/x.js\"/>",
        "<foreignObject><body xmlns=\"http://www.w3.org/1999/xhtml\"><p>x</p></body></foreignObject>",
        "<use href=\"https://kwaad.example/x.svg#a\"/>",
        "<use xlink:href=\"data:image/svg+xml;base64,PHN2Zy8+\"/>",
        "<rect onload=\"alert(1)\" onclick=\"alert(2)\"/>",
        "<rect fill=\"url(https://kwaad.example/#a)\"/>",
        "<rect style=\"fill: url( 'https://kwaad.example/#a' )\"/>",
        "<rect style=\"background:u\\72l(//kwaad.example)\"/>",
        "<style>@import 'https://kwaad.example/x.css';</style>",
        "<style>rect { fill: url(//kwaad.example) }</style>",
        "<a href=\"javascript:alert(1)\"><rect/></a>",
        "<animate attributeName=\"href\" values=\"javascript:alert(1)\"/>",
        "<set attributeName=\"onload\" to=\"alert(1)\"/>",
        "<metadata><rdf:RDF xmlns:rdf=\"x\"><dc:creator xmlns:dc=\"y\">Geheim</dc:creator></rdf:RDF></metadata>",
        "<title>Geheim</title><desc>Geheim</desc><!-- Geheim -->",
        "<inkscape:path-effect xmlns:inkscape=\"z\" inkscape:export-filename=\"/home/geheim\"/>",
        "<g inkscape:label=\"Geheim\" xmlns:inkscape=\"z\" data-name=\"Geheim\"/>",
        "<rect id=\"x\"><!-- Geheim --></rect><?xml-stylesheet href=\"https://kwaad.example\"?>",
        "<iframe src=\"https://kwaad.example\"/><video/><audio/>",
        "<handler xmlns=\"http://www.w3.org/2001/xml-events\">alert(1)</handler>",
    ];
    let bad = [
        "alert", "kwaad", "geheim", "script", "import", "data:", "foreign", "onload", "<!--", "<?",
        "<a ", "animate",
    ];
    for piece in goes {
        let drawing = format!(
            "<?xml version=\"1.0\"?><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"https://www.w3.org/x.dtd\">\
             <svg {XMLNS} xmlns:xlink=\"http://www.w3.org/1999/xlink\"><circle r=\"3\"/>{piece}</svg>"
        );
        let drawn = redrawn(&drawing).to_lowercase();
        assert!(drawn.contains("<circle r=\"3\"/>"), "{piece} took the drawing along: {drawn}");
        for word in bad {
            assert!(!drawn.contains(word), "{piece} left `{word}`: {drawn}");
        }
        // The allow-list of another library, over the result.
        let strict = roxmltree::Document::parse(&drawn).unwrap();
        for node in strict.descendants().filter(roxmltree::Node::is_element) {
            assert!(node.attributes().all(|it| !it.name().starts_with("on")), "{drawn}");
        }
    }
}

#[test]
fn what_is_no_drawing_is_told() {
    let photo = format!("<svg {XMLNS}><image href=\"data:image/jpeg;base64,/9j/\"/></svg>");
    let entity =
        format!("<!DOCTYPE svg [<!ENTITY a \"aaaa\">]><svg {XMLNS}><text>&a;</text></svg>");
    for (svg, words) in [
        ("<svg><g>\n</svg>".as_bytes(), "op regel 2 niet te lezen"),
        (b"<html><body/></html>", "geen tekening"),
        (b"", "niet te lezen"),
        (b"<svg>\n\xff</svg>", "op regel 2 niet te lezen"),
        (photo.as_bytes(), "zit een foto"),
        (entity.as_bytes(), "afkortingen"),
    ] {
        let message = refused(svg);
        assert!(message.contains(words), "{message}");
    }
    assert!(refused(&vec![b' '; 9 << 20]).contains("te groot"));
}

#[test]
fn however_deep_or_wide_nothing_breaks() {
    let deep = "<g>".repeat(100_000);
    refused(format!("<svg>{deep}</svg>").as_bytes());
    let deep = format!("<svg {XMLNS}>{deep}{}</svg>", "</g>".repeat(100_000));
    assert!(redrawn(&deep).len() < 5_000);
    let wide = format!("<svg {XMLNS}>{}</svg>", "<g/>".repeat(500_000));
    assert!(refused(wide.as_bytes()).contains("te groot"));
}

#[test]
fn a_drawing_has_a_size_when_it_tells_one() {
    for (size, shown) in [
        ("width=\"40\" height=\"30\"", Some("width=\"40\" height=\"30\"")),
        ("viewBox=\"0 0 60 20\"", Some("width=\"60\" height=\"20\"")),
        ("width='40mm' height='30mm' viewBox='0,0,8,6'", Some("width=\"8\" height=\"6\"")),
        ("", None),
    ] {
        let built =
            Site::with("plein.svg", format!("<svg {XMLNS} {size}></svg>").as_bytes()).build();
        let tag = built.page().split("<img").find(|it| it.contains("plein.svg")).unwrap();
        let tag = tag.split('>').next().unwrap();
        assert_eq!(tag.contains(" width="), shown.is_some(), "{tag}");
        assert!(shown.is_none_or(|it| tag.contains(it)), "{tag}");
    }
}
