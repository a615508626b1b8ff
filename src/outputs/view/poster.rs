//! What is printed: posters, and the code on every page on paper.

use serde::Serialize;

use super::{Pager, Standing};

/// A QR code as one path of lines, each as wide as a module: draw it in a view box that begins at
/// `-margin` and, in height, half a module higher.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Qr {
    /// Its side with the white around it, in modules.
    pub size: usize,
    /// The white around it, in modules.
    pub margin: usize,
    /// The lines.
    pub path: String,
}

/// Posters of a wijk.
#[derive(Clone, Debug, Serialize)]
pub struct PosterPage {
    /// A sheet each.
    pub posters: Vec<Poster>,
    /// Which page this is.
    pub pager: Option<Pager>,
}

/// One sheet.
#[derive(Clone, Debug, Serialize)]
pub struct Poster {
    /// Its name on the page.
    pub id: String,
    /// What it is about: `Quick win`.
    pub label: String,
    /// The wijk; nothing when it is about the wijk itself.
    pub wijk: Option<String>,
    /// The title.
    pub title: String,
    /// A few sentences.
    pub summary: Option<String>,
    /// How it goes on the day of the edition.
    pub standing: Option<Standing>,
    /// The short address as a reader types it: first `wijken.example`.
    pub host: String,
    /// And then `/k/7h3kq2mz`.
    pub path: String,
    /// The same for a camera.
    pub code: Qr,
    /// The page that it is about.
    pub url: Option<String>,
}
