//! The register: everything that residents can find, by its letter and by its wijk. It stands below
//! the search, for who has no JavaScript and for who would rather look around.
//!
//! A small site has all of it on one page. Of a large one each letter and each wijk has pages of
//! its own, so that none is heavy.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::{has_address, wijk_of};
use crate::edition::Edition;
use crate::model::{Head, ItemId, Kind};
use crate::values::slug;

/// Where the search is, with the register below it.
pub const SEARCH: &str = "zoeken/";

/// How many items stand in the register before it is spread over several pages.
const ON_ONE_PAGE: usize = 120;

/// How many items one page of a large register lists.
pub const PER_DRAWER_PAGE: usize = 250;

/// Items of the register that stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Drawer {
    /// What begins with this letter, from `a` to `z`; `0` for what begins with something else.
    Letter(char),
    /// What belongs to this wijk, or nothing for what belongs to the whole site.
    Wijk(Option<usize>),
}

/// Everything that residents can find, in drawers.
#[derive(Debug, Default)]
pub struct Register {
    drawers: BTreeMap<Drawer, Content>,
    total: usize,
}

/// What is in a drawer.
#[derive(Debug, Default)]
struct Content {
    items: Vec<ItemId>,
    /// The same in the order of the alphabet, once somebody asks for that.
    sorted: OnceLock<Vec<ItemId>>,
}

/// The items that residents can find: what they see, and what has an address.
pub fn findable<'e>(edition: &'e Edition<'_>) -> impl Iterator<Item = (ItemId, &'e Head)> {
    let shown = edition.site.items().filter(|(item, _)| edition.is_shown(*item));
    shown.filter(|(item, head)| !head.title.is_empty() && has_address(item.kind))
}

impl Register {
    /// Puts what residents can find in its drawers.
    pub(super) fn new(edition: &Edition<'_>) -> Self {
        let mut register = Register::default();
        for (item, head) in findable(edition) {
            register.total += 1;
            for drawer in Drawer::of(item, head) {
                register.drawers.entry(drawer).or_default().items.push(item);
            }
        }
        register
    }

    /// Whether all of it stands on one page.
    pub fn is_small(&self) -> bool {
        self.total <= ON_ONE_PAGE
    }

    /// The drawers with something in them, letters first, and how much that is.
    pub fn drawers(&self) -> impl Iterator<Item = (Drawer, usize)> {
        self.drawers.iter().map(|(drawer, content)| (*drawer, content.items.len()))
    }

    /// What is in a drawer, in the order of the alphabet.
    pub fn in_drawer(&self, drawer: Drawer, edition: &Edition<'_>) -> &[ItemId] {
        self.drawers.get(&drawer).map_or(&[], |content| content.sorted(edition))
    }
}

impl Content {
    fn sorted(&self, edition: &Edition<'_>) -> &[ItemId] {
        let title = |item: &ItemId| edition.head(*item).map_or("", |it| &it.title);
        self.sorted.get_or_init(|| {
            let mut items = self.items.clone();
            items.sort_by_cached_key(|item| (slug(title(item)), title(item), *item));
            items
        })
    }
}

impl Drawer {
    /// Where an item stands: at its letter, and at its wijk.
    pub fn of(item: ItemId, head: &Head) -> [Drawer; 2] {
        let wijk = if item.kind == Kind::Wijk { None } else { wijk_of(item) };
        [Drawer::Letter(letter(&head.title)), Drawer::Wijk(wijk)]
    }

    /// The path of one of its pages, from 1. That of a letter is the letter.
    pub fn path(self, edition: &Edition<'_>, number: usize) -> String {
        let first = match self {
            Drawer::Letter(letter) => format!("{SEARCH}{letter}/"),
            Drawer::Wijk(None) => format!("{SEARCH}wijken/"),
            Drawer::Wijk(Some(at)) => {
                format!("{SEARCH}wijken/{}/", edition.site.wijken[at].profile.head.id)
            }
        };
        if number > 1 { format!("{first}pagina/{number}/") } else { first }
    }
}

/// The letter under which somebody looks for a title: without accents and signs before it.
fn letter(title: &str) -> char {
    let first = title.chars().find(|it| it.is_alphanumeric()).unwrap_or('0');
    if first.is_ascii_alphabetic() {
        return first.to_ascii_lowercase();
    }
    let first = slug(first.encode_utf8(&mut [0; 4])).chars().next().unwrap_or('0');
    if first.is_ascii_lowercase() { first } else { '0' }
}
