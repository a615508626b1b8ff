//! The pages: from the edition to what a template may see, and from there to HTML.

mod accessibility;
mod attention;
mod card;
mod collection;
mod common;
mod data;
mod facts;
mod figures;
mod frame;
mod home;
mod item;
mod ledger;
mod list;
mod menu;
mod parts;
mod poster;
mod progress;
mod recent;
mod search;
mod structured;
mod style_guide;
mod timeline;
mod updated;
mod wijk;

use rayon::prelude::*;

use super::{File, Layout, Press, Sort, view};
use crate::diagnostic::{Diagnostic, Span};
use crate::model::Kind;
use crate::pages::{Destination, Subject, alias_path, destination_path};
use crate::theme::Values;

pub(super) use common::Frames;
pub(super) use frame::site;

pub(super) fn produce<'a>(press: &'a Press<'a>, layout: &mut Layout<'a>) {
    let pages: Vec<(&str, Subject)> = press.map.pages.iter().collect();
    layout.add_all(pages.into_par_iter().map(|(path, subject)| {
        let sort = match subject {
            Subject::Moved(_) => Sort::Other,
            _ => Sort::Page,
        };
        let is_folder = path.ends_with('/') || path.is_empty();
        let file = format!("{path}{}", if is_folder { "index.html" } else { "" });
        let recipe = move || Composer { press }.page(path, subject).map(String::into_bytes);
        (file, File::new(sort, source(press, path, subject), recipe))
    }));
}

/// A page that leads from another address to an item.
pub(super) fn moved(press: &Press<'_>, path: &str, to: Destination) -> Result<Vec<u8>, Diagnostic> {
    Composer { press }.page(path, Subject::Moved(to)).map(String::into_bytes)
}

/// What makes the editors want a page: the item that it is about, or else the settings.
fn source(press: &Press<'_>, path: &str, subject: Subject) -> Span {
    let head = match subject {
        Subject::Item(item) | Subject::Moved(Destination::Item(item)) => {
            press.map.edition.head(item)
        }
        _ => None,
    };
    let alias =
        head.and_then(|it| it.aliases.iter().find(|it| alias_path(it).as_deref() == Some(path)));
    let span = alias.map(|it| &it.span).or(head.map(|it| &it.span));
    span.cloned().unwrap_or_else(|| Span::whole("content/site.yaml"))
}

/// Makes what a template may see out of the edition. Its methods are spread over this folder, one
/// file per part of a page.
#[derive(Clone, Copy)]
pub(super) struct Composer<'a> {
    pub(super) press: &'a Press<'a>,
}

impl Composer<'_> {
    fn page(self, path: &str, subject: Subject) -> Result<String, Diagnostic> {
        let values = Values::default().with("fixed", self.fixed()?);
        let values = values.with("page", &self.frame(path, subject)?);
        let (template, values) = match subject {
            Subject::Home => ("home.html", values.with("home", &self.home())),
            Subject::Wijken => ("wijken.html", values.with("overview", &self.overview())),
            Subject::Progress(area) => {
                ("voortgang.html", values.with("progress", &self.progress_page(area)))
            }
            Subject::Item(item) if item.kind == Kind::Wijk => {
                ("wijk.html", values.with("wijk", &self.wijk(item)))
            }
            Subject::Item(item) => ("item.html", values.with("item", &self.item_page(item))),
            Subject::List(area, kind, number) => {
                ("lijst.html", values.with("list", &self.list(area, kind, number)))
            }
            Subject::Collection(area, kind) => {
                ("verzameling.html", values.with("collection", &self.collection(area, kind)))
            }
            Subject::StyleGuide => ("stijlgids.html", values.with("guide", &self.style_guide())),
            Subject::Accessibility => {
                ("toegankelijkheid.html", values.with("accessibility", &self.accessibility()))
            }
            Subject::Data => ("data.html", values.with("data", &self.data())),
            Subject::Search => ("zoeken.html", values.with("search", &self.search())),
            Subject::Drawer(drawer, number) => {
                ("lade.html", values.with("drawer", &self.drawer_page(drawer, number)))
            }
            Subject::Posters(area, number) => {
                ("poster.html", values.with("poster", &self.poster_page(area, number)))
            }
            Subject::NotFound => ("404.html", values),
            Subject::Moved(to) => ("verhuisd.html", values.with("moved", &self.destination(to))),
        };
        self.press.theme.render(template, values)
    }

    /// The address to which an old one leads.
    fn destination(self, to: Destination) -> String {
        self.press.link(&destination_path(self.edition().site, to))
    }
}
