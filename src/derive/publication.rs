//! Who may see an item on a given day.

use chrono::NaiveDate;

use crate::model::Head;

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
pub fn publication(
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
