//! The list of all pages of a site that is too large for one file, read back by an XML parser.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use chrono::NaiveDate;
use roxmltree::Document;
use wijkbode::source::Sources;
use wijkbode::store::Store;

use super::{URL, published};

/// How many pages one file may list (sitemaps.org).
const AT_MOST: usize = 50_000;

/// The addresses in a file, each below an element of this name.
fn addresses(xml: &str, element: &str) -> Vec<String> {
    let document = Document::parse(xml).unwrap();
    let found = document.descendants().filter(|it| it.has_tag_name("loc"));
    found
        .map(|it| {
            assert_eq!(it.parent().unwrap().tag_name().name(), element);
            it.text().unwrap().to_owned()
        })
        .collect()
}

#[test]
fn more_pages_than_one_file_may_list_are_listed_in_several() {
    let mut ideas = String::new();
    for at in 0..AT_MOST {
        writeln!(ideas, "- {{id: i{at}, titel: I, status: nieuw}}").unwrap();
    }
    let sources: Sources = [
        ("content/site.yaml", "titel: W\norganisatie: G\nurl: https://elders.example/\n"),
        ("content/ideeen.yaml", ideas.as_str()),
    ]
    .into_iter()
    .collect();
    let day = NaiveDate::from_ymd_opt(2021, 9, 15).unwrap();
    published(&sources, day, Store::none(), |output| {
        let read = |path: &str| String::from_utf8(output.render(path).unwrap().unwrap()).unwrap();
        let files = addresses(&read("sitemap.xml"), "sitemap");
        assert_eq!(files, ["sitemap-1.xml", "sitemap-2.xml"].map(|it| format!("{URL}{it}")));
        let [first, rest] =
            ["sitemap-1.xml", "sitemap-2.xml"].map(|it| addresses(&read(it), "url"));
        assert_eq!(first.len(), AT_MOST);
        assert!(!rest.is_empty() && rest.len() < 5_000, "{}", rest.len());
        let all: BTreeSet<&String> = first.iter().chain(&rest).collect();
        assert_eq!(all.len(), first.len() + rest.len(), "a page twice");
        for at in [0, 1, 25_000, AT_MOST - 1] {
            assert!(all.contains(&format!("{URL}ideeen/i{at}/")), "{at}");
        }
    });
}
