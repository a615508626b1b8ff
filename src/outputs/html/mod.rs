//! The pages: from the edition to what a template may see, and from there to HTML.

mod card;
mod collection;
mod facts;
mod figures;
mod frame;
mod home;
mod item;
mod list;
mod parts;
mod progress;
mod structured;
mod wijk;

use serde::Serialize;

use super::{Output, Press, Sort, view};
use crate::diagnostic::Diagnostic;
use crate::pages::{Destination, Subject, item_path, progress_path};
use crate::theme::Values;

pub(super) use frame::site;

pub(super) fn produce<'a>(press: &'a Press<'a>, output: &mut Output<'a>) {
    for (path, subject) in press.map.pages.iter() {
        let sort = match subject {
            Subject::Moved(_) => Sort::Other,
            _ => Sort::Page,
        };
        let path = path.to_owned();
        let file = if path.ends_with('/') || path.is_empty() {
            format!("{path}index.html")
        } else {
            path.clone()
        };
        let recipe = move || Composer { press }.page(&path, subject).map(String::into_bytes);
        output.add(file.clone(), sort, &file, Box::new(recipe));
    }
}

/// Makes what a template may see out of the edition. Its methods are spread over this folder, one
/// file per part of a page.
#[derive(Clone, Copy)]
struct Composer<'a> {
    press: &'a Press<'a>,
}

impl<'a> Composer<'a> {
    fn page(self, path: &str, subject: Subject) -> Result<String, Diagnostic> {
        match subject {
            Subject::Home => self.fill(path, subject, "home.html", "home", &self.home()),
            Subject::Wijken => {
                self.fill(path, subject, "wijken.html", "overview", &self.overview())
            }
            Subject::Progress(area) => {
                self.fill(path, subject, "voortgang.html", "progress", &self.progress_page(area))
            }
            Subject::Item(item) if item.kind == crate::model::Kind::Wijk => {
                self.fill(path, subject, "wijk.html", "wijk", &self.wijk(item))
            }
            Subject::Item(item) => {
                self.fill(path, subject, "item.html", "item", &self.item_page(item))
            }
            Subject::List(area, kind, number) => {
                self.fill(path, subject, "lijst.html", "list", &self.list(area, kind, number))
            }
            Subject::Collection(area, kind) => self.fill(
                path,
                subject,
                "verzameling.html",
                "collection",
                &self.collection(area, kind),
            ),
            Subject::NotFound => self.fill(path, subject, "404.html", "nothing", &()),
            Subject::Moved(to) => {
                let to = self.destination(to);
                self.fill(path, subject, "verhuisd.html", "moved", &to)
            }
        }
    }

    fn fill(
        self,
        path: &str,
        subject: Subject,
        template: &str,
        name: &'static str,
        value: &impl Serialize,
    ) -> Result<String, Diagnostic> {
        let values = Values::default().with("page", &self.frame(path, subject)).with(name, value);
        self.press.theme.render(template, &values)
    }

    /// The address to which an old one leads.
    fn destination(self, to: Destination) -> String {
        let site = self.edition().site;
        let path = match to {
            Destination::Item(item) => item_path(site, item).unwrap_or_default(),
            Destination::Progress(area) => progress_path(site, area),
            Destination::Home => String::new(),
        };
        self.press.link(&path)
    }
}
