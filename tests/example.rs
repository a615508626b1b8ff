//! The example site in `content/`, and the promises that hold for every site.
#![allow(
    clippy::unwrap_used,
    clippy::case_sensitive_file_extension_comparisons,
    reason = "a test may panic, and knows its files"
)]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use chrono::NaiveDate;
use wijkbode::derive::publication::Drafts;
use wijkbode::diagnostic::Diagnostics;
use wijkbode::outputs::Caching;
use wijkbode::report::Report;
use wijkbode::source::Sources;
use wijkbode::store::Store;
use wijkbode::{Options, build, model};

/// The example site, built once for who only looks at it.
static EXAMPLE: LazyLock<BTreeMap<String, Vec<u8>>> = LazyLock::new(example);

/// Every file of the example site by its path, as it reads on a fixed day.
fn example() -> BTreeMap<String, Vec<u8>> {
    let sources = Sources::load(Path::new(".")).unwrap();
    let mut diagnostics = Diagnostics::default();
    let site = model::read(&sources, &mut diagnostics);
    let options = Options {
        day: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
        drafts: Drafts::Hidden,
        base_url: None,
        store: Store::none(),
        caching: Caching::default(),
    };
    build(&sources, &site, &options, diagnostics, |output, diagnostics| {
        let report = Report::new(diagnostics, &sources);
        assert_eq!(report.errors(), 0, "{}", report.human());
        let file = |path: &str| (path.to_owned(), output.render(path).unwrap().unwrap());
        output.paths().into_iter().map(file).collect()
    })
}

fn pages(files: &BTreeMap<String, Vec<u8>>) -> impl Iterator<Item = (&str, &str)> {
    let html = files.iter().filter(|(path, _)| path.ends_with(".html"));
    html.map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).unwrap()))
}

/// The values of an attribute on a page.
fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let pattern = format!(" {name}=\"");
    html.split(pattern.as_str()).skip(1).filter_map(|it| it.split('"').next()).collect()
}

#[test]
fn the_same_bytes_twice() {
    assert!(*EXAMPLE == example(), "two builds of one site differ");
}

#[test]
fn every_link_leads_somewhere() {
    let files = &*EXAMPLE;
    let ids: BTreeMap<&str, Vec<&str>> =
        pages(files).map(|(path, html)| (path, attributes(html, "id"))).collect();
    let mut dead = Vec::new();
    for (path, html) in pages(files) {
        let sets = attributes(html, "srcset").into_iter().flat_map(|it| it.split(", "));
        let shown = sets.filter_map(|it| it.split(' ').next()).chain(attributes(html, "src"));
        for to in attributes(html, "href").into_iter().chain(shown) {
            let (address, fragment) = to.split_once('#').unwrap_or((to, ""));
            let file = match address.strip_prefix('/') {
                Some(inside) if inside.is_empty() || inside.ends_with('/') => {
                    format!("{inside}index.html")
                }
                Some(inside) => inside.to_owned(),
                None if address.is_empty() => path.to_owned(),
                None => continue,
            };
            let there = files.contains_key(&file);
            let heading = fragment.is_empty()
                || ids.get(file.as_str()).is_some_and(|ids| ids.contains(&fragment));
            if !there || !heading {
                dead.push(format!("{path}: {to}"));
            }
        }
    }
    assert!(
        dead.is_empty(),
        "{} dead links:\n{}",
        dead.len(),
        dead[..dead.len().min(20)].join("\n")
    );
}

#[test]
fn every_page_keeps_the_rules_for_all_pages() {
    const LARGEST: usize = 100_000;
    let files = &*EXAMPLE;
    let mut faults = Vec::new();
    for (path, html) in pages(files) {
        let mut fault = |what: &str| faults.push(format!("{path}: {what}"));
        let redirect = html.contains("http-equiv=\"refresh\"");
        if !redirect && html.matches("<h1").count() != 1 {
            fault("not one h1");
        }
        if !html.contains("<html lang=\"") {
            fault("no language");
        }
        if html.contains(" style=") || html.contains("<style") || html.contains(" onclick=") {
            fault("style or a handler");
        }
        let is_data = |it: &str| it.starts_with(" type=\"application/ld+json\"");
        let is_file = |it: &str| it.split('>').next().is_some_and(|tag| tag.contains(" src=\"/"));
        if html.split("<script").skip(1).any(|it| !is_data(it) && !is_file(it)) {
            fault("a script of its own");
        }
        if html.len() > LARGEST {
            fault(&format!("{} bytes", html.len()));
        }
        let ids = attributes(html, "id");
        for (at, id) in ids.iter().enumerate() {
            if ids[..at].contains(id) {
                fault(&format!("two ids `{id}`"));
            }
        }
        faults.extend(skipped_heading(html).map(|it| format!("{path}: {it}")));
    }
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults[..faults.len().min(20)].join("\n")
    );
}

/// The first heading that skips a level, if one does.
fn skipped_heading(html: &str) -> Option<String> {
    let levels = html.split("<h").skip(1).filter_map(|it| {
        let level = it.chars().next()?.to_digit(10)?;
        it[1..].starts_with([' ', '>']).then_some(level)
    });
    let mut before = 0;
    for level in levels {
        if level > before + 1 {
            return Some(format!("h{level} behind h{before}"));
        }
        before = level;
    }
    None
}

#[test]
fn what_is_not_public_is_nowhere() {
    let files = &*EXAMPLE;
    for (path, bytes) in files {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("Intern verslag"), "{path} holds something confidential");
    }
    assert!(!files.contains_key("in-voorbereiding/index.html"), "a draft is published");
}
