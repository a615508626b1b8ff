//! For whoever hosts the site: the same headers and redirects for each kind of web server, and
//! `security.txt`.
//!
//! What a server reads by itself stands where it looks for it: `_headers` and `_redirects` (Netlify
//! and Cloudflare Pages), `.htaccess` (Apache). What somebody has to include stands in `.hosting/`.
//! Nothing in them is secret, and each tells its server not to show any of them.

mod apache;
mod caddy;
mod headers;
mod netlify;
mod nginx;
mod security_txt;

use super::finding;
use super::{File, Layout, Press, Sort, static_files};
use crate::address::percent_encode;
use crate::diagnostic::Span;
use crate::pages::{Subject, destination_path};

pub use headers::{Header, PROTECTING};

/// Writes down how one kind of web server serves the site.
type Writer = fn(&Hosting<'_>) -> String;

/// Every kind of web server: the file for it, and who writes that.
const HOSTS: &[(&str, Writer)] = &[
    ("_headers", netlify::headers),
    ("_redirects", netlify::redirects),
    (".htaccess", apache::write),
    (".hosting/nginx.conf", nginx::write),
    (".hosting/Caddyfile", caddy::write),
];

/// What a visitor need not see, as the beginnings of paths.
const HIDDEN: &[&str] = &["_headers", "_redirects", ".ht", ".hosting/", ".wijkbode"];

/// What is text, by the ending of its path, as which sort of file it is sent. `build --compress`
/// puts smaller copies beside these.
const TEXTS: &[(&str, &str)] = &[
    ("css", "text/css"),
    ("csv", "text/csv"),
    ("html", "text/html"),
    ("ics", "text/calendar"),
    ("js", "text/javascript"),
    ("json", "application/json"),
    ("jsonld", "application/ld+json"),
    ("svg", "image/svg+xml"),
    ("txt", "text/plain"),
    ("vcf", "text/vcard"),
    ("webmanifest", "application/manifest+json"),
    ("xml", "application/xml"),
];

/// What a web server has to know of a site, in no server's own words.
struct Hosting<'a> {
    /// Where the site begins on its host: `/` or `/map/site/`.
    root: &'a str,
    headers: Vec<Header>,
    /// Folders of files that are named after what is in them.
    lasting: Vec<String>,
    redirects: Vec<Redirect>,
}

/// An old address and where it leads now, both from the root of the host and not encoded.
struct Redirect {
    from: String,
    to: String,
}

pub(super) fn produce<'a>(press: &'a Press<'a>, layout: &mut Layout<'a>) {
    for (path, write) in HOSTS {
        let recipe = move || Ok(write(&Hosting::new(press)).into_bytes());
        let source = Span::whole("content/site.yaml");
        layout.add((*path).to_owned(), File::new(Sort::Other, source, recipe));
    }
    security_txt::produce(press, layout);
}

impl<'a> Hosting<'a> {
    fn new(press: &'a Press<'a>) -> Self {
        let secure = press.url.as_str().starts_with("https://");
        let secure: &[Header] = if secure { headers::SECURE } else { &[] };
        Hosting {
            root: press.url.path(),
            headers: [PROTECTING, headers::OPEN, secure].concat(),
            lasting: [vec![static_files::FOLDER.to_owned()], finding::lasting(press)].concat(),
            redirects: redirects(press),
        }
    }

    /// A path of the site, from the root of its host.
    fn at(&self, path: &str) -> String {
        format!("{}{path}", self.root)
    }
}

impl Redirect {
    /// Where it leads, as it stands in an address.
    fn encoded(&self) -> String {
        percent_encode(&self.to)
    }
}

/// The old addresses. One with a character that means something to some server keeps its page,
/// which leads on as well.
fn redirects(press: &Press<'_>) -> Vec<Redirect> {
    let site = press.map.edition.site;
    let is_plain = |path: &str| path.chars().all(|it| it.is_alphanumeric() || "-_.~/".contains(it));
    let moved = press.map.pages.iter().filter_map(|(path, subject)| match subject {
        Subject::Moved(to) => Some((path, destination_path(site, to))),
        _ => None,
    });
    let plain = moved.filter(|(from, _)| is_plain(from));
    let root = press.url.path();
    plain
        .map(|(from, to)| Redirect { from: format!("{root}{from}"), to: format!("{root}{to}") })
        .collect()
}
