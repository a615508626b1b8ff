//! What editors write about, and nothing about how it is shown.
//!
//! Code is in English; what editors type is in Dutch. The two meet in the `from_record` functions
//! of this folder and nowhere else.

pub mod course;
pub mod figures;
pub mod glossary;
mod index;
pub mod item;
pub mod kind;
pub mod news;
pub mod people;
mod personal_data;
pub mod promises;
mod read;
mod reading;
pub mod security;
pub mod settings;
mod table;
pub mod wijk;

pub use course::{Course, IdeaStatus, Spoken, Status, Update};
pub use figures::{Budget, Indicator, Outcome};
pub use glossary::Term;
pub use index::{Index, Resolution};
pub use item::{Attachment, Citation, Head, Item, Photo, WebLink};
pub use kind::{Area, Foreword, KINDS, Kind};
pub use news::{Event, News, Page};
pub use people::{Contact, Idea, Municipality, Organisation, Voice};
pub use promises::{Activity, Challenge, Decision, Milestone, Plan, QuickWin};
pub use read::read_settings;
pub use reading::{Reading, read};
pub use settings::{Settings, Words};
pub use table::{PerItem, PerList};
pub use wijk::{Profile, Wijk};

use std::sync::Arc;

use crate::values::{Period, When};

/// Everything the editors of one site wrote.
#[derive(Debug, Default)]
pub struct Site {
    /// The settings.
    pub settings: Settings,
    /// What is written for the whole site.
    pub area: Area,
    /// The abbreviations that texts explain.
    pub glossary: Vec<Term>,
    /// The wijken, by the names of their folders.
    pub wijken: Vec<Arc<Wijk>>,
}

/// The whole site, or one of its wijken by its place in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AreaId {
    /// The whole site.
    Site,
    /// One wijk.
    Wijk(usize),
}

/// One item by its place in the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ItemId {
    /// Where it was written; a wijk itself and a theme belong to the site.
    pub area: AreaId,
    /// Its kind.
    pub kind: Kind,
    /// Its place among its kind.
    pub index: usize,
}

impl Site {
    /// What was written about one area.
    pub fn area(&self, id: AreaId) -> &Area {
        match id {
            AreaId::Site => &self.area,
            AreaId::Wijk(at) => &self.wijken[at].area,
        }
    }

    /// The site and its wijken.
    pub fn areas(&self) -> impl Iterator<Item = AreaId> + use<> {
        std::iter::once(AreaId::Site).chain((0..self.wijken.len()).map(AreaId::Wijk))
    }

    /// How many items of one kind there are in an area. Wijken and themes belong to the site.
    pub fn count(&self, area: AreaId, kind: Kind) -> usize {
        match (area, kind) {
            (AreaId::Site, Kind::Wijk) => self.wijken.len(),
            (AreaId::Site, Kind::Theme) => self.settings.themes.len(),
            _ => self.area(area).count(kind),
        }
    }

    /// What one item has in common with all others; a theme has nothing.
    pub fn head(&self, item: ItemId) -> Option<&Head> {
        match item.kind {
            Kind::Wijk => self.wijken.get(item.index).map(|wijk| &wijk.profile.head),
            kind => self.area(item.area).head(kind, item.index),
        }
    }

    /// The id of an item, or of a theme.
    pub fn id(&self, item: ItemId) -> Option<&str> {
        match item.kind {
            Kind::Theme => self.settings.themes.get(item.index).map(|theme| theme.id.as_str()),
            _ => self.head(item).map(|head| head.id.as_str()),
        }
    }

    /// Every item, wijken included, in the order of areas and kinds.
    pub fn items(&self) -> impl Iterator<Item = (ItemId, &Head)> {
        self.areas().flat_map(|area| self.everything_in(area))
    }

    /// Every item of one area; the wijken are those of the site.
    pub fn everything_in(&self, area: AreaId) -> impl Iterator<Item = (ItemId, &Head)> {
        let wijken = if area == AreaId::Site { self.wijken.as_slice() } else { &[] };
        let profiles = wijken.iter().map(|wijk| &wijk.profile.head).enumerate();
        let wijken = profiles.map(|(index, head)| (ItemId::wijk(index), head));
        wijken.chain(self.items_of(area))
    }

    /// Every item of one area.
    pub fn items_of(&self, area: AreaId) -> impl Iterator<Item = (ItemId, &Head)> {
        let kinds = KINDS.iter().map(|entry| entry.kind).chain([Kind::Foreword]);
        kinds.flat_map(move |kind| {
            let of = self.area(area);
            let heads =
                (0..of.count(kind)).filter_map(move |index| Some((index, of.head(kind, index)?)));
            heads.map(move |(index, head)| (ItemId { area, kind, index }, head))
        })
    }

    /// The day, month or year by which an item is ordered and placed in time.
    pub fn date_of(&self, item: ItemId) -> Option<When> {
        let area = self.area(item.area);
        let at = item.index;
        match item.kind {
            Kind::News => area.news[at].date.map(When::day),
            Kind::Event => area.events[at].begins.as_ref().map(|it| When::day(it.day())),
            Kind::Plan => area.plans[at].period.and_then(Period::begin),
            Kind::Decision => area.decisions[at].facts.date,
            Kind::Outcome => area.outcomes[at].date,
            Kind::Idea => area.ideas[at].submitted,
            _ => None,
        }
    }

    /// The course of an item, if it is of a kind that has one with a common status.
    pub fn course_of(&self, item: ItemId) -> Option<&Course> {
        let area = self.area(item.area);
        let at = item.index;
        Some(match item.kind {
            Kind::Wijk => &self.wijken.get(at)?.profile.course,
            Kind::Challenge => &area.challenges.get(at)?.course,
            Kind::Activity => &area.activities.get(at)?.course,
            Kind::Milestone => &area.milestones.get(at)?.course,
            Kind::QuickWin => &area.quick_wins.get(at)?.course,
            _ => return None,
        })
    }
}

impl ItemId {
    /// The wijk at a place in the list, as an item.
    pub fn wijk(index: usize) -> ItemId {
        ItemId { area: AreaId::Site, kind: Kind::Wijk, index }
    }

    /// The area in which the references of an item are looked up: for a wijk that wijk.
    pub fn home(self) -> AreaId {
        if self.kind == Kind::Wijk { AreaId::Wijk(self.index) } else { self.area }
    }
}
