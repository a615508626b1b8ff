//! Finding items by the names that editors use in references.

use std::collections::BTreeMap;

use super::kind::Kind;
use super::{AreaId, ItemId, PerList, Site};
use crate::decode::Reference;

/// Every item by area, kind and id.
#[derive(Debug)]
pub struct Index<'a> {
    site: &'a Site,
    /// The ids of each list with the places of the items, in the order of the ids.
    ids: PerList<Vec<(&'a str, usize)>>,
    wijken: BTreeMap<&'a str, AreaId>,
}

/// How many ids of an area are looked at for a hint.
const AT_MOST: usize = 500;

/// What a reference leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// One item.
    Found(ItemId),
    /// Several, of different kinds; the editor has to say which.
    Ambiguous(Vec<ItemId>),
    /// Nothing.
    Missing,
}

/// Which kinds a key may name.
fn kinds_named_by(key: &str, of: Kind) -> &'static [Kind] {
    match key {
        "opgave" | "opgaven" => &[Kind::Challenge],
        "plan" | "opvolger-van" => &[Kind::Plan],
        "onderdeel-van" => std::slice::from_ref(&Kind::EVERY[of as usize]),
        "omvat" => &[Kind::Wijk],
        "gemeente" => &[Kind::Municipality],
        "voor" => &[Kind::Wijk, Kind::Municipality],
        "themas" => &[Kind::Theme],
        "cijfer" => &[Kind::Indicator],
        "idee" => &[Kind::Idea],
        "aanspreekpunt" => &[Kind::Contact],
        "aanbieder" | "trekker" | "partners" | "organisator" | "eigenaar" | "organisatie" => {
            &[Kind::Organisation, Kind::Contact, Kind::Municipality]
        }
        _ => Kind::NAMED,
    }
}

impl<'a> Index<'a> {
    /// Lists every item of the site by its name. Of two with the same name the first is kept.
    pub fn new(site: &'a Site) -> Self {
        let ids = PerList::new(site, |area, kind| {
            let id = |index| Some((site.id(ItemId { area, kind, index })?, index));
            let mut ids: Vec<(&str, usize)> = (0..site.count(area, kind)).filter_map(id).collect();
            ids.sort_unstable();
            ids.dedup_by_key(|(id, _)| *id);
            ids
        });
        let wijken = site.wijken.iter().enumerate();
        let wijken = wijken.map(|(at, wijk)| (wijk.profile.head.id.as_str(), AreaId::Wijk(at)));
        Index { site, ids, wijken: wijken.collect() }
    }

    /// What a reference in an item of kind `of` in one area leads to.
    pub fn resolve(&self, area: AreaId, of: Kind, reference: &Reference) -> Resolution {
        let kinds = kinds_named_by(reference.key, of);
        let mut found = self.search(area, kinds, &reference.target);
        match found.len() {
            0 => Resolution::Missing,
            1 => Resolution::Found(found.remove(0)),
            _ => Resolution::Ambiguous(found),
        }
    }

    /// The item that a reference leads to, if it leads to one.
    pub fn find(&self, area: AreaId, of: Kind, reference: &Reference) -> Option<ItemId> {
        match self.resolve(area, of, reference) {
            Resolution::Found(item) => Some(item),
            Resolution::Ambiguous(_) | Resolution::Missing => None,
        }
    }

    /// The item of this kind with this id, in exactly this area.
    pub fn item(&self, area: AreaId, kind: Kind, id: &str) -> Option<ItemId> {
        let ids = self.ids.get(area, kind)?;
        let at = ids.binary_search_by_key(&id, |(id, _)| id).ok()?;
        Some(ItemId { area, kind, index: ids[at].1 })
    }

    /// The items whose name is already that of another of their kind and area, with that other.
    pub fn namesakes(&self) -> impl Iterator<Item = (ItemId, ItemId)> {
        self.site.items().filter_map(|(item, head)| {
            let first = self.item(item.area, item.kind, &head.id)?;
            (first != item && !head.id.is_empty()).then_some((item, first))
        })
    }

    /// The wijk with this id.
    pub fn wijk(&self, id: &str) -> Option<AreaId> {
        self.wijken.get(id).copied()
    }

    /// What a reference that leads nowhere may have meant, written in full, to choose the nearest
    /// from.
    pub fn candidates(&self, area: AreaId, of: Kind, reference: &Reference) -> Vec<String> {
        let kinds = kinds_named_by(reference.key, of);
        let ids = |area: AreaId, kinds: &[Kind]| -> Vec<&str> {
            kinds.iter().flat_map(|kind| self.ids(area, *kind)).take(AT_MOST).collect()
        };
        let plain = || {
            let mut near = ids(area, kinds);
            if area != AreaId::Site {
                near.extend(ids(AreaId::Site, kinds));
            }
            near.dedup();
            near.into_iter().map(str::to_owned).collect()
        };
        let Some((first, rest)) = reference.target.split_once('/') else { return plain() };
        let named: Vec<Kind> = kinds.iter().copied().filter(|it| it.file() == first).collect();
        let found: Vec<String> = match self.wijk(first) {
            Some(wijk) => ids(wijk, kinds).iter().map(|id| format!("{first}/{id}")).collect(),
            None if named.is_empty() => {
                self.wijken.keys().map(|wijk| format!("{wijk}/{rest}")).collect()
            }
            None => ids(area, &named).iter().map(|id| format!("{first}/{id}")).collect(),
        };
        if found.is_empty() { plain() } else { found }
    }

    /// The ids of one kind in one area.
    fn ids(&self, area: AreaId, kind: Kind) -> impl Iterator<Item = &'a str> {
        self.ids.get(area, kind).into_iter().flatten().map(|(id, _)| *id)
    }

    /// How a reference from an area to this item is written in full: `quick-wins/pad`, or
    /// `dorp/quick-wins/pad`.
    pub fn full_name(&self, from: AreaId, item: ItemId) -> String {
        let id = self.site.head(item).map_or("", |head| head.id.as_str());
        let name = format!("{}/{id}", item.kind.file());
        match item.area {
            AreaId::Wijk(at) if item.area != from => {
                format!("{}/{name}", self.site.wijken[at].profile.head.id)
            }
            _ => name,
        }
    }

    fn search(&self, area: AreaId, kinds: &[Kind], name: &str) -> Vec<ItemId> {
        if let Some((first, rest)) = name.split_once('/')
            && let Some(wijk) = self.wijk(first)
        {
            return self.search_in(wijk, kinds, rest);
        }
        let own = self.search_in(area, kinds, name);
        if own.is_empty() { self.search_in(AreaId::Site, kinds, name) } else { own }
    }

    /// Looks in one area for an id, or for a kind and an id.
    fn search_in(&self, area: AreaId, kinds: &[Kind], name: &str) -> Vec<ItemId> {
        let (named, id) = match name.split_once('/') {
            Some((kind, id)) => (Some(kind), id),
            None => (None, name),
        };
        let is_named = |it: &&Kind| named.is_none_or(|kind| it.file() == kind || it.one() == kind);
        let kinds = kinds.iter().filter(is_named);
        kinds.filter_map(|kind| self.item(area, *kind, id)).collect()
    }
}
