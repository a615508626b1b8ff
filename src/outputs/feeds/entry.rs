//! The entries of a feed, from what there is to tell. Whole texts, with whole addresses: who reads
//! them is not on the site.

use std::cmp::Reverse;

use chrono::{DateTime, FixedOffset};
use quick_xml::escape::escape;

use super::AT_MOST;
use crate::model::{AreaId, Head, ItemId, Kind};
use crate::outputs::dates::{last_change, start_of_day};
use crate::outputs::html::Composer;
use crate::outputs::view::Photo;
use crate::pages::item_path;
use crate::values::When;

/// One thing that a feed tells.
pub(super) struct Entry {
    /// Names it for ever.
    pub(super) id: String,
    /// Its page.
    pub(super) address: String,
    pub(super) title: String,
    pub(super) summary: Option<String>,
    pub(super) html: String,
    /// The address of its picture.
    pub(super) image: Option<String>,
    pub(super) published: DateTime<FixedOffset>,
    pub(super) updated: DateTime<FixedOffset>,
    pub(super) author: Option<String>,
    pub(super) tags: Vec<String>,
    /// Its language, when that is not the language of the feed.
    pub(super) language: Option<String>,
}

/// The newest news of an area: for the site, that of all wijken too.
pub(super) fn news(composer: Composer<'_>, area: AreaId) -> Vec<Entry> {
    let edition = composer.press.map.edition;
    let mut items: Vec<ItemId> = match area {
        AreaId::Site => edition.areas().flat_map(|it| edition.own(it, Kind::News)).collect(),
        AreaId::Wijk(_) => edition.list(area, Kind::News).to_vec(),
    };
    items.sort_by_cached_key(|it| Reverse(edition.site.date_of(*it).map(When::first)));
    items.truncate(AT_MOST);
    items.into_iter().filter_map(|item| news_entry(composer, item, area)).collect()
}

fn news_entry(composer: Composer<'_>, item: ItemId, shown_in: AreaId) -> Option<Entry> {
    let edition = composer.press.map.edition;
    let (head, path) = (edition.head(item)?, item_path(edition.site, item)?);
    let news = &edition.site.area(item.area).news[item.index];
    let moment = |day| start_of_day(edition.site.settings.zone, day);
    let wijk = composer.wijk_name(item, shown_in);
    let photo = head.photo.as_ref().and_then(|it| composer.photo(it));
    let sort = news.sort.map(|it| it.word().to_owned());
    Some(Entry {
        id: format!("{}{path}", edition.site.settings.url.as_str()),
        address: composer.press.absolute(&path),
        title: composer.title_away(item, shown_in),
        summary: Composer::excerpt(head.summary.as_ref(), &head.text),
        html: full_text(composer, head, &path),
        image: photo.map(|it| composer.press.whole(&it.url)),
        published: moment(news.date?),
        updated: moment(last_change(edition, item).max(news.date)?),
        author: news.author.as_ref().map(|it| it.name.clone().unwrap_or_else(|| it.role.clone())),
        tags: sort.into_iter().chain(wijk).collect(),
        language: head.language.clone(),
    })
}

/// All that an item says itself. Its ids begin with its path, since a reader shows many on one page.
fn full_text(composer: Composer<'_>, head: &Head, path: &str) -> String {
    let photo = head.photo.as_ref().and_then(|it| composer.photo(it));
    let summary = head.summary.as_ref();
    let parts = [
        photo.map(|it| figure(composer, &it)),
        summary.map(|it| format!("<p><strong>{}</strong></p>\n", escape(it))),
        head.remark.as_ref().map(|it| format!("<p>Let op: {}</p>\n", escape(it))),
        Some(composer.prose_elsewhere(&head.text, &path.replace('/', "-"))),
    ];
    parts.into_iter().flatten().collect()
}

fn figure(composer: Composer<'_>, photo: &Photo) -> String {
    let (url, alt) = (composer.press.whole(&photo.url), escape(&photo.alt));
    let caption = photo.caption.as_ref();
    let caption = caption.map(|it| format!("<figcaption>{}</figcaption>", escape(it)));
    let caption = caption.unwrap_or_default();
    format!("<figure><img src=\"{}\" alt=\"{alt}\">{caption}</figure>\n", escape(&url))
}
