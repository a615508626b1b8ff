//! The page of a wijk.

use serde::Serialize;

use super::{Attention, Item, Link, Progress, Recent, Section, WijkCard};

/// The page of a wijk.
#[derive(Clone, Debug, Serialize)]
pub struct WijkPage {
    /// What it is, with its text, facts and sources.
    pub item: Item,
    /// How far it has got; none when it has promised nothing that is listed here.
    pub progress: Option<Progress>,
    /// The same for its quick wins.
    pub quick_wins: Option<Progress>,
    /// What quick wins are called here: `Quick wins`.
    pub quick_wins_title: String,
    /// The page about that.
    pub progress_url: Option<String>,
    /// Figures and facts about it.
    pub traits: Vec<Trait>,
    /// The wijken that it consists of.
    pub includes: Vec<WijkCard>,
    /// Whether those are all.
    pub includes_all: bool,
    /// Whether its programme goes on.
    pub is_running: bool,
    /// What residents must not miss.
    pub attention: Attention,
    /// What is on now, quick wins, events, news.
    pub sections: Vec<Section>,
    /// What changed in the last thirty days, the newest first.
    pub recent: Vec<Recent>,
    /// The one contact to turn to.
    pub contact: Option<Item>,
    /// The page with all contacts.
    pub contact_more: Option<Link>,
    /// Where else to follow it: the sort of channel and its link.
    pub channels: Vec<(String, Link)>,
    /// What residents say.
    pub voices: Vec<Item>,
}

/// A figure or fact about a wijk.
#[derive(Clone, Debug, Serialize)]
pub struct Trait {
    /// What it is about.
    pub name: String,
    /// The figure or the words, with the unit.
    pub value: String,
    /// When it was so, or `jaar onbekend`.
    pub year: Option<String>,
    /// Who says so.
    pub source: Option<String>,
    /// What one should know beside it.
    pub explanation_html: String,
}
