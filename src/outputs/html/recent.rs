//! What changed in a wijk in the last thirty days: what it was, what it is, and why.

use chrono::Days;

use super::Composer;
use super::view::{Recent, StatusWord};
use crate::derive::changes::{Change, What, Word, changes};
use crate::model::{AreaId, Kind};
use crate::values::Precision;

/// How many days ago something may have changed to be news.
pub(super) const RECENT: u64 = 30;
/// How many changes are told at the most.
const AT_MOST: usize = 60;

/// The kinds of which changes are told here; news and events have sections of their own.
const KINDS: [Kind; 7] = [
    Kind::Challenge,
    Kind::Milestone,
    Kind::QuickWin,
    Kind::Activity,
    Kind::Idea,
    Kind::Decision,
    Kind::Outcome,
];

impl Composer<'_> {
    /// What changed lately in an area, the newest first.
    pub(super) fn recent(self, area: AreaId) -> Vec<Recent> {
        let (site, today) = (self.edition().site, self.edition().day);
        let since = today - Days::new(RECENT);
        let wijk = crate::pages::area_item(area);
        let items = KINDS.into_iter().flat_map(|kind| self.counted(area, kind)).chain(wijk);
        let mut all: Vec<Change<'_>> =
            items.flat_map(|item| changes(site, item, since, today)).collect();
        all.sort_by_key(|it| std::cmp::Reverse(it.day));
        all.truncate(AT_MOST);
        all.into_iter().filter_map(|it| self.recent_change(&it, area)).collect()
    }

    fn recent_change(self, change: &Change<'_>, area: AreaId) -> Option<Recent> {
        let item = change.item;
        let told = match change.what {
            What::Told(told) => Some(told),
            What::New | What::Realised => None,
        };
        Some(Recent {
            date: change.date.to_string(),
            datetime: (change.date.precision() == Precision::Day).then(|| change.day.to_string()),
            label: self.label(item.home(), item.kind),
            title: self.title(item).to_owned(),
            url: self.address(item)?,
            language: self.edition().head(item).and_then(|it| it.language.clone()),
            wijk: self.wijk_name(item, area),
            sort: match change.what {
                What::New => "nieuw",
                What::Realised => "klaar",
                What::Told(_) => "gemeld",
            },
            status: told
                .and_then(|it| it.status)
                .map(|(from, to)| (from.map(StatusWord::from), StatusWord::from(to))),
            planned: told
                .and_then(|it| it.planned)
                .map(|(from, to)| (from.map(ToString::to_string), to.to_string())),
            reason: told.and_then(|it| it.reason).map(str::to_owned),
            summary: told.and_then(|it| Self::excerpt(None, it.text)),
        })
    }
}

impl From<Word<'_>> for StatusWord {
    fn from(word: Word<'_>) -> StatusWord {
        StatusWord {
            status: word.common,
            label: word.local.unwrap_or(word.label).to_owned(),
            common: word.local.is_some().then_some(word.label),
        }
    }
}
