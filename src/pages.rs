//! Which pages exist, at which address, about what. The addresses of files that are no pages are made where the files are.
//!
//! A path has no slash in front and ends in one: `wijken/dorp/nieuws/`. The home page has none.

mod alias;
mod data;
mod paths;
mod register;

use std::collections::BTreeMap;

use crate::address::fold;
use crate::edition::Edition;
use crate::model::{AreaId, ItemId, Kind};

pub use alias::alias_path;
pub use data::{DATA, DATA_SETS, is_data_file};
pub use paths::{area_path, destination_path, item_path, poster_path, progress_path, section_path};
pub use register::{Drawer, PER_DRAWER_PAGE, Register, SEARCH, findable};

/// How many items a list page shows.
pub const PER_PAGE: usize = 20;

/// How many posters stand on one page, which then stays below 100 kB.
pub const POSTERS_PER_PAGE: usize = 24;

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
#[derive(Debug)]
pub struct Pages {
    by_path: BTreeMap<String, Subject>,
    /// The paths that are written otherwise than they are compared, as they are compared.
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
        let mut pages = Pages {
            by_path: BTreeMap::new(),
            odd: BTreeMap::new(),
            hidden: BTreeMap::new(),
            clashes: Vec::new(),
            register: Register::new(edition),
        };
        pages.add(String::new(), Subject::Home);
        pages.add("wijken/".to_owned(), Subject::Wijken);
        pages.add("404.html".to_owned(), Subject::NotFound);
        if edition.shows_drafts() {
            pages.add("stijlgids/".to_owned(), Subject::StyleGuide);
        }
        pages.add(DATA.to_owned(), Subject::Data);
        pages.add_register(edition);
        for area in edition.areas() {
            pages.add_sections(edition, area);
        }
        pages.add_items(edition);
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
        let folded = fold(&path);
        if folded != path.trim_end_matches('/') {
            self.odd.insert(folded.into_owned(), path.clone());
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

    fn add_sections(&mut self, edition: &Edition<'_>, area: AreaId) {
        let site = edition.site;
        if has_progress(edition, area) {
            self.add(progress_path(site, area), Subject::Progress(area));
            let moved = Subject::Moved(Destination::Progress(area));
            for kind in [Kind::Challenge, Kind::Milestone] {
                if !edition.list(area, kind).is_empty() {
                    self.add(section_path(site, area, kind, 1), moved);
                }
            }
        }
        for &kind in SECTIONS {
            let count = edition.list(area, kind).len();
            if count == 0 || (kind == Kind::Organisation && area != AreaId::Site) {
                continue;
            }
            if shares_page(kind) {
                self.add(section_path(site, area, kind, 1), Subject::Collection(area, kind));
                continue;
            }
            for number in 1..=count.div_ceil(PER_PAGE) {
                let path = section_path(site, area, kind, number);
                self.add(path, Subject::List(area, kind, number));
            }
        }
        self.add_plan_decisions(edition, area);
        for number in 1..=posters(edition, area).count().div_ceil(POSTERS_PER_PAGE) {
            self.add(poster_path(site, area, number), Subject::Posters(area, number));
        }
    }

    /// Decisions inside a plan are shown with those outside one.
    fn add_plan_decisions(&mut self, edition: &Edition<'_>, area: AreaId) {
        if !plans_with_decisions(edition, area).is_empty() {
            let path = section_path(edition.site, area, Kind::Decision, 1);
            self.add(path, Subject::Collection(area, Kind::Decision));
        }
    }

    fn add_items(&mut self, edition: &Edition<'_>) {
        for (item, head) in edition.site.items() {
            let named_first = edition.index.item(item.area, item.kind, &head.id) == Some(item);
            if !has_own_page(item.kind) || !named_first {
                continue;
            }
            if !edition.is_shown(item) {
                self.hidden.extend(item_path(edition.site, item).map(|path| (path, item)));
            } else if let Some(path) = item_path(edition.site, item).filter(|_| !head.id.is_empty())
            {
                self.claim(edition, path, Subject::Item(item), (item, None));
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
        let folded = fold(path);
        if let Some(odd) = self.odd.get(folded.as_ref()) {
            return Some(odd.clone());
        }
        let plain = [format!("{folded}/"), folded.into_owned()];
        plain.into_iter().find(|it| self.by_path.contains_key(it))
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
