//! What every page has: its title, its way home, the menu of its wijk, what to tell others of it.

use std::collections::BTreeMap;

use super::Composer;
use super::poster::poster_id;
use super::structured::structured;
use super::updated::iso;
use super::view::{Authority, FactValue, Link, Linked, Notice, Page, SharedImage, Site, Word};
use crate::address::percent_encode;
use crate::derive::publication::Publication;
use crate::diagnostic::Diagnostic;
use crate::model::{AreaId, Head, ItemId, KINDS, Kind};
use crate::outputs::{Press, qr, static_files};
use crate::pages::{
    DATA, POSTERS_PER_PAGE, SEARCH, Subject, area_path, destination_path, poster_path, posters,
    progress_path, section_path, wijk_of,
};
use crate::palette;
use crate::values::show_date;

/// What is the same on every page.
pub(crate) fn site(press: &Press<'_>) -> Site {
    let composer = Composer { press };
    let settings = &press.map.edition.site.settings;
    let style = &settings.style;
    let file = "content/site.yaml";
    let day = press.map.edition.day;
    let notice = settings.notice.as_ref().filter(|it| it.until.is_none_or(|until| until >= day));
    Site {
        title: settings.title.clone(),
        subtitle: settings.subtitle.clone(),
        organisation: settings.organisation.clone(),
        authority: authority(&settings.organisation),
        home: press.link(""),
        search: press.link(SEARCH),
        menu: composer.site_menu(),
        sections: composer.site_sections(),
        notice_html: notice.map(|it| composer.prose(&it.text, 2, "melding-")),
        channels: settings.channels.iter().map(|it| composer.channel(file, it)).collect(),
        licence: settings.licence.clone(),
        contact: settings.contact.as_deref().map(reachable),
        data: press.link(DATA),
        accessibility: composer.accessibility_link(),
        security: composer.security(),
        colour: style.colour.as_ref().map(|it| it.value.to_string()),
        stylesheets: style_sheets(press),
        scripts: vec![static_files::linked(press, "delen.js")],
        theme: press.file_link(&press.theme_folder),
        class: style.class.as_ref().map(|it| it.value.clone()),
        logo: style.logo.as_ref().and_then(|it| composer.file(it)),
        icon: static_files::linked(press, "icoon.svg").url,
        day: show_date(day),
        date: day.to_string(),
        words: words(composer),
    }
}

/// The style sheet of the theme, and what the house style makes of it.
fn style_sheets(press: &Press<'_>) -> Vec<Linked> {
    let names = ["wijkbode.css", palette::STYLE].into_iter();
    let there = names.filter(|name| press.theme.statics().any(|(path, _)| path == *name));
    there.map(|name| static_files::linked(press, name)).collect()
}

/// A mail address, a web address or words, as a reader can use it.
pub(super) fn reachable(how: &str) -> FactValue {
    let is_mail = how.contains('@') && !how.contains(char::is_whitespace);
    let url = match how {
        how if how.starts_with("https://") || how.starts_with("mailto:") => Some(how.to_owned()),
        how if is_mail => Some(format!("mailto:{how}")),
        _ => None,
    };
    let text = how.trim_start_matches("mailto:").to_owned();
    FactValue { text, url, external: how.starts_with("https://"), ..FactValue::default() }
}

fn words(composer: Composer<'_>) -> BTreeMap<&'static str, Word> {
    let words = composer.edition().words(AreaId::Site);
    let word = |kind| Word { one: words.one(kind).to_owned(), many: words.many(kind).to_owned() };
    let kinds = KINDS.iter().map(|entry| entry.kind).chain([Kind::Wijk, Kind::Theme]);
    kinds.map(|kind| (kind.file(), word(kind))).collect()
}

/// A municipality is on the list of them by its bare name; of any other it is not known which list
/// it is on.
fn authority(organisation: &str) -> Authority {
    let bare = municipality(organisation);
    Authority {
        scheme: bare.map(|_| "OVERHEID.Gemeente"),
        name: bare.unwrap_or(organisation).to_owned(),
    }
}

/// The bare name of a municipality, if that is what an organisation calls itself.
pub(super) fn municipality(organisation: &str) -> Option<&str> {
    organisation.strip_prefix("Gemeente ").or(organisation.strip_prefix("gemeente "))
}

/// A language with its country (ogp.me). For a language alone, as those who show pages do: who is
/// told nothing takes a page for English. Nothing when the country is not known.
fn locale(language: &str) -> Option<String> {
    const KNOWN: &[&str] = &[
        "ar_AR", "bg_BG", "cs_CZ", "de_DE", "el_GR", "en_GB", "es_ES", "fr_FR", "fy_NL", "hr_HR",
        "hu_HU", "it_IT", "nl_NL", "pl_PL", "pt_PT", "ro_RO", "ru_RU", "sk_SK", "so_SO", "tr_TR",
        "uk_UA",
    ];
    if language.contains('-') {
        return Some(language.replace('-', "_"));
    }
    let known = KNOWN.iter().find(|it| it.split('_').next() == Some(language));
    known.map(|it| (*it).to_owned())
}

/// A language that is written from right to left (ISO 639).
fn direction(language: &str) -> Option<&'static str> {
    const RIGHT_TO_LEFT: &[&str] = &["ar", "fa", "he", "ur", "ps", "ckb", "sd", "yi", "dv"];
    let main = language.split('-').next().unwrap_or_default();
    RIGHT_TO_LEFT.contains(&main).then_some("rtl")
}

impl<'a> Composer<'a> {
    /// Where to report a leak, as long as that holds.
    fn security(self) -> Option<FactValue> {
        let security = self.edition().site.settings.security.as_ref()?;
        let last = security.expires.as_ref().map(|it| it.value);
        let holds = last.is_none_or(|last| last >= self.edition().day);
        holds.then(|| reachable(security.contact.as_str()))
    }

    pub(super) fn frame(self, path: &str, subject: Subject) -> Result<Page, Diagnostic> {
        let settings = &self.edition().site.settings;
        let heading = self.page_heading(subject);
        let area = area_of(subject).unwrap_or(AreaId::Site);
        let head = self.page_head(subject);
        let language = head.and_then(|it| it.language.clone());
        let language = language.or_else(|| settings.languages.first().cloned()).unwrap_or_default();
        let updated = self.updated(subject);
        let mut page = Page {
            title: self.tab_title(&heading, area),
            description: self.description(subject, head),
            heading,
            canonical: self.canonical(path, subject),
            crumbs: self.crumbs(subject),
            direction: direction(&language),
            locale: locale(&language),
            language,
            wijk: self.wijk_frame(area, path)?,
            notices: self.notices(subject),
            share_by_mail: String::new(),
            updated: updated.map(|it| it.to_string()),
            modified: updated.and_then(iso),
            published: self.published(subject),
            sort: if head.is_some() { "article" } else { "website" },
            image: self.image(head),
            json_ld: None,
            follow: self.follow(area),
            code: None,
            poster: self.poster_link(subject),
        };
        page.code = is_read_on_paper(subject).then(|| qr::code(&page.canonical)).flatten();
        page.share_by_mail = share_by_mail(&page);
        page.json_ld = structured(self, subject, &page);
        page.image = page.image.or_else(|| self.drawn_image(subject));
        Ok(page)
    }

    /// The poster about a wijk, a quick win or a milestone.
    fn poster_link(self, subject: Subject) -> Option<String> {
        let Subject::Item(item) = subject else { return None };
        let (edition, area) = (self.edition(), area_of(subject)?);
        let at = posters(edition, area).position(|it| it == item)?;
        let page = poster_path(edition.site, area, at / POSTERS_PER_PAGE + 1);
        let place = poster_id(item, edition.head(item)?);
        Some(self.press.link(&format!("{page}#{place}")))
    }

    /// The address under which a page wants to be known: for one that moved, where it is now.
    fn canonical(self, path: &str, subject: Subject) -> String {
        match subject {
            Subject::Moved(to) => self.press.absolute(&destination_path(self.edition().site, to)),
            _ => self.press.absolute(path),
        }
    }

    /// The one `h1` of a page.
    fn page_heading(self, subject: Subject) -> String {
        let edition = self.edition();
        let settings = &edition.site.settings;
        match subject {
            Subject::Home => {
                let foreword = edition.foreword(AreaId::Site, None);
                let own = foreword.map(|it| it.head.title.clone()).filter(|it| !it.is_empty());
                own.unwrap_or_else(|| settings.title.clone())
            }
            Subject::Wijken => self.label_many(AreaId::Site, Kind::Wijk),
            Subject::Progress(area) => match crate::pages::area_item(area) {
                Some(wijk) => format!("Voortgang in {}", self.title(wijk)),
                None => "Voortgang".to_owned(),
            },
            Subject::Item(item) => self.title(item).to_owned(),
            Subject::List(area, kind, _) | Subject::Collection(area, kind) => {
                let foreword = edition.foreword(area, Some(kind));
                let own = foreword.map(|it| it.head.title.clone()).filter(|it| !it.is_empty());
                own.unwrap_or_else(|| self.label_many(area, kind))
            }
            Subject::Posters(area, _) => {
                let wijk = crate::pages::area_item(area).map_or("", |it| self.title(it));
                format!("Posters van {wijk}")
            }
            Subject::Data => "Open data".to_owned(),
            Subject::Search => "Zoeken".to_owned(),
            Subject::Drawer(drawer, _) => format!("Alles bij {}", self.drawer_title(drawer)),
            Subject::Moved(_) => "Deze pagina is verhuisd".to_owned(),
            Subject::StyleGuide => "Stijlgids".to_owned(),
            Subject::Accessibility => "Toegankelijkheid".to_owned(),
            Subject::NotFound => "Deze pagina is er niet".to_owned(),
        }
    }

    /// What stands in the tab: from the page to the site, each name once.
    fn tab_title(self, heading: &str, area: AreaId) -> String {
        let site = self.edition().site.settings.title.as_str();
        let mut names = vec![heading];
        let wijk = crate::pages::area_item(area).map(|it| self.title(it));
        names.extend(wijk.filter(|it| !heading.contains(*it)));
        names.extend(Some(site).filter(|it| *it != heading));
        names.join(" – ")
    }

    /// What every item on the page of a wijk has, if the page is about one.
    fn page_head(self, subject: Subject) -> Option<&'a Head> {
        match subject {
            Subject::Item(item) => self.press.map.edition.site.head(item),
            _ => None,
        }
    }

    fn description(self, subject: Subject, head: Option<&Head>) -> String {
        let settings = &self.edition().site.settings;
        let own = head.and_then(|head| Self::excerpt(head.summary.as_ref(), &head.text));
        let foreword = match subject {
            Subject::Home => settings.subtitle.clone(),
            _ => None,
        };
        own.or(foreword).unwrap_or_else(|| {
            format!(
                "{}. {}, {}.",
                self.page_heading(subject),
                settings.title,
                settings.organisation
            )
        })
    }

    /// The photo of what a page is about.
    fn image(self, head: Option<&Head>) -> Option<SharedImage> {
        let photo = head?.photo.as_ref()?;
        let file = photo.file.as_ref()?;
        let (name, _) = crate::media::locate(self.map().sources, &file.span.file, file).ok()?;
        let (path, (width, height)) = self.plain_print(name)?;
        let alt = photo.alt.clone().unwrap_or_default();
        Some(SharedImage { url: self.press.absolute(&path), alt, width, height })
    }

    /// The day of a news item.
    fn published(self, subject: Subject) -> Option<String> {
        let Subject::Item(item) = subject else { return None };
        let news = &self.edition().site.area(item.area).news;
        let date = news.get(item.index).filter(|_| item.kind == Kind::News)?.date;
        date.map(|it| it.to_string())
    }

    fn notices(self, subject: Subject) -> Vec<Notice> {
        let edition = self.edition();
        let mut notices = Vec::new();
        let Subject::Item(item) = subject else { return notices };
        if edition.publication(item) == Publication::Draft {
            let text = "Dit is een concept. Het staat nog niet op de openbare site.".to_owned();
            notices.push(Notice { sort: "concept", text });
        }
        let archived = wijk_of(item).is_some_and(|it| edition.site.wijken[it].profile.archived);
        if archived {
            let text =
                "Dit programma is afgelopen. De pagina’s blijven staan als archief.".to_owned();
            notices.push(Notice { sort: "archief", text });
        }
        let events = &edition.site.area(item.area).events;
        let event = events.get(item.index).filter(|_| item.kind == Kind::Event);
        if let Some(cancelled) = event.and_then(|it| it.cancelled.as_ref()) {
            let reason = cancelled.reason.clone().unwrap_or_default();
            notices.push(Notice { sort: "afgelast", text: format!("Afgelast. {reason}") });
        }
        notices
    }

    /// The way from the home page to a page.
    fn crumbs(self, subject: Subject) -> Vec<Link> {
        let site = self.edition().site;
        let link = |title: &str, path: &str| Link {
            title: title.to_owned(),
            url: Some(self.press.link(path)),
            ..Link::default()
        };
        if matches!(subject, Subject::Home | Subject::NotFound | Subject::Moved(_)) {
            return Vec::new();
        }
        let mut crumbs = vec![link("Home", "")];
        let area = area_of(subject).unwrap_or(AreaId::Site);
        if let Some(wijk) = crate::pages::area_item(area) {
            crumbs.push(link(&self.label_many(AreaId::Site, Kind::Wijk), "wijken/"));
            if subject != Subject::Item(wijk) {
                crumbs.push(link(self.title(wijk), &area_path(site, area)));
            }
        }
        if matches!(subject, Subject::Drawer(..)) {
            crumbs.push(link("Zoeken", SEARCH));
        }
        crumbs.extend(self.section_crumb(subject, area, link));
        crumbs
    }

    /// The section between an area and one of its items.
    fn section_crumb(
        self,
        subject: Subject,
        area: AreaId,
        link: impl Fn(&str, &str) -> Link,
    ) -> Option<Link> {
        let site = self.edition().site;
        let (path, title) = match subject {
            Subject::Item(item) if matches!(item.kind, Kind::Challenge | Kind::Milestone) => {
                (progress_path(site, area), "Voortgang".to_owned())
            }
            Subject::Item(item) if !matches!(item.kind, Kind::Wijk | Kind::Page) => {
                (section_path(site, area, item.kind, 1), self.label_many(area, item.kind))
            }
            Subject::List(area, kind, number) if number > 1 => {
                (section_path(site, area, kind, 1), self.label_many(area, kind))
            }
            _ => return None,
        };
        self.map().pages.find(&path).map(|_| link(&title, &path))
    }
}

/// A mail with the title and the address of a page (RFC 6068).
fn share_by_mail(page: &Page) -> String {
    let (title, address) = (percent_encode(&page.heading), percent_encode(&page.canonical));
    format!("mailto:?subject={title}&body={address}")
}

/// Whether somebody may want to print a page, and find it back.
fn is_read_on_paper(subject: Subject) -> bool {
    matches!(
        subject,
        Subject::Home
            | Subject::Wijken
            | Subject::Progress(_)
            | Subject::Item(_)
            | Subject::List(..)
            | Subject::Collection(..)
    )
}

/// The area that a page belongs to.
pub(super) fn area_of(subject: Subject) -> Option<AreaId> {
    match subject {
        Subject::Progress(area)
        | Subject::List(area, ..)
        | Subject::Collection(area, _)
        | Subject::Posters(area, _) => Some(area),
        Subject::Item(ItemId { kind: Kind::Wijk, index, .. }) => Some(AreaId::Wijk(index)),
        Subject::Item(item) => Some(item.area),
        Subject::Home
        | Subject::Wijken
        | Subject::Data
        | Subject::Search
        | Subject::Drawer(..)
        | Subject::Moved(_)
        | Subject::StyleGuide
        | Subject::Accessibility
        | Subject::NotFound => None,
    }
}
