//! A page of the website as the preview shows it: with what is wrong above it, and the script that
//! keeps it in step. None of this is ever in what `build` publishes.

use std::fmt;
use std::hash::{DefaultHasher, Hasher as _};
use std::str::FromStr;

use crate::address::percent_decode;
use crate::outputs::Sort;
use crate::serve::message::{ALL, Told};
use crate::serve::proof::{Answer, Made};
use crate::serve::shown::{Found, Shown};

/// What a browser shows of a page: the page itself, how it looks, and what is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Version {
    pub(super) page: u64,
    pub(super) looks: u64,
    pub(super) panel: u64,
}

/// A path as it is shown.
#[derive(Debug)]
pub(super) enum View {
    /// A page with the preview around it.
    Page(Page),
    /// Any other file, as it is.
    File(Made),
    /// The same path with a slash.
    Folder,
}

/// A page as it is shown.
#[derive(Debug)]
pub(super) struct Page {
    /// Whether it is the page that says that there is none.
    pub(super) is_missing: bool,
    /// The page by itself.
    html: String,
    /// What stands above it.
    pub(super) panel: String,
    pub(super) version: Version,
}

/// The path in the website that an address leads to.
pub(super) fn path_of(address: &str) -> String {
    let path = percent_decode(address.strip_prefix('/').unwrap_or(address)).into_owned();
    if path.is_empty() || path.ends_with('/') { path + "index.html" } else { path }
}

/// What is shown at an address.
pub(super) async fn view(shown: &Shown, address: &str) -> View {
    let path = path_of(address);
    if shown.proof.is_none() {
        return View::Page(alone(shown, "Er is nog niets te zien", &shown.told));
    }
    let Found { answer, own } = shown.find(&path).await;
    match answer {
        Answer::Made(made) if made.sort == Sort::Page => {
            View::Page(page(shown, made, own.as_ref(), path == "404.html"))
        }
        Answer::Made(made) => View::File(made),
        Answer::Folder => View::Folder,
        Answer::Failed(why) => {
            View::Page(alone(shown, "Deze pagina kan niet worden gemaakt", &why))
        }
        Answer::Missing => match shown.find("404.html").await {
            Found { answer: Answer::Made(made), own } => {
                View::Page(page(shown, made, own.as_ref(), true))
            }
            _ => View::Page(missing(shown)),
        },
    }
}

/// The page with all that was found.
pub(super) fn all(shown: &Shown) -> Page {
    bare(shown, "Meldingen", &shown.told.lists())
}

impl Page {
    /// The page with everything around it.
    pub(super) fn render(&self) -> String {
        let panel = match self.panel.as_str() {
            "" => String::new(),
            panel => format!("\n<div id=\"wijkbode-paneel\">\n{panel}</div>"),
        };
        let script = format!(
            "<script src=\"/_wijkbode/preview.js\" data-versie=\"{}\" defer></script>\n",
            self.version
        );
        let html = &self.html;
        let top = behind_body(html);
        let end = html.rfind("</body>").filter(|end| *end >= top).unwrap_or(html.len());
        [&html[..top], &panel, &html[top..end], &script, &html[end..]].concat()
    }
}

fn page(shown: &Shown, made: Made, own: Option<&Told>, is_missing: bool) -> Page {
    let html = String::from_utf8(made.bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    let panel = shown.told.panel(own);
    let looks = shown.proof.as_ref().map_or(0, |it| it.looks);
    let version = Version { page: made.version, looks, panel: hash(&panel) };
    Page { is_missing, html, panel, version }
}

/// What is wrong, when there is nothing to show it above.
fn alone(shown: &Shown, title: &str, why: &Told) -> Page {
    let intro = "<p>Zet hieronder recht wat er staat. Daarna komt de pagina vanzelf.</p>\n";
    bare(shown, title, &format!("{intro}{}", why.lists()))
}

fn missing(shown: &Shown) -> Page {
    let page = bare(shown, "Deze pagina is er niet", "<p><a href=\"/\">Naar het begin</a></p>\n");
    Page { is_missing: true, ..page }
}

/// A page of the preview itself.
fn bare(shown: &Shown, title: &str, content: &str) -> Page {
    let html = format!(
        "<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title} – wijkbode</title>\n\
         <link rel=\"stylesheet\" href=\"/_wijkbode/preview.css\">\n</head>\n\
         <body class=\"wijkbode-pagina\">\n<main>\n<h1>{title}</h1>\n{content}</main>\n\
         </body>\n</html>\n"
    );
    let looks = shown.proof.as_ref().map_or(0, |it| it.looks);
    let version = Version { page: hash(&html), looks, panel: 0 };
    Page { is_missing: false, html, panel: String::new(), version }
}

/// Whether an address is that of the page with all that was found.
pub(super) fn is_all(address: &str) -> bool {
    address == ALL
}

/// Where the body of a page begins; the end of the page when it has none.
fn behind_body(html: &str) -> usize {
    let start = html.find("<body").and_then(|at| html[at..].find('>').map(|end| at + end + 1));
    start.unwrap_or(html.len())
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(text.as_bytes());
    hasher.finish()
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}-{:016x}-{:016x}", self.page, self.looks, self.panel)
    }
}

impl FromStr for Version {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let numbers = text.split('-').map(|it| u64::from_str_radix(it, 16).map_err(drop));
        match numbers.collect::<Result<Vec<u64>, ()>>()?.as_slice() {
            [page, looks, panel] => Ok(Version { page: *page, looks: *looks, panel: *panel }),
            _ => Err(()),
        }
    }
}
