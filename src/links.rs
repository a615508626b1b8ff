//! Where a link in a text or a key leads: to a page of the site, to a file, or elsewhere.

mod ways;

use crate::address::percent_decode;
use crate::edition::Edition;
use crate::markdown;
use crate::media::{self, Lost};
use crate::model::{AreaId, Head, ItemId, KINDS, Kind};
use crate::pages::{self, Pages, Subject};
use crate::source::Sources;

pub use ways::{Way, Ways};

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination<'a> {
    /// To an item, by its place in the model.
    Item(ItemId),
    /// To a page of the site, by its path and the place on it.
    Page(String),
    /// To a photo or an attachment, by the name of its source.
    File(&'a str),
    /// To a place in the same text.
    Here(&'a str),
    /// To a list of which this edition shows nothing.
    Empty,
    /// To another site, a mail address or a telephone number.
    Elsewhere,
    /// To nothing, and why.
    Nowhere(Fault),
}

/// Why a link leads nowhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is no such file.
    NoFile,
    /// There is no such item in the file: the ids that are there.
    NoItem(Vec<String>),
    /// There is no such page.
    NoPage,
    /// The file is there, but it has no page.
    NoPageOfIts,
    /// The page is there, but not the heading.
    NoHeading(Vec<String>),
    /// It leads out of `content/`.
    Outside,
    /// Its scheme is not allowed, and why.
    Scheme(String),
}

/// What is needed to follow a link, and where those lead that were followed already.
#[derive(Clone, Copy)]
pub struct Map<'a> {
    /// The source files.
    pub sources: &'a Sources,
    /// The items.
    pub edition: &'a Edition<'a>,
    /// The pages.
    pub pages: &'a Pages,
    /// Where the links that were written lead.
    pub ways: &'a Ways<'a>,
}

impl<'a> Map<'a> {
    /// Where a link that is written in `file` leads.
    pub fn follow(&self, file: &str, destination: &'a str) -> Destination<'a> {
        if let Some(problem) = markdown::scheme_problem(destination) {
            return Destination::Nowhere(Fault::Scheme(problem));
        }
        if has_scheme(destination) {
            return Destination::Elsewhere;
        }
        let (path, fragment) = match destination.split_once('#') {
            Some((path, fragment)) => (path, Some(fragment)),
            None => (destination, None),
        };
        match (path, fragment) {
            ("", Some(fragment)) => Destination::Here(fragment),
            ("", None) => Destination::Nowhere(Fault::NoFile),
            (path, fragment) if path.starts_with('/') => self.follow_address(path, fragment),
            (path, fragment) => self.follow_file(file, path, fragment),
        }
    }

    /// The address of a page of the site: `/wijken/dorp/`.
    fn follow_address(&self, address: &str, fragment: Option<&str>) -> Destination<'a> {
        let path = address.split('?').next().unwrap_or_default().trim_start_matches('/');
        let page = [path.to_owned(), format!("{path}/")];
        let found = page.into_iter().find_map(|path| Some((self.pages.find(&path)?, path)));
        let hidden = || {
            let paths = [path.to_owned(), format!("{path}/")];
            paths.into_iter().find_map(|path| self.pages.find_hidden(&path))
        };
        match (found, fragment) {
            (Some((subject, _)), Some(fragment)) if !self.has_heading(subject, fragment) => {
                Destination::Nowhere(Fault::NoHeading(self.headings(subject)))
            }
            (Some((_, path)), Some(fragment)) => Destination::Page(format!("{path}#{fragment}")),
            (Some((_, path)), None) => Destination::Page(path),
            (None, None) if pages::is_data_file(path) => Destination::Page(path.to_owned()),
            (None, _) => hidden().map_or_else(|| self.published_file(path), Destination::Item),
        }
    }

    fn published_file(&self, path: &str) -> Destination<'a> {
        let source = format!("content/{}", percent_decode(path));
        let file = self.sources.entry(&source).filter(|(_, source)| source.is_media());
        file.map_or(Destination::Nowhere(Fault::NoPage), |(name, _)| Destination::File(name))
    }

    /// A source file, as the editor sees it: `../quick-wins.yaml#pad`.
    fn follow_file(&self, from: &str, path: &str, fragment: Option<&str>) -> Destination<'a> {
        match media::locate(self.sources, from, &percent_decode(path)) {
            Err(Lost::Outside) => Destination::Nowhere(Fault::Outside),
            Err(Lost::Missing) => Destination::Nowhere(Fault::NoFile),
            Ok((file, source)) if source.is_media() => Destination::File(file),
            Ok((file, _)) => self.follow_text(file, fragment),
        }
    }

    fn follow_text(&self, file: &'a str, fragment: Option<&str>) -> Destination<'a> {
        let items = self.edition.items_in(file);
        match (file.strip_suffix(".yaml"), items, fragment) {
            (None, [item], None) => Destination::Item(*item),
            (None, [item], Some(fragment)) => self.follow_heading(*item, fragment),
            (Some(_), items, Some(id)) => self.follow_id(items, id),
            _ => self.follow_section(file),
        }
    }

    fn follow_id(&self, items: &[ItemId], id: &str) -> Destination<'a> {
        let heads = || items.iter().filter_map(|item| Some((*item, self.edition.head(*item)?)));
        if let Some((item, _)) = heads().find(|(_, head)| head.id == id) {
            Destination::Item(item)
        } else {
            let ids = heads().map(|(_, head)| head.id.clone()).collect();
            Destination::Nowhere(Fault::NoItem(ids))
        }
    }

    /// A heading in the text of an item. Where items share a page, their headings bear their names.
    fn follow_heading(&self, item: ItemId, fragment: &str) -> Destination<'a> {
        let Some(head) = self.edition.head(item).filter(|_| self.edition.is_shown(item)) else {
            return Destination::Item(item);
        };
        let headings = head.text.headings();
        if !headings.iter().any(|it| it.id == fragment) {
            let ids = headings.iter().map(|it| it.id.clone()).collect();
            return Destination::Nowhere(Fault::NoHeading(ids));
        }
        let path = pages::item_path(self.edition.site, item).unwrap_or_default();
        Destination::Page(match path.split_once('#') {
            Some((page, _)) => format!("{page}#{}-{fragment}", head.id),
            None => format!("{path}#{fragment}"),
        })
    }

    /// The page that shows what stands in a list.
    fn follow_section(&self, file: &str) -> Destination<'a> {
        let list = self.list_in(file).filter(|(_, kind)| pages::has_section(*kind));
        let Some((area, kind)) = list else {
            return Destination::Nowhere(Fault::NoPageOfIts);
        };
        let path = pages::section_path(self.edition.site, area, kind, 1);
        match self.pages.find(&path) {
            Some(_) => Destination::Page(path),
            None => Destination::Empty,
        }
    }

    /// The area and the kind whose items stand in a list.
    fn list_in(&self, file: &str) -> Option<(AreaId, Kind)> {
        let path = file.strip_prefix("content/")?;
        let (area, rest) = match path.strip_prefix("wijken/").and_then(|it| it.split_once('/')) {
            Some((wijk, rest)) => (self.area_in(wijk)?, rest),
            None => (AreaId::Site, path),
        };
        Some((area, Kind::of_file(rest.strip_suffix(".yaml")?)?))
    }

    /// The wijk in a folder; its id may be another.
    fn area_in(&self, folder: &str) -> Option<AreaId> {
        let items = self.edition.items_in(&format!("content/wijken/{folder}/wijk.md"));
        items.first().map(|wijk| wijk.home())
    }

    /// Whether a page has a place with this name.
    fn has_heading(&self, subject: Subject, fragment: &str) -> bool {
        fragment == "inhoud" || self.headings(subject).iter().any(|it| it == fragment)
    }

    /// The places on a page that a link may name: the headings of its text, and the items on it.
    fn headings(&self, subject: Subject) -> Vec<String> {
        let head = |item: &ItemId| self.edition.head(*item);
        let in_text = |head: &Head| -> Vec<String> {
            head.text.headings().iter().map(|heading| heading.id.clone()).collect()
        };
        let above = |area, of| self.edition.foreword(area, of).map(|it| in_text(&it.head));
        match subject {
            Subject::Item(item) => head(&item).map(in_text).unwrap_or_default(),
            Subject::Home => above(AreaId::Site, None).unwrap_or_default(),
            Subject::List(area, kind, _) => above(area, Some(kind)).unwrap_or_default(),
            Subject::Collection(area, kind) => {
                let items = self.edition.list(area, kind).iter().filter_map(head);
                items.map(|head| head.id.clone()).collect()
            }
            Subject::Wijken => {
                let items = self.edition.list(AreaId::Site, Kind::Municipality).iter();
                items.filter_map(head).map(|head| head.id.clone()).collect()
            }
            Subject::Data => {
                let kinds = KINDS.iter().map(|it| it.file).chain([Kind::Wijk.file()]);
                kinds.chain(pages::DATA_SETS.iter().copied()).map(str::to_owned).collect()
            }
            Subject::Progress(_)
            | Subject::Moved(_)
            | Subject::Accessibility
            | Subject::Posters(..)
            | Subject::Search
            | Subject::Drawer(..)
            | Subject::StyleGuide
            | Subject::NotFound => Vec::new(),
        }
    }
}

fn has_scheme(destination: &str) -> bool {
    destination.split_once(':').is_some_and(|(scheme, _)| {
        !scheme.is_empty()
            && scheme.chars().all(|it| it.is_ascii_alphanumeric() || "+.-".contains(it))
    })
}
