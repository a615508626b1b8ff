//! Posters to print: a sheet for the wijk, and one for each quick win and milestone.

use super::Composer;
use super::view::{Pager, Poster, PosterPage};
use crate::model::{AreaId, Head, ItemId, Kind};
use crate::outputs::{qr, short};
use crate::pages::{POSTERS_PER_PAGE, area_item, poster_path, posters};

impl Composer<'_> {
    /// One page of the posters of an area.
    pub(super) fn poster_page(self, area: AreaId, number: usize) -> PosterPage {
        let all: Vec<ItemId> = posters(self.edition(), area).collect();
        let total = all.len().div_ceil(POSTERS_PER_PAGE);
        let here = all.chunks(POSTERS_PER_PAGE).nth(number - 1).unwrap_or_default();
        let path = |number| self.press.link(&poster_path(self.edition().site, area, number));
        let pager = Pager {
            number,
            total,
            previous: (number > 1).then(|| path(number - 1)),
            next: (number < total).then(|| path(number + 1)),
        };
        PosterPage {
            posters: here.iter().filter_map(|item| self.poster(*item)).collect(),
            pager: Some(pager).filter(|_| total > 1),
        }
    }

    fn poster(self, item: ItemId) -> Option<Poster> {
        let edition = self.edition();
        let head = edition.head(item)?;
        let path = short::of_item(self.press, item)?;
        let address = self.press.absolute(&path);
        let (host, path) = address.split_once("://")?.1.split_once('/')?;
        let is_wijk = item.kind == Kind::Wijk;
        let wijk = area_item(item.area).filter(|_| !is_wijk);
        Some(Poster {
            id: poster_id(item, head),
            label: self.label(item.home(), item.kind),
            wijk: wijk.map(|it| self.title(it).to_owned()),
            title: head.title.clone(),
            summary: Self::excerpt(head.summary.as_ref(), &head.text),
            standing: self.standing_of(item).filter(|_| !is_wijk),
            host: host.to_owned(),
            path: format!("/{}", path.trim_end_matches('/')),
            code: qr::code(&address)?,
            url: self.address(item),
        })
    }
}

/// Names a poster on its page.
pub(super) fn poster_id(item: ItemId, head: &Head) -> String {
    format!("{}-{}", item.kind.file(), head.id)
}
