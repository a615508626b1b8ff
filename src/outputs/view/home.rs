//! The home page, and the page with all wijken.

use serde::Serialize;

use super::{Item, Link, Photo, Progress, Section, Standing};

/// The home page.
#[derive(Clone, Debug, Serialize)]
pub struct Home {
    /// Its introduction.
    pub introduction_html: String,
    /// A picture of it.
    pub photo: Option<Photo>,
    /// How far all wijken together have got.
    pub progress: Progress,
    /// The page about that.
    pub progress_url: Option<String>,
    /// The wijken; by municipality when there are several.
    pub groups: Vec<WijkGroup>,
    /// Newest news, next events, and so on.
    pub sections: Vec<Section>,
    /// What residents say.
    pub voices: Vec<Item>,
}

/// The page with all wijken.
#[derive(Clone, Debug, Serialize)]
pub struct Overview {
    /// The wijken; by municipality when there are several.
    pub groups: Vec<WijkGroup>,
}

/// The wijken of one municipality.
#[derive(Clone, Debug, Default, Serialize)]
pub struct WijkGroup {
    /// Its name in an address.
    pub id: String,
    /// The municipality; empty when the site has only one.
    pub title: String,
    /// What is told about it.
    pub text_html: String,
    /// In one or two sentences.
    pub summary: Option<String>,
    /// Its own site and other places to read on.
    pub links: Vec<Link>,
    /// The address of its logo.
    pub logo: Option<String>,
    /// Its code at Statistics Netherlands.
    pub code: Option<String>,
    /// Its wijken.
    pub wijken: Vec<WijkCard>,
}

/// A wijk in short.
#[derive(Clone, Debug, Default, Serialize)]
pub struct WijkCard {
    /// Its name.
    pub title: String,
    /// Its page.
    pub url: String,
    /// What sort of area: `wijk`, `dorp`.
    pub sort: Option<&'static str>,
    /// The programme that it takes part in.
    pub programme: Option<String>,
    /// In one or two sentences.
    pub summary: Option<String>,
    /// Its picture.
    pub photo: Option<Photo>,
    /// How it goes with the wijk as a whole.
    pub standing: Option<Standing>,
    /// How far it has got; none when it has promised nothing that is listed here.
    pub progress: Option<Progress>,
    /// Whether its programme is over.
    pub archived: bool,
    /// Other names under which residents look for it.
    pub aliases: Vec<String>,
    /// Marks such as `concept`.
    pub marks: Vec<String>,
}
