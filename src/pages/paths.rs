//! The paths of pages, and of places on pages that items share.

use super::{Destination, Form, form, segment};
use crate::model::{AreaId, ItemId, Kind, Site};

/// The path of the page of an area.
pub fn area_path(site: &Site, area: AreaId) -> String {
    match area {
        AreaId::Site => String::new(),
        AreaId::Wijk(at) => format!("wijken/{}/", site.wijken[at].profile.head.id),
    }
}

/// The path of the page about the progress of an area.
pub fn progress_path(site: &Site, area: AreaId) -> String {
    area_path(site, area) + "voortgang/"
}

/// The path of a page of a list, or of the page that items of a kind share.
pub fn section_path(site: &Site, area: AreaId, kind: Kind, number: usize) -> String {
    let first = format!("{}{}/", area_path(site, area), segment(kind));
    if number > 1 { format!("{first}pagina/{number}/") } else { first }
}

/// The path of a page with the posters of an area, the number from 1.
pub fn poster_path(site: &Site, area: AreaId, number: usize) -> String {
    let first = format!("{}poster/", area_path(site, area));
    if number > 1 { format!("{first}pagina/{number}/") } else { first }
}

/// The path of an item: of its own page, or its place on a page that it shares.
pub fn item_path(site: &Site, item: ItemId) -> Option<String> {
    if item.kind == Kind::Foreword {
        return Some(foreword_path(site, item));
    }
    let id = &site.head(item)?.id;
    let area = area_path(site, item.area);
    Some(match (item.kind, form(item.kind)) {
        (Kind::Wijk, _) => area_path(site, AreaId::Wijk(item.index)),
        (Kind::Page, _) => format!("{id}/"),
        (Kind::Municipality, _) => format!("wijken/#{id}"),
        (Kind::Voice, _) => format!("{area}#stem-{id}"),
        (kind, Form::Shared) => format!("{area}{}/#{id}", segment(kind)),
        (kind, _) => format!("{area}{}/{id}/", segment(kind)),
    })
}

/// The path to which an old address leads.
pub fn destination_path(site: &Site, to: Destination) -> String {
    match to {
        Destination::Item(item) => item_path(site, item).unwrap_or_default(),
        Destination::Progress(area) => progress_path(site, area),
    }
}

/// The path of the page that a foreword stands above.
fn foreword_path(site: &Site, item: ItemId) -> String {
    match site.area(item.area).forewords[item.index].of {
        Some(Kind::Challenge | Kind::Milestone) => progress_path(site, item.area),
        Some(kind) => section_path(site, item.area, kind, 1),
        None => area_path(site, item.area),
    }
}
