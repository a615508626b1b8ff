//! What is not for the public is in nothing that is published: in no page, feed, calendar, table,
//! card or index, packed or not.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::fmt::Write as _;
use std::io::Read as _;

use chrono::NaiveDate;
use wijkbode::diagnostic::Diagnostics;
use wijkbode::outputs::Caching;
use wijkbode::source::Sources;
use wijkbode::store::Store;
use wijkbode::{Options, build, derive::publication::Drafts, model};

/// Stands in everything that must not be seen.
const SECRET: &str = "kwikstaart";

/// The kinds that stand in lists, with what each of them needs.
const LISTS: &[(&str, &str)] = &[
    ("opgaven", "titel: T"),
    ("mijlpalen", "titel: T, status: loopt"),
    ("quick-wins", "titel: T, status: loopt"),
    ("activiteiten", "titel: T"),
    ("resultaten", "titel: T"),
    ("agenda", "titel: T, begin: 2021-10-01 19:30"),
    ("contacten", "rol: T, email: kwikstaart@voorbeeld.example, telefoon: \"010 1234567\""),
    ("cijfers", "titel: T, metingen: [{datum: 2021, waarde: 5}]"),
    ("geld", "titel: T, bedrag: 5000"),
    ("ideeen", "titel: T, status: nieuw"),
    ("stemmen", "rol: T"),
    ("besluiten", "titel: T, datum: 2021-01-01"),
];

/// The ways in which something stays inside.
const HIDDEN: &[&str] =
    &["concept: ja", "vertrouwelijk: ja", "publiceren-op: 2021-12-01", "verloopt: 2021-01-01"];

fn sources() -> Vec<(String, String)> {
    let mut files = vec![
        (
            "content/site.yaml".to_owned(),
            "titel: Wijken\norganisatie: Gemeente\nurl: https://w.example/\nlicentie: CC0\n"
                .to_owned(),
        ),
        (
            "content/wijken/dorp/wijk.md".to_owned(),
            "---\nnaam: Dorp\n---\nVoor iedereen.\n".to_owned(),
        ),
    ];
    for (kind, keys) in LISTS {
        let mut list =
            format!("- {{id: open, tekst: Voor iedereen., {}}}\n", keys.replace(SECRET, "open"));
        for (at, hidden) in HIDDEN.iter().enumerate() {
            let text = format!("tekst: {SECRET} {kind}, samenvatting: {SECRET}");
            let head = keys.replace(": T", &format!(": {SECRET} {at}"));
            writeln!(list, "- {{id: {SECRET}-{at}, {head}, {text}, {hidden}}}").unwrap();
        }
        files.push((format!("content/wijken/dorp/{kind}.yaml"), list));
    }
    for (at, hidden) in HIDDEN.iter().enumerate() {
        let page = |title: &str| format!("---\ntitel: {title} {SECRET}\n{hidden}\n---\n{SECRET}\n");
        files.push((
            format!("content/wijken/dorp/nieuws/2021-08-01-{SECRET}-{at}.md"),
            page("Nieuws"),
        ));
        files.push((format!("content/paginas/{SECRET}-{at}.md"), page("Pagina")));
        let wijk = format!("---\nnaam: Wijk {SECRET}\n{hidden}\n---\n{SECRET}\n");
        files.push((format!("content/wijken/{SECRET}-{at}/wijk.md"), wijk));
        let news = format!("---\ntitel: Nieuws\n---\n{SECRET}\n");
        files.push((format!("content/wijken/{SECRET}-{at}/nieuws/2021-08-01-bericht.md"), news));
    }
    files
}

/// Every file that is published, unpacked.
fn published(sources: &Sources) -> Vec<(String, String)> {
    let mut diagnostics = Diagnostics::default();
    let site = model::read(sources, &mut diagnostics);
    let options = Options {
        day: NaiveDate::from_ymd_opt(2021, 9, 15).unwrap(),
        drafts: Drafts::Hidden,
        base_url: None,
        store: Store::none(),
        caching: Caching::Lasting,
    };
    build(sources, &site, &options, diagnostics, |output, found| {
        let errors: Vec<_> = found.iter().filter(|it| it.code.starts_with('E')).collect();
        assert!(errors.is_empty(), "{errors:?}");
        let text = |path: &str| {
            let bytes = output.render(path).unwrap().unwrap();
            let mut unpacked = Vec::new();
            let is_packed = bytes.starts_with(&[0x1f, 0x8b]);
            let whole = is_packed
                && flate2::read::GzDecoder::new(&*bytes).read_to_end(&mut unpacked).is_ok();
            String::from_utf8_lossy(if whole { &unpacked } else { &bytes }).into_owned()
        };
        output.paths().into_iter().map(|path| (path.to_owned(), text(path))).collect()
    })
}

#[test]
fn what_is_not_public_is_in_nothing_that_is_published() {
    let files = sources();
    let sources: Sources =
        files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let published = published(&sources);
    assert!(published.len() > 40, "only {} files", published.len());
    let all: String = published.iter().map(|(_, text)| text.as_str()).collect();
    assert!(all.matches("Voor iedereen").count() > 20, "what is public is not there either");
    assert!(published.iter().any(|(path, _)| path.ends_with(".pf_fragment")), "no index");
    let leaks = published.iter().filter(|(path, text)| {
        path.to_lowercase().contains(SECRET) || text.to_lowercase().contains(SECRET)
    });
    let leaks: Vec<&str> = leaks.map(|(path, _)| path.as_str()).collect();
    assert!(leaks.is_empty(), "{leaks:?}");
}
