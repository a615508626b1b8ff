//! What every answer of the site says, held against the rules of internet.nl's test of websites
//! (security options: CSP, HSTS, X-Frame-Options, X-Content-Type-Options, Referrer-Policy and
//! security.txt). Read from the files that a host reads, by parsers that did not write them.
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::collections::BTreeMap;
use std::path::Path;

use chrono::{DateTime, NaiveDate};
use wijkbode::diagnostic::Diagnostics;
use wijkbode::outputs::Caching;
use wijkbode::source::Sources;
use wijkbode::store::Store;
use wijkbode::{Options, build, derive::publication::Drafts, model};

/// The example site, with only the files whose path `wanted` wants.
fn example(wanted: impl Fn(&str) -> bool) -> BTreeMap<String, String> {
    let sources = Sources::load(Path::new(".")).unwrap();
    let mut diagnostics = Diagnostics::default();
    let site = model::read(&sources, &mut diagnostics);
    let options = Options {
        day: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
        drafts: Drafts::Hidden,
        base_url: None,
        store: Store::none(),
        caching: Caching::Lasting,
    };
    build(&sources, &site, &options, diagnostics, |output, _| {
        let text = |path: &str| String::from_utf8(output.render(path).unwrap().unwrap()).unwrap();
        let paths = output.paths().into_iter().filter(|it| wanted(it));
        paths.map(|path| (path.to_owned(), text(path))).collect()
    })
}

/// The headers of each pattern in `_headers`, by their names in small letters.
fn read_headers(text: &str) -> BTreeMap<&str, BTreeMap<String, &str>> {
    let mut rules: BTreeMap<&str, BTreeMap<String, &str>> = BTreeMap::new();
    let mut pattern = "";
    for line in text.lines().filter(|it| !it.trim().is_empty()) {
        if let Some(header) = line.strip_prefix("  ") {
            let (name, value) = header.split_once(": ").unwrap();
            let before = rules.entry(pattern).or_default().insert(name.to_lowercase(), value);
            assert_eq!(before, None, "{name} twice for {pattern}");
        } else {
            pattern = line;
        }
    }
    rules
}

/// The headers that every answer has.
fn always(text: &str) -> BTreeMap<String, &str> {
    read_headers(text).remove("/*").unwrap()
}

#[test]
fn the_policy_lets_nothing_in_that_internet_nl_refuses() {
    let files = example(|it| it == "_headers");
    let headers = always(&files["_headers"]);
    let policy = headers["content-security-policy"];
    let directives: BTreeMap<&str, Vec<&str>> = policy
        .split(';')
        .map(|it| it.split_whitespace().collect::<Vec<_>>())
        .map(|it| (it[0], it[1..].to_vec()))
        .collect();
    assert_eq!(directives["default-src"], ["'none'"]);
    assert_eq!(directives["base-uri"], ["'none'"]);
    assert_eq!(directives["form-action"], ["'self'"]);
    assert_eq!(directives["frame-ancestors"], ["'none'"]);
    let allowed = ["'none'", "'self'", "'wasm-unsafe-eval'"];
    for (directive, sources) in &directives {
        let strange = sources.iter().find(|it| !allowed.contains(it));
        assert_eq!(strange, None, "in {directive}");
    }
}

#[test]
fn the_other_headers_are_what_internet_nl_calls_good() {
    let files = example(|it| it == "_headers");
    let headers = always(&files["_headers"]);
    assert_eq!(headers["x-content-type-options"], "nosniff");
    assert!(["DENY", "SAMEORIGIN"].contains(&headers["x-frame-options"]));
    assert!(["no-referrer", "same-origin"].contains(&headers["referrer-policy"]));
    let age = headers["strict-transport-security"].strip_prefix("max-age=").unwrap();
    assert!(age.parse::<u64>().unwrap() >= 31_536_000, "HSTS holds for less than a year");
}

#[test]
fn what_may_be_kept_for_good_is_named_after_what_is_in_it() {
    let files = example(|it| it == "_headers" || it.starts_with("thema/"));
    let rules = read_headers(&files["_headers"]);
    assert!(rules["/thema/*"]["cache-control"].contains("immutable"));
    for path in files.keys().filter(|it| it.starts_with("thema/")) {
        let folder = path.split('/').nth(1).unwrap();
        let is_hash = folder.len() == 12 && folder.bytes().all(|it| it.is_ascii_hexdigit());
        assert!(is_hash, "{path}");
    }
}

#[test]
fn the_integrity_of_a_style_sheet_is_that_of_its_bytes() {
    use base64::Engine as _;
    use sha2::Digest as _;

    let files = example(|it| it == "index.html" || it.starts_with("thema/"));
    let page = &files["index.html"];
    let mut seen = 0;
    for tag in page.split('<').filter(|it| it.contains(" integrity=\"")) {
        let attribute = |name: &str| {
            let rest = tag.split_once(&format!(" {name}=\"")).unwrap().1;
            rest.split('"').next().unwrap().to_owned()
        };
        let from = if tag.starts_with("script") { "src" } else { "href" };
        let bytes = files[attribute(from).trim_start_matches('/')].as_bytes();
        let hash = base64::prelude::BASE64_STANDARD.encode(sha2::Sha384::digest(bytes));
        assert_eq!(attribute("integrity"), format!("sha384-{hash}"));
        seen += 1;
    }
    assert!(seen > 0, "no file is vouched for");
}

#[test]
fn security_txt_keeps_the_rules_of_rfc_9116() {
    let files = example(|it| it == ".well-known/security.txt");
    let text = &files[".well-known/security.txt"];
    let fields: Vec<(&str, &str)> =
        text.lines().map(|line| line.split_once(": ").unwrap()).collect();
    let all = |name: &str| -> Vec<&str> {
        fields.iter().filter(|(it, _)| *it == name).map(|(_, value)| *value).collect()
    };
    assert!(!all("Contact").is_empty());
    for contact in all("Contact") {
        let schemes = ["mailto:", "tel:", "https://"];
        assert!(schemes.iter().any(|it| contact.starts_with(it)), "{contact}");
    }
    let [expires] = all("Expires")[..] else { panic!("one day on which it ends") };
    let ends = DateTime::parse_from_rfc3339(expires).unwrap().date_naive();
    assert!(ends > NaiveDate::from_ymd_opt(2026, 11, 22).unwrap());
    let [canonical] = all("Canonical")[..] else { panic!("one address") };
    assert!(canonical.starts_with("https://") && canonical.ends_with("/.well-known/security.txt"));
}
