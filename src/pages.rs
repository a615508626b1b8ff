//! Which pages exist, at which address, about what. The addresses of files that are no pages are made where the files are.
//!
//! A path has no slash in front and ends in one: `wijken/dorp/nieuws/`. The home page has none.

mod alias;
mod data;
mod paths;
mod register;
mod sections;
mod wishes;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::address::Addresses;
use crate::edition::Edition;
use crate::model::{AreaId, ItemId, Kind};

pub use alias::alias_path;
pub use data::{DATA, DATA_SETS, is_data_file};
pub use paths::{area_path, destination_path, item_path, poster_path, progress_path, section_path};
pub use register::{Drawer, PER_DRAWER_PAGE, Register, SEARCH, findable};
pub use sections::{
    PER_PAGE, POSTERS_PER_PAGE, SECTIONS, has_progress, has_section, plans_with_decisions, posters,
};
use wishes::{Wish, Wishes};

/// What a page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The site.
    Home,
    /// All wijken.
    Wijken,
    /// How far an area has got.
    Progress(AreaId),
    /// One item, or a wijk.
    Item(ItemId),
    /// Items of one kind in short: the area, the kind, and the number of the page, from 1.
    List(AreaId, Kind, usize),
    /// Items of one kind in full.
    Collection(AreaId, Kind),
    /// Posters of a wijk, to print: the number of the page, from 1.
    Posters(AreaId, usize),
    /// The open data, with what its columns mean.
    Data,
    /// The search, with the register of everything below it.
    Search,
    /// One page of a large register: what stands there, and the number of the page, from 1.
    Drawer(Drawer, usize),
    /// Where an old address leads now: to the page of an item, or to the progress of an area.
    Moved(Destination),
    /// What pages are made of, for who makes a theme; in the preview only.
    StyleGuide,
    /// What the organisation says of the accessibility of the site.
    Accessibility,
    /// A page that is not there.
    NotFound,
}

/// Where an old address leads now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination {
    /// To an item.
    Item(ItemId),
    /// To the progress of an area.
    Progress(AreaId),
}

/// How the items of a kind are published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// Each has a page, and they are listed at the address of their kind.
    Listed,
    /// Each has a page, and they are listed on the progress page.
    InProgress,
    /// They share one page.
    Shared,
    /// They are shown where they belong, and nowhere else.
    Within,
}

/// Every page by its path.
#[derive(Debug, Default)]
pub struct Pages {
    by_path: Addresses<Wish>,
    hidden: BTreeMap<String, ItemId>,
    clashes: Vec<Clash>,
    register: Register,
}

/// Two sources for one address, or an address outside the site.
#[derive(Debug)]
pub struct Clash {
    /// The address, as it was written or made.
    pub address: String,
    /// The item that wants it.
    pub item: ItemId,
    /// The alias that wants it, by its place among the aliases of the item.
    pub alias: Option<usize>,
    /// What has it already; nothing when it lies outside the site.
    pub taken_by: Option<String>,
}

fn form(kind: Kind) -> Form {
    match kind {
        Kind::Challenge | Kind::Milestone => Form::InProgress,
        Kind::Decision | Kind::Outcome | Kind::Contact | Kind::Indicator | Kind::Budget => {
            Form::Shared
        }
        Kind::Voice | Kind::Municipality | Kind::Theme | Kind::Foreword => Form::Within,
        Kind::Plan
        | Kind::Activity
        | Kind::QuickWin
        | Kind::News
        | Kind::Event
        | Kind::Idea
        | Kind::Organisation
        | Kind::Wijk
        | Kind::Page => Form::Listed,
    }
}

/// The page about the accessibility of the site; one of the editors may take its place.
pub const ACCESSIBILITY: &str = "toegankelijkheid/";

/// The part of an address that stands for a kind.
fn segment(kind: Kind) -> &'static str {
    match kind {
        Kind::Contact => "contact",
        kind => kind.file(),
    }
}

/// Whether the items of a kind have a page each.
pub fn has_own_page(kind: Kind) -> bool {
    matches!(form(kind), Form::Listed | Form::InProgress)
}

/// Whether the items of a kind have an address by which they can be found.
fn has_address(kind: Kind) -> bool {
    !matches!(kind, Kind::Voice | Kind::Theme | Kind::Foreword)
}

/// Whether the items of a kind share one page.
pub fn shares_page(kind: Kind) -> bool {
    form(kind) == Form::Shared
}

impl Pages {
    /// Lists every page of an edition.
    pub fn new(edition: &Edition<'_>) -> Self {
        let areas: Vec<AreaId> = edition.site.areas().collect();
        let (register, mut wishes) = rayon::join(
            || Register::new(edition),
            || areas.into_par_iter().map(|it| Wishes::of(edition, it)).collect::<Vec<_>>(),
        );
        let mut all = fixed(edition, &register);
        all.extend(wishes.iter_mut().flat_map(|it| it.pages.drain(..)));
        if edition.site.settings.accessibility.is_some() {
            all.push(Wish::fixed(ACCESSIBILITY, Subject::Accessibility));
        }
        all.extend(wishes.iter_mut().flat_map(|it| it.aliases.drain(..)));
        let mut pages = Pages { register, ..Pages::default() };
        for it in wishes {
            pages.hidden.extend(it.hidden);
            pages.clashes.extend(it.clashes);
        }
        pages.by_path = Addresses::settle(all, |first, path, late| {
            pages.clashes.extend(first.clash(&path, late, edition));
        });
        pages
    }

    /// The pages in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Subject)> {
        self.by_path.iter().map(|(path, page)| (path, page.subject))
    }

    /// What the page at a path is about.
    pub fn find(&self, path: &str) -> Option<Subject> {
        self.by_path.find(path).map(|page| page.subject)
    }

    /// The item whose page would stand at a path, if this edition showed it.
    pub fn find_hidden(&self, path: &str) -> Option<ItemId> {
        self.hidden.get(path).copied()
    }

    /// Everything that residents can find.
    pub fn register(&self) -> &Register {
        &self.register
    }

    /// Addresses that two sources want, and addresses outside the site.
    pub fn clashes(&self) -> &[Clash] {
        &self.clashes
    }
}

/// The pages that do not come from an area or an item.
fn fixed(edition: &Edition<'_>, register: &Register) -> Vec<(String, Wish)> {
    let mut fixed = vec![
        Wish::fixed("", Subject::Home),
        Wish::fixed("wijken/", Subject::Wijken),
        Wish::fixed("404.html", Subject::NotFound),
        Wish::fixed(DATA, Subject::Data),
        Wish::fixed(SEARCH, Subject::Search),
    ];
    if edition.shows_drafts() {
        fixed.push(Wish::fixed("stijlgids/", Subject::StyleGuide));
    }
    if !register.is_small() {
        for (drawer, count) in register.drawers() {
            let pages = 1..=count.div_ceil(PER_DRAWER_PAGE);
            fixed.extend(pages.map(|number| {
                Wish::fixed(drawer.path(edition, number), Subject::Drawer(drawer, number))
            }));
        }
    }
    fixed
}

/// The wijk that the page of an item belongs to.
pub fn wijk_of(item: ItemId) -> Option<usize> {
    match (item.kind, item.area) {
        (Kind::Wijk, _) => Some(item.index),
        (_, AreaId::Wijk(at)) => Some(at),
        (_, AreaId::Site) => None,
    }
}

/// The wijk of an area, as an item.
pub fn area_item(area: AreaId) -> Option<ItemId> {
    match area {
        AreaId::Site => None,
        AreaId::Wijk(at) => Some(ItemId::wijk(at)),
    }
}
