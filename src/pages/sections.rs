//! The pages that an area has besides those of its items: its progress, its lists, its posters.
//!
//! A section that has nothing to show has no page.

use super::{
    Destination, Subject, area_item, poster_path, progress_path, section_path, shares_page,
};
use crate::edition::Edition;
use crate::model::{AreaId, ItemId, Kind};

/// How many items a list page shows.
pub const PER_PAGE: usize = 20;

/// How many posters stand on one page, which then stays below 100 kB.
pub const POSTERS_PER_PAGE: usize = 24;

/// The kinds that have a section of their own in an area, in the order of its menu.
pub const SECTIONS: &[Kind] = &[
    Kind::News,
    Kind::Event,
    Kind::QuickWin,
    Kind::Activity,
    Kind::Idea,
    Kind::Plan,
    Kind::Outcome,
    Kind::Indicator,
    Kind::Budget,
    Kind::Decision,
    Kind::Organisation,
    Kind::Contact,
];

/// Whether the items of a kind are listed on a page, as soon as there are any.
pub fn has_section(kind: Kind) -> bool {
    SECTIONS.contains(&kind) || matches!(kind, Kind::Challenge | Kind::Milestone)
}

/// The pages of an area, each with what it is about.
pub(super) fn of(edition: &Edition<'_>, area: AreaId) -> Vec<(String, Subject)> {
    let site = edition.site;
    let mut pages = Vec::new();
    if has_progress(edition, area) {
        pages.push((progress_path(site, area), Subject::Progress(area)));
        let moved = Subject::Moved(Destination::Progress(area));
        let kinds = [Kind::Challenge, Kind::Milestone].into_iter();
        let kinds = kinds.filter(|kind| !edition.list(area, *kind).is_empty());
        pages.extend(kinds.map(|kind| (section_path(site, area, kind, 1), moved)));
    }
    for &kind in SECTIONS {
        let count = edition.list(area, kind).len();
        if count == 0 || (kind == Kind::Organisation && area != AreaId::Site) {
            continue;
        }
        if shares_page(kind) {
            let path = section_path(site, area, kind, 1);
            pages.push((path, Subject::Collection(area, kind)));
            continue;
        }
        pages.extend((1..=count.div_ceil(PER_PAGE)).map(|number| {
            (section_path(site, area, kind, number), Subject::List(area, kind, number))
        }));
    }
    // Decisions inside a plan are shown with those outside one.
    if !plans_with_decisions(edition, area).is_empty() {
        let path = section_path(site, area, Kind::Decision, 1);
        pages.push((path, Subject::Collection(area, Kind::Decision)));
    }
    let posters = posters(edition, area).count().div_ceil(POSTERS_PER_PAGE);
    let poster = |number| (poster_path(site, area, number), Subject::Posters(area, number));
    pages.extend((1..=posters).map(poster));
    pages
}

/// The plans of an area that hold decisions.
pub fn plans_with_decisions(edition: &Edition<'_>, area: AreaId) -> Vec<ItemId> {
    let plans = &edition.site.area(area).plans;
    let own = edition.own(area, Kind::Plan);
    own.filter(|it| !plans[it.index].decisions.is_empty()).collect()
}

/// Whether an area has promised anything that its readers see.
pub fn has_progress(edition: &Edition<'_>, area: AreaId) -> bool {
    let own = |area: AreaId| {
        [Kind::Challenge, Kind::Milestone, Kind::QuickWin]
            .iter()
            .any(|kind| !edition.list(area, *kind).is_empty())
    };
    edition.counted_areas(area).iter().any(|it| own(*it))
}

/// What has a poster in an area, in the order of its posters: the wijk itself, its quick wins and
/// its milestones.
pub fn posters(edition: &Edition<'_>, area: AreaId) -> impl Iterator<Item = ItemId> {
    let wijk = area_item(area);
    let kinds = [Kind::QuickWin, Kind::Milestone].into_iter().filter(move |_| wijk.is_some());
    let own = kinds.flat_map(move |kind| edition.list(area, kind).iter().copied());
    wijk.into_iter().chain(own.filter(move |it| it.area == area))
}
