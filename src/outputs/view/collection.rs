//! Pages that show several items: in short behind links, or in full.

use serde::Serialize;

use super::{Card, Item, Ledger, Link, Section};

/// Items of one kind in short, twenty to a page.
#[derive(Clone, Debug, Serialize)]
pub struct List {
    /// The part of its address: `nieuws`.
    pub kind: &'static str,
    /// The introduction, on the first page.
    pub introduction_html: String,
    /// What it lists; in groups such as `Binnenkort` and `Geweest`.
    pub sections: Vec<Section>,
    /// How many there are on all pages.
    pub count: usize,
    /// Which page this is.
    pub pager: Option<Pager>,
}

/// Which page of a list this is.
#[derive(Clone, Debug, Serialize)]
pub struct Pager {
    /// The number of this page, from 1.
    pub number: usize,
    /// The number of pages.
    pub total: usize,
    /// The page before it.
    pub previous: Option<String>,
    /// The page after it.
    pub next: Option<String>,
}

/// Items that share one page: contacts, figures, money, decisions, results.
#[derive(Clone, Debug, Serialize)]
pub struct Collection {
    /// The part of its address: `geld`.
    pub kind: &'static str,
    /// The introduction.
    pub introduction_html: String,
    /// Where to keep all of them: for contacts, a file for an address book.
    pub keep: Option<Link>,
    /// The items, in groups; a single group may have no title.
    pub groups: Vec<Group>,
}

/// Items under one heading.
#[derive(Clone, Debug, Serialize)]
pub struct Group {
    /// Its name in an address.
    pub id: String,
    /// Its heading; empty when the page has one group only.
    pub title: String,
    /// The items.
    pub items: Vec<Item>,
    /// The amounts among them side by side, a table for each basis.
    pub ledgers: Vec<Ledger>,
}

impl From<Vec<Card>> for Section {
    fn from(cards: Vec<Card>) -> Section {
        Section { cards, ..Section::default() }
    }
}

impl From<&str> for Link {
    fn from(title: &str) -> Link {
        Link { title: title.to_owned(), ..Link::default() }
    }
}
