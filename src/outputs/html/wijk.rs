//! The page of a wijk.

use super::Composer;
use super::figures::with_unit;
use super::item::Place;
use super::view::{Link, Section, Trait, WijkPage};
use crate::model::wijk::{self, Channel, TraitYear};
use crate::model::{AreaId, ItemId, Kind, Status};
use crate::pages::{has_progress, progress_path};

/// How many items the page of a wijk shows of each kind.
const AT_MOST: usize = 3;
/// How many quick wins: a row of cards.
const CARDS: usize = 4;
/// How many things that are on now, and how many challenges: they have no list of their own.
const AT_LENGTH: usize = 8;

impl Composer<'_> {
    /// The page of a wijk.
    pub(super) fn wijk(self, item: ItemId) -> WijkPage {
        let edition = self.edition();
        let area = AreaId::Wijk(item.index);
        let profile = &edition.site.wijken[item.index].profile;
        let promised = has_progress(edition, area);
        let named = profile.includes.iter().filter_map(|it| edition.find(item, it));
        let mut included: Vec<ItemId> = named.collect();
        let inside = edition.mentions(item).filter(|it| it.key == "onderdeel-van");
        for wijk in inside.map(|it| it.from).filter(|it| it.kind == Kind::Wijk) {
            if !included.contains(&wijk) {
                included.push(wijk);
            }
        }
        let file = &profile.head.span.file;
        let progress_url = promised.then(|| self.press.link(&progress_path(edition.site, area)));
        let (counted, quick_wins) = (edition.progress(area), self.quick_win_progress(area));
        WijkPage {
            item: self.item(item, Place::OwnPage, area),
            progress: (promised && !(counted.is_empty() && quick_wins.is_some()))
                .then(|| self.progress(&counted, (Kind::Milestone, area))),
            quick_wins,
            quick_wins_title: self.label_many(area, Kind::QuickWin),
            attention: self.attention_in_short(area, progress_url.as_deref()),
            sections: self.wijk_sections(area, progress_url.as_deref()),
            progress_url,
            is_running: !profile.archived,
            traits: profile
                .traits
                .iter()
                .enumerate()
                .map(|(at, it)| self.trait_of(it, at))
                .collect(),
            includes: included.into_iter().filter_map(|it| self.wijk_in_short(it)).collect(),
            includes_all: profile.includes_all,
            recent: self.recent(area),
            contact: self.main_contact(item),
            contact_more: self
                .more(area, Kind::Contact)
                .map(|it| Link { title: format!("{} van {}", it.title, profile.head.title), ..it }),
            channels: profile.channels.iter().map(|it| self.channel(file, it)).collect(),
            voices: self.voices(area, 3),
        }
    }

    /// What is said about an area, each under a heading of this level.
    pub(super) fn voices(self, area: AreaId, level: u8) -> Vec<super::view::Item> {
        let voices = self.edition().list(area, Kind::Voice).iter();
        voices.map(|it| self.item(*it, Place::Among(level), area)).collect()
    }

    fn trait_of(self, it: &wijk::Trait, at: usize) -> Trait {
        let value = it.value.as_ref().map(|value| with_unit(value, it.unit.as_ref()));
        Trait {
            name: it.name.clone(),
            value: value.unwrap_or_default(),
            year: it.year.map(|year| match year {
                TraitYear::Known(when) => when.to_string(),
                TraitYear::Unknown => "jaar onbekend".to_owned(),
            }),
            source: it.source.clone(),
            explanation_html: self.prose(&it.explanation, 4, &format!("kenmerk-{at}-")),
        }
    }

    /// A place to follow something, with the sort of place it is.
    pub(super) fn channel(self, file: &str, channel: &Channel) -> (String, Link) {
        let bare = || channel.url.as_deref().map(super::facts::bare);
        let title = channel.name.clone().or_else(bare).unwrap_or_else(|| "ja".to_owned());
        (channel.sort.clone(), self.web_link(file, &title, channel.url.as_deref()))
    }

    /// The one contact to turn to, unless the programme is over: the one that is named, else the first of the wijk itself.
    fn main_contact(self, item: ItemId) -> Option<super::view::Item> {
        let area = AreaId::Wijk(item.index);
        let profile = &self.edition().site.wijken[item.index].profile;
        if profile.archived {
            return None;
        }
        let named = profile.contact.as_ref().and_then(|it| self.edition().find(item, it));
        let shown = named.filter(|it| self.edition().is_shown(*it));
        let first = || self.edition().list(area, Kind::Contact).first().copied();
        shown.or_else(first).map(|it| self.item(it, Place::Among(3), area))
    }

    /// What is on now, and what comes next; `rest` is the page about progress.
    fn wijk_sections(self, area: AreaId, rest: Option<&str>) -> Vec<Section> {
        let list = |kind: Kind| self.edition().list(area, kind).to_vec();
        let mut events: Vec<ItemId> =
            list(Kind::Event).into_iter().filter(|it| self.is_coming(*it)).collect();
        events.sort_by_cached_key(|it| self.event_time(*it));
        let on_now =
            [Kind::Milestone, Kind::Activity].into_iter().flat_map(|it| self.underway(area, it));
        let on_now = on_now.filter(|it| self.edition().lateness(*it).is_none()).collect();
        let sections = [
            ("nu", "Wat er nu gebeurt".to_owned(), None, on_now),
            ("agenda", self.label_many(area, Kind::Event), Some(Kind::Event), events),
            ("nieuws", self.label_many(area, Kind::News), Some(Kind::News), list(Kind::News)),
            (
                "quick-wins",
                self.label_many(area, Kind::QuickWin),
                Some(Kind::QuickWin),
                list(Kind::QuickWin),
            ),
            ("opgaven", self.label_many(area, Kind::Challenge), None, list(Kind::Challenge)),
            ("plannen", self.label_many(area, Kind::Plan), Some(Kind::Plan), list(Kind::Plan)),
            ("ideeen", self.label_many(area, Kind::Idea), Some(Kind::Idea), list(Kind::Idea)),
        ];
        let section = |(id, title, kind, mut items): (&str, String, Option<Kind>, Vec<ItemId>)| {
            let most = match kind {
                Some(Kind::QuickWin) => CARDS,
                Some(_) => AT_MOST,
                None => AT_LENGTH,
            };
            let others = items.len().saturating_sub(most);
            items.truncate(most);
            let more = match kind {
                Some(kind) => self.more(area, kind),
                None => rest.filter(|_| others > 0).map(|page| Link {
                    title: format!("Nog {others} andere"),
                    url: Some(page.to_owned()),
                    ..Link::default()
                }),
            };
            Section { id: id.to_owned(), title, cards: self.cards(items, area), more }
        };
        sections.into_iter().map(section).filter(|it| !it.cards.is_empty()).collect()
    }

    fn underway(self, area: AreaId, kind: Kind) -> Vec<ItemId> {
        let is_on = |item: &ItemId| {
            let standing = self.edition().standing_of(*item);
            let common = standing.and_then(|it| it.common());
            matches!(common, Some(Status::Underway | Status::Attention | Status::Paused))
        };
        self.counted(area, kind).into_iter().filter(is_on).collect()
    }
}
