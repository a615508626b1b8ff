//! What there is to follow in a reader: the news, and what became late or done, of the site and of
//! each wijk. Written as Atom (RFC 4287) and as JSON Feed 1.1 from the same entries.
//!
//! An entry bears the address of its page for ever: the one in the settings, whatever site it is
//! built for, so that a reader sees it once.

mod atom;
mod entry;
mod json;

use super::html::Composer;
use super::view::Follow;
use super::{Output, Press, Sort};
use crate::diagnostic::Span;
use crate::edition::Edition;
use crate::model::{AreaId, Kind};
use crate::pages::area_path;
use entry::Entry;

/// How many entries a feed holds: the newest.
const AT_MOST: usize = 50;

/// A feed, by what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Feed {
    /// The site with all its wijken, or one wijk with what is for all of them.
    area: AreaId,
}

/// How a feed is written.
struct Format {
    file: &'static str,
    media_type: &'static str,
    write: fn(&Contents) -> Vec<u8>,
}

const FORMATS: &[Format] = &[
    Format { file: "atom.xml", media_type: "application/atom+xml", write: atom::write },
    Format { file: "feed.json", media_type: "application/feed+json", write: json::write },
];

/// A feed as it is written, in whatever format.
struct Contents {
    title: String,
    /// Names it for ever.
    id: String,
    /// Its own address.
    address: String,
    /// The page that tells the same.
    page: String,
    organisation: String,
    licence: Option<String>,
    language: String,
    entries: Vec<Entry>,
}

pub(super) fn produce<'a>(press: &'a Press<'a>, output: &mut Output<'a>) {
    for area in press.map.edition.areas() {
        for feed in feeds(press.map.edition, area) {
            for format in FORMATS {
                let path = path(press, feed, format);
                let address = press.absolute(&path);
                let recipe = move || Ok((format.write)(&contents(press, feed, address.clone())));
                let source = Span::whole("content/site.yaml");
                output.add(path, Sort::Other, source, Box::new(recipe));
            }
        }
    }
}

/// The feeds of an area, in each format.
pub(super) fn offers(composer: Composer<'_>, area: AreaId) -> Vec<Follow> {
    let offer = |feed: Feed, format: &Format| Follow {
        title: title(composer, feed),
        url: composer.press.link(&path(composer.press, feed, format)),
        media_type: format.media_type,
        subscribe: None,
    };
    let feeds = feeds(composer.press.map.edition, area).into_iter();
    feeds.flat_map(|feed| FORMATS.iter().map(move |format| offer(feed, format))).collect()
}

/// The feeds of an area that have something to tell.
fn feeds(edition: &Edition<'_>, area: AreaId) -> Vec<Feed> {
    let has_news = |area: &AreaId| !edition.list(*area, Kind::News).is_empty();
    let told = match area {
        AreaId::Site => edition.areas().any(|it| has_news(&it)),
        AreaId::Wijk(_) => has_news(&area),
    };
    told.then_some(Feed { area }).into_iter().collect()
}

fn path(press: &Press<'_>, feed: Feed, format: &Format) -> String {
    format!("{}{}", area_path(press.map.edition.site, feed.area), format.file)
}

/// What a reader calls a feed.
fn title(composer: Composer<'_>, feed: Feed) -> String {
    let news = composer.label_many(feed.area, Kind::News);
    format!("{news} van {}", composer.name_to_follow(feed.area))
}

fn contents(press: &Press<'_>, feed: Feed, address: String) -> Contents {
    let composer = Composer { press };
    let settings = &press.map.edition.site.settings;
    let page = area_path(press.map.edition.site, feed.area);
    Contents {
        title: title(composer, feed),
        id: format!("{}{page}", settings.url.as_str()),
        address,
        page: press.absolute(&page),
        organisation: settings.organisation.clone(),
        licence: settings.licence.clone(),
        language: settings.languages.first().cloned().unwrap_or_default(),
        entries: entry::news(composer, feed.area),
    }
}
