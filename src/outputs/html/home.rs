//! The home page, and the page with all wijken.

use super::Composer;
use super::view::{Home, Link, Overview, Section, WijkCard, WijkGroup};
use crate::model::{AreaId, ItemId, Kind, Profile};
use crate::pages::{has_progress, progress_path, section_path};

/// Up to how many wijken are listed with a summary and a picture.
const IN_FULL: usize = 60;
/// How many items the home page shows of each kind.
const ON_HOME: usize = 6;

impl Composer<'_> {
    /// The home page.
    pub(super) fn home(self) -> Home {
        let edition = self.edition();
        let site = edition.site;
        let foreword = edition.foreword(AreaId::Site, None);
        let progress_url = has_progress(edition, AreaId::Site)
            .then(|| self.press.link(&progress_path(site, AreaId::Site)));
        let progress = edition.progress(AreaId::Site);
        Home {
            introduction_html: foreword
                .map(|it| self.prose(&it.head.text, 2, ""))
                .unwrap_or_default(),
            photo: foreword.and_then(|it| it.head.photo.as_ref()).and_then(|it| self.photo(it)),
            progress: self.progress(&progress, (Kind::Milestone, AreaId::Site)),
            progress_url,
            groups: self.wijk_groups(),
            sections: self.home_sections(),
            voices: self.voices(AreaId::Site, 3),
        }
    }

    /// The page with all wijken.
    pub(super) fn overview(self) -> Overview {
        Overview { groups: self.wijk_groups() }
    }

    /// Newest news and next events, of the site and of all wijken.
    fn home_sections(self) -> Vec<Section> {
        let news = self.newest(Kind::News);
        let events = self.soonest_events();
        let sections = [("nieuws", Kind::News, news), ("agenda", Kind::Event, events)];
        let section = |(id, kind, items): (&str, Kind, Vec<ItemId>)| Section {
            id: id.to_owned(),
            title: self.label_many(AreaId::Site, kind),
            cards: self.cards(items, AreaId::Site),
            more: self.more(AreaId::Site, kind),
        };
        sections.into_iter().map(section).filter(|it| !it.cards.is_empty()).collect()
    }

    /// The list page of a kind, if there is one.
    pub(super) fn more(self, area: AreaId, kind: Kind) -> Option<Link> {
        let path = section_path(self.edition().site, area, kind, 1);
        self.map().pages.find(&path)?;
        let many = self.edition().words(area).many(kind);
        let title = match kind {
            Kind::News if many == kind.many() => "Al het nieuws".to_owned(),
            Kind::Event if many == kind.many() => "De hele agenda".to_owned(),
            Kind::Contact if many == kind.many() => "Alle contacten".to_owned(),
            _ => format!("Alle {many}"),
        };
        Some(Link { title, url: Some(self.press.link(&path)), ..Link::default() })
    }

    fn newest(self, kind: Kind) -> Vec<ItemId> {
        let site = self.edition().site;
        let areas = self.edition().areas();
        let mut items: Vec<ItemId> =
            areas.flat_map(|area| self.edition().own(area, kind)).collect();
        items.sort_by_cached_key(|it| {
            std::cmp::Reverse(site.date_of(*it).map(crate::values::When::first))
        });
        items.truncate(ON_HOME);
        items
    }

    fn soonest_events(self) -> Vec<ItemId> {
        let areas = self.edition().areas();
        let all = areas.flat_map(|area| self.edition().own(area, Kind::Event));
        let mut items: Vec<ItemId> = all.filter(|it| self.is_coming(*it)).collect();
        items.sort_by_cached_key(|it| self.event_time(*it));
        items.truncate(ON_HOME);
        items
    }

    /// The wijken; by municipality when the site covers several.
    fn wijk_groups(self) -> Vec<WijkGroup> {
        let edition = self.edition();
        let mut groups: Vec<(Option<ItemId>, WijkGroup)> = edition
            .list(AreaId::Site, Kind::Municipality)
            .iter()
            .map(|item| (Some(*item), self.municipality_group(*item)))
            .collect();
        let mut homeless = WijkGroup { id: "overig".to_owned(), ..WijkGroup::default() };
        for (item, _) in edition.wijken() {
            let Some(card) = self.wijk_in_short(item) else { continue };
            let municipality = edition.municipality(item.index);
            let group =
                groups.iter_mut().find(|(it, _)| municipality.is_some() && *it == municipality);
            group.map_or(&mut homeless, |(_, group)| group).wijken.push(card);
        }
        groups.push((None, homeless));
        groups
            .into_iter()
            .map(|(_, group)| group)
            .filter(|it| !it.wijken.is_empty() || !it.title.is_empty())
            .collect()
    }

    fn municipality_group(self, item: ItemId) -> WijkGroup {
        let municipality = &self.edition().site.area.municipalities[item.index];
        let head = &municipality.head;
        let own_site = municipality.url.as_deref().map(|url| {
            self.web_link(&head.span.file, &format!("Website van {}", head.title), Some(url))
        });
        let links = head.links.iter();
        let links = links.map(|it| self.web_link(&head.span.file, &it.title, it.url.as_deref()));
        WijkGroup {
            id: head.id.clone(),
            title: head.title.clone(),
            text_html: self.prose(&head.text, 3, &format!("{}-", head.id)),
            summary: head.summary.clone(),
            links: own_site.into_iter().chain(links).collect(),
            logo: municipality.logo.as_ref().and_then(|it| self.file(it)),
            code: municipality.code.clone(),
            wijken: Vec::new(),
        }
    }

    /// A wijk in short; where there are many, without summary and picture.
    pub(super) fn wijk_in_short(self, item: ItemId) -> Option<WijkCard> {
        let url = self.address(item)?;
        let area = AreaId::Wijk(item.index);
        let wijk = &self.edition().site.wijken[item.index].profile;
        let profile: &Profile = wijk;
        let progress = has_progress(self.edition(), area)
            .then(|| self.progress(&self.edition().progress(area), (Kind::Milestone, area)));
        let card = WijkCard {
            title: wijk.head.title.clone(),
            url,
            sort: profile.sort.map(crate::model::wijk::WijkSort::word),
            programme: profile.programme.clone(),
            summary: Self::excerpt(wijk.head.summary.as_ref(), &wijk.head.text),
            photo: wijk.head.photo.as_ref().and_then(|it| self.photo(it)),
            standing: self.standing_of(item),
            progress,
            archived: profile.archived,
            aliases: profile.aliases.clone(),
            marks: self.marks(item),
        };
        let many = self.edition().site.wijken.len() > IN_FULL;
        let brief = |card| WijkCard { summary: None, photo: None, aliases: Vec::new(), ..card };
        Some(if many { brief(card) } else { card })
    }
}
