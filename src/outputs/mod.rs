//! Everything that is published, as recipes in memory.
//!
//! One file per format. A format looks at the [`Press`] and adds files to the output; nothing is
//! rendered until somebody asks for a path, and what happens to the bytes (written to disk, or
//! sent to a browser) is not the business of this folder.

pub mod chart;
mod html;
mod media;
mod sitemap;
mod static_files;
pub mod view;

use std::collections::{BTreeMap, BTreeSet};

use crate::address::{fold, percent_encode};
use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::links::Map;
use crate::model::settings::SiteUrl;
use crate::store::Store;
use crate::theme::Theme;

/// Every format. Of two that want the same address the first gets it, so pages come last: their
/// addresses can be changed by the editors.
const FORMATS: &[for<'a> fn(&'a Press<'a>, &mut Output<'a>)] =
    &[sitemap::produce, static_files::produce, media::produce, html::produce];

/// What is needed to make any file of the website.
pub struct Press<'a> {
    /// The edition, its pages and its sources.
    pub map: Map<'a>,
    /// The templates and static files.
    pub theme: Theme,
    /// Where the site is published.
    pub url: SiteUrl,
    /// What is dear to make, from earlier builds.
    pub store: Store,
    sizes: BTreeMap<&'a str, (u32, u32)>,
}

/// The files of the website by their path: `wijken/centrum/index.html`.
#[derive(Default)]
pub struct Output<'a> {
    files: BTreeMap<String, File<'a>>,
    /// The paths that are written otherwise than they are compared, as they are compared.
    odd: BTreeSet<String>,
    clashes: Vec<(String, Span)>,
}

/// Makes the bytes of a file.
pub type Recipe<'a> = Box<dyn Fn() -> Result<Vec<u8>, Diagnostic> + Send + Sync + 'a>;

/// A file that can be made.
struct File<'a> {
    sort: Sort,
    source: Span,
    recipe: Recipe<'a>,
}

/// What sort of file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A page that residents read.
    Page,
    /// Anything else, old addresses included.
    Other,
}

/// Lays out the whole website.
pub fn produce<'a>(press: &'a Press<'a>, diagnostics: &mut Diagnostics) -> Output<'a> {
    let mut output = Output::default();
    for produce in FORMATS {
        produce(press, &mut output);
    }
    for (path, source) in output.clashes.iter().chain(&output.blocked()) {
        diagnostics
            .report("E701", source, format!("het adres `/{path}` is al van iets anders"))
            .help("Kies een ander adres, of geef het bestand een andere naam.");
    }
    output
}

impl<'a> Press<'a> {
    /// Gets everything ready, and shows the templates what is the same on every page.
    pub fn new(map: Map<'a>, theme: Theme, url: SiteUrl, store: Store) -> Self {
        let mut press = Press { map, theme, url, store, sizes: media::sizes(map) };
        let site = html::site(&press);
        press.theme.share("site", &site);
        press
    }

    /// The width and height of a picture in pixels, when they could be read.
    pub fn size(&self, name: &str) -> Option<(u32, u32)> {
        self.sizes.get(name).copied()
    }

    /// The address of a page and a place on it, from the root of its host.
    pub fn link(&self, path: &str) -> String {
        format!("{}{}", self.url.path(), encode_place(path))
    }

    /// The address of a file, from the root of its host.
    pub fn file_link(&self, path: &str) -> String {
        format!("{}{}", self.url.path(), percent_encode(path))
    }

    /// The whole address of a page and a place on it.
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{}", self.url.as_str(), encode_place(path))
    }
}

impl<'a> Output<'a> {
    /// Adds a file to the website. `source` is what it comes from, for when its path is taken: by
    /// the same path, or by one that some host takes for the same.
    pub fn add(&mut self, path: String, sort: Sort, source: Span, recipe: Recipe<'a>) {
        let folded = fold(&path);
        if self.is_taken(&folded) {
            self.clashes.push((path, source));
            return;
        }
        if folded != path {
            self.odd.insert(folded.into_owned());
        }
        self.files.insert(path, File { sort, source, recipe });
    }

    /// Whether there is a file at this path, as paths are compared.
    fn is_taken(&self, folded: &str) -> bool {
        self.files.contains_key(folded) || self.odd.contains(folded)
    }

    /// The files that would stand in a folder whose name is taken by a file.
    fn blocked(&self) -> Vec<(String, Span)> {
        let mut blocked = Vec::new();
        // What the path before this one has in common with it need not be looked at again.
        let (mut before, mut looked_at) = ("", 0);
        for (path, file) in &self.files {
            let shared = path.bytes().zip(before.bytes()).take_while(|(a, b)| a == b).count();
            let shared = shared.min(looked_at);
            let mut folders = path.match_indices('/').filter(|(end, _)| *end >= shared);
            let blocker = folders.find(|(end, _)| self.is_taken(&fold(&path[..*end])));
            blocked.extend(blocker.map(|_| (path.clone(), file.source.clone())));
            (before, looked_at) = (path, blocker.map_or(path.len(), |(end, _)| end));
        }
        blocked
    }

    /// The paths of all files, in order.
    pub fn paths(&self) -> Vec<&str> {
        self.files.keys().map(String::as_str).collect()
    }

    /// How many pages residents can read.
    pub fn pages(&self) -> usize {
        self.files.values().filter(|file| file.sort == Sort::Page).count()
    }

    /// What sort of file a path is; nothing when there is no such file.
    pub fn sort(&self, path: &str) -> Option<Sort> {
        self.files.get(path).map(|file| file.sort)
    }

    /// Makes the bytes of one file; nothing when there is no such file.
    pub fn render(&self, path: &str) -> Option<Result<Vec<u8>, Diagnostic>> {
        self.files.get(path).map(|file| (file.recipe)())
    }
}

/// Encodes a path with, perhaps, a place on its page behind a `#`.
fn encode_place(path: &str) -> String {
    match path.split_once('#') {
        Some((page, place)) => format!("{}#{}", percent_encode(page), percent_encode(place)),
        None => percent_encode(path),
    }
}
