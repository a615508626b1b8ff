//! What is the same on every page, and what every page has.

use serde::Serialize;

use super::{FactValue, Link, Linked, Notice, Qr};
use crate::theme::Shared;

/// What is the same on every page.
#[derive(Clone, Debug, Serialize)]
pub struct Site {
    /// The name of the site.
    pub title: String,
    /// The line below its name.
    pub subtitle: Option<String>,
    /// Whose site it is.
    pub organisation: String,
    /// The same in the words of the metadata standard.
    pub authority: Authority,
    /// Where the home page is: `/`, or `/map/site/`. The beginning of every address in the site.
    pub home: String,
    /// Where the search is: the address of a form with one field, `q`.
    pub search: String,
    /// The menu of the site.
    pub menu: Vec<Link>,
    /// The sections that are not in the menu.
    pub sections: Vec<Link>,
    /// The notice above every page.
    pub notice_html: Option<String>,
    /// Where else to follow the organisation: the sort of channel and its link.
    pub channels: Vec<(String, Link)>,
    /// Under which licence the data may be used.
    pub licence: Option<String>,
    /// Where the open data is.
    pub data: String,
    /// Where to turn to with a question about the site.
    pub contact: Option<FactValue>,
    /// The page about the accessibility of the site, if its organisation says anything of it.
    pub accessibility: Option<String>,
    /// Where to report a leak.
    pub security: Option<FactValue>,
    /// The accent colour of the organisation: `#1a6b3c`.
    pub colour: Option<String>,
    /// The style sheets, in order.
    pub stylesheets: Vec<Linked>,
    /// The scripts, which only add.
    pub scripts: Vec<Linked>,
    /// Where the static files of the theme are: `/thema/1f0c3f9a7d52/`.
    pub theme: String,
    /// The class of the house style, for a theme that asks for it.
    pub class: Option<String>,
    /// The address of the logo.
    pub logo: Option<String>,
    /// The address of the icon.
    pub icon: String,
    /// The day of this edition: `15 september 2021`.
    pub day: String,
    /// The same for machines: `2021-09-15`.
    pub date: String,
    /// The words for each kind, by the kind's part of an address: `site.words.wijken.one`.
    pub words: std::collections::BTreeMap<&'static str, Word>,
}

/// The words for a kind: `buurt` and `buurten`.
#[derive(Clone, Debug, Serialize)]
pub struct Word {
    /// For one of them.
    pub one: String,
    /// For several.
    pub many: String,
}

/// What every page has.
#[derive(Clone, Debug, Serialize)]
pub struct Page {
    /// What stands in the tab: the heading, the wijk and the site.
    pub title: String,
    /// The one `h1`.
    pub heading: String,
    /// A sentence for search engines.
    pub description: String,
    /// Its full address, with scheme and host.
    pub canonical: String,
    /// The way to it, home first; the page itself is not in it.
    pub crumbs: Vec<Link>,
    /// Its language: `nl`.
    pub language: String,
    /// `rtl` for a language that is written from right to left.
    pub direction: Option<&'static str>,
    /// The wijk that it belongs to.
    pub wijk: Option<Shared<WijkFrame>>,
    /// Remarks of the program to the reader.
    pub notices: Vec<Notice>,
    /// Begins a mail with its title and address.
    pub share_by_mail: String,
    /// When what it tells was last updated, if that is known: `1 september 2021`.
    pub updated: Option<String>,
    /// The same for machines, as precisely as it is known: `2021-09-01`, `2021-09` or `2021`.
    pub modified: Option<String>,
    /// The day of a news item: `2021-09-01`.
    pub published: Option<String>,
    /// `article` or `website`, for who shares the page.
    pub sort: &'static str,
    /// The language and country, for who shares the page: `nl_NL`.
    pub locale: Option<String>,
    /// A picture for who shares the page.
    pub image: Option<SharedImage>,
    /// What the page is about, for search engines, as a JSON-LD document.
    pub json_ld: Option<String>,
    /// The ways to follow its wijk, or else the site.
    pub follow: Vec<Shared<Follow>>,
    /// Its address for a camera, for when it is read on paper.
    pub code: Option<Qr>,
    /// The poster about it, to print.
    pub poster: Option<String>,
}

/// A picture for who shares a page.
#[derive(Clone, Debug, Serialize)]
pub struct SharedImage {
    /// Its full address, with scheme and host.
    pub url: String,
    /// What it shows.
    pub alt: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// Whose a site is, as Dutch governments name each other (OWMS 4.0).
#[derive(Clone, Debug, Serialize)]
pub struct Authority {
    /// The list of names that it is one of: `OVERHEID.Gemeente`.
    pub scheme: Option<&'static str>,
    /// Its name.
    pub name: String,
}

/// A way to follow what happens: a feed or a calendar.
#[derive(Clone, Debug, Serialize)]
pub struct Follow {
    /// What it tells: `Nieuws van Dorp`.
    pub title: String,
    /// Its address.
    pub url: String,
    /// How it is written: `application/atom+xml`.
    pub media_type: &'static str,
    /// The address to subscribe at, for a calendar.
    pub subscribe: Option<String>,
}

/// What is the same on every page and is made once, as `fixed`.
#[derive(Clone, Debug, Serialize)]
pub struct Fixed {
    /// The menu of the site: `menu.html`.
    pub menu_html: String,
    /// The foot of every page: `voet.html`.
    pub foot_html: String,
}

/// What every page of a wijk has.
#[derive(Clone, Debug, Serialize)]
pub struct WijkFrame {
    /// Its name.
    pub name: String,
    /// Its page.
    pub url: String,
    /// Its slogan.
    pub slogan: Option<String>,
    /// The style sheet with its colour.
    pub style: Option<Linked>,
    /// Its name and its menu: `wijkbalk.html`.
    pub bar_html: String,
}

/// What stands above every page of a wijk.
#[derive(Clone, Debug, Serialize)]
pub struct WijkBar {
    /// Its name.
    pub name: String,
    /// Its page.
    pub url: String,
    /// The address of its logo.
    pub logo: Option<String>,
    /// The municipality that it lies in.
    pub municipality: Option<Link>,
    /// Its sections.
    pub menu: Vec<Link>,
}
