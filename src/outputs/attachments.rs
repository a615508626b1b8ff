//! Which attachments a site may offer: files to read, not files that do something.
//!
//! An attachment goes out as it came. One that a browser would run as a page would run as a page of
//! the municipality; one that a web server runs would be worse.

use std::io::Read as _;

use crate::diagnostic::{Diagnostics, Span};
use crate::links::Map;

/// What a browser takes for a page, or for a part of one that acts.
const PAGES: &[&str] = &[
    "htm", "html", "xht", "xhtml", "mht", "mhtml", "xml", "xsl", "xslt", "rdf", "svgz", "js",
    "mjs", "cjs", "css", "wasm", "swf", "jar", "hta",
];
/// What a web server runs, also when another ending follows: `plan.php.pdf`.
const PROGRAMS: &[&str] = &["php", "phtml", "phar", "cgi", "shtml", "asp", "aspx", "jsp", "jspx"];
/// How a page or drawing begins, whatever its name.
const BEGINNINGS: &[&str] =
    &["<?xml", "<!doctype", "<!--", "<html", "<head", "<body", "<script", "<svg"];
/// What begins as a page and is none: a route to walk or cycle, which a browser saves.
const ROUTES: &[&str] = &["gpx", "kml"];
/// How much of a file is read to know, in bytes.
const START: u64 = 512;

/// Whether a file is one to read. One that is not is reported (E605).
pub(super) fn is_fit<'a>(map: Map<'a>, name: &'a str, diagnostics: &mut Diagnostics) -> bool {
    let is_fit = !is_run(name) && (is_route(name) || !is_page(&start(map, name)));
    if !is_fit {
        let message = "deze bijlage is een webpagina of een programma, en geen document";
        diagnostics
            .report("E605", &Span::whole(name), message)
            .help("Bewaar haar als PDF en noem dat bestand. Staat zij al ergens op internet? Maak dan een link daarheen.");
    }
    is_fit
}

fn is_run(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name).to_lowercase();
    let mut endings = file.split('.').skip(1);
    let last = file.rsplit('.').next().unwrap_or_default();
    PAGES.contains(&last) || endings.any(|it| it.starts_with("php") || PROGRAMS.contains(&it))
}

fn is_route(name: &str) -> bool {
    name.rsplit('.').next().is_some_and(|it| ROUTES.contains(&it.to_lowercase().as_str()))
}

fn is_page(start: &[u8]) -> bool {
    let beginning = start.trim_ascii_start().to_ascii_lowercase();
    BEGINNINGS.iter().any(|it| beginning.starts_with(it.as_bytes()))
}

/// How a file begins, in letters of one byte: without a mark of the order of bytes, and without the
/// zeros of UTF-16. What cannot be opened is reported when it is read.
fn start(map: Map<'_>, name: &str) -> Vec<u8> {
    let mut start = Vec::new();
    if let Ok(file) = map.sources.open(name) {
        let _ = file.take(START).read_to_end(&mut start);
    }
    start.retain(|it| !matches!(it, 0 | 0xEF | 0xBB | 0xBF | 0xFE | 0xFF));
    start
}
