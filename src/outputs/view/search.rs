//! The search, and the register of everything below it.

use serde::Serialize;

use super::{Linked, Pager};

/// The page on which residents search.
#[derive(Clone, Debug, Serialize)]
pub struct Search {
    /// The script that searches.
    pub script: Linked,
    /// Where the index of the script is: `/zoeken/index/`.
    pub index: String,
    /// Further volumes of the index, each with its language: `nl:/zoeken/index-2/`.
    pub volumes: Vec<String>,
    /// By what the results can be narrowed down.
    pub filters: Vec<Filter>,
    /// Everything, by its letter.
    pub letters: Vec<Drawer>,
    /// Everything, by its wijk.
    pub wijken: Vec<Drawer>,
}

/// By what the results can be narrowed down.
#[derive(Clone, Debug, Serialize)]
pub struct Filter {
    /// Its name in the address: `wijk`.
    pub name: &'static str,
    /// What it is called.
    pub label: String,
    /// From what one can choose.
    pub values: Vec<String>,
}

/// Items of the register that stand together.
#[derive(Clone, Debug, Serialize)]
pub struct Drawer {
    /// Its name in an address on this page.
    pub id: String,
    /// The letter or the wijk.
    pub title: String,
    /// How many items there are.
    pub count: usize,
    /// Where they are listed; nothing when that is here.
    pub url: Option<String>,
    /// The items, when they are listed here.
    pub entries: Vec<Entry>,
}

/// One page of a large register: a letter, or a wijk.
#[derive(Clone, Debug, Serialize)]
pub struct DrawerPage {
    /// How many items there are on all its pages.
    pub count: usize,
    /// The items on this page.
    pub entries: Vec<Entry>,
    /// Which page this is.
    pub pager: Option<Pager>,
}

/// One item of the register.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    /// Its title.
    pub title: String,
    /// Where it is.
    pub url: String,
    /// Of which kind, and in which wijk: `Nieuwsbericht, Plaswijk`.
    pub about: String,
    /// The language of its title, when that is not the one of the site.
    pub language: Option<String>,
}
