//! Who may see an item on a given day.

use chrono::NaiveDate;

use crate::model::{AreaId, Head, ItemId, Kind, Site};

/// Whether drafts are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Drafts {
    /// Only what is ready.
    #[default]
    Hidden,
    /// Drafts too, marked as such.
    Shown,
}

/// Whether an item is in an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Publication {
    /// It is.
    Public,
    /// It is, as a draft: shown and marked, and counted nowhere.
    Draft,
    /// It is not, for now or for good.
    LeftOut(LeftOut),
    /// It never is.
    Confidential,
}

/// Why an item is not in an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// It is not ready.
    Draft,
    /// It appears on this day.
    Until(NaiveDate),
    /// This was its last day.
    Since(NaiveDate),
    /// Its wijk is left out.
    WithWijk,
}

impl Publication {
    /// Whether readers see it.
    pub fn is_shown(self) -> bool {
        matches!(self, Publication::Public | Publication::Draft)
    }
}

/// Whether an item with these days is in the edition of `day`. `dated` is the day of a news item;
/// `last` an extra last day, as contacts have.
fn publication(
    head: &Head,
    day: NaiveDate,
    drafts: Drafts,
    (dated, last): (Option<NaiveDate>, Option<NaiveDate>),
) -> Publication {
    if head.confidential {
        return Publication::Confidential;
    }
    let first = head.publish_on.into_iter().chain(dated).max().filter(|first| *first > day);
    let last = head.expires.into_iter().chain(last).min().filter(|last| *last < day);
    match (head.draft, drafts, first, last) {
        (true, Drafts::Hidden, ..) => Publication::LeftOut(LeftOut::Draft),
        (.., Some(first), _) => Publication::LeftOut(LeftOut::Until(first)),
        (.., Some(last)) => Publication::LeftOut(LeftOut::Since(last)),
        (true, ..) => Publication::Draft,
        _ => Publication::Public,
    }
}

/// Who may see an item of a site on a day.
pub fn publication_of(site: &Site, item: ItemId, day: NaiveDate, drafts: Drafts) -> Publication {
    let own = |item: ItemId| {
        let head = site.head(item)?;
        Some(publication(head, day, drafts, own_days(site, item)))
    };
    let Some(publication) = own(item) else { return Publication::Public };
    match item.area {
        AreaId::Wijk(at) => within_wijk(publication, own(ItemId::wijk(at))),
        AreaId::Site => publication,
    }
}

/// The day of a news item, and the last day of a contact.
fn own_days(site: &Site, item: ItemId) -> (Option<NaiveDate>, Option<NaiveDate>) {
    let area = site.area(item.area);
    match item.kind {
        Kind::News => (area.news[item.index].date, None),
        Kind::Contact => (None, area.contacts[item.index].until.as_ref().map(|it| it.last())),
        _ => (None, None),
    }
}

/// What a wijk hides, its items cannot show.
fn within_wijk(own: Publication, wijk: Option<Publication>) -> Publication {
    match (wijk, own) {
        (_, Publication::Confidential) | (Some(Publication::Confidential), _) => {
            Publication::Confidential
        }
        (Some(Publication::LeftOut(_)), _) => Publication::LeftOut(LeftOut::WithWijk),
        (Some(Publication::Draft), Publication::Public) => Publication::Draft,
        _ => own,
    }
}
