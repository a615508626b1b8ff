//! A row of open data: an item that residents see, or a part of one.

use std::borrow::Cow;

use crate::derive::publication::Publication;
use crate::edition::Edition;
use crate::model::figures::Measurement;
use crate::model::promises::PlanDecision;
use crate::model::wijk::Trait;
use crate::model::{AreaId, Head, IdeaStatus, ItemId, Kind, Update};
use crate::outputs::Press;
use crate::pages::{item_path, section_path, wijk_of};

/// One row.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    pub(super) edition: &'a Edition<'a>,
    pub(super) press: &'a Press<'a>,
    /// The item.
    pub(super) item: ItemId,
    /// What of the item.
    pub(super) part: Part<'a>,
    head: &'a Head,
}

/// What of an item stands in a row.
#[derive(Clone, Copy)]
pub(super) enum Part<'a> {
    /// All of it.
    Whole,
    /// A decision inside a plan, by its place in it.
    Decision(usize, &'a PlanDecision),
    /// What was recorded later.
    Update(&'a Update),
    /// The same, of an idea.
    IdeaUpdate(&'a Update<IdeaStatus>),
    /// How an indicator was at the start.
    Baseline(&'a Measurement),
    /// How it was later.
    Measurement(&'a Measurement),
    /// A figure or fact about a wijk.
    Trait(&'a Trait),
}

impl<'a> Row<'a> {
    /// The row of an item, unless residents do not see it or somebody in it did not agree to it.
    pub(super) fn new(press: &'a Press<'a>, item: ItemId) -> Option<Row<'a>> {
        let edition = press.map.edition;
        let head = edition.head(item)?;
        let is_public = edition.publication(item) == Publication::Public;
        let row = Row { edition, press, item, part: Part::Whole, head };
        (is_public && !row.is_refused()).then_some(row)
    }

    /// A part of the item.
    pub(super) fn of(self, part: Part<'a>) -> Row<'a> {
        Row { part, ..self }
    }

    /// What every item has. A decision inside a plan has no head of its own.
    pub(super) fn head(self) -> Option<&'a Head> {
        Some(self.head).filter(|_| !self.is_in_plan())
    }

    /// What residents call it.
    pub(super) fn title(self) -> &'a str {
        match self.part {
            Part::Decision(_, decision) => &decision.title,
            _ => &self.head.title,
        }
    }

    /// Names it within its wijk and kind.
    pub(super) fn id(self) -> Cow<'a, str> {
        match self.part {
            Part::Decision(at, _) => format!("{}-besluit-{}", self.head.id, at + 1).into(),
            _ => self.head.id.as_str().into(),
        }
    }

    /// Names it within the site, as references do: `dorp/mijlpalen/bankje`.
    pub(super) fn full_id(self) -> String {
        let kind = if self.is_in_plan() { Kind::Decision } else { self.item.kind };
        full_name(self.edition, self.item.area, kind, &self.id())
    }

    /// The wijk that it is about: of a wijk itself, that wijk.
    pub(super) fn wijk(self) -> Option<&'a Head> {
        self.edition.head(ItemId::wijk(wijk_of(self.item)?))
    }

    /// The whole address of its page, or its place on one.
    pub(super) fn address(self) -> Option<String> {
        let site = self.edition.site;
        let path = if self.is_in_plan() {
            let page = section_path(site, self.item.area, Kind::Decision, 1);
            format!("{page}#{}", self.id())
        } else {
            item_path(site, self.item)?
        };
        Some(self.press.absolute(&path))
    }

    /// The names of the items that a key refers to, as far as residents see them.
    pub(super) fn references(self, key: &'static str) -> impl Iterator<Item = String> + use<'a> {
        let all = self.head.gathered.references.iter().filter(move |it| it.key == key);
        all.filter_map(move |it| self.name_of(self.edition.find(self.item, it)?))
    }

    /// What an item is called within the site, if residents see it.
    pub(super) fn name_of(self, item: ItemId) -> Option<String> {
        let is_public = self.edition.publication(item) == Publication::Public;
        let id = self.edition.site.id(item).filter(|_| is_public)?;
        Some(full_name(self.edition, item.area, item.kind, id))
    }

    /// Whether it is a decision inside a plan.
    pub(super) fn is_in_plan(self) -> bool {
        matches!(self.part, Part::Decision(..))
    }

    /// Whether the person whom it is about said no. Then nothing is published at all; a preview
    /// shows it with the mistake.
    fn is_refused(self) -> bool {
        let area = self.edition.site.area(self.item.area);
        let consent = match self.item.kind {
            Kind::Voice => area.voices[self.item.index].consent.as_ref(),
            Kind::Contact => area.contacts[self.item.index].consent.as_ref(),
            _ => None,
        };
        consent.is_some_and(|it| !it.value)
    }
}

fn full_name(edition: &Edition<'_>, area: AreaId, kind: Kind, id: &str) -> String {
    let kind = kind.file();
    match area {
        AreaId::Site => format!("{kind}/{id}"),
        AreaId::Wijk(at) => format!("{}/{kind}/{id}", edition.site.wijken[at].profile.head.id),
    }
}
