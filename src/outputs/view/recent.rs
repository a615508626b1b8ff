//! What changed lately.

use serde::Serialize;

/// Something that changed lately.
#[derive(Clone, Debug, Serialize)]
pub struct Recent {
    /// When: `1 september 2021`.
    pub date: String,
    /// The same for machines, when it is known to the day.
    pub datetime: Option<String>,
    /// What one of its kind is called here: `Mijlpaal`.
    pub label: String,
    /// The title of what changed.
    pub title: String,
    /// Its address.
    pub url: String,
    /// The language of its title, when that is not the language of the site.
    pub language: Option<String>,
    /// The name of its wijk, where that is not clear from the page.
    pub wijk: Option<String>,
    /// `nieuw`, `klaar` or `gemeld`.
    pub sort: &'static str,
    /// Its status before, if it had one, and since.
    pub status: Option<(Option<StatusWord>, StatusWord)>,
    /// Its planning before, if it had one, and since.
    pub planned: Option<(Option<String>, String)>,
    /// Why.
    pub reason: Option<String>,
    /// What else was told, in one or two sentences.
    pub summary: Option<String>,
}

/// A status by itself.
#[derive(Clone, Debug, Serialize)]
pub struct StatusWord {
    /// The common word, for a class: `vertraagd`.
    pub status: &'static str,
    /// What readers see: the local word, or `Vertraagd`.
    pub label: String,
    /// The common word for a local one: `Vertraagd`, when `label` says it otherwise.
    pub common: Option<&'static str>,
}
