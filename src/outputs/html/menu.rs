//! The menus: of the site, of a wijk, and what stands at the foot of every page.

use super::Composer;
use super::view::Link;
use crate::model::{AreaId, Kind};
use crate::pages::{SECTIONS, progress_path, section_path};

/// The sections that stand in the menu of the site; the others are at the foot of every page.
const IN_MENU: &[Kind] = &[Kind::News, Kind::Event, Kind::Contact];

impl Composer<'_> {
    /// The menu of the site: what the editors made of it, and the pages that there are.
    pub(super) fn site_menu(self) -> Vec<Link> {
        let settings = &self.edition().site.settings;
        let mut menu = vec![self.menu_link(self.label_many(AreaId::Site, Kind::Wijk), "wijken/")];
        menu.extend(self.section_links(AreaId::Site, |kind| IN_MENU.contains(&kind)));
        for item in &settings.menu {
            let url = item.link.as_ref().map(|it| it.value.as_str());
            let link = self.web_link("content/site.yaml", &item.title, url);
            menu.retain(|it| it.url != link.url);
            menu.push(link);
        }
        menu
    }

    /// The sections of the site that are not in its menu.
    pub(super) fn site_sections(self) -> Vec<Link> {
        let menu = self.site_menu();
        let mut sections = self.section_links(AreaId::Site, |_| true);
        sections.retain(|it| !menu.iter().any(|other| other.url == it.url));
        sections
    }

    pub(super) fn menu_link(self, title: String, path: &str) -> Link {
        Link { title, url: Some(self.press.link(path)), ..Link::default() }
    }

    /// The progress of an area, and its sections that have something to show.
    pub(super) fn section_links(self, area: AreaId, wanted: impl Fn(Kind) -> bool) -> Vec<Link> {
        let site = self.edition().site;
        let progress = (progress_path(site, area), "Voortgang".to_owned());
        let sections = SECTIONS
            .iter()
            .filter(|kind| wanted(**kind))
            .map(|kind| (section_path(site, area, *kind, 1), self.label_many(area, *kind)));
        let all = std::iter::once(progress).chain(sections);
        let there = all.filter(|(path, _)| self.map().pages.find(path).is_some());
        there.map(|(path, title)| self.menu_link(title, &path)).collect()
    }
}
