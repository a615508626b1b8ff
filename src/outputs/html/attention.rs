//! What residents must not miss: what is not done when it was said to be, and what has no status.

use super::Composer;
use super::view::{Attention, Link};
use crate::derive::standing::Lateness;
use crate::model::{AreaId, ItemId, Kind};

/// How many items are listed of each sort at the most.
const LISTED: usize = 8;
/// How many on a page that is about more than progress.
const IN_SHORT: usize = 4;

/// The kinds that can be late.
const PROMISED: [Kind; 4] = [Kind::Challenge, Kind::Milestone, Kind::QuickWin, Kind::Activity];

impl Composer<'_> {
    /// What residents of an area must not miss.
    pub(super) fn attention(self, area: AreaId) -> Attention {
        let items = PROMISED.into_iter().flat_map(|kind| self.counted(area, kind));
        self.attention_of(items.collect(), area, (LISTED, None))
    }

    /// The first of what residents of an area must not miss, and where they read the rest.
    pub(super) fn attention_in_short(self, area: AreaId, rest: Option<&str>) -> Attention {
        let items = PROMISED.into_iter().flat_map(|kind| self.counted(area, kind));
        self.attention_of(items.collect(), area, (IN_SHORT, rest))
    }

    /// What must not be missed of what belongs to a challenge or a plan.
    pub(super) fn attention_by(self, key: &'static str, target: ItemId) -> Attention {
        let mentions = self.edition().mentions(target).filter(|it| it.key == key);
        let items = mentions.map(|it| it.from).filter(|it| PROMISED.contains(&it.kind));
        self.attention_of(items.collect(), target.area, (LISTED, None))
    }

    fn attention_of(
        self,
        items: Vec<ItemId>,
        area: AreaId,
        (most, rest): (usize, Option<&str>),
    ) -> Attention {
        let edition = self.edition();
        let (mut later, mut overdue, mut silent) = (Vec::new(), Vec::new(), Vec::new());
        let is_in_timeline =
            |it: &ItemId| it.kind == Kind::Milestone && (area != AreaId::Site || it.area == area);
        let has_timeline = items.iter().any(is_in_timeline);
        for item in items {
            match edition.lateness(item) {
                Some(Lateness::Later) => later.push(item),
                Some(Lateness::Overdue) => overdue.push(item),
                None => (),
            }
            if self.is_silent(item) {
                silent.push(item);
            }
        }
        let more = |all: &Vec<ItemId>, place: &str| {
            let others = all.len().saturating_sub(most);
            let url = match rest {
                Some(page) => Some(format!("{page}#{place}")),
                None => has_timeline.then(|| "#tijdlijn".to_owned()),
            };
            let title = format!("Nog {others} andere");
            (others > 0).then(|| Link { title, url, ..Link::default() })
        };
        Attention {
            more: [
                more(&later, "later"),
                more(&overdue, "voorbij"),
                more(&silent, "zonder-status"),
            ],
            later: self.cards(later.into_iter().take(most), area),
            overdue: self.cards(overdue.into_iter().take(most), area),
            silent: silent.into_iter().take(most).map(|it| self.named_link(it, area)).collect(),
        }
    }

    /// Whether nobody said how something goes that is counted by how it goes.
    fn is_silent(self, item: ItemId) -> bool {
        let is_counted = matches!(item.kind, Kind::Milestone | Kind::QuickWin);
        is_counted && self.edition().standing_of(item).is_some_and(|it| it.common().is_none())
    }

    /// A link to an item; with the name of its wijk where that is not clear from the page.
    fn named_link(self, item: ItemId, area: AreaId) -> Link {
        let mut link = self.link(item);
        if let Some(wijk) = self.wijk_name(item, area) {
            link.title = format!("{} ({wijk})", link.title);
        }
        link
    }
}
