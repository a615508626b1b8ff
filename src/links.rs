//! Where a link in a text or a key leads: to a page of the site, to a file, or elsewhere.

use crate::edition::Edition;
use crate::markdown;
use crate::media::{self, Lost};
use crate::model::{AreaId, ItemId, Kind};
use crate::pages::{self, Pages, Subject};
use crate::source::Sources;

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
    /// The page is there, but not the heading.
    NoHeading(Vec<String>),
    /// It leads out of `content/`.
    Outside,
    /// Its scheme is not allowed, and why.
    Scheme(String),
}

/// What is needed to follow a link.
#[derive(Clone, Copy)]
pub struct Map<'a> {
    /// The source files.
    pub sources: &'a Sources,
    /// The items.
    pub edition: &'a Edition<'a>,
    /// The pages.
    pub pages: &'a Pages,
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
        match (found, fragment) {
            (Some((subject, _)), Some(fragment)) if !self.has_heading(subject, fragment) => {
                Destination::Nowhere(Fault::NoHeading(self.headings(subject)))
            }
            (Some((_, path)), Some(fragment)) => Destination::Page(format!("{path}#{fragment}")),
            (Some((_, path)), None) => Destination::Page(path),
            (None, _) => self.published_file(path),
        }
    }

    fn published_file(&self, path: &str) -> Destination<'a> {
        let source = format!("content/{}", percent_decode(path));
        let file = self.sources.name(&source).filter(|it| self.is_media(it));
        file.map_or(Destination::Nowhere(Fault::NoPage), |it| Destination::File(it))
    }

    /// A source file, as the editor sees it: `../quick-wins.yaml#pad`.
    fn follow_file(&self, from: &str, path: &str, fragment: Option<&str>) -> Destination<'a> {
        match media::locate(self.sources, from, &percent_decode(path)) {
            Err(Lost::Outside) => Destination::Nowhere(Fault::Outside),
            Err(Lost::Missing) => Destination::Nowhere(Fault::NoFile),
            Ok(file) if self.is_media(file) => Destination::File(file),
            Ok(file) => self.follow_text(file, fragment),
        }
    }

    fn follow_text(&self, file: &'a str, fragment: Option<&str>) -> Destination<'a> {
        let items = self.edition.items_in(file);
        match (file.strip_suffix(".yaml"), items, fragment) {
            (None, [item], None) => Destination::Item(*item),
            (None, [item], Some(fragment)) => self.follow_heading(*item, fragment),
            (Some(_), items, Some(id)) => self.follow_id(items, id),
            _ => {
                self.section_of(file).map_or(Destination::Nowhere(Fault::NoFile), Destination::Page)
            }
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

    fn follow_heading(&self, item: ItemId, fragment: &str) -> Destination<'a> {
        if !self.edition.is_shown(item) {
            return Destination::Item(item);
        }
        if !self.has_heading(Subject::Item(item), fragment) {
            return Destination::Nowhere(Fault::NoHeading(self.headings(Subject::Item(item))));
        }
        let path = pages::item_path(self.edition.site, item).unwrap_or_default();
        let page = path.split('#').next().unwrap_or_default();
        Destination::Page(format!("{page}#{fragment}"))
    }

    /// The page that shows what stands in a list or an introduction.
    fn section_of(&self, file: &str) -> Option<String> {
        let path = file.strip_prefix("content/")?;
        if path == "index.md" {
            return Some(String::new());
        }
        let (area, rest) = match path.strip_prefix("wijken/").and_then(|it| it.split_once('/')) {
            Some((wijk, rest)) => (self.edition.index.wijk(wijk)?, rest),
            None => (AreaId::Site, path),
        };
        let name = rest.strip_suffix(".yaml").or_else(|| rest.strip_suffix("/_index.md"))?;
        let path = pages::section_path(self.edition.site, area, Kind::of_file(name)?, 1);
        self.pages.find(&path).is_some().then_some(path)
    }

    fn is_media(&self, file: &str) -> bool {
        self.sources.find(file).is_some_and(crate::source::Source::is_media)
    }

    /// Whether a page has a place with this name. Only texts and shared pages are looked into.
    fn has_heading(&self, subject: Subject, fragment: &str) -> bool {
        match subject {
            Subject::Item(_) | Subject::Collection(..) => {
                fragment == "inhoud" || self.headings(subject).iter().any(|it| it == fragment)
            }
            _ => true,
        }
    }

    /// The places on a page that a link may name.
    fn headings(&self, subject: Subject) -> Vec<String> {
        let head = |item: &ItemId| self.edition.head(*item);
        match subject {
            Subject::Item(item) => {
                let text = head(&item).map(|head| head.text.headings());
                text.into_iter().flatten().map(|heading| heading.id.clone()).collect()
            }
            Subject::Collection(area, kind) => {
                let items = self.edition.list(area, kind).iter();
                items.filter_map(head).map(|head| head.id.clone()).collect()
            }
            _ => Vec::new(),
        }
    }
}

fn has_scheme(destination: &str) -> bool {
    destination.split_once(':').is_some_and(|(scheme, _)| {
        !scheme.is_empty()
            && scheme.chars().all(|it| it.is_ascii_alphanumeric() || "+.-".contains(it))
    })
}

/// Turns `%20` into a space; what is no sound escape stays as it is.
pub fn percent_decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let code = tail.get(..2).filter(|_| *first == b'%');
        let code = code.and_then(|it| std::str::from_utf8(it).ok());
        if let Some(byte) = code.and_then(|it| u8::from_str_radix(it, 16).ok()) {
            bytes.push(byte);
            rest = &tail[2..];
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// Writes a path so that it can stand in an address (RFC 3986): all but unreserved characters and
/// slashes are escaped.
pub fn percent_encode(path: &str) -> String {
    use std::fmt::Write as _;
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/#".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}
