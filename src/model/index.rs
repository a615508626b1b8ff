//! Finding items by the names that editors use in references.

use std::collections::BTreeMap;

use super::kind::{KINDS, Kind};
use super::{AreaId, ItemId, Site};
use crate::decode::Reference;

/// Every item by area, kind and id.
#[derive(Debug)]
pub struct Index<'a> {
    site: &'a Site,
    items: BTreeMap<(AreaId, Kind, &'a str), ItemId>,
    wijken: BTreeMap<&'a str, AreaId>,
}

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
fn kinds_named_by(key: &str, of: Kind) -> Vec<Kind> {
    match key {
        "opgave" | "opgaven" => vec![Kind::Challenge],
        "plan" | "opvolger-van" => vec![Kind::Plan],
        "onderdeel-van" => vec![of],
        "omvat" => vec![Kind::Wijk],
        "gemeente" => vec![Kind::Municipality],
        "voor" => vec![Kind::Wijk, Kind::Municipality],
        "themas" => vec![Kind::Theme],
        "cijfer" => vec![Kind::Indicator],
        "idee" => vec![Kind::Idea],
        "aanspreekpunt" => vec![Kind::Contact],
        "aanbieder" | "trekker" | "partners" | "organisator" | "eigenaar" | "organisatie" => {
            vec![Kind::Organisation, Kind::Contact, Kind::Municipality]
        }
        _ => KINDS.iter().map(|entry| entry.kind).chain([Kind::Wijk]).collect(),
    }
}

impl<'a> Index<'a> {
    /// Lists every item of the site by its name. Of two with the same name the first is kept.
    pub fn new(site: &'a Site) -> Self {
        let mut items = BTreeMap::new();
        for (item, head) in site.items() {
            items.entry((item.area, item.kind, head.id.as_str())).or_insert(item);
        }
        for (index, theme) in site.settings.themes.iter().enumerate() {
            let item = ItemId { area: AreaId::Site, kind: Kind::Theme, index };
            items.entry((AreaId::Site, Kind::Theme, theme.id.as_str())).or_insert(item);
        }
        let wijken = site.wijken.iter().enumerate();
        let wijken = wijken.map(|(at, wijk)| (wijk.profile.head.id.as_str(), AreaId::Wijk(at)));
        Index { site, items, wijken: wijken.collect() }
    }

    /// What a reference in an item of kind `of` in one area leads to.
    pub fn resolve(&self, area: AreaId, of: Kind, reference: &Reference) -> Resolution {
        let kinds = kinds_named_by(reference.key, of);
        let mut found = self.search(area, &kinds, &reference.target);
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
        self.items.get(&(area, kind, id)).copied()
    }

    /// The wijk with this id.
    pub fn wijk(&self, id: &str) -> Option<AreaId> {
        self.wijken.get(id).copied()
    }

    /// The ids that a key in this area may hold, to choose the nearest from.
    pub fn candidates(&self, area: AreaId, of: Kind, key: &str) -> Vec<&'a str> {
        let kinds = kinds_named_by(key, of);
        let near = |it: &AreaId| *it == area || *it == AreaId::Site;
        let known = self.items.keys().filter(|(at, kind, _)| near(at) && kinds.contains(kind));
        let mut ids: Vec<&str> = known.map(|(_, _, id)| *id).collect();
        ids.dedup();
        ids
    }

    /// How a reference to this item is written in full: `quick-wins/pad`.
    pub fn full_name(&self, item: ItemId) -> String {
        let id = self.site.head(item).map_or("", |head| head.id.as_str());
        format!("{}/{id}", item.kind.file())
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
        let (kinds, id) = match name.split_once('/') {
            Some((kind, id)) => {
                let named = kinds.iter().filter(|it| it.file() == kind || it.one() == kind);
                (named.copied().collect(), id)
            }
            None => (kinds.to_vec(), name),
        };
        kinds.iter().filter_map(|kind| self.item(area, *kind, id)).collect()
    }
}
