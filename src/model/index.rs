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

    /// What a reference that leads nowhere may have meant, written in full, to choose the nearest
    /// from.
    pub fn candidates(&self, area: AreaId, of: Kind, reference: &Reference) -> Vec<String> {
        let kinds = kinds_named_by(reference.key, of);
        let ids = |area: AreaId, kinds: &[Kind]| -> Vec<&str> {
            kinds.iter().flat_map(|kind| self.ids(area, *kind)).take(AT_MOST).collect()
        };
        let plain = || {
            let mut near = ids(area, &kinds);
            if area != AreaId::Site {
                near.extend(ids(AreaId::Site, &kinds));
            }
            near.dedup();
            near.into_iter().map(str::to_owned).collect()
        };
        let Some((first, rest)) = reference.target.split_once('/') else { return plain() };
        let named: Vec<Kind> = kinds.iter().copied().filter(|it| it.file() == first).collect();
        let found: Vec<String> = match self.wijk(first) {
            Some(wijk) => ids(wijk, &kinds).iter().map(|id| format!("{first}/{id}")).collect(),
            None if named.is_empty() => {
                self.wijken.keys().map(|wijk| format!("{wijk}/{rest}")).collect()
            }
            None => ids(area, &named).iter().map(|id| format!("{first}/{id}")).collect(),
        };
        if found.is_empty() { plain() } else { found }
    }

    /// The ids of one kind in one area.
    fn ids(&self, area: AreaId, kind: Kind) -> impl Iterator<Item = &'a str> {
        let from = self.items.range((area, kind, "")..);
        from.take_while(move |((at, of, _), _)| (*at, *of) == (area, kind)).map(|((.., id), _)| *id)
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
