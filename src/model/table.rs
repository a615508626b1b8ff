//! A value for every item of a site, or for every list of items, side by side in memory.
//!
//! An item is known by its area, its kind and its place among its kind, and so is its place here.

use rayon::prelude::*;

use super::kind::Kind;
use super::{AreaId, ItemId, Site};

/// A value for every list of items.
#[derive(Debug)]
pub struct PerList<T>(Vec<T>);

/// A value for every item.
#[derive(Debug)]
pub struct PerItem<T> {
    /// Where each list begins.
    starts: PerList<usize>,
    values: Vec<T>,
}

impl<T> Default for PerList<T> {
    fn default() -> Self {
        PerList(Vec::new())
    }
}

impl<T> Default for PerItem<T> {
    fn default() -> Self {
        PerItem { starts: PerList::default(), values: Vec::new() }
    }
}

impl<T: Send> PerList<T> {
    /// Makes a value for each kind in each area.
    pub fn new(site: &Site, make: impl Fn(AreaId, Kind) -> T + Sync) -> Self {
        let areas: Vec<AreaId> = site.areas().collect();
        let all_of = |area: &AreaId| -> Vec<T> {
            Kind::EVERY.iter().map(|kind| make(*area, *kind)).collect()
        };
        let values: Vec<Vec<T>> = areas.par_iter().map(all_of).collect();
        PerList(values.into_iter().flatten().collect())
    }
}

impl<T> PerList<T> {
    /// The value of one list.
    pub fn get(&self, area: AreaId, kind: Kind) -> Option<&T> {
        self.0.get(place(area, kind))
    }
}

impl<T: Send> PerItem<T> {
    /// Makes a value for each item.
    pub fn new(site: &Site, make: impl Fn(ItemId) -> T + Sync) -> Self {
        let lists = PerList::new(site, |area, kind| {
            let items = (0..site.count(area, kind)).map(|index| ItemId { area, kind, index });
            items.map(&make).collect::<Vec<T>>()
        });
        let begin = |end: &mut usize, list: &Vec<T>| {
            let start = *end;
            *end += list.len();
            Some(start)
        };
        let starts = PerList(lists.0.iter().scan(0, begin).collect());
        PerItem { starts, values: lists.0.into_iter().flatten().collect() }
    }
}

impl<T> PerItem<T> {
    /// The value of one item.
    pub fn get(&self, item: ItemId) -> Option<&T> {
        self.values.get(self.place(item)?)
    }

    /// The same, to change it.
    pub fn get_mut(&mut self, item: ItemId) -> Option<&mut T> {
        let place = self.place(item)?;
        self.values.get_mut(place)
    }

    fn place(&self, item: ItemId) -> Option<usize> {
        Some(self.starts.get(item.area, item.kind)? + item.index)
    }
}

fn place(area: AreaId, kind: Kind) -> usize {
    let area = match area {
        AreaId::Site => 0,
        AreaId::Wijk(at) => at + 1,
    };
    area * Kind::EVERY.len() + kind as usize
}
