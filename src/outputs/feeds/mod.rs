//! What there is to follow in a reader: the news, and what became late or done, of the site and of
//! each wijk. Written as Atom (RFC 4287) and as JSON Feed 1.1 from the same entries.
//!
//! An entry bears the address of its page for ever: the one in the settings, whatever site it is
//! built for, so that a reader sees it once.

mod atom;
mod entry;
mod json;
mod progress;

use super::html::Composer;
use super::view::Follow;
use super::{File, Layout, Press, Sort};
use crate::diagnostic::Span;
use crate::edition::Edition;
use crate::model::{AreaId, Kind};
use crate::pages::{area_path, has_progress, progress_path};
use entry::Entry;

/// How many entries a feed holds: the newest.
const AT_MOST: usize = 50;

/// A feed, by what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Feed {
    /// The site with all its wijken, or one wijk with what is for all of them.
    area: AreaId,
    topic: Topic,
}

/// What a feed tells of an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Topic {
    /// Its news.
    News,
    /// What became late, was moved, or is done.
    Progress,
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

pub(super) fn produce<'a>(press: &'a Press<'a>, layout: &mut Layout<'a>) {
    for area in press.map.edition.areas() {
        for feed in feeds(press.map.edition, area) {
            for format in FORMATS {
                let path = path(press, feed, format);
                let address = press.absolute(&path);
                let recipe = move || Ok((format.write)(&contents(press, feed, address.clone())));
                let source = Span::whole("content/site.yaml");
                layout.add(path, File::new(Sort::Other, source, recipe));
            }
        }
    }
}

/// The feeds of an area, in each format.
pub(super) fn offers(composer: Composer<'_>, area: AreaId) -> Vec<Follow> {
    let feeds = feeds(composer.press.map.edition, area);
    feeds.flat_map(|feed| formats(composer, feed)).collect()
}

/// The feed of what changes in an area, in each format, if there is something to tell.
pub(super) fn progress_offers(composer: Composer<'_>, area: AreaId) -> Vec<Follow> {
    let feed = Feed { area, topic: Topic::Progress };
    let told = feed.tells(composer.press.map.edition);
    told.then(|| formats(composer, feed)).into_iter().flatten().collect()
}

fn formats(composer: Composer<'_>, feed: Feed) -> impl Iterator<Item = Follow> + '_ {
    FORMATS.iter().map(move |format| Follow {
        title: title(composer, feed),
        url: composer.press.link(&path(composer.press, feed, format)),
        media_type: format.media_type,
        subscribe: None,
    })
}

/// The feeds of an area that have something to tell.
fn feeds<'e>(edition: &'e Edition<'_>, area: AreaId) -> impl Iterator<Item = Feed> + 'e {
    let topics = [Topic::News, Topic::Progress].into_iter();
    topics.map(move |topic| Feed { area, topic }).filter(|it| it.tells(edition))
}

impl Feed {
    /// Whether there is anything to tell.
    fn tells(self, edition: &Edition<'_>) -> bool {
        let has_news = |area: AreaId| !edition.list(area, Kind::News).is_empty();
        match (self.topic, self.area) {
            (Topic::News, AreaId::Site) => edition.areas().any(has_news),
            (Topic::News, area) => has_news(area),
            (Topic::Progress, area) => {
                has_progress(edition, area) && progress::tells(edition, area)
            }
        }
    }

    /// The folder of its files, which is the page that tells the same.
    fn folder(self, edition: &Edition<'_>) -> String {
        match self.topic {
            Topic::News => area_path(edition.site, self.area),
            Topic::Progress => progress_path(edition.site, self.area),
        }
    }
}

fn path(press: &Press<'_>, feed: Feed, format: &Format) -> String {
    feed.folder(press.map.edition) + format.file
}

/// What a reader calls a feed.
fn title(composer: Composer<'_>, feed: Feed) -> String {
    let name = composer.name_to_follow(feed.area);
    match feed.topic {
        Topic::News => format!("{} van {name}", composer.label_many(feed.area, Kind::News)),
        Topic::Progress => {
            let words = composer.press.map.edition.words(feed.area);
            format!("Vertragingen en {} van {name}", words.many(Kind::Milestone))
        }
    }
}

fn contents(press: &Press<'_>, feed: Feed, address: String) -> Contents {
    let composer = Composer { press };
    let settings = &press.map.edition.site.settings;
    let page = feed.folder(press.map.edition);
    Contents {
        title: title(composer, feed),
        id: format!("{}{page}", settings.url.as_str()),
        address,
        page: press.absolute(&page),
        organisation: settings.organisation.clone(),
        licence: settings.licence.clone(),
        language: settings.languages.first().cloned().unwrap_or_default(),
        entries: match feed.topic {
            Topic::News => entry::news(composer, feed.area),
            Topic::Progress => progress::entries(composer, feed.area),
        },
    }
}
