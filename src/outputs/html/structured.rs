//! What a page is about, for search engines: JSON-LD with the words of schema.org.
//!
//! The page, what it is about, and the way to it stand side by side and refer to each other by
//! whole addresses. Only what the page shows is said.

mod words;

use std::borrow::Cow;

use chrono::NaiveDate;

use super::Composer;
use super::frame::{area_of, municipality};
use super::view;
use crate::model::{AreaId, ItemId, Kind};
use crate::outputs::dates::moment;
use crate::outputs::open_data::{Set, licence_address, media_type, path as data_path, sets};
use crate::pages::{SEARCH, Subject, area_item, area_path, item_path};
use crate::values::EventTime;
use words::{
    Author, Breadcrumbs, ContactPoint, Crumb, DataCatalog, DataDownload, Dataset, Document,
    EntryPoint, Event, Node, Organization, Page, Place, Reference, SearchAction,
};

/// The JSON-LD document of a page, safe inside a `script` element.
pub(super) fn structured(
    composer: Composer<'_>,
    subject: Subject,
    page: &view::Page,
) -> Option<String> {
    if matches!(subject, Subject::Moved(_) | Subject::NotFound | Subject::StyleGuide) {
        return None;
    }
    let describing = Describing { composer, subject, page };
    let entity = describing.entity();
    let nodes = [Some(describing.page(entity.as_ref())), entity, describing.breadcrumbs()];
    let graph = nodes.into_iter().flatten().collect();
    let document = Document { context: "https://schema.org", graph };
    let written = serde_json::to_string(&document).ok()?;
    Some(if written.contains('<') { written.replace('<', "\\u003c") } else { written })
}

/// A page while it is described.
#[derive(Clone, Copy)]
struct Describing<'a> {
    composer: Composer<'a>,
    subject: Subject,
    page: &'a view::Page,
}

impl<'a> Describing<'a> {
    fn item(self) -> Option<ItemId> {
        match self.subject {
            Subject::Item(item) => Some(item),
            _ => None,
        }
    }

    fn of_kind(self, kind: Kind) -> Option<ItemId> {
        self.item().filter(|it| it.kind == kind)
    }

    /// The page itself.
    fn page(self, entity: Option<&Node<'_>>) -> Node<'a> {
        let (page, edition) = (self.page, self.composer.edition());
        let is_home = self.subject == Subject::Home;
        let sort = self.sort();
        let heading = Some(Cow::Borrowed(page.heading.as_str()));
        let (name, headline) =
            if sort == "NewsArticle" { (None, heading) } else { (heading, None) };
        let news = self.of_kind(Kind::News).map(|it| &edition.site.area(it.area).news[it.index]);
        let described = Page {
            sort,
            id: Cow::Borrowed(&page.canonical),
            url: Cow::Borrowed(&page.canonical),
            name,
            headline,
            description: Cow::Borrowed(&page.description),
            in_language: Cow::Borrowed(&page.language),
            image: page.image.as_ref().map(|it| Cow::Borrowed(it.url.as_str())),
            date_published: page.published.clone(),
            date_modified: page.modified.clone(),
            author: news.and_then(|it| it.author.as_ref()).and_then(author),
            article_section: news.and_then(|it| it.sort).map(crate::model::news::NewsSort::word),
            publisher: Some(if is_home { self.publisher_in_full() } else { self.publisher() }),
            is_part_of: (!is_home).then(|| self.name_of("")),
            main_entity: entity.and_then(name_of_node),
            spatial_coverage: self.wijk_in_short(),
            breadcrumb: (!page.crumbs.is_empty()).then(|| self.own("kruimelpad")),
            potential_action: is_home.then(|| self.search()),
            about: self.contacts(),
        };
        Node::Page(Box::new(described))
    }

    /// What sort of page it is.
    fn sort(self) -> &'static str {
        match self.subject {
            Subject::Home => "WebSite",
            Subject::Item(item) if item.kind == Kind::News => "NewsArticle",
            Subject::Collection(_, Kind::Contact) => "ContactPage",
            Subject::Wijken
            | Subject::Progress(_)
            | Subject::List(..)
            | Subject::Collection(..)
            | Subject::Drawer(..) => "CollectionPage",
            Subject::Search => "SearchResultsPage",
            _ => "WebPage",
        }
    }

    /// What the page is about, when that is a thing by itself.
    fn entity(self) -> Option<Node<'a>> {
        if self.subject == Subject::Data {
            return Some(Node::Catalogue(Box::new(self.catalogue())));
        }
        let item = self.item()?;
        match item.kind {
            Kind::Wijk => Some(Node::Place(Box::new(self.wijk(item)))),
            Kind::Organisation => Some(Node::Organization(Box::new(self.organisation(item)))),
            Kind::Event => Some(Node::Event(Box::new(self.event(item)))),
            _ => None,
        }
    }

    fn wijk(self, item: ItemId) -> Place<'a> {
        let edition = self.composer.edition();
        let profile = &edition.site.wijken[item.index].profile;
        let around = edition.municipality(item.index).map(|it| self.composer.title(it));
        let around =
            around.map(|name| Place { sort: "AdministrativeArea", name, ..Place::default() });
        Place {
            alternate_name: &profile.aliases,
            url: Some(Cow::Borrowed(&self.page.canonical)),
            image: self.page.image.as_ref().map(|it| Cow::Borrowed(it.url.as_str())),
            identifier: profile.code.as_deref(),
            within: around.map(Box::new),
            ..self.place(item)
        }
    }

    /// A wijk by its name.
    fn place(self, wijk: ItemId) -> Place<'a> {
        let path = area_path(self.composer.edition().site, AreaId::Wijk(wijk.index));
        let id = self.composer.press.absolute(&(path + "#wijk"));
        Place { sort: "Place", id: Some(id), name: self.composer.title(wijk), ..Place::default() }
    }

    /// The wijk that a page is about, unless it is the page of that wijk.
    fn wijk_in_short(self) -> Option<Place<'a>> {
        let wijk = area_of(self.subject).and_then(area_item)?;
        (self.item() != Some(wijk)).then(|| self.place(wijk))
    }

    fn organisation(self, item: ItemId) -> Organization<'a> {
        let organisation = &self.composer.edition().site.area(item.area).organisations[item.index];
        let logo = organisation.logo.as_ref().and_then(|it| self.composer.file(it));
        Organization {
            sort: "Organization",
            id: Some(format!("{}#organisatie", self.page.canonical)),
            name: Cow::Borrowed(self.composer.title(item)),
            alternate_name: &organisation.aliases,
            url: Some(Cow::Borrowed(organisation.url.as_ref().unwrap_or(&self.page.canonical))),
            logo: logo.map(|it| self.composer.press.whole(&it)),
            ..Organization::default()
        }
    }

    /// Whose site it is: a municipality, as far as its name says so.
    fn publisher(self) -> Organization<'a> {
        let name = &self.composer.edition().site.settings.organisation;
        let is_government = municipality(name).is_some();
        Organization {
            sort: if is_government { "GovernmentOrganization" } else { "Organization" },
            id: Some(self.composer.press.absolute("#organisatie")),
            name: Cow::Borrowed(name),
            ..Organization::default()
        }
    }

    /// Whose site it is, with what the foot of its pages says of them.
    fn publisher_in_full(self) -> Organization<'a> {
        let settings = &self.composer.edition().site.settings;
        let logo = settings.style.logo.as_ref().and_then(|it| self.composer.file(it));
        let channels = settings.channels.iter().filter_map(|it| it.url.as_deref());
        Organization {
            url: Some(Cow::Owned(self.composer.press.absolute(""))),
            logo: logo.map(|it| self.composer.press.whole(&it)),
            same_as: channels.filter(|it| it.starts_with("https://")).collect(),
            contact_point: settings.contact.as_deref().and_then(reached_at),
            ..self.publisher()
        }
    }

    /// The contacts on a page about them that can be reached.
    fn contacts(self) -> Vec<ContactPoint<'a>> {
        let Subject::Collection(area, Kind::Contact) = self.subject else { return Vec::new() };
        let edition = self.composer.edition();
        let described = |item: &ItemId| {
            let contact = &edition.site.area(item.area).contacts[item.index];
            let email = contact.email.as_ref().map(|it| it.value.as_str());
            let telephone = contact.phone.as_ref().map(|it| it.value.as_str());
            let path = item_path(edition.site, *item)?;
            (email.is_some() || telephone.is_some()).then(|| ContactPoint {
                sort: "ContactPoint",
                id: Some(self.composer.press.absolute(&path)),
                name: contact.name.as_deref().or(contact.role.as_deref()),
                contact_type: contact.role.as_deref(),
                email,
                telephone,
                url: None,
            })
        };
        edition.list(area, Kind::Contact).iter().filter_map(described).collect()
    }

    /// An event with its status (schema.org/Event).
    fn event(self, item: ItemId) -> Event<'a> {
        let edition = self.composer.edition();
        let event = &edition.site.area(item.area).events[item.index];
        let (begins, ends) = (event.begins.as_ref().map(|it| it.value), event.ends.as_ref());
        let next = edition.next_day(item).or(begins.map(EventTime::day));
        let start = next.map(|day| self.at(day, begins.and_then(EventTime::time)));
        // What comes back takes as long each time.
        let lasts = |it: EventTime| it.day() - begins.map_or(it.day(), EventTime::day);
        let end = ends.zip(next).map(|(it, day)| self.at(day + lasts(it.value), it.time()));
        let host = event.organiser.as_ref().and_then(|it| edition.find(item, it));
        let organizer = host.map(|it| Organization {
            sort: "Organization",
            name: Cow::Borrowed(self.composer.title(it)),
            ..Organization::default()
        });
        let is_online = event
            .location
            .as_ref()
            .is_some_and(|it| it.address.is_none() && it.name.to_lowercase().starts_with("online"));
        let location = event.location.as_ref().map(|venue| Place {
            sort: if is_online { "VirtualLocation" } else { "Place" },
            name: &venue.name,
            address: venue.address.as_deref(),
            // How to get in stands on the page.
            url: is_online.then_some(Cow::Borrowed(self.page.canonical.as_str())),
            ..Place::default()
        });
        Event {
            sort: "Event",
            id: format!("{}#bijeenkomst", self.page.canonical),
            name: Cow::Borrowed(&self.page.heading),
            url: Cow::Borrowed(&self.page.canonical),
            description: Cow::Borrowed(&self.page.description),
            in_language: Cow::Borrowed(&self.page.language),
            image: self.page.image.as_ref().map(|it| Cow::Borrowed(it.url.as_str())),
            start_date: start,
            end_date: end,
            status: match event.cancelled {
                Some(_) => "https://schema.org/EventCancelled",
                None => "https://schema.org/EventScheduled",
            },
            attendance: is_online.then_some("https://schema.org/OnlineEventAttendanceMode"),
            location,
            organizer,
        }
    }

    /// The open data (schema.org/DataCatalog), table by table, with the names that they have in
    /// DCAT.
    fn catalogue(self) -> DataCatalog<'a> {
        let press = self.composer.press;
        let licence = press.map.edition.site.settings.licence.as_deref();
        let described = |set: Set| {
            let home = press.absolute(&data_path(&format!("#{}", set.name)));
            let file = |ending: &&'static str| DataDownload {
                sort: "DataDownload",
                content_url: press.absolute(&data_path(&format!("{}.{ending}", set.name))),
                encoding_format: media_type(ending),
            };
            Dataset {
                sort: "Dataset",
                id: home.clone(),
                url: home,
                date_modified: set.modified.map(|it| it.to_string()),
                license: licence.and_then(licence_address),
                is_accessible_for_free: true,
                creator: self.name_of("#organisatie"),
                distribution: set.endings.iter().map(file).collect(),
                name: set.title,
                description: set.about,
            }
        };
        DataCatalog {
            sort: "DataCatalog",
            id: self.own("gegevens").id,
            name: Cow::Borrowed(&self.page.heading),
            description: Cow::Borrowed(&self.page.description),
            url: Cow::Borrowed(&self.page.canonical),
            dataset: sets(press).into_iter().map(described).collect(),
        }
    }

    /// A day, or a moment on it in the zone of the site (ISO 8601).
    fn at(self, day: NaiveDate, time: Option<chrono::NaiveTime>) -> String {
        let zone = self.composer.edition().site.settings.zone;
        time.map_or_else(|| day.to_string(), |it| moment(zone, day.and_time(it)).to_rfc3339())
    }

    /// The search of the site (schema.org/SearchAction).
    fn search(self) -> SearchAction {
        let url_template = format!("{}?q={{q}}", self.composer.press.absolute(SEARCH));
        SearchAction {
            sort: "SearchAction",
            target: EntryPoint { sort: "EntryPoint", url_template },
            query_input: "required name=q",
        }
    }

    /// The way to the page (schema.org/BreadcrumbList).
    fn breadcrumbs(self) -> Option<Node<'a>> {
        let crumbs = self.page.crumbs.iter().zip(1..);
        let crumb = |(crumb, position): (&'a view::Link, usize)| Crumb {
            sort: "ListItem",
            position,
            name: &crumb.title,
            item: self.composer.press.whole(crumb.url.as_deref().unwrap_or_default()),
        };
        (!self.page.crumbs.is_empty()).then(|| {
            Node::Breadcrumbs(Breadcrumbs {
                sort: "BreadcrumbList",
                id: self.own("kruimelpad").id,
                item_list_element: crumbs.map(crumb).collect(),
            })
        })
    }

    /// The name of something on the page.
    fn own(self, place: &str) -> Reference {
        Reference { id: format!("{}#{place}", self.page.canonical) }
    }

    fn name_of(self, path: &str) -> Reference {
        Reference { id: self.composer.press.absolute(path) }
    }
}

/// Who wrote something, if they are named: a role alone is nobody.
fn author(author: &crate::model::news::Author) -> Option<Author<'_>> {
    let name = author.name.as_deref()?;
    Some(Author { sort: "Person", name, job_title: &author.role })
}

/// A mail address or a web address to turn to; words are for people.
fn reached_at(how: &str) -> Option<ContactPoint<'_>> {
    let mail = how.strip_prefix("mailto:").unwrap_or(how);
    let is_mail = mail.contains('@') && !mail.contains(char::is_whitespace);
    let url = Some(how).filter(|it| it.starts_with("https://"));
    let email = Some(mail).filter(|_| is_mail && url.is_none());
    (url.is_some() || email.is_some()).then(|| ContactPoint {
        sort: "ContactPoint",
        contact_type: Some("Vraag over deze site"),
        email,
        url,
        ..ContactPoint::default()
    })
}

fn name_of_node(node: &Node<'_>) -> Option<Reference> {
    let id = match node {
        Node::Place(it) => it.id.clone()?,
        Node::Organization(it) => it.id.clone()?,
        Node::Event(it) => it.id.clone(),
        Node::Page(it) => it.id.clone().into_owned(),
        Node::Breadcrumbs(it) => it.id.clone(),
        Node::Catalogue(it) => it.id.clone(),
    };
    Some(Reference { id })
}
