//! Which pages exist, at which address, about what. The addresses of files that are no pages are made where the files are.
//!
//! A path has no slash in front and ends in one: `wijken/dorp/nieuws/`. The home page has none.

mod alias;
mod data;
mod paths;
mod register;
mod sections;

use std::borrow::Cow;
use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::address::fold;
use crate::edition::Edition;
use crate::model::{AreaId, Head, ItemId, Kind};

pub use alias::alias_path;
pub use data::{DATA, DATA_SETS, is_data_file};
pub use paths::{area_path, destination_path, item_path, poster_path, progress_path, section_path};
pub use register::{Drawer, PER_DRAWER_PAGE, Register, SEARCH, findable};
pub use sections::{
    PER_PAGE, POSTERS_PER_PAGE, SECTIONS, has_progress, plans_with_decisions, posters,
};

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
    by_path: BTreeMap<String, Subject>,
    /// The paths that are not the folded path with a slash behind it, by that folded path.
    odd: BTreeMap<String, String>,
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
        let areas: Vec<AreaId> = edition.areas().collect();
        let (register, (sections, items)) = rayon::join(
            || Register::new(edition),
            || {
                let sections = areas.par_iter().flat_map_iter(|area| sections::of(edition, *area));
                (sections.collect::<Vec<_>>(), items(edition))
            },
        );
        let mut pages = Pages { register, ..Pages::default() };
        pages.add(String::new(), Subject::Home);
        pages.add("wijken/".to_owned(), Subject::Wijken);
        pages.add("404.html".to_owned(), Subject::NotFound);
        if edition.shows_drafts() {
            pages.add("stijlgids/".to_owned(), Subject::StyleGuide);
        }
        pages.add(DATA.to_owned(), Subject::Data);
        pages.add_register(edition);
        for (path, subject) in sections {
            pages.add(path, subject);
        }
        pages.add_items(edition, items);
        if edition.site.settings.accessibility.is_some() && pages.find(ACCESSIBILITY).is_none() {
            pages.add(ACCESSIBILITY.to_owned(), Subject::Accessibility);
        }
        pages.add_aliases(edition);
        pages
    }

    /// The pages in the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Subject)> {
        self.by_path.iter().map(|(path, subject)| (path.as_str(), *subject))
    }

    /// What the page at a path is about.
    pub fn find(&self, path: &str) -> Option<Subject> {
        self.by_path.get(path).copied()
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

    fn add(&mut self, path: String, subject: Subject) {
        if !is_plain(&path) {
            self.odd.insert(fold(&path).into_owned(), path.clone());
        }
        self.by_path.insert(path, subject);
    }

    fn add_register(&mut self, edition: &Edition<'_>) {
        self.add(SEARCH.to_owned(), Subject::Search);
        if self.register.is_small() {
            return;
        }
        let drawers: Vec<(Drawer, usize)> = self.register.drawers().collect();
        for (drawer, count) in drawers {
            for number in 1..=count.div_ceil(PER_DRAWER_PAGE) {
                self.add(drawer.path(edition, number), Subject::Drawer(drawer, number));
            }
        }
    }

    fn add_items(&mut self, edition: &Edition<'_>, items: Vec<(ItemId, String)>) {
        for (item, path) in items {
            if edition.is_shown(item) {
                self.claim(edition, path, Subject::Item(item), (item, None));
            } else {
                self.hidden.insert(path, item);
            }
        }
    }

    fn add_aliases(&mut self, edition: &Edition<'_>) {
        for (item, head) in edition.site.items().filter(|(item, _)| edition.is_shown(*item)) {
            for (at, alias) in head.aliases.iter().enumerate() {
                match alias_path(alias) {
                    Some(path) => {
                        let moved = Subject::Moved(Destination::Item(item));
                        self.claim(edition, path, moved, (item, Some(at)));
                    }
                    None => self.clashes.push(Clash {
                        address: alias.value.clone(),
                        item,
                        alias: Some(at),
                        taken_by: None,
                    }),
                }
            }
        }
    }

    fn claim(
        &mut self,
        edition: &Edition<'_>,
        path: String,
        subject: Subject,
        (item, alias): (ItemId, Option<usize>),
    ) {
        match self.taken(&path) {
            Some(taken) => {
                let taken_by = Some(self.describe(edition, &taken));
                let address = format!("/{path}");
                self.clashes.push(Clash { address, item, alias, taken_by });
            }
            None => self.add(path, subject),
        }
    }

    /// The path that some host may take for the same, if there is one.
    fn taken(&self, path: &str) -> Option<String> {
        let plain = if is_plain(path) { path.into() } else { format!("{}/", fold(path)).into() };
        let plain: Cow<'_, str> = plain;
        let odd = || self.odd.get(plain.trim_end_matches('/')).cloned();
        if self.by_path.contains_key(plain.as_ref()) { Some(plain.into_owned()) } else { odd() }
    }

    fn describe(&self, edition: &Edition<'_>, path: &str) -> String {
        match self.find(path) {
            Some(Subject::Item(item) | Subject::Moved(Destination::Item(item))) => {
                edition.head(item).map_or_else(String::new, |head| format!("`{}`", head.span.file))
            }
            _ => "een vaste pagina van de site".to_owned(),
        }
    }
}

/// Whether a path is written as it is compared, with a slash behind it: that of nearly every page.
fn is_plain(path: &str) -> bool {
    path.strip_suffix('/').is_some_and(|it| fold(path) == it)
}

/// The items that have a page each, with its path. Of two with the same name the first has it.
fn items(edition: &Edition<'_>) -> Vec<(ItemId, String)> {
    let items: Vec<_> = edition.site.items().filter(|(it, _)| has_own_page(it.kind)).collect();
    let path = |(item, head): &(ItemId, &Head)| {
        let is_first = edition.index.item(item.area, item.kind, &head.id) == Some(*item);
        let path = item_path(edition.site, *item).filter(|_| is_first && !head.id.is_empty())?;
        Some((*item, path))
    };
    items.par_iter().filter_map(path).collect()
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
