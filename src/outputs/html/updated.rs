//! When a page was last updated, as far as that is known: nothing is taken from files or clocks.

use chrono::NaiveDate;

use super::Composer;
use crate::model::{AreaId, ItemId, Kind};
use crate::pages::Subject;
use crate::values::{Precision, When};

/// A day, month or year for machines (W3C-DTF); nothing for what has no such form.
pub(super) fn iso(when: When) -> Option<String> {
    let is_plain = matches!(when.precision(), Precision::Day | Precision::Month | Precision::Year);
    is_plain.then(|| when.code())
}

impl Composer<'_> {
    /// The newest day in what a page tells.
    pub(super) fn updated(self, subject: Subject) -> Option<When> {
        match subject {
            Subject::Item(wijk) if wijk.kind == Kind::Wijk => {
                let area = AreaId::Wijk(wijk.index);
                let items = self.edition().site.items_of(area).map(|(item, _)| item);
                self.newest_day(items.chain([wijk]))
            }
            Subject::Item(item) => self.newest_day([item]),
            Subject::Progress(area) => {
                let kinds = [Kind::Challenge, Kind::Milestone, Kind::QuickWin, Kind::Activity];
                self.newest_day(kinds.into_iter().flat_map(|kind| self.counted(area, kind)))
            }
            Subject::List(area, kind, _) | Subject::Collection(area, kind) => {
                self.newest_day(self.edition().list(area, kind).iter().copied())
            }
            _ => None,
        }
    }

    fn newest_day(self, items: impl IntoIterator<Item = ItemId>) -> Option<When> {
        let shown = items.into_iter().filter(|it| self.edition().is_shown(*it));
        shown.filter_map(|it| self.last_day(it)).max_by_key(|it| it.last())
    }

    /// The day of the newest update of an item, of its text, or of its news.
    fn last_day(self, item: ItemId) -> Option<When> {
        let edition = self.edition();
        let area = edition.site.area(item.area);
        let recorded = match item.kind {
            Kind::News => area.news[item.index].date.map(When::day),
            Kind::Idea => edition.standing(&area.ideas[item.index].course).updated,
            _ => edition.standing_of(item).and_then(|it| it.updated),
        };
        let changed = edition.head(item).and_then(|it| it.changed);
        let known = |it: &When| NaiveDate::le(&it.first(), &edition.day);
        recorded.into_iter().chain(changed).filter(known).max_by_key(|it| it.last())
    }
}
