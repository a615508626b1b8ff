//! The page that shows what pages are made of, for who makes a theme or a house style.

use serde::Serialize;

use super::{Card, Item, Notice, Photo, Progress, Standing, WijkCard};

/// The page that shows what pages are made of.
#[derive(Clone, Debug, Serialize)]
pub struct StyleGuide {
    /// The roles of colours, in pairs: what is shown on what.
    pub colours: &'static [(&'static str, &'static str)],
    /// Every status.
    pub standings: Vec<Standing>,
    /// Unknown, nothing, something, all.
    pub progress: Vec<Progress>,
    /// Remarks of the program.
    pub notices: Vec<Notice>,
    /// Full, empty and overfull.
    pub cards: Vec<Card>,
    /// Full and empty.
    pub wijken: Vec<WijkCard>,
    /// A photo of the site, if it has one.
    pub photo: Option<Photo>,
    /// Figures and amounts of the site, if it has some.
    pub items: Vec<Item>,
    /// An item with all there is to tell.
    pub item: Item,
    /// Everything that Markdown makes.
    pub text_html: String,
}
