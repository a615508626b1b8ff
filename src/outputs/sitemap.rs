//! `sitemap.xml` (sitemaps.org 0.9) and `robots.txt` (RFC 9309).
//!
//! A page was last changed when its editors say so; a page that lists others, when the youngest of
//! them was. Of more pages than one file may list, `sitemap.xml` lists the files.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use chrono::NaiveDate;
use quick_xml::escape::escape;

use super::dates::last_change;
use super::{File, Layout, Press, Sort};
use crate::diagnostic::Span;
use crate::edition::Edition;
use crate::model::{AreaId, ItemId, KINDS, Kind, PerItem};
use crate::pages::{Drawer, Subject, findable};
use crate::values::When;

/// How many pages one file may list (sitemaps.org).
const AT_MOST: usize = 50_000;

/// What a page about progress lists.
const PROMISED: [Kind; 4] = [Kind::Challenge, Kind::Milestone, Kind::QuickWin, Kind::Activity];

const PROLOGUE: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const XMLNS: &str = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";

pub(super) fn produce<'a>(press: &'a Press<'a>, layout: &mut Layout<'a>) {
    let mut add = |path: &str, recipe: Box<dyn Fn() -> String + Send + Sync + 'a>| {
        let source = Span::whole("content/site.yaml");
        let recipe = Box::new(move || Ok(recipe().into_bytes()));
        layout.add(path.to_owned(), File::new(Sort::Other, source, recipe));
    };
    let files = files(listed(press).count());
    if files == 1 {
        add("sitemap.xml", Box::new(move || list(press, 1)));
    } else {
        add(
            "sitemap.xml",
            Box::new(move || index((1..=files).map(|it| press.absolute(&file(it))))),
        );
        for number in 1..=files {
            add(&file(number), Box::new(move || list(press, number)));
        }
    }
    let robots = move || {
        let sitemap = press.absolute("sitemap.xml");
        format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n")
    };
    add("robots.txt", Box::new(robots));
}

/// How many files it takes to list so many pages.
fn files(pages: usize) -> usize {
    pages.div_ceil(AT_MOST).max(1)
}

/// The path of one of several files, from 1.
fn file(number: usize) -> String {
    format!("sitemap-{number}.xml")
}

/// Every page that is read for its own sake: no old addresses, and not the page that is not there.
fn listed<'a>(press: &'a Press<'_>) -> impl Iterator<Item = (&'a str, Subject)> {
    press.map.pages.iter().filter(|(_, subject)| {
        !matches!(
            subject,
            Subject::Moved(_) | Subject::NotFound | Subject::StyleGuide | Subject::Posters(..)
        )
    })
}

/// The files that list the pages, by their addresses.
fn index(addresses: impl Iterator<Item = String>) -> String {
    let mut xml = format!("{PROLOGUE}<sitemapindex {XMLNS}>\n");
    for address in addresses {
        let _ = writeln!(xml, "<sitemap><loc>{}</loc></sitemap>", escape(&address));
    }
    xml += "</sitemapindex>\n";
    xml
}

/// The pages of one file, from 1.
fn list(press: &Press<'_>, number: usize) -> String {
    let mut changes = Changes::new(press.map.edition);
    let mut xml = format!("{PROLOGUE}<urlset {XMLNS}>\n");
    for (path, subject) in listed(press).skip((number - 1) * AT_MOST).take(AT_MOST) {
        let _ = write!(xml, "<url><loc>{}</loc>", escape(press.absolute(path)));
        if let Some(day) = changes.last(subject) {
            let _ = write!(xml, "<lastmod>{day}</lastmod>");
        }
        xml += "</url>\n";
    }
    xml += "</urlset>\n";
    xml
}

/// When each item was last changed, and the youngest that each page lists.
struct Changes<'a> {
    edition: &'a Edition<'a>,
    days: PerItem<Option<NaiveDate>>,
    drawers: BTreeMap<Drawer, Option<NaiveDate>>,
    /// Of the lists that were asked for.
    lists: BTreeMap<(AreaId, Kind), Option<NaiveDate>>,
    all: Option<NaiveDate>,
}

impl<'a> Changes<'a> {
    fn new(edition: &'a Edition<'a>) -> Self {
        let shown = |item| edition.is_shown(item).then(|| last_change(edition, item)).flatten();
        let days = PerItem::new(edition.site, shown);
        let day = |item| days.get(item).copied().flatten();
        let all = edition.site.items().filter_map(|(item, _)| day(item)).max();
        let mut drawers: BTreeMap<Drawer, Option<NaiveDate>> = BTreeMap::new();
        for (item, head) in findable(edition) {
            for drawer in Drawer::of(item, head) {
                let youngest = drawers.entry(drawer).or_default();
                *youngest = day(item).max(*youngest);
            }
        }
        Changes { edition, days, drawers, lists: BTreeMap::new(), all }
    }

    /// The day on which what a page tells was last changed.
    fn last(&mut self, subject: Subject) -> Option<NaiveDate> {
        match subject {
            Subject::Item(wijk) if wijk.kind == Kind::Wijk => {
                let area = AreaId::Wijk(wijk.index);
                let kinds = KINDS.iter().map(|it| it.kind);
                self.day(wijk).max(kinds.filter_map(|it| self.list(area, it)).max())
            }
            Subject::Item(item) => self.day(item),
            Subject::Progress(area) => {
                let edition = self.edition;
                let areas = edition.counted_areas(area).iter();
                areas.flat_map(|it| PROMISED.map(|kind| self.list(*it, kind))).flatten().max()
            }
            Subject::Collection(area, Kind::Decision) => {
                self.list(area, Kind::Decision).max(self.list(area, Kind::Plan))
            }
            Subject::List(area, kind, _) | Subject::Collection(area, kind) => self.list(area, kind),
            Subject::Drawer(drawer, _) => self.drawers.get(&drawer).copied().flatten(),
            Subject::Home | Subject::Wijken | Subject::Search | Subject::Data => self.all,
            Subject::Accessibility => {
                let date = self.edition.site.settings.accessibility.as_ref()?.date.map(When::first);
                date.filter(|it| *it <= self.edition.day)
            }
            Subject::Moved(_) | Subject::NotFound | Subject::StyleGuide | Subject::Posters(..) => {
                None
            }
        }
    }

    fn day(&self, item: ItemId) -> Option<NaiveDate> {
        self.days.get(item).copied().flatten()
    }

    /// The youngest of what an area shows of a kind.
    fn list(&mut self, area: AreaId, kind: Kind) -> Option<NaiveDate> {
        if let Some(known) = self.lists.get(&(area, kind)) {
            return *known;
        }
        let items = self.edition.list(area, kind).iter();
        let youngest = items.filter_map(|it| self.day(*it)).max();
        self.lists.insert((area, kind), youngest);
        youngest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_file_lists_no_more_than_it_may() {
        let index = index((1..=2).map(|it| format!("https://x.example/?a&b={}", file(it))));
        let expected = format!(
            "{PROLOGUE}<sitemapindex {XMLNS}>\n\
             <sitemap><loc>https://x.example/?a&amp;b=sitemap-1.xml</loc></sitemap>\n\
             <sitemap><loc>https://x.example/?a&amp;b=sitemap-2.xml</loc></sitemap>\n\
             </sitemapindex>\n"
        );
        assert_eq!(index, expected);
        assert_eq!([0, 1, AT_MOST, AT_MOST + 1, 3 * AT_MOST].map(files), [1, 1, 1, 2, 3]);
    }
}
