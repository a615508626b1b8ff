//! Items of one kind in short, twenty to a page.

use chrono::{NaiveDate, NaiveTime};

use super::Composer;
use super::view::{List, Pager, Section};
use crate::model::{AreaId, ItemId, Kind};
use crate::pages::{PER_PAGE, section_path};

impl Composer<'_> {
    /// One page of a list.
    pub(super) fn list(self, area: AreaId, kind: Kind, number: usize) -> List {
        let items = self.in_list_order(area, kind);
        let total = items.len().div_ceil(PER_PAGE);
        let here = items.chunks(PER_PAGE).nth(number - 1).unwrap_or_default();
        let introduction_html =
            if number == 1 { self.introduction(area, kind) } else { String::new() };
        List {
            kind: kind.file(),
            introduction_html,
            sections: self.list_sections(area, kind, here),
            count: items.len(),
            pager: (total > 1).then(|| self.pager(area, kind, number, total)),
        }
    }

    /// What is still to come stands before what has been.
    fn in_list_order(self, area: AreaId, kind: Kind) -> Vec<ItemId> {
        let items = self.edition().list(area, kind);
        if kind != Kind::Event {
            return items.to_vec();
        }
        let (mut coming, mut past): (Vec<ItemId>, Vec<ItemId>) =
            items.iter().partition(|it| self.is_coming(**it));
        coming.sort_by_cached_key(|it| self.event_time(*it));
        past.sort_by_cached_key(|it| std::cmp::Reverse(self.event_time(*it)));
        coming.append(&mut past);
        coming
    }

    /// Whether an event takes place on the day of this edition or later.
    pub(crate) fn is_coming(self, item: ItemId) -> bool {
        let event = &self.edition().site.area(item.area).events[item.index];
        let ends = event.ends.as_ref().map(|it| it.day());
        self.event_time(item)
            .map(|(day, _)| day)
            .max(ends)
            .is_some_and(|day| day >= self.edition().day)
    }

    /// The next time of an event; when it is over, its last.
    pub(super) fn event_time(self, item: ItemId) -> Option<(NaiveDate, Option<NaiveTime>)> {
        let event = &self.edition().site.area(item.area).events[item.index];
        let time = event.begins.as_ref().and_then(|it| it.time());
        self.edition().next_day(item).map(|day| (day, time))
    }

    fn list_sections(self, area: AreaId, kind: Kind, items: &[ItemId]) -> Vec<Section> {
        if kind != Kind::Event {
            return vec![Section::from(self.cards(items.iter().copied(), area))];
        }
        let section = |id: &str, title: &str, coming| Section {
            id: id.to_owned(),
            title: title.to_owned(),
            cards: self
                .cards(items.iter().copied().filter(|it| self.is_coming(*it) == coming), area),
            more: None,
        };
        let both =
            [section("binnenkort", "Binnenkort", true), section("geweest", "Geweest", false)];
        both.into_iter().filter(|it| !it.cards.is_empty()).collect()
    }

    fn pager(self, area: AreaId, kind: Kind, number: usize, total: usize) -> Pager {
        let url = |number| self.press.link(&section_path(self.edition().site, area, kind, number));
        Pager {
            number,
            total,
            previous: (number > 1).then(|| url(number - 1)),
            next: (number < total).then(|| url(number + 1)),
        }
    }
}
