//! The small parts that all pages share: links, texts, photos, attachments, status, progress.

use super::Composer;
use super::view::{Attachment, FactValue, Link, Photo, Standing};
use crate::decode::{Reference, Text};
use crate::derive;
use crate::derive::standing::Lateness;
use crate::diagnostic::Located;
use crate::edition::Edition;
use crate::links::{Destination, Map};
use crate::markdown::{HeadingLinks, Link as ProseLink, Prose, Shown, Target};
use crate::media;
use crate::model::{self, AreaId, ItemId, Kind, Status};
use crate::outputs::media::{ending as media_ending, path as media_path};
use crate::outputs::photos::Negative;
use crate::pages::{area_item, item_path};
use crate::values::{When, capitalise};

impl<'a> Composer<'a> {
    pub(super) fn map(self) -> Map<'a> {
        self.press.map
    }

    pub(super) fn edition(self) -> &'a Edition<'a> {
        self.press.map.edition
    }

    /// The title of an item, or of a theme.
    pub(crate) fn title(self, item: ItemId) -> &'a str {
        let site = self.edition().site;
        match item.kind {
            Kind::Theme => site.settings.themes.get(item.index).map_or("", |theme| &theme.title),
            _ => self.edition().head(item).map_or("", |head| &head.title),
        }
    }

    /// What an area is called: the wijk by its name, the site by its title.
    pub(crate) fn name_to_follow(self, area: AreaId) -> &'a str {
        let site = self.edition().site;
        area_item(area).map_or(site.settings.title.as_str(), |wijk| self.title(wijk))
    }

    /// The title of an item for who reads it away from its page: of one of a wijk among others, with
    /// the name of the wijk.
    pub(crate) fn title_away(self, item: ItemId, shown_in: AreaId) -> String {
        let title = self.title(item);
        self.wijk_name(item, shown_in).map_or(title.to_owned(), |wijk| format!("{wijk}: {title}"))
    }

    /// The address of an item, if readers see it.
    pub(super) fn address(self, item: ItemId) -> Option<String> {
        let path = item_path(self.edition().site, item)?;
        self.edition().is_shown(item).then(|| self.press.link(&path))
    }

    /// An item by its title, with a link if readers see it.
    pub(super) fn link(self, item: ItemId) -> Link {
        let (title, url) = (self.title(item).to_owned(), self.address(item));
        Link { title, url, ..Link::default() }
    }

    /// The items that references of `from` name.
    pub(super) fn named(self, from: ItemId, references: &[Reference]) -> Vec<FactValue> {
        let found = references.iter().filter_map(|it| self.edition().find(from, it));
        found
            .map(|item| FactValue {
                text: self.title(item).to_owned(),
                url: self.address(item),
                ..FactValue::default()
            })
            .collect()
    }

    /// A link from a key to a page, a file or another site.
    pub(super) fn web_link(self, file: &str, title: &str, url: Option<&str>) -> Link {
        let target = url.map(|url| self.target(file, url)).unwrap_or_default();
        let title = title.to_owned();
        Link { title, url: target.url, external: target.external, ..Link::default() }
    }

    /// Where a link in a text or a key leads.
    pub(super) fn target(self, file: &str, destination: &str) -> Target {
        let map = self.map();
        let inside = |path: &str| Target { url: Some(self.press.link(path)), ..Target::default() };
        match map.follow(file, destination) {
            Destination::Item(item) => Target { url: self.address(item), ..Target::default() },
            Destination::Page(path) => inside(&path),
            Destination::File(name) => {
                let url = Some(self.file_address(name));
                Target { url, about: Some(self.about(name)), ..Target::default() }
            }
            Destination::Here(_) => {
                Target { url: Some(destination.to_owned()), ..Target::default() }
            }
            Destination::Elsewhere => Target {
                url: Some(destination.to_owned()),
                external: destination.starts_with("http"),
                ..Target::default()
            },
            Destination::Empty | Destination::Nowhere(_) => Target::default(),
        }
    }

    /// A text as HTML, its own headings at `level`, its ids behind `prefix`.
    pub(super) fn prose(self, text: &Prose, level: u8, prefix: &str) -> String {
        let target = |link: &ProseLink| self.shown(link);
        let heading_links = HeadingLinks::Shown;
        let shown = Shown { heading_level: level, prefix, target: &target, heading_links };
        self.press.glossary.explain(text.render(&shown))
    }

    /// A text as HTML for who does not read it on the site: with whole addresses only.
    pub(crate) fn prose_elsewhere(self, text: &Prose, prefix: &str) -> String {
        let target = |link: &ProseLink| {
            let Target { url, size, external, .. } = self.shown(link);
            let url = url.map(|it| self.press.whole(&it));
            Target { url, size, external, ..Target::default() }
        };
        let heading_links = HeadingLinks::Hidden;
        text.render(&Shown { heading_level: 2, prefix, target: &target, heading_links })
    }

    /// The introduction of a list page, if it has one.
    pub(super) fn introduction(self, area: AreaId, kind: Kind) -> String {
        let foreword = self.edition().foreword(area, Some(kind));
        foreword.map(|it| self.prose(&it.head.text, 2, "")).unwrap_or_default()
    }

    /// What a text links to or shows; of a photo that it shows, the prints to choose from.
    fn shown(self, link: &ProseLink) -> Target {
        match self.map().follow(&link.span.file, &link.destination) {
            Destination::File(name) if link.is_picture => {
                let picture = self.picture(name);
                let size = picture.width.zip(picture.height);
                Target { url: Some(picture.url), webp: picture.webp, size, ..Target::default() }
            }
            _ => self.target(&link.span.file, &link.destination),
        }
    }

    /// The photo of an item.
    pub(crate) fn photo(self, photo: &model::Photo) -> Option<Photo> {
        let file = photo.file.as_ref()?;
        let (name, _) = media::locate(self.map().sources, &file.span.file, file).ok()?;
        Some(Photo {
            alt: photo.alt.clone().unwrap_or_default(),
            caption: photo.caption.clone(),
            credit: photo.credit.clone(),
            ..self.picture(name)
        })
    }

    /// A picture, as it is shown on a page.
    fn picture(self, name: &str) -> Photo {
        let (media, link) = (&self.press.media, |path: &str| self.press.file_link(path));
        let negative = media.album.find(name);
        let plain = negative.and_then(Negative::plain);
        let size = plain.as_ref().map(|(_, size)| *size).or_else(|| media.size(name));
        let sources = negative.map(|it| {
            it.shown().map(|(path, width)| format!("{} {width}w", link(&path))).collect::<Vec<_>>()
        });
        Photo {
            url: link(plain.as_ref().map_or(media_path(name), |(path, _)| path)),
            webp: sources.map(|it| it.join(", ")).filter(|it| !it.is_empty()),
            alt: String::new(),
            caption: None,
            credit: None,
            width: size.map(|it| it.0),
            height: size.map(|it| it.1),
        }
    }

    /// The path of a print of a photo that everything reads, and its width and height.
    pub(super) fn plain_print(self, name: &str) -> Option<(String, (u32, u32))> {
        self.press.media.album.find(name)?.plain()
    }

    /// The address of a file for who follows a link to it.
    fn file_address(self, name: &str) -> String {
        self.press.file_link(self.press.media.offered_path(name))
    }

    /// The address of a file that a key names.
    pub(super) fn file(self, file: &Located<String>) -> Option<String> {
        let (name, _) = media::locate(self.map().sources, &file.span.file, file).ok()?;
        Some(self.file_address(name))
    }

    pub(crate) fn attachment(self, attachment: &model::Attachment) -> Attachment {
        let file = attachment.file.as_ref();
        let name = file.and_then(|it| media::locate(self.map().sources, &it.span.file, it).ok());
        let name = name.map(|(name, _)| name);
        let elsewhere =
            attachment.link.as_deref().map(|url| self.target(&attachment.span.file, url));
        let elsewhere = elsewhere.unwrap_or_default();
        let missing = name.is_none() && elsewhere.url.is_none();
        Attachment {
            title: attachment.title.clone(),
            url: name.map(|name| self.file_address(name)).or(elsewhere.url),
            about: name.map(|name| self.about(name)),
            pointer: attachment.pointer.clone(),
            expected: attachment.expected.filter(|_| missing).map(|it| self.expected(it)),
            external: elsewhere.external && name.is_none(),
        }
    }

    /// When something is expected; when that has passed, that it is not there yet.
    fn expected(self, when: When) -> String {
        let late = if when.last() < self.edition().day { ", nog niet ontvangen" } else { "" };
        format!("{when}{late}")
    }

    /// The type and size of a file: `pdf, 240 kB`. Of a picture another file is published, so only
    /// its type is known.
    fn about(self, name: &str) -> String {
        let kind = media_ending(name);
        if self.press.media.is_picture(name) {
            return kind;
        }
        let size = self.map().sources.find(name).map_or(0, crate::source::Source::size);
        let size = match size {
            0..1_000 => format!("{size} bytes"),
            1_000..1_000_000 => format!("{} kB", size / 1_000),
            _ => format!("{},{} MB", size / 1_000_000, size / 100_000 % 10),
        };
        format!("{kind}, {size}")
    }

    pub(super) fn standing(self, standing: &derive::standing::Standing<'_>) -> Standing {
        let status = standing.common();
        let common = status.map_or("Geen status vermeld", Status::label);
        let local = standing.status.and_then(|it| it.local.clone());
        let says = |it: &String| it.to_lowercase().contains(&common.to_lowercase());
        Standing {
            status: status.map_or("onbekend", Status::word),
            common: local.as_ref().is_some_and(|it| !says(it)).then_some(common),
            label: local.unwrap_or_else(|| common.to_owned()),
            reason: standing.reason.map(str::to_owned),
            planned: standing.planned.map(ToString::to_string),
            planned_before: standing.planned_before.map(ToString::to_string),
            realised: None,
            overdue: standing.lateness(self.edition().day) == Some(Lateness::Overdue),
            updated: standing.updated.map(|it| it.to_string()),
        }
    }

    /// How an item goes, if it is of a kind that has a course.
    pub(super) fn standing_of(self, item: ItemId) -> Option<Standing> {
        let edition = self.edition();
        if item.kind == Kind::Idea {
            return Some(self.idea_standing(item));
        }
        let mut standing = self.standing(&edition.standing_of(item)?);
        let silent = standing.status == "onbekend" && standing.planned.is_none();
        if silent && matches!(item.kind, Kind::Wijk | Kind::Challenge) {
            return None;
        }
        standing.realised = edition.realised(item).map(|it| it.to_string());
        standing.overdue &= standing.realised.is_none();
        Some(standing)
    }

    fn idea_standing(self, item: ItemId) -> Standing {
        let edition = self.edition();
        let idea = &edition.site.area(item.area).ideas[item.index];
        let standing = edition.standing(&idea.course);
        let status = standing.status.map(|it| it.status);
        Standing {
            status: status.map_or("onbekend", model::IdeaStatus::word),
            label: status.map_or("Geen status vermeld", model::IdeaStatus::label).to_owned(),
            common: None,
            reason: standing.reason.map(str::to_owned),
            planned: standing.planned.map(ToString::to_string),
            planned_before: standing.planned_before.map(ToString::to_string),
            realised: None,
            overdue: false,
            updated: standing.updated.map(|it| it.to_string()),
        }
    }

    /// The word for one of a kind in an area, with a capital.
    pub(crate) fn label(self, area: AreaId, kind: Kind) -> String {
        capitalise(self.edition().words(area).one(kind))
    }

    /// The word for several of a kind in an area, with a capital.
    pub(crate) fn label_many(self, area: AreaId, kind: Kind) -> String {
        capitalise(self.edition().words(area).many(kind))
    }

    /// For whom an item of the whole site is meant, for readers of one wijk.
    pub(crate) fn shared(self, item: ItemId, shown_in: AreaId) -> Option<String> {
        let foreign =
            item.area == AreaId::Site && shown_in != AreaId::Site && item.kind != Kind::Wijk;
        let head = self.edition().head(item).filter(|_| foreign)?;
        let audience = self.named(item, &head.audience);
        let names: Vec<&str> = audience.iter().map(|it| it.text.as_str()).collect();
        Some(if names.is_empty() {
            format!("voor {}", self.everybody(shown_in))
        } else {
            format!("voor {}", names.join(", "))
        })
    }

    /// The name of a wijk; of the whole site, whose it is.
    pub(super) fn area_name(self, area: AreaId) -> &'a str {
        match area {
            AreaId::Site => &self.edition().site.settings.organisation,
            AreaId::Wijk(at) => self.title(ItemId::wijk(at)),
        }
    }

    /// All to whom an item of the whole site is addressed: `de hele gemeente`, `alle wijken`.
    pub(super) fn everybody(self, area: AreaId) -> String {
        let words = self.edition().words(area);
        let is_one = self.edition().site.area.municipalities.len() <= 1;
        let is_common = words.one(Kind::Municipality) == Kind::Municipality.one();
        if is_one && is_common {
            "de hele gemeente".to_owned()
        } else {
            format!("alle {}", words.many(Kind::Wijk))
        }
    }

    /// What a text says in short, when no summary was written.
    pub(crate) fn excerpt(summary: Option<&String>, text: &Text) -> Option<String> {
        const CHARACTERS: usize = 180;
        let excerpt = || Some(text.excerpt(CHARACTERS)).filter(|it| !it.is_empty());
        summary.cloned().or_else(excerpt)
    }
}
