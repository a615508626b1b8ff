//! The formats around the pages of the example site, read back by parsers that did not write them.
//! Those for which Rust has none are read by `tests/formats/run`.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test may panic"
)]

mod cards;
mod posters;
mod sitemaps;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use chrono::NaiveDate;
use feed_rs::model::{Entry, Feed};
use wijkbode::derive::publication::Drafts;
use wijkbode::diagnostic::Diagnostics;
use wijkbode::outputs::{Caching, Output};
use wijkbode::source::Sources;
use wijkbode::store::Store;
use wijkbode::{Options, build, model};

const URL: &str = "https://wijken.voorbeeld.example/";

/// Every file of the example site by its path, as it reads on a fixed day.
static FILES: LazyLock<BTreeMap<String, Vec<u8>>> =
    LazyLock::new(|| site_on(NaiveDate::from_ymd_opt(2022, 1, 15).unwrap(), |_| true));

/// The files of the example site that are wanted, as it reads on a day.
fn site_on(day: NaiveDate, wanted: fn(&str) -> bool) -> BTreeMap<String, Vec<u8>> {
    let sources = Sources::load(Path::new(".")).unwrap();
    published(&sources, day, Store::none(), |output| {
        let file = |path: &str| (path.to_owned(), output.render(path).unwrap().unwrap());
        output.paths().into_iter().filter(|it| wanted(it)).map(file).collect()
    })
}

/// What a reader finds of a site as it is published on a day.
fn published<R>(
    sources: &Sources,
    day: NaiveDate,
    store: Store,
    read: impl FnOnce(&Output<'_>) -> R,
) -> R {
    let mut diagnostics = Diagnostics::default();
    let site = model::read(sources, &mut diagnostics);
    let options = Options {
        day,
        drafts: Drafts::Hidden,
        base_url: Some(model::settings::SiteUrl::parse(URL).unwrap()),
        store,
        caching: Caching::default(),
    };
    build(sources, &site, &options, diagnostics, |output, _| read(output))
}

/// The feeds in a file of this name, of the site and of each wijk.
fn feeds(file: &str) -> Vec<(&str, Feed)> {
    let named = FILES.iter().filter(|(path, _)| path.rsplit('/').next() == Some(file));
    let read = |(path, bytes): (&'static String, &Vec<u8>)| {
        (path.as_str(), feed_rs::parser::parse(bytes.as_slice()).expect(path))
    };
    named.map(read).collect()
}

fn html(entry: &Entry) -> &str {
    entry.content.as_ref().unwrap().body.as_deref().unwrap()
}

#[test]
fn a_feed_reads_the_same_as_atom_and_as_json() {
    let (atom, json) = (feeds("atom.xml"), feeds("feed.json"));
    assert!(atom.len() > 2 && atom.len() == json.len(), "{} and {}", atom.len(), json.len());
    for ((path, atom), (_, json)) in atom.iter().zip(&json) {
        assert_eq!(atom.title.as_ref().unwrap().content, json.title.as_ref().unwrap().content);
        assert!((1..=50).contains(&atom.entries.len()), "{path}: {}", atom.entries.len());
        assert_eq!(atom.entries.len(), json.entries.len(), "{path}");
        for (a, b) in atom.entries.iter().zip(&json.entries) {
            assert_eq!((&a.id, a.published, a.updated), (&b.id, b.published, b.updated));
            assert_eq!(html(a).trim(), html(b).trim());
            assert_eq!(a.title.as_ref().unwrap().content, b.title.as_ref().unwrap().content);
        }
    }
}

#[test]
fn a_feed_says_who_it_is_and_when_it_changed() {
    let mut ids = BTreeSet::new();
    for (path, feed) in feeds("atom.xml") {
        assert!(ids.insert(feed.id.clone()), "two feeds are called {}", feed.id);
        let own = feed.links.iter().find(|it| it.rel.as_deref() == Some("self")).unwrap();
        assert_eq!(own.href, format!("{URL}{path}"));
        let newest = feed.entries.iter().filter_map(|it| it.updated).max();
        assert_eq!(feed.updated, newest, "{path}");
        assert!(newest.unwrap().to_rfc3339().as_str() < "2022-01-16");
        let mut entries = BTreeSet::new();
        assert!(feed.entries.iter().all(|it| entries.insert(&it.id)), "{path}: an id twice");
    }
}

#[test]
fn an_entry_can_be_read_away_from_the_site() {
    for (path, feed) in feeds("atom.xml") {
        let mut ids = BTreeSet::new();
        for entry in &feed.entries {
            let page = entry.links[0].href.strip_prefix(URL).unwrap();
            let page = page.split('#').next().unwrap();
            assert!(FILES.contains_key(&format!("{page}index.html")), "{path}: {page}");
            let html = html(entry);
            for attribute in ["href", "src"] {
                for to in html.split(&format!(" {attribute}=\"")).skip(1) {
                    let is_whole = ["https://", "http://", "mailto:", "tel:", "#"];
                    assert!(is_whole.iter().any(|it| to.starts_with(it)), "{path}: {to}");
                }
            }
            for id in html.split(" id=\"").skip(1).filter_map(|it| it.split('"').next()) {
                assert!(ids.insert(id.to_owned()), "{path}: two places are called {id}");
            }
        }
    }
}

#[test]
fn every_page_about_progress_offers_its_feed() {
    let (mut followed, mut entries) = (0, 0);
    for (path, feed) in feeds("atom.xml") {
        let Some(page) = path.strip_suffix("voortgang/atom.xml") else { continue };
        let html = str::from_utf8(&FILES[&format!("{page}voortgang/index.html")]).unwrap();
        let link = "<link rel=\"alternate\" type=\"application/atom+xml\"";
        let offered = html.split(link).skip(1).filter_map(|it| it.split('>').next());
        let own = format!("href=\"/{path}\"");
        assert!(offered.into_iter().any(|it| it.contains(&own)), "{path}");
        assert!(html.contains("Volg wat er verandert") && html.contains(&format!("<a {own}")));
        followed += 1;
        entries += feed.entries.len();
    }
    assert!(followed > 2 && entries > 10, "{followed} feeds, {entries} entries");
}

#[test]
fn what_was_told_of_progress_stays_told() {
    let wanted = |path: &str| path == "voortgang/atom.xml";
    let day = |year, month| NaiveDate::from_ymd_opt(year, month, 1).unwrap();
    let read = |day| {
        let files = site_on(day, wanted);
        feed_rs::parser::parse(files["voortgang/atom.xml"].as_slice()).unwrap().entries
    };
    let (before, after) = (read(day(2022, 4)), read(day(2022, 11)));
    assert!(before.len() > 3 && after.len() > before.len() && after.len() < 50);
    for old in &before {
        let new = after.iter().find(|it| it.id == old.id).expect(&old.id);
        assert_eq!((&old.title, html(old)), (&new.title, html(new)));
        assert_eq!((old.published, old.updated), (new.published, new.updated));
    }
}
