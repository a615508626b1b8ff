//! What each area shows of each kind, and in which order that is read.

use std::cmp::Reverse;

use super::Edition;
use crate::model::{AreaId, ItemId, Kind, PerItem, PerList};
use crate::values::When;

impl Edition<'_> {
    /// What each area shows of each kind.
    pub(super) fn collect_lists(&self) -> PerList<Vec<ItemId>> {
        let audiences = PerItem::new(self.site, |item| self.collect_audience(item));
        PerList::new(self.site, |area, kind| self.collect_list(area, kind, &audiences))
    }

    /// The place of each item in the list of its own area.
    pub(super) fn collect_positions(&self) -> PerItem<Option<usize>> {
        let mut positions = PerItem::new(self.site, |_| None);
        for area in self.site.areas() {
            for kind in Kind::EVERY {
                let places = self.list(area, *kind).iter().enumerate();
                for (at, item) in places.filter(|(_, item)| item.area == area) {
                    positions.get_mut(*item).map(|it| it.replace(at));
                }
            }
        }
        positions
    }

    fn collect_list(
        &self,
        area: AreaId,
        kind: Kind,
        audiences: &PerItem<Vec<ItemId>>,
    ) -> Vec<ItemId> {
        if matches!(kind, Kind::Wijk | Kind::Theme | Kind::Foreword) {
            return Vec::new();
        }
        let items = |area: AreaId| {
            let count = self.site.count(area, kind);
            let items = (0..count).map(move |index| ItemId { area, kind, index });
            items.filter(|item| self.is_shown(*item))
        };
        let mut list: Vec<ItemId> = items(area).collect();
        if let AreaId::Wijk(at) = area {
            let readers = [Some(ItemId::wijk(at)), self.municipality(at)];
            let is_for = |audience: &Vec<ItemId>| {
                audience.is_empty() || audience.iter().any(|it| readers.contains(&Some(*it)))
            };
            let shared = items(AreaId::Site);
            list.extend(shared.filter(|item| audiences.get(*item).is_some_and(is_for)));
        }
        list.sort_by_cached_key(|item| self.reading_order(*item));
        list
    }

    /// For whom an item of the whole site is meant; empty for everyone. What names nobody is for
    /// nobody in particular: the item itself stands for that.
    fn collect_audience(&self, item: ItemId) -> Vec<ItemId> {
        let head = self.head(item).filter(|_| item.area == AreaId::Site);
        let audience = head.map_or(&[][..], |head| &head.audience);
        audience.iter().map(|it| self.find(item, it).unwrap_or(item)).collect()
    }

    /// First by the place that the editors gave it, then as its kind is read: news with the newest
    /// first, what has a date by that date, the rest as it was written.
    fn reading_order(&self, item: ItemId) -> impl Ord + use<> {
        let order = self.head(item).and_then(|head| head.order).unwrap_or(i32::MAX);
        let day = self.site.date_of(item);
        let newest_first = matches!(item.kind, Kind::News | Kind::Decision | Kind::Outcome);
        let (late, early) = if newest_first {
            (Some(Reverse(day.map(When::first))), None)
        } else {
            (None, Some((day.is_none(), day.map(|it| (it.first(), it.last())))))
        };
        (order, late, early, item)
    }
}
