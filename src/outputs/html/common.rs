//! What all pages of an area have in common: the name and the menu of its wijk, and how to follow it.

use std::sync::OnceLock;

use super::Composer;
use super::frame::area_of;
use super::view::{Follow, Link, SharedImage, WijkFrame};
use crate::model::{AreaId, ItemId, Kind, Site};
use crate::outputs::sharing::{self, Of};
use crate::outputs::{calendar, feeds, static_files};
use crate::pages::{Subject, area_path};
use crate::palette;
use crate::theme::Shared;

/// What the pages of each area have in common, made when the first of them is.
pub(in crate::outputs) struct Frames(Vec<OnceLock<Common>>);

/// What the pages of an area have in common.
struct Common {
    /// The menu of the wijk.
    menu: Vec<Link>,
    wijk: Option<WijkFrame>,
    /// The ways to follow the area.
    follow: Vec<Shared<Follow>>,
    /// The picture for who shares a page.
    picture: Option<SharedImage>,
}

impl Frames {
    /// A place for what the pages of each area of a site have in common.
    pub(in crate::outputs) fn new(site: &Site) -> Frames {
        Frames(site.areas().map(|_| OnceLock::new()).collect())
    }
}

impl<'a> Composer<'a> {
    /// What a page shows of its wijk: the same as all others, but for the link to itself.
    pub(super) fn wijk_frame(self, area: AreaId, path: &str) -> Option<WijkFrame> {
        let common = self.in_common(area);
        let mut wijk = common.wijk.clone()?;
        let here = self.press.link(path);
        if let Some(at) = common.menu.iter().position(|it| it.url.as_ref() == Some(&here)) {
            wijk.menu[at] = Shared::new(&Link { current: true, ..common.menu[at].clone() });
        }
        Some(wijk)
    }

    /// The ways to follow an area.
    pub(super) fn follow(self, area: AreaId) -> Vec<Shared<Follow>> {
        self.in_common(area).follow.clone()
    }

    /// The picture for who shares a page without a photo: of its plan, or else of its area.
    pub(super) fn drawn_image(self, subject: Subject) -> Option<SharedImage> {
        match subject {
            Subject::Item(plan) if plan.kind == Kind::Plan => sharing::offer(self, Of::Plan(plan)),
            _ => self.in_common(area_of(subject).unwrap_or(AreaId::Site)).picture.clone(),
        }
    }

    /// What the pages of an area have in common.
    fn in_common(self, area: AreaId) -> &'a Common {
        let place = match area {
            AreaId::Site => 0,
            AreaId::Wijk(at) => at + 1,
        };
        self.press.frames.0[place].get_or_init(|| self.common(area))
    }

    fn common(self, area: AreaId) -> Common {
        let follow = feeds::offers(self, area).into_iter().chain(calendar::offer(self, area));
        let follow = follow.map(|it| Shared::new(&it)).collect();
        let picture = sharing::offer(self, Of::Area(area));
        let AreaId::Wijk(at) = area else {
            return Common { menu: Vec::new(), wijk: None, follow, picture };
        };
        let site = self.edition().site;
        let profile = &site.wijken[at].profile;
        let home = area_path(site, area);
        let mut menu = vec![self.menu_link("Overzicht".to_owned(), &home)];
        menu.extend(self.section_links(area, |_| true));
        let municipality = self.edition().municipality(at);
        let wijk = WijkFrame {
            name: self.title(ItemId::wijk(at)).to_owned(),
            url: self.press.link(&home),
            slogan: profile.slogan.clone(),
            logo: profile.logo.as_ref().and_then(|it| self.file(it)),
            style: profile
                .colour
                .as_ref()
                .map(|it| static_files::linked(self.press, &palette::colour_file(it.value))),
            municipality: municipality.map(|it| Shared::new(&self.link(it))),
            menu: menu.iter().map(Shared::new).collect(),
        };
        Common { menu, wijk: Some(wijk), follow, picture }
    }
}
