//! Turns what editors write about their wijken into the website that residents read.
//!
//! ```text
//! content/ + themes/ ─source─▶ Sources ─model─▶ Site ─edition─▶ Edition ─outputs─▶ Output ─┬─write─▶ output/
//!                                                                  │                       └─serve─▶ browser
//!                                                               checks ─▶ Diagnostics ─report─▶ the editor
//! ```
//!
//! The modules below stand in the order in which content passes through them. A module knows the
//! ones above it and none below it; `tests/architecture.rs` holds them to that.

// What went wrong, for whom.
pub mod diagnostic;
// Reading.
pub mod source;
pub mod store;
pub mod search;
pub mod document;
pub mod address;
pub mod values;
pub mod yaml;
pub mod markdown;
pub mod decode;
// Understanding.
pub mod model;
pub mod derive;
pub mod edition;
pub mod pages;
pub mod picture;
pub mod media;
pub mod links;
pub mod checks;
// Publishing.
pub mod theme;
pub mod palette;
pub mod outputs;
pub mod write;
// Talking to people.
pub mod report;
pub mod new;
pub mod serve;
pub mod cli;

use chrono::NaiveDate;

use crate::derive::publication::Drafts;
use crate::diagnostic::Diagnostics;
use crate::edition::Edition;
use crate::links::{Map, Ways};
use crate::model::Site;
use crate::model::settings::SiteUrl;
use crate::outputs::{Caching, Output, Press};
use crate::pages::Pages;
use crate::source::Sources;
use crate::store::Store;
use crate::theme::Theme;

/// What an edition depends on besides its sources.
#[derive(Clone, Debug)]
pub struct Options {
    /// The day on which it reads.
    pub day: NaiveDate,
    /// Whether drafts are shown.
    pub drafts: Drafts,
    /// Where it is published, when that is not where the settings say.
    pub base_url: Option<SiteUrl>,
    /// What earlier builds made.
    pub store: Store,
    /// Whether browsers may keep the files of the theme.
    pub caching: Caching,
}

/// Builds the website and hands it to `publish`, together with what is wrong so far.
///
/// Never fails, never prints, never reads a clock: what could not be understood is in the
/// diagnostics, and the output holds the rest. Whether that is good enough is for `publish` to say.
pub fn build<R>(
    sources: &Sources,
    site: &Site,
    options: &Options,
    mut diagnostics: Diagnostics,
    publish: impl FnOnce(&Output<'_>, Diagnostics) -> R,
) -> R {
    let (mut in_theme, mut in_style) = (Diagnostics::default(), Diagnostics::default());
    let (mut theme, edition) = rayon::join(
        || Theme::load(sources, site.settings.theme.as_ref(), &mut in_theme),
        || Edition::new(site, options.day, options.drafts),
    );
    let pages = Pages::new(&edition);
    let unknown = Ways::default();
    let map = Map { sources, edition: &edition, pages: &pages, ways: &unknown };
    let (ways, accent) =
        rayon::join(|| Ways::new(map), || palette::dress(map, &mut theme, &mut in_style));
    let map = Map { ways: &ways, ..map };
    let url = options.base_url.as_ref().unwrap_or(&site.settings.url).clone();
    let keeping = (options.store.clone(), options.caching);
    let press = Press::new(map, (theme, accent), url, keeping, &mut diagnostics);
    let mut in_output = Diagnostics::default();
    let (output, found) =
        rayon::join(|| outputs::produce(&press, &mut in_output), || checks::run(map));
    for found in [in_theme, in_style, in_output, found] {
        diagnostics.extend(found);
    }
    publish(&output, diagnostics)
}
