//! Everything that is published, as recipes in memory.
//!
//! One file per format. A format looks at the [`Press`] and adds files to the output; nothing is
//! rendered until somebody asks for a path, and what happens to the bytes (written to disk, or
//! sent to a browser) is not the business of this folder.

mod attachments;
mod calendar;
pub mod chart;
mod contacts;
mod dates;
mod feeds;
mod finding;
pub mod host;
mod html;
mod media;
mod open_data;
mod output;
mod photos;
mod qr;
mod sharing;
mod short;
mod sitemap;
mod static_files;
pub mod view;

use std::collections::BTreeSet;

use crate::address::percent_encode;
use crate::diagnostic::Diagnostics;
use crate::links::Map;
use crate::markdown::Glossary;
use crate::model::settings::SiteUrl;
use crate::store::Store;
use crate::theme::Theme;
use media::Media;

pub use output::{Files, FolderRecipe, Made, Output, Recipe, Sort};

/// Every format. Of two that want the same address the first gets it, so pages come last: their
/// addresses can be changed by the editors.
const FORMATS: &[for<'a> fn(&'a Press<'a>, &mut Output<'a>)] = &[
    calendar::produce,
    contacts::produce,
    feeds::produce,
    finding::produce,
    host::produce,
    open_data::produce,
    sharing::produce,
    sitemap::produce,
    static_files::produce,
    media::produce,
    short::produce,
    html::produce,
];

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
    theme_folder: String,
    /// The abbreviations that texts explain.
    pub glossary: Glossary,
    media: Media<'a>,
    frames: html::Frames,
    shared_images: sharing::SharedImages,
}

/// Whether browsers may keep the files of the theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Caching {
    /// For good: their addresses change when they do.
    #[default]
    Lasting,
    /// Not at all: their addresses stay, so that a style sheet can be replaced on an open page.
    Fresh,
}

/// Lays out the whole website.
pub fn produce<'a>(press: &'a Press<'a>, diagnostics: &mut Diagnostics) -> Output<'a> {
    let mut output = Output::default();
    for produce in FORMATS {
        produce(press, &mut output);
    }
    let namesakes = if output.has_clashes() { namesakes(press.map) } else { BTreeSet::new() };
    output.report_clashes(&namesakes, diagnostics);
    output
}

/// Where the items stand that share a name, and so the addresses of all their files (E206).
fn namesakes(map: Map<'_>) -> BTreeSet<(&str, usize)> {
    let items = map.edition.index.namesakes();
    let heads = items.filter_map(|(item, _)| map.edition.head(item));
    heads.map(|head| (&*head.span.file, head.span.bytes.start)).collect()
}

impl<'a> Press<'a> {
    /// Gets everything ready, and shows the templates what is the same on every page.
    pub fn new(
        map: Map<'a>,
        theme: Theme,
        url: SiteUrl,
        keeping: (Store, Caching),
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let (store, caching) = keeping;
        let theme_folder = static_files::folder(map.sources, &theme, caching);
        let terms = map.edition.site.glossary.iter();
        let glossary = Glossary::new(terms.map(|it| (it.short.as_str(), it.meaning.as_str())));
        let media = media::look(map, diagnostics);
        let frames = html::Frames::new(map.edition.site);
        let shared_images = sharing::SharedImages::default();
        let mut press =
            Press { map, theme, url, store, theme_folder, glossary, media, frames, shared_images };
        let site = html::site(&press);
        press.theme.share("site", &site);
        press
    }

    /// The address of a page and a place on it, from the root of its host.
    pub fn link(&self, path: &str) -> String {
        format!("{}{}", self.url.path(), encode_place(path))
    }

    /// The address of a file, from the root of its host.
    pub fn file_link(&self, path: &str) -> String {
        format!("{}{}", self.url.path(), percent_encode(path))
    }

    /// The whole address of one that begins at the root of its host; any other as it is.
    pub fn whole(&self, address: &str) -> String {
        let host = self.url.as_str().strip_suffix(self.url.path()).unwrap_or_default();
        let host = Some(host).filter(|_| address.starts_with('/')).unwrap_or_default();
        format!("{host}{address}")
    }

    /// The whole address of a page and a place on it.
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{}", self.url.as_str(), encode_place(path))
    }
}

/// Encodes a path with, perhaps, a place on its page behind a `#`.
fn encode_place(path: &str) -> String {
    match path.split_once('#') {
        Some((page, place)) => format!("{}#{}", percent_encode(page), percent_encode(place)),
        None => percent_encode(path),
    }
}
